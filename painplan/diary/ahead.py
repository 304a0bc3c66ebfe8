"""What was said on a day that still lies ahead, as it counts now: the one place that brings it to today. Pure.

A day that begins later, another time zone, a clock that was set back and a date that is only pretended put today before
a day on which something was said. What is allowed now goes by everything that was said so far, so what makes steps wait
then waits from today on; days before today stay what they were, for replay, history and reports of earlier weeks.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from painplan.kit.record import Record
from painplan.store.book import Book


def brought_to_now(book: Book, now: date, last_entry: Callable[[], date]) -> Book:
    """The plan book as it counts now; the same book where nothing in it lies ahead.

    Args:
        book: As it is saved.
        now: The day it is.
        last_entry: Gives the last day with an entry, ``now`` at the earliest.
    """
    moved: dict[str, Any] = {}
    for table, found in book.tables().items():
        kind = type(found if isinstance(found, Record) else found[0])
        if kind.brought_to is Record.brought_to:
            continue
        if isinstance(found, Record):
            if (alone := found.brought_to(now, last_entry)) is not found:
                moved[table] = alone
            continue
        brought = tuple(one.brought_to(now, last_entry) for one in found)
        if any(new is not old for new, old in zip(brought, found, strict=True)):
            moved[table] = brought
    return book.replaced(**moved) if moved else book
