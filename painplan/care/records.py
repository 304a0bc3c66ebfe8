"""A course of care: what was chosen, how each time went, and what was decided about it (clinical.md D3, D4)."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta

from painplan.goals.records import Domain
from painplan.kit.bounds import Id, IdOrNone, Note, Scale
from painplan.kit.record import Misfit, Others, Record, Table
from painplan.kit.words import say
from painplan.safety.medicine import named_medicines

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Short = Annotated[str, Meta(max_length=200)]
CareKind = Literal["therapy", "exercise", "aid", "habit", "home", "work", "other"]
CARE_KINDS: tuple[CareKind, ...] = get_args(CareKind)
Choice = Literal["keep", "change", "pause", "stop", "talk"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
PerWeek = Annotated[int, Meta(ge=1, le=99)]
Number = Annotated[int, Meta(ge=1, le=100_000)]


class Care(Record, frozen=True, kw_only=True):
    """A therapy, an exercise programme, an aid, a habit or a change at home or work that was chosen."""

    TABLE = Table(
        "care",
        key=("id",),
        words=("name", "what_for", "with_whom", "expects"),
        automatic="id",
        follows={"goal": "goals", "member": "members", "decision": "decisions", "plan": "plans"},
        called="name",
    )

    id: Id
    name: Name
    kind: CareKind
    created: date
    since: date
    goal: IdOrNone = ""
    """Id of what it is for; or it is for ..."""
    domain: Domain | None = None
    what_for: Short = ""
    """... or for what matters, in the person's own words."""
    member: IdOrNone = ""
    """Id of somebody of the team with whom it is; or it is with ..."""
    with_whom: Short = ""
    """... somebody else, as the person calls them."""
    per_week: PerWeek | None = None
    expects: Note = ""
    by: date | None = None
    """The day by which that is expected."""
    measure: IdOrNone = ""
    """Name of the measure to look at; or that is ..."""
    plan: IdOrNone = ""
    """... what is done of this plan."""
    look_again: date | None = None
    decision: IdOrNone = ""
    """The decision sheet that it came out of."""

    def misfits(self) -> Iterator[Misfit]:
        """Nothing is expected, or looked at again, before it began."""
        yield from Record.misfits(self)
        for field in ("by", "look_again"):
            day: date | None = getattr(self, field)
            if day is not None and day < self.since:
                yield Misfit(field, say("care.says.before_since", day=day, since=self.since))

    def refused(self, others: Others) -> Iterator[Misfit]:
        """A medicine comes in from nowhere (C4)."""
        yield from Record.refused(self, others)
        yield from named_medicines.medicines_in(others, self.named())

    def named(self) -> Iterator["named_medicines.Named"]:
        """What it is called, what it is for and what is expected of it."""
        yield named_medicines.Named("name", self.name)
        yield from (
            named_medicines.Named(field, getattr(self, field), named_medicines.SPOKEN_OF)
            for field in ("what_for", "expects")
        )


class CareNote(Record, frozen=True, kw_only=True):
    """One use or session, or a word about how it is with it."""

    TABLE = Table(
        "care_notes",
        key=("care", "number"),
        refs={"care": "care"},
        order=("care", "on", "number"),
        automatic="number",
        words=("burden", "side_effect"),
    )

    care: Id
    number: Number
    """From 1, by course of care."""
    on: date
    done: bool = False
    """It was used, or the session was held."""
    worth: Scale | None = None
    """How far it was worth it: 0 not at all, 10 completely."""
    burden: Note = ""
    """What it costs, in the person's words."""
    side_effect: Note = ""
    """What else came with it, in the person's words."""


class CareDecision(Record, frozen=True, kw_only=True):
    """What the person decided about a course of care on a day, and why; none takes the place of an earlier one."""

    TABLE = Table(
        "care_decisions",
        key=("care", "number"),
        refs={"care": "care"},
        order=("care", "on", "number"),
        automatic="number",
        words=("why",),
    )

    care: Id
    number: Number
    """From 1, by course of care."""
    on: date
    choice: Choice
    why: Annotated[str, Meta(min_length=1, max_length=2_000)]
    look_again: date | None = None
    """When to look the next time; none: nothing was said of it."""
