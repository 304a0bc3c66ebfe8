"""A look back, part by part: something to read, to open or to answer, each kept as it is given (clinical.md E2)."""

from collections.abc import Sequence

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.in_order import InOrder
from painplan.kit.step import Option, Step
from painplan.reviews.look_back import LookBack, ReviewPart

READ = ("read", "open")
"""Kinds of parts that take no answer."""


class LookBackFlow(InOrder):
    """What was answered before is marked, and everything can be left out.

    Args:
        desk: The diary.
        review: What is looked back at; none: nothing.
    """

    KEEPS_EACH = True

    def __init__(self, desk: OpenDiary, review: LookBack | None) -> None:
        super().__init__(desk.today)
        self._desk, self.review = desk, review
        self.told = ""
        """What follows from the last answer."""
        self._names: Sequence[str] | None = None
        self._parts: dict[str, ReviewPart] = {}

    @property
    def names(self) -> Sequence[str]:
        """The parts that belong to it; gathered once after every answer."""
        if self._names is None:
            self._names, self._parts = self.review.names() if self.review else (), {}
        return self._names

    def look_again(self) -> None:
        """The diary may say something else by now."""
        self._names = None

    def part(self, name: str) -> ReviewPart | None:
        """A part with what there is to read; none: there is no such part now."""
        if self.review and name in self.names and name not in self._parts:
            self._parts[name] = self.review.part(name)
        return self._parts.get(name)

    @property
    def next(self) -> Step | None:
        """The first part that was neither answered nor left out; a page that an answer opened was read with it."""
        said = self.said
        left = (name for name in self.names if name not in said and not (said and name == "page"))
        return next((self._asked(name) for name in left), None)

    def step(self, name: str) -> Step:
        """A part to answer (again)."""
        return self._asked(name)

    def answer(self, name: str, text: str) -> None:
        """Keep it and go on; the last one ends the look back.

        Raises:
            PainPlanError: It does not fit, or cannot be kept. Nothing is changed then.
        """
        part = self.part(name)
        if part is None or self.review is None:
            return
        if part.kind == "text" and text.strip():
            self._desk.check_words_shown()
        self.told = self.review.answer(name, text) if part.kind not in READ else ""
        self._said[name] = text
        self.look_again()
        if self.next is None:
            self.review.finish()

    def keep(self) -> str:
        """That it is over, or that there was nothing."""
        return str(asset("reviews")["ends"][self.review.kind if self.review else "nothing"])

    def _asked(self, name: str) -> Step:
        part = self.part(name)
        if part is None:
            raise WrongInput(asset("flow")["no_question"].format(name=name[:40]))
        typed = part.kind == "text"
        return Step(
            id=name,
            kind="text" if typed else "scale" if part.kind == "scale" else "choice",
            ask=part.ask,
            hint=part.hint,
            label=part.label,
            options=tuple(Option(*option) for option in part.options),
            low=part.low,
            high=part.high,
            enter=asset("reviews")["begin"] if part.kind == "open" else "",
            optional=typed or part.kind in READ or bool(part.given),
            given=part.given if typed else "",
            before="" if typed else part.given,
        )
