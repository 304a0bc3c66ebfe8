"""A home test as it is asked: whether today is a day for it, how it is done, its result, what to compare with (B4)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo, WrongInput
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.flow import EndsHere
from painplan.kit.in_order import InOrder
from painplan.kit.parse import parse_number
from painplan.kit.script import step_of
from painplan.kit.step import Option, Step
from painplan.measures.home_tests import AskedBefore
from painplan.measures.instrument import Instrument
from painplan.measures.program_instruments import asked_before_tests
from painplan.measures.result import OLDEST, Person
from painplan.measures.results_words import dated
from painplan.measures.service import Assessments, Taken
from painplan.measures.typed_answers import parse_answers

HELD_SECONDS = 10
"""A stage that is held for less ends a test of stages."""


class HomeTestFlow(InOrder):
    """One test; what was given already is not asked.

    Args:
        desk: The diary.
        name: Of the test.
        day: When it was done; none: today.
        before: Answers to what is asked before it, by id.
        results: The result, where it is known; then nothing about it is asked.
        conditions: Chair, shoes, time of day, aid.
        person: Age and chosen table.
        arms: Chair stand: the arms were used.

    Raises:
        WrongInput: There is no such test, or the day does not fit.
        CannotDo: Something speaks against it today.
    """

    TOPIC = "home_tests"
    WAITS: ClassVar[bool] = False

    def __init__(
        self,
        desk: OpenDiary,
        name: str,
        day: date | None = None,
        *,
        before: Mapping[str, str] | None = None,
        results: Sequence[str] = (),
        conditions: str = "",
        person: Person | None = None,
        arms: bool = False,
    ) -> None:
        super().__init__(desk.today)
        self._desk, self._room = desk, Assessments(desk)
        self.test: Instrument = self._room.test_named(name)
        self.about = self.test.name
        self._day = self._room.checked_day(day)
        self._before, self._given = dict(before or {}), tuple(results)
        self._conditions, self._person, self._arms = conditions, person or Person(), arms
        self.taken: Taken | None = None
        """What was kept."""
        self._room.check_test(self._before)

    @property
    def names(self) -> Sequence[str]:
        """What speaks against it, how it is done, a result each, and what to compare with where there is a table."""
        before = [question.id for question in asked_before_tests() if question.id not in self._before]
        before = ["first", *before] if before else []
        if self._given:
            return before
        after = [] if self._conditions else ["conditions"]
        if self.test.knows_ages and self._person.age is None:
            after += ["age", *(["table"] if self.test.norms and self._said.get("age") else [])]
        return [*before, "how", *self._results(), *after]

    def _results(self) -> list[str]:
        """Stages end with the first that was not held."""
        found: list[str] = []
        for place in range(self.test.counts[1]):
            found.append(f"result {place + 1}")
            held = self._said.get(found[-1])
            if self.test.scoring == "stages_held" and held and parse_number(held) < HELD_SECONDS:
                break
        return found

    def options(self, name: str) -> Mapping[str, str]:
        """The tables."""
        return asset("home_tests")["tables"] if name == "table" else {}

    def offered(self, name: str) -> str:
        """Usually it is done as the last time. Nothing while own words are hidden."""
        before = self._room.latest(self.test.name) if name == "conditions" and not self._desk.discreet else None
        return before.made.conditions if before else ""

    def check(self, name: str, text: str) -> None:
        """Whether it fits.

        Raises:
            EndsHere: It speaks against a test today.
            WrongInput: It is no result, or no age.
        """
        if name.startswith("result"):
            self._checked(name, text)
        elif name == "age" and text and not 0 <= parse_number(text) <= OLDEST:
            raise WrongInput(asset("home_tests")["words"]["no_age"].format(text=one_line(text, 20)))
        elif _asked_before(name):
            try:
                self._room.check_test({**self._before, **self.said, name: text})
            except CannotDo as error:
                raise EndsHere(str(error)) from error

    def _checked(self, name: str, text: str) -> None:
        if not text:
            raise WrongInput(asset("home_tests")["words"]["needs_result"])
        place = place_of(name)
        (value,) = parse_answers(self.test, ["-"] * place + [text])[-1:]
        scale = self.test.scale_of(place)
        if value is None or not scale.low <= value <= scale.high:
            says = asset("measures")["ask"]["not_between"]
            raise WrongInput(says.format(value=one_line(text, 20), low=f"{scale.low:g}", high=f"{scale.high:g}"))

    def keep(self) -> str:
        """Keep the result; says so."""
        said = self.said
        age = int(parse_number(said["age"])) if said.get("age") else self._person.age
        table = {"men": "men", "women": "women"}.get(said.get("table", ""), self._person.table)
        self.taken = self._room.save(
            self.test.name,
            parse_answers(self.test, self._given or [text for name, text in said.items() if name.startswith("result")]),
            self._day,
            conditions=self._conditions or said.get("conditions", ""),
            person=Person(age, table),  # type: ignore[arg-type]  # one of its words
            arms=self._arms,
            before={**self._before, **{name: text for name, text in said.items() if _asked_before(name)}},
        )
        return str(asset("measures")["ask"]["saved"])

    def _asked(self, name: str) -> Step:
        question, words = _asked_before(name), asset("score")
        if question is not None:
            options = [Option("1", words["no"], "no"), Option("2", words["yes"], "yes")]
            return step_of(name, {"kind": "choice", "label": question.label, "ask": question.ask}, options=options)
        step = super()._asked(name)
        if name == "first":
            return msgspec.structs.replace(step, above=words["before_test"])
        if name == "how":
            lines = [one_line(self.test.how), words["same_each_time"], *self._earlier()]
            return msgspec.structs.replace(step, above="\n\n".join(lines))
        return self._result(step) if name.startswith("result") else step

    def _result(self, step: Step) -> Step:
        words, place = asset("home_tests")["ask"]["result"], place_of(step.id)
        scale, label = self.test.scale_of(place), one_line(self.test.item(place).name.replace("_", " "))
        counts = self.test.clock == "down"
        ask = words["counted"] if counts else step.ask.format(label=label)
        shown = {"low": f"{scale.low:g}", "high": f"{scale.high:g}", "unit": self.test.unit}
        hint = (words["counted_hint"] if counts else step.hint).format(**shown)
        return msgspec.structs.replace(step, ask=ask, hint=hint, label=label)

    def _earlier(self) -> list[str]:
        before = self._room.latest(self.test.name)
        if before is None or before.score is None:
            return []
        told = f"{dated(before.day)}, {one_line(before.made.conditions, 60)}".rstrip(", ")
        words = asset("home_tests")["words"]["earlier"]
        return [words.format(value=number(before.score), unit=self.test.unit, conditions=told)]


def place_of(name: str) -> int:
    """Which result a question is about, from 0."""
    return int(name.partition(" ")[2]) - 1


def _asked_before(name: str) -> AskedBefore | None:
    return next((question for question in asked_before_tests() if question.id == name), None)
