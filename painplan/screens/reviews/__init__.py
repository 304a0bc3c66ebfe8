"""The screens of the topic “reviews”."""
