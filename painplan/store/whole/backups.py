"""Backups that make themselves: one on the first save of a day, of what stood there before; the old ones thin out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

import msgspec

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.pattern import pattern
from painplan.kit.words import say
from painplan.store import transaction, undo_log
from painplan.store.belonging import BACKUPS, kind_of_name
from painplan.store.files import FORMAT, content_of
from painplan.store.folder import Files, Folder, NotWritten, Unreadable
from painplan.store.free_names import free_name
from painplan.store.kinds import MONTHS
from painplan.store.quarantine import set_aside
from painplan.store.reach import check_within_reach
from painplan.store.whole import archive
from painplan.store.whole.examine import EMPTY, Examined, Newer, Problem, examine
from painplan.store.whole.lost import with_marks
from painplan.store.whole.retention import kept

ENDING = ".zip"
_DAILY = pattern(rf"{BACKUPS}/([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){re.escape(ENDING)}")


MOST_READINGS = 10
MOST_DAMAGED, MOST_LOOKED_FOR = 8_000_000, 32_000_000
"""Bytes: of damaged files that are looked through before a backup is refused; of files looked at for a whole one."""
_WHEN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}-[0-9]{2}-[0-9]{2})?"


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What restoring would change in one file, in entries."""

    file: str
    added: int
    changed: int
    removed: int
    damage: tuple[Problem, ...] = ()
    """What of the file in the backup cannot be used."""
    unreadable: bool = False
    """Nothing of it can be used: putting it in its place would take away what is there."""

    @property
    def any(self) -> bool:
        """Whether there is something to say."""
        return bool(self.added or self.changed or self.removed or self.damage)


def back_up_the_day(folder: Folder, day: date) -> list[str]:
    """Make the backup of this day, unless it is there or there is nothing to keep. The caller holds the lock.

    Returns:
        The files that are not in it because they cannot be read.

    Raises:
        CannotDo: It cannot be written.
    """
    why, name = folder.closed(BACKUPS), f"{BACKUPS}/{day.isoformat()}{ENDING}"
    if why is not None:
        raise NotWritten(why, why)
    there = folder.names(BACKUPS)
    if name in there:
        if not folder.is_ours(name):
            why = folder.in_the_way(name) or asset("store")["why"]["not_ours"]
            raise NotWritten(why, f"{name}: {why}")
        return []

    contents = archive.diary_files(folder)
    if not contents:
        return []
    days = {made: each for each in there if (made := _day_of(each)) is not None}
    keep = kept({*days, day})
    gone = dict.fromkeys(old for made, old in days.items() if made not in keep and folder.is_ours(old))
    folder.write_together({name: archive.packed(contents), **gone})
    return archive.unreadable_files(folder)


def _day_of(name: str) -> date | None:
    """The day of a daily backup; none for any other file."""
    found = _DAILY.fullmatch(name)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


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
    packed_diary(folder)  # before a lock is made where no diary is
    with folder.lock():
        name = free_name(f"{BACKUPS}/by-hand-{at:%Y-%m-%dT%H-%M-%S}", folder.names(BACKUPS), ENDING)
        folder.write(name, packed_diary(folder))
    return name


def packed_diary(folder: Files) -> bytes:
    """An archive of the whole diary as it stands. Under the lock it is of one moment.

    Raises:
        CannotDo: There is no diary.
    """
    contents = archive.diary_files(folder)
    if not contents:
        raise CannotDo(say("store.backups.no_diary_yet_so", where=folder.where))
    return archive.packed(contents)


def settled_diary(folder: Files) -> bytes:
    """The same of a folder in which no lock can be made, since nothing can be written there.

    Who cannot write may not be the only one: it is read until two readings, one after the other, say the same.

    Raises:
        CannotDo: There is no diary, or it is being written to all the time.
    """
    before = packed_diary(folder)
    for _ in range(MOST_READINGS):
        now = packed_diary(folder)
        if now == before:
            return now
        before = now
    raise CannotDo(asset("store")["backup"]["unsettled"].format(where=folder.where))


def differences(folder: Files, contents: Mapping[str, bytes]) -> list[Difference]:
    """What putting these files in the place of the diary's would change, and what of them is damaged, file by file.

    Raises:
        CannotDo: A file was written by a newer PainPlan, or so much is damaged that looking at it takes too long.
    """
    now, found, damaged = archive.diary_files(folder), [], 0
    for name in sorted({*now, *contents}):
        there = _in_backup(name, contents[name]) if name in contents else EMPTY
        if there.problems or there.edited:
            damaged += len(contents[name])
            if damaged > MOST_DAMAGED:
                raise CannotDo(asset("store")["restore"]["too_damaged"].format(name=name))
        entries, others = _entries(there), _entries(_as_it_is(name, now.get(name)))
        common = others.keys() & entries.keys()
        difference = Difference(
            file=name,
            added=len(entries.keys() - others.keys()),
            changed=sum(others[key] != entries[key] for key in common),
            removed=len(others.keys() - entries.keys()),
            damage=there.problems,
            unreadable=bool(there.problems) and not entries,
        )
        if difference.any:
            found.append(difference)
    return found


def chosen(contents: Mapping[str, bytes], only: str | None) -> Mapping[str, bytes]:
    """The files of a backup, or the one that is wanted.

    Raises:
        CannotDo: It is not in the backup.
    """
    if only is None:
        return contents
    if only not in contents:
        raise CannotDo(say("store.backups.no_backup_holds_nothing", only=only, contents=", ".join(contents)))
    return {only: contents[only]}


