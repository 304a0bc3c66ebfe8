"""Sums of a day from several devices without counting anything twice, in memory that depends on days alone.

A phone and a watch count the same steps. For each hour the device that counted more is believed, and the hours of a
day are added up. Nothing is counted twice; a device left at home takes nothing away.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

_HOUR = 3_600.0
LONGEST = timedelta(days=1)
"""A longer entry says nothing about a day."""


class ByHour:
    """Gathers amounts of one measure."""

    def __init__(self) -> None:
        self._sums: dict[date, dict[str, list[float]]] = {}

    def add(self, source: str, start: datetime, end: datetime, amount: float) -> None:
        """An amount that a device counted between two moments of local time; spread evenly over them."""
        last = max(start, end)
        if start.hour == last.hour and start.date() == last.date():
            self._hours(start.date(), source)[start.hour] += amount
            return
        whole = (last - start).total_seconds()
        at = start
        while at < last:
            until = min(last, at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))
            self._hours(at.date(), source)[at.hour] += amount * (until - at).total_seconds() / whole
            at = until

    def days(self) -> Iterator[tuple[date, float]]:
        """Each day with its sum, oldest first."""
        for day in sorted(self._sums):
            sources = self._sums[day].values()
            yield day, sum(max(counted[hour] for counted in sources) for hour in range(24))

    def _hours(self, day: date, source: str) -> list[float]:
        sources = self._sums.setdefault(day, {})
        if source not in sources:
            sources[source] = [0.0] * 24
        return sources[source]


class Asleep:
    """Gathers minutes asleep; a minute that several devices saw counts once.

    A night belongs to the day on which it ends: from six in the evening before to six in the evening.
    """

    _STARTS = timedelta(hours=6)
    """A night begins at 18:00, six hours before its day."""

    def __init__(self) -> None:
        self._minutes: dict[date, int] = {}

    def add(self, start: datetime, end: datetime) -> None:
        """A stretch asleep, in local time."""
        at = start
        while at < end:
            day = (at + self._STARTS).date()
            opens = datetime(day.year, day.month, day.day) - self._STARTS
            until = min(end, opens + LONGEST)
            first, last = ((moment - opens).total_seconds() / 60 for moment in (at, until))
            low, high = round(first), round(last)
            self._minutes[day] = self._minutes.get(day, 0) | ((1 << high) - (1 << low))
            at = until

    def days(self) -> Iterator[tuple[date, float]]:
        """Hours asleep of each day, oldest first."""
        for day in sorted(self._minutes):
            yield day, round(self._minutes[day].bit_count() / 60, 2)
