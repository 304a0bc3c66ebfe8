"""The commands of the topic “measures”."""
