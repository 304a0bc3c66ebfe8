"""The facts of an assessment: what was answered to an instrument, or measured in a home test, on one day."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Annotated, Literal, Self

import msgspec
from msgspec import Meta

from painplan.kit.bounds import Id, Note
from painplan.kit.record import Record, Table

MOST_ANSWERS = 500
Words = Annotated[str, Meta(max_length=500)]
NormTable = Literal["men", "women"]


class Assessment(Record, frozen=True, kw_only=True):
    """What was answered to one instrument on one day (clinical.md B). The score is computed, never kept."""

    TABLE = Table(
        "assessments", key=("day", "instrument"), daily=True, words=("activities", "title", "because", "conditions")
    )

    day: date
    instrument: Id
    """Its name on the shelf; ``elsewhere.…`` for a score that no instrument here knows (B2)."""
    answers: Annotated[tuple[float | None, ...], Meta(max_length=MOST_ANSWERS)]
    """In the order of the items; missing is none. Of a score from elsewhere: the total as it was typed in."""
    activities: Annotated[tuple[Words, ...], Meta(max_length=MOST_ANSWERS)] = ()
    """The person's own activities (PSFS) or goals (GAS), one an answer: only the same ones are compared later."""
    weights: Annotated[tuple[float, ...], Meta(max_length=MOST_ANSWERS)] = ()
    """Goal attainment: one a goal, where the person weighed them."""
    title: Words = ""
    """What a score from elsewhere was called."""
    low: float | None = None
    high: float | None = None
    """The range that was given with a score from elsewhere."""
    higher_is_better: bool | None = None
    """Of a score from elsewhere."""
    because: Note = ""
    """PGIC: because of what, in the person's words (B1)."""
    conditions: Note = ""
    """Chair, shoes, time of day, aid: what should be the same next time (B4)."""
    arms: bool = False
    """Chair stand: the arms had to be used (B4)."""
    age: Annotated[int, Meta(ge=0, le=120)] | None = None
    """In years, where a norm was asked for."""
    table: NormTable | None = None
    """The table the person chose to compare with; none: only with oneself."""

    def each_said(self) -> Iterator[Self]:
        """It as it is now, then as it was before each change, the newest first.

        Nobody keeps when the first one was saved: it counts as noted on the day on which it was changed.
        """
        yield self
        said = {name: value for name, value in msgspec.to_builtins(self).items() if name != "history"}
        for number in reversed(range(len(self.history))):
            said = said | self.history[number].values | {"saved_at": self.history[max(0, number - 1)].at}
            said = {name: value for name, value in said.items() if value is not None}
            with suppress(msgspec.ValidationError):  # what another version of the program kept there
                yield msgspec.convert(said, type(self))
