"""Backups that make themselves: one on the first save of a day, of what stood there before; the old ones thin out."""

import re
from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.store.belonging import BACKUPS
from painplan.store.examine import EMPTY, Examined, Newer, examine
from painplan.store.files import FORMAT
from painplan.store.folder import Files, Folder
from painplan.store.free_names import free_name
from painplan.store.keeping import kept

ENDING = ".zip"
_DAILY = re.compile(rf"{BACKUPS}/([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){re.escape(ENDING)}")


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What restoring would change in one file, in entries."""

    file: str
    added: int
    changed: int
    removed: int


def back_up_the_day(folder: Folder, day: date) -> None:
    """Make the backup of this day, unless it is there or there is nothing to keep. The caller holds the lock.

    Raises:
        CannotDo: It cannot be written.
    """
    name = f"{BACKUPS}/{day.isoformat()}{ENDING}"
    there = folder.names(BACKUPS)
    if name in there:
        _check_is_ours(folder, name)
        return
    from painplan.store.archive import diary_files, packed

    contents = diary_files(folder)
    if not contents:
        return
    days = {date.fromisoformat(found[1]): name for name in there if (found := _DAILY.fullmatch(name))}
    keep = kept({*days, day})
    gone = dict.fromkeys(old for made, old in days.items() if made not in keep and folder.is_ours(old))
    folder.write_together({name: packed(contents), **gone})


def _check_is_ours(folder: Folder, name: str) -> None:
    if not folder.is_ours(name):
        words = asset("store")
        why = folder.in_the_way(name) or words["why"]["not_ours"]
        raise CannotDo(words["backup"]["in_the_way"].format(path=f"{folder.where}/{name}", why=why))


def back_up_before_migration(files: Files, day: date) -> None:
    """Keep all files as an earlier PainPlan wrote them, once, before the first of them is written in a new format."""
    start = f"{BACKUPS}/before-format-{FORMAT}-"
    if not any(name.startswith(start) for name in files.names(BACKUPS)):
        files.write(f"{start}{day.isoformat()}{ENDING}", packed_diary(files))


def back_up_now(folder: Folder, at: datetime) -> str:
    """Make a backup that is never thinned out.

    Returns:
        Its name.

    Raises:
        CannotDo: It cannot be written, or there is no diary.
    """
    with folder.lock():
        name = free_name(f"{BACKUPS}/by-hand-{at:%Y-%m-%dT%H-%M-%S}", folder.names(BACKUPS), ENDING)
        folder.write(name, packed_diary(folder))
    return name


def packed_diary(folder: Files) -> bytes:
    """An archive of the whole diary as it stands. Under the lock it is of one moment.

    Raises:
        CannotDo: There is no diary.
    """
    from painplan.store.archive import diary_files, packed

    contents = diary_files(folder)
    if not contents:
        raise CannotDo(f"There is no diary in {folder.where} yet, so there is nothing to back up.")
    return packed(contents)


def differences(folder: Files, contents: Mapping[str, bytes]) -> list[Difference]:
    """What putting these files in the place of the diary's would change, file by file.

    Raises:
        Newer: A file was written by a newer PainPlan.
    """
    from painplan.store.archive import diary_files

    now = diary_files(folder)
    found = []
    for name in sorted({*now, *contents}):
        here, there = _entries(name, now.get(name)), _entries(name, contents.get(name))
        common = here.keys() & there.keys()
        difference = Difference(
            file=name,
            added=len(there.keys() - here.keys()),
            changed=sum(here[key] != there[key] for key in common),
            removed=len(here.keys() - there.keys()),
        )
        if difference.added or difference.changed or difference.removed:
            found.append(difference)
    return found


def restore(folder: Folder, contents: Mapping[str, bytes], at: datetime, *, only: str | None = None) -> str | None:
    """Put the files of a backup in the place of the diary's: all or nothing, even when the program is killed.

    Args:
        folder: The diary.
        contents: The files of the backup.
        at: The moment, for the name of the backup that keeps what is replaced.
        only: Bring back this file alone.

    Returns:
        The name of that backup; none when there was nothing to replace.

    Raises:
        CannotDo: Something cannot be written, or this file is not in the backup. Everything stays as it was.
    """
    from painplan.store.archive import diary_files, packed
    from painplan.store.gathered import gathered
    from painplan.store.undo_log import RESTORE, UndoNote, note_down

    if only is not None and only not in contents:
        raise CannotDo(f"There is no {only} in this backup. It holds: {', '.join(contents)}. Nothing was changed.")
    with folder.lock():
        now = diary_files(folder)
        new: dict[str, bytes | None] = dict.fromkeys(now)
        if only is not None:
            new = {only: contents[only]}
        else:
            new.update(contents)
        for name, content in contents.items():
            _refuse_newer(name, content)
        keeping = None
        if now:
            keeping = free_name(f"{BACKUPS}/before-restore-{at:%Y-%m-%dT%H-%M-%S}", folder.names(BACKUPS), ENDING)
        with gathered(folder) as files:
            files.becomes = "restored"
            files.written.update({keeping: packed(now)} if keeping else {})
            files.written.update(new)
            note_down(files, UndoNote(at=at, about=RESTORE, whole=True))
    return keeping


def newest_whole(folder: Files, name: str) -> str | None:
    """The newest daily backup in which a file is whole."""
    from painplan.store.archive import unpacked

    for backup in sorted((each for each in folder.names(BACKUPS) if _DAILY.fullmatch(each)), reverse=True):
        try:
            content = unpacked(folder.read(backup) or b"", backup).get(name)
            if content is not None and not (found := examine(content, name)).problems and not found.edited:
                return backup
        except CannotDo:
            continue
    return None


def _refuse_newer(name: str, content: bytes) -> Examined:
    try:
        return examine(content, name)
    except Newer as error:
        raise CannotDo(f"{name} of this backup {error}") from error


def _entries(name: str, content: bytes | None) -> dict[str, object]:
    found = EMPTY if content is None else _refuse_newer(name, content)
    return {f"{table} {key}": record for table, records in found.records.items() for key, record in records.items()}
