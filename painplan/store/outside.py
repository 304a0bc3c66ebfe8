"""Files outside the data folder that a person names: a backup on a stick, a copy to merge."""

from pathlib import Path

from painplan.errors import CannotDo, WrongInput
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
    try:
        if not path.is_file():
            raise WrongInput(f"There is no file {path}. Check the spelling. Nothing was changed.")
        if path.stat().st_size > LARGEST:
            raise WrongInput(f"{path} is larger than any diary. Nothing was changed.")
        return path.read_bytes()
    except OSError as error:
        raise CannotDo(f"{path} cannot be read ({_reason(error)}). Check whose file it is, then try again.") from error


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
        raise WrongInput(f"{path} exists already and was left as it is. Name a file that does not exist.")
    replace_named(path, content)
    return path


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
