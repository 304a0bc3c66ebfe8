"""The screens of the topic “plans”."""
