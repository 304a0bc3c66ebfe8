"""What a try counts that ended because the person had to stop (clinical.md A12 TRY). Pure."""

STOPPED_SHARE = 0.5
"""What pain ended is not the tolerance; "it is likely to be half of this" (A12 TRY)."""


def after_having_to_stop(reached: float) -> float:
    """What counts of an amount at which the person had to stop, where they choose that half of it does."""
    return STOPPED_SHARE * reached
