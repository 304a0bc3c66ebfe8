"""What can still be read of a broken file: whole documents out of the text, whole fields out of a document.

All of it in time that grows with the size of the text, however it is nested.
"""

from collections.abc import Iterable, Iterator, Sequence
from json import JSONDecodeError, JSONDecoder
from typing import Any

from painplan.kit.bounds import MOST_ITEMS
from painplan.kit.pattern import pattern
from painplan.kit.record import ME, Misfit, Record
from painplan.kit.shape.fitting import fits, shaped
from painplan.kit.shape.shape_words import shape_words
from painplan.store.files import Fields, Tables
from painplan.store.kinds import key_of, tables_of
from painplan.store.nesting import MOST_BYTES, shallow

MOST_TRIED = 20_000
"""So many documents are tried as records; a month has some hundred."""
MOST_BROKEN = 50_000
"""So many beginnings of documents that are not whole are tried."""
_MOST_BEHIND = 16_384
_MOST_RECURSED = 10_000
"""Letters: about so many are read until the reader of JSON gives up on what is nested too deep."""
_MOST_DIGITS = 400
_DEEPEST_TABLE = 3
"""A document stands in a table, a table in a file, and a file in nothing."""
_NAME_AND_BRACE = pattern(r'"((?:[^"\\\n]{0,200}+(?:\\.[^"\\\n]{0,200}+){0,8}+))"\s*+:\s*+(?=\{)')
_BAD_FIELD = pattern(r"`\$\.(\w+)")


def documents_in(content: bytes, name: str, *, deep: bool = True) -> Tables:
    """All documents of a broken file that are whole, by table. Letters that were damaged become ``�``.

    A document counts only if it is a record under its own name: so a piece of another one is never taken for it.

    Args:
        content: Of the file.
        name: Of the file.
        deep: It is, or may be, nested deeper than a diary can be.
    """
    text = content[:MOST_BYTES].decode(errors="replace")
    return _Search(shallow(text) if deep else text, name).tables()


class _Search:
    """One search through a text."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._kinds = text, tables_of(name)
        self._known = {table: kind.TABLE.key for table, kind in self._kinds.items()}
        self._found: Tables = {}
        self._inside = ""
        self._left = MOST_TRIED

    def tables(self) -> Tables:
        """The documents by table."""
        decoder, position, text = JSONDecoder(parse_int=_whole), 0, self._text
        room = 8 * len(text)  # letters that may be read again where something around them is broken
        broken = MOST_BROKEN
        while self._left > 0 and broken > 0 and (found := _NAME_AND_BRACE.search(text, position)):
            key, start = found[1], found.end()
            try:
                document, position = decoder.raw_decode(text, start)
            except (JSONDecodeError, RecursionError) as error:
                read = error.pos - start if isinstance(error, JSONDecodeError) else _MOST_RECURSED
                room, broken = room - read, broken - 1
                position = start + (1 if room > 0 else max(1, read))
                self._inside = key if key in self._known else self._inside
            else:
                self._take(key, document, 0)
            if position > _MOST_BEHIND:  # whoever makes an error counts all lines before it
                text, position = text[position:], 0
        return self._found

    def _take(self, key: str, document: Any, depth: int) -> None:
        """Keep a document, or those that stand in it."""
        table = next(self._tables_for(key, document), None)
        if table is not None:
            self._found.setdefault(table, {})[key] = document
            return
        if key in self._known:
            self._inside = key
        if depth < _DEEPEST_TABLE:
            for name, inner in document.items():
                if isinstance(inner, dict) and self._left > 0:
                    self._take(name, inner, depth + 1)

    def _tables_for(self, key: str, document: Fields) -> Iterator[str]:
        """The tables that have room for a document of this name, the one it stands in first."""
        for number, table in enumerate((self._inside, *self._known)):
            fields = self._known.get(table)
            if fields is None or (key == ME and number > 0):
                continue  # anything can be a profile: only the table it stands in tells
            if (fields and fields[0] not in document) or _named(document, fields) != key:
                continue
            self._left -= 1
            found = fields_in(document, self._kinds[table])
            if found is not None and key_of(found[0]) == key:
                yield table


def _whole(digits: str) -> float:
    """A whole number; one of more digits than anything has becomes what no record takes."""
    return int(digits) if len(digits) <= _MOST_DIGITS else float("inf")


def _named(document: Fields, fields: Sequence[str]) -> str:
    """The name that a document would have as a record of a kind with these fields for it, without making one."""
    parts = (document.get(field) for field in fields)
    return " ".join(str(part) for part in parts if part not in (None, "")) or ME


def fields_in(document: Fields, kind: type[Record]) -> tuple[Record, Fields, list[str]] | None:
    """The record that is left of a document when the fields that do not fit are taken out.

    Returns:
        The record, its document, and what was wrong; none when it cannot do without one of these fields.
    """
    left = dict(document)
    wrong: list[str] = []
    while True:
        try:
            record = shaped(left, kind)
        except ValueError as error:
            bad = _BAD_FIELD.search(str(error))
            wrong.append(shape_words(error))
            if bad is None or bad[1] not in left:
                return None
            value = left.pop(bad[1])
            kept = _what_fits(value, kind, bad[1])
            if kept and kept != value:
                left[bad[1]] = kept
            continue
        misfits = list(record.misfits())
        if not misfits:
            return record, left, wrong
        wrong += map(shape_words, misfits)
        if any(misfit.field not in left for misfit in misfits):
            return None
        for misfit in misfits:
            _take_out(left, misfit, kind)


def _take_out(left: Fields, misfit: Misfit, kind: type[Record]) -> None:
    """Take a value out that does not fit; of a history, and of a field that names things, that one alone."""
    value = left.pop(misfit.field, None)
    if misfit.field == "history" and isinstance(value, list):
        fitting = [each for each in value if fits([each], kind, misfit.field)]
        value = fitting if fitting != value else value[-MOST_ITEMS:] if len(value) > MOST_ITEMS else None
    elif isinstance(value, dict) and misfit.name in value:
        value = {name: each for name, each in value.items() if name != misfit.name}
    else:
        return
    if value:
        left[misfit.field] = value


def _what_fits(value: object, kind: type[Record], field: str) -> object:
    """What of a field that names things, or of a history, fits by itself; nothing of any other field."""
    if field not in kind.__struct_fields__:
        return None
    if isinstance(value, dict):
        return {name: each for name, each in value.items() if fits({name: each}, kind, field)}
    if isinstance(value, list) and field == "history":
        return [each for each in value if fits([each], kind, field)]
    return None


def misspelled(table: str, known: Iterable[str]) -> str | None:
    """The known table whose name differs from this one by a single letter: a byte of it changed."""
    for name in known:
        if len(name) == len(table) and sum(one != other for one, other in zip(name, table, strict=True)) == 1:
            return name
    return None
