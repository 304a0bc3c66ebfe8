"""One file of tables in a folder: JSON with a format version in it. Reading needs no TinyDB, so looking is quick."""

from typing import Any, Literal

import msgspec

from painplan.errors import CannotDo
from painplan.store.folder import Files

FORMAT = 1
"""Version of the files written by this program. A higher one in a file is refused, never touched."""
_HEADER = "painplan"

Tables = dict[str, dict[str, Any]]
"""What TinyDB passes around: documents by id, by table."""
Fields = dict[str, Any]
"""The fields of one document, as JSON knows them."""
Outcome = Literal["added", "changed", "unchanged"]
NAMES = frozenset({"id", "plan", "day", "source"})
"""Fields that say what a document is about; they never change."""


def read_tables(folder: Files, name: str) -> Tables | None:
    """The tables of a file, without its header; none when there is no file yet.

    Raises:
        CannotDo: The file is damaged, is not PainPlan's, or was written by a newer PainPlan.
    """
    content = folder.read(name)
    if content is None:
        return None
    try:
        found = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _damaged(folder, name, f"it is not complete JSON: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get(_HEADER), dict):
        raise _damaged(folder, name, "it does not say that it is a PainPlan file")
    version = found.pop(_HEADER).get("format")
    if not isinstance(version, int):
        raise _damaged(folder, name, "its format version is missing")
    if version > FORMAT:
        raise CannotDo(
            f"{name} in {folder.where} was written by a newer PainPlan (format {version}; this one "
            f"knows up to {FORMAT}). Nothing was changed. Please update PainPlan, then open the diary again."
        )
    wrong = next((table for table, documents in found.items() if not _is_table(documents)), None)
    if wrong is not None:
        raise _damaged(folder, name, f"“{wrong}” is not a table of entries")
    return found


def write_tables(folder: Files, name: str, tables: Tables) -> None:
    """Write all tables, readable and with a final newline."""
    content = {_HEADER: {"format": FORMAT, "file": name}, **tables}
    folder.write(name, msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")


def _damaged(folder: Files, name: str, why: str) -> CannotDo:
    return CannotDo(
        f"{name} in {folder.where} cannot be read: {why}. It was left as it is. "
        "Put a copy of it aside and bring back the last good copy of this file."
    )


def _is_table(documents: object) -> bool:
    return isinstance(documents, dict) and all(isinstance(document, dict) for document in documents.values())
