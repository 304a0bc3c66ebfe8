"""Which files are meant: typed, pasted or given paths, and folders that stand for the CSV files in them."""

import os
import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from painplan.errors import WrongInput, quoted
from painplan.kit.plain_file import at_home, is_folder, is_nothing
from painplan.kit.words import say

ENDING = ".csv"


def paths_typed(text: str) -> tuple[Path, ...]:
    """The paths in a line that a person typed or pasted: with ``~``, in quotes, or with a backslash before spaces.

    What is there under exactly this name is taken as it is; else the line is read as a shell would.

    Raises:
        WrongInput: Nothing was typed.
    """
    typed = text.strip()
    if not typed:
        raise WrongInput(say("exchange.paths.type_path_file_folder"))
    exactly = at_home(typed)
    if _exists(exactly):
        return (exactly,)
    if os.name == "nt":
        return (at_home(typed.strip("\"'")),)
    with suppress(ValueError):  # a quote that is never closed: then it is part of a name
        return tuple(at_home(word) for word in shlex.split(typed))
    return (exactly,)


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that these paths stand for, each once; a folder is all CSV files in it, by name.

    Raises:
        WrongInput: A path leads nowhere, or a folder holds no CSV file.
    """
    files: dict[str, Path] = {}
    for path in paths:
        if is_nothing(path):
            raise WrongInput(say("exchange.paths.no_file_folder_check", path=_in_words(path)))
        for file in _csv_files(path) if is_folder(path) else (path,):
            files.setdefault(os.path.realpath(file), file)  # a link to itself stays one
    return tuple(files.values())


def labels(files: Sequence[Path]) -> tuple[str, ...]:
    """What sentences call the files: their names, or the whole paths where two have the same name."""
    names = Counter(file.name for file in files)
    shown = [file.name if names[file.name] == 1 else str(file) for file in files]
    return tuple(name.encode("utf-8", "replace").decode() for name in shown)


def _csv_files(folder: Path) -> list[Path]:
    try:
        found = [entry for entry in folder.iterdir() if entry.suffix.lower() == ENDING and entry.is_file()]
    except OSError as error:
        raise WrongInput(say("exchange.paths.folder_cannot_read_check", folder=_in_words(folder))) from error
    visible = sorted(entry for entry in found if not entry.name.startswith("."))
    if not visible:
        raise WrongInput(say("exchange.paths.folder_holds_no_file", folder=_in_words(folder), ending=ENDING))
    return visible


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name too long, or with a NUL in it
        return False


def _in_words(path: Path) -> str:
    name = str(path)
    return name if name.isprintable() else quoted(name)
