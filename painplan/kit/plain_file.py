"""The door for every file that a person names to be read: what is there is told as what it is.

It is read only where it is a file: a pipe or a device would make the program wait for ever, or never end. Only what is
not there at all is told so (`is_nothing`); of everything else `plain_file` and `entries_of` say why it cannot be read.
"""

import errno
import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import BinaryIO

from painplan.errors import WrongInput
from painplan.kit.escape import one_line
from painplan.kit.words import say

_FROM_THE_SHELL = "/dev/"
"""A shell names the end of another command so; somebody writes there, and is waited for."""


def at_home(text: str) -> Path:
    """A path as a person writes it, with ``~``; of somebody who has no account here it stays as it is."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def is_nothing(path: Path) -> bool:
    """Whether nothing stands there, no link that leads nowhere either: then the spelling may be wrong."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # a NUL is in no name
        return True
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    return False


def is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as it can be seen."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def entries_of(folder: Path) -> list[Path]:
    """What lies in a folder, by name.

    Raises:
        OSError: It cannot be looked into; ``strerror`` says why.
    """
    return sorted(folder.iterdir())


def files_below(folder: Path, pattern: str) -> Iterator[Path]:
    """The files of such names in a folder and in all below it; what vanishes or is closed meanwhile is passed over."""
    for above, _, names in os.walk(folder):
        yield from (Path(above, name) for name in names if fnmatch(name, pattern))


def plain_file(path: Path, *, back_and_forth: bool = False) -> BinaryIO:
    """A file, open to be read.

    Args:
        path: Its name.
        back_and_forth: It is not read from its start to its end alone, so that what a shell names will not do.

    Raises:
        OSError: It cannot be opened, or is no file; ``strerror`` says why.
    """
    try:
        # Without the second flag opening a pipe waits until somebody writes to it; Windows has neither.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        if why := _not_opened(path, error):
            raise OSError(error.errno, say(f"store.why.{why}")) from error
        raise
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, say("store.why.folder"))
        if not stat.S_ISREG(mode):
            from_the_shell = str(path).startswith(_FROM_THE_SHELL) and not back_and_forth
            if not from_the_shell or not (stat.S_ISFIFO(mode) or os.isatty(descriptor)):
                raise OSError(errno.EINVAL, say("store.why.pipe" if stat.S_ISFIFO(mode) else "store.why.device"))
            os.set_blocking(descriptor, True)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _not_opened(path: Path, error: OSError) -> str:
    """What it is that cannot be opened, where the system does not say it in words of a person; empty: it does."""
    if error.errno == errno.ELOOP:
        return "looped"
    if error.errno == errno.ENOENT and path.is_symlink():
        return "nowhere"
    if error.errno == errno.ENXIO:  # what a socket answers, and a device that is not there
        return "socket" if path.is_socket() else "device"
    return ""


LARGEST = 1_000_000
"""So many bytes a text from people may have: answers to a conversation, a reply."""


def content_of(file: Path, largest: int = LARGEST) -> bytes:
    """All that stands in a file.

    Raises:
        WrongInput: Nothing is there, it is too large, or it cannot be read.
    """
    if is_nothing(file):
        raise WrongInput(say("kit.toml_file.nothing_there", file=one_line(str(file), 200)))
    try:
        with plain_file(file) as opened:
            content = opened.read(largest + 1)
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise WrongInput(say("kit.toml_file.cannot_be_read", file=one_line(str(file), 200), why=reason)) from error
    if len(content) > largest:
        raise WrongInput(
            say("kit.toml_file.too_large", file=one_line(file.name, 100), kilobytes=f"{largest // 1_000:,}")
        )
    return content
