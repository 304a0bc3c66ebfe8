"""The questions of one instrument, in the words they were published with; every answer is saved as it is given."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from typing import ClassVar

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import PainPlanError, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder
from painplan.kit.numbers import exact
from painplan.kit.step import Option, Step
from painplan.kit.words import say
from painplan.measures.instrument import Instrument, Scale
from painplan.measures.result import Person, scored
from painplan.measures.results_words import question_text
from painplan.measures.service import Assessments, Taken
from painplan.measures.typed_answers import MISSING, parse_answers
from painplan.plans.records import Goal

OWN_ACTIVITIES, GOALS, CHANGE = "psfs", "gas", "pgic"
ASKED_FOR = 3
"""So many own activities are asked for; the form has room for more, for who wants that (clinical.md B1)."""
LONGEST_ACTIVITY = 200
_LAST_KEY = 9
_TEN = 10


class QuestionnaireFlow(InOrder):
    """Somebody answers one instrument; what is left out stays missing.

    Args:
        desk: The diary.
        instrument: Its name.
        day: The day it is about; none: today.
        activities: Own activities; none: those of the last time, so that the same ones are rated again.
        because: What made the difference, where that was said already and is not asked.
        conditions: Under which it was answered.
        person: Age and chosen table.
        weights: Of goals, one each; none: all count the same.

    Raises:
        WrongInput: There is no such instrument, or no goal that could be rated; weights do not fit it.
    """

    KEEPS_EACH: ClassVar[bool] = True
    TOPIC = "measures"

    def __init__(
        self,
        desk: OpenDiary,
        instrument: str,
        day: date | None = None,
        *,
        activities: Sequence[str] = (),
        because: str = "",
        conditions: str = "",
        person: Person | None = None,
        weights: Sequence[float] = (),
    ) -> None:
        super().__init__(desk.today)
        self._desk, self._room = desk, Assessments(desk)
        self._day = self._room.checked_day(day)
        self.instrument: Instrument = self._room.shelf.named(instrument)
        self.about = self.instrument.name
        self._because, self._conditions, self._person = because, conditions, person
        self._known = tuple(activities) or self._own()
        if self.about == GOALS and not self._known:
            raise WrongInput(self._desk.none_yet(asset("measures")["ask"]["no_goal"]))
        self._weights = tuple(weights)
        if weights:
            scored(self.instrument, [None] * self.count, weights=self._weights)  # before anything is asked
        self._take_up_again()

    # --- which questions there are ---

    @property
    def names(self) -> Sequence[str]:
        """Own activities where none are known, an answer each, and for some what it is because of."""
        named = list(self._naming())
        if named and self._said.get(named[-1]) != "" and len(self.activities) < self.instrument.counts[1]:
            return named
        if named and not self.activities:
            return named  # none was named: there is nothing to rate
        because = ["because"] if self.about == CHANGE and not self._because else []
        return [*named, *(f"item {number}" for number in range(1, self.count + 1)), *because]

    def _naming(self) -> Iterator[str]:
        """One activity more until there are no more, or enough."""
        if self.about != OWN_ACTIVITIES or self._known:
            return
        for number in range(1, self.instrument.counts[1] + 1):
            yield f"activity {number}"
            if not self._said.get(f"activity {number}"):
                return

    @property
    def activities(self) -> tuple[str, ...]:
        """What is rated: own activities or goals; nothing for most."""
        return self._known or tuple(text for name in self._naming() if (text := self._said.get(name)))

    @property
    def count(self) -> int:
        """How many answers there will be."""
        fewest, most = self.instrument.counts
        return most if fewest == most else max(fewest, min(most, len(self.activities)))

    def where(self, step: Step) -> str:
        """Which question it is, of how many; of the activities, of how many are asked for."""
        kind, _, number = step.id.partition(" ")
        if kind == "activity":
            return say("measures.ask.up_to", at=number, most=self.instrument.counts[1])
        asked = [name for name in self.names if not name.startswith("activity")]
        return str(asset("flow")["where"]).format(at=asked.index(step.id) + 1, of=len(asked))

    # --- answering ---

    def check(self, name: str, text: str) -> None:
        """Whether it fits."""
        if name.startswith("activity") and text:
            self._desk.check_words_shown()
        elif name.startswith("item") and _is_typed(self._scale(name)):
            self._checked(name, self._value(name, text))

    def answer(self, name: str, text: str) -> None:
        """Take an answer and save all of them.

        Raises:
            WrongInput: It does not fit. Nothing is changed then.
            CannotDo: It cannot be written; it is kept with the next answer. The last one is asked again.
        """
        kept, before = self.fitting(name, text), dict(self._said)
        if name.startswith("activity"):
            kept = "" if kept in MISSING else one_line(kept, LONGEST_ACTIVITY)
            if kept != before.get(name):  # the answers were about another one
                self._said = {one: said for one, said in before.items() if not one.startswith("item")}
        self._said[name] = kept
        if any(value is not None for value in self.answers):
            try:
                self._save()
            except PainPlanError:
                if self.next is None:
                    self._said = before
                raise

    def keep(self) -> str:
        """All of it is saved; says so, or that there was nothing to save."""
        return str(asset("measures")["ask"]["saved" if self.taken() else "nothing"])

    @property
    def answers(self) -> list[float | None]:
        """What was answered so far; the rest is missing."""
        items = (f"item {number}" for number in range(1, self.count + 1))
        return [self._value(name, self._said.get(name, "")) for name in items]

    def taken(self) -> Taken | None:
        """What is saved for the day; none while nothing was answered."""
        return next((one for one in self._room.results(self.about) if one.day == self._day), None)

    def answer_calls(self) -> bool:
        """Whether an answer given so far calls by itself for the page of support (clinical.md C3)."""
        taken = self.taken()
        return taken is not None and self._room.answer_calls(taken)

    def support_needed(self) -> bool:
        """Whether all answers together call for it."""
        taken = self.taken()
        return taken is not None and self._room.support_needed(taken)

    # --- inside ---

    def _own(self) -> tuple[str, ...]:
        """The activities of the last time; of goals their words."""
        if self.about == GOALS:
            return tuple(goal.text for goal in self._goals())
        before = [made for made in self._room.facts() if made.instrument == self.about]
        return before[-1].activities if before else ()

    def _goals(self) -> Sequence[Goal]:
        """The goals that are rated: those that go on, and those that were reached."""
        return rated_goals(self._desk)[: self.instrument.counts[1]]

    def _take_up_again(self) -> None:
        """Go on where it was left on that day."""
        made = next((m for m in self._room.facts() if (m.instrument, m.day) == (self.about, self._day)), None)
        if made is None or len(made.answers) != self.count or None not in made.answers:
            return
        for number, value in enumerate(made.answers, 1):
            if value is not None:
                self._said[f"item {number}"] = self._typed(f"item {number}", value)
        if made.because:
            self._said["because"] = made.because

    def _scale(self, name: str) -> Scale:
        return self.instrument.scale_of(int(name.partition(" ")[2]) - 1)

    def _value(self, name: str, kept: str) -> float | None:
        """The number an answer stands for; none where it is missing."""
        scale = self._scale(name)
        if not kept or kept in MISSING:
            return None
        if not _is_typed(scale) and not _is_row(scale):
            return scale.low + _keys(scale).index(kept)
        return parse_answers(self.instrument, ["-"] * (int(name.partition(" ")[2]) - 1) + [kept])[-1]

    def _typed(self, name: str, value: float) -> str:
        """The other way round."""
        scale = self._scale(name)
        return f"{value:g}" if _is_typed(scale) or _is_row(scale) else _keys(scale)[int(value - scale.low)]

    def _checked(self, name: str, value: float | None) -> None:
        scale, words = self._scale(name), asset("measures")["ask"]
        if value is not None and not (scale.low <= value <= scale.high and (not scale.whole or value == int(value))):
            says = words["not_whole" if scale.whole else "not_between"]
            raise WrongInput(says.format(value=exact(value), low=f"{scale.low:g}", high=f"{scale.high:g}"))

    def _asked(self, name: str) -> Step:
        kind, _, number = name.partition(" ")
        asked = super()._asked(name)
        if kind == "activity":
            said = " · ".join(one_line(text, 30) for text in self.activities)
            told = [say("measures.ask.so_far", said=said)] if said else []
            told += [say("measures.ask.enough")] if int(number) > ASKED_FOR else []
            told += [say(f"measures.ask.activity.{'no_more' if said else 'leave_out'}")]
            return msgspec.structs.replace(asked, hint=" ".join(told), above=one_line(self.instrument.stem))
        return self._item(int(number) - 1, asked) if kind == "item" else asked

    def _item(self, place: int, asked: Step) -> Step:
        """A question in the words it was published with."""
        scale, shown = self._scale(asked.id), self._shown_activities()
        text = question_text(self.instrument, place, shown, plan=self._plan())
        low, high = (scale.ends or (" ", "")) if _is_row(scale) else ("", "")
        options = _options(scale, self._level_words(place))
        typed = asset("measures")["ask"]["number"].format(low=scale.low, high=scale.high)
        named = place < len(shown) and (self.instrument.counts[0] != self.instrument.counts[1])
        return msgspec.structs.replace(
            asked,
            kind="scale" if _is_row(scale) else "choice" if options else "text",
            ask=f"{one_line(shown[place], 200)}\n{text}" if self.about == GOALS else text,
            label=one_line(shown[place] if named else self.instrument.item(place).name.replace("_", " "), 26),
            hint=typed if _is_typed(scale) else "",
            above=one_line(self.instrument.stem),
            options=options,
            low=low,
            high=high,
        )

    def _level_words(self, place: int) -> Sequence[str]:
        """The person's own words for the levels of the goal that is asked about; empty where there are none (B1)."""
        if self.about != GOALS or self._desk.discreet:
            return ()
        goals = self._goals()
        return goals[place].levels if place < len(goals) else ()

    def _shown_activities(self) -> Sequence[str]:
        if not self._desk.discreet:
            return self.activities
        word = "goal" if self.about == GOALS else "activity"
        return tuple(f"{word} {number}" for number in range(1, len(self.activities) + 1))

    def _plan(self) -> str:
        plans = self._desk.book.active_plans()
        return plans[0].activity if plans else ""

    def _save(self) -> None:
        self._room.save(
            self.about,
            self.answers,
            self._day,
            activities=self.activities[: self.count],
            because=self._because or self._said.get("because", ""),
            conditions=self._conditions,
            person=self._person,
            weights=self._weights,
            together=self,
        )


def rated_goals(desk: OpenDiary) -> Sequence[Goal]:
    """The goals whose attainment is rated: those that go on, and those that were reached."""
    return [goal for goal in desk.facts.goals if goal.state in ("active", "reached")]


def _is_row(scale: Scale) -> bool:
    return not scale.words and scale.whole and scale.low == 0 and scale.high == _TEN


def _is_typed(scale: Scale) -> bool:
    return not _is_row(scale) and not 0 < len(scale.words) <= _LAST_KEY


def _keys(scale: Scale) -> list[str]:
    """A key for each word: its number where that is one key, else 1, 2, 3 and so on."""
    own = scale.low >= 0 and scale.high <= _LAST_KEY
    return [str(key) for key, _ in zip(count(int(scale.low) if own else 1), scale.words, strict=False)]


def _options(scale: Scale, own: Sequence[str] = ()) -> tuple[Option, ...]:
    """What is kept of a choice is its key: a number could be the key of another one."""
    if _is_typed(scale) or _is_row(scale):
        return ()
    words = (own[at] if at < len(own) and own[at] else word for at, word in enumerate(scale.words))
    return tuple(Option(key, one_line(word, 66), key) for key, word in zip(_keys(scale), words, strict=True))
