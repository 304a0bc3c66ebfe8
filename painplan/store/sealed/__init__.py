"""A sealed data folder: the sealing, the key, opening it."""
