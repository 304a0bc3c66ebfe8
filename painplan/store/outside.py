"""Files outside the data folder that a person names: a backup on a stick, a copy to merge."""

from pathlib import Path

from painplan.errors import CannotDo, WrongInput
from painplan.kit.plain_file import is_nothing, plain_file
from painplan.kit.words import say
from painplan.store.folder import Folder
from painplan.store.things import LARGEST_BACKUP
from painplan.store.user_paths import named_path, replace_named

LARGEST = LARGEST_BACKUP
"""Bytes. A larger file is no diary and no backup of one."""


def read_outside(path: Path) -> bytes:
    """The content of a file.

    Raises:
        WrongInput: There is no such file, or it is too large.
        CannotDo: It cannot be read.
    """
    if is_nothing(path):
        raise WrongInput(say("store.outside.no_file_check_spelling", path=path))
    try:
        with plain_file(path) as stream:
            content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise WrongInput(say("store.outside.larger_than_any_diary", path=path))
        return content
    except OSError as error:
        raise CannotDo(say("store.outside.cannot_read_check_whose", path=path, error=_reason(error))) from error


def write_outside(named: str, folder: Folder, content: bytes) -> Path:
    """Write a new file for the owner alone, as a whole or not at all.

    Returns:
        Where it is.

    Raises:
        WrongInput: Something is there already, the folder does not exist, or the name belongs to the diary itself.
        CannotDo: It cannot be written.
    """
    path = named_path(named, folder)
    if path.exists():
        raise WrongInput(say("store.outside.exists_already_left_name", path=path))
    replace_named(path, content)
    return path


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
