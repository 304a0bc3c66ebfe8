"""The screens of the topic “samples”."""
