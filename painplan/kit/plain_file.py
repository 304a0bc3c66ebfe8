"""A file that a person names is read only where it is one: a pipe or a device would make the program wait for ever."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from painplan.kit.words import say

_FROM_THE_SHELL = "/dev/"
"""A shell names the end of another command so; somebody writes there, and is waited for."""


def plain_file(path: Path) -> BinaryIO:
    """A file, open to be read.

    Raises:
        OSError: It cannot be opened, or is no file; ``strerror`` says why.
    """
    # Without the second flag opening a pipe waits until somebody writes to it; Windows has neither.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, say("store.why.folder"))
        if not stat.S_ISREG(mode):
            if not str(path).startswith(_FROM_THE_SHELL):
                raise OSError(errno.EINVAL, say("store.why.pipe" if stat.S_ISFIFO(mode) else "store.why.device"))
            os.set_blocking(descriptor, True)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise
