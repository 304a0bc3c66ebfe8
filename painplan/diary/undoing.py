"""What undo and redo did, in words: which entry of which day, from what to what."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import inspect

from painplan.diary.discreet import hidden
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset, assets_in
from painplan.kit.dates import date_in_words, day_in_words
from painplan.kit.escape import one_line
from painplan.kit.kinds import KINDS
from painplan.kit.pattern import pattern
from painplan.kit.record import Record
from painplan.plans.agreed_amounts import amount_before
from painplan.plans.records import Plan
from painplan.store.kinds import BOOK, has_one, key_of
from painplan.store.undo_log import BOOKKEEPING, UndoEntry, UndoStep, differing, undo_list

if TYPE_CHECKING:
    from painplan.diary.open_diary import OpenDiary
    from painplan.store.taking_back import TakenBack

MOST_CHANGES = 100
"""So many fields of one change are listed."""
_FIELDS_TOLD, _ENTRIES_TOLD = 3, 2
"""So many are told in a sentence; of the others the number."""
_WORDS_TOLD, _LETTERS_TOLD = 40, 160
"""Letters of a text, and of a sentence before less is told."""
_DATE = pattern(r"\d{4}-\d\d-\d\d")
CHECKINS = "checkins"
_IN_UNITS = frozenset({"done", "quota", "step", "aim", "good", "bad", "unit_min"})
"""Fields that are amounts of a plan."""
_DECIDE_AMOUNTS = frozenset({"reviews", "restarts"})
_OF_A_PLAN = frozenset({*_DECIDE_AMOUNTS, "sessions", "rest_days", "rest_steps"})
"""Kinds whose names end in that of a plan."""


class ChangeView(msgspec.Struct, frozen=True, kw_only=True):
    """One field that a change set."""

    table: str
    key: str
    field: str
    was: Any
    now: Any


class ChangesView(msgspec.Struct, frozen=True, kw_only=True):
    """One change, as it is told."""

    at: datetime
    what: str
    """In words: ``Walking, Monday 5 January: done from 10 to 12 minutes``."""
    about: str
    """What kind of change: ``import``, ``merge``, ``restore``, or the table of the entry that tells most."""
    day: date | None
    """The day it is about, where it is a single one."""
    plan: str | None
    """The id of the plan it is about, where it is a single one."""
    entries: int
    fields: tuple[ChangeView, ...]
    """The first hundred."""


class UndoViews(msgspec.Struct, frozen=True):
    """What can be taken back and brought again, the next one first."""

    undo: tuple[ChangesView, ...]
    redo: tuple[ChangesView, ...]


class Undone(msgspec.Struct, frozen=True, kw_only=True):
    """What undo or redo did."""

    change: ChangesView
    """Without what was left."""
    left: int
    """Entries that were changed since in another way, and stay as they are."""
    said: str

    @property
    def did(self) -> bool:
        """Whether anything was taken back, or brought again, at all."""
        return self.change.entries > 0


def views_of(desk: "OpenDiary") -> UndoViews:
    """The list of changes of a diary.

    Raises:
        CannotDo: The diary is locked, or cannot be read.
    """
    found = undo_list(desk.diary.folder)
    told = _Telling(desk)
    return UndoViews(tuple(map(told.view, found.undo)), tuple(map(told.view, found.redo)))


def opening_next(desk: "OpenDiary") -> ChangesView | None:
    """The change that would be taken back next, where it is a yes that waits for somebody's look (clinical.md C)."""
    found = views_of(desk).undo[:1]
    return next((one for one in found if any(map(_opens, one.fields))), None)


def _opens(change: ChangeView) -> bool:
    """Whether it is such a yes: of a kind that is else taken back after a second question only."""
    said = KINDS[change.table].TABLE if change.table in KINDS else None
    opens = said.open_with.get(change.field, ()) if said and "taken_back" in said.closed_by else ()
    return change.now in opens and change.was not in opens


