"""The screens of the topic “learning”."""
