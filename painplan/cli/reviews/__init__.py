"""The commands of the topic “reviews”."""
