"""The screens of the topic “exposure”."""
