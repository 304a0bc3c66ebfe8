"""What pacing is for, by plan, and what is offered where it is only for quieter symptoms (clinical.md A4)."""

from datetime import timedelta
from typing import get_args

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import WrongInput
from painplan.insight.daily_load import load_of
from painplan.insight.service import patterns_of
from painplan.insight.usual_day import usual_day
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.purpose_rules import WEEKS_BEFORE, became_less, only_to_settle
from painplan.plans.records import Plan, Purpose
from painplan.store.diary import Change

PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
WEEK_DAYS = 7
LOGGED_NEEDED = 4
"""Days with an entry in each of the two weeks, as in a weekly review (A12); planned rest days count."""
LOOK_BACK_DAYS = 57
"""Two windows of four weeks, and a day."""


class Purposes:
    """The purposes of the plans of one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def set(self, plan_id: str, purpose: str) -> Plan:
        """Say what pacing is for in a plan, from today on.

        Raises:
            WrongInput: There is no such plan or purpose.
        """
        self._desk.save(self.changes([plan_id], purpose))
        return next(plan for plan in self._desk.book.plans if plan.id == plan_id)

    def set_all(self, purpose: str) -> None:
        """The same for all plans that are followed."""
        self._desk.save(self.changes([plan.id for plan in self._desk.facts.active_plans()], purpose))

    def changes(self, plan_ids: list[str], purpose: str) -> list[Change]:
        """What saying it changes.

        Raises:
            WrongInput: There is no such plan or purpose.
        """
        if purpose not in PURPOSES:
            raise WrongInput(
                say("plans.purpose.no_purpose_choose_one", purpose=one_line(purpose, 30), purposes=", ".join(PURPOSES))
            )
        found = []
        for plan_id in plan_ids:
            plan = OwnThings(self._desk, Plan).named(plan_id)
            if plan.purpose != purpose:
                fields = {"purpose": purpose, "purpose_since": self._desk.today}
                found.append(Change(table="plans", key=plan.id, fields=fields))
        return found

    def quieter_days(self) -> bool:
        """Whether settling symptoms is the only purpose and the days became clearly smaller, without a clinical reason.

        Looks at the book first: mostly nothing more is read.
        """
        book, today = self._desk.facts, self._desk.today
        if not only_to_settle(book.active_plans(), today):
            return False
        facts = self._desk.diary.days(today - timedelta(days=LOOK_BACK_DAYS), today)
        amounts = load_of(book, facts, today).amounts
        now, before = (
            usual_day(amounts, today - timedelta(weeks=weeks), days=WEEK_DAYS) for weeks in (0, WEEKS_BEFORE)
        )
        if min(now.days_logged, before.days_logged) < LOGGED_NEEDED:
            return False
        if not became_less(now.value or 0.0, before.value or 0.0):
            return False
        return patterns_of(book, facts, today).under_activity.reason is None
