"""Where the diary is: the only module that knows paths of the system."""

import os
from pathlib import Path

from painplan.errors import WrongInput

VARIABLE = "PAINPLAN_DATA"


def data_folder(chosen: str | None) -> Path:
    """The data folder: the one chosen, else ``PAINPLAN_DATA``, else where the system keeps a person's data.

    Raises:
        WrongInput: The chosen place has no name, is a file, or lies in a folder that does not exist.
    """
    if chosen is not None and not chosen.strip():
        raise WrongInput("The folder for the diary has no name. Name one, or leave --data-dir out.")
    named = chosen or os.environ.get(VARIABLE)
    if not named:
        return _usual_folder()
    try:
        return _checked(Path(named).expanduser().absolute())
    except (OSError, RuntimeError) as error:  # a name too long, a folder of others, an account that does not exist
        raise WrongInput(f"“{named[:80]}” cannot be a folder for the diary. Check the spelling.") from error


def _checked(path: Path) -> Path:
    if path.exists() and not path.is_dir():
        raise WrongInput(f"{path} is a file, not a folder. Name a folder for the diary.")
    if not path.parent.is_dir():
        raise WrongInput(
            f"There is no folder {path.parent}, so {path} cannot hold a diary. Check the spelling or make it first."
        )
    return path


def _usual_folder() -> Path:
    from platformdirs import user_data_path  # slower to import than all the rest of this module

    return user_data_path("painplan", appauthor=False)