def undone(desk: "OpenDiary", done: "TakenBack", *, back: bool) -> Undone:
    """What was done, with the sentence for it."""
    told = _Telling(desk)
    view, name = told.view(done.step), "undone" if back else "redone"
    left = told.step("", done.left) if done.left else ""
    key = f"none_{name}" if not done.step.entries else f"{name}_but" if left else name
    return Undone(change=view, left=len(done.left), said=says(key, what=view.what, left=left))


def title_of(desk: "OpenDiary", record: Record) -> tuple[str, date | None]:
    """What an entry is called (``Check-in, Monday 5 January``), and the day that it is about."""
    now = msgspec.to_builtins(record)
    entry = UndoEntry(file=BOOK, table=record.TABLE.name, key=record.key, was=None, now=now)
    return _Telling(desk).title(entry), _day_of(entry)


def says(name: str, **parts: object) -> str:
    """A sentence of this topic."""
    return str(asset("undo")["says"][name]).format(**parts)


class _Telling:
    """Tells steps of one diary in words.

    Args:
        desk: The diary; while words are hidden, words of the person are not told.
    """

    def __init__(self, desk: "OpenDiary") -> None:
        self._words = asset("undo")
        self._parts: Mapping[str, Any] = self._words["parts"]
        self._order = list(self._words["entries"])
        self._hidden = desk.discreet
        self._book = desk.book

    def view(self, step: UndoStep) -> ChangesView:
        """A step, as it is listed."""
        entries = self._sorted(step.entries)
        days = {day for entry in entries if (day := _day_of(entry)) is not None}
        plans = {plan for entry in entries for plan in _plans_of(entry)}
        fields = islice((view for entry in entries for view in _fields_of(entry)), MOST_CHANGES)
        return ChangesView(
            at=step.at,
            what=self.step(step.about, entries),
            about=step.about or (entries[0].table if entries else ""),
            day=next(iter(days)) if len(days) == 1 else None,
            plan=next(iter(plans)) if len(plans) == 1 else None,
            entries=len(entries),
            fields=tuple(fields),
        )

    def step(self, about: str, entries: Sequence[UndoEntry]) -> str:
        """What a step did, in words that can begin a sentence."""
        if about in self._words["about"]:
            days = {entry.key[:10] for entry in entries if entry.file != BOOK}
            only_days = about == "import" and len(entries) == len(days)
            return _plural(self._words["about"]["days" if only_days else about], len(entries))
        told = list(map(self._entry, self._sorted(entries)[:_ENTRIES_TOLD]))
        while len(told) > 1 and sum(map(len, told)) > _LETTERS_TOLD:
            told.pop()
        what, more = self._parts["between"].join(told), len(entries) - len(told)
        return _plural(self._parts["entries_more"], more, what=what) if more > 0 else what

    def _sorted(self, entries: Sequence[UndoEntry]) -> list[UndoEntry]:
        """Those first that tell most about the change."""
        known = {table: place for place, table in enumerate(self._order)}
        return sorted(entries, key=lambda entry: known.get(entry.table, len(known)))

    def _entry(self, entry: UndoEntry) -> str:
        if entry.table not in self._words["entries"]:
            return str(self._parts["other"])
        title, single = self.title(entry), has_one(entry.table)
        if entry.now is None and not single:
            return self._part("gone", entry=title)
        deciding, others = self._fields(entry)
        told, most = [*deciding, *others], max(_FIELDS_TOLD, len(deciding))
        fields = ", ".join(told[:most])
        if len(told) > most:
            fields = _plural(self._parts["fields_more"], len(told) - most, fields=fields)
        new = "entry" if entry.was is not None or single else "new_with" if fields else "new"
        return self._part(new, entry=title, fields=fields)

    def title(self, entry: UndoEntry) -> str:
        """``Check-in, Monday 5 January``."""
        words = self._words["entries"][entry.table]
        plan = self._plan_of(entry)
        title = str(words["title"]).format(plan=self._called(plan, entry) if "{plan}" in words["title"] else "")
        name = words.get("name")
        if name and (called := self._value(entry, name, self._whole(entry).get(name), plan)):
            title = self._part("named", entry=title, name=called.strip("“”"))
        day = _day_of(entry)
        return title if day is None else self._part("dated", entry=title, day=day_in_words(day))

    def _called(self, plan: Plan | None, entry: UndoEntry) -> str:
        """What a plan is called; its id where it is gone."""
        if plan is not None:
            return one_line(plan.activity, _WORDS_TOLD)
        return self._text(entry.key.partition(" ")[2])

    def _plan_of(self, entry: UndoEntry) -> Plan | None:
        return next((plan for one in _plans_of(entry) if (plan := self._book.plan(one)) is not None), None)

    def _whole(self, entry: UndoEntry) -> Mapping[str, Any]:
        """All of an entry that can be known: from the change itself, else as it stands in the book now."""
        document = entry.now or entry.was or {}
        if entry.was is None or entry.now is None:
            return document
        standing = getattr(self._book, entry.table, ())
        found = [one for one in (standing if isinstance(standing, tuple) else (standing,)) if key_of(one) == entry.key]
        return {**(msgspec.to_builtins(found[0]) if found else {}), **document}

    def _fields(self, entry: UndoEntry) -> tuple[list[str], list[str]]:
        """What is said of each field: what decides something from then on and is always told, and the others."""
        words, plan = self._words["entries"][entry.table], self._plan_of(entry)
        was, now = differing(entry.was or {}, entry.now or {})
        new = entry.was is None and not has_one(entry.table)
        if new and entry.table in _DECIDE_AMOUNTS and (before := self._amount_before(entry, plan)) is not None:
            return [], [self._field(entry, "quota", before, now.get("quota"), plan)]
        kinds: tuple[list[str], list[str]] = [], []
        unsaid = {field for field in KINDS[entry.table].unsaid(entry.now or {}) if was.get(field) is None}
        for field in _told_of_new(entry.table, words) if new else now:
            if field in unsaid:
                continue
            if now.get(field) is not None or not new:
                decides = field in words.get("decides", ()) and any(one.get(field) for one in (was, now))
                told = self._keyed(entry, field, was.get(field), now.get(field), plan, new=new)
                kinds[0 if decides else 1].extend(told)
        return kinds

    def _keyed(
        self, entry: UndoEntry, field: str, was: Any, now: Any, plan: Plan | None, *, new: bool
    ) -> Iterator[str]:
        """What is said of a field; of one by plan or measure, each by itself."""
        if not isinstance(now, dict):
            yield self._field(entry, field, was, now, plan, new=new)
            return
        for key, value in now.items():
            named = self._book.plan(key)
            called = one_line(named.activity, _WORDS_TOLD) if named else self._text(key)
            before = was.get(key) if isinstance(was, dict) else None
            yield self._field(entry, field, before, value, plan, new=new, key=called)

    def _field(
        self, entry: UndoEntry, field: str, was: Any, now: Any, plan: Plan | None, *, new: bool = False, key: str = ""
    ) -> str:
        called = str(self._words["fields"].get(field) or _asked_as(entry.table, field) or field.replace("_", " "))
        if key:
            called = self._part("keyed", field=called, key=key)
        usual = None if key else _usual(entry.table, field)
        before, after = (self._value(entry, field, usual if value is None else value, plan) for value in (was, now))
        if before is None or after is None:
            return called if new else self._part("field_changed", field=called)
        if new:
            return f"{called} {after}"
        stays = "field_left_out" if now in (None, [], "") else "field_stays"  # a question that was passed over
        return self._part(stays if before == after else "field", field=called, was=before, now=after)

    def _value(self, entry: UndoEntry, field: str, value: Any, plan: Plan | None) -> str | None:
        """A value in words; none for one that is too much for a sentence."""
        if value is None or value in ([], ""):
            return str(self._parts["nothing"])
        if isinstance(value, bool):
            return str(self._parts["yes" if value else "no"])
        coded = self._words["entries"][entry.table].get("coded", {}).get(field)
        if coded and (found := _named_in_assets(coded, value)):
            return one_line(found, _WORDS_TOLD)
        if isinstance(value, int | float):
            return amount(value, plan.unit) if plan and field in _IN_UNITS else number(value)
        if isinstance(value, str):
            if value in _codes(entry.table, field):
                return str(self._words["values"].get(value, value.replace("_", " ")))
            return date_in_words(date.fromisoformat(value)) if _is_date(value) else self._text(value)
        if isinstance(value, list):
            parts = [None if isinstance(one, dict | list) else self._value(entry, field, one, plan) for one in value]
            return None if None in parts else ", ".join(filter(None, parts))
        return None

    def _text(self, words: str) -> str:
        """Words of the person."""
        if self._hidden:
            return hidden()
        return self._part("quoted", text=one_line(words, _WORDS_TOLD))

    def _amount_before(self, entry: UndoEntry, plan: Plan | None) -> float | None:
        """The amount that a decision about a plan put another one in the place of."""
        day = _day_of(entry)
        if plan is None or day is None:
            return None
        return amount_before(plan, self._book, day, after_review=entry.table == "restarts")

    def _part(self, form: str, **parts: str) -> str:
        return str(self._parts[form]).format(**parts)


