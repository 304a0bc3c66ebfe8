"""What makes steps wait for safety's sake, gathered in one place and named (clinical.md A14.2, A14.3). Pure.

Every topic that can lock steps has one line in `SOURCES`. A lock is a short name, ``worry``, or a name and what it is
about, ``signs:RF12``; the words for the name stand in ``assets/en/reasons.toml`` under ``[lock]``.
"""

from collections.abc import Callable, Iterable
from datetime import date

from painplan.coach.signs import locking_signs
from painplan.pacing import Reason
from painplan.records import Book

WORRY = "worry"
ASK_FIRST = "ask_first"
"""Begins the locks of questions that come before steps; with one open nothing goes beyond what is usual (C5)."""


def _open_signs(book: Book, day: date) -> Iterable[str]:
    return (f"signs:{sign}" for sign in locking_signs(book, day))


def _ask_first(book: Book, day: date) -> Iterable[str]:
    if not book.ask_first:
        return ()
    from painplan.safety.ask_first import open_questions  # only where something was answered

    return (f"{ASK_FIRST}:{said.question}" for said in open_questions(book.ask_first, day))


SOURCES: tuple[Callable[[Book, date], Iterable[str]], ...] = (_open_signs, _ask_first)
"""Each gives the locks of its topic on a day, from the book as it is saved or veiled; it looks at the book first, and
imports its topic only where there is something, because every amount asks."""


def locks_on(book: Book, day: date, *, worried: bool) -> tuple[str, ...]:
    """Everything that makes steps wait on a day; nothing when steps are free.

    Args:
        book: The plan book.
        day: The day asked about.
        worried: The last check-in answer up to that day says that something new or worrying is open.
    """
    found = [WORRY] if worried else []
    return (*found, *(lock for source in SOURCES for lock in source(book, day)))


def lock_reason(locks: tuple[str, ...]) -> Reason | None:
    """The locks as a reason with their names; none when steps are free."""
    return Reason("safety_lock", {"which": " ".join(locks)}) if locks else None
