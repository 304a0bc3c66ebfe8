"""Amounts of a day on which something is asked for; tests of such days fail where nothing is."""

from painplan.pacing.target import CalmDay, Target


def asks(on: Target) -> CalmDay:
    """The three amounts of a day, none of them missing."""
    assert on.target is not None
    assert on.ceiling is not None
    assert on.smaller is not None
    return CalmDay(amount=on.target, ceiling=on.ceiling, smaller=on.smaller)