def _told_of_new(table: str, words: Mapping[str, Any]) -> list[str]:
    """The fields that are told of a new entry, those that tell most first."""
    kind, first = KINDS[table], words.get("tells", ())
    if "untold" not in words:
        return list(first)
    not_others = {*Record.__struct_fields__, *kind.TABLE.key, *first, *words["untold"]}
    return [*first, *(field for field in kind.__struct_fields__ if field not in not_others)]


def _asked_as(table: str, field: str) -> str:
    """What the check-in calls an answer; nothing for what it does not ask."""
    return str(asset("questions").get(field, {}).get("label", "")) if table == CHECKINS else ""


def _fields_of(entry: UndoEntry) -> Iterator[ChangeView]:
    """Every field that a change set."""
    was, now = differing(entry.was or {}, entry.now or {})
    for field in now:
        if field not in BOOKKEEPING:
            yield ChangeView(table=entry.table, key=entry.key, field=field, was=was[field], now=now[field])


def _day_of(entry: UndoEntry) -> date | None:
    """The day that the name of an entry begins with."""
    day = entry.key[:10]
    return date.fromisoformat(day) if _is_date(day) else None


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _plans_of(entry: UndoEntry) -> set[str]:
    """The plans that an entry is about."""
    if entry.table == "plans":
        return {entry.key}
    found: set[str] = set()
    if entry.table in _OF_A_PLAN and entry.key[10:11] == " ":
        found.add(entry.key[11:])
    for side in (entry.was, entry.now):
        settled = (side or {}).get("settled")
        found |= set(settled) if entry.table == CHECKINS and isinstance(settled, dict) else set()
    return found


