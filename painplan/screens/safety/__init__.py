"""The screens of the topic “safety”."""
