"""A decision to think through, alone or with somebody: options, what speaks for and against, what is not known."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from painplan.kit.bounds import Id, IdOrNone, Note, Scale
from painplan.kit.record import Misfit, Others, Part, Record, Table
from painplan.safety.medicine import named_medicines

Words = Annotated[str, Meta(min_length=1, max_length=500)]
Stars = Annotated[int, Meta(ge=0, le=5)]
Likely = Annotated[int, Meta(ge=0, le=3)]
MOST_POINTS = 200


class Point(Part, frozen=True, kw_only=True):
    """One thing that speaks for or against an option."""

    WORDS = ("text",)

    text: Words
    stars: Stars | None = None
    """How much it matters to the person."""
    likely: Likely | None = None
    """How likely they think it is: 0 hardly, 3 almost surely."""


class DecisionOption(Part, frozen=True, kw_only=True):
    """One of the ways to go."""

    WORDS = ("name", "benefits", "burdens", "unknown")

    name: Words
    benefits: Annotated[tuple[Point, ...], Meta(max_length=MOST_POINTS)] = ()
    burdens: Annotated[tuple[Point, ...], Meta(max_length=MOST_POINTS)] = ()
    unknown: Note = ""
    """What nobody knows about it, or the person does not know yet."""


class Decision(Record, frozen=True, kw_only=True):
    """One decision sheet (clinical.md D3)."""

    TABLE = Table(
        "decisions",
        key=("id",),
        words=("text", "options", "who", "need", "choice"),
        automatic="id",
        gathers={"options": "name"},
    )

    id: Id
    text: Words
    """What is to be decided, in the person's words."""
    sheet: IdOrNone = ""
    """Name of the prepared sheet it began with (assets/en/decisions)."""
    created: date
    options: Annotated[tuple[DecisionOption, ...], Meta(max_length=8)] = ()
    who: Note = ""
    """Who else decides or has a say."""
    need: Note = ""
    """What the person needs to know before, and from whom."""
    choice: Note = ""
    """Name of the option chosen for now."""
    sure: Scale | None = None
    """How sure of it: 0 not at all, 10 completely."""
    check: dict[Id, Literal["yes", "no"]] = {}
    """Answers to the four questions of SURE, by name of the item."""
    decided_on: date | None = None

    def named(self) -> Iterator["named_medicines.Named"]:
        """The ways to go that are weighed (clinical.md C4)."""
        yield from (named_medicines.Named("options", option.name) for option in self.options)

    def refused(self, others: Others) -> Iterator[Misfit]:
        """A medicine is weighed nowhere (C4)."""
        yield from Record.refused(self, others)
        yield from named_medicines.medicines_in(others, self.named())
