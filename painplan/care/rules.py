"""How a course of care stands: whether it goes on, when to look again, what was planned, the measure beside it. Pure.

Nothing here says what to choose, and nothing says what a change came from (clinical.md H5).
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.care.records import Care, CareDecision, CareNote
from painplan.insight.noticeable import gets_worse, is_noticeable
from painplan.insight.smoothing import MONTH_DAYS, WINDOW_DAYS
from painplan.kit.numbers import middle
from painplan.measures.change import Rule, change
from painplan.measures.records import Measure

Status = Literal["going_on", "paused", "stopped"]
_WEEK = timedelta(days=WINDOW_DAYS)


class MeasureBeside(msgspec.Struct, frozen=True, kw_only=True):
    """A measure before a day and now, in its unit."""

    before: float | None
    """Its level before that day; none: there was no value in the four weeks before."""
    before_on: date | None
    now: float | None
    """Its latest level since then; none: it has no value since."""
    now_on: date | None
    bigger_than_usual: bool | None
    """None: there is too little to say so."""
    other_direction: bool = False
    """It went the other way, where the table of meaningful change knows which is which (clinical.md H1)."""


def status(decisions: Sequence[CareDecision]) -> Status:
    """Whether it goes on; a change and a talk leave it as it was.

    Args:
        decisions: Oldest first.
    """
    now: Status = "going_on"
    for one in decisions:
        match one.choice:
            case "keep":
                now = "going_on"
            case "pause":
                now = "paused"
            case "stop":
                now = "stopped"
    return now


def look_again_on(care: Care, decisions: Sequence[CareDecision]) -> date | None:
    """The day that was said last for looking again; none: none was."""
    return next((one.look_again for one in reversed(decisions) if one.look_again is not None), care.look_again)


def is_due(care: Care, decisions: Sequence[CareDecision], today: date) -> bool:
    """Whether the day to look again has come, and nothing was decided since."""
    day = look_again_on(care, decisions)
    if day is None or day > today or status(decisions) == "stopped":
        return False
    return all(one.on < day for one in decisions)


def times_done(care: Care, notes: Sequence[CareNote]) -> int:
    """How many uses or sessions were noted since it began."""
    return sum(one.done and one.on >= care.since for one in notes)


def times_planned(care: Care, decisions: Sequence[CareDecision], today: date) -> int | None:
    """How many there would have been in the weeks in which it went on, by how often was said at the time.

    What was begun of a time is not counted.

    Returns:
        None where nobody says how often.
    """
    if care.per_week is None:
        return None
    days = (care.since + timedelta(days=number) for number in range((today - care.since).days))
    went_on = (day for day in days if status([one for one in decisions if one.on <= day]) == "going_on")
    return sum(care.said_on("per_week", day) or 0 for day in went_on) // WINDOW_DAYS


def beside(
    measure: Measure,
    values: Mapping[date, float],
    calm: Mapping[date, float] | None,
    since: date,
    rule: Rule | None,
    rules: dict[str, Rule],
) -> MeasureBeside | None:
    """A measure before a day and now.

    Of what is asked daily the level is that of seven days, and a change counts when two weeks in a row show it; where
    there are too few days for a level, the middle of what there is stands there and nothing is said of its size.

    Args:
        measure: What is looked at.
        values: Value by day, in its unit.
        calm: Level by day of what is asked daily; none: it is asked now and then, and each value stands by itself.
        since: The day on which something began.
        rule: The row of the table of meaningful change of what is asked now and then; none: it has none.
        rules: The table.

    Returns:
        None where it was never answered.

    Source: clinical.md H1, H2, H5.
    """
    if not values:
        return None
    earliest = date.min if calm is None else since - timedelta(days=MONTH_DAYS)
    # What is asked now and then was asked on the day of beginning before anything came of it; a level needs days.
    last_before = since if calm is None else since - timedelta(days=1)
    before, before_on = _last(calm, values, earliest, last_before)
    # A level of seven days is one of after the day only when all seven are.
    first_level = since if calm is None else since + _WEEK - timedelta(days=1)
    now, now_on = _last(calm, values, last_before + timedelta(days=1), max(values), level_from=first_level)
    levels = values if calm is None else calm
    bigger = None
    if before is not None and now is not None and now_on is not None and {before_on, now_on} <= levels.keys():
        after = [day for day in sorted(levels) if max(first_level, last_before + timedelta(days=1)) <= day <= now_on]
        if calm is None:
            bigger = _bigger_seldom(measure, before, [values[day] for day in after], rule, rules)
        else:
            week_before = [calm[day] for day in after if day <= now_on - _WEEK][-1:]
            bigger = _bigger_daily(measure, before, [*week_before, now], rules)
    other = bool(bigger) and before is not None and now is not None and gets_worse(measure, before, now, rules)
    return MeasureBeside(
        before=before, before_on=before_on, now=now, now_on=now_on, bigger_than_usual=bigger, other_direction=other
    )


def _last(
    calm: Mapping[date, float] | None,
    values: Mapping[date, float],
    first: date,
    last: date,
    *,
    level_from: date | None = None,
) -> tuple[float | None, date | None]:
    """The last level between two days and its day, or the middle of the last seven days with a value."""
    levels = values if calm is None else calm
    days = [day for day in levels if (level_from or first) <= day <= last]
    if days:
        return levels[max(days)], max(days)
    known = [day for day in values if first <= day <= last]
    if not known:
        return None, None
    lately = [values[day] for day in known if day > max(known) - _WEEK]
    return middle(lately), max(known)


def _bigger_seldom(
    measure: Measure, before: float, after: Sequence[float], rule: Rule | None, rules: dict[str, Rule]
) -> bool | None:
    """Whether the last of some scores changed by more than people usually notice; none: it has to be seen once more."""
    if rule is None:
        return is_noticeable(measure, before, after[-1], rules)
    code = change(rule, before, *after).code
    return None if code.endswith("_once") else code != "small"


def _bigger_daily(measure: Measure, before: float, after: Sequence[float], rules: dict[str, Rule]) -> bool | None:
    """The same of the levels of one week or of two in a row: both have to show it, and in the same direction."""
    if not is_noticeable(measure, before, after[-1], rules):
        return False
    both = len(after) > 1 and is_noticeable(measure, before, after[0], rules)
    return True if both and (after[0] > before) == (after[-1] > before) else None
