"""Discreet mode: what is looked at comes without a person's own words; numbers and days stay. Nor can they be changed.

Which words are a person's own is declared with each kind of record. Everything that the screens and commands show is
made from the facts as the desk reads them, so hiding the words there hides them everywhere, also on screens that do not
exist yet; and every change passes the desk, so none can put something in the place of words that nobody sees.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from painplan.errors import CannotDo
from painplan.goals import scripts
from painplan.kit.assets import asset
from painplan.kit.facts import Facts
from painplan.kit.kinds import KINDS
from painplan.kit.own_words import Spot, with_other_words, words_of
from painplan.kit.record import Record
from painplan.kit.shape.fitting import type_of
from painplan.store.diary import Change, Diary

if TYPE_CHECKING:
    from painplan.goals.scripts import Name

F = TypeVar("F", bound=Facts)
R = TypeVar("R", bound=Record)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WORDS_FILE = "discreet"


def hidden() -> str:
    """What stands for a word of which nothing else is told."""
    return str(asset(WORDS_FILE)["hidden"])


def veiled(facts: F) -> F:
    """A book, or some days, without words of the person; entries are told apart by their numbers."""
    tables: dict[str, Any] = {}
    for table, found in facts.tables().items():
        if not KINDS[table].TABLE.words:
            continue
        if isinstance(found, Record):
            tables[table] = veiled_record(found)
        elif isinstance(found, dict):
            tables[table] = dict(zip(found, _all(found.values()), strict=True))
        else:
            tables[table] = tuple(_all(found))
    return facts.replaced(**tables)


def veiled_record(record: R, number: int = 1) -> R:
    """One record without words of the person.

    Args:
        record: As it is saved.
        number: Which of its table it is, among those that are numbered; 0: it is none of them.
    """
    table, words = record.TABLE.name, asset(WORDS_FILE)
    told: Mapping[str, Any] = words.get(table, {})
    instead = told if number else {**told, **told.get("others", {})}
    same: dict[str, str] = {}

    def swapped(spot: Spot, text: str) -> str:
        if not _is_own(table, spot):
            return text
        if (shape := instead.get(spot.field)) is None:
            return same.get(text, hidden())
        same[text] = shape.format(number=number, part=spot.place, letter=_LETTERS[(spot.place - 1) % len(_LETTERS)])
        return same[text]

    return with_other_words(record, swapped)


def check_words_stay(changes: Iterable[Change], diary: Diary) -> None:
    """Whether some changes leave the person's own words as they are.

    A new entry may hold words that stand in this field of its table already: the same activities are rated again.

    Raises:
        CannotDo: A field with own words would be changed, whatever it would be changed to.
    """
    for change in changes:
        kind = KINDS[change.table]
        fields = [field for field in kind.TABLE.words if field in change.fields]
        if not fields:
            continue
        there = _read(diary, kind, change)
        before = next((record for record in there if record.key == change.key), None)
        for field in fields:
            if before is not None:
                stays = _stays(kind, field, getattr(before, field), change.fields[field])
            else:
                known = {text for record in _read(diary, kind) for _, text in words_of(getattr(record, field), field)}
                stays = {text for _, text in _words(kind, field, change.fields[field])} <= known
            if not stays:
                raise words_are_hidden()


def check_no_words_in(fields: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Whether some fields, each with the table that they belong to, hold none of the person's own words.

    Raises:
        CannotDo: One of them does.
    """
    for table, values in fields:
        if table not in KINDS or any(values.get(field) for field in KINDS[table].TABLE.words):
            raise words_are_hidden()


def words_are_hidden() -> CannotDo:
    """Why a person's own words cannot be written at the moment."""
    return CannotDo(asset(WORDS_FILE)["refused"])


def _all(records: Iterable[Record]) -> Iterable[Record]:
    number = 0
    for record in records:
        counted: Mapping[str, object] = asset(WORDS_FILE).get(record.TABLE.name, {}).get("numbered", {})
        is_counted = all(getattr(record, field) == value for field, value in counted.items())
        number += is_counted
        yield veiled_record(record, number if is_counted else 0)


def _read(diary: Diary, kind: type[Record], change: Change | None = None) -> tuple[Record, ...]:
    """The records of a kind as they are saved; with a change only where it can stand."""
    if not kind.TABLE.daily:
        return diary.book().all(kind)
    return (diary.days(change.day, change.day) if change else diary.days()).all(kind)


def _stays(kind: type[Record], field: str, before: Any, now: Any) -> bool:
    if isinstance(now, Mapping):  # changed key by key: those that are not named stay
        known = before or {}
        own = [name for name in now if _is_own(kind.TABLE.name, Spot(field, name=name))]
        return all((known.get(name) or "") == (now[name] or "") for name in own)
    return list(_words(kind, field, before)) == list(_words(kind, field, now))


def _words(kind: type[Record], field: str, value: Any) -> Iterable[tuple[Spot, str]]:
    """The own words in a value of a field, whether it is as records hold it or as files do."""
    usual = kind.TABLE.usual.get(field, frozenset())
    try:
        made = msgspec.convert(msgspec.to_builtins(value), type_of(kind, field))
    except ValueError:
        return  # saving refuses it, with the reason
    for spot, text in words_of(made, field):
        if text not in usual and _is_own(kind.TABLE.name, spot):
            yield spot, text


def _is_own(table: str, spot: Spot) -> bool:
    """Whether a text is the person's: an answer of a conversation is none where the question is not asked in words."""
    script = asset(WORDS_FILE).get(table, {}).get("answered_in", {}).get(spot.field)
    return script is None or spot.name not in _not_in_words(script)


@cache
def _not_in_words(script: "Name") -> frozenset[str]:
    return frozenset(step.id for step in scripts.own_script(script).steps if step.kind != "text")
