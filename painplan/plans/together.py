"""The plans of one day beside each other: the person's order, and the minutes that all share. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from painplan.kit.units import TIMED
from painplan.pacing.shared_limit import fitted, room_left
from painplan.pacing.target import Target
from painplan.plans.records import Plan
from painplan.plans.restart_records import DayLimit
from painplan.store.book import Book

LAST = 100
"""After every order that a person can give."""


class Timed(Protocol):
    """A plan's course as the others see it."""

    plan: Plan

    def target_on(self, day: date) -> Target:
        """Amounts of one day."""

    def quota_on(self, day: date) -> float:
        """The amount in force on a day, outside flare-ups."""


def in_order(plans: Iterable[Plan]) -> tuple[Plan, ...]:
    """Plans as the person put them, 1 first; those without an order after them, oldest first."""
    return tuple(sorted(plans, key=lambda plan: plan.priority or LAST))


def minutes_on(limits: Sequence[DayLimit], day: date) -> int | None:
    """The minutes that the person gives to all plans of a day; none: no limit."""
    return next((limit.minutes for limit in reversed(limits) if limit.first <= day), None)


class Together:
    """Plans counted in minutes, in the person's order, and what their day holds.

    Args:
        limits: What the person said about the minutes of a day, oldest first.
        courses: The plans in the person's order.
    """

    def __init__(self, limits: Sequence[DayLimit], courses: Sequence[Timed]) -> None:
        self._limits = limits
        self._timed = [course for course in courses if course.plan.unit == TIMED]

    def room_for(self, plan: Plan, day: date) -> float | None:
        """The minutes left for a plan after those that come before it; none: no limit, or not counted in minutes."""
        limit = minutes_on(self._limits, day)
        if limit is None or plan.unit != TIMED:
            return None
        before = []
        for course in self._timed:
            if course.plan.id == plan.id:
                break
            if course.plan.created <= day:
                before.append(course.target_on(day).target or 0)
        return room_left(limit, before)

    def room_on_other_days(self, plan: Plan, day: date) -> float | None:
        """The same where nothing makes an amount of the day smaller: what a plan comes back to has to fit as well."""
        limit = minutes_on(self._limits, day)
        if limit is None or plan.unit != TIMED:
            return None
        before: list[float] = []
        for course in self._timed:
            if course.plan.id == plan.id:
                break
            if course.plan.created <= day:
                before.append(fitted(course.quota_on(day), course.plan.unit_min, room_left(limit, before)))
        return room_left(limit, before)

    def has_room(self, plan: Plan, quota: float, day: date) -> bool:
        """Whether a plan could go to this amount beside what all others have agreed."""
        limit = minutes_on(self._limits, day)
        if limit is None or plan.unit != TIMED:
            return True
        others = [course.quota_on(day) for course in self._timed if course.plan.id != plan.id]
        return fitted(quota, plan.unit_min, room_left(limit, others)) >= quota


def limited(book: Book) -> bool:
    """Whether the person ever set minutes for all plans of a day."""
    return bool(book.day_limits)
