"""The screens of the topic “insight”."""
