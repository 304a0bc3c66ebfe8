"""When a person wants to be reminded, and what goes into a calendar."""
