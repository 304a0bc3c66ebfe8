"""Makes the permissions of files count for the administrator, too, for as long as a test looks at them."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_VERSION = 0x20080522
_READS_ALL = 1 << 1 | 1 << 2
"""The rights to read, write and list whatever the modes say (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH)."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Rights(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def permissions_count() -> Iterator[None]:
    """The modes of files hold for this thread, whoever runs it."""
    if not hasattr(os, "geteuid"):
        pytest.skip("there are no modes here")
    if os.geteuid() != 0:
        yield
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("the administrator reads everything here")
    libc = ctypes.CDLL(None, use_errno=True)
    header, rights = _Header(_VERSION, 0), (_Rights * 2)()
    if libc.capget(ctypes.byref(header), rights):
        pytest.skip("the rights of this process cannot be read")
    before = rights[0].effective
    rights[0].effective = before & ~_READS_ALL
    if libc.capset(ctypes.byref(header), rights):
        pytest.skip("the rights of this process cannot be given up")
    try:
        yield
    finally:
        rights[0].effective = before
        assert libc.capset(ctypes.byref(header), rights) == 0
