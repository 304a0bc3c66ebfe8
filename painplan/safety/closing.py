"""What a yes opened is closed by somebody's look, or taken back: one machine for every kind (clinical.md C, C5)."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line, plain
from painplan.kit.record import Table
from painplan.kit.words import say
from painplan.safety import ask_first, signs_service
from painplan.safety.locks import WORRY
from painplan.safety.opening import StillOpen, never_open
from painplan.safety.records import AskFirst, SignAnswer
from painplan.store.book import Book
from painplan.store.diary import Change


class Kind(NamedTuple):
    """Questions that a yes opens and somebody's look closes."""

    table: Table
    """Of their answers."""
    command: str
    """Asks and closes them."""
    waiting: Callable[[Book, date], Iterable[StillOpen]]
    """What is open on a day, in the order in which it is told."""


SIGNS = Kind(SignAnswer.TABLE, "safety", signs_service.waiting)
ASK_FIRST = Kind(AskFirst.TABLE, "ask-first", ask_first.waiting)


class Closing:
    """What is open of one kind in one diary."""

    def __init__(self, desk: OpenDiary, kind: Kind) -> None:
        self._desk, self._kind = desk, kind

    def check_open(self, name: str) -> StillOpen:
        """What waits under this name.

        Raises:
            WrongInput: Nothing does.
        """
        waiting = {one.id: one for one in self._waiting()}
        if name not in waiting:
            if name.casefold() == WORRY:
                raise WrongInput(say("safety.closing.worry_not_here"))
            now = ", ".join(waiting) or say("safety.closing.nothing")
            raise WrongInput(say("safety.closing.not_open", name=plain(name)[:20], waiting=now))
        return waiting[name]

    def looked_at(self, name: str, role: str, on: date | None = None) -> None:
        """Somebody looked at it and said that one can go on.

        Args:
            name: The question.
            role: Who looked at it.
            on: The day they did; none: today.

        Raises:
            WrongInput: It is not open, nobody is named, or the day does not fit.
            CannotDo: It is not theirs to close.
        """
        found, today = self.check_open(name), self._desk.today
        if not one_line(role):
            raise WrongInput(say("safety.closing.who_looked"))
        _check_role(role, emergency=found.emergency)
        looked = on or today
        if not found.since <= looked <= today:
            days = {"looked": looked.isoformat(), "since": found.since.isoformat(), "today": today.isoformat()}
            raise WrongInput(say("safety.closing.day_does_not_fit", **days))
        # with the day since which it counts: a look of before the yes closes nothing
        self._save(name, {self._kind.table.begins: found.since, "looked_at": looked, "looked_at_by": role.strip()})

    def take_back(self, name: str) -> None:
        """A yes was a mistake, and the person said so twice: it locks nothing, and stays in the history.

        Raises:
            WrongInput: It is not open.
        """
        self.check_open(name)
        self._save(name, never_open(self._kind.table, self._desk.today))

    def stays_open(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """For each open one that was answered with no: a sentence that says what would close it."""
        waiting, command = tuple(self._waiting()), self._kind.command
        found = dict.fromkeys(one for name, said in answers.items() for one in waiting if one.stays(name, said))
        where = {one: "stays_listed" if one.listed else "stays_open" for one in found}
        return tuple(say(f"safety.closing.{stays}", id=one.id, command=command) for one, stays in where.items())

    def _waiting(self) -> Iterable[StillOpen]:
        return self._kind.waiting(self._desk.facts, self._desk.today)

    def _save(self, name: str, fields: dict[str, object]) -> None:
        self._desk.save([Change(table=self._kind.table.name, key=name, fields=fields)])


def _check_role(role: str, *, emergency: bool = False) -> None:
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
