"""The registry of kinds: which module declares the records of each table. One is imported when it is first needed."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from painplan.kit.record import Record

MODULES = {
    "checkins": "painplan.records.diary",
    "sessions": "painplan.records.diary",
    "measurements": "painplan.records.diary",
    "assessments": "painplan.records.assessments",
    "practices": "painplan.records.learning",
    "nights": "painplan.records.learning",
    "rest_days": "painplan.records.rest",
    "profile": "painplan.records.book",
    "goals": "painplan.records.book",
    "plans": "painplan.records.book",
    "reviews": "painplan.records.book",
    "drafts": "painplan.records.book",
    "flare_plan": "painplan.records.book",
    "holds": "painplan.records.book",
    "signs": "painplan.records.book",
    "experiments": "painplan.records.experiments",
    "lessons": "painplan.records.learning",
    "own_items": "painplan.records.learning",
    "checklists": "painplan.records.learning",
    "reminder": "painplan.records.reminders",
    "shown": "painplan.records.sharing",
    "safety_list": "painplan.records.support",
    "occasions": "painplan.records.occasions",
    "decisions": "painplan.records.decisions",
    "members": "painplan.records.team",
    "visit_questions": "painplan.records.team",
    "visits": "painplan.records.team",
    "values": "painplan.records.interview",
    "barriers": "painplan.records.interview",
    "ask_first": "painplan.records.interview",
    "about": "painplan.records.interview",
    "restarts": "painplan.records.pacing",
    "day_limits": "painplan.records.pacing",
    "rest_plans": "painplan.records.rest",
    "rest_steps": "painplan.records.rest",
    "jobs": "painplan.records.jobs",
    "avoided": "painplan.records.exposure",
    "attempts": "painplan.records.exposure",
    "medicines": "painplan.records.medicines",
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
