"""PainPlan's own exports back into a diary: entries join those that are there, which count before them."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.exchange.import_result import NotTaken, Rejected, lies_ahead
from painplan.exchange.own.entries import Own, TakenIn, why_not
from painplan.exchange.own.export import read_own
from painplan.exchange.paths import paths_typed
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.store.files import Fields, Outcome
from painplan.store.kinds import BOOK
from painplan.store.whole import joining
from painplan.store.whole.coming_in import looked_at
from painplan.store.whole.everything import Place, day_of, days_of, document_of, entry_kinds, place_of
from painplan.store.whole.joining import joined

OtherName = tuple[str, str, str]
"""Table of an entry, its name where it comes from, and its name here."""


class BroughtBack(msgspec.Struct, frozen=True, kw_only=True):
    """What an export brought, counted in entries."""

    files: int
    days: int
    """Days that its entries are about."""
    first: date | None
    last: date | None
    added: int
    changed: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    names: tuple[OtherName, ...] = ()
    """Of things that were not the same as what had that name here."""
    not_known: str = ""
    """What waits because something of it could not be read; empty where nothing does."""
    not_taken: tuple[NotTaken, ...] = ()
    choices: Mapping[str, str | bool] = {}
    """As of every import; our own export leaves nothing open."""

    @property
    def entries(self) -> int:
        """All that could be taken."""
        return self.added + self.changed + self.unchanged


def own_at(path: Path) -> Own:
    """What an export holds; nothing is saved.

    Raises:
        WrongInput: The path leads nowhere.
        CannotDo: It is no export of PainPlan, is cut off or damaged, or a newer PainPlan made it.
    """
    return read_own(path, entry_kinds())


def path_typed(typed: str) -> Path:
    """The one path in what a person typed or pasted.

    Raises:
        WrongInput: Nothing was typed, or several paths were.
    """
    first, *more = paths_typed(typed)
    if more:
        raise WrongInput(say("exchange.import.these_several_paths_name"))
    return first


def look_at(own: Own, desk: OpenDiary) -> BroughtBack:
    """What an export would bring; nothing is saved.

    Raises:
        CannotDo: The diary cannot be read.
    """
    found = _placed(own, desk)
    done = joining.beside(desk.diary.folder, found.entries)
    return _told(own, found, done, joining.lost_marks(desk.diary.folder, found.lost, desk.now()))


def bring_back(own: Own, desk: OpenDiary) -> BroughtBack:
    """Let the entries of an export join those of a diary.

    Raises:
        CannotDo: It cannot be written; everything stays as it was.
    """
    found = _placed(own, desk)
    marks = joining.lost_marks(desk.diary.folder, found.lost, desk.now())
    done = desk.join(found.entries, "import", found.lost) if found.entries or marks else []
    return _told(own, found, done, marks)


class _Placed(NamedTuple):
    """What an export holds, by where it belongs."""

    entries: dict[Place, Fields]
    rejected: list[Rejected]
    names: list[OtherName]
    lost: list[tuple[str, object]]


def _placed(own: Own, desk: OpenDiary) -> _Placed:
    """The entries by where they belong, each once, and what belongs nowhere or does not fit to the others.

    Those whose name is that of another thing in the diary have another one; they come last.
    """
    entries: dict[Place, TakenIn] = {}
    rejected, gone, lost = list(own.rejected), set(own.gone), list(own.lost)
    for taken in own.entries:
        place, day = place_of(taken.table, taken.entry), day_of(taken.entry)
        if day is not None and day > desk.today:
            why = say("exchange.import.entry", table=taken.table, day=lies_ahead(day, desk.today))
            rejected.append(Rejected(*taken.line, why))
            gone |= {place[1:]} if place is not None else set()
        elif place is None:
            why = say("exchange.import.belongs_no_file_diary")
            rejected.append(Rejected(*taken.line, why))
        elif place in entries:
            rejected.append(
                Rejected(*taken.line, say("exchange.import.stands_twice_one_taken", place=place[2], table=taken.table))
            )
            lost.append((taken.table, None))
        else:
            entries[place] = taken
    named, names = _named(entries, desk)
    files = desk.diary.folder
    looked = looked_at(files, dict(named.values()), joined, gone=frozenset(gone))
    was = {here: there for there, (here, _) in named.items()}
    for place, misfit in looked.not_taken.items():
        there = was[place]
        rejected.append(Rejected(*entries[there].line, f"“{there[2]}” of {there[1]}: {why_not(misfit)}"))
        lost.append((there[1], entries[there].document))
    names = [each for each in names if not any(place[1:] == (each[0], each[2]) for place in looked.not_taken)]
    return _Placed(looked.taken, rejected, names, lost)


def _named(
    entries: Mapping[Place, TakenIn], desk: OpenDiary
) -> tuple[dict[Place, tuple[Place, Fields]], list[OtherName]]:
    """The entries under the names that they have in the diary, or get: one name never holds two things."""
    documents = {place: document_of(taken.document, taken.entry) for place, taken in entries.items()}
    found: dict[Place, tuple[Place, Fields]] = {}
    names: list[OtherName] = []
    for was, (place, document, other_name) in joining.named_beside(desk.diary.folder, documents, desk.now()).items():
        found[was] = (place, document)
        if other_name:
            names.append((place[1], was[2], place[2]))
    return found, names


def _told(own: Own, found: _Placed, outcomes: Sequence[Outcome], marks: Mapping[Place, Fields]) -> BroughtBack:
    days = sorted(days_of(found.entries))
    return BroughtBack(
        files=own.files,
        days=len(days),
        first=date.fromisoformat(days[0]) if days else None,
        last=date.fromisoformat(days[-1]) if days else None,
        added=outcomes.count("added"),
        changed=outcomes.count("changed"),
        unchanged=outcomes.count("unchanged"),
        rejected=tuple(found.rejected),
        names=tuple(found.names),
        not_known=asset("store")["import"]["not_known"] if any(place[0] == BOOK for place in marks) else "",
    )
