"""The commands of the topic “goals”."""