def check_reachable(folder: Folder, only: str | None) -> None:
    """Whether what a restore would replace can be replaced: nothing behind a link is, nor kept as it was.

    Raises:
        CannotDo: A link stands in the place of the months, or something of the diary cannot be read.
    """
    if MONTHS in folder.linked() and (only is None or only.startswith(f"{MONTHS}/")):
        raise CannotDo(asset("store")["restore"]["linked"].format(name=MONTHS, where=folder.where))
    check_within_reach(folder, "restore", only=only)


def check_restorable(found: Sequence[Difference]) -> None:
    """Whether every file that would be put in place can be read.

    Raises:
        CannotDo: One cannot.
    """
    for each in found:
        if each.unreadable:
            words = asset("store")["restore"]["unreadable"]
            raise CannotDo(words.format(name=each.file, why=each.damage[0].text))


def restore(
    folder: Folder, contents: Mapping[str, bytes], at: datetime, *, only: str | None = None, looked_at: bool = False
) -> str | None:
    """Put the files of a backup in the place of the diary's: all or nothing, even when the program is killed.

    Args:
        folder: The diary.
        contents: The files of the backup.
        at: The moment, for the name of the backup that keeps what is replaced.
        only: Bring back this file alone.
        looked_at: `differences` and `check_restorable` were asked about the same files.

    Returns:
        The name of that backup; none when there was nothing to replace.

    Raises:
        CannotDo: Something cannot be written, this file is not in the backup, or a file of it cannot be read.
            Everything stays as it was.
    """
    wanted = chosen(contents, only)
    check_reachable(folder, only)  # before a lock is made
    if not looked_at:
        check_restorable(differences(folder, wanted))
    with folder.lock():
        check_reachable(folder, only)
        now = archive.diary_files(folder)
        new: dict[str, bytes | None] = dict.fromkeys(now)
        if only is not None:
            new = {}
        new.update(wanted)
        keeping = None
        if now:
            keeping = free_name(f"{BACKUPS}/before-restore-{at:%Y-%m-%dT%H-%M-%S}", folder.names(BACKUPS), ENDING)
        with transaction.gathered(folder) as files:
            files.becomes = "restored"
            files.written.update({keeping: archive.packed(now)} if keeping else {})
            files.written.update(new)
            for name, content in wanted.items():
                files.written[name] = _whole(files, name, content, at)
            undo_log.note_down(files, undo_log.UndoNote(at=at, about=undo_log.RESTORE, whole=True))
    return keeping


def _whole(files: Files, name: str, content: bytes, at: datetime) -> bytes:
    """A file of a backup as it comes back: of a damaged one what can be read, with the marks of what cannot.

    No restore puts damage in the place of what is whole. The damaged file is kept as it was.
    """
    found = examine(content, name)
    if found.problems:
        set_aside(files, name, at, content)
    return content_of(name, with_marks(name, found, at).tables) if found.problems or found.head else content


def newest_whole(folder: Files, name: str, *, damaged: bool = False) -> str | None:
    """The newest backup in which a file is whole, whoever made it: one of a day, by hand, before a restore.

    Args:
        folder: The diary.
        name: Of the file.
        damaged: It is known not to be whole as it lies there now.
    """
    seen = {folder.read(name) if damaged else None}
    return next((backup for backup, _ in _whole_in(folder, name, _newest_first(folder), seen)), None)


def whole_before(folder: Files, name: str, moment: str, damaged: bytes) -> Iterator[tuple[str, Examined, bool]]:
    """The backups from before a moment in which a file is whole, the newest first.

    Args:
        folder: The diary.
        name: Of the file.
        moment: As it stands in names.
        damaged: What the file held then.

    Yields:
        The backup, the file in it, and whether it is certain that it is from before: one of the same day that says no
        time may be from later, where the day of a person begins in the night.
    """
    backups = {backup: when for backup in _newest_first(folder) if (when := _when(backup)) <= moment[: len(when)]}
    for backup, found in _whole_in(folder, name, list(backups), {damaged}):
        yield backup, found, backups[backup] != moment[: len(backups[backup])] or "T" in backups[backup]


def _whole_in(
    folder: Files, name: str, backups: Sequence[str], seen: set[bytes | None]
) -> Iterator[tuple[str, Examined]]:
    """Those backups in which a file is whole, with what it holds there; what was seen is not looked at again."""
    left = MOST_LOOKED_FOR
    for backup in backups:
        try:
            content = archive.unpacked(folder.read(backup) or b"", backup, only=name).get(name)
        except CannotDo:
            continue
        if content is None or content in seen:
            continue  # a damaged file is in every backup made since
        seen.add(content)
        if (left := left - len(content)) < 0:
            return
        try:
            found = examine(content, name)
        except Newer:
            continue
        if not found.problems and not found.edited:
            yield backup, found


def _newest_first(folder: Files) -> list[str]:
    """All backups that lie in the folder, by the moment in their names."""
    try:
        names = [name for name in folder.names(BACKUPS) if kind_of_name(name) == "backup"]
    except Unreadable:
        return []
    return sorted(names, key=lambda name: (_when(name), name), reverse=True)


def _when(backup: str) -> str:
    """The day of a backup, with the time where its name has one."""
    return next(iter(re.findall(_WHEN, backup)[-1:]), "")


def _in_backup(name: str, content: bytes) -> Examined:
    try:
        return examine(content, name)
    except Newer as error:
        raise CannotDo(say("store.backups.backup", name=name, error=error)) from error


def _as_it_is(name: str, content: bytes | None) -> Examined:
    return EMPTY if content is None else _in_backup(name, content)


def _entries(found: Examined) -> dict[str, object]:
    return {f"{table} {key}": record for table, records in found.records.items() for key, record in records.items()}
