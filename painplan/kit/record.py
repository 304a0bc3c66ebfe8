"""What all records share, and how a kind of record is declared: once, on its class."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, ClassVar, Self

import msgspec
from msgspec.structs import astuple

from painplan.kit.assets import ids_of
from painplan.kit.bounds import Moment, at_a_glance, why_not
from painplan.kit.days import DAY_STARTS_AT, day_of
from painplan.kit.words import say

ME = "me"
"""The name of the one document of a table that holds one."""
Value = Any
"""A value as it stood in the diary's files: any JSON, since the fields of earlier and later versions have any shape."""


class Table(msgspec.Struct, frozen=True):
    """Where the records of a kind stand. Files, keys, the order in the book, merging and exports follow from it."""

    name: str
    """As it is called in the files of the diary and in exports. It never changes."""
    key: tuple[str, ...] = ()
    """The fields that make a record's name; they never change. None: the table holds one document, `ME`."""
    daily: bool = False
    """Whether a record stands in the file of the month of its ``day``, instead of the plan book."""
    order: tuple[str, ...] = ()
    """The fields by which the book keeps them; none: as they stand in the file."""
    kept_as: Callable[[Iterable[Any]], tuple[Any, ...]] = tuple
    """What the book keeps them as: a tuple, or one that knows more of them as a whole."""
    refs: Mapping[str, str] = {}
    """Fields that hold the name of a record of another table of the plan book, by that table. Without it this one is
    kept and not used."""
    mentions: Mapping[str, str] = {}
    """The same, where this one is used without the other as well; that it is missing is told."""
    follows: Mapping[str, str] = {}
    """Fields that hold names of records of another table in any other way: alone, in a list, as the keys of a mapping,
    or behind a colon (``pleasant:3``). Nobody misses them; where one of those gets another name, they follow it."""
    known: Mapping[str, tuple[str, str]] = {}
    """Fields that hold the id of something that comes with the program: the file of assets and the list in it."""
    words: tuple[str, ...] = ()
    """The fields that hold the person's own words, or parts (`Part`) that do: hidden in discreet mode, and not to be
    changed then. What stands there is in assets/en/discreet.toml."""
    usual: Mapping[str, frozenset[str]] = {}
    """Values of such fields that are everybody's words: the known units of a plan."""
    automatic: str = ""
    """The part of the key that the program makes: a name from a text, a number. Two copies of a diary can give the same
    one to two things; when they are joined, the one that comes in gets another name, and what speaks of it follows."""
    same_by: tuple[str, ...] = ()
    """With ``automatic``: the fields that make two records one thing, as they were at first. None: all of them."""
    open_with: Mapping[str, tuple[object, ...]] = {}
    """Fields with the values that leave the record open, in the way of steps, the most serious first; none of them: it
    never is. One that is open stays so beside another version, unless that one closed just this one."""
    closed_by: tuple[str, ...] = ()
    """The fields that close it."""
    lessened_by: tuple[str, ...] = ()
    """The fields that make less of one that is open: of two versions the one without them counts, then the later day.
    """
    begins: str = ""
    """The field with the day since which it is open: of two versions the first day counts."""
    gathers: Mapping[str, str] = {}
    """Lists whose items are things of their own: two versions give all items, but none that one of them took out. By
    each the field that names an item; empty: the whole item does."""
    ruled: tuple[str, ...] = ()
    """The fields that `Record.from_both` joins by a rule of the kind."""
    called: str = ""
    """The field by which a person calls a thing of their own, beside its id."""
    away: str = ""
    """The field that says that a thing has left its list: a day, or yes; what was noted of it stays."""
    empty: bool = False
    """Whether a record that holds nothing but its name says something: that a tool was used, that a limit ended."""


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """What some fields of an entry said before a later change."""

    at: Moment
    """When the change was made (local time)."""
    values: dict[str, Value]
    """The fields that changed, with what they held before."""


Others = Mapping[str, Mapping[str, "Record"]]
"""Records by table and name."""


