"""Whether a symptom was higher or lower on days after more activity than usual (clinical.md H7).

What went together, never what came from what. Everything is worked out on ranks and repeated with a fixed seed, so that
the same diary always gives the same answer.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import sqrt
from operator import mul
from random import Random
from typing import Literal

import msgspec

from painplan.insight.smoothing import without_slow_change

PAIRS_NEEDED = 28
"""Fewest days with activity, the symptom that day and the symptom on the next (H3, H7)."""
PAIRS_PREFERRED = 56
"""With fewer than this a link is early, and says so (H3)."""
SHOWN_FROM = 0.30
"""Smaller links are not shown (H7)."""
EARLY_FROM = 0.45
"""Smaller links are not shown while they are early. With 28 pairs the rule of H7 alone shows a link in one diary of
noise in three, so the guard against looking often (H5) asks for more: together with `ALLOWED_BY_CHANCE` fewer than one
such diary in ten shows anything, from 28 pairs on (``python -m benchmarks noise``)."""
ALLOWED_BY_CHANCE = 0.10
"""Of an early link: the share of moved diaries with as much, divided by how many links are looked at (Bonferroni)."""
RESAMPLES = 2000
LOWEST, HIGHEST = 0.05, 0.95
"""Ends of the interval (H7: 90 %)."""
SHORTEST_BLOCK = 3
"""Days are drawn in runs of at least so many, because neighbouring days resemble each other (H7)."""
SHIFTED_FROM = 8
"""Shifts by fewer days than this would leave most of a link in place (H7)."""
WINDOW_DAYS = 364
"""The last 52 weeks are looked at: what went together years ago says little about now, and the work stays bounded
[design]."""
MOST_LINKS = 3
"""No more than this are looked at: with many, some would show up by chance (H5)."""
DAYS_AFTER = 2
"""So many days after a flare-up, an illness or a hold are left out as well (H7)."""
_SEED = 1_907
_ROUNDING = 1e-12

Direction = Literal["higher", "lower"]
Triples = Sequence[tuple[float, float, float]]
"""Activity of a day, the symptom on the next, the symptom on the same day; in order of time."""
Sums = tuple[float, ...]
"""Of some days: their number, the ranks of each of the three, their squares, their products."""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Activity of a day and one symptom of the next."""

    symptom: str
    """Its name, as the caller has it."""
    n: int
    """Days behind it."""
    r: float | None
    """Partial rank correlation given the symptom of the same day, -1 to 1; none where one of them never changes."""
    low: float | None
    """Ends of the 90 % interval; none where hardly any repetition has a correlation."""
    high: float | None
    p: float | None
    """Share of shifted diaries with a correlation at least as far from 0."""

    @property
    def shown(self) -> bool:
        """Whether it may be shown (H7): enough days, large enough, and the interval keeps to one side of 0.

        An early one has to be larger, and hardly ever come up in a diary that is moved against itself (H5).
        """
        if self.n < PAIRS_NEEDED or self.r is None or self.low is None or self.high is None:
            return False
        least = EARLY_FROM if self.early else SHOWN_FROM
        rare = not self.early or (self.p is not None and self.p <= ALLOWED_BY_CHANCE / MOST_LINKS)
        return abs(self.r) >= least - _ROUNDING and (self.low > 0 or self.high < 0) and rare

    @property
    def early(self) -> bool:
        """Whether there are so few days that chance alone often shows as much."""
        return self.n < PAIRS_PREFERRED

    @property
    def direction(self) -> Direction | None:
        """How the symptom was on days after more activity."""
        return None if self.r is None else "higher" if self.r > 0 else "lower"


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """All links that were looked at, in the order they were asked for: never ranked by size (H5)."""

    looked_at: tuple[Link, ...]
    most_pairs: int
    """Most days that any of the symptoms has, whether or not they are enough."""
    why_not: Literal["too_few_pairs"] | None

    @property
    def shown(self) -> tuple[Link, ...]:
        """Those that may be shown."""
        return tuple(link for link in self.looked_at if link.shown)


def links(
    activity: Mapping[date, float],
    symptoms: Mapping[str, Mapping[date, float]],
    today: date,
    *,
    apart: Collection[date] = (),
) -> Links:
    """Look for links of activity with the symptoms of the next day, in the 52 weeks up to and with ``today``.

    Slow change is taken out of all of them first: an amount that is built up beside a symptom that drifts is no link.

    Args:
        activity: Activity by day, all in one unit.
        symptoms: By name, the values by day; the first three are looked at.
        today: Last day that is looked at.
        apart: Days of a flare-up, an illness or a hold; they and the two days after are left out, since there the plan
            itself makes the amount small while the symptom is high.

    Source: clinical.md H7, H5 (how many are looked at), H3 (fewest days).
    """
    first = today - timedelta(days=WINDOW_DAYS - 1)
    left_out = {day + timedelta(days=after) for day in apart for after in range(DAYS_AFTER + 1)}
    level = without_slow_change(_within(activity, first, today))
    looked_at, most = [], 0
    for name in list(symptoms)[:MOST_LINKS]:
        found = triples(level, without_slow_change(_within(symptoms[name], first, today)), left_out)
        most = max(most, len(found))
        if len(found) >= PAIRS_NEEDED:
            looked_at.append(link(name, found))
    return Links(looked_at=tuple(looked_at), most_pairs=most, why_not=None if looked_at else "too_few_pairs")


