"""A backup: the plan book and all months in one zip file, as they stood at one moment."""

import io
from collections.abc import Mapping

from painplan.errors import CannotDo, quoted
from painplan.store.folder import Files
from painplan.store.kinds import BOOK, MONTHS, is_diary_file

LARGEST_FILE, LARGEST_ALL = 64_000_000, 512_000_000
"""Bytes unpacked. A month of much writing has some hundred thousand; more than this is no diary."""
_MODE = 0o600 << 16
_CHOOSE = "Nothing was changed. Choose another backup."
_COUNT = "PainPlan backup, files: "
"""Stands with their number in the archive's comment: so an entry that vanished from its list is missed."""
_NOT_A_BACKUP = (EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What reading a zip file raises besides its own errors: cut off, sealed with a password, packed in another way."""


def diary_files(files: Files) -> dict[str, bytes]:
    """The plan book and all months, as they are."""
    names = [BOOK, *(name for name in files.names(MONTHS) if is_diary_file(name))]
    found = {name: files.read(name) for name in names}
    return {name: content for name, content in found.items() if content is not None}


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


def unpacked(archive: bytes, where: str) -> dict[str, bytes]:
    """The files of an archive.

    Args:
        archive: Its content.
        where: What to call it in sentences.

    Raises:
        CannotDo: It is no zip file, is damaged, holds other things than a diary, or unpacks to more than a diary can
            have.
    """
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            entries = opened.infolist()
            _check({entry.filename: entry.file_size for entry in entries}, len(entries), where)
            stated = opened.comment.decode(errors="replace").removeprefix(_COUNT)
            if stated.isdecimal() and int(stated) != len(entries):
                raise CannotDo(f"{where} is damaged: {stated} files were put in, {len(entries)} found. {_CHOOSE}")
            return {entry.filename: opened.read(entry) for entry in entries}
    except _NOT_A_BACKUP as error:
        raise _unusable(where, error) from error
    except (zipfile.BadZipFile, zlib.error) as error:
        raise _unusable(where, error) from error


def _check(sizes: Mapping[str, int], entries: int, where: str) -> None:
    """Refuse what no backup of ours holds, before anything is unpacked; an entry never unpacks to more than it says."""
    foreign = next((name for name in sizes if not is_diary_file(name)), None)
    if foreign is not None:
        raise CannotDo(f"{where} holds {quoted(foreign)}, so it is not a backup of a diary. Nothing was changed.")
    if not sizes or entries != len(sizes):
        raise CannotDo(
            f"{where} is empty or holds a file twice, so it is not a backup of a diary. Nothing was changed."
        )
    if max(sizes.values()) > LARGEST_FILE or sum(sizes.values()) > LARGEST_ALL:
        raise CannotDo(
            f"{where} would unpack to {sum(sizes.values()):,} bytes, more than a diary. Nothing was changed."
        )


def _unusable(where: str, error: Exception) -> CannotDo:
    return CannotDo(f"{where} cannot be opened as a backup ({error}). {_CHOOSE}")
