"""Avoided activities: the ladder, and tries at them."""
