"""A goal in words: a date that lies before its aim can stand; when, where, with whom and who helps."""

import re
from collections.abc import Iterator
from datetime import date

from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.dates import Weekday, date_in_words, falls_on, spread_over_week, weekdays_words
from painplan.kit.escape import one_line
from painplan.kit.pattern import pattern
from painplan.kit.words import say
from painplan.plans.by_date_rules import TooEarly
from painplan.plans.records import Goal, Plan

LONGEST = 60
"""Letters of each part: the whole stands in the goal itself."""
DAYS_IN_WEEK = 7
_WITH = pattern(r"^with:?\s+(?=\S)", re.I)
"""“With whom?” is often answered “with Ann”: it stands there once."""


def too_early_parts(found: TooEarly, unit: str, activity: str) -> dict[str, str]:
    """What stands in sentences about it, by name; the whole sentence is ``too_early``."""
    parts = {
        "pace": asset("goals")["pace"]["-".join(str(days // DAYS_IN_WEEK) for days in sorted({*found.days_between}))],
        "activity": one_line(activity, LONGEST),
        "aim": amount(found.aim, unit),
        "week": str(found.week),
        "earliest": date_in_words(found.earliest),
        "by": date_in_words(found.by),
        "reachable": amount(found.reachable, unit),
    }
    return {**parts, "too_early": asset("goals")["date"]["too_early"].format(**parts)}


def too_early_words(found: TooEarly, unit: str, activity: str, *, hope: bool = False) -> str:
    """The one sentence about it; with ``hope`` also that both are kept (clinical.md A12 ``DATE``)."""
    said = too_early_parts(found, unit, activity)["too_early"]
    return f"{said} {asset('goals')['date']['hope']}" if hope else said


def usual_weekdays(plan: Plan, goal: Goal | None) -> tuple[Weekday, ...]:
    """The days of the week on which a plan is usually done: as they were said, else so many as it has, evenly apart."""
    return (goal.weekdays if goal else ()) or spread_over_week(plan.days_counted)


def with_whom(goal: Goal) -> str:
    """``Ann``, where the answer may have been “with Ann”."""
    return _WITH.sub("", one_line(goal.with_whom, LONGEST))


def expected_words(goal: Goal) -> Iterator[str]:
    """What was expected to come of it, and how sure that was; nothing where nothing was."""
    if goal.expect.strip():
        how = "said" if goal.expect_sure is None else "said_sure"
        yield say(f"goals.expected.{how}", expect=one_line(goal.expect, 200), sure=goal.expect_sure)


def roadblock_words(goal: Goal, *, page: bool = False) -> Iterator[str]:
    """What was expected to stop the person on the way; ``page``: as others read it."""
    if goal.expect_roadblocks.strip():
        name = "roadblocks_page" if page else "roadblocks"
        yield say(f"goals.expected.{name}", roadblocks=one_line(goal.expect_roadblocks, 200))


def around_goal(goal: Goal, *, place: bool = True, on: date | None = None) -> Iterator[str]:
    """On which days, when, where, with whom, and who helps how, as far as it was said.

    Args:
        goal: What was said.
        place: With where, unless that has a place of its own.
        on: The day it is told on: on a usual one it goes without saying, on another one only the usual ones are told.
    """
    words = asset("goals")["around"]
    usual = words["usual"].format(days=weekdays_words(goal.weekdays)) if goal.weekdays else ""
    if usual and (on is None or not falls_on(goal.weekdays, on)):
        yield usual
        if on is not None:
            return
    for said in (goal.when, goal.where if place else ""):
        if said.strip():
            yield one_line(said, LONGEST)
    if goal.with_whom.strip():
        yield words["with_whom"].format(whom=with_whom(goal))
    if goal.support.strip():
        who, how = one_line(goal.support, LONGEST), one_line(goal.support_how, LONGEST)
        yield words["helps"].format(who=who, how=how) if how else words["knows"].format(who=who)
