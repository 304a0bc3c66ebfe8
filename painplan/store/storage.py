"""TinyDB's storage seam: all tables of one file, read and written at once."""

from tinydb.storages import Storage

from painplan.store.files import Tables, write_tables
from painplan.store.folder import Files


class FileStorage(Storage):
    """One file of a folder.

    Args:
        folder: Where it is.
        name: Its name.
        tables: What can be used of it, as it was read under the lock; none when there is no file yet.
    """

    def __init__(self, folder: Files, name: str, tables: Tables | None) -> None:
        self._folder, self._name, self._tables = folder, name, tables

    def read(self) -> Tables | None:
        """The tables of the file."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Write all tables."""
        write_tables(self._folder, self._name, data)
