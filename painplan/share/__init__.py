"""Brings data in from other programs' files and gives the diary's own out again. Nothing here knows the diary.

In: `read_fitbit` and `read_csv` give a `Found`: a measurement a day, and the lines that were refused with why.
Out: `as_csv` writes `Everything` down, a row a day; `everything_out` every entry, and `own_export` reads that back.
"""
