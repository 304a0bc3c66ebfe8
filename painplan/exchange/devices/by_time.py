"""Sums of a day from several devices without counting anything twice: what they recorded is merged by time.

A phone and a watch count the same steps, and an app writes the whole day once more. What does not overlap is added up.
Of what overlaps the source that counted most is believed; of another, only what reaches beyond it in time is added, and
nothing where one of the two records holds the other. So a whole day is never added to its parts, and a device left at
home takes nothing away. Three numbers are kept of a record, whatever else it says.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate

LONGEST = timedelta(days=1)
"""A longer entry says nothing about a day."""
_DAY = 86_400.0
_SHORTEST = 1.0
"""Seconds. A record that begins and ends at once lies somewhere, too."""


Part = tuple[float, float, str, float]
"""What one source recorded: from one second of a day to another, who, how much. Bare, as there are millions of them."""


class Counted:
    """Gathers amounts of one measure."""

    def __init__(self) -> None:
        self._days: dict[date, dict[str, array[float]]] = {}

    def add(self, source: str, start: datetime, end: datetime, amount: float) -> date:
        """An amount that a device counted between two moments of local time, at most a day apart; the first day.

        It is spread evenly over them.
        """
        day, at = start.date(), start.hour * 3600 + start.minute * 60 + start.second
        until = end.hour * 3600 + end.minute * 60 + end.second
        if start.day == end.day:
            self._keep(day, source, at, until, amount)
            return day
        before = amount * (_DAY - at) / (_DAY - at + until)
        self._keep(day, source, at, _DAY, before)
        if until:
            self._keep(day + LONGEST, source, 0, until, amount - before)
        return day

    def days(self) -> Iterator[tuple[date, float]]:
        """Each day with its sum, oldest first."""
        for day, sources in sorted(self._days.items()):
            if len(sources) == 1:
                yield day, sum(amount for _, _, amount in _each(*sources.values()))
                continue
            parts = [(at, to, who, much) for who, kept in sources.items() for at, to, much in _each(kept)]
            yield day, _merged(parts)

    def _keep(self, day: date, source: str, start: float, end: float, amount: float) -> None:
        try:
            kept = self._days[day][source]
        except KeyError:
            kept = self._days.setdefault(day, {}).setdefault(source, array("d"))
        kept.extend((start, end if end > start else start + _SHORTEST, amount))


def _each(kept: "array[float]") -> Iterable[tuple[float, float, float]]:
    """The records of one source; one that is there twice is there once."""
    numbers = iter(kept)
    return dict.fromkeys(zip(numbers, numbers, numbers, strict=True))


def _merged(parts: list[Part]) -> float:
    """The sum of stretches in which records overlap one another; between two of them nothing was recorded."""
    parts.sort()
    total, first, after = 0.0, 0, 1
    end = parts[0][1]
    for after, part in enumerate(parts[1:], 1):
        if part[0] >= end:
            total += _stretch(parts, first, after)
            first, end = after, part[1]
        elif part[1] > end:
            end = part[1]
    return total + _stretch(parts, first, after + 1)


def _stretch(parts: Sequence[Part], first: int, after: int) -> float:
    """The sum of those from one place up to another."""
    if after - first == 1:
        return parts[first][3]
    if after - first == 2 and parts[first][1] >= parts[first + 1][1] and parts[first][2] != parts[first + 1][2]:
        return max(parts[first][3], parts[first + 1][3])  # most of all that overlaps: one holds the other
    sums: dict[str, float] = {}
    for part in parts[first:after]:
        sums[part[2]] = sums.get(part[2], 0) + part[3]
    best, *others = sorted(sums, key=lambda source: (-sums[source], source))
    total, believed = sums[best], [part for part in parts[first:after] if part[2] == best]
    for source in others:
        starts = [part[0] for part in believed]
        ends = list(accumulate((part[1] for part in believed), max))
        shares = [(part, _beyond(part, starts, ends, believed)) for part in parts[first:after] if part[2] == source]
        if beyond := [(part, share) for part, share in shares if share]:
            total += sum(part[3] * share for part, share in beyond)
            believed = sorted((*believed, *(part for part, _ in beyond)))
    if len(others) < 2:
        return total
    # A whole day is no more than its parts where two others, one after the other, come to more.
    return max(total, _merged([part for part in parts[first:after] if part[2] != best]))


def _beyond(part: Part, starts: Sequence[float], ends: Sequence[float], believed: Sequence[Part]) -> float:
    """The share of a record outside of all that are believed; none where one of them and it hold one another.

    Args:
        part: The record.
        starts: Where those begin, in order.
        ends: How far those up to each reach.
        believed: They themselves.
    """
    start, end, _, _ = part
    at = bisect_left(starts, start)
    if at < len(starts) and believed[at][1] <= end:
        return 0
    begins = max(start, ends[at - 1]) if at else start
    stops = min(end, starts[at]) if at < len(starts) else end
    return max(0.0, stops - begins) / (end - start)


class Asleep:
    """Gathers minutes asleep; a minute that several devices saw counts once.

    A night belongs to the day on which it ends: from six in the evening before to six in the evening. Minutes are those
    that passed, also in the nights in which the clocks are changed.
    """

    _STARTS = timedelta(hours=6)
    """A night begins at 18:00, six hours before its day."""
    _MOST_BEHIND = 15 * 60
    """Minutes. No clock of a place is so far ahead of universal time."""

    def __init__(self) -> None:
        self._minutes: dict[date, int] = {}

    def add(self, start: datetime, end: datetime, ahead: float = 0) -> None:
        """A stretch asleep, in local time as it was at its end; ``ahead``: so many minutes of universal time."""
        at = start
        while at < end:
            day = (at + self._STARTS).date()
            opens = datetime(day.year, day.month, day.day) - self._STARTS
            until = min(end, opens + LONGEST)
            shift = self._MOST_BEHIND - ahead
            low, high = (round((moment - opens).total_seconds() / 60 + shift) for moment in (at, until))
            self._minutes[day] = self._minutes.get(day, 0) | ((1 << high) - (1 << low))
            at = until

    def days(self) -> Iterator[tuple[date, float]]:
        """Hours asleep of each day, oldest first."""
        for day in sorted(self._minutes):
            yield day, round(self._minutes[day].bit_count() / 60, 2)
