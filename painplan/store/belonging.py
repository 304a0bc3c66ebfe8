"""What a file in the data folder is: one of ours, a copy of one of ours, or somebody else's. Every command asks here.

A file is known by its name and by what it begins with, both: so nothing that PainPlan did not make is ever sealed,
thinned out or taken away. Nothing here touches a disk.
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from painplan.store import made_files
from painplan.store.kinds import BOOK, MONTHS, SET_ASIDE, UNDO, is_diary_file
from painplan.store.whole import examine as whole_examine

if TYPE_CHECKING:
    from painplan.store.made_files import Look

SEALED = ".age"
"""How the names of sealed files end."""
KEY, KEY_COPY, PUBLIC = "key.age", "backups/key.age", "key.pub"
"""The sealed key lies there twice: without it nothing could ever be read again."""
BACKUPS, INBOX, HALF_TYPED = "backups", "inbox", "half-typed"
STATE = ".state"
"""Which diary this is and what it last became: one line, never sealed, for it says nothing of a person."""
LOCK_NAME, JOURNAL, TEMPORARY = ".lock", ".unfinished.json", ".painplan-new"
"""The lock, the list of a change that is decided and not done, and how names of files end that are not in place yet."""
WORDS = "words"
INSTRUMENTS, HELP, THEMES = "instruments", "help", "themes"
PUT_THERE = (INSTRUMENTS, HELP, WORDS, THEMES)
"""Folders in which a clinic puts files, or a person looks of the screens. They hold nothing personal: never sealed,
never taken away."""
SUB_FOLDERS = (MONTHS, BACKUPS, SET_ASIDE, INBOX, HALF_TYPED, UNDO)
FOLDERS = (*SUB_FOLDERS, *PUT_THERE)
"""Every folder of ours. A link in the place of one is somebody else's: nothing is read or written through it."""
RESERVED = frozenset({BOOK, BOOK + SEALED, KEY, PUBLIC, STATE, JOURNAL, LOCK_NAME, *FOLDERS})
"""The first parts of our names in the data folder; nothing else may be written over these."""
VERSIONS = (
    r"(?i)\.stversions|\.dropbox\.cache|\.trash(?:-[0-9]+)?|\.sync|\.history|#recycle|@recycle|\$recycle\.bin"
    r"|\.owncloudsync"
)
"""Folders in which sync programs, editors and bins keep earlier versions of files."""
MOST_LINES = 100
"""So many lines are looked at to know a file that has a value of JSON on each."""


class Belongs(StrEnum):
    """Whose a file is."""

    OURS = "ours"
    """PainPlan wrote it, and it stands under the name that PainPlan gave it."""
    COPY = "copy"
    """The same, as a sync program or an editor keeps it beside: under a changed name, or in a folder of versions."""
    MADE = "made"
    """PainPlan made it, and somebody keeps it here: an export, a copy under a name of one's own. Named, not touched."""
    THEIRS = "theirs"


class Known(msgspec.Struct, frozen=True):
    """Whose a file is, and what it is."""

    belongs: Belongs
    of: str = ""
    """The name of the file of ours that it is, or is a copy of, without what marks it as sealed."""
    sealed: bool = False
    conflict: bool = False
    """The other side of two changes made at once, or a duplicate: something in it may be missing in the diary."""

    @property
    def ours(self) -> bool:
        """Whether PainPlan may seal it and take it away."""
        return self.belongs in (Belongs.OURS, Belongs.COPY)

    @property
    def personal(self) -> bool:
        """Whether it holds something of the person, so that it is sealed with the rest."""
        return self.ours and self.of not in _BARE


