"""One file out of a ZIP archive, read as a stream; what pretends to be small is noticed while it unfolds."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from painplan.errors import CannotDo, WrongInput
from painplan.kit.plain_file import plain_file
from painplan.kit.words import say

MOST_BYTES = 16_000_000_000
"""Unfolded. A phone's export of ten years has one to four thousand million bytes."""
MOST_RATIO, RATIO_FROM = 400, 50_000_000
"""Beyond so many bytes unfolded, an archive that is more than so many times smaller is no health export: theirs are
20 to 60 times smaller [design]."""
_CHUNK = 1 << 18
NOTHING = "Nothing was changed."


class Unfolding:
    """A stream that stops with a sentence where more comes out than any health export holds."""

    def __init__(self, stream: IO[bytes], packed: int, label: str) -> None:
        self._stream, self._packed, self._label = stream, packed, label
        self._read = 0

    def read(self, size: int = _CHUNK) -> bytes:
        """The next bytes.

        Raises:
            CannotDo: The archive is damaged, cut off, or unfolds without end.
        """
        try:
            content = self._stream.read(min(size, _CHUNK) if size > 0 else _CHUNK)
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise damaged(self._label) from error
        except Exception as error:  # zlib.error has no common base with the others
            if type(error).__name__ != "error":
                raise
            raise damaged(self._label) from error
        self._read += len(content)
        too_dense = self._read > RATIO_FROM and self._read > MOST_RATIO * max(1, self._packed)
        if self._read > MOST_BYTES or too_dense:
            raise CannotDo(say("exchange.archives.unfolds_far_more_than", label=self._label, nothing=NOTHING))
        return content


@contextmanager
def member(path: Path, wanted: Callable[[str], bool], label: str, what: str) -> Iterator[Unfolding]:
    """The one file of an archive that is wanted; the largest where there are several.

    Args:
        path: The archive.
        wanted: Whether a name is the one.
        label: What sentences call the archive.
        what: What it should hold, in words.

    Raises:
        WrongInput: It is no archive, or holds no such file.
        CannotDo: It is damaged, cut off, locked with a password, or cannot be read.
    """
    with opened(path, label) as archive:
        found = [one for one in archive.infolist() if not one.is_dir() and wanted(one.filename)]
        if not found:
            raise WrongInput(f"{label} holds no {what}. {NOTHING}")
        largest = max(found, key=lambda one: one.file_size)
        with entry(archive, largest, label) as stream:
            yield stream


def not_opened(label: str, error: OSError) -> CannotDo:
    """A file that cannot be opened, with the reason."""
    reason = (error.strerror or type(error).__name__).lower()
    return CannotDo(say("exchange.archives.cannot_read_check_file", label=label, reason=reason))


@contextmanager
def opened(path: Path, label: str) -> Iterator[zipfile.ZipFile]:
    """An archive.

    Raises:
        WrongInput: It is none.
        CannotDo: It is cut off, or cannot be read.
    """
    try:
        with plain_file(path, back_and_forth=True) as stream:
            start = stream.read(4)
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        if start[:2] == b"PK":
            raise damaged(label) from error
        raise WrongInput(say("exchange.archives.no_zip_archive_choose", label=label, nothing=NOTHING)) from error
    except OSError as error:
        raise not_opened(label, error) from error
    with archive:
        yield archive


@contextmanager
def entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, label: str) -> Iterator[Unfolding]:
    """One file of an archive as a stream.

    Raises:
        CannotDo: It is locked with a password, packed in an unknown way, or damaged.
    """
    if info.flag_bits & 1:
        raise CannotDo(say("exchange.archives.locked_password_unpack_first", label=label, nothing=NOTHING))
    try:
        stream = archive.open(info)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError) as error:
        raise damaged(label) from error
    with stream:
        yield Unfolding(stream, info.compress_size, label)


def damaged(label: str) -> CannotDo:
    """What is said of a damaged archive."""
    return CannotDo(say("exchange.archives.damaged_cut_off_cannot", label=label, nothing=NOTHING))
