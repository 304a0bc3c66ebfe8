"""How a field of the check-in is answered: declared once, beside the field, and read there by everybody.

``pain: Annotated[Scale | None, AskedField("scale")]`` is a key of ``--set``, a question and a measure with its trend.
What is asked, and what it is called, stands in the words under the field's name.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from painplan.checkin.optional_questions import Module
from painplan.kit.record import Record
from painplan.measures.records import Measure

Kind = Literal[
    "choice",
    "scale",
    "per_cent",
    "yes_no",
    "count",
    "number",
    "minutes",
    "hours",
    "day",
    "activities",
    "places",
    "words",
]
"""What an answer is: one of a few words; 0 to 10; 0 to 100; yes or no; a whole number; any number; minutes and hours of
a day; a day that has been; other activities, places of the body in a line; own words."""
NUMBERS: frozenset[Kind] = frozenset({"scale", "count", "minutes", "hours"})
"""Kinds whose values make a measure (a share of an energy envelope is none: it is looked at as a pair)."""
MEASURED: Mapping[Kind, tuple[str, float, bool]] = {
    "scale": ("0-10", 10, False),
    "minutes": ("minutes", 24 * 60, True),
    "hours": ("hours", 24, False),
    "yes_no": ("0-1", 1, True),
}
"""What the measure of such an answer counts, its largest value, and whether it is counted one by one; from 0 on.
A count tells neither, so its measure stands with those of devices (`painplan.measures.records.COUNTED`)."""
AFTER_PAIN_IN_THE_WAY = 10
"""The first place among what is asked on top that comes after how much pain got in the way (clinical.md E1)."""


class AskedField(NamedTuple):
    """How one field is answered."""

    kind: Kind
    module: Module | None = None
    """AskedField on top, where the person switched this on; none: by itself, or only by its key (clinical.md E1)."""
    place: int = 0
    """Where among what is asked on top; below ten with the plans, before how much pain got in the way."""
    choices: tuple[str, ...] = ()
    """The words of a choice, as they are typed."""
    longest: int = 0
    """Letters that own words may have."""
    at_any_time: bool = False
    """Can be said of an entry that exists however long ago it was: what speaks of safety or of a flare-up, and words
    that nothing is worked out from."""
    measured: bool = False
    """A yes or no whose share of days is worth a trend: no 0, yes 1."""

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers of a measure."""
        return self.kind in NUMBERS


def asked_of(kind: type[Record]) -> Mapping[str, AskedField]:
    """How the fields of a record are answered, in their order; without those that nobody answers."""
    said = ((name, getattr(field, "__metadata__", ())) for name, field in kind.__annotations__.items())
    return {name: one for name, metadata in said for one in metadata if isinstance(one, AskedField)}


def measures_of(asked: Mapping[str, AskedField]) -> dict[str, Measure]:
    """The measures that answers are, by the names of their fields.

    Args:
        asked: How the fields are answered.
    """
    measured = {name: one.kind for name, one in asked.items() if one.is_number or one.measured}
    found = {name: MEASURED[kind] for name, kind in measured.items() if kind in MEASURED}
    return {name: Measure(name, unit, 0, high, whole) for name, (unit, high, whole) in found.items()}
