"""The questions that come before tests and steps, arranged with one diary (clinical.md C5)."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from painplan.coach.desk import Desk
from painplan.errors import WrongInput
from painplan.records import AskFirst, Book
from painplan.safety.ask_first import Question, open_questions, questions_from
from painplan.store import Change
from painplan.words import asset, one_line, plain


class AskFirstView(msgspec.Struct, frozen=True, kw_only=True):
    """One question with what was said about it."""

    id: str
    text: str
    answer: Literal["yes", "no"] | None
    open: bool
    """Waits for somebody's look: tries and steps wait with it."""
    looked_at: date | None = None
    looked_at_by: str | None = None


class AskFirstList:
    """The thirteen questions of the list; the fourteenth, about a lasting worsening, is asked by itself (A14)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def views(self) -> tuple[AskFirstView, ...]:
        """The whole list, in its order."""
        book, today = self._desk.book, self._desk.today
        said = {answer.question: answer for answer in book.ask_first}
        waiting = {answer.question for answer in open_questions(book.ask_first, today)}
        return tuple(_view(one, said.get(one.id), one.id in waiting) for one in questions())

    def answer(self, answers: Mapping[str, str]) -> tuple[AskFirstView, ...]:
        """Keep answers; gives the list as it is now.

        Raises:
            WrongInput: There is no such question, or it cannot be answered so. Nothing is saved then.
        """
        self._desk.save(answer_changes(self._desk.facts, answers, self._desk.today))
        return self.views()

    def looked_at(self, name: str, role: str) -> tuple[AskFirstView, ...]:
        """Somebody looked at it and said that one can go on; gives the list as it is now.

        Raises:
            WrongInput: It is not open, or nobody is named.
        """
        waiting = [said.question for said in open_questions(self._desk.facts.ask_first, self._desk.today)]
        if name not in waiting:
            raise WrongInput(f"{plain(name)[:20]} is not open. Open now: {', '.join(waiting) or 'nothing'}.")
        if not one_line(role):
            raise WrongInput("Say who looked at it: their role, for example --by “family doctor”.")
        fields = {"looked_at": self._desk.today, "looked_at_by": role.strip()}
        self._desk.save([Change(table="ask_first", key=name, fields=fields)])
        return self.views()


def questions() -> tuple[Question, ...]:
    """The list."""
    return questions_from(asset("ask_first")["question"])


def answer_changes(book: Book, answers: Mapping[str, str], day: date) -> list[Change]:
    """The facts that answers become; what is open stays open after a no.

    Raises:
        WrongInput: There is no such question, or it cannot be answered so.
    """
    known = [one.id for one in questions()]
    waiting = {said.question for said in open_questions(book.ask_first, day)}
    changes = []
    for name, answer in answers.items():
        if name not in known:
            raise WrongInput(f"There is no question “{plain(name)[:20]}”. The questions: {', '.join(known)}.")
        if answer not in ("yes", "no"):
            raise WrongInput(f"“{plain(answer)[:20]}” does not answer {name}: yes or no.")
        if name in waiting:
            continue
        fields: dict[str, object] = {"question": name, "answer": answer}
        if answer == "yes":
            fields |= {"since": day, "looked_at": None, "looked_at_by": None}
        changes.append(Change(table="ask_first", key=name, fields=fields))
    return changes


def _view(question: Question, said: AskFirst | None, waiting: bool) -> AskFirstView:
    return AskFirstView(
        id=question.id,
        text=question.text,
        answer=said.answer if said else None,
        open=waiting,
        looked_at=said.looked_at if said else None,
        looked_at_by=said.looked_at_by if said else None,
    )
