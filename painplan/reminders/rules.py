"""Whether to remind now, and why not: one a day, at the person's own time, quiet on flare-up days. Pure."""

from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from painplan.reminders.records import Reminder

LASTS_DAYS = 28
"""Reminders end by themselves after four weeks, unless they are renewed [design default]."""

Waits = Literal["sign", "signs", "well", "worsening", "care", "review", "checkin"]
"""``sign``: a warning sign is open; its page is told at any time, also in a flare-up (clinical.md C). ``signs``: a
flare-up of more than a week, in which the warning signs are asked about each day (A13). ``well``: the day has come to
which the person thought an illness would last, and from which they wanted to be asked. ``worsening``: that question
is due, and comes before the review (A14.1). ``care``: the day to look again at a course of care has come."""
Why = Literal["none", "off", "ended", "before_time", "flare", "ill", "nothing_waiting", "told", "due"]


class Reminding(msgspec.Struct, frozen=True, kw_only=True):
    """Whether to remind now."""

    due: bool
    why: Why
    what: Waits | None
    """What is waiting, whether or not it is time to say so."""
    until: date | None
    """The last day with reminders."""
    unasked: bool = False
    """Something that comes before tries was never asked, and is told (clinical.md A12 PRE)."""


def last_day(reminder: Reminder) -> date | None:
    """The last day with reminders; none where none are set."""
    if reminder.at is None or reminder.since is None:
        return None
    return reminder.since + timedelta(days=LASTS_DAYS - 1)


def reminding(
    reminder: Reminder,
    now: datetime,
    today: date,
    *,
    day_starts_at: int,
    flare: bool,
    waiting: Waits | None,
    ill: bool = False,
    unasked: bool = False,
    once: bool = False,
) -> Reminding:
    """Whether to remind now.

    Args:
        reminder: What the person set. Never set: whatever is waiting is told at any time, as for a shell prompt.
        now: The time of day, on whichever date of the calendar.
        today: The day that the person means; after midnight still the evening before.
        day_starts_at: The hour at which a new day begins.
        flare: Whether today is a flare-up day.
        ill: Whether an illness lasts: nothing is asked for then, and nobody is reminded (clinical.md A14.4).
        waiting: What there is to do.
        unasked: Something that comes before tries was never asked: told every day until it is answered.
        once: Whether what was told today already is told again.

    Source: clinical.md E3 (burden): quiet by default.
    """
    until = last_day(reminder)
    why = _why(reminder, now, today, day_starts_at, flare=flare, ill=ill, waiting=waiting, once=once)
    tells = unasked and why not in ("off", "told") and not (once and reminder.told_on == today)
    due = why == "due" or (why == "none" and waiting is not None)
    return Reminding(due=due or tells, why=why, what=waiting if due or not tells else None, until=until, unasked=tells)


def _why(
    reminder: Reminder,
    now: datetime,
    today: date,
    day_starts_at: int,
    *,
    flare: bool,
    ill: bool,
    waiting: Waits | None,
    once: bool,
) -> Why:
    if waiting == "sign":
        return "told" if once and reminder.told_on == today else "due"
    until = last_day(reminder)
    if reminder.at is None and reminder.since is not None:
        return "off"
    if until is not None and today > until:
        return "ended"
    if flare and waiting not in ("signs", "well"):
        return "flare"
    if ill and waiting != "well":
        return "ill"
    if waiting is None:
        return "nothing_waiting"
    if once and reminder.told_on == today:
        return "told"
    if reminder.at is None:
        return "none"
    return (
        "before_time" if _since_start(now.hour, now.minute, day_starts_at) < _at(reminder.at, day_starts_at) else "due"
    )


def _at(time: str, day_starts_at: int) -> int:
    hour, _, minute = time.partition(":")
    return _since_start(int(hour), int(minute), day_starts_at)


def _since_start(hour: int, minute: int, day_starts_at: int) -> int:
    """Minutes since the person's day began: one in the morning belongs to the evening before."""
    return (hour - day_starts_at) % 24 * 60 + minute