class Misfit(ValueError):
    """A value that its record cannot hold.

    Args:
        field: Where it stands.
        why: Goes on from “it cannot be understood:”.
        name: What it stands beside, in a field that names things.
    """

    def __init__(self, field: str, why: str, name: str | None = None) -> None:
        super().__init__(f"{why} - at `$.{field}{'' if name is None else '[...]'}`")
        self.field, self.why, self.name = field, why, name
        self.told = f"{field if name is None else f'{field}.{name}'}, {why}"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base of what stands inside a record, several times: an option of a decision, a piece of a job."""

    WORDS: ClassVar[tuple[str, ...]] = ()
    """The fields that hold the person's own words, or parts that do."""


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of every fact. Missing is ``None`` and is left out of the file."""

    TABLE: ClassVar[Table]
    """Where it stands; each kind says it, and that is all there is to say."""

    saved_at: Moment | None = None
    """When it was last written (local time)."""
    history: tuple[Earlier, ...] = ()
    """What it said before each later change, oldest first."""

    def ever_said(self, field: str, key: str = "") -> bool:
        """Whether a field says something, or ever did.

        Args:
            field: Its name.
            key: In a field that holds a mapping, what is asked about.
        """
        held = [getattr(self, field, None), *(one.values.get(field) for one in self.history)]
        return any((one.get(key) if isinstance(one, dict) else one) not in (None, ()) for one in held)

    def all_said(self, field: str) -> tuple[Value, ...]:
        """What a field says and what it said before each change, the newest first, as files hold it."""
        return (
            getattr(self, field, None),
            *(one.values[field] for one in reversed(self.history) if field in one.values),
        )

    def said_on(self, field: str, day: date, day_starts_at: int = DAY_STARTS_AT) -> Any:
        """What a field said by the end of a day, as files hold it where that is not what it says now."""
        for one in self.history:
            if field in one.values and day < day_of(one.at, day_starts_at):
                return one.values[field]
        return getattr(self, field)

    def last_changed(self, field: str, key: str = "") -> datetime | None:
        """When a field was last changed after the record was made; none: it says what it said then."""
        for one in reversed(self.history):
            if field in one.values:
                held = one.values[field]
                if not isinstance(held, dict) or not key or key in held:
                    return one.at
        return None

    def misfits(self) -> Iterator["Misfit"]:
        """Values that no record can hold, or not together with the others; a kind that knows more adds to it."""
        values = astuple(self)
        if at_a_glance(values):
            return
        for field, value in zip(self.__struct_fields__, values, strict=True):
            if isinstance(value, dict):
                wrong = ((name, why_not(name) or why_not(each)) for name, each in value.items())
                yield from (Misfit(field, why, _text(name)) for name, why in wrong if why)
            if why := why_not(value):
                yield Misfit(field, why)

    def beside(self, others: "Others") -> Iterator["Misfit"]:
        """Values that do not fit to the other records; a kind that knows more of them adds to it.

        Args:
            others: The records of the plan book, by table and name.
        """
        table = self.TABLE
        for field, other in table.refs.items():
            if getattr(self, field) not in others.get(other, {}):
                yield Misfit(field, say("kit.record.no_such_name", other=other))
        for field, (file, listed) in table.known.items():
            if getattr(self, field) not in ids_of(file, listed):
                yield Misfit(field, say("kit.record.unknown_to_this_version"))

    def brought_to(self, now: date, last_entry: Callable[[], date]) -> Self:
        """The record as it counts now, where it was said on a day that still lies ahead; else itself.

        A day begins later, in another time zone or with a clock that was set back: what makes steps wait then waits
        from now on. A kind that does so overrides this; it never moves what is over.

        Args:
            now: The day it is.
            last_entry: Gives the last day with an entry, ``now`` at the earliest.
        """
        return self

    def refused(self, others: "Others") -> Iterator["Misfit"]:
        """Why no import and no merge takes it in. A diary that holds it keeps it: its own facts are not taken away.

        Args:
            others: The records of the plan book, by table and name.
        """
        yield from ()

    @classmethod
    def unsaid(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """Fields that hold what the program noted beside an answer: nobody's word, and told nowhere as one.

        Args:
            values: A version, as files hold it.
        """
        return frozenset()

    @classmethod
    def from_both(cls, earlier: Mapping[str, Any], later: Mapping[str, Any]) -> Mapping[str, Any]:
        """What the ``ruled`` fields say after two versions that know nothing of each other; the others are as usual.

        Args:
            earlier: A version, as files hold it.
            later: The one that was saved later, or that counts before it.
        """
        return {}

    @property
    def key(self) -> str:
        """Its name in its table, made of what it is about: ``2026-11-24 walking``."""
        name = ""
        for field in self.TABLE.key:  # plainly: each record that is read is asked, twice
            part = getattr(self, field)
            text = part if type(part) is str else part.isoformat() if type(part) is date else _text(part)
            name = f"{name} {text}" if name and text else name or text
        return name or ME


def _text(part: object) -> str:
    if part is None:
        return ""
    return part if type(part) is str else part.isoformat() if isinstance(part, date) else str(part)
