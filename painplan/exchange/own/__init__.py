"""PainPlan's own exports, out and back in: JSON, and tables with a dictionary."""