def _plural(forms: Mapping[str, str], n: int, **parts: str) -> str:
    return str(forms["one" if n == 1 else "other"]).format(n=n, **parts)


def _named_in_assets(coded: Mapping[str, str], value: object) -> str:
    """What something is called that is kept by its name in a file of words."""
    key, words = coded.get("id", "id"), coded["words"]
    known = assets_in(coded["folder"]).values() if "folder" in coded else asset(coded["file"])[coded["list"]]
    return next((str(each[words]) for each in known if each.get(key) == value), "")


@cache
def _usual(table: str, field: str) -> Any:
    """What a field holds without being set."""
    found = next((one for one in msgspec.structs.fields(KINDS[table]) if one.name == field), None)
    return msgspec.to_builtins(found.default) if found and found.default is not msgspec.NODEFAULT else None


@cache
def _codes(table: str, field: str) -> frozenset[str]:
    """The words of the program that a field may hold; any other text in it is the person's."""
    kind = inspect.type_info(KINDS[table])
    fields = kind.fields if isinstance(kind, inspect.StructType) else ()
    return frozenset(code for one in fields if one.name == field for code in _literals(one.type))


def _literals(kind: inspect.Type) -> Iterator[str]:
    if isinstance(kind, inspect.LiteralType):
        yield from (value for value in kind.values if isinstance(value, str))
    elif isinstance(kind, inspect.UnionType):
        yield from (value for each in kind.types for value in _literals(each))
    elif isinstance(kind, inspect.DictType):
        yield from _literals(kind.value_type)
    elif isinstance(kind, inspect.VarTupleType):
        yield from _literals(kind.item_type)
