"""Which day a moment belongs to: a late evening is still the day that it ends."""

from datetime import date, datetime, timedelta

DAY_STARTS_AT = 4
"""The hour at which a day begins, where the person chose none."""


def day_of(moment: datetime, starts_at: int = DAY_STARTS_AT) -> date:
    """The day a person means at a moment.

    Only what the clock on the wall says counts, so that a night in which it is changed has no gap and nothing twice.

    Args:
        moment: Local time.
        starts_at: The hour at which the day begins, 0 to 11.
    """
    return moment.date() - timedelta(days=moment.hour < starts_at)
