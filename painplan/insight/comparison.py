"""These four weeks beside the four before."""

from collections.abc import Mapping
from datetime import date, timedelta
from statistics import median

import msgspec

from painplan.insight.smoothing import MONTH_DAYS, MONTH_NEEDED
from painplan.insight.usual_day import Amounts, usual_day
from painplan.insight.wear_time import counted
from painplan.insight.weekday_matched import Group, like_months
from painplan.measures.records import Measure


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The usual day of two neighbouring stretches of four weeks."""

    now: float | None
    """Median of the last 28 days, in the measure's unit; none without any entry."""
    before: float | None
    """Median of the 28 days before those."""
    now_days: int
    """Days with an entry, 0 to 28."""
    before_days: int
    enough: bool
    """Both stretches have at least 16 entries; with fewer nothing should be said about a change."""
    groups: tuple[Group, ...] = ()
    """Compared apart because weekends are unlike weekdays; none: all days were taken together."""

    amounts: bool = False
    """Of an amount that is done: now and before are usual days (clinical.md H6)."""

    @property
    def change(self) -> float | None:
        """Now minus before, in the measure's unit; none when there is not enough to compare."""
        if not self.enough or self.now is None or self.before is None:
            return None
        return self.now - self.before


def compare_amounts(amounts: Amounts, today: date) -> Comparison:
    """Compare the usual days of the last two stretches of 28 days, planned rest days logged (clinical.md H6)."""
    now, before = usual_day(amounts, today), usual_day(amounts, today - timedelta(days=MONTH_DAYS))
    enough = min(now.days_logged, before.days_logged) >= MONTH_NEEDED
    plain = Comparison(
        now=now.value,
        before=before.value,
        now_days=now.days_logged,
        before_days=before.days_logged,
        enough=enough and None not in (now.value, before.value),
        amounts=True,
    )
    done = {day: value for day, value in amounts.days.items() if value > 0}
    return _like(plain, done, today) if plain.enough else plain


def compare_months(values: Mapping[date, float], today: date, *, measure: Measure | None = None) -> Comparison:
    """Compare the 28 days up to and with ``today`` with the 28 days before.

    Args:
        values: Value by day, in the measure's unit.
        today: Last day that is looked at.
        measure: With it, days on which the device was not worn are left out.

    Source: clinical.md H1 (28-day medians), H3 (at least 16 days each).
    """
    real = values if measure is None else counted(measure, values)
    now = _days_up_to(real, today)
    before = _days_up_to(real, today - timedelta(days=MONTH_DAYS))
    return Comparison(
        now=median(now) if now else None,
        before=median(before) if before else None,
        now_days=len(now),
        before_days=len(before),
        enough=min(len(now), len(before)) >= MONTH_NEEDED,
    )


def compare_like_days(values: Mapping[date, float], today: date, *, measure: Measure | None = None) -> Comparison:
    """The same, with weekdays beside weekdays and weekends beside weekends where they are unlike.

    Args:
        values: Value by day, in the measure's unit.
        today: Last day that is looked at.
        measure: With it, days on which the device was not worn are left out.

    Source: clinical.md H5.
    """
    plain = compare_months(values, today, measure=measure)
    return _like(plain, values if measure is None else counted(measure, values), today) if plain.enough else plain


def _like(plain: Comparison, values: Mapping[date, float], today: date) -> Comparison:
    """Like days beside like days, where weekends are unlike weekdays."""
    found = like_months(values, today, 2)
    if not found.groups:
        return plain
    before, now = found.values
    enough = before is not None and now is not None
    return msgspec.structs.replace(plain, now=now, before=before, enough=enough, groups=found.groups)


def _days_up_to(values: Mapping[date, float], last: date) -> list[float]:
    """The values of the 28 days that end on ``last``."""
    days = (last - timedelta(days=back) for back in range(MONTH_DAYS))
    return [values[day] for day in days if day in values]
