"""What can still be read of a broken file: whole documents out of the text, whole fields out of a document."""

import re
from collections.abc import Iterable, Mapping

from painplan.kit import Misfit, Record
from painplan.kit.fitting import fits, shaped
from painplan.store.files import Fields, Tables
from painplan.store.kinds import ME, key_of, tables_of

_NAME_AND_BRACE = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:\s*(?=\{)')
_BAD_FIELD = re.compile(r"`\$\.(\w+)")


def documents_in(content: bytes, name: str) -> Tables:
    """All documents of a broken file that are whole, by table. Letters that were damaged become ``�``.

    A document counts only if it is a record under its own name: so a piece of another one is never taken for it.
    """
    from json import JSONDecoder  # only for broken files; it can begin in the middle of a text

    text, known = content.decode(errors="replace"), tables_of(name)
    decoder, position, inside = JSONDecoder(), 0, ""
    tables: Tables = {}
    while found := _NAME_AND_BRACE.search(text, position):
        key, position = found[1], found.end() + 1
        try:
            document, end = decoder.raw_decode(text, found.end())
        except (ValueError, RecursionError):
            document, end = None, position
        table = _table_for(key, document, (inside, *known), known)
        if table is not None:
            tables.setdefault(table, {})[key] = document
            position = end
        elif key in known:
            inside = key
    return tables


def _table_for(key: str, document: object, tables: Iterable[str], kinds: Mapping[str, type[Record]]) -> str | None:
    """The first of the tables that has room for a document of this name."""
    for number, table in enumerate(tables):
        if table not in kinds or not isinstance(document, dict):
            continue
        if key == ME and number > 0:
            continue  # anything can be a profile: only the table it stands in tells
        found = fields_in(document, kinds[table])
        if found is not None and key_of(found[0]) == key:
            return table
    return None


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
            wrong.append(str(error))
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
        wrong += map(str, misfits)
        for misfit in misfits:
            _take_out(left, misfit, kind)


def _take_out(left: Fields, misfit: Misfit, kind: type[Record]) -> None:
    """Take a value out that does not fit; of a history, and of a field that names things, that one alone."""
    value = left.pop(misfit.field, None)
    if misfit.field == "history":
        value = _what_fits(value, kind, misfit.field)
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
