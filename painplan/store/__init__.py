"""Keeps the facts: TinyDB files of a month each and the plan book, written whole or not at all.

`Diary` is what the coach uses; `DiskFolder` and `MemoryFolder` are where it can live; what is done with a diary as a
whole (back up, restore, verify, merge) is in `painplan.store.care`.
"""

from painplan.store.diary import (
    Change,
    Diary,
    Month,
    Saved,
    assessment_change,
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
from painplan.store.opening import Locked, LockedFolder, is_sealed_diary, locked, opened, opened_content, reopened

__all__ = [
    "ME",
    "Change",
    "Diary",
    "DiskFolder",
    "Folder",
    "Locked",
    "LockedFolder",
    "MemoryFolder",
    "Month",
    "Saved",
    "assessment_change",
    "book_change",
    "checkin_change",
    "data_folder",
    "is_sealed_diary",
    "locked",
    "measurement_change",
    "opened",
    "opened_content",
    "reopened",
    "session_change",
]
