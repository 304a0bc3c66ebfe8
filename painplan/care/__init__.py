"""Course of care: what was chosen, what it is for, how it goes, and what the person decides about it."""
