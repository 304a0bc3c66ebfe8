"""The screens of the topic “measures”."""
