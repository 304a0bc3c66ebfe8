"""The questions of one instrument, one at a time; every answer is saved as it is given, the rest is missing so far."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.measures.instrument import Instrument, Scale
from painplan.measures.results_words import question_text
from painplan.measures.service import Assessments, Taken
from painplan.measures.typed_answers import parse_answers
from painplan.plans.records import Goal

OWN_ACTIVITIES, GOALS, CHANGE = "psfs", "gas", "pgic"
ASKED_FOR = 3
"""So many own activities are asked for; the form has room for more (clinical.md B1)."""
LONGEST_ACTIVITY = 200
_TEN = "0123456789x"

StepKind = Literal["activity", "item", "because"]


class AnswerChoice(msgspec.Struct, frozen=True):
    """An answer to choose by a key."""

    key: str
    words: str
    typed: str
    """What it stands for, as it would be typed."""


class AskedNow(msgspec.Struct, frozen=True, kw_only=True):
    """The question that is open."""

    kind: StepKind
    place: int
    """Which answer or activity it is about, from 0."""
    of: int
    text: str
    """Of an item: its words as they are published."""
    choices: tuple[AnswerChoice, ...] = ()
    ends: tuple[str, str] | None = None
    """Words for both ends, where the choices stand in a row."""
    hint: str = ""
    given: str = ""
    """The answer so far, as it would be typed."""


class Asking:
    """Somebody answers one instrument today.

    Args:
        desk: The diary.
        instrument: Its name.
    """

    def __init__(self, desk: OpenDiary, instrument: str) -> None:
        self._desk, self._room = desk, Assessments(desk)
        self.instrument: Instrument = self._room.shelf.named(instrument)
        self.activities = self._own()
        self.answers: list[float | None] = []
        self.because = ""
        self._at, self._naming = 0, self._names_are_asked and not self.activities
        self._take_up_again()

    @property
    def _names_are_asked(self) -> bool:
        return self.instrument.name == OWN_ACTIVITIES

    @property
    def count(self) -> int:
        """How many answers there will be."""
        fewest, most = self.instrument.counts
        return most if fewest == most else max(fewest, min(most, len(self.activities)))

    def now(self) -> AskedNow | None:
        """The question that is open; none: all is asked."""
        if self._naming:
            return self._name_asked()
        if self._at < self.count:
            return self._item_asked()
        if self._at == self.count and self.instrument.name == CHANGE:
            words = asset("measures")["ask"]["because"]
            return AskedNow(kind="because", place=self._at, of=self.count, text=words, given=self.because)
        return None

    @property
    def words_typed(self) -> bool:
        """Whether the open question takes the person's own words."""
        now = self.now()
        return now is not None and now.kind != "item"

    def say(self, typed: str) -> None:
        """Answer the open question and go on; empty or “-” leaves it open and goes on.

        Raises:
            WrongInput: The answer does not fit.
            CannotDo: It cannot be written. What stood there stands.
        """
        now, text = self.now(), typed.strip()
        if now is None:
            return
        if now.kind == "activity":
            self._name(one_line(text, LONGEST_ACTIVITY))
            return
        if now.kind == "because":
            self.because = text
        elif text and text != "-":
            value = parse_answers(self.instrument, ["-"] * self._at + [text])[self._at]
            self._checked(value)
            self.answers[self._at] = value
        self._at += 1
        if self.answers.count(None) < len(self.answers):
            self._save()

    def back(self) -> bool:
        """Go a question back; false where this is the first one."""
        if self._naming:
            if self.activities:
                self.activities = self.activities[:-1]
                return True
            return False
        if self._at == 0:
            return False
        self._at -= 1
        return True

    def taken(self) -> Taken | None:
        """What is saved for today; none while nothing was answered."""
        found = self._room.latest(self.instrument.name)
        return found if found is not None and found.day == self._desk.today else None

    def answer_calls(self) -> bool:
        """Whether an answer given so far calls by itself for the page of support (clinical.md C3)."""
        taken = self.taken()
        return taken is not None and self._room.answer_calls(taken)

    # --- inside ---

    def _own(self) -> tuple[str, ...]:
        """The activities of the last time, so that the same ones are rated again; of goals their words."""
        if self.instrument.name == GOALS:
            return tuple(goal.text for goal in self._goals())
        if not self._names_are_asked:
            return ()
        before = [made for made in self._room.facts() if made.instrument == self.instrument.name]
        return before[-1].activities if before else ()

    def _goals(self) -> Sequence[Goal]:
        """The goals that are rated: those that go on, and those that were reached."""
        return rated_goals(self._desk)[: self.instrument.counts[1]]

    def _level_words(self) -> Sequence[str]:
        """The person's own words for the levels of the goal that is asked about; empty where there are none (B1)."""
        if self.instrument.name != GOALS or self._desk.discreet:
            return ()
        goals = self._goals()
        return goals[self._at].levels if self._at < len(goals) else ()

    def _take_up_again(self) -> None:
        """Go on where it was left today."""
        if self.instrument.name == GOALS and not self.activities:
            none = "There is no goal yet. A goal begins with a short conversation (g)."
            raise WrongInput(self._desk.none_yet(none))
        self.answers = [None] * self.count
        today = [m for m in self._room.facts() if (m.instrument, m.day) == (self.instrument.name, self._today)]
        if today and len(today[0].answers) == self.count and None in today[0].answers:
            self.answers, self.because = list(today[0].answers), today[0].because
            self._at = self.answers.index(None)

    @property
    def _today(self) -> date:
        return self._desk.today

    def _name_asked(self) -> AskedNow:
        words = asset("measures")["ask"]
        said = " · ".join(one_line(name, 30) for name in self.activities)
        return AskedNow(
            kind="activity",
            place=len(self.activities),
            of=ASKED_FOR,
            text=words["activity"],
            hint=words["so_far"].format(said=said) if said else "",
        )

    def _name(self, text: str) -> None:
        if text:
            self._desk.check_words_shown()
            self.activities = (*self.activities, text)
        elif not self.activities:
            raise WrongInput("Name at least one activity that is hard for you; two are needed for a score.")
        if not text or len(self.activities) == ASKED_FOR:
            self._naming = False
            self.answers = [None] * self.count

    def _item_asked(self) -> AskedNow:
        scale, given = self.instrument.scale_of(self._at), self.answers[self._at]
        shown = self._shown_activities()
        text = question_text(self.instrument, self._at, shown, plan=self._plan())
        goal = shown[self._at] if self.instrument.name == GOALS else ""
        ends = scale.ends or (("", "") if _is_row(scale) else None)
        return AskedNow(
            kind="item",
            place=self._at,
            of=self.count,
            text=f"{one_line(goal, 200)}\n{text}" if goal else text,
            choices=_choices(scale, self._level_words()),
            ends=ends if _is_row(scale) else None,
            hint="" if _choices(scale) else asset("measures")["ask"]["number"].format(low=scale.low, high=scale.high),
            given="" if given is None else f"{given:g}",
        )

    def _shown_activities(self) -> Sequence[str]:
        if not self._desk.discreet:
            return self.activities
        word = "goal" if self.instrument.name == GOALS else "activity"
        return tuple(f"{word} {number}" for number in range(1, len(self.activities) + 1))

    def _plan(self) -> str:
        plans = self._desk.book.active_plans()
        return plans[0].activity if plans else ""

    def _checked(self, value: float | None) -> None:
        scale = self.instrument.scale_of(self._at)
        if value is not None and not scale.low <= value <= scale.high:
            raise WrongInput(f"{value:g} does not fit: it goes from {scale.low:g} to {scale.high:g}.")
        if value is not None and scale.whole and value != int(value):
            raise WrongInput(f"{value:g} does not fit: whole numbers from {scale.low:g} to {scale.high:g}.")

    def _save(self) -> None:
        self._room.save(
            self.instrument.name,
            self.answers,
            activities=self.activities,
            because=self.because,
            together=self,
        )


def rated_goals(desk: OpenDiary) -> Sequence[Goal]:
    """The goals whose attainment is rated: those that go on, and those that were reached."""
    return [goal for goal in desk.facts.goals if goal.state in ("active", "reached")]


def _is_row(scale: Scale) -> bool:
    return not scale.words and scale.whole and scale.low == 0 and scale.high == len(_TEN) - 1


def _choices(scale: Scale, own: Sequence[str] = ()) -> tuple[AnswerChoice, ...]:
    if _is_row(scale):
        return tuple(AnswerChoice(key, "10" if key == "x" else key, str(at)) for at, key in enumerate(_TEN))
    if not scale.words or len(scale.words) > len(_TEN) - 2:
        return ()
    first = int(scale.low) if scale.low >= 0 else 1
    if first + len(scale.words) > len(_TEN) - 1:
        first = 1
    words = (own[at] if at < len(own) and own[at] else word for at, word in enumerate(scale.words))
    return tuple(
        AnswerChoice(str(first + at), one_line(word, 66), f"{scale.low + at:g}") for at, word in enumerate(words)
    )
