"""What is done with a diary as a whole: back up, restore, verify, merge. Not loaded for a look at today."""

from painplan.store.outside import read_outside, write_outside
from painplan.store.whole.archive import unpacked, unreadable_files
from painplan.store.whole.backups import (
    Difference,
    back_up_now,
    check_restorable,
    chosen,
    differences,
    packed_diary,
    restore,
)
from painplan.store.whole.merging import Merged, merge
from painplan.store.whole.verify import Finding, Verified, verify

__all__ = [
    "Difference",
    "Finding",
    "Merged",
    "Verified",
    "back_up_now",
    "check_restorable",
    "chosen",
    "differences",
    "merge",
    "packed_diary",
    "read_outside",
    "restore",
    "unpacked",
    "unreadable_files",
    "verify",
    "write_outside",
]
