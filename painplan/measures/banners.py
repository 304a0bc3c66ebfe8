"""At most one banner a week, and only for a change that stayed (clinical.md H5). Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.measures.change import Rule, ScoreChange, change

DAYS_IN_WEEK = 7
WINDOWS = 2
"""A change has to be there in so many windows one after the other (H5)."""
Direction = Literal["better", "worse"]


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """A measure with its newest windows."""

    name: str
    rule: Rule
    before: float | None
    """The window to compare with; none: too few entries in it."""
    after: tuple[float | None, ...]
    """The two windows since, oldest first; none: too few entries."""


class Banner(msgspec.Struct, frozen=True, kw_only=True):
    """Something worth saying this week."""

    name: str
    direction: Direction
    changed: ScoreChange


def week_began(today: date) -> date:
    """The Monday of a day's week: banners look at what was there then, so that one stays the same all week."""
    return today - timedelta(days=today.weekday())


def banner(watched: Sequence[Watched], today: date) -> Banner | None:
    """The one banner of this week, or none.

    Args:
        watched: What could be told, function first; worked out from the days before `week_began`.
        today: The day it is; the week decides whose turn it is when several have something to say.

    Source: clinical.md H1, H5 (two windows, at most one a week).
    """
    found = [told for one in watched if (told := _told(one)) is not None]
    return found[today.isocalendar().week % len(found)] if found else None


def _told(one: Watched) -> Banner | None:
    if one.before is None or len(one.after) < WINDOWS or None in one.after[-WINDOWS:]:
        return None
    windows = [value for value in one.after[-WINDOWS:] if value is not None]
    codes = {_way(change(one.rule, one.before, value)) for value in windows}
    if codes in ({"better"}, {"worse"}):
        direction: Direction = "better" if codes == {"better"} else "worse"
        return Banner(name=one.name, direction=direction, changed=change(one.rule, one.before, *windows))
    return None


def _way(changed: ScoreChange) -> str:
    """The direction of one window; both windows together are what a rule of two times asks for."""
    return changed.code.removesuffix("_once")
