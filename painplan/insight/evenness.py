"""How even the days are: long days, quiet days after them, and an index of both (clinical.md H6).

A pattern of the diary, never a score of the person. The index and its bands are defaults without validation.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean, median, stdev
from typing import Literal

import msgspec

from painplan.insight.under_activity import ClinicalReason, shrunk, under_activity
from painplan.insight.usual_day import WINDOW_DAYS, Amounts, UsualDay, usual_day

PAIRS_NEEDED = 14
"""Days whose next day has an entry too; with fewer in the window nothing is said (H3, H6)."""
BOOM_SHARE, BUST_SHARE = 1.5, 0.5
"""A long day has at least the first share of the usual day, a quiet one at most the second (H6)."""
BOOM_EXCESS = {"minutes": 15.0, "steps": 1500.0}
"""A long day also lies this far above the usual one: 15 minutes (H6), or the steps of a quarter of an hour of walking
at 100 a minute [design]."""
RISE = 2
"""A symptom that is so many points of 0-10 higher than before has risen (H6)."""
MAD_TO_SD = 1.4826
CVR_FULL, RATE_FULL = 0.75, 6.0
"""Values from which each of the two parts of the index is full (H6)."""
CVR_WEIGHT, RATE_WEIGHT = 0.4, 0.6
EVEN_BELOW, SWINGS_ABOVE = 25.0, 50.0
"""Limits of the bands, in points of the index (H6; for display only)."""
UNEVEN_CV, UNEVEN_RMSSD, UNEVEN_LONG_DAYS = 0.5, 0.75, 4
"""From one of these on days are not called even whatever the index says: its spread is that of the middle days, and
sees nothing where more than half of the days are the same [design default]."""
EVENING_OUT = 15.0
"""An index so many points lower than in the window before is worth a sentence (H6)."""
TINY_DAY = {"minutes": 5.0, "steps": 500.0}
"""A usual day below this is tiny: that its days are alike says nothing [design]."""
_ROUNDING = 1e-9

Band = Literal["fairly_even", "some_ups_and_downs", "big_swings"]
WhyNoIndex = Literal["too_few_pairs", "usual_day_is_zero"]
Load = Mapping[date, float]
"""Activity by day, all in one unit; a day without an entry is not in it, one on which nothing was done is 0."""


class Swings(msgspec.Struct, frozen=True, kw_only=True):
    """The swings of some days, in figures."""

    usual: float
    """Median of the days that were asked for, in the unit of the load; what is told to a person is `UsualDay`."""
    mad: float
    """Median distance of the days from it."""
    cvr: float | None
    """Robust spread as a share of the usual day; none when that is 0."""
    cv: float | None
    """Standard deviation as a share of the mean; none when that is 0, or for a single day."""
    rmssd_share: float | None
    """Size of the change from one day to the next as a share of the mean; none without neighbouring days."""
    booms: tuple[date, ...]
    """Long days."""
    busts: tuple[date, ...]
    """Quiet days."""
    rises: tuple[date, ...]
    """Days with an entry on which a symptom stood clearly higher than on the entry before (at most two days ago)."""
    cycles: tuple[date, ...]
    """The long days that were followed by a quiet day with a rise."""
    pairs: int
    """Neighbouring days that both have an entry; a planned rest day counts as one."""
    rate: float | None
    """Cycles in four weeks; none without neighbouring days."""
    index: float | None
    """0 even to 100; none when the usual day is 0, or without neighbouring days."""

    @property
    def band(self) -> Band | None:
        """What the days are called; none without an index. Never even where another of the figures says otherwise."""
        if self.index is None:
            return None
        found = band(self.index)
        return "some_ups_and_downs" if found == "fairly_even" and self.uneven else found

    @property
    def uneven(self) -> bool:
        """Whether spread, changes from day to day or long days speak against even days, whatever the index says."""
        far = (self.cv or 0) >= UNEVEN_CV or (self.rmssd_share or 0) >= UNEVEN_RMSSD
        return far or len(self.booms) >= UNEVEN_LONG_DAYS

    @property
    def unseen(self) -> bool:
        """Whether the index is that of even days, and they are not: then it is not told."""
        return self.index is not None and band(self.index) == "fairly_even" and self.uneven


class Evenness(msgspec.Struct, frozen=True, kw_only=True):
    """The last four weeks, and the four before them."""

    now: Swings | None
    """None when there are too few entries."""
    before: Swings | None
    """None when there were too few."""
    pairs: int
    """Neighbouring days with entries in the last four weeks, whether or not they are enough."""
    why_not: WhyNoIndex | None
    usual: UsualDay
    """The usual day of the last four weeks, wherever one is told."""
    smaller: bool
    """The usual day shrank in one of the two windows, or is tiny: then a low index is never praised (H6)."""

    @property
    def evening_out(self) -> bool:
        """Whether the index fell clearly from one window to the next, and not because the days became smaller."""
        if self.now is None or self.before is None or self.now.index is None or self.before.index is None:
            return False
        fell = self.before.index - self.now.index >= EVENING_OUT - _ROUNDING
        return fell and not self.smaller and not self.now.unseen


def evenness(
    amounts: Amounts,
    symptoms: Sequence[Load],
    today: date,
    *,
    unit: Literal["minutes", "steps"] = "minutes",
    reason_before: ClinicalReason | None = None,
) -> Evenness:
    """The evenness of the 28 days up to and with ``today``.

    Args:
        amounts: Activity by day, with planned rest days; further days are left out.
        symptoms: By day, 0-10, each with more meaning worse: pain, interference, fatigue.
        today: Last day that is looked at.
        unit: What the activity is counted in.
        reason_before: Why less was right in the window before, if so: then it was no under-activity.

    Source: clinical.md H6, H3 (fewest days).
    """
    ends = [today, today - timedelta(days=WINDOW_DAYS)]
    windows = [_window(amounts, last) for last in ends]
    enough = [adjacent_pairs(window.logged) >= PAIRS_NEEDED and bool(window.asked) for window in windows]
    now, before = (
        swings(window.asked, symptoms, rest=window.rest, excess=BOOM_EXCESS[unit]) if there else None
        for window, there in zip(windows, enough, strict=True)
    )
    usual = usual_day(amounts, today)
    less_before = under_activity(amounts, ends[1], reason=reason_before).less
    shrank = shrunk(under_activity(amounts, today).share) or less_before
    why_not: WhyNoIndex | None = None
    if now is None:
        why_not = "too_few_pairs"
    elif now.index is None:
        why_not = "usual_day_is_zero"
    return Evenness(
        now=now,
        before=before,
        pairs=adjacent_pairs(windows[0].logged),
        why_not=why_not,
        usual=usual,
        smaller=shrank or (usual.value or 0) < TINY_DAY[unit],
    )


def _window(amounts: Amounts, last: date) -> Amounts:
    """The four weeks that end with a day."""
    first = last - timedelta(days=WINDOW_DAYS - 1)
    return Amounts(
        days={day: value for day, value in amounts.days.items() if first <= day <= last},
        rest=frozenset(day for day in amounts.rest if first <= day <= last),
    )


def swings(
    load: Load,
    symptoms: Sequence[Load],
    *,
    rest: Collection[date] = (),
    excess: float = BOOM_EXCESS["minutes"],
) -> Swings:
    """The swings of all given days, however few; `evenness` says when they are enough.

    A quiet day is one with little activity. A rise of any symptom counts. After a long day without an entry for the
    next one, the day after that is looked at. A planned rest day is no swing, unless a symptom rose on it: then it is a
    “rest day because of symptoms” (H6) and counts as a day with nothing done.

    Args:
        load: Activity by day, at least one day.
        symptoms: By day, 0-10, each with more meaning worse.
        rest: Planned rest days, none of them in ``load``.
        excess: How far above the usual day a long day lies at least, in the unit of the load.

    Source: clinical.md H6, vector I12.
    """
    known = {**dict.fromkeys(rest, 0.0), **load}
    days = sorted(known)
    rises = tuple(day for day in days if _rose(symptoms, _entry_before(known, day), day))
    load = {day: value for day, value in known.items() if day in load or day in rises}
    usual, mean = median(load.values()), fmean(load.values())
    mad = median(abs(value - usual) for value in load.values())
    cvr = MAD_TO_SD * mad / usual if usual else None
    booms = tuple(day for day in days if _is_boom(known[day], usual, excess))
    busts = tuple(day for day in days if known[day] <= BUST_SHARE * usual)
    paid = set(busts) & set(rises)
    cycles = tuple(day for day in booms if _next_entry(known, day) in paid)
    steps = [load[day + timedelta(days=1)] - load[day] for day in load if day + timedelta(days=1) in load]
    pairs = adjacent_pairs(known)
    rate = len(cycles) * WINDOW_DAYS / pairs if pairs else None
    return Swings(
        usual=usual,
        mad=mad,
        cvr=cvr,
        cv=stdev(load.values()) / mean if mean and len(load) > 1 else None,
        rmssd_share=fmean(step**2 for step in steps) ** 0.5 / mean if mean and steps else None,
        booms=booms,
        busts=busts,
        rises=rises,
        cycles=cycles,
        pairs=pairs,
        rate=rate,
        index=None if cvr is None or rate is None else _index(cvr, rate),
    )


def band(index: float) -> Band:
    """What an index from 0 to 100 is called (H6; for display only)."""
    if index < EVEN_BELOW:
        return "fairly_even"
    return "some_ups_and_downs" if index <= SWINGS_ABOVE else "big_swings"


def adjacent_pairs(days: Collection[date]) -> int:
    """How many days have an entry on the next day too."""
    return sum(day + timedelta(days=1) in days for day in days)


def _index(cvr: float, rate: float) -> float:
    return 100 * (CVR_WEIGHT * min(1, cvr / CVR_FULL) + RATE_WEIGHT * min(1, rate / RATE_FULL))


def _is_boom(value: float, usual: float, excess: float) -> bool:
    return value >= BOOM_SHARE * usual - _ROUNDING and value - usual >= excess - _ROUNDING


def _next_entry(load: Load, day: date) -> date | None:
    """The next day with an entry, one or two days later."""
    return next((later for ahead in (1, 2) if (later := day + timedelta(days=ahead)) in load), None)


def _entry_before(load: Load, day: date) -> date | None:
    """The day with an entry before a day, one or two days earlier."""
    return next((earlier for back in (1, 2) if (earlier := day - timedelta(days=back)) in load), None)


def _rose(symptoms: Sequence[Load], before: date | None, day: date) -> bool:
    """Whether any symptom rose clearly from one day to the other."""
    if before is None:
        return False
    return any(before in one and day in one and one[day] - one[before] >= RISE for one in symptoms)
