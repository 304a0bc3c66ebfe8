"""Files that a clinic puts into the data folder. They hold nothing personal, so they are never sealed.

What a file of a clinic is for decides whether it fits: the modules of `READERS` say which of their files are not used,
and here it becomes one sentence that says so in the same way, wherever it is told.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import cast

import msgspec

from painplan.errors import CannotDo
from painplan.kit.escape import one_line
from painplan.kit.unfit import Unfit
from painplan.kit.words import say
from painplan.store.belonging import HELP, INSTRUMENTS, THEMES, WORDS
from painplan.store.folder import Folder
from painplan.store.state import Looking

LARGEST_BYTES = 500_000
"""A larger file is no questionnaire."""
ALONE = ""
"""Stands for the folder of a file that lies in the data folder itself."""
INTERVIEW = "interview.toml"
READERS = {
    INSTRUMENTS: "painplan.measures.instruments",
    HELP: "painplan.safety.help_page",
    WORDS: "painplan.kit.overlay",
    THEMES: "painplan.kit.looks",
    ALONE: "painplan.goals.scripts",
}
"""By folder, the module whose ``unfit_files`` says which files of it are not used; imported where there are any."""
MOST_TOLD = 5
"""So many files are named one by one where it is told beside something else; verify names all."""


class NotUsed(msgspec.Struct, frozen=True):
    """What does not fit of what was put into the folder, and the sentence that tells so."""

    file: str
    """Its name, with the folder."""
    text: str
    """The sentence."""


def files_put_there(folder: Folder, sub: str) -> dict[str, bytes | None]:
    """The files of a sub-folder by name; None for one that cannot be read or is too large."""
    try:
        return _put(folder, sub)
    except CannotDo:
        return {sub: None}


def not_used(folder: Folder, sub: str) -> list[NotUsed]:
    """What of one folder is not used, and the folder itself where nobody can look into it."""
    try:
        files = _put(folder, sub)
    except CannotDo as error:
        return [NotUsed(sub, str(error))]
    return told_of(sub, import_module(READERS[sub]).unfit_files(files)) if files else []


def all_not_used(folder: Folder) -> list[NotUsed]:
    """The same of all that a clinic can put there."""
    return [each for sub in READERS for each in not_used(folder, sub)]


def told_of(sub: str, unfit: Mapping[str, Unfit]) -> list[NotUsed]:
    """The sentences about files of a folder that are not used."""
    found = []
    for file, why in sorted(unfit.items()):
        way = "alone" if sub == ALONE else "partly" if why.partly else "not_used"
        stead = say(f"store.clinic.instead.{sub or 'interview'}")
        text = say(f"store.clinic.{way}", file=one_line(file, 60), folder=sub, why=why.why, instead=stead)
        found.append(NotUsed(f"{sub}/{file}" if sub else file, text))
    return found


def sentences(found: list[NotUsed]) -> list[str]:
    """What is told beside something else: a few by name, and how many more there are."""
    more = len(found) - MOST_TOLD
    last = [say("store.clinic.more", count=more)] if more > 0 else []
    return [*(each.text for each in found[:MOST_TOLD]), *last]


def _put(folder: Folder, sub: str) -> dict[str, bytes | None]:
    # A sealed and a locked folder lie over an open one; whatever became of the diary, these files are what they are.
    open_folder = cast("Looking", getattr(folder, "below", folder))
    names = open_folder.listed(sub) if sub else [INTERVIEW] if open_folder.there(INTERVIEW) else []
    found: dict[str, bytes | None] = {}
    for name in names:
        try:
            content = open_folder.content(name)
        except CannotDo:
            content = None
        empty = not content and sub != ALONE  # an empty interview changes no question, and is none of another kind
        found[name.rpartition("/")[2]] = None if content is None or empty or len(content) > LARGEST_BYTES else content
    return found
