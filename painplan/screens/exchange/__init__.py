"""The screens of the topic “exchange”."""
