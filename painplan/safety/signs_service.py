"""Warning signs of the diary: which are open, and the facts that answers to them become."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import get_args

import msgspec

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import plain
from painplan.kit.words import say
from painplan.safety.opening import StillOpen, opened_anew
from painplan.safety.records import SignAnswer, SignAnswers, SignReply, YesNo
from painplan.safety.signs import OpenSign, Sign, Tier, check_answer, open_signs, signs_from
from painplan.store.book import Book
from painplan.store.diary import Change

DECIDES = ".decides"
"""Ends the name of the question that decides between two tiers of a sign: ``RF10.decides``."""


class SignView(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the list with what was said about it."""

    id: str
    text: str
    tier: Tier
    """E, S, U or R; of an open one as it was answered, R where it is long-standing and was checked before."""
    short: bool
    emergency: bool
    """Asks about something new or worse, or is open as an emergency: yes or no only."""
    answer: SignReply | None
    open: bool
    since: date | None
    page: str
    """What to do when it is open."""
    decides: str = ""
    """The question that decides between two tiers; empty: there is none."""
    decided: YesNo | None = None
    """What was said to it; none: skipped or unsure."""

    @property
    def asks_more(self) -> bool:
        """Whether the question that decides is worth asking now."""
        return self.open and self.answer == "yes" and bool(self.decides) and self.decided is None


@cache
def all_signs() -> tuple[Sign, ...]:
    """The list."""
    return signs_from(asset("warning_signs")["sign"])


def open_on(book: Book, day: date) -> tuple[OpenSign, ...]:
    """The signs that are open on a day, most urgent first."""
    answers = book.signs
    if not isinstance(answers, SignAnswers):
        return open_signs(all_signs(), answers, day) if answers else ()
    known: dict[date, tuple[OpenSign, ...]] = answers.open_by_day
    if day not in known:
        known[day] = open_signs(all_signs(), answers, day)
    return known[day]


def waiting(book: Book, day: date) -> tuple[StillOpen, ...]:
    """The same, as what somebody's look closes; a point that was decided by a yes does not go away by a no either."""
    decided = {said.sign for said in book.signs if said.decides == "yes"}
    return tuple(
        StillOpen(
            one.sign.id,
            one.since,
            emergency=one.tier == "E",
            decided=f"{one.sign.id}{DECIDES}" if one.sign.id in decided else "",
            listed=not one.locks,
        )
        for one in open_on(book, day)
    )


def opened_by(answers: Mapping[str, str]) -> tuple[OpenSign, ...]:
    """The signs that answers open by themselves, whatever the diary holds and whether or not it can be written.

    What does not fit opens nothing; the answer to a question that decides is given after a yes.
    """
    said: dict[str, SignAnswer] = {}
    for name, answer in answers.items():
        sign = next((one for one in all_signs() if one.id == name.removesuffix(DECIDES)), None)
        if sign is None:
            continue
        if name.endswith(DECIDES) and sign.decides is not None:
            decided = msgspec.convert(answer, YesNo) if answer in get_args(YesNo) else None
            reply: SignReply = said[sign.id].answer if sign.id in said else "yes"
            said[sign.id] = SignAnswer(sign=sign.id, answer=reply, since=date.min, decides=decided)
        elif answer == "yes" or (answer == "long_standing" and sign.tier != "E"):
            decides = said[sign.id].decides if sign.id in said else None
            reply = "yes" if answer == "yes" else "long_standing"
            said[sign.id] = SignAnswer(sign=sign.id, answer=reply, since=date.min, decides=decides)
    return open_signs(all_signs(), said.values(), date.min)


def sign_views(book: Book, day: date, pages: Mapping[str, str]) -> tuple[SignView, ...]:
    """The whole list, in its order.

    Args:
        book: The plan book.
        day: The day it is.
        pages: By id: what to do about each sign.
    """
    is_open = {found.sign.id: found for found in open_on(book, day)}
    said = {answer.sign: answer for answer in book.signs}
    return tuple(
        SignView(
            id=sign.id,
            text=sign.text,
            tier=is_open[sign.id].tier if sign.id in is_open else sign.tier,
            short=sign.short,
            emergency=sign.tier == "E" or (sign.id in is_open and is_open[sign.id].tier == "E"),
            answer=said[sign.id].answer if sign.id in said else None,
            open=sign.id in is_open,
            since=is_open[sign.id].since if sign.id in is_open else None,
            page=pages[sign.id],
            decides=sign.decides.ask if sign.decides else "",
            decided=said[sign.id].decides if sign.id in said else None,
        )
        for sign in all_signs()
    )


def answer_changes(book: Book, answers: Mapping[str, str], day: date) -> list[Change]:
    """The facts that answers become; a sign that is open stays open after a no, and as urgent as what decided it.

    Args:
        book: The plan book.
        answers: By id of the sign; by ``ID.decides`` the answer to the question that decides between two tiers.
        day: The day they are given.

    Raises:
        WrongInput: There is no such question, or it cannot be answered so.
    """
    still_open, lasting = {found.sign.id: found for found in open_on(book, day)}, waiting(book, day)
    changes = []
    for name, answer in sorted(answers.items(), key=lambda pair: pair[0].endswith(DECIDES)):
        sign = _sign(name.removesuffix(DECIDES))
        if any(one.stays(name, answer) for one in lasting):
            continue
        if name.endswith(DECIDES):
            there = still_open.get(sign.id)
            now_open = (there is not None and not there.long_standing) or answers.get(sign.id) == "yes"
            changes.append(Change(table="signs", key=sign.id, fields=_decided(sign, answer, is_open=now_open)))
            continue
        if answer not in get_args(SignReply):
            raise WrongInput(
                say(
                    "safety.signs_service.does_not_answer",
                    answer=plain(answer)[:20],
                    name=name,
                    signreply=", ".join(get_args(SignReply)),
                )
            )
        check_answer(sign, answer, still_open[sign.id].tier if sign.id in still_open else None)
        begun = opened_anew(SignAnswer.TABLE, None if answer == "no" else day)
        if sign.id in still_open:  # since its first day, and as urgent as what decided it
            del begun["since"], begun["decides"]
        fields = {"sign": sign.id, "answer": answer, "page_read": None, **begun}
        changes.append(Change(table="signs", key=sign.id, fields=fields))
    return changes


def _sign(name: str) -> Sign:
    found = next((sign for sign in all_signs() if sign.id == name), None)
    if found is None:
        known = ", ".join(sign.id for sign in all_signs())
        raise WrongInput(say("safety.signs_service.no_question_questions", name=plain(name)[:20], known=known))
    return found


def _decided(sign: Sign, answer: str, *, is_open: bool) -> dict[str, object]:
    if sign.decides is None:
        raise WrongInput(say("safety.signs_service.one_tier_nothing_decided", sign=sign.id))
    if answer not in get_args(YesNo):
        raise WrongInput(
            say("safety.signs_service.does_not_answer_yes", answer=plain(answer)[:20], sign=sign.id, decides=DECIDES)
        )
    if not is_open:
        raise WrongInput(say("safety.signs_service.not_open_asked_after", sign=sign.id, decides=DECIDES))
    return {"decides": answer}
