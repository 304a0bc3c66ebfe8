"""Changing a plan that goes on: its aim, its days, its name, the size of its steps, less a day."""
