"""Warning signs of the diary: answering them, and whether an open one locks steps."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

import msgspec

from painplan.errors import WrongInput
from painplan.records import Book, SignReply
from painplan.store import Change
from painplan.words import asset, one_line, plain


class SignView(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the list with what was said about it."""

    id: str
    text: str
    tier: str
    """E, S, U or R; R where it is long-standing and was checked before."""
    short: bool
    emergency: bool
    """Asks about something new or worse: yes or no only."""
    answer: SignReply | None
    open: bool
    page: str
    """What to do when it is open."""


def locking_signs(book: Book, day: date) -> tuple[str, ...]:
    """The open warning signs that lock steps on a day (clinical.md A14.2)."""
    if not book.signs:
        return ()
    from painplan.safety import LOCKING, open_signs, signs_from  # only where a sign was ever answered

    signs = signs_from(asset("warning_signs")["sign"])
    return tuple(found.sign.id for found in open_signs(signs, book.signs, day) if found.tier in LOCKING)


def locked_by_signs(book: Book, day: date) -> bool:
    """Whether an open warning sign locks steps on a day (clinical.md A14.2)."""
    return bool(locking_signs(book, day))


def sign_views(book: Book, day: date) -> tuple[SignView, ...]:
    """The whole list, in its order."""
    from painplan.safety import open_signs, signs_from

    words = asset("warning_signs")
    signs = signs_from(words["sign"])
    is_open = {found.sign.id: found for found in open_signs(signs, book.signs, day)}
    said = {answer.sign: answer.answer for answer in book.signs}
    views = []
    for sign in signs:
        tier = is_open[sign.id].tier if sign.id in is_open else sign.tier
        exactly = f" {words['words']['say_exactly']}" if sign.exactly else ""
        views.append(
            SignView(
                id=sign.id,
                text=sign.text,
                tier=tier,
                short=sign.short,
                emergency=sign.tier == "E",
                answer=said.get(sign.id),
                open=sign.id in is_open,
                page=words["tiers"][tier]["page"] + exactly,
            )
        )
    return tuple(views)


def answer_changes(book: Book, answers: Mapping[str, str], day: date) -> list[Change]:
    """The facts that answers become; a sign that is open stays open after a no.

    Raises:
        WrongInput: There is no such question, or it cannot be answered so.
    """
    from painplan.safety import check_answer, signs_from

    signs = {sign.id: sign for sign in signs_from(asset("warning_signs")["sign"])}
    still_open = {view.id for view in sign_views(book, day) if view.open}
    changes = []
    for name, answer in answers.items():
        if name not in signs:
            raise WrongInput(f"There is no question “{plain(name)[:20]}”. The questions: {', '.join(signs)}.")
        if answer not in get_args(SignReply):
            raise WrongInput(f"“{plain(answer)[:20]}” does not answer {name}: {', '.join(get_args(SignReply))}.")
        check_answer(signs[name], answer)
        if name in still_open and answer == "no":
            continue
        begun = {} if name in still_open else {"since": None if answer == "no" else day}
        fields = {"sign": name, "answer": answer, "looked_at": None, "looked_at_by": None, **begun}
        changes.append(Change(table="signs", key=name, fields=fields))
    return changes


def looked_at_change(book: Book, name: str, role: str, day: date) -> Change:
    """Somebody looked at a sign and said that one can go on.

    Raises:
        WrongInput: It is not open, or nobody is named.
    """
    still_open = [view.id for view in sign_views(book, day) if view.open]
    if name not in still_open:
        raise WrongInput(f"{plain(name)[:20]} is not open. Open now: {', '.join(still_open) or 'nothing'}.")
    if not one_line(role):
        raise WrongInput("Say who looked at it: their role, for example --by “family doctor”.")
    return Change(table="signs", key=name, fields={"looked_at": day, "looked_at_by": role.strip()})
