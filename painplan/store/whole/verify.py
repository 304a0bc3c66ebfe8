"""Looks at every file of the folder and every record in it, and says what is wrong. Changes nothing."""

from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import Any

import msgspec

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.kinds import KINDS
from painplan.kit.shape.strangers import strange_days
from painplan.kit.words import say
from painplan.store import clinic_files, undo_log
from painplan.store.belonging import (
    BACKUPS,
    FOLDERS,
    INBOX,
    JOURNAL,
    KEY,
    KEY_COPY,
    SUB_FOLDERS,
    Belongs,
    is_our_name,
    kind_of_name,
    open_name,
)
from painplan.store.folder import Files, Folder, Unreadable
from painplan.store.kinds import BOOK, SET_ASIDE, is_diary_file
from painplan.store.notices import backup_words
from painplan.store.pasting import pasted
from painplan.store.quarantine import file_set_aside, moment_set_aside
from painplan.store.replacing import Pending, decided
from painplan.store.sealed import sealed as sealed_sealed
from painplan.store.sealed import unlocking
from painplan.store.things import MOST_READ, Form, Thing
from painplan.store.whole import archive
from painplan.store.whole.archive import names_there
from painplan.store.whole.examine import EMPTY, Examined, examine, not_used, read_file
from painplan.store.whole.lost import LOST, LOST_DAYS
from painplan.store.whole.merging import file_of_copy
from painplan.store.whole.missing import missing_words

MOST_UNPACKED = 256_000_000
"""Bytes of backups that are unpacked to see whether they are whole."""
MOST_FOREIGN = 50
"""So many things of others are named one by one."""


class Finding(msgspec.Struct, frozen=True):
    """One thing about a file that a person should know."""

    file: str
    text: str
    entry: str | None = None
    wrong: bool = True
    """False: worth knowing, and nothing is wrong."""


class Verified(msgspec.Struct, frozen=True):
    """What was looked at and what was found."""

    files: int
    entries: int
    findings: Sequence[Finding]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not any(finding.wrong for finding in self.findings)


def verify(files: Folder, today: date | None = None) -> Verified:
    """Look at everything; entries about a day after today are named where it is given."""
    found = {name: _looked_at(files, name) for name in names_there(files)}
    examined = {name: look for name, look in found.items() if isinstance(look, Examined)}
    findings = [look for look in found.values() if isinstance(look, Finding)]
    if any(finding.file == BOOK for finding in findings):
        findings.append(Finding(BOOK, backup_words(files, BOOK), wrong=False))
    for name, look in examined.items():
        findings += _findings(files, name, look)
        if look.problems:
            findings.append(Finding(name, backup_words(files, name, damaged=True), wrong=False))
    if files.doubt:
        findings.append(Finding(KEY, files.doubt))
    if today is not None:
        findings += [each for name, look in examined.items() for each in _ahead(name, look, today)]
    findings += [*_beside_the_book(examined), *_inbox(files), *_backups(files), *_steps(files)]
    pending, unfinished = _unfinished(files)
    findings += unfinished
    findings += _things(files, {finding.file for finding in findings if finding.wrong}, {*pending, *pending.values()})
    findings += [each for name, look in examined.items() for each in _lost(name, look)]
    findings += _of_a_clinic(files, {finding.file for finding in findings})
    return Verified(len(found), sum(look.entries for look in examined.values()), findings)


def _unfinished(files: Folder) -> tuple[Pending, list[Finding]]:
    """A change of several files that was decided and not done: what it is about, and what finishes it."""
    try:
        pending = decided(files.as_it_lies(JOURNAL) or b"{}")
    except (CannotDo, ValueError, RecursionError):
        return {}, []  # where it cannot be read each file says so
    if not pending:
        return {}, []
    keys = KEY in pending
    which = "change" if not keys else "opening" if pending[KEY] is None else "sealing"
    return pending, [Finding(files.where, asset("store")["verify"]["broken_off"][which], wrong=keys)]


def _looked_at(files: Files, name: str) -> Examined | Finding:
    try:
        return read_file(files, name) or EMPTY
    except CannotDo as error:
        return Finding(name, str(error))


def _findings(files: Files, name: str, look: Examined) -> Iterator[Finding]:
    if not look.problems and (why := files.in_the_way(name)) is not None:
        yield Finding(name, say("store.notice.read_only", name=name, where=files.where, why=why))
    for problem in (*look.problems, *look.strangers):
        yield Finding(name, problem.text, problem.entry)
    if look.edited and not look.problems:
        yield Finding(name, say("store.verify_says.edited_outside_painplan_byte"))


def _ahead(name: str, look: Examined, today: date) -> Iterator[Finding]:
    """Entries that say of themselves that they are of a day that is still to come: a clock or an import was wrong."""
    for table, records in look.records.items():
        for entry, record in records.items():
            days = (getattr(record, field, None) for field in _SAID_ON.get(table, ("day", "created", "since")))
            ahead = max((day for day in days if isinstance(day, date) and day > today), default=None)
            if ahead is not None:
                text = asset("store")["verify"]["ahead"].format(day=ahead.isoformat())
                yield Finding(name, text, f"{table} {entry}", wrong=False)


