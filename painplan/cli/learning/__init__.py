"""The commands of the topic “learning”."""
