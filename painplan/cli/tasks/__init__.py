"""The commands of the topic “tasks”."""
