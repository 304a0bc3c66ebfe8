"""Reads one file of the diary and says what is wrong with it; whatever is whole can be used."""

from contextlib import suppress
from typing import Any, TypeVar

import msgspec

from painplan.errors import CannotDo, quoted
from painplan.kit import not_json
from painplan.kit.assets import asset
from painplan.kit.bounds import MOST_VALUES, why_not_free
from painplan.kit.record import Misfit, Record
from painplan.kit.shape.fitting import check_fits, check_free, shaped_fields
from painplan.kit.shape.shape_words import shape_words
from painplan.kit.shape.strangers import strangers
from painplan.kit.words import say
from painplan.store import duplicate_keys
from painplan.store.files import FORMAT, HEADER, Tables, check_sum
from painplan.store.folder import Files
from painplan.store.kinds import BOOK, as_record, file_of, key_of, tables_of
from painplan.store.migrations import migrated
from painplan.store.nesting import MOST_BYTES, too_deep, too_many
from painplan.store.whole import salvage
from painplan.store.whole import union as whole_union

R = TypeVar("R", bound=Record)


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong with a file."""

    text: str
    """Goes on from “the file is damaged:”."""
    entry: str | None = None
    """The table and name of the entry it is about; none for the whole file."""


class Examined(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds."""

    tables: Tables
    """What can be used, in this program's format; unknown tables and fields are among it."""
    records: dict[str, dict[str, Record]]
    """The same as records, by table and name."""
    problems: tuple[Problem, ...]
    version: int
    strangers: tuple[Problem, ...] = ()
    """Entries that stay in the file and are not used: what they speak of is not there, or not of this version."""
    edited: bool
    """Somebody changed it without PainPlan: by hand, or a byte flipped and it can still be read."""
    head: bool = False
    """The format in its head is damaged, and the check sum proves that nothing else is."""

    def all(self, table: str, kind: type[R]) -> tuple[R, ...]:
        """The records of a table, in the order of the file."""
        return tuple(record for record in self.records.get(table, {}).values() if isinstance(record, kind))

    def record(self, table: str, key: str, kind: type[R]) -> R | None:
        """One record of a table."""
        found = self.records.get(table, {}).get(key)
        return found if isinstance(found, kind) else None

    @property
    def entries(self) -> int:
        """How many entries can be read, those that are not used among them."""
        return sum(len(records) for records in self.records.values()) + len(self.strangers)


class Newer(CannotDo):
    """The file was written by a newer PainPlan."""


MOST_PROBLEMS, MOST_UNKNOWN = 500, 1_000
"""So many problems of a file are named, and names of tables looked at; a file with more is not looked at further."""
WITHOUT_SUM = (1,)
"""The formats that had no check sum yet."""
EMPTY = Examined(tables={}, records={}, problems=(), version=FORMAT, edited=False)


def read_file(folder: Files, name: str) -> Examined | None:
    """A file of the diary; none when there is no such file.

    Raises:
        Newer: It was written by a newer PainPlan.
        CannotDo: It is there but cannot be read at all.
    """
    content = folder.read(name)
    if content is None:
        return None
    try:
        return examine(content, name)
    except Newer as error:
        raise Newer(f"{name} in {folder.where} {error}") from None


def examine(content: bytes, name: str) -> Examined:
    """What a content is worth as a file of this name.

    Raises:
        Newer: It was written by a newer PainPlan.
    """
    problems: list[Problem] = []
    try:
        found = _decoded(content)
    except _CannotBeTakenApart as error:
        return _checked(name, _salvaged(content, name, error.deep), FORMAT, [Problem(str(error))], edited=False)
    if not isinstance(found, dict):
        return _checked(name, {}, FORMAT, [Problem(say("store.examine.holds_no_tables"))], edited=False)
    header = found.pop(HEADER, None)
    if not isinstance(header, dict):
        problems.append(Problem(say("store.examine.does_not_say_painplan")))
    version, stated, head = _said(header, found, problems)
    edited = not _is_untouched(name, header, stated, found)
    tables = migrated(name, found, version)
    if edited or stated is None:
        tables = _united(content, name, _respelled(name, tables, problems), problems)
    examined = _checked(name, tables, version, problems, edited=edited)
    return msgspec.structs.replace(examined, head=True) if head else examined


class _CannotBeTakenApart(Exception):
    """A content is no JSON that can be used as a whole; the text goes on from “the file is damaged:”."""

    def __init__(self, why: str, *, deep: bool = False) -> None:
        super().__init__(why)
        self.deep = deep


def _decoded(content: bytes) -> Any:
    if content.startswith(b"age-encryption.org/"):
        raise _CannotBeTakenApart(say("store.examine.sealed_does_not_open"))
    if too_many(content) or too_deep(content[:MOST_BYTES]):
        raise _CannotBeTakenApart(asset("store")["damage"]["not_a_diary"], deep=True)
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _CannotBeTakenApart(not_json.why_not_json(content, error)) from error
    except RecursionError as error:
        raise _CannotBeTakenApart(asset("store")["damage"]["not_a_diary"], deep=True) from error


def _said(header: object, tables: object, problems: list[Problem]) -> tuple[int, object, bool]:
    """The format and the check sum that a file states, and whether the sum proves that only the format is damaged."""
    if not isinstance(header, dict):
        return FORMAT, None, False
    version, stated = header.get("format"), header.get("sum")
    if type(version) is int and 1 <= version <= FORMAT:
        return version, stated, False
    meant = str(stated or "").partition(":")[0]
    if meant.isdecimal() and 1 <= int(meant) <= FORMAT and stated == _sum_with(int(meant), header, tables):
        return int(meant), stated, True
    # A check sum that contradicts the version makes it a flipped digit: damage, not a newer program.
    if isinstance(version, int) and version > FORMAT and str(stated or version).partition(":")[0] == f"{version}":
        raise Newer(say("store.examine.written_by_newer_painplan", version=version, format=FORMAT))
    problems.append(Problem(say("store.examine.format_version_missing_damaged")))
    return FORMAT, stated, False


