"""TinyDB's storage seam: one file of tables in a folder, with a format version in it."""

from typing import Any

import msgspec
from tinydb.storages import Storage

from painplan.errors import CannotDo
from painplan.store.folder import Folder

FORMAT = 1
"""Version of the files written by this program. A higher one in a file is refused, never touched."""
_HEADER = "painplan"

Tables = dict[str, dict[str, Any]]
"""What TinyDB passes around: documents by id, by table."""


class FileStorage(Storage):
    """Reads and writes all tables of one file at once; the file carries the format version beside them."""

    def __init__(self, folder: Folder, name: str) -> None:
        self._folder, self._name = folder, name

    def read(self) -> Tables | None:
        """The tables of the file, without its header; none when there is no file yet.

        Raises:
            CannotDo: The file is damaged, is not PainPlan's, or was written by a newer PainPlan.
        """
        content = self._folder.read(self._name)
        if content is None:
            return None
        try:
            found = msgspec.json.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._damaged(f"it is not complete JSON: {error}") from error
        if not isinstance(found, dict) or not isinstance(found.get(_HEADER), dict):
            raise self._damaged("it does not say that it is a PainPlan file")
        version = found.pop(_HEADER).get("format")
        if not isinstance(version, int):
            raise self._damaged("its format version is missing")
        if version > FORMAT:
            raise CannotDo(
                f"{self._name} in {self._folder.where} was written by a newer PainPlan (format {version}; this one "
                f"knows up to {FORMAT}). Nothing was changed. Please update PainPlan, then open the diary again."
            )
        wrong = next((table for table, documents in found.items() if not _is_table(documents)), None)
        if wrong is not None:
            raise self._damaged(f"“{wrong}” is not a table of entries")
        return found

    def write(self, data: Tables) -> None:
        """Write all tables, readable and with a final newline."""
        content = {_HEADER: {"format": FORMAT, "file": self._name}, **data}
        self._folder.write(self._name, msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")

    def _damaged(self, why: str) -> CannotDo:
        return CannotDo(
            f"{self._name} in {self._folder.where} cannot be read: {why}. It was left as it is. "
            "Put a copy of it aside and bring back the last good copy of this file."
        )


def _is_table(documents: object) -> bool:
    return isinstance(documents, dict) and all(isinstance(document, dict) for document in documents.values())
