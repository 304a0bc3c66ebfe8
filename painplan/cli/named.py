"""A file that a person names: by its name in the data folder, as PainPlan's own sentences do, or anywhere else."""

from pathlib import Path

from painplan.kit.plain_file import at_home, is_nothing
from painplan.store.belonging import SEALED
from painplan.store.folder import Folder
from painplan.store.outside import read_outside


def read_named(folder: Folder, path: str) -> tuple[str, bytes]:
    """What to call the file, and its content; a file of the data folder is called by its name in there.

    Raises:
        WrongInput: There is no such file.
        CannotDo: It cannot be read.
    """
    root, chosen = Path(folder.where), at_home(path).absolute()
    if is_nothing(chosen) and not Path(path).is_absolute():
        inside = root / path
        chosen = chosen if is_nothing(inside) and is_nothing(root / f"{path}{SEALED}") else inside
    if chosen.is_relative_to(root) and ".." not in chosen.parts:
        name = chosen.relative_to(root).as_posix()
        for lying in (name, name + SEALED):  # what is in clear beside its sealed twin is meant by its own name
            if (content := folder.as_it_lies(lying)) is not None:
                return lying, content
    return path, read_outside(chosen)
