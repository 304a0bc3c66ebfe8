"""Keeps the facts: TinyDB files of a month each and the plan book, written whole or not at all.

`Diary` is what the coach uses; `DiskFolder` and `MemoryFolder` are where it can live; what is done with a diary as a
whole (back up, restore, verify, merge) is in `painplan.store.whole.maintenance`.
"""