_BARE = frozenset({KEY, KEY_COPY, PUBLIC, STATE, LOCK_NAME, JOURNAL})
_ALONE = {BOOK: "book", PUBLIC: "public", STATE: "state", LOCK_NAME: "lock", JOURNAL: "journal"}
_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}-[0-9]{2}-[0-9]{2}"
_STEM = r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|(?:by-hand|before-restore|before-format-[0-9]+)-[0-9][0-9A-Za-z-]*?)"
"""What backups are called, without the ending."""
_BACKUP = rf"{BACKUPS}/{_STEM}\.zip"
_ASIDE = rf"{SET_ASIDE}/[^/]+\.{_MOMENT}(?:-[0-9a-z]+)?"
TOLD = ".told"
"""How the name of an entry in the inbox ends, before its ``.json``, that does not fit and was told."""
_POSTED = rf"{INBOX}/{_MOMENT}[0-9-]*-[0-9a-f]+(?:{re.escape(TOLD)})?\.json"
_TYPED = rf"{HALF_TYPED}/{_MOMENT}[0-9-]*-[0-9a-f]+\.json"
_STEP_STEM = r"[0-9]{6,12}-[0-9a-f]{8}(?:-large)?(?:\.undone)?"
_STEP = rf"{UNDO}/{_STEP_STEM}\.json"
_IN_FOLDERS = (
    (_BACKUP, "backup"),
    (_ASIDE, "aside"),
    (_POSTED, "posted"),
    (_TYPED, "typed"),
    (_STEP, "step"),
)
_STAGED = rf"(?P<folder>(?:.*/)?)\.(?P<of>[^/]+)\.[0-9a-f]{{8}}{re.escape(TEMPORARY)}"


def kind_of_name(name: str) -> str:
    """What one of our names is given to: ``book``, ``month``, ``backup`` …; empty for a name that is none of ours.

    Args:
        name: Of a file, without what marks it as sealed.
    """
    if name in (KEY, KEY_COPY):
        return "key"
    if name in _ALONE:
        return _ALONE[name]
    if is_diary_file(name):
        return "month"
    for pattern, kind in _IN_FOLDERS:
        if re.fullmatch(pattern, name):
            return kind
    return ""


def open_name(name: str) -> str:
    """A name without what marks it as sealed; the key is always sealed and has it in its name."""
    return name if name in (KEY, KEY_COPY) else name.removesuffix(SEALED)


def is_our_name(name: str) -> bool:
    """Whether a name is one that PainPlan gives, sealed or not, in its place or on the way there."""
    return bool(kind_of_name(open_name(name))) or is_temporary(name)


def is_ours_or_copy(name: str) -> bool:
    """Whether a name is one that PainPlan gives, or is made of one as copies are called."""
    return is_our_name(name) or next(_originals(name), None) is not None


def keeps_versions(folder: str) -> bool:
    """Whether a folder in the data folder, or in one of ours in there, is one for earlier versions of files."""
    above, _, name = folder.rpartition("/")
    return above in ("", *SUB_FOLDERS) and re.fullmatch(VERSIONS, name) is not None


def copy_of(name: str) -> str:
    """The name of the file of ours that a name is made of; empty for any other."""
    return next((original for original, _, _ in _originals(name)), "")


def is_temporary(name: str) -> bool:
    """Whether this is a file of ours on its way to its place, as a killed program leaves it."""
    staged = re.fullmatch(_STAGED, name)
    return staged is not None and is_ours_or_copy(staged["folder"] + staged["of"])


def may_change(name: str) -> bool:
    """Whether a journal may list a file of this name: ours or a copy of ours, in the folder, and no path out of it."""
    parts = name.split("/")
    if not name or name.startswith("/") or "\\" in name or any(part in ("", ".", "..") for part in parts):
        return False
    return is_ours_or_copy(name)


def known(name: str, look: "Look", is_ours: Callable[[str], bool]) -> Known:
    """What a file is.

    Args:
        name: In the data folder, with ``/`` between folders.
        look: What was read of it.
        is_ours: Whether a file of ours stands under a name; asked for what an editor leaves beside one.
    """
    bare, sealed = open_name(name), look.start.startswith(b"age-encryption.org/")
    if (staged := re.fullmatch(_STAGED, name)) and is_temporary(name):
        return Known(Belongs.OURS, open_name(staged["folder"] + staged["of"]), sealed)
    if kind := kind_of_name(bare):
        right = sealed or (bare == name and _begins_as(kind, look))
        if right or (kind in ("book", "month") and not sealed and _holds_entries(bare, look, empty=True)):
            return Known(Belongs.OURS, bare, sealed)
        return Known(Belongs.THEIRS, bare)
    made = sealed or _begins_ours(look)
    for original, firm, conflict in _originals(name):
        alone = firm and is_ours(original)
        if made or _holds_entries(original, look, empty=alone, alone=alone):
            return Known(Belongs.COPY, original, sealed, conflict)
    if not sealed and (made or made_files.made_file(look) is not None):
        return Known(Belongs.MADE)
    return Known(Belongs.THEIRS)


