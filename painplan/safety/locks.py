"""What is open or goes on in a diary on a day, as the rules of safety want to know it, and its locks' names. Pure.

A lock is a short name, ``worry``, or a name and what it is about, ``signs:RF12``; the words for the name stand in
``assets/en/reasons.toml`` under ``[lock]``. What a lock takes away is said by `painplan.safety.rules` alone.
"""

from datetime import date

from painplan.pacing.holds import HoldReason, hold_on, just_well
from painplan.pacing.reasons import Reason, locked
from painplan.safety.ask_first import open_questions
from painplan.safety.rules import Situation, Unasked, allows, locking
from painplan.safety.signs_service import open_on
from painplan.safety.unread import unread_on
from painplan.store.book import Book

WORRY = "worry"
SIGNS = "signs"
UNREAD, UNREAD_DAYS = "unread", "unread_days"
"""What is open is not known: the plan book, or days of the last weeks, could not be read whole."""
ASK_FIRST = "ask_first"
"""Begins the locks of questions that come before steps; with one open nothing goes beyond what is usual (C5)."""


def situation_on(
    book: Book,
    day: date,
    *,
    worried: bool,
    hold: HoldReason | None = None,
    flare: bool = False,
    after_flare: bool = False,
    distress: bool = False,
    unread_days: bool = False,
    unasked: tuple[Unasked, ...] = (),
) -> Situation:
    """What is open or goes on, on a day.

    Args:
        book: The plan book, as it is saved or veiled.
        day: The day asked about.
        worried: The last check-in answer up to that day says that something new or worrying is open.
        hold: What steps are on hold for.
        flare: It is a flare-up day.
        after_flare: A flare-up ended in the seven days before.
        distress: Answers call for support.
        unread_days: Something of the weeks up to that day could not be read.
        unasked: What comes before tries and steps and was never asked, where that was looked at.
    """
    return Situation(
        signs=open_on(book, day),
        worry=worried,
        unread=unread_on(book, day),
        ask_first=tuple(said.question for said in open_questions(book.ask_first, day)),
        branch=book.profile.post_exertional_malaise,
        hold=hold,
        flare=flare,
        after_flare=after_flare,
        distress=distress,
        unread_days=unread_days,
        unasked=unasked,
    )


def lock_names(situation: Situation) -> tuple[str, ...]:
    """Everything that makes steps wait for safety's sake, by name; nothing when steps are free."""
    worry = [WORRY] if situation.worry else []
    signs = (f"{SIGNS}:{one.sign.id}" for one in locking(situation))
    unread = [name for name, holds in ((UNREAD, situation.unread), (UNREAD_DAYS, situation.unread_days)) if holds]
    return (*worry, *signs, *unread, *(f"{ASK_FIRST}:{name}" for name in situation.ask_first))


def locks_on(book: Book, day: date, *, worried: bool, unread_days: bool = False) -> tuple[str, ...]:
    """The names of what makes steps wait on a day; arguments as of `situation_on`."""
    return lock_names(situation_on(book, day, worried=worried, unread_days=unread_days))


def no_amount_on(book: Book, day: date) -> bool:
    """Whether an open sign leaves no amount on a day, not even a smaller one (clinical.md C, principle 4)."""
    return bool(book.signs) and not allows("amount", Situation(signs=open_on(book, day)))


def no_review_on(book: Book, day: date) -> bool:
    """Whether no weekly review waits on a day.

    While nothing is asked for nothing was missed, and on the days after an illness that ask for half the reviews wait
    for the amount that they go on from (A14.4; C, principle 4).
    """
    if just_well(book.holds, day) is not None:
        return True
    hold = hold_on(book.holds, day)
    now = Situation(signs=open_on(book, day), hold=hold.reason if hold else None)
    return not allows("review", now)


def lock_reason(locks: tuple[str, ...], *, branch: bool = False) -> Reason | None:
    """The locks as a reason with their names; none when steps are free. ``branch``: there are no steps to wait."""
    return locked(locks, branch=branch) if locks else None
