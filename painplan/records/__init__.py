"""The facts: what a person said, did or decided. One frozen struct per kind, checked when it is made.

Nothing computed is kept here: amounts, flare-ups, trends and locks are worked out from these records.
"""