def _lost(name: str, look: Examined) -> Iterator[Finding]:
    """What a file no longer says since it was damaged and written anew: wrong as long as lists have to be asked."""
    said = asset("store")["verify"]
    for record in look.records.get(LOST, {}).values():
        on, over = getattr(record, "on", None), getattr(record, "over_on", None)
        if on is not None:
            told = said["lost" if over is None else "lost_over"].format(day=on.isoformat())
            yield Finding(name, told, wrong=over is None and not getattr(record, "brought", False))
    checkins = look.records.get("checkins", {})
    lost: list[Any] = [*look.records.get(LOST_DAYS, {}).values()]
    days = sorted(one.day for one in lost if not one.said_since(checkins.get(one.day.isoformat())))
    if days:
        told = said["lost_days" if days[1:] else "lost_day"].format(
            first=days[0].isoformat(), last=days[-1].isoformat(), count=len(days)
        )
        yield Finding(name, told, wrong=False)


_SAID_ON = dict.fromkeys(("reviews", "restarts", "values", "occasions"), ("on",))
"""Where the day on which something was said has another name than ``day``, ``created`` and ``since``."""


def _things(files: Folder, told: Container[str], pending: Container[str | None]) -> Iterator[Finding]:
    """What lies there besides: copies, things in the way, what is in clear beside sealed files, things of others.

    Args:
        files: The folder.
        told: The files of the diary about which something is said already.
        pending: Those of a change that is decided and not done: they are as it leaves them once it is finished.
    """
    said, things, sealed = asset("store")["verify"], files.things(), hasattr(files, "below")
    closed, linked, elsewhere = [], files.linked(), asset("store")["why"]["linked"]
    for folder in FOLDERS:
        why = files.closed(folder) if folder in SUB_FOLDERS or folder in linked else None
        if why is not None:
            closed.append(folder)
            yield Finding(folder, said["linked" if why == elsewhere else "closed"].format(why=why))
    foreign, copies = [], _Copies(files)
    for thing in things.found:
        if thing.name in pending and thing.form is Form.FILE:
            continue
        if (open_name(thing.name) if sealed else thing.name) in told and not thing.ours and not thing.in_clear:
            continue
        if thing.form is not Form.FILE and is_our_name(thing.name):
            why = asset("store")["why"][thing.form]
            yield Finding(thing.told_as, said["in_the_way"].format(why=why))
        elif (thing.known.belongs is Belongs.COPY and thing.form is Form.FILE) or (sealed and thing.in_clear):
            yield copies.finding(thing, sealed=sealed)
        elif thing.name.startswith(f"{SET_ASIDE}/") and thing.ours:
            yield _aside(files, open_name(thing.told_as) if sealed else thing.told_as)
        elif thing.name not in closed and thing.among_ours:
            foreign.append(thing)
    yield from (Finding(thing.told_as, said["foreign"], wrong=False) for thing in foreign[:MOST_FOREIGN])
    if len(foreign) > MOST_FOREIGN:
        yield Finding(files.where, said["more_foreign"].format(count=len(foreign) - MOST_FOREIGN), wrong=False)
    if things.more:
        yield Finding(files.where, said["more"].format(count=len(things.found)), wrong=False)


def _aside(files: Files, name: str) -> Finding:
    """A damaged file as it was: wrong as long as entries are missing; of the plan book with a backup of before."""
    said = asset("store")["verify"]
    if sealed_sealed.is_shut(files, _content(files, name)):
        return Finding(name, said["other_key"])
    if missing := missing_words(files, name):
        return Finding(name, missing)
    if not moment_set_aside(name):
        left = kind_of_name(f"{INBOX}/{_without_moment(name)}") == "posted"
        return Finding(name, said["inbox_aside" if left else "joined"], wrong=left)
    text = said["set_aside"]
    return Finding(name, f"{text}. {backup_words(files, BOOK)}" if file_set_aside(name) == BOOK else text, wrong=False)


def _without_moment(name: str) -> str:
    """What a file that was set aside was called."""
    return name.rpartition("/")[2].rpartition(".")[0]


def _content(files: Files, name: str) -> bytes:
    try:
        return files.read(name) or b""
    except CannotDo:
        return b""


