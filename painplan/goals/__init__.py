"""Goals and what they stand on: the interview, values, barriers, what a person tells about themselves."""
