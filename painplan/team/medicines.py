"""Medicines as a person wrote them down: recorded, never advised on (clinical.md C4, D4).

Nothing here reads, counts or compares: names and notes go in and come out as typed.
"""

from collections.abc import Iterator, Mapping

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.team.medicine_records import Medicine

LONGEST_NAME, LONGEST_QUESTION, LONGEST_TEXT = 200, 500, 2_000
MOST_QUESTIONS = 20
MODULE = "medicine"
"""What the check-in asks, where it is switched on: taken as planned, yes, no, does not apply."""


def fixed_line() -> str:
    """The sentence that stands beside medicines wherever they are shown (clinical.md C4)."""
    return str(asset("medicines")["fixed"])


class Medicines:
    """The list, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk, self._things = desk, OwnThings(desk, Medicine)

    def list(self) -> tuple[Medicine, ...]:
        """Those that are not put away, in the order they were written down."""
        return self._things.all()

    def put_away_ones(self) -> tuple[Medicine, ...]:
        """Those that left the list; what was noted of them stays."""
        return self._things.put_away_ones()

    def medicine(self, named: str) -> Medicine:
        """The one of this id or name, also where it was put away.

        Raises:
            WrongInput: There is none.
        """
        return self._things.named(named, (*self.list(), *self.put_away_ones()))

    def add(self, name: str) -> Medicine:
        """Write one down as typed.

        Raises:
            WrongInput: The name is empty or too long.
        """
        called = _name(name)
        return self._things.add(Medicine(id=self._things.new_id(called), name=called, created=self._desk.today))

    def change(self, named: str, parts: Mapping[str, str]) -> Medicine:
        """Change the words about one: ``name``, ``side_effects``.

        Raises:
            WrongInput: There is no such medicine or part, or it does not fit. Nothing is saved.
        """
        one = self.medicine(named)
        fields: dict[str, str | None] = {}
        for part, text in parts.items():
            if part == "name":
                fields[part] = _name(text)
            elif part == "side_effects":
                fields[part] = _fits(text)
            else:
                raise WrongInput(say("medicines.says.no_such_part", part=one_line(part, 40)))
        return self._things.change(one, **fields)

    def ask(self, named: str, text: str) -> Medicine:
        """Note a question for the pharmacist or whoever prescribes it.

        Raises:
            WrongInput: There is no such medicine, or the question is empty or too long.
            CannotDo: There are too many already.
        """
        asked = one_line(text)
        if not 0 < len(asked) <= LONGEST_QUESTION:
            raise WrongInput(say("medicines.says.odd_question", longest=LONGEST_QUESTION))
        now = self._saved(named).questions
        if len(now) >= MOST_QUESTIONS:
            raise CannotDo(say("medicines.says.too_many_questions", most=MOST_QUESTIONS))
        return self._keep_questions(named, (*now, asked))

    def take_out(self, named: str, number: int) -> Medicine:
        """Take a question out, by its number from 1.

        Raises:
            WrongInput: There is no such medicine or question.
        """
        now = self._saved(named).questions
        if not 1 <= number <= len(now):
            raise WrongInput(say("medicines.says.no_such_question", number=number, count=len(now)))
        return self._keep_questions(named, tuple(text for at, text in enumerate(now, 1) if at != number))

    def put_away(self, named: str) -> Medicine:
        """Take it off the list; what was noted stays in the diary."""
        return self._things.put_away(named)

    def bring_back(self, named: str) -> Medicine:
        """Put it on the list again."""
        return self._things.bring_back(named)

    def _saved(self, named: str) -> Medicine:
        """The one as it is saved, with its words."""
        wanted = self.medicine(named).id
        return next(one for one in self._desk.facts.medicines if one.id == wanted)

    def _keep_questions(self, named: str, questions: tuple[str, ...]) -> Medicine:
        return self._things.change(self.medicine(named), questions=list(questions))


def medicine_rows(one: Medicine) -> Iterator[tuple[str, str]]:
    """What is noted about one, row by row, as typed."""
    words = asset("medicines")["rows"]
    yield words["side_effects"], one_line(one.side_effects) or "–"
    if not one.questions:
        yield words["questions"], "–"
    for number, text in enumerate(one.questions, 1):
        yield words["questions"] if number == 1 else "", f"{number}  {one_line(text)}"


def _name(text: str) -> str:
    name = one_line(text)
    if not 0 < len(name) <= LONGEST_NAME:
        raise WrongInput(say("medicines.says.odd_name", longest=LONGEST_NAME))
    return name


def _fits(text: str) -> str | None:
    typed = text.strip()
    if len(typed) > LONGEST_TEXT:
        raise WrongInput(say("kit.typed.too_long", count=f"{len(typed):,}", longest=f"{LONGEST_TEXT:,}"))
    return typed or None