def _within(values: Mapping[date, float], first: date, last: date) -> dict[date, float]:
    return {day: value for day, value in values.items() if first <= day <= last}


def triples(activity: Mapping[date, float], symptom: Mapping[date, float], left_out: Collection[date] = ()) -> Triples:
    """The days of which activity, the symptom and the next day's symptom are known, oldest first.

    Args:
        activity: By day.
        symptom: By day.
        left_out: Days that are in no pair, neither as the first nor as the next.
    """
    day = timedelta(days=1)
    days = sorted(
        d for d in activity if d in symptom and d + day in symptom and not {d, d + day}.intersection(left_out)
    )
    return [(activity[d], symptom[d + day], symptom[d]) for d in days]


def link(symptom: str, found: Triples) -> Link:
    """The link in some days, however few; `Link.shown` says whether it may be told.

    Source: clinical.md H7.
    """
    ranked = [ranks(column) for column in zip(*found, strict=True)]
    r = _partial(_sums(ranked)) if ranked else None
    low, high = (None, None) if r is None else _interval(ranked)
    p = None if r is None else _shifted(ranked, r)
    return Link(symptom=symptom, n=len(found), r=r, low=low, high=high, p=p)


def ranks(values: Sequence[float]) -> list[float]:
    """Place of each value in the order of all, from 1; equal values share the mean of their places."""
    ordered = sorted(values)
    places: dict[float, float] = {}
    first = 0
    for at, value in enumerate(ordered, 1):
        if at == len(ordered) or ordered[at] != value:
            places[value] = (first + 1 + at) / 2
            first = at
    return [places[value] for value in values]


def spearman(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Rank correlation, -1 to 1; none where one of the two never changes (clinical.md I12)."""
    a, b = ranks(one), ranks(other)
    return _pearson(len(a), sum(a), sum(b), _dot(a, a), _dot(b, b), _dot(a, b)) if a else None


def _dot(one: Iterable[float], other: Iterable[float]) -> float:
    total: float = sum(map(mul, one, other))
    return total


def _pearson(n: float, a: float, b: float, aa: float, bb: float, ab: float) -> float | None:
    """Correlation from sums, of the values, of their squares and of their products."""
    spread = (n * aa - a * a) * (n * bb - b * b)
    return (n * ab - a * b) / sqrt(spread) if spread > _ROUNDING else None


def _sums(ranked: Sequence[Sequence[float]]) -> Sums:
    a, y, z = ranked
    return len(a), sum(a), sum(y), sum(z), _dot(a, a), _dot(y, y), _dot(z, z), _dot(a, y), _dot(a, z), _dot(y, z)


def _partial(sums: Sums) -> float | None:
    """Correlation of activity and the next day, with what the same day tells about both taken out."""
    n, a, y, z, aa, yy, zz, ay, az, yz = sums
    r_ay = _pearson(n, a, y, aa, yy, ay)
    r_az, r_yz = _pearson(n, a, z, aa, zz, az), _pearson(n, y, z, yy, zz, yz)
    if r_ay is None:
        return None
    if r_az is None or r_yz is None:
        return r_ay  # a symptom that was the same every day explains nothing
    left = (1 - r_az**2) * (1 - r_yz**2)
    return (r_ay - r_az * r_yz) / sqrt(left) if left > _ROUNDING else None


def _interval(ranked: Sequence[Sequence[float]]) -> tuple[float, float] | tuple[None, None]:
    """90 % of the correlations of diaries put together from runs of days of this one.

    Ranks are those of the whole diary: a repetition only adds up the sums of its runs, which makes it a hundred times
    faster than ranking anew, and the ends differ by a few hundredths.
    """
    n = len(ranked[0])
    length = max(SHORTEST_BLOCK, round(n ** (1 / 3)))
    whole, rest = divmod(n, length)
    runs, last = _runs(ranked, length), _runs(ranked, rest)
    draw: Callable[..., list[Sums]] = Random(_SEED).choices
    found = []
    for _ in range(RESAMPLES):
        drawn = draw(runs, k=whole) + (draw(last) if rest else [])
        r = _partial(tuple(map(sum, zip(*drawn, strict=True))))
        if r is not None:
            found.append(r)
    if len(found) < RESAMPLES // 2:
        return None, None
    found.sort()
    return _quantile(found, LOWEST), _quantile(found, HIGHEST)


def _runs(ranked: Sequence[Sequence[float]], length: int) -> list[Sums]:
    """The sums of every run of so many days."""
    starts = range(len(ranked[0]) - length + 1)
    return [_sums([column[at : at + length] for column in ranked]) for at in starts] if length else []


def _quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which this share of all lies, between two neighbours where it falls between them."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _shifted(ranked: Sequence[Sequence[float]], r: float) -> float | None:
    """Share of the diaries with activity moved round by at least eight days that have a correlation as far from 0."""
    a, y, z = ranked
    n, sum_a, sum_y, sum_z, aa, yy, zz, _, _, yz = _sums(ranked)
    found = 0
    shifts = range(SHIFTED_FROM, len(a) - SHIFTED_FROM + 1)
    for by in shifts:
        moved = [*a[by:], *a[:by]]
        other = _partial((n, sum_a, sum_y, sum_z, aa, yy, zz, _dot(moved, y), _dot(moved, z), yz))
        found += other is not None and abs(other) >= abs(r) - _ROUNDING
    return found / len(shifts) if shifts else None
