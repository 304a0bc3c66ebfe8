"""Trying one thing out on oneself, from what is agreed to what it shows."""
