"""What comes in by any door is looked at as it would be once it has joined, before it takes the place of anything.

A diary that is healthy stays so: what would not fit to itself, to the plan book or to days that are here is not taken,
nor is what belongs to something that is not taken. What was wrong here before stays as it is and hinders nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from painplan.kit.kinds import KINDS
from painplan.kit.record import Misfit, Others, Record
from painplan.kit.shape.strangers import refused, strange_days, strangers
from painplan.kit.words import say
from painplan.store.files import Fields
from painplan.store.folder import Files
from painplan.store.kinds import BOOK, as_record, tables_of
from painplan.store.whole.archive import names_of_diary
from painplan.store.whole.everything import Place
from painplan.store.whole.examine import EMPTY, Examined, read_file
from painplan.store.whole.names import spoken_of

Joined = Callable[[Fields | None, Fields, str], Fields]
"""What an entry is after one that comes in joined the one that is here, if there is one; and its table."""
Names = frozenset[tuple[str, str]]
"""Tables and names of entries."""


class ComingIn(NamedTuple):
    """What a door takes in, and what it does not."""

    taken: dict[Place, Fields]
    not_taken: dict[Place, Misfit]


def looked_at(
    files: Files,
    coming: Mapping[Place, Fields],
    joined: Joined,
    *,
    here: Mapping[str, Examined] | None = None,
    gone: Names = frozenset(),
) -> ComingIn:
    """Which entries a diary takes in, and why it does not take the others.

    Args:
        files: The diary.
        coming: Documents that are whole, by the place that they have here or get.
        joined: What becomes of two.
        here: Files of the diary that were read already.
        gone: Entries that were refused before and are not among those that come in: what belongs to them is not taken.

    Raises:
        CannotDo: A file of the diary cannot be read.
    """
    return _Look(files, coming, joined, dict(here or {}), gone).result()


class _Look:
    """One look at what comes in. What is refused can make other things unfit, so it is gone through until none is."""

    def __init__(
        self, files: Files, coming: Mapping[Place, Fields], joined: Joined, here: dict[str, Examined], gone: Names
    ) -> None:
        self._files, self._joined, self._here, self._gone_before = files, joined, here, gone
        self._taken = dict(coming)
        self._not_taken: dict[Place, Misfit] = {}
        self._after: dict[Place, Record] = {}
        """What would stand here otherwise than it does, as it would stand."""
        self._coming: dict[Place, Record] = {}
        self._alone: dict[Place, Record] = {}
        """The same as it comes in: what only goes to the history has to fit, too."""
        self._own = self._book_here()
        own = {table: dict(records) for table, records in self._own.items()}
        self._apart = {(table, name) for table, name, _ in strangers(own)}
        self._fitting = own

    def result(self) -> ComingIn:
        self._by_themselves()
        found = True
        while found:
            found = self._of_what_is_refused() + self._beside_each_other() + self._kept_out() > 0
        return ComingIn(self._taken, self._not_taken)

    def _file(self, name: str) -> Examined:
        if name not in self._here:
            self._here[name] = read_file(self._files, name) or EMPTY
        return self._here[name]

    def _book_here(self) -> dict[str, dict[str, Record]]:
        """All records of the plan book that is here, those that are not used among them."""
        known = tables_of(BOOK)
        return {
            table: {key: as_record(document, known[table]) for key, document in documents.items()}
            for table, documents in self._file(BOOK).tables.items()
            if table in known
        }

    def _refuse(self, found: Mapping[Place, Misfit]) -> int:
        for place, misfit in found.items():
            self._not_taken[place] = misfit
            del self._taken[place]
            self._after.pop(place, None)
            self._alone.pop(place, None)
            self._coming.pop(place, None)
        return len(found)

    def _by_themselves(self) -> None:
        """Each entry alone: it and what it becomes here are whole."""
        unfit: dict[Place, Misfit] = {}
        for place, document in self._taken.items():
            name, table, key = place
            kinds = tables_of(name)
            if table not in kinds:
                continue
            before = self._file(name).tables.get(table, {}).get(key)
            after = self._joined(before, document, table)
            try:
                record = as_record(document, kinds[table])
                self._coming[place] = record
                if after != before:
                    self._alone[place], self._after[place] = record, as_record(after, kinds[table])
            except Misfit as misfit:
                unfit[place] = misfit
            except ValueError:
                unfit[place] = Misfit(table, say("store.coming_in.not_both"))
        self._refuse(unfit)

    def _kept_out(self) -> int:
        """What a rule keeps out, as it comes in and as it would stand here."""
        unfit: dict[Place, Misfit] = {}
        for records in (self._coming, self._after):
            tables: dict[str, dict[str, Record]] = {}
            for (name, table, key), record in records.items():
                if name == BOOK:
                    tables.setdefault(table, {})[key] = record
            unfit |= {(BOOK, table, key): misfit for table, key, misfit in refused(tables, self._fitting)}
        return self._refuse(unfit)

    def _of_what_is_refused(self) -> int:
        """What belongs to something that is not taken stays there, too; what names it among others names it no more."""
        gone = self._gone_before | {(table, key) for _, table, key in self._not_taken}
        gone = frozenset((table, key) for table, key in gone if key not in self._own.get(table, {}))
        found: dict[Place, Misfit] = {}
        for place, document in self._taken.items() if gone else ():
            table = place[1]
            if table not in KINDS or gone.isdisjoint(spoken_of(document, table)):
                continue
            said = KINDS[table].TABLE
            belongs = next(
                (
                    field
                    for field, other in {**said.refs, **said.mentions}.items()
                    if (other, document.get(field)) in gone
                ),
                None,
            )
            if belongs is not None:
                found[place] = Misfit(belongs, say("store.coming_in.belongs"))
                continue
            self._taken[place] = left = _without(document, table, gone)
            before = self._file(place[0]).tables.get(table, {}).get(place[2])
            after = self._joined(before, left, table)
            self._after.pop(place, None)
            self._alone.pop(place, None)
            if after != before:
                self._alone[place], self._after[place] = as_record(left, KINDS[table]), as_record(after, KINDS[table])
        return self._refuse(found)

    def _beside_each_other(self) -> int:
        """The plan book and the days as they would be: what does not fit then, and did before, is not taken."""
        book = {table: dict(records) for table, records in self._own.items()}
        for (name, table, key), record in self._after.items():
            if name == BOOK:
                book.setdefault(table, {})[key] = record
        whole = {table: dict(records) for table, records in book.items()}
        found: dict[Place, Misfit] = {}
        for table, key, misfit in strangers(book):
            if (BOOK, table, key) in self._after:
                found[BOOK, table, key] = misfit
            elif (table, key) not in self._apart:
                found |= self._blamed(whole[table][key], misfit)
        if not found:
            days = {place: one for place, one in self._after.items() if one.TABLE.daily}
            found |= strange_days(days, book)
            found |= strange_days(self._alone, book)
            found |= self._days_here(book)
        return self._refuse(found)

    def _days_here(self, book: Others) -> dict[Place, Misfit]:
        """What comes into the plan book and would leave days that are here without a place in it."""
        found: dict[Place, Misfit] = {}
        if not any(place[0] == BOOK and place[1] in _spoken_of_by_days() for place in self._after):
            return found
        for name in names_of_diary(self._files):
            for table, records in self._file(name).records.items() if name != BOOK else ():
                left = {key: each for key, each in records.items() if (name, table, key) not in self._after}
                strange = strange_days(left, book)
                before = strange_days({key: left[key] for key in strange}, self._fitting)
                for key in strange.keys() - before.keys():
                    found |= self._blamed(left[key], strange[key])
        return found

    def _blamed(self, record: Record, misfit: Misfit) -> dict[Place, Misfit]:
        """What comes in and is spoken of by a record that is here and would no longer fit."""
        said = record.TABLE
        of = ((other, getattr(record, field)) for field, other in {**said.refs, **said.mentions}.items())
        why = Misfit(misfit.field, say("store.coming_in.unfits", table=said.name, name=record.key, why=misfit.why))
        return {(BOOK, *each): why for each in of if (BOOK, *each) in self._after}


def _spoken_of_by_days() -> Iterable[str]:
    return {other for kind in KINDS.values() if kind.TABLE.daily for other in _others(kind)}


def _others(kind: type[Record]) -> Iterator[str]:
    yield from (*kind.TABLE.refs.values(), *kind.TABLE.mentions.values())


def _without(document: Fields, table: str, gone: Names) -> Fields:
    """An entry that no longer names things among others, or as keys, that are not taken."""
    left = dict(document)
    for field, other in KINDS[table].TABLE.follows.items():
        value = left.get(field)
        if isinstance(value, dict):
            value = {name: each for name, each in value.items() if not _is_gone(name, other, gone)}
        elif isinstance(value, list):
            value = [name for name in value if not _is_gone(name, other, gone)]
        elif _is_gone(value, other, gone):
            value = None
        if value:
            left[field] = value
        else:
            left.pop(field, None)
    return left


def _is_gone(name: object, table: str, gone: Names) -> bool:
    return isinstance(name, str) and not gone.isdisjoint({(table, name), (table, name.rpartition(":")[2])})
