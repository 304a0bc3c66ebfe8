"""The screens of the topic “tasks”."""
