"""Brings data in from other programs' files and gives the diary's own out again. Nothing here knows the diary.

In: `read_fitbit` and `read_csv` give a `Found`: a measurement a day, and the lines that were refused with why.
Out: `as_csv` writes `Everything` down, a row a day; `everything_out` every entry, and `own_export` reads that back.
"""

from painplan.share.fitbit import read_fitbit
from painplan.share.found import Found, Rejected
from painplan.share.paths import files_in, paths_typed
from painplan.share.spreadsheet import Columns, columns_named, read_csv
from painplan.share.taken_out import START_BYTES, Everything, as_csv, is_export

__all__ = [
    "START_BYTES",
    "Columns",
    "Everything",
    "Found",
    "Rejected",
    "as_csv",
    "columns_named",
    "files_in",
    "is_export",
    "paths_typed",
    "read_csv",
    "read_fitbit",
]