def is_another_programs(name: str, look: "Look") -> bool:
    """Whether what stands under the name of the plan book, of a month or of the mark was never a file of ours.

    It is JSON of any form that says nothing of PainPlan and holds no entry of it. What is damaged, or no JSON at all,
    may have been ours: it is set aside before anything is written.
    """
    bare = open_name(name)
    if not (name == STATE or is_diary_file(bare)) or _is_diary(look) or look.start.startswith(_KEY_SEALED):
        return False
    content = look.whole()
    if content is None or b'"painplan"' in content or not _is_json_of_any_form(content):
        return False
    return not is_diary_file(bare) or not _holds_entries(bare, look, empty=False)


def _is_json_of_any_form(content: bytes) -> bool:
    """Whether this is JSON, a value or one on each line, however deep."""
    lines = [line for line in content.splitlines()[:MOST_LINES] if line.strip()]
    return _is_json(content) or (len(lines) > 1 and lines[0][:1] in (b"{", b"[") and all(map(_is_json, lines)))


def _is_json(content: bytes) -> bool:
    try:
        msgspec.json.decode(content)
    except (RecursionError, msgspec.ValidationError):  # too deep, or a number too large
        return True
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


# --- names ---

_MONTH_BASE = r"[0-9]{4}-(?:0[1-9]|1[0-2])"
_WHOLE_INSIDE = (
    r"(?is)(?P<before>[.#~_]*(?:syncthing[.~])?|(?:copy of|kopie von|copia de|copie de) )"
    rf"(?P<base>plan\.json|{_MONTH_BASE}\.json|{_STEP_STEM}\.json|key\.age|key\.pub|{_STEM}\.zip)(?:\.age)?"
    r"(?P<after>(?![0-9A-Za-z]).*)"
)
"""Our whole name with something before or behind: ``.plan.json.swp``, ``plan.json~``, ``#2026-11.json#``."""
_SPLIT = (
    rf"(?s)(?:(?P<json>plan|{_MONTH_BASE}|{_STEP_STEM})|(?P<zip>{_STEM})|(?P<key>key))(?P<mark>[^0-9A-Za-z].*)"
    r"(?P<end>(?(json)\.json|(?(zip)\.zip|\.(?:age|pub))))(?P<sealed>\.age)?"
)
"""Our name with something before its ending: ``plan (1).json``, ``2026-11.sync-conflict-….json``."""
_MARKS = r"(?is)\.sync-conflict-.*| ?\(.*\)|~[0-9-]+|[ _-]+(?:copy|kopie|copia|copie|backup)\b.*"
"""What marks a copy so plainly that its content need not."""
_CONFLICT = r"(?i)sync-conflict|\(|copy|kopie|copia|copie|konflikt|conflict"


def _originals(name: str) -> Iterator[tuple[str, bool, bool]]:
    """The names of ours that a name is made of.

    Yields:
        The name; whether its form alone tells a copy, where that file of ours is there; whether it is a conflict copy
        or a duplicate, not a version or what an editor keeps.
    """
    *folders, base = name.split("/")
    depth = next((depth for depth in (1, 2) if keeps_versions("/".join(folders[:depth]))), None)
    in_versions = depth is not None
    if in_versions:
        folders = folders[depth:]  # what stands in a folder of versions, as if it stood in its place
        exact = open_name("/".join([*folders, base]))
        if kind_of_name(exact):
            yield exact, True, False
    elif len(folders) > 1 or (folders and folders[0] not in SUB_FOLDERS):
        return
    if (found := re.fullmatch(_WHOLE_INSIDE, base)) and (found["before"] or found["after"]):
        conflict = not in_versions and re.search(_CONFLICT, found["before"] + found["after"]) is not None
        for one in _placed(folders, found["base"]):
            yield one, True, conflict
    if found := re.fullmatch(_SPLIT, base):
        firm = re.fullmatch(_MARKS, found["mark"]) is not None
        for one in _placed(folders, f"{found['json'] or found['zip'] or found['key']}{found['end']}"):
            yield one, firm, not in_versions


