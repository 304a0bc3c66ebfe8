"""Months side by side without being fooled by the days of the week: weekdays beside weekdays, weekends beside weekends.

Where weekends are unlike weekdays, a month with a few weekends more among its entries looks like a change (H5).
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Literal

import msgspec

from painplan.insight.smoothing import MONTH_DAYS, MONTH_NEEDED

Group = Literal["weekdays", "weekend"]
GROUPS: tuple[Group, ...] = ("weekdays", "weekend")
"""Monday to Friday; Saturday and Sunday."""
DAYS_A_WEEK: dict[Group, int] = {"weekdays": 5, "weekend": 2}
NEEDED: dict[Group, int] = {"weekdays": 12, "weekend": 5}
"""Entries a month that a group needs: the share of days that H3 asks of a month, 16 of 28, rounded up."""
UNLIKE_FROM = 0.75
"""So often a day of one group is higher than one of the other before they count as unlike [design]. With 16 weekend
days and 40 weekdays chance alone reaches this, up or down, less than once in 200 diaries."""
FRIDAY = 4


class LikeMonths(msgspec.Struct, frozen=True, kw_only=True):
    """The usual day of neighbouring stretches of four weeks, like days compared."""

    values: tuple[float | None, ...]
    """In the measure's unit, oldest first; none where there are too few entries."""
    groups: tuple[Group, ...]
    """What was compared apart; none: weekends are not unlike weekdays, all days were taken together."""


def like_months(values: Mapping[date, float], last: date, months: int) -> LikeMonths:
    """The usual day of the last stretches of 28 days.

    Without a weekday effect this is the median of each. With one it is the medians of weekdays and of weekends, put
    together by the days of a week they stand for; a group with too few entries in one of the months is left out of all.

    Args:
        values: Value by day, in the measure's unit.
        last: Last day that is looked at.
        months: How many stretches.

    Source: clinical.md H1 (28-day medians), H3 (at least 16 days each), H5 (like weekday groups).
    """
    windows = [_window(values, last - timedelta(days=MONTH_DAYS * back)) for back in reversed(range(months))]
    if not weekday_effect(windows):
        return LikeMonths(values=tuple(_median(list(window.values()), MONTH_NEEDED) for window in windows), groups=())
    parts = {group: [_of(window, group) for window in windows] for group in GROUPS}
    compared = tuple(group for group in GROUPS if all(len(part) >= NEEDED[group] for part in parts[group]))
    return LikeMonths(
        values=tuple(
            _together({group: parts[group][at] for group in compared}) if len(window) >= MONTH_NEEDED else None
            for at, window in enumerate(windows)
        ),
        groups=compared or GROUPS,  # nothing can be compared: every value is none then
    )


def weekday_effect(windows: Sequence[Mapping[date, float]]) -> bool:
    """Whether weekends are unlike weekdays: nearly all of them higher, or nearly all lower.

    Only days of the same month are compared, so that a change over months does not look like one of the week.

    Args:
        windows: The values of each month by day.
    """
    higher = pairs = 0.0
    for window in windows:
        weekend = _of(window, "weekend")
        for value in _of(window, "weekdays"):
            higher += sum(1.0 if other > value else 0.5 if other == value else 0.0 for other in weekend)
            pairs += len(weekend)
    enough = all(sum(len(_of(window, group)) for window in windows) >= NEEDED[group] for group in GROUPS)
    return enough and max(higher, pairs - higher) / pairs >= UNLIKE_FROM


def _window(values: Mapping[date, float], last: date) -> dict[date, float]:
    days = (last - timedelta(days=back) for back in range(MONTH_DAYS))
    return {day: values[day] for day in days if day in values}


def _of(window: Mapping[date, float], group: Group) -> list[float]:
    return [value for day, value in window.items() if (day.weekday() <= FRIDAY) == (group == "weekdays")]


def _median(found: Sequence[float], needed: int) -> float | None:
    return median(found) if len(found) >= needed else None


def _together(parts: Mapping[Group, Sequence[float]]) -> float | None:
    days = sum(DAYS_A_WEEK[group] for group in parts)
    return sum(DAYS_A_WEEK[group] * median(part) for group, part in parts.items()) / days if parts else None
