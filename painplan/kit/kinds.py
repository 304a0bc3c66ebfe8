"""The registry of kinds: which module declares the records of each table. One is imported when it is first needed."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from painplan.kit.record import Record

MODULES = {
    "checkins": "painplan.checkin.records",
    "sessions": "painplan.checkin.records",
    "measurements": "painplan.checkin.records",
    "moments": "painplan.checkin.records",
    "assessments": "painplan.measures.assessment_records",
    "practices": "painplan.learning.records",
    "nights": "painplan.learning.records",
    "rest_days": "painplan.tasks.cycle_records",
    "exercise_days": "painplan.tasks.exercise_records",
    "lost_days": "painplan.checkin.records",
    "profile": "painplan.plans.records",
    "goals": "painplan.plans.records",
    "plans": "painplan.plans.records",
    "reviews": "painplan.plans.records",
    "drafts": "painplan.goals.records",
    "flare_plan": "painplan.plans.records",
    "holds": "painplan.plans.records",
    "signs": "painplan.safety.records",
    "experiments": "painplan.experiments.records",
    "lessons": "painplan.learning.records",
    "own_items": "painplan.learning.records",
    "checklists": "painplan.learning.records",
    "reminder": "painplan.reminders.records",
    "shown": "painplan.team.shown_records",
    "safety_list": "painplan.safety.support_records",
    "occasions": "painplan.reviews.records",
    "life_changes": "painplan.reviews.records",
    "decisions": "painplan.team.decision_records",
    "members": "painplan.team.records",
    "visit_questions": "painplan.team.records",
    "visits": "painplan.team.records",
    "values": "painplan.goals.records",
    "barriers": "painplan.goals.records",
    "ask_first": "painplan.safety.records",
    "lost": "painplan.safety.records",
    "about": "painplan.goals.records",
    "restarts": "painplan.plans.restart_records",
    "day_limits": "painplan.plans.restart_records",
    "rest_plans": "painplan.tasks.cycle_records",
    "rest_steps": "painplan.tasks.cycle_records",
    "jobs": "painplan.tasks.job_records",
    "own_questions": "painplan.checkin.records",
    "exercises": "painplan.tasks.exercise_records",
    "avoided": "painplan.exposure.records",
    "attempts": "painplan.exposure.records",
    "medicines": "painplan.team.medicine_records",
    "replies": "painplan.team.records",
    "reply_code": "painplan.team.records",
    "care": "painplan.care.records",
    "care_notes": "painplan.care.records",
    "care_decisions": "painplan.care.records",
}
"""By table, in the order of exports. A class with a `Table` of this name stands in the module."""


class Kinds(Mapping[str, type[Record]]):
    """The kinds of records by their tables; looking whether there is a table imports no more than its own module.

    Args:
        modules: Where each is declared.
        daily: Only those of a day, or only those of the plan book; none: all.
    """

    def __init__(self, modules: Mapping[str, str], *, daily: bool | None = None) -> None:
        self._modules, self._daily = modules, daily
        self._found: dict[str, type[Record] | None] = {}

    def __getitem__(self, table: str) -> type[Record]:
        found = self._kind(table)
        if found is None:
            raise KeyError(table)
        return found

    def __contains__(self, table: object) -> bool:
        return isinstance(table, str) and self._kind(table) is not None

    def __iter__(self) -> Iterator[str]:
        return (table for table in self._modules if table in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _kind(self, table: str) -> type[Record] | None:
        if table not in self._modules:
            return None
        if table not in self._found:
            kind = _declared(table, self._modules[table])
            self._found[table] = kind if self._daily in (None, kind.TABLE.daily) else None
        return self._found[table]


def _declared(table: str, module: str) -> type[Record]:
    for found in vars(import_module(module)).values():
        if isinstance(found, type) and issubclass(found, Record) and found is not Record and found.TABLE.name == table:
            return found
    raise LookupError(f"{module} declares no record of the table {table}")


KINDS = Kinds(MODULES)
"""Every kind of record."""
BOOK_KINDS = Kinds(MODULES, daily=False)
DAY_KINDS = Kinds(MODULES, daily=True)
