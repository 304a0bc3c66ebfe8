"""The commands of the topic “checkin”."""
