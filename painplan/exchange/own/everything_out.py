"""The whole diary out: as one JSON file, as a table for each kind of record, and the schema of the JSON file."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from painplan.exchange.cells import cell_of, guarded, table_of, whole
from painplan.exchange.own.columns import Fields, columns_of, fields_of
from painplan.exchange.own.dictionary import explained
from painplan.exchange.own.field_docs import meaning
from painplan.kit.pattern import pattern
from painplan.store.made_files import DICTIONARY_COLUMNS, UNKNOWN

FORMAT = 2
"""Version of both exports. 1 was JSON only, with some of the kinds."""
HEADER, EXPORT, TABLES = "painplan", "export", "tables"
CONTENTS, DICTIONARY, ENDING = "contents.json", "dictionary.csv", ".csv"
"""What lies in a folder of tables besides the tables."""
Kinds = Mapping[str, type[msgspec.Struct]]
Documents = Mapping[str, Sequence[Fields]]
_TABLES_START = pattern(rb'\s*\{\s*"painplan"\s*:\s*\{\s*"format"\s*:\s*\d+\s*,\s*"file"\s*:\s*"tables"')


def as_json(entries: Documents, on: date) -> bytes:
    """All entries with their history, readable, as they are in the diary's own files."""
    header = {HEADER: {"format": FORMAT, "file": EXPORT, "on": on}}
    return _readable({**header, **{table: whole(list(documents)) for table, documents in entries.items()}})


def as_tables(entries: Documents, kinds: Kinds, on: date) -> dict[str, bytes]:
    """A CSV file for each kind of record, a data dictionary, and a file that says what belongs to it, by name."""
    files: dict[str, bytes] = {}
    lines: list[Sequence[str]] = []
    for table, kind in kinds.items():
        documents = entries.get(table, ())
        columns = columns_of(kind, documents)
        known = {field.name for field in fields_of(kind)}
        rows = [
            [
                *(cell_of(_found(document, each.field, each.key), each.form) for each in columns),
                cell_of({name: value for name, value in document.items() if name not in known} or None, "JSON"),
            ]
            for document in documents
        ]
        files[table + ENDING] = table_of([[*(guarded(each.name) for each in columns), UNKNOWN], *rows])
        lines += [[guarded(cell) if cell else "" for cell in line] for line in explained(table, kind, columns)]
    files[DICTIONARY] = table_of([DICTIONARY_COLUMNS, *lines])
    rows_of = {table: len(entries.get(table, ())) for table in kinds}
    files[CONTENTS] = _readable({HEADER: {"format": FORMAT, "file": TABLES, "on": on}, "rows": rows_of})
    return files


def is_tables(start: bytes) -> bool:
    """Whether a file that begins so says what belongs to a folder of tables."""
    return bool(_TABLES_START.match(start))


def schema(kinds: Kinds) -> bytes:
    """The JSON Schema of the JSON export, made from the records."""
    header = msgspec.defstruct(
        "Header",
        [("format", int), ("file", str), ("on", date)],
        kw_only=True,
    )
    fields: list[tuple[str, Any, Any]] = [
        (table, list[kind], msgspec.field(default_factory=list))  # type: ignore[valid-type]  # known at run time
        for table, kind in kinds.items()
    ]
    export = msgspec.defstruct("Export", [(HEADER, header), *fields], kw_only=True)
    made: dict[str, Any] = msgspec.json.schema(export)
    described = made["$defs"]
    described["Header"]["properties"]["file"] = {"const": EXPORT}
    described["Header"]["properties"]["format"] = {"const": FORMAT}
    described["Export"].pop("description", None)
    for table, kind in kinds.items():
        described["Export"]["properties"][table]["description"] = described[kind.__name__].get("description", "")
        for name, part in described[kind.__name__]["properties"].items():
            part["description"] = meaning(kind, name)
    return _readable({"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "PainPlan export", **made})


def _found(document: Fields, field: str, key: str | None) -> Any:
    value = document.get(field)
    return value if key is None or value is None else value.get(key)


def _readable(document: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"
