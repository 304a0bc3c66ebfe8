"""The commands of the topic “team”."""