def _placed(folders: list[str], base: str) -> Iterator[str]:
    """A name of ours in the folder where it was found, else where it belongs."""
    here = "/".join([*folders, base])
    if kind_of_name(open_name(here)):
        yield open_name(here)
        return
    for folder in ("", f"{MONTHS}/", f"{BACKUPS}/", f"{UNDO}/"):
        if kind_of_name(folder + base):
            yield folder + base
            return


# --- what files begin with ---

_HEADER = rb'(?:\xef\xbb\xbf)?\s*\{\s*"painplan"\s*:\s*\{(?![^}]*"file"\s*:\s*"(?:export|tables)")'
_FILE = rb'"file"\s*:\s*"(?:plan|diary/[0-9]{4}-[0-9]{2}|undo/[0-9a-z.-]+)\.json"'
_SUM = rb'"sum"\s*:\s*"[0-9]+:[0-9a-f]{8}"'
_FIRST_PACKED = rb"(?s)PK\x03\x04.{26}(?:plan\.json|diary/[0-9]{4}-[0-9]{2}\.json)"
_PACKED_COMMENT = b"PainPlan backup, files: "
_KEY_SEALED = b"age-encryption.org/"
_EDITORS = (b"b0VIM", b"b0nano", b"Vim\x9fUnDo\xe5", b"Kate Swap File")
"""What the files begin with that editors keep beside one that is open; what stands in them is packed in their way."""


def _begins_as(kind: str, look: "Look") -> bool:
    match kind:
        case "book" | "month" | "step":
            return _is_diary(look)
        case "backup":
            return _is_packed(look)
        case "key":
            return look.start.startswith(_KEY_SEALED)
        case "public":
            return look.start.startswith(b"age1")
        case "lock":
            return not look.start
        case "journal" | "typed":
            return look.start.lstrip().startswith(b"{")
        case "state":
            return not look.start or re.fullmatch(rb"[a-z]+ [0-9a-f]{16}\s*", look.start) is not None
    return True  # what was set aside is damaged by its nature, and only we give such names


def _begins_ours(look: "Look") -> bool:
    return _is_diary(look) or _is_packed(look)


def _is_diary(look: "Look") -> bool:
    """The header of a file of tables; a flipped byte spoils one of its parts at most."""
    return any(re.search(part, look.start) for part in (_FILE, _SUM)) or re.match(_HEADER, look.start) is not None


def _is_packed(look: "Look") -> bool:
    return _PACKED_COMMENT in look.end or re.match(_FIRST_PACKED, look.start) is not None


def _holds_entries(name: str, look: "Look", *, empty: bool, alone: bool = False) -> bool:
    """Whether a file without our header holds entries of the diary.

    Args:
        name: Of the file of ours that it is or may be a copy of.
        look: What was read of it.
        empty: One that holds nothing counts, too.
        alone: The form of its name is enough for what only an editor can read: its swap file, the undo it keeps.
    """
    whole = look.whole()
    if whole is None:
        return False
    if not whole.strip(b" \t\r\n\x00"):
        return empty
    if not is_diary_file(name):
        return alone and (_is_of_an_editor(whole) or (name == PUBLIC and whole.startswith(b"age1")))
    try:
        return whole_examine.examine(whole, name).entries > 0 or (alone and _is_of_an_editor(whole))
    except whole_examine.Newer:
        return True


def _is_of_an_editor(content: bytes) -> bool:
    """Whether an editor made this for itself, or it holds a piece of a file of ours; a person's text is neither."""
    return content.startswith(_EDITORS) or any(re.search(part, content) for part in (_FILE, _SUM))
