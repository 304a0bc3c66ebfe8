"""Files that a clinic puts into a folder of the data folder. They hold nothing personal, so they are never sealed."""

from typing import cast

from painplan.errors import CannotDo
from painplan.store.folder import Folder
from painplan.store.state import Looking

LARGEST_BYTES = 500_000
"""A larger file is no questionnaire."""


def files_put_there(folder: Folder, sub: str) -> dict[str, bytes | None]:
    """The files of a sub-folder by name; None for one that cannot be read or is too large."""
    # A sealed and a locked folder lie over an open one; whatever became of the diary, these files are what they are.
    open_folder = cast("Looking", getattr(folder, "below", folder))
    found: dict[str, bytes | None] = {}
    try:
        names = open_folder.listed(sub)
    except CannotDo:
        return {sub: None}
    for name in names:
        try:
            content = open_folder.content(name)
        except CannotDo:
            content = None
        found[name.rpartition("/")[2]] = content if content and len(content) <= LARGEST_BYTES else None
    return found
