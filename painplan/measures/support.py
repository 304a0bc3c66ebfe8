"""When answers about mood call for the page of support at once. Pure."""

from collections.abc import Sequence

HEAVY = "phq4"
AT_ONCE = 9
"""PHQ-4 from here on (clinical.md B1, C3)."""
TWICE = 6
"""Or from here on, two times in a row."""


def support_needed(scores: Sequence[float | None]) -> bool:
    """Whether the newest of these PHQ-4 scores calls for the page of support.

    Args:
        scores: Oldest first; none where answers were missing.

    Source: clinical.md B1 (app actions), C3.
    """
    if not scores or scores[-1] is None:
        return False
    before = scores[-2] if len(scores) > 1 else None
    return scores[-1] >= AT_ONCE or (scores[-1] >= TWICE and before is not None and before >= TWICE)
