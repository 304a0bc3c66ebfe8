"""A backup: the plan book and all months in one zip file, as they stood at one moment."""

import io
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from painplan.errors import CannotDo, quoted
from painplan.kit.words import say
from painplan.store.folder import Files, Unreadable
from painplan.store.kinds import BOOK, MONTHS, is_diary_file
from painplan.store.things import LARGEST_FILE

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

LARGEST_ALL, LARGEST_RATIO, LARGEST_EVER = 64_000_000, 20, 256_000_000
"""Bytes unpacked; how many times its own size an archive holds that has more; the end of that. A month of much writing
has some hundred thousand, and text as people write it becomes five to ten times smaller."""
LARGEST_SMALL, MOST_PACKED = 1_000_000, 100
"""A file that unpacks to more bytes than this, and to more than so many times what it takes in the archive, was made to
fill a memory."""
MOST_FILES = 3_000
"""The plan book, and the months of two lives."""
_MODE = 0o600 << 16
_PIECE = 1_000_000
_COUNT = "PainPlan backup, files: "
"""Stands with their number in the archive's comment: so an entry that vanished from its list is missed."""
_NOT_A_BACKUP = (EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What reading a zip file raises besides its own errors: cut off, sealed with a password, packed in another way."""


def diary_files(files: Files) -> dict[str, bytes]:
    """The plan book and all months, as they are; without what cannot be read."""
    found = {}
    for name in names_of_diary(files):
        with suppress(Unreadable):
            if (content := files.read(name)) is not None:
                found[name] = content
    return found


def unreadable_files(files: Files) -> list[str]:
    """What of the plan book and the months is there and cannot be read."""
    found = []
    try:
        files.names(MONTHS)
    except Unreadable:
        found.append(MONTHS)
    for name in names_of_diary(files):
        try:
            files.read(name)
        except Unreadable:
            found.append(name)
    return found


def names_of_diary(files: Files) -> list[str]:
    """The plan book and all months, as far as they can be listed."""
    months: list[str] = []
    with suppress(Unreadable):
        months = [name for name in files.names(MONTHS) if is_diary_file(name)]
    return [BOOK, *months]


def names_there(files: Files) -> list[str]:
    """The files of the diary that there are, whatever lies under their names; whoever tells how many counts these."""
    return [name for name in names_of_diary(files) if name != BOOK or _is_there(files, BOOK)]


def _is_there(files: Files, name: str) -> bool:
    """Whether there is such a file; in a change that is decided and not done it stands under another name still."""
    try:
        return files.stamp(name) is not None or files.in_the_way(name) is not None or files.read(name) is not None
    except CannotDo:
        return True


def is_packed(content: bytes) -> bool:
    """Whether a content is an archive, not a file of the diary."""
    return content.startswith(b"PK\x03\x04")


def packed(contents: Mapping[str, bytes]) -> bytes:
    """An archive of these files."""
    import zipfile  # only backups pay for it

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr, entry.compress_type = _MODE, zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
        archive.comment = f"{_COUNT}{len(contents)}".encode()
    return stream.getvalue()


def unpacked(archive: bytes, where: str, *, only: str | None = None) -> dict[str, bytes]:
    """The files of an archive.

    Args:
        archive: Its content.
        where: What to call it in sentences.
        only: Unpack this file alone.

    Raises:
        CannotDo: It is no zip file, is damaged, holds other things than a diary, or unpacks to more than a diary can
            have.
    """
    with _opened(archive, where) as (opened, entries):
        return {entry.filename: opened.read(entry) for entry in entries if only in (None, entry.filename)}


def check_packed(archive: bytes, where: str) -> int:
    """Look whether an archive is whole, without keeping what is in it; how many bytes that is.

    Raises:
        CannotDo: As `unpacked`.
    """
    with _opened(archive, where) as (opened, entries):
        for entry in entries:
            with opened.open(entry) as stream:
                while stream.read(_PIECE):
                    pass
        return sum(entry.file_size for entry in entries)


@contextmanager
def _opened(archive: bytes, where: str) -> "Iterator[tuple[ZipFile, Sequence[ZipInfo]]]":
    """An archive that holds what a diary can hold; whatever goes wrong while it is open is a sentence."""
    import zipfile  # only backups pay for it
    import zlib  # only backups pay for it

    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            entries = opened.infolist()
            _check(entries, len(archive), where)
            stated = opened.comment.decode(errors="replace").removeprefix(_COUNT)
            if stated.isdecimal() and int(stated) != len(entries):
                raise CannotDo(
                    say(
                        "store.archive.damaged_files_put_found",
                        where=where,
                        stated=stated,
                        count=len(entries),
                        choose=say("store.archive.choose"),
                    )
                )
            yield opened, entries
    except _NOT_A_BACKUP as error:
        raise _unusable(where, error) from error
    except (zipfile.BadZipFile, zlib.error) as error:
        raise _unusable(where, error) from error


def _check(entries: "Sequence[ZipInfo]", size: int, where: str) -> None:
    """Refuse what no backup of ours holds, before anything is unpacked; an entry never unpacks to more than it says."""
    names = {entry.filename for entry in entries}
    foreign = [entry.filename for entry in entries if not (is_diary_file(entry.filename) and _is_file(entry))]
    if foreign:
        raise CannotDo(say("store.archive.holds_so_not_backup", where=where, foreign=quoted(foreign[0])))
    if not names or len(entries) != len(names) or len(entries) > MOST_FILES:
        raise CannotDo(say("store.archive.empty_holds_file_twice", where=where))
    unpacks = sum(entry.file_size for entry in entries)
    most = min(max(LARGEST_ALL, LARGEST_RATIO * size), LARGEST_EVER)
    if unpacks > most or any(map(_is_too_large, entries)):
        raise CannotDo(say("store.archive.would_unpack_bytes_more", where=where, unpacks=f"{unpacks:,}"))


def _is_file(entry: "ZipInfo") -> bool:
    """Whether it is not a link or something else; archives made elsewhere say nothing about it."""
    return stat.S_IFMT(entry.external_attr >> 16) in (0, stat.S_IFREG)


def _is_too_large(entry: "ZipInfo") -> bool:
    bomb = entry.file_size > LARGEST_SMALL and entry.file_size > MOST_PACKED * entry.compress_size
    return bomb or entry.file_size > LARGEST_FILE


def _unusable(where: str, error: Exception) -> CannotDo:
    return CannotDo(
        say("store.archive.cannot_opened_backup", where=where, error=error, choose=say("store.archive.choose"))
    )
