"""Which list of warning signs is worth asking, and why. Pure (clinical.md C, "Ask").

The whole list at set-up, and again when something new or worrying is noted, on day 8 of a flare-up, after a fall or an
accident, and after pain three points above the usual for three days: each stands until the list was answered. The short
list once a week, as a part of the weekly review, and on each later day of such a flare-up while it lasts.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.kit.numbers import middle

List = Literal["whole", "short"]
Why = Literal["unread", "unread_days", "worry", "fall", "long_flare", "pain_jump", "set_up", "week"]

LONG_FLARE_DAYS = 7
"""A flare-up of more days than these calls for the whole list, on the day after them."""
JUMP, JUMP_DAYS = 3, 3
"""So many points above the usual, on so many days in a row."""
USUAL_DAYS, USUAL_VALUES = 28, 4
"""Default [design]: the usual is the middle value of four weeks with at least four entries, as everywhere in A11.

A list asked too early costs a minute; so it needs less than what calls a day amber.
"""
SHORT_EVERY = timedelta(days=7)


class ListDue(msgspec.Struct, frozen=True, kw_only=True):
    """A list that is worth asking today."""

    list: List
    why: Why
    since: date


class ListAsked(msgspec.Struct, frozen=True, kw_only=True):
    """What the diary knows about asking."""

    whole_on: date | None = None
    """The last day on which the whole list was gone through."""
    unread: date | None = None
    """The day since which nobody knows what is open; none: it is known, or was gone through since."""
    unread_days: Sequence[date] = ()
    """Days of the last weeks of which something could not be read: something worrying may have been noted then."""
    short_on: date | None = None
    began: date | None = None
    """The day of the first plan or experiment; none: there is none yet."""
    worries: Sequence[date] = ()
    """Days on which something new or worrying was noted."""
    falls: Sequence[date] = ()
    """Days with a fall or an accident."""
    flares: Sequence[tuple[date, date]] = ()
    """First and last day of each flare-up."""
    pain: Mapping[date, float | None] = {}


def list_due(asked: ListAsked, today: date) -> ListDue | None:
    """The list that is worth asking today; none: nothing is.

    The whole list goes before the short one; a reason counts until the whole list was asked on its day or later.
    """
    if asked.unread is not None:  # whatever was gone through before: on the same day it may have been before
        return ListDue(list="whole", why="unread", since=min(asked.unread, today))
    reasons: list[tuple[Why, date]] = [("worry", day) for day in asked.worries]
    reasons += [("fall", day) for day in asked.falls]
    eighth = {day: last for first, last in asked.flares if (day := first + timedelta(days=LONG_FLARE_DAYS)) <= last}
    reasons += [("long_flare", day) for day in eighth]
    if (jumped := pain_jump(asked.pain, today)) is not None:
        reasons.append(("pain_jump", jumped))
    reasons += [("unread_days", day) for day in asked.unread_days[-1:]]
    for why, day in reasons:
        if day <= today and (asked.whole_on is None or asked.whole_on < day):
            return ListDue(list="whole", why=why, since=day)
    last = max(asked.whole_on or date.min, asked.short_on or date.min)
    if today in eighth.values() and last < today:  # it lasts
        return ListDue(list="short", why="long_flare", since=today)
    if asked.began is None:
        return None
    if asked.whole_on is None:
        return ListDue(list="whole", why="set_up", since=asked.began)
    if today - last >= SHORT_EVERY:
        return ListDue(list="short", why="week", since=last + SHORT_EVERY)
    return None


def pain_jump(pain: Mapping[date, float | None], today: date) -> date | None:
    """The third of three days in a row with pain well above the usual, today or yesterday; none: there are none.

    The usual is the middle value of the four weeks before those days; a missing day ends a row.
    """
    last = today if pain.get(today) is not None else today - timedelta(days=1)
    row = [pain.get(last - timedelta(days=back)) for back in range(JUMP_DAYS)]
    before = [pain.get(last - timedelta(days=back)) for back in range(JUMP_DAYS, JUMP_DAYS + USUAL_DAYS)]
    known = [value for value in before if value is not None]
    if len(known) < USUAL_VALUES:
        return None
    usual = middle(known)
    return last if all(value is not None and value >= usual + JUMP for value in row) else None
