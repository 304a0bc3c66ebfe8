"""The screens of the check-in and of what it asks on top."""
