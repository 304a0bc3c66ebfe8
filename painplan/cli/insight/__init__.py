"""The commands of the topic “insight”."""
