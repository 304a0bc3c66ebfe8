"""Warning signs of the diary: which are open, and the facts that answers to them become."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import get_args

import msgspec

from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line, plain
from painplan.kit.words import say
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
    still_open, decided = {found.sign.id: found for found in open_on(book, day)}, _decided_yes(book, day)
    changes = []
    for name, answer in sorted(answers.items(), key=lambda pair: pair[0].endswith(DECIDES)):
        sign = _sign(name.removesuffix(DECIDES))
        if name.endswith(DECIDES):
            there = still_open.get(sign.id)
            now_open = (there is not None and not there.long_standing) or answers.get(sign.id) == "yes"
            if answer == "no" and sign.id in decided:
                continue
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
        if sign.id in still_open and answer == "no":
            continue
        begun = {} if sign.id in still_open else {"since": None if answer == "no" else day, "decides": None}
        closed = {"looked_at": None, "looked_at_by": None, "taken_back": None, "page_read": None}
        fields = {"sign": sign.id, "answer": answer, **closed, **begun}
        changes.append(Change(table="signs", key=sign.id, fields=fields))
    return changes


def looked_at_change(book: Book, name: str, role: str, day: date, on: date | None = None) -> Change:
    """Somebody looked at a sign and said that one can go on.

    Args:
        book: The plan book.
        name: The sign.
        role: Who looked at it.
        day: The day it is noted.
        on: The day they looked at it; none: the same.

    Raises:
        WrongInput: It is not open, nobody is named, or the day does not fit.
        CannotDo: It is not theirs to close.
    """
    since = check_open(book, name, day)
    if not one_line(role):
        raise WrongInput(say("safety.signs_service.say_who_looked_their"))
    check_role(role, emergency=any(one.sign.id == name and one.tier == "E" for one in open_on(book, day)))
    looked = on or day
    if not since <= looked <= day:
        raise WrongInput(
            say(
                "safety.signs_service.does_not_fit_said",
                looked=looked.isoformat(),
                since=since.isoformat(),
                day=day.isoformat(),
            )
        )
    return Change(table="signs", key=name, fields={"looked_at": looked, "looked_at_by": role.strip()})


def check_role(role: str, *, emergency: bool = False) -> None:
    """Whether somebody with this role can have looked at what is open (clinical.md C, principle 4).

    Args:
        role: As typed.
        emergency: It is an emergency sign: a clinician's look alone closes it.

    Raises:
        CannotDo: They cannot: the person themselves, somebody near, or for an emergency sign no clinician.
    """
    words, said = asset("safety")["looked_at"], one_line(role).casefold()
    named = set(re.findall(r"[\w-]+", said))
    clinician = any(part in said for part in words["clinicians"]) or bool(named & set(words["clinician_words"]))
    if clinician or not (emergency or named & set(words["lay"])):
        return
    raise CannotDo(words["emergency" if emergency else "own"].format(role=one_line(role, 40)))


def taken_back_change(book: Book, name: str, day: date) -> Change:
    """A yes was a mistake: it locks nothing any more, and what it said stays in the history (clinical.md C).

    Raises:
        WrongInput: It is not open.
    """
    check_open(book, name, day)
    fields = {"answer": "no", "since": None, "decides": None, "taken_back": day}
    return Change(table="signs", key=name, fields=fields)


def check_open(book: Book, name: str, day: date) -> date:
    """Since when a sign is open.

    Raises:
        WrongInput: It is not.
    """
    waiting = {found.sign.id: found.since for found in open_on(book, day)}
    if name not in waiting:
        raise WrongInput(
            say(
                "safety.signs_service.not_open_open_now", name=plain(name)[:20], waiting=", ".join(waiting) or "nothing"
            )
        )
    return waiting[name]


def no_to_open(book: Book, answers: Mapping[str, str], day: date) -> Iterable[str]:
    """The open signs that were answered with no: they stay open, and the person is told what would change that."""
    waiting = {found.sign.id for found in open_on(book, day)}
    waiting |= {f"{name}{DECIDES}" for name in _decided_yes(book, day)}
    said = (name.removesuffix(DECIDES) for name, answer in answers.items() if answer == "no" and name in waiting)
    return dict.fromkeys(said)


def _decided_yes(book: Book, day: date) -> frozenset[str]:
    """The open signs whose question that decides was answered with yes: that does not go away by a later no either."""
    waiting = {found.sign.id for found in open_on(book, day)}
    return frozenset(said.sign for said in book.signs if said.sign in waiting and said.decides == "yes")


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
