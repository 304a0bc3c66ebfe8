"""What a replay of a table could begin with, when nobody says: offered, never taken by itself."""

from collections.abc import Sequence
from datetime import timedelta
from statistics import median

from painplan.pacing.amounts import floor_unit
from painplan.pacing.replay import ReplayDay
from painplan.pacing.rhythm import step_of
from painplan.pacing.start import START_SHARE

FIRST_DAYS = 14
"""Days of the diary that the offer looks at [design default]."""


def offered_start(rows: Sequence[ReplayDay], unit_min: float) -> tuple[float, float] | None:
    """First amount and step from the usual day of the first two weeks: 80 % and 10 % of it, as for tries.

    Args:
        rows: The days of the table.
        unit_min: Smallest sensible step, in the unit of the table.

    Returns:
        Amount and step, at least one smallest unit each; none when nothing was done on any day.

    Source: PP-1, clinical.md A12 (shares); a usual day instead of tries [design].
    """
    done = sorted((row.day, row.done) for row in rows if row.done)
    if not done:
        return None
    until = done[0][0] + timedelta(days=FIRST_DAYS)
    usual = median(amount for day, amount in done if day < until)
    first = max(unit_min, floor_unit(START_SHARE * usual, unit_min))
    return first, step_of(usual, unit_min, "steady")
