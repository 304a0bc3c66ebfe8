"""Takes what is new from another copy of a file of the diary: neither side loses anything."""

import re
from collections.abc import Iterator
from datetime import datetime

import msgspec

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.not_json import why_not_json
from painplan.kit.strangers import refused
from painplan.store.belonging import START_BYTES, Belongs, copy_of
from painplan.store.files import HEADER, Fields, Outcome
from painplan.store.folder import Files, Folder
from painplan.store.kinds import BOOK, MONTHS, is_diary_file, tables_of
from painplan.store.prepare_write import ready_to_change
from painplan.store.quarantine import set_aside
from painplan.store.transaction import gathered
from painplan.store.undo_log import UndoNote, note_down
from painplan.store.whole.everything import is_table
from painplan.store.whole.examine import Examined, Newer, Problem, examine

_MONTH = re.compile(r"(?:^|[/\\])([0-9]{4}-(?:0[1-9]|1[0-2]))[^0-9]")

_SAYS_FILE = re.compile(rb'"file"\s*:\s*"([0-9a-z/.-]{1,40})"')
"""Where a copy that cannot be taken apart says what it is a copy of."""


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What merging did, in entries."""

    file: str
    """The file of the diary that it is a copy of."""
    added: int
    changed: int
    unchanged: int
    problems: tuple[Problem, ...]
    """What of the copy could not be used."""


def merge(folder: Folder, content: bytes, called: str, at: datetime) -> Merged:
    """Take what is new from a copy of a file; where both say something, the later counts and the other is history.

    Args:
        folder: The diary.
        content: Of the copy.
        called: The name of the copy; on the disk, for one that lies in the data folder: it is set aside afterwards.
        at: The moment.

    Raises:
        CannotDo: It is no copy of a file of the diary, or something cannot be written. Nothing changes then.
    """
    name = _original(content, called)
    try:
        found = examine(content, name)
    except Newer as error:
        raise CannotDo(f"{called} {error}") from error
    if not found.entries and found.problems:
        raise CannotDo(f"{called} holds nothing that can be read: {found.problems[0].text}. Nothing was changed.")
    with folder.lock():
        taken_away = _lies_beside(folder, called)
        with gathered(folder) as files:
            here = ready_to_change(files, name, at)
            found, refusals = _without_refused(here, found)
            outcomes = _unite(files, name, here, found)
            if taken_away:
                set_aside(files, called, at, content)
            note_down(files, UndoNote(at=at, about="merge", whole=True))
        if taken_away:
            getattr(folder, "below", folder).write_together({called: None})
    return Merged(
        file=name,
        added=outcomes.count("added"),
        changed=outcomes.count("changed"),
        unchanged=outcomes.count("unchanged"),
        problems=(*found.problems, *refusals),
    )


def _without_refused(here: Examined | None, found: Examined) -> tuple[Examined, tuple[Problem, ...]]:
    """What was found, without what no diary takes in from elsewhere, and what is said of that."""
    not_taken = refused(found.records, here.records if here else {})
    gone = {(table, key) for table, key, _ in not_taken}
    tables = {
        table: {key: one for key, one in documents.items() if (table, key) not in gone}
        if is_table(documents)
        else documents
        for table, documents in found.tables.items()
    }
    says = asset("store")["damage"]["not_taken_in"]
    problems = [Problem(says.format(why=misfit.told), f"{table} {key}") for table, key, misfit in not_taken]
    return msgspec.structs.replace(found, tables=tables) if gone else found, tuple(problems)


def _lies_beside(folder: Folder, called: str) -> bool:
    """Whether a copy lies in the data folder: as a copy, or in clear beside a sealed diary."""
    found = next((thing for thing in folder.things().found if thing.name == called), None)
    if found is None or not found.ours:
        return False
    return found.known.belongs is Belongs.COPY or (hasattr(folder, "below") and found.in_clear)


def _unite(files: Files, name: str, here: Examined | None, found: Examined) -> list[Outcome]:
    from painplan.store.tables import changing, unite_document  # TinyDB: only writers pay for it

    with changing(files, name, here.tables if here else None) as database:
        return [
            unite_document(database.table(table), key, document) for table, key, document in _documents(name, found)
        ]


def _documents(name: str, found: Examined) -> Iterator[tuple[str, str, Fields]]:
    """The entries, and the documents of unknown tables where they are documents."""
    for table, documents in found.tables.items():
        if table in tables_of(name) or is_table(documents):
            yield from ((table, key, document) for key, document in documents.items())


def _original(content: bytes, called: str) -> str:
    """Which file of the diary this is a copy of: it says so itself, else its name does."""
    why = ""
    try:
        header = msgspec.json.decode(content)[HEADER]["file"]
    except (LookupError, TypeError):
        header = None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        header, why = _SAYS_FILE.search(content[:START_BYTES]), f" ({why_not_json(content, error)})"
        header = header and header[1].decode()
    if isinstance(header, str) and is_diary_file(header):
        return header
    if is_diary_file(original := copy_of(called)):
        return original
    month = _MONTH.search(called)
    if month:
        return f"{MONTHS}/{month[1]}.json"
    if re.search(r"(?:^|[/\\])plan\W", called):
        return BOOK
    raise CannotDo(
        f"{called} does not say which file of the diary it is a copy of{why}. Nothing was changed. "
        "Give it the name of that file, such as 2026-01.json or plan.json, then try again."
    )
