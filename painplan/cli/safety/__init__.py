"""The commands of the topic “safety”."""
