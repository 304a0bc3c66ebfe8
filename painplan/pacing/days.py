"""The facts of one day as pacing sees them, and whether the body settled after a session."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.kit.numbers import middle

Settled = Literal["yes", "nearly", "no"]
"""Back to one's usual by the next morning? ``yes`` and ``nearly`` count as settled (clinical.md A11)."""

USUAL_DAYS = 14
"""A person's usual pain is the median of this many days (clinical.md A11)."""
USUAL_NEEDED = 4
"""With fewer days than this there is no usual to compare with [design default]."""
NEXT_MORNING, TWO_DAYS = 1, 2
"""Days after a session on which it should have settled: the next morning (A11), or 48 hours (A14.1 "sometimes")."""
SETTLED_RISE = 1
"""Next-morning pain up to this much above the usual counts as settled, in points of 0-10 (A11)."""
MORNING_DAYS = 3
"""In a flare-up a morning tells something for so many days, whenever it was answered [design default]."""
UNSETTLED_RISE = 2
"""From this much on it counts as not settled (A11); in between nothing is said."""


class DayFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about one plan on one day. ``None`` is not known, never zero."""

    day: date
    planned: bool | None = None
    """Whether a session was planned; none: any day of the week may be one of those planned."""
    logged: bool = False
    """Whether it was entered how much was done on the day."""
    entered: bool | None = None
    """Whether anything at all was entered for the day; none: what was done tells it."""
    done: float | None = None
    """Amount done, in the plan's unit."""
    target: float | None
    """The amount asked for that day, in the plan's unit; none: nothing was asked for."""
    shown_before: float | None = None
    """The amount that stood there earlier that day, before a flare-up was said to begin or be over; none: no other."""
    settled: Settled | None = None
    """What the person said about this session by the next morning."""
    rpe: float | None = None
    """Effort of the session, 0-10."""
    flare: bool = False
    hold: bool = False
    coming_back: bool = False
    """It is on hold only as one of the days after an illness that ask for half (A14.4)."""
    amber: bool = False
    """Symptoms were well above their usual (A10)."""
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


AsksTwoDays = Callable[[date], bool]
"""Whether a day asks about two days after a session instead of the next morning (A14.1 "sometimes")."""


def settle_days(day: date, two_days: AsksTwoDays | None) -> int:
    """How many days after a session an answer given on ``day`` is about.

    Args:
        day: The day of the answer.
        two_days: Which days ask about two days after it; none: never one does.
    """
    return NEXT_MORNING if two_days is None or not two_days(day) else TWO_DAYS


class Morning(msgspec.Struct, frozen=True):
    """What was said about the morning after one session."""

    session: date
    said_on: date
    """The day of the entry that says it."""
    settled: Settled
    known_on: date | None = None
    """The day since which it is known, where that is a later one: the entry was filled in late; none: that of it."""

    def known_by(self, day: date) -> bool:
        """Whether it was said by then: what was filled in later did not decide earlier."""
        return (self.known_on or self.said_on) <= day


def link_mornings(
    answers: Mapping[date, Settled],
    sessions: Iterable[date],
    *,
    two_days: AsksTwoDays | None = None,
    known_on: Mapping[date, date] | None = None,
) -> tuple[Morning, ...]:
    """Which session each answer is about, in the order of the sessions.

    An answer given on one day is about the latest session before that day, or before the day before it where two days
    are asked about, and never about one of the same day. The first answer about a session counts (clinical.md A11,
    A14.1). Where two days are asked about and no session waits for its answer, a "no" on the first morning is one
    about the session of the day before: who is worse already has not settled. An early "yes" says nothing yet.

    Args:
        answers: What was said, by the day it was said.
        sessions: Days with something done.
        two_days: Which days ask about two days after a session; none: never one does.
        known_on: Since when an answer is known, by the day of its entry, where it was given later.
    """
    done, late = sorted(sessions), known_on or {}
    linked: dict[date, Morning] = {}
    for said_on in sorted(answers):
        latest = said_on - timedelta(days=settle_days(said_on, two_days))
        at, yesterday = bisect_right(done, latest), said_on - timedelta(days=NEXT_MORNING)
        session = done[at - 1] if at else None
        waits = session is not None and session not in linked
        if not waits and answers[said_on] == "no" and yesterday > latest and yesterday in done:
            session = yesterday
        if session is not None:
            linked.setdefault(session, Morning(session, said_on, answers[said_on], late.get(said_on)))
    return tuple(linked[session] for session in sorted(linked))


Became = Literal["early_no", "early", "answered", "no_session"]
"""What an answer about a morning is, where it is not simply the first one about a session whose time has come."""


class AnswerTold(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an answer about a morning that has to be told with it."""

    code: Became
    session: date | None = None
    """The session that it would be about; none: there was none before it."""
    again: date | None = None
    """The day on which it is asked again, where it came too early to say anything."""
    first: Morning | None = None
    """The answer that was given first, and counts."""


class Mornings(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about mornings: the last one of a flare-up decides whether the whole amount is back (A13)."""

    known: tuple[Morning, ...] = ()
    sessions: tuple[date, ...] = ()
    """Days with something done, in order."""
    entries: frozenset[date] = frozenset()
    pain: Mapping[date, float] = {}
    """By day, 0-10."""
    pain_known_on: Mapping[date, date] = {}
    """Since when the pain of a day is known, where it was said later."""
    entered_on: Mapping[date, date] = {}
    """The day on which an entry was made, where that was a later one."""
    told_after: int = NEXT_MORNING
    """So many days after a session its morning can be told."""

    def settled_on(self, day: date, since: date) -> date | Literal["no"] | None:
        """The last morning up to a day, where it is known, is one of a flare-up, and was settled.

        It is ``no`` where it was not settled, and none where it is not known.

        It is the one after the latest session. Where nothing was done on the day before, no session has its morning on
        the day itself, and that one is the newest that could be known.

        What was said by then about the latest session comes first, then pain of the day beside the usual. Nothing known
        is not settled, and neither is a day without an entry before it: silence never lifts an amount. As long as
        nobody told of this morning, the last one is not known. A session from before the flare-up tells nothing of how
        it goes now, however late the answer about it was given, unless that is a no. What was said only later was not
        known on the day, so the amount of a day that is over stays what it was.

        Args:
            day: The day whose amount depends on it.
            since: The first day of the flare-up.

        Source: clinical.md A11, A13 (``tap yes/nearly, or delta_morning<=1``).
        """
        yesterday = day - timedelta(days=1)
        if yesterday not in self.entries or self.entered_on.get(yesterday, yesterday) > day:
            return None
        at = bisect_right(self.sessions, day - timedelta(days=self.told_after))
        oldest = day - timedelta(days=MORNING_DAYS + self.told_after - 1)
        said = [one for one in self.known if oldest <= one.session and one.known_by(day)]
        latest = max(said, key=lambda one: one.session, default=None)
        tells = latest is not None and (at == 0 or latest.session >= self.sessions[at - 1])
        if tells and latest is not None and (latest.settled == "no" or latest.session >= since):
            return "no" if latest.settled == "no" else latest.session + timedelta(days=NEXT_MORNING)
        change = pain_change(self.pain, day) if self.pain_known_on.get(day, day) <= day else None
        if change is None or SETTLED_RISE < change < UNSETTLED_RISE:
            return None
        return day if change <= SETTLED_RISE else "no"
