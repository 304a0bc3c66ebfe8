"""The seven days as sentences."""

from collections.abc import Iterator

from painplan.kit.amounts import amount
from painplan.kit.dates import short_day, short_month
from painplan.kit.escape import one_line
from painplan.kit.units import TIMED
from painplan.kit.words import say
from painplan.tasks.week import WeekDay, WeekItem, WeekView

SORTS = ("work", "caring", "recreation", "rest")
_NAME, _PLANNED = 14, 22
"""Widths of the columns."""
SHORT = 40
"""Letters of what was done, where all of it is told below."""


def balance_lines(view: WeekView) -> Iterator[str]:
    """Work, caring, recreation and rest beside each other, in minutes planned and done."""
    for sort in SORTS:
        planned, done = getattr(view.planned, sort), getattr(view.done, sort)
        if sort == "caring" and done is None:
            continue
        name = say(f"week.sorts.{sort}")
        told = say("week.says.planned", minutes=_minutes(planned)), say("week.says.done", minutes=_minutes(done))
        yield f"{name:<{_NAME}}{told[0]:<{_PLANNED}}{told[1]}"


def day_line(day: WeekDay) -> str:
    """``Wed 4 Mar  Walking, 8 minutes; Bridge …``: a day with what was done on it, its beginning."""
    done = "; ".join(item.what for item in day.done)
    told = {"weekday": short_day(day.day), "day": day.day.day, "month": short_month(day.day)}
    return say("week.says.day", **told, done=one_line(done, SHORT) or say("week.says.nothing"))


def day_lines(day: WeekDay) -> Iterator[str]:
    """What the routine holds for a day, and what was done on it."""
    for which, items in (("planned", day.planned), ("done", day.done)):
        if items:
            yield say(f"week.says.{which}_items", items="; ".join(map(item_words, items)))


def item_words(item: WeekItem) -> str:
    """``Walking, 12 minutes (after breakfast, park, with Ann)``."""
    whom = say("week.says.with", whom=item.with_) if item.with_ else ""
    around = ", ".join(part for part in (item.when, item.where, whom) if part)
    return say("week.says.around", what=item.what, around=around) if around else item.what


def _minutes(minutes: float | None) -> str:
    return "–" if minutes is None else amount(minutes, TIMED)
