"""What may be open since a part of the diary could not be read, and what ends that. Pure.

Of a plan book that could not be read whole nobody knows which warning sign, question before steps or hold stood in it.
That is not the same as none: what is open is not known until both lists were gone through again, or the book was
brought back from a backup (clinical.md A12 ``PRE``, ``UNKNOWN``). Of days that cannot be read nobody knows whether
a flare-up began on one of them; only time ends that, or a backup.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from painplan.kit.record import ME
from painplan.pacing.flare import MANY_WITHIN
from painplan.safety.not_asked import questions
from painplan.safety.records import Lost
from painplan.store.book import Book
from painplan.store.diary import Change, Month

WORSENING, TOLD = "AF14", "AF14.TOLD"
"""The fourteenth question, and what a professional said, which is asked after a never or sometimes."""


def unread_on(book: Book, day: date) -> bool:
    """Whether it is not known what is open on a day."""
    lost = book.lost
    if lost.on is None or lost.on > day:
        return False
    return lost.over_on is None or lost.over_on > day


def signs_to_ask_since(book: Book) -> date | None:
    """Since when the whole list of warning signs is to be gone through again; none: it is not."""
    return book.lost.on if book.lost.signs_on is None else None


def still_to_ask(book: Book) -> tuple[str, ...]:
    """The questions that come before steps and were not answered again since the book could not be read whole."""
    if book.lost.on is None or book.lost.over_on is not None:
        return ()
    told = (TOLD,) if book.profile.worsening in ("never", "sometimes") else ()
    asked = (*(one.id for one in questions()), WORSENING, *told)
    return tuple(name for name in asked if name not in book.lost.asked_first)


def signs_gone_through(book: Book, day: date) -> list[Change]:
    """The whole list of warning signs was gone through: what it has to say is known again."""
    if book.lost.on is None or book.lost.over_on is not None:
        return []
    return [_change(book, day, {"signs_on": day, "over_on": None if still_to_ask(book) else day})]


def asked_again(book: Book, answered: Iterable[str], day: date) -> list[Change]:
    """Questions that come before steps were answered, with whatever; what is open stays so."""
    left = still_to_ask(book)
    new = [name for name in answered if name in left]
    if not new:
        return []
    over = book.lost.signs_on is not None and set(left) <= set(new)
    return [_change(book, day, {"asked_first": (*book.lost.asked_first, *new), "over_on": day if over else None})]


def _change(book: Book, day: date, fields: dict[str, object]) -> Change:
    return Change(table=Lost.TABLE.name, key=ME, fields={"on": min(book.lost.on or day, day), **fields})


def unread_days(facts: Month, day: date, back: int = MANY_WITHIN) -> tuple[date, ...]:
    """The days up to one, and not longer ago than that, of which something could not be read.

    A check-in that was made or changed since its day could not be read says how that day was.

    Args:
        facts: What was said on the days.
        day: The last of them.
        back: How many days before it count: what flare-ups do to a step looks back so far (clinical.md A13).
    """
    if not facts.lost_days:
        return ()
    first = day - timedelta(days=back)
    lost = [one for on, one in facts.lost_days.items() if first <= on <= day]
    return tuple(sorted(one.day for one in lost if not one.said_since(facts.checkins.get(one.day))))
