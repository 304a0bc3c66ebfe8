"""TinyDB's storage seam: all tables of one file, read and written at once."""

from tinydb.storages import Storage

from painplan.store.examine import read_file
from painplan.store.files import Tables, write_tables
from painplan.store.folder import Files


class FileStorage(Storage):
    """One file of a folder."""

    def __init__(self, folder: Files, name: str) -> None:
        self._folder, self._name = folder, name

    def read(self) -> Tables | None:
        """What can be used of the file; none when there is no file yet."""
        found = read_file(self._folder, self._name)
        return None if found is None else found.tables

    def write(self, data: Tables) -> None:
        """Write all tables."""
        write_tables(self._folder, self._name, data)
