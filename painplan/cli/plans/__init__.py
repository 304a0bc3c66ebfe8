"""The commands of the topic “plans”."""
