"""Things of a person's own, of one kind, such as medicines or people of the team: found, kept, put away, brought back.

What a kind calls its things and how they leave its list stands in its `Table` (``called``, ``away``); what is said
where there is none of a name, in the words (``own_things.toml``), by the table's name.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Any, Generic, TypeVar

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.escape import one_line
from painplan.kit.record import Record
from painplan.kit.words import say
from painplan.store.diary import Change, book_change

Thing = TypeVar("Thing", bound=Record)
LONGEST_ID, LONGEST_TOLD = 24, 40
"""Letters of an id that is made, and of a name that is told again."""


class OwnThings(Generic[Thing]):
    """The things of one kind, arranged with one diary.

    Args:
        desk: The diary.
        kind: The kind; a thing is named by its ``id``.
    """

    def __init__(self, desk: OpenDiary, kind: type[Thing]) -> None:
        self._desk, self._kind, self._table = desk, kind, kind.TABLE

    def all(self) -> tuple[Thing, ...]:
        """Those on the list, as they may be shown."""
        return tuple(one for one in self._desk.book.all(self._kind) if not self._is_away(one))

    def put_away_ones(self) -> tuple[Thing, ...]:
        """Those that left the list; what was noted of them stays."""
        return tuple(one for one in self._desk.book.all(self._kind) if self._is_away(one))

    def named(self, typed: str, among: Iterable[Thing] | None = None) -> Thing:
        """The one of this id or name, as it may be shown.

        Args:
            typed: As typed; capitals do not matter.
            among: The things that are looked at; none: those on the list.

        Raises:
            WrongInput: There is none; the sentence says which there are.
        """
        things = self.all() if among is None else tuple(among)
        return find(self._kind, typed, things, none=self._desk.none_yet(none_yet(self._kind)))

    def kept(self, typed: str) -> Thing:
        """The same as it is kept, with its words while they are hidden.

        Raises:
            WrongInput: There is none.
        """
        key = self.named(typed).key
        return next(one for one in self._desk.facts.all(self._kind) if one.key == key)

    def new_id(self, text: str) -> str:
        """An id for a new thing, made from a text."""
        return free_id(
            text, {one.key for one in self._desk.facts.all(self._kind)}, say(f"own_things.id.{self._table.name}")
        )

    def add(self, made: Thing) -> Thing:
        """Keep a new thing."""
        self._desk.save([book_change(self._table.name, made.key, made)])
        return self._again(made.key)

    def change(self, one: Thing, **fields: object) -> Thing:
        """Change some of what is kept of a thing; none: it is left out from now on."""
        self._desk.save([Change(table=self._table.name, key=one.key, fields=fields)])
        return self._again(one.key)

    def put_away(self, typed: str) -> Thing:
        """Take a thing off its list; what was noted of it stays in the diary.

        Raises:
            WrongInput: There is none of this name on it.
        """
        return self.change(self.named(typed), **{self._table.away: self._away_now()})

    def bring_back(self, typed: str) -> Thing:
        """Put a thing on its list again; one that is there stays.

        Raises:
            WrongInput: There is none of this name, neither put away nor on the list.
        """
        return self.change(self.named(typed, (*self.put_away_ones(), *self.all())), **{self._table.away: None})

    def _again(self, key: str) -> Thing:
        return next(one for one in self._desk.book.all(self._kind) if one.key == key)

    def _is_away(self, one: Thing) -> bool:
        return bool(self._table.away) and bool(getattr(one, self._table.away))

    def _away_now(self) -> object:
        """The day, where the kind keeps one."""
        return self._desk.today if _default(self._kind, self._table.away) is None else True


def find(kind: type[Thing], typed: str, among: Collection[Thing], *, none: str = "") -> Thing:
    """The thing of this id or name.

    Args:
        kind: Its kind.
        typed: As typed; capitals do not matter, and an id goes before a name.
        among: The things that are looked at.
        none: What is said instead of their names where there are none.

    Raises:
        WrongInput: There is none of this name; the sentence says which there are.
    """
    wanted, called = typed.strip().casefold(), kind.TABLE.called
    for one in among:
        if one.key.casefold() == wanted:
            return one
    for one in among if called and wanted else ():
        if str(getattr(one, called)).strip().casefold() == wanted:
            return one
    known = ", ".join(one.key for one in among) or none or none_yet(kind)
    raise WrongInput(say(f"own_things.unknown.{kind.TABLE.name}", name=one_line(typed, LONGEST_TOLD), known=known))


def none_yet(kind: type[Record]) -> str:
    """What is said where there are none of a kind."""
    return say("own_things.nobody_yet" if kind.TABLE.name == "members" else "own_things.none_yet")


def free_id(text: str, taken: Collection[str], otherwise: str = "plan") -> str:
    """A short name for commands and files, made from a text: ``walking``, ``walking-2``.

    Letters outside a to z lose their marks.

    Args:
        text: In the person's words.
        taken: The names that there are.
        otherwise: The name where nothing of the text is left.
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    base = "-".join(re.findall(r"[a-z0-9]+", ascii_text))[:LONGEST_ID].strip("-") or otherwise
    return numbered(base, taken)


def numbered(base: str, taken: Collection[str]) -> str:
    """A name that is free: as it is, or with the first number from 2 that makes it one."""
    number, name = 1, base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _default(kind: type[Record], field: str) -> Any:
    return dict(zip(kind.__struct_fields__[::-1], kind.__struct_defaults__[::-1], strict=False)).get(field)
