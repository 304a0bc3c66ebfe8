"""What an entry said before each change: its versions, oldest first, worked out from what each change replaced."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from painplan.checkin.records import CheckIn
from painplan.errors import WrongInput, quoted
from painplan.kit.kinds import DAY_KINDS
from painplan.kit.record import Record
from painplan.kit.shape.fitting import fitted
from painplan.kit.words import say
from painplan.store.book import Book
from painplan.store.diary import Diary
from painplan.store.undo_log import undo_list
from painplan.store.whole.lost import MARKS

Fields = Mapping[str, Any]
_BOOKKEEPING = ("saved_at", "history")


class Version(msgspec.Struct, frozen=True):
    """What an entry said for a while."""

    since: datetime | None
    """When it was saved; of the first version that is not kept, unless it is the only one."""
    values: Fields
    """All its answers then, as they stand in the file."""


class EntryHistory(msgspec.Struct, frozen=True):
    """One entry through all its changes."""

    what: str
    """Check-in, session, plan ..."""
    name: str
    versions: tuple[Version, ...]
    """Oldest first; the last is what it says now."""


def history_of_day(diary: Diary, day: date) -> tuple[EntryHistory, ...]:
    """Everything that was said about a day.

    Raises:
        WrongInput: There is no entry for that day.
    """
    facts = diary.days(day, day)
    records: list[Record] = [
        entry for table, entries in facts.tables().items() for entry in entries.values() if table not in MARKS
    ]
    records += [record for record in _all_of(diary.book()) if day in _key_of(record)]
    found = {(record.TABLE.name, record.key): _story(record) for record in records}
    for place, gone in _taken_out(diary, day).items():
        now = found[place].versions if place in found else ()
        found[place] = msgspec.structs.replace(gone, versions=(*gone.versions, *now))
    if not found:
        unread = "no_entry_read" if facts.lost_days else "no_entry"
        raise WrongInput(say(f"checkin.history.{unread}", day=day.isoformat()))
    return tuple(found.values())


def _taken_out(diary: Diary, day: date) -> dict[tuple[str, str], EntryHistory]:
    """What was said about a day in entries that were taken out as a whole, as far as undo knows of it.

    The diary holds nothing of them any more; the last version of each says nothing but what it was about.
    """
    found: dict[tuple[str, str], EntryHistory] = {}
    for step in reversed(undo_list(diary.folder).undo):
        for entry in step.entries:
            if entry.now is not None or entry.was is None or entry.table not in DAY_KINDS:
                continue
            try:
                record = fitted(entry.was, DAY_KINDS[entry.table])
            except ValueError:  # of another version
                continue
            if getattr(record, "day", None) != day:
                continue
            story, place = _story(record), (entry.table, entry.key)
            last = {name: entry.was[name] for name in record.TABLE.key if name in entry.was}
            before = found[place].versions if place in found else ()
            found[place] = msgspec.structs.replace(story, versions=(*before, *story.versions, Version(step.at, last)))
    return found


def history_of(diary: Diary, name: str) -> tuple[EntryHistory, ...]:
    """A plan with its reviews, a goal, any other entry by its name, or all entries of a kind.

    Raises:
        WrongInput: There is nothing of this name.
    """
    book = diary.book()
    records = list(_named(book, name))
    if not records:
        names = [*(plan.id for plan in book.plans), *(goal.id for goal in book.goals), *sorted(book.tables())]
        known = ", ".join(names) or say("own_things.none_yet")
        raise WrongInput(say("checkin.history.no_day_nor_plan", name=quoted(name), names=known))
    return tuple(_story(record) for record in records)


def _named(book: Book, name: str) -> Iterator[Record]:
    yield from (plan for plan in book.plans if plan.id == name)
    yield from book.reviews_of(name)
    yield from (goal for goal in book.goals if goal.id == name)
    for record in _all_of(book):
        table = record.TABLE.name
        if table == name or (table not in ("plans", "reviews", "goals") and name in (record.key, *_key_of(record))):
            yield record


def _all_of(book: Book) -> Iterator[Record]:
    """Every entry of the plan book, kind by kind."""
    yield from (record for records in book.by_name().values() for record in records.values())


def _key_of(record: Record) -> list[object]:
    return [getattr(record, field) for field in record.TABLE.key]


def _story(record: Record) -> EntryHistory:
    values: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))  # as its earlier values stand in the file
    values = {name: value for name, value in values.items() if name not in _BOOKKEEPING}
    versions = [values]
    for change in reversed(record.history):
        versions.append(_before(versions[-1], change.values))
    since: list[datetime | None] = [None, *(change.at for change in record.history)]
    if not record.history:
        since = [record.saved_at]
    found = tuple(Version(at, version) for at, version in zip(since, reversed(versions), strict=True))
    return EntryHistory("check-in" if isinstance(record, CheckIn) else type(record).__name__.lower(), record.key, found)


def _before(values: Fields, replaced: Fields) -> dict[str, Any]:
    """The values with what a change replaced put back; None takes out what was not there."""
    before = dict(values)
    for name, old in replaced.items():
        now = before.get(name)
        before[name] = _before(now, old) if isinstance(old, Mapping) and isinstance(now, Mapping) else old
    return {name: value for name, value in before.items() if value is not None and value != {}}
