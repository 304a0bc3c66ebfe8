"""The screens of the topic “goals”."""
