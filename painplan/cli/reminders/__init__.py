"""The commands of the topic “reminders”."""