def _sum_with(version: int, header: dict[str, Any], tables: object) -> str:
    """The check sum that a file would have with this format in its head."""
    return check_sum({"format": version, **{field: header[field] for field in header if field == "file"}}, tables)


def _is_untouched(name: str, header: object, stated: object, tables: object) -> bool:
    if not isinstance(header, dict) or header.get("file", name) != name:
        return False
    if stated is None:
        return header.get("format") in WITHOUT_SUM
    rest = {field: value for field, value in header.items() if field != "sum"}
    return stated == check_sum(rest, tables)


def _checked(name: str, tables: dict[str, Any], version: int, problems: list[Problem], *, edited: bool) -> Examined:
    """Every document as a record, or named and left out."""
    known = tables_of(name)
    records: dict[str, dict[str, Record]] = {}
    usable: Tables = {}
    for table, documents in tables.items():
        if table not in known:
            if why := why_not_free(documents, most=MOST_VALUES):
                problems.append(Problem(say("store.examine.which_not_version_left", table=quoted(table), why=why)))
            else:
                usable[table] = documents  # of a later version or another program: kept as it is
            continue
        records[table], usable[table] = {}, {}
        if not isinstance(documents, dict):
            problems.append(Problem(say("store.examine.not_table_entries", table=table)))
            continue
        if (whole := _all_well(name, documents, known[table])) is not None:
            records[table], usable[table] = whole, documents
            continue
        for number, (key, document) in enumerate(documents.items()):
            if len(problems) > MOST_PROBLEMS:
                text = asset("store")["damage"]["more"].format(count=len(documents) - number)
                problems.append(Problem(text, table))
                break
            _check_document(name, table, key, document, records[table], usable[table], problems)
    apart = [not_used(misfit, table, key) for table, key, misfit in strangers(records)]
    return Examined(
        tables=usable,
        records=records,
        problems=tuple(problems),
        version=version,
        edited=edited,
        strangers=tuple(apart),
    )


def not_used(misfit: Misfit, table: str, key: str) -> Problem:
    """An entry that stays in its file and is not used."""
    return Problem(asset("store")["damage"]["not_used"].format(why=misfit.told), f"{table} {key}")


def _all_well(name: str, documents: dict[str, Any], kind: type[Record]) -> dict[str, Record] | None:
    """All documents of a table as records, when nothing is wrong with any of them; looking at each takes longer."""
    try:
        found: dict[str, Record] = msgspec.convert(documents, dict[str, kind])  # type: ignore[valid-type]  # known at run time
        known = shaped_fields(kind)
        for document, record in zip(documents.values(), found.values(), strict=True):
            if not document.keys() <= known:
                check_free(document, kind)
            check_fits(record)
    except ValueError:
        return None
    if list(found) != list(map(key_of, found.values())):
        return None
    return found if name == BOOK or {*map(file_of, found.values())} <= {name} else None


def _check_document(
    name: str,
    table: str,
    key: str,
    document: Any,
    records: dict[str, Record],
    usable: dict[str, Any],
    problems: list[Problem],
) -> None:
    entry, kind = f"{table} {key}", tables_of(name)[table]
    if not isinstance(document, dict):
        problems.append(Problem(say("store.examine.entry_no_entry"), entry))
        return
    try:
        record = as_record(document, kind)
    except ValueError as error:
        left = salvage.fields_in(document, kind)
        if left is None:
            problems.append(Problem(say("store.examine.entry_cannot_understood", error=shape_words(error)), entry))
            return
        record, document, wrong = left
        problems += [Problem(say("store.examine.value_left_out", each=each), entry) for each in wrong]
    if file_of(record) != name:
        problems.append(Problem(say("store.examine.entry_belongs_into", record=file_of(record)), entry))
        return
    true_key = key_of(record)
    if true_key != key:
        problems.append(Problem(say("store.examine.entry_stands_under_another", true_key=true_key), entry))
    if true_key in records:
        problems.append(Problem(say("store.examine.stands_twice", true_key=true_key), entry))
        united = whole_union.union(usable[true_key], document, table=table)
        with suppress(ValueError):  # where both fit, and both in one do not, the later one in the file counts
            record, document = as_record(united, kind), united
    records[true_key], usable[true_key] = record, document


def _salvaged(content: bytes, name: str, deep: bool) -> Tables:
    return salvage.documents_in(content, name, deep=deep)


def _respelled(name: str, tables: Tables, problems: list[Problem]) -> Tables:
    """The tables, with damaged names mended."""
    known = tables_of(name)
    if len(tables) > MOST_UNKNOWN:
        return tables
    missing = [table for table in known if table not in tables]
    right = {table: found for table in tables if table not in known and (found := salvage.misspelled(table, missing))}
    problems += [Problem(say("store.examine.name_table_damaged", found=found)) for found in right.values()]
    return {right.get(table, table): documents for table, documents in tables.items()}


def _united(content: bytes, name: str, tables: Tables, problems: list[Problem]) -> Tables:
    """The tables, with names that stand twice in the text found and both documents united."""
    for table, key, document in duplicate_keys.doubles_in(content, tables_of(name)):
        there = tables.get(table, {}).get(key)
        problems.append(Problem(say("store.examine.stands_twice_2", key=key), f"{table} {key}"))
        if isinstance(there, dict):
            tables[table][key] = whole_union.union(there, document, table=table)
    return tables
