"""Keeps the facts: TinyDB files of a month each and the plan book, written whole or not at all.

`Diary` is what the coach uses; `DiskFolder` and `MemoryFolder` are where it can live.
"""

from painplan.store.archive import unpacked
from painplan.store.backups import Difference, back_up_now, differences, packed_diary, restore
from painplan.store.diary import (
    Change,
    Diary,
    Month,
    Saved,
    book_change,
    checkin_change,
    measurement_change,
    session_change,
)
from painplan.store.disk import DiskFolder
from painplan.store.folder import Folder
from painplan.store.kinds import ME
from painplan.store.locations import data_folder
from painplan.store.memory import MemoryFolder
from painplan.store.merging import Merged, merge
from painplan.store.opening import Locked, is_sealed_diary, opened, opened_content
from painplan.store.outside import read_outside, write_outside
from painplan.store.verify import Finding, Verified, verify

__all__ = [
    "ME",
    "Change",
    "Diary",
    "Difference",
    "DiskFolder",
    "Finding",
    "Folder",
    "Locked",
    "MemoryFolder",
    "Merged",
    "Month",
    "Saved",
    "Verified",
    "back_up_now",
    "book_change",
    "checkin_change",
    "data_folder",
    "differences",
    "is_sealed_diary",
    "measurement_change",
    "merge",
    "opened",
    "opened_content",
    "packed_diary",
    "read_outside",
    "restore",
    "session_change",
    "unpacked",
    "verify",
    "write_outside",
]
