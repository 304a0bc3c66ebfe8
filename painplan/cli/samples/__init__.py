"""The commands of the topic “samples”."""
