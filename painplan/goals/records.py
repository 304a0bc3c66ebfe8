"""What the conversations leave: how domains of life are rated, barriers with plans, ask-first answers."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from painplan.kit.bounds import Id, Note, Scale
from painplan.kit.record import Record, Table

Domain = Literal["family", "partner", "friends", "work", "home", "health", "leisure", "learning", "meaning"]
"""The nine domains of life (clinical.md D1)."""
BarrierKind = Literal[
    "flare", "fatigue", "sleep", "weather", "time", "fear", "mood", "work", "caring", "forgetting", "money", "alone"
]
"""What can get in the way (clinical.md D2 Q10)."""
Role = Annotated[str, Meta(min_length=1, max_length=2_000)]


class ValueRating(Record, frozen=True, kw_only=True):
    """One domain of life as it was rated on a day; earlier days stay, so that changed priorities keep their history."""

    TABLE = Table("values", key=("on", "domain"), order=("on",))

    domain: Domain
    on: date
    importance: Scale | None = None
    """0 not important, 10 most important."""
    now: Scale | None = None
    """How far it is lived now: 0 not at all, 10 as fully as wished."""
    chosen: bool = False
    """Chosen as one to work on."""


class Barrier(Record, frozen=True, kw_only=True):
    """Something that gets in the way, and what the person does then (clinical.md D2 Q11)."""

    TABLE = Table("barriers", key=("kind",), words=("then",), follows={"goal": "goals"})

    kind: BarrierKind
    then: Note = ""
    """What the person does then: the smallest version that still is something."""
    goal: Id | None = None
    """Id of the goal it was made for."""
    created: date
    active: bool = True
    used: dict[date, bool] = {}
    """By day: whether the plan was used. A missing day was not asked about."""


class About(Record, frozen=True, kw_only=True):
    """What a person told about how things are: capacity, thoughts, mood, sleep, people, tries (clinical.md D2)."""

    TABLE = Table("about", words=("answers",))

    on: date | None = None
    """The day of the last answer."""
    answers: dict[Id, Note] = {}
    """By the name of the question, as typed; empty text is a skipped question."""


class Draft(Record, frozen=True, kw_only=True):
    """A conversation that is not finished: what was typed so far, as typed."""

    TABLE = Table("drafts", words=("answers",))

    answers: dict[Id, Note] = {}
    """By the name of the question; empty text is a skipped question."""
