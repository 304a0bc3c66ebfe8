"""The questions that come before tests and steps, arranged with one diary (clinical.md C5, A12 PRE)."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import plain
from painplan.kit.record import ME
from painplan.kit.words import say
from painplan.safety import unread
from painplan.safety.ask_first import AskFirstQuestion, open_questions
from painplan.safety.crisis_support import Support
from painplan.safety.lasting_worsening import told_fields, worsening_fields
from painplan.safety.not_asked import NeverAsked, never_asked, questions
from painplan.safety.opening import opened_anew
from painplan.safety.records import AskFirst, Worsening
from painplan.safety.sign_page import said_first
from painplan.safety.signs_service import answer_changes as sign_changes
from painplan.store.book import Book
from painplan.store.diary import Change

ADULT, WORSENING, TOLD = "ADULT", unread.WORSENING, unread.TOLD
"""What belongs to the same conversation: the age, and the fourteenth question with what a professional said."""
NOW = ".NOW"
"""Ends the name of what is asked at once after a yes: ``AF02.NOW``."""
_AS_WORSENING = {"no": "never", "yes": "often"}


class AskFirstView(msgspec.Struct, frozen=True, kw_only=True):
    """One question with what was said about it."""

    id: str
    text: str
    answer: Literal["yes", "no"] | None
    open: bool
    """Waits for somebody's look: tries and steps wait with it."""
    looked_at: date | None = None
    looked_at_by: str | None = None
    now: str = ""
    """What is asked at once after a yes; empty: nothing."""


class AskFirstList:
    """The questions of the list; the fourteenth, about a lasting worsening, has its own answers (A14)."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def views(self) -> tuple[AskFirstView, ...]:
        """The whole list, in its order."""
        book, today = self._desk.book, self._desk.today
        said = {answer.question: answer for answer in book.ask_first}
        waiting = {answer.question for answer in open_questions(book.ask_first, today)}
        return tuple(_view(one, said.get(one.id), one.id in waiting) for one in questions())

    def never_asked(self) -> tuple[NeverAsked, ...]:
        """What was never asked or left out; it locks nothing, and stands on Today until it is answered (A12 PRE)."""
        return never_asked(self._desk.facts)

    def answer(self, answers: Mapping[str, str]) -> tuple[AskFirstView, ...]:
        """Keep answers; gives the list as it is now.

        Args:
            answers: By the id of a question; also ``ADULT``, ``AF14`` (never, sometimes, often, always), ``AF14.TOLD``,
                and ``AF02.NOW``, which opens a warning sign.

        Raises:
            WrongInput: There is no such question, or it cannot be answered so. Nothing is saved then.
            CannotDo: They are not 18: PainPlan is not for them. Nothing is saved then.
        """
        self._desk.save(answer_changes(self._desk.facts, answers, self._desk.today))
        return self.views()

    def emergency_words(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """The words of the emergency page with answers that could not ask whether it is there now (clinical.md C5)."""
        words, support = asset("ask_first")["words"]["now"], Support(self._desk)
        asked = [one for one in questions() if one.now and answers.get(one.id) == "yes"]
        open_ended = [one for one in asked if f"{one.id}{NOW}" not in answers]
        page = said_first("E", support.numbers, support.region) if open_ended else ""
        return tuple(words.format(page=page) for _ in open_ended)


def answer_changes(book: Book, answers: Mapping[str, str], day: date) -> list[Change]:
    """The facts that answers become; what is open stays open after a no.

    Raises:
        WrongInput: There is no such question, or it cannot be answered so.
        CannotDo: They are not 18.
    """
    changes: list[Change] = []
    for name, answer in answers.items():
        if name == ADULT:
            changes.append(_adult(answer))
        elif name == WORSENING:
            fields = worsening_fields(_worsening(answer), day)
            changes.append(Change(table="profile", key=ME, fields=fields))
        elif name == TOLD:
            fields = told_fields(_yes_no(name, answer) == "yes", book.profile.worsening_on or day)
            changes.append(Change(table="profile", key=ME, fields=fields))
        elif name.endswith(NOW):
            changes += _now(book, name, answer, day)
        else:
            changes += _listed(book, name, answer, day)
    return [*changes, *unread.asked_again(book, answers, day)]


def _listed(book: Book, name: str, answer: str, day: date) -> list[Change]:
    _question(name)
    _yes_no(name, answer)
    if name in {said.question for said in open_questions(book.ask_first, day)}:
        return []
    fields: dict[str, object] = {"question": name, "answer": answer, "taken_back": None}
    if answer == "yes":
        fields |= opened_anew(AskFirst.TABLE, day)
    return [Change(table="ask_first", key=name, fields=fields)]


def _now(book: Book, name: str, answer: str, day: date) -> list[Change]:
    """Whether it is there now, or new: a yes opens the warning sign with its page (clinical.md C5)."""
    question = _question(name.removesuffix(NOW))
    if question.now is None:
        raise WrongInput(say("safety.ask_first_service.asks_nothing_more", question=question.id))
    return sign_changes(book, {question.now.opens: "yes"}, day) if _yes_no(name, answer) == "yes" else []


def _question(name: str) -> AskFirstQuestion:
    found = next((one for one in questions() if one.id == name), None)
    if found is None:
        known = ", ".join([*(one.id for one in questions()), WORSENING, TOLD, ADULT])
        raise WrongInput(say("safety.ask_first_service.no_question_questions", name=plain(name)[:20], known=known))
    return found


def _yes_no(name: str, answer: str) -> str:
    if answer not in ("yes", "no"):
        raise WrongInput(say("safety.ask_first_service.does_not_answer_yes", answer=plain(answer)[:20], name=name))
    return answer


def _worsening(answer: str) -> Worsening:
    said = _AS_WORSENING.get(answer, answer)
    if said not in get_args(Worsening):
        raise WrongInput(
            say(
                "safety.ask_first_service.does_not_answer",
                answer=plain(answer)[:20],
                worsening=WORSENING,
                worsening_2=", ".join(get_args(Worsening)),
            )
        )
    return said  # type: ignore[return-value]  # one of its words


def _adult(answer: str) -> Change:
    if _yes_no(ADULT, answer) == "no":
        raise CannotDo(asset("goal")["adult"]["refused"])
    return Change(table="profile", key=ME, fields={"adult": True})


def _view(question: AskFirstQuestion, said: AskFirst | None, waiting: bool) -> AskFirstView:
    return AskFirstView(
        id=question.id,
        text=question.text,
        answer=said.answer if said else None,
        open=waiting,
        looked_at=said.looked_at if said else None,
        looked_at_by=said.looked_at_by if said else None,
        now=question.now.ask if question.now else "",
    )
