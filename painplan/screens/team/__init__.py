"""The screens of the topic “team”."""
