"""Goals: those that go on, those for later, those that fit no longer; and what was said to matter, over time."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import CannotDo, WrongInput
from painplan.goals.domains import DOMAINS, gap, priority
from painplan.goals.records import Domain, ValueRating
from painplan.kit.assets import asset
from painplan.kit.dates import parse_weekdays
from painplan.kit.escape import one_line, plain
from painplan.kit.spoken_days import parse_coming_day
from painplan.kit.words import say
from painplan.plans.records import ACTIVE, Goal, GoalState, Plan
from painplan.safety.medicine.named_medicines import fixed_line, takes_less
from painplan.store.diary import Change

LEVELS = 5
CHANGEABLE = (
    *("text", "by", "when", "where", "weekdays", "with_whom", "support", "support_how", "reasons"),
    *("expect", "expect_roadblocks"),
)
"""Parts of a goal whose words can be changed at any time."""
MOST = 10
"""Top of the scales of what matters."""
LONGEST_TEXT = 2_000
Fits = Literal["yes", "no"]


class GoalView(msgspec.Struct, frozen=True, kw_only=True):
    """One goal with the plans that serve it."""

    goal: Goal
    plans: tuple[Plan, ...]


class ValueView(msgspec.Struct, frozen=True, kw_only=True):
    """One domain of life, as it was rated last, and before."""

    domain: Domain
    ratings: tuple[ValueRating, ...]
    """Oldest first: changed priorities keep their history."""
    gap: int | None
    """0 to 10; none while one of both was not said."""
    priority: int | None
    """0 to 100."""


class Goals:
    """The goals of one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def list(self) -> tuple[GoalView, ...]:
        """All goals: those that go on first, then those for later."""
        book = self._desk.book
        order: tuple[GoalState, ...] = ("active", "reached", "parked", "no_longer_fits")
        goals = sorted(book.goals, key=lambda goal: order.index(goal.state))
        return tuple(
            GoalView(goal=goal, plans=tuple(plan for plan in book.plans if plan.goal == goal.id)) for goal in goals
        )

    def values(self) -> tuple[ValueView, ...]:
        """The domains that were ever rated, farthest from how they are wished first (clinical.md D1)."""
        views = []
        for domain in DOMAINS:
            rated = tuple(one for one in self._desk.book.values if one.domain == domain)
            if rated:
                last = rated[-1]
                both = last.importance is not None and last.now is not None
                views.append(
                    ValueView(
                        domain=domain,
                        ratings=rated,
                        gap=gap(last.importance or 0, last.now or 0) if both else None,
                        priority=priority(last.importance or 0, last.now or 0) if both else None,
                    )
                )
        return tuple(sorted(views, key=lambda view: -1 if view.priority is None else -view.priority))

    def rate(self, domain: str, *, importance: int | None = None, now: int | None = None) -> ValueView:
        """Rate a domain of life today; earlier days stay, and what is not said today is as it was (clinical.md D1).

        Args:
            domain: One of the nine.
            importance: 0 not important, 10 most important; none: as before.
            now: How far it is lived, 0 not at all, 10 fully; none: as before.

        Raises:
            WrongInput: There is no such domain, nothing is rated, or a number does not fit.
        """
        if domain not in DOMAINS:
            raise WrongInput(
                say("goals.service.no_such_domain", domain=one_line(domain, 30), domains=", ".join(DOMAINS))
            )
        said = {name: value for name, value in (("importance", importance), ("now", now)) if value is not None}
        if not said or not all(0 <= value <= MOST for value in said.values()):
            raise WrongInput(say("goals.service.say_a_number"))
        today, before = self._desk.today, [one for one in self._desk.facts.values if one.domain == domain]
        fields: dict[str, object] = {"domain": domain, "on": today, **said}
        if before and before[-1].on < today:
            last = before[-1]
            kept = {"importance": last.importance, "now": last.now, "chosen": last.chosen or None}
            fields = {**{name: value for name, value in kept.items() if value is not None}, **fields}
        self._desk.save([Change(table="values", key=f"{today.isoformat()} {domain}", fields=fields)])
        return next(view for view in self.values() if view.domain == domain)

    def part(self, goal_id: str, part: str) -> str:
        """One part of a goal as it would be typed."""
        found = self._read(self._goal(goal_id).id)
        return _as_typed(getattr(found, part))

    def change(self, goal_id: str, parts: Mapping[str, str]) -> Goal:
        """Change some words of a goal, or its date; what stood there goes to its history.

        Args:
            goal_id: Which goal.
            parts: By name, of `CHANGEABLE`: the words; of ``by`` a day ahead as people say it, of ``weekdays`` the days
                as ``mon,wed``. Empty takes it out.

        Raises:
            WrongInput: There is no such goal or part, the goal itself is empty, or something does not fit.
            CannotDo: Words are hidden, or the goal would be about taking less of a medicine (clinical.md C4).
        """
        self._desk.check_words_shown()
        goal, fields = self._goal(goal_id), dict[str, object]()
        for part, text in parts.items():
            typed = text.strip()
            if part not in CHANGEABLE:
                raise WrongInput(
                    say("goals.service.cannot_change", part=one_line(part, 30), parts=", ".join(CHANGEABLE))
                )
            if len(typed) > LONGEST_TEXT:
                raise WrongInput(say("kit.typed.too_long", count=f"{len(typed):,}", longest=f"{LONGEST_TEXT:,}"))
            if part == "text" and not plain(typed).strip():
                raise WrongInput(say("goals.service.no_words"))
            if part == "text" and takes_less(self._desk.facts, typed):
                raise CannotDo(asset("medicines")["says"]["goal_instead"].format(fixed=fixed_line()))
            if typed == _as_typed(getattr(goal, part)):
                continue
            read: dict[str, Callable[[str], object]] = {"by": self._coming_day, "weekdays": parse_weekdays}
            fields[part] = read.get(part, str)(typed) if typed else None
        if fields:
            self._desk.save([Change(table="goals", key=goal.id, fields=fields)])
        return self._read(goal_id)

    def _coming_day(self, typed: str) -> date:
        return parse_coming_day(typed, self._desk.today)

    def park(self, goal_id: str) -> Goal:
        """Keep a goal for later; its plans are put away with it, what was done stays.

        Raises:
            WrongInput: There is no such goal.
        """
        return self._ended(goal_id, "parked")

    def fits(self, goal_id: str, answer: Fits) -> Goal:
        """Whether it is still the right goal; letting one go is a good outcome, and its plans are put away with it.

        Raises:
            WrongInput: There is no such goal.
        """
        if answer == "no":
            return self._ended(goal_id, "no_longer_fits")
        self._goal(goal_id)
        return self._read(goal_id)

    def reached(self, goal_id: str) -> Goal:
        """It is done; its plans go on as they are, in maintenance.

        Raises:
            WrongInput: There is no such goal.
        """
        return self._set(goal_id, "reached")

    def resume(self, goal_id: str) -> Goal:
        """It goes on, with the plans that were put away with it.

        Raises:
            WrongInput: There is no such goal.
            CannotDo: It goes on already.
        """
        goal = self._goal(goal_id)
        if goal.state == "active":
            raise CannotDo(say("goals.service.goes_on", goal=one_line(goal.text, 60)))
        plans = [plan for plan in self._desk.facts.plans if plan.goal == goal_id and plan.id in goal.plans_ended]
        together = [Change(table="plans", key=plan.id, fields={"state": ACTIVE}) for plan in plans]
        return self._set(goal_id, "active", *together, plans_ended=())

    def write_levels(self, goal_id: str, levels: tuple[str, ...]) -> Goal:
        """The five levels of attainment in own words, from much less to much better (clinical.md B1).

        Raises:
            WrongInput: There is no such goal, there are not five, or one is too long.
        """
        goal = self._goal(goal_id)
        if len(levels) != LEVELS:
            raise WrongInput(f"There are {LEVELS} levels, from -2 to +2; {len(levels)} were given.")
        if any(len(level) > LONGEST_TEXT for level in levels):
            raise WrongInput(say("goals.service.level_too_long", longest=f"{LONGEST_TEXT:,}"))
        self._desk.save([Change(table="goals", key=goal.id, fields={"levels": [level.strip() for level in levels]})])
        return self._read(goal_id)

    def _ended(self, goal_id: str, state: GoalState) -> Goal:
        self._goal(goal_id)
        active = [plan.id for plan in self._desk.facts.active_plans() if plan.goal == goal_id]
        together = [Change(table="plans", key=plan, fields={"state": "ended"}) for plan in active]
        return self._set(goal_id, state, *together, plans_ended=tuple(active))

    def _set(self, goal_id: str, state: GoalState, *together: Change, **fields: object) -> Goal:
        goal = self._goal(goal_id)
        if goal.state != state or together:
            changed = {"state": state, "state_since": self._desk.today, **fields}
            self._desk.save([Change(table="goals", key=goal.id, fields=changed), *together])
        return self._read(goal_id)

    def _goal(self, goal_id: str) -> Goal:
        return OwnThings(self._desk, Goal).kept(goal_id)

    def _read(self, goal_id: str) -> Goal:
        return next(view.goal for view in self.list() if view.goal.id == goal_id)


def _as_typed(part: object) -> str:
    return ",".join(part) if isinstance(part, tuple) else str(part or "")
