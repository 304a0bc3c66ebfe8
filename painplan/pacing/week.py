"""One week of one plan in the figures that the weekly review looks at (PP-1, clinical.md A12)."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from painplan.pacing.amounts import at_least
from painplan.pacing.days import NEXT_MORNING, DayFacts, settled_by_morning

LOGGED_NEEDED = 4
"""A review needs entries on so many of the seven days, or on all days of a plan with fewer (A12)."""
LOWEST_SHARE, HIGHEST_SHARE = 0.9, 1.25
"""A session counts as planned from 0.9 to 1.25 times the day's amount (A12)."""


class Week(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of one week; shares are computed from them so that every sentence can say "5 of 6"."""

    first: date
    last: date
    logged: int
    needed: int = LOGGED_NEEDED
    """Days with an entry that a review needs."""
    planned: int
    as_planned: int
    """Planned sessions that were within the band."""
    overdo: int
    """Days above 1.25 times their amount."""
    off_plan: int = 0
    """Sessions that were not as planned, and planned ones that were not done."""
    settled: int
    settle_known: int
    settle_after: int = NEXT_MORNING
    """Days after a session on which it should have settled."""
    """Sessions of which something tells whether they settled."""
    mean_rpe: float | None
    """Mean effort of the sessions that name one, 0-10."""
    flare_days: int
    amber_days: int = 0
    """Days with symptoms well above their usual (A10)."""
    hold: bool
    held: tuple[date, ...] = ()
    """Its days of hold."""
    coming_back: int = 0
    """Those of them that are only days after an illness that ask for half (A14.4)."""
    red_flag: bool
    locks: tuple[str, ...] = ()
    """Names of what was open, each once, where they are known."""
    pem: bool
    total: float
    """Sum done, in the plan's unit."""
    sessions: int
    """Days with something done."""
    nothing_asked: int = 0
    """Days on which nothing was asked for."""
    silent: bool = False
    """Whether nothing at all was entered on any of its days."""

    @property
    def could_be_looked_at(self) -> bool:
        """Whether something was asked for on as many days as a review needs; else too few entries are no surprise."""
        return self.days_asked >= self.needed

    @property
    def days_asked(self) -> int:
        """Days on which something was asked for."""
        return (self.last - self.first).days + 1 - self.nothing_asked

    @property
    def adherence(self) -> float | None:
        """Share of planned sessions done as planned, 0-1; none when nothing was planned.

        A plain count, so 0 in a week of which nothing says what was done: `could_be_looked_at` and the gates tell that
        apart (clinical.md A12 ``UNKNOWN``).
        """
        return self.as_planned / self.planned if self.planned else None

    @property
    def settle(self) -> float | None:
        """Share of sessions that settled by the next morning, 0-1; none without any datum."""
        return self.settled / self.settle_known if self.settle_known else None

    @property
    def counts(self) -> bool:
        """Whether it says anything about the amount being too much.

        Not with too few entries, nor with a day of a flare-up, of a hold, or on which nothing was asked for: such a
        week counts neither way (A12 ``DOWN``).
        """
        return self.logged >= self.needed and not (self.flare_days or self.hold or self.nothing_asked)


def is_over(facts: DayFacts) -> bool:
    """More than 1.25 times the day's amount; never on a day on which nothing was asked for.

    Where a flare-up was said to begin or to be over on the day, either amount was shown on it, and none is too much.
    """
    if facts.done is None or facts.target is None:
        return False
    return all(not at_least(HIGHEST_SHARE * shown, facts.done) for shown in _shown(facts.target, facts))


def is_as_planned(facts: DayFacts) -> bool:
    """Between 0.9 and 1.25 times an amount that was shown on the day; never where nothing was asked for."""
    if (done := facts.done) is None or facts.target is None:
        return False
    return any(
        at_least(done, LOWEST_SHARE * shown) and at_least(HIGHEST_SHARE * shown, done)
        for shown in _shown(facts.target, facts)
    )


def _shown(target: float, facts: DayFacts) -> tuple[float, ...]:
    """Each amount that stood there on a day: what was shown when something was done decides, and nobody is blamed."""
    return (target,) if facts.shown_before is None else (target, facts.shown_before)


def summarise(
    days: Sequence[DayFacts],
    pain: Mapping[date, float],
    *,
    days_per_week: int,
    settle_after: int = NEXT_MORNING,
) -> Week:
    """The figures of seven days.

    Any so many days of the week are the planned ones, among those of which nobody says that they were not; where more
    were said to be planned, those count (A12 ``WEEK``). Where nothing was asked for nothing was planned (A14.4).

    Args:
        days: The days of the week in order, at least one.
        pain: Pain by day, 0-10, for sessions without a tap of their own; days around the week help.
        days_per_week: Planned sessions of a week.
        settle_after: Days after a session on which it should have settled.

    Source: PP-1, clinical.md A12 ``WEEKLY REVIEW``.
    """
    from statistics import fmean  # slow to import, and an ordinary day has no review

    said = sum(facts.planned is True and facts.target is not None for facts in days)
    asked = [facts for facts in days if facts.target is not None]
    planned = max(said, min(days_per_week, sum(facts.planned is not False for facts in asked)))
    met = min(planned, sum(is_as_planned(facts) and facts.planned is not False for facts in days))
    held = [facts.day for facts in days if facts.hold]
    sessions = sum(bool(facts.done) for facts in days)
    off_sessions = sum(bool(facts.done) and not is_as_planned(facts) for facts in days)
    known = [answer for facts in days if (answer := settled_by_morning(facts, pain, after=settle_after)) is not None]
    efforts = [facts.rpe for facts in days if facts.done and facts.rpe is not None]
    return Week(
        first=days[0].day,
        last=days[-1].day,
        logged=sum(facts.logged for facts in days),
        needed=min(LOGGED_NEEDED, days_per_week),
        planned=planned,
        as_planned=met,
        overdo=sum(is_over(facts) for facts in days),
        off_plan=off_sessions + max(0, planned - sessions),
        settled=sum(known),
        settle_known=len(known),
        settle_after=settle_after,
        mean_rpe=fmean(efforts) if efforts else None,
        flare_days=sum(facts.flare for facts in days),
        amber_days=sum(facts.amber for facts in days),
        hold=bool(held),
        held=tuple(held),
        coming_back=sum(facts.hold and facts.coming_back for facts in days),
        red_flag=any(facts.red_flag for facts in days),
        locks=tuple(dict.fromkeys(lock for facts in days for lock in facts.locks)),
        pem=any(facts.pem for facts in days),
        total=sum(facts.done or 0 for facts in days),
        sessions=sessions,
        nothing_asked=sum(facts.target is None for facts in days),
        silent=not any(facts.logged if facts.entered is None else facts.entered for facts in days),
    )
