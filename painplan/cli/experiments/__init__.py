"""The commands of the topic “experiments”."""
