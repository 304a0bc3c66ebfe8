"""The facts of one day as pacing sees them, and whether the body settled after a session."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from painplan.records import Settled
from painplan.records.middle import middle

USUAL_DAYS = 14
"""A person's usual pain is the median of this many days (clinical.md A11)."""
USUAL_NEEDED = 4
"""With fewer days than this there is no usual to compare with [design default]."""
NEXT_MORNING, TWO_DAYS = 1, 2
"""Days after a session on which it should have settled: the next morning (A11), or 48 hours (A14.1 "sometimes")."""
SETTLED_RISE = 1
"""Next-morning pain up to this much above the usual counts as settled, in points of 0-10 (A11)."""
UNSETTLED_RISE = 2
"""From this much on it counts as not settled (A11); in between nothing is said."""


class DayFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about one plan on one day. ``None`` is not known, never zero."""

    day: date
    planned: bool = True
    """Whether a session was planned."""
    logged: bool = False
    """Whether anything was entered for the day."""
    done: float | None = None
    """Amount done, in the plan's unit."""
    target: float | None
    """The amount asked for that day, in the plan's unit; none: nothing was asked for."""
    settled: Settled | None = None
    """What the person said about this session by the next morning."""
    rpe: float | None = None
    """Effort of the session, 0-10."""
    flare: bool = False
    hold: bool = False
    red_flag: bool = False
    """An open warning sign or worry."""
    locks: tuple[str, ...] = ()
    """Names of what is open, where they are known."""
    pem: bool = False
    """Post-exertional malaise."""


def pain_change(pain: Mapping[date, float], day: date) -> float | None:
    """Pain on ``day`` minus the usual of the 14 days before it, in points; none without enough entries.

    Source: clinical.md A11 (``delta_morning``).
    """
    if day not in pain:
        return None
    before = [pain[earlier] for back in range(1, USUAL_DAYS + 1) if (earlier := day - timedelta(days=back)) in pain]
    return pain[day] - middle(before) if len(before) >= USUAL_NEEDED else None


def settled_by_morning(facts: DayFacts, pain: Mapping[date, float], *, after: int = NEXT_MORNING) -> bool | None:
    """Whether the session of this day had settled by the next morning; none when nothing tells.

    The person's own tap comes first; pain of the next day is looked at only without one (clinical.md A11).

    Args:
        facts: The day of the session.
        pain: Pain by day, 0-10.
        after: Days after the session that are looked at; `TWO_DAYS` for who sometimes gets a lasting worsening.
    """
    if not facts.done:
        return None
    if facts.settled is not None:
        return facts.settled != "no"
    change = pain_change(pain, facts.day + timedelta(days=after))
    if change is None or SETTLED_RISE < change < UNSETTLED_RISE:
        return None
    return change <= SETTLED_RISE


def settle_days(day: date, two_days_from: date | None) -> int:
    """How many days after a session an answer given on ``day`` is about.

    Args:
        day: The day of the answer.
        two_days_from: Since when two days are asked about instead of the next morning (A14.1 "sometimes"); none: never.
    """
    return NEXT_MORNING if two_days_from is None or day < two_days_from else TWO_DAYS


def link_settled(
    answers: Mapping[date, Settled], sessions: Iterable[date], *, two_days_from: date | None = None
) -> dict[date, Settled]:
    """What was said about each session, by its day.

    An answer given on one day is about the latest session before that day, or before the day before it where two
    days are asked about; the latest answer about a session counts (clinical.md A11, A14.1).

    Args:
        answers: What was said, by the day it was said.
        sessions: Days with something done.
        two_days_from: Since when two days are asked about instead of the next morning; none: never.
    """
    done = sorted(sessions)
    linked: dict[date, Settled] = {}
    for said_on in sorted(answers):
        latest = said_on - timedelta(days=settle_days(said_on, two_days_from))
        before = [day for day in done if day <= latest]
        if before:
            linked[before[-1]] = answers[said_on]
    return linked


def settling(tap: Settled | None, pain: Mapping[date, float], day: date) -> bool:
    """In a flare-up: does what is known before ``day`` say that mornings are back to the usual?

    The tap about the latest session comes first, then pain of the day before. Nothing known is not settling.

    Source: clinical.md A11, A13 (``delta_morning<=1``).
    """
    if tap is not None:
        return tap != "no"
    change = pain_change(pain, day - timedelta(days=1))
    return change is not None and change <= SETTLED_RISE
