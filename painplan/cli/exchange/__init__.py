"""The commands of the topic “exchange”."""
