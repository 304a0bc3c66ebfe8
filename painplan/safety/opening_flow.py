"""Questions that a yes opens and somebody's look closes, one after the other, and closing what is open."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import PainPlanError
from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder
from painplan.kit.step import Step
from painplan.kit.words import say
from painplan.safety.closing import Closing, Kind

MOST_LISTED = 9
"""As many as there are keys."""
LETTERS_OF_LABEL = 26
LOOKED_AT, MISTAKE, YES = "looked_at", "mistake", "yes"


class Open(NamedTuple):
    """What waits for somebody's look."""

    kind: Kind
    id: str
    line: str


class OpeningFlow(InOrder):
    """A list of such questions. Each answer is kept as it is given, and one that cannot be kept with the next.

    Args:
        desk: The diary.
    """

    KEEPS_EACH = True
    KIND: ClassVar[Kind]

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._desk = desk
        self._unkept: dict[str, str] = {}
        self._answered = False
        """Something was answered: a list passed over from end to end was not gone through."""

    # --- what each list says ---

    def save(self, answers: Mapping[str, str]) -> None:
        """Keep answers.

        Raises:
            PainPlanError: That is not possible. Nothing is changed then.
        """
        raise NotImplementedError

    def before(self, name: str) -> str:
        """What was answered on an earlier day; empty: nothing."""
        raise NotImplementedError

    def everything_open(self) -> Sequence[Open]:
        """What is open, in the order in which it is told."""
        raise NotImplementedError

    def page(self) -> Sequence[str]:
        """What to do about it: first the sentence, then the lines below it."""
        raise NotImplementedError

    def page_read(self, names: Sequence[str]) -> None:
        """The page was read, and what is on it stays open."""

    def gone_through(self) -> None:
        """The list came to its end."""

    def told(self, name: str) -> Sequence[str]:
        """What is told as soon as a question was answered."""
        return ()

    def ends(self, name: str) -> bool:
        """Whether the page of what was answered comes before every other question."""
        raise NotImplementedError

    # --- what is open ---

    def waiting(self) -> Sequence[Open]:
        """What is open and not being asked more about."""
        step = self.next
        asking = step.id.rpartition(".")[0] if step else ""
        return [one for one in self.everything_open() if one.id != asking]

    def stays(self, name: str, answer: str) -> Open | None:
        """What stays open although this was answered: a yes does not go away by a later no."""
        still = [one.id for one in self.KIND.waiting(self._desk.facts, self._today) if one.stays(name, answer)]
        return next((one for one in self.everything_open() if one.id in still), None)

    def stays_words(self, name: str, answer: str) -> tuple[str, ...]:
        """The same, as a sentence that says what would close it."""
        return Closing(self._desk, self.KIND).stays_open({name: answer})

    # --- a flow ---

    def step(self, name: str) -> Step:
        """A question to answer (again); whoever passes it over leaves what was said."""
        step = super().step(name)
        return msgspec.structs.replace(step, given="", before=step.given or step.before)

    def answer(self, name: str, text: str) -> None:
        """Keep it and go on.

        Raises:
            PainPlanError: That is not possible; what fits is kept with the next one, and the last is asked again.
        """
        kept, said = self.fitting(name, text), dict(self._said)
        self._said[name] = kept
        if kept:
            self._unkept[name], self._answered = kept, True
        try:
            if self._unkept:
                self.save(self._unkept)
                self._unkept = {}
            if self._answered and self.next is None:
                self.gone_through()
        except PainPlanError:
            if self.next is None:
                self._said = said
            raise

    def keep(self) -> str:
        """What came of it."""
        return say(f"safety.closing.{'kept' if self._answered else 'nothing_said'}")

    def _asked(self, name: str) -> Step:
        return msgspec.structs.replace(super()._asked(name), before=self.before(name))


class ClosingFlow(InOrder):
    """Who looked at what is open, or that the yes was a mistake.

    Args:
        desk: The diary.
        waiting: What is open, as it is shown: another program may close some of it meanwhile, or open more.
        page: What to do about it; nothing where a no was said to the one that is open.
    """

    TOPIC, TABLE, WAITS = "safety", "close_ask", False

    def __init__(self, desk: OpenDiary, waiting: Sequence[Open], page: Sequence[str] = ()) -> None:
        super().__init__(desk.today)
        self._desk, self.waiting, self._page = desk, waiting, page

    @property
    def names(self) -> Sequence[str]:
        """How, which of several, and by whom, or whether the person is sure."""
        names = ["how"] if self._page else []
        how = self._said.get("how", "" if self._page else MISTAKE)
        if how and len(self.waiting) > 1:
            names.append("which")
        if how and self._chosen:
            names.append("role" if how == LOOKED_AT else "sure")
        return names

    @property
    def _chosen(self) -> Open | None:
        which = self._said.get("which") if len(self.waiting) > 1 else self.waiting[0].id
        return next((one for one in self.waiting if one.id == which), None)

    @property
    def left_open(self) -> bool:
        """Whether the page was read and nothing of it closed."""
        return self._said.get("how") == ""

    def where(self, step: Step) -> str:
        """It is one page."""
        return ""

    def below(self, name: str) -> Sequence[str]:
        """What stands below a question."""
        if name == "how":
            return self._page[1:]
        return [self._chosen.line] if self._chosen and name != "which" else []

    def options(self, name: str) -> Mapping[str, str]:
        """What is open."""
        return {one.id: one_line(one.line, 70) for one in self.waiting[:MOST_LISTED]} if name == "which" else {}

    def shown_before(self, name: str) -> Mapping[str, object]:
        """The page."""
        return {"page": self._page[0] if self._page else "", "sure": say("safety.closing.sure")}

    def keep(self) -> str:
        """Close it; says so, and nothing where it stays open."""
        chosen, role = self._chosen, self.said.get("role")
        if chosen is not None and role:
            Closing(self._desk, chosen.kind).looked_at(chosen.id, role)
            return say("safety.closing.was_looked_at", role=one_line(role, 40))
        if chosen is not None and self.said.get("sure") == YES:
            Closing(self._desk, chosen.kind).take_back(chosen.id)
            return say("safety.closing.was_mistake")
        return ""