class _Copies:
    """What is said about copies of files of ours."""

    def __init__(self, files: Folder) -> None:
        self._files, self._left = files, MOST_READ

    def finding(self, thing: Thing, *, sealed: bool) -> Finding:
        """A copy, with what takes in what is new in it. Nobody is told to delete what may be needed."""
        said, known = asset("store")["verify"], thing.known
        clear = said["in_clear"] if sealed and thing.in_clear else ""
        if known.of in (KEY, KEY_COPY):
            return self._key(thing)
        content = self._read(thing)
        if content and sealed_sealed.is_shut(self._files, content):
            return Finding(thing.told_as, said["other_key"])
        if known.belongs is Belongs.MADE or not is_diary_file(known.of):
            what = said["made" if known.belongs is Belongs.MADE else "other_copy"]
            return Finding(thing.told_as, clear + what.format(of=known.of), wrong=bool(clear))
        wrong, of = bool(clear) or known.conflict, known.of if content is None else _file_of(content, known.of)
        if content is not None and not _can_be_read(content, of):
            return Finding(thing.told_as, clear + said["unreadable"].format(of=of), wrong=wrong)
        what = "twin" if known.belongs is Belongs.OURS else "conflict" if known.conflict else "version"
        text = clear + said[what].format(of=of) + said["merge"].format(name=pasted(thing.name))
        return Finding(thing.told_as, text, wrong=wrong)

    def _key(self, thing: Thing) -> Finding:
        """A key that is not the one of this diary may open what nothing else opens."""
        said, below = asset("store")["verify"], getattr(self._files, "below", self._files)
        known = _content(below, thing.name) in (_content(below, KEY), _content(below, KEY_COPY))
        if known and not self._files.doubt:
            return Finding(thing.told_as, said["other_copy"].format(of=thing.known.of), wrong=False)
        needed = isinstance(self._files, sealed_sealed.SealedFolder) and not unlocking.opens_all(
            below, self._files.identity
        )
        return Finding(thing.told_as, said["another_key"], wrong=needed)

    def _read(self, thing: Thing) -> bytes | None:
        """What is in it; none where there are very many copies: not all of them are looked into."""
        self._left -= thing.size
        try:
            return None if self._left < 0 else self._files.as_it_lies(thing.name) or b""
        except CannotDo:
            return b""


def _file_of(content: bytes, of: str) -> str:
    """Which file something is a copy of: what it says goes before what its name looks like."""
    try:
        return file_of_copy(content, of)
    except CannotDo:
        return of


def _can_be_read(content: bytes, of: str) -> bool:
    """Whether there is anything in it to take."""
    try:
        return examine(content, of).entries > 0
    except CannotDo:
        return False


def _beside_the_book(examined: dict[str, Examined]) -> Iterator[Finding]:
    """What speaks of something that is not in the plan book, and what days say of it that it does not allow."""
    book = examined.get(BOOK, EMPTY).records
    said = asset("store")["verify"]["not_in_the_book"]
    for name, look in examined.items():
        for table, records in look.records.items():
            for entry, misfit in strange_days(records, book).items():
                problem = not_used(misfit, table, entry)
                yield Finding(name, problem.text, problem.entry)
            for field, other in KINDS[table].TABLE.mentions.items():
                missing = {getattr(record, field) for record in records.values()} - {None, *book.get(other, {})}
                for named in sorted(missing):
                    yield Finding(name, said.format(field=field, named=named), wrong=False)


def _inbox(files: Folder) -> Iterator[Finding]:
    """What was left for a sealed diary while it was locked, and cannot be understood or does not fit."""
    if files.closed(INBOX) is None and files.names(INBOX):
        said = asset("store")["verify"]
        for name, posted in sealed_sealed.posted_in(files):
            if not isinstance(posted, sealed_sealed.Posted):
                yield Finding(name, posted or said["inbox"])
            elif sealed_sealed.is_told(name):
                answers = ", ".join(f"{key}={text}" for key, text in posted.answers)
                yield Finding(name, said["unfit"].format(day=posted.day, answers=answers))


def _steps(files: Files) -> Iterator[Finding]:
    try:
        damaged = undo_log.damaged_steps(files)
    except Unreadable:
        return  # its folder is named
    for name in damaged:
        shut = sealed_sealed.is_shut(files, _content(files, name))
        said = asset("store")["verify"]["other_key"] if shut else say("store.verify_says.cannot_read_so_undo")
        yield Finding(name, said)


def _of_a_clinic(files: Folder, told: Container[str]) -> Iterator[Finding]:
    """Files that a clinic put there and that are not used: whoever put them there believes that they are."""
    yield from (Finding(each.file, each.text) for each in clinic_files.all_not_used(files) if each.file not in told)


def _backups(files: Files) -> Iterator[Finding]:
    try:
        names = [name for name in files.names(BACKUPS) if kind_of_name(name) == "backup"]
    except Unreadable:
        return
    left = MOST_UNPACKED
    for name in names:
        if left < 0:
            yield Finding(name, asset("store")["verify"]["not_looked_at"], wrong=False)
            continue
        try:
            content = files.read(name) or b""
            if sealed_sealed.is_shut(files, content):
                yield Finding(name, asset("store")["verify"]["other_key"])
                continue
            left -= archive.check_packed(content, name)
        except CannotDo as error:
            yield Finding(name, str(error))
