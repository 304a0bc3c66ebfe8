"""Barriers: what gets in the way, what the person does then, and whether they did. Arranged with one diary."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import get_args

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import WrongInput
from painplan.goals.barriers_rules import BarrierDay, fitting
from painplan.goals.records import Barrier, BarrierKind
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import plain
from painplan.kit.words import say
from painplan.pacing.flare import flare_on
from painplan.plans.flares import flares_seen
from painplan.plans.records import Goal
from painplan.store.diary import Change, Month

KINDS: tuple[BarrierKind, ...] = get_args(BarrierKind)
LOOK_BACK_DAYS = 70
"""Days before today in which a flare-up can still go on."""
WEEK = timedelta(days=7)
LONGEST_TEXT = 2_000


class BarrierView(msgspec.Struct, frozen=True, kw_only=True):
    """One barrier with its plan."""

    kind: BarrierKind
    title: str
    """``a bad night``."""
    situation: str
    """``the night was bad``: what stands after "if"."""
    then: str
    """What the person does then, in their words; empty while there is no plan."""
    goal: str | None
    fits: bool
    """Whether it fits today, as far as the diary knows."""
    used_today: bool | None
    fitted_days: int
    """Days of the last seven, today among them, that it fitted."""
    used_days: int
    """Days of these on which the person said that the plan was used."""


class Barriers:
    """The barriers of one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def list(self) -> tuple[BarrierView, ...]:
        """Every barrier that is not put away, in the order of the list to choose from."""
        made = [one for one in self._desk.book.barriers if one.active]
        if not made:
            return ()
        week = self._week()
        return tuple(self._view(one, week) for one in sorted(made, key=lambda one: KINDS.index(one.kind)))

    def fitting(self) -> tuple[BarrierView, ...]:
        """Those that fit today."""
        return tuple(view for view in self.list() if view.fits)

    def to_ask_about(self) -> tuple[BarrierView, ...]:
        """For the weekly review: those with a plan, first the ones that fitted most days of the last seven.

        The review asks whether the plan was used, and keeps the answer with `used`.
        """
        planned = [view for view in self.list() if view.then]
        return tuple(sorted(planned, key=lambda view: -view.fitted_days))

    def add(self, kind: str, then: str = "", goal: str | None = None) -> BarrierView:
        """Put a barrier on the list, or change its plan.

        Raises:
            WrongInput: There is no such barrier or goal, or the text is too long.
        """
        known = self._known(kind)
        if len(then) > LONGEST_TEXT:
            raise WrongInput(say("kit.typed.too_long", count=f"{len(then):,}", longest=f"{LONGEST_TEXT:,}"))
        if goal is not None:
            goal = OwnThings(self._desk, Goal).named(goal).id
        fields: dict[str, object] = {"kind": known, "active": None}
        if self._made(known) is None:
            fields["created"] = self._desk.today
        fields |= {"then": then.strip()} if then.strip() else {}
        fields |= {"goal": goal} if goal else {}
        self._desk.save([Change(table="barriers", key=known, fields=fields)])
        return next(view for view in self.list() if view.kind == known)

    def used(self, kind: str, yes: bool, day: date | None = None) -> BarrierView:
        """Whether the plan was used on a day; today without one.

        Raises:
            WrongInput: It is not on the list, or the day lies ahead.
        """
        known, on = self._on_list(kind), day or self._desk.today
        if on > self._desk.today:
            raise WrongInput(say("barriers.says.lies_ahead", day=date_in_words(on)))
        self._desk.save([Change(table="barriers", key=known, fields={"used": {on: yes}})])
        return next(view for view in self.list() if view.kind == known)

    def put_away(self, kind: str) -> None:
        """Take a barrier off the list; its plan is kept.

        Raises:
            WrongInput: It is not on the list.
        """
        self._desk.save([Change(table="barriers", key=self._on_list(kind), fields={"active": False})])

    def _known(self, kind: str) -> BarrierKind:
        found = next((one for one in KINDS if one == kind.strip().lower()), None)
        if found is None:
            raise WrongInput(say("barriers.says.no_such_barrier", kind=plain(kind)[:30], kinds=", ".join(KINDS)))
        return found

    def _on_list(self, kind: str) -> BarrierKind:
        known, made = self._known(kind), self._made(self._known(kind))
        if made is None or not made.active:
            listed = ", ".join(one.kind for one in self._desk.facts.barriers if one.active) or "nothing yet"
            raise WrongInput(say("barriers.says.not_on_list", name=known, listed=listed))
        return known

    def _made(self, kind: BarrierKind) -> Barrier | None:
        return next((one for one in self._desk.facts.barriers if one.kind == kind), None)

    def _view(self, made: Barrier, week: Mapping[date, frozenset[BarrierKind]]) -> BarrierView:
        today = self._desk.today
        words = asset("goal")
        titles = dict(zip(words["barriers"]["values"], words["barriers"]["labels"], strict=True))
        fits = [day for day, kinds in week.items() if made.kind in kinds]
        return BarrierView(
            kind=made.kind,
            title=titles[made.kind],
            situation=words["barrier_names"][made.kind],
            then=made.then,
            goal=made.goal,
            fits=today in fits,
            used_today=made.used.get(today),
            fitted_days=len(fits),
            used_days=sum(made.used.get(day, False) for day in week),
        )

    def _week(self) -> dict[date, frozenset[BarrierKind]]:
        """The last seven days, today first, each with what fits it."""
        today = self._desk.today
        facts = self._desk.diary.days(today - timedelta(days=LOOK_BACK_DAYS), today)
        return {day: fitting(self._day(day, facts)) for day in (today - timedelta(days=n) for n in range(WEEK.days))}

    def _day(self, day: date, facts: Month) -> BarrierDay:
        entry, before = facts.checkins.get(day), day - timedelta(days=1)
        going = any(plan.created < before for plan in self._desk.facts.active_plans())
        noted = before in facts.checkins or any(on == before for _, on in facts.sessions)
        return BarrierDay(
            sleep=entry.sleep if entry else None,
            sleep_hours=entry.sleep_hours if entry else None,
            energy=entry.energy if entry else None,
            mood=entry.mood if entry else None,
            flare=flare_on(flares_seen(self._desk, day, 1), day) is not None,
            forgotten=going and not noted,
        )
