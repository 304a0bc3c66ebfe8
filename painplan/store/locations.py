"""Where the diary is: the only module that knows paths of the system."""

import os
from pathlib import Path

from painplan.errors import WrongInput
from painplan.kit.words import say

VARIABLE = "PAINPLAN_DATA"


def data_folder(chosen: str | None) -> Path:
    """The data folder: the one chosen, else ``PAINPLAN_DATA``, else where the system keeps a person's data.

    Raises:
        WrongInput: The chosen place has no name, is a file, or lies in a folder that does not exist.
    """
    if chosen is not None and not chosen.strip():
        raise WrongInput(say("store.locations.folder_diary_no_name"))
    named = chosen or os.environ.get(VARIABLE)
    if not named:
        return _usual_folder()
    try:
        return _checked(Path(named).expanduser().absolute())
    except (OSError, RuntimeError) as error:  # a name too long, a folder of others, an account that does not exist
        raise WrongInput(say("store.locations.cannot_folder_diary_check", named=named[:80])) from error


def _checked(path: Path) -> Path:
    if path.exists() and not path.is_dir():
        raise WrongInput(say("store.locations.file_not_folder_name", path=path))
    if not path.parent.is_dir():
        raise WrongInput(say("store.locations.no_folder_so_cannot", parent=path.parent, path=path))
    return path


def _usual_folder() -> Path:
    from platformdirs import user_data_path  # slower to import than all the rest of this module

    return user_data_path("painplan", appauthor=False)
