"""PainPlan's own exports back into a diary: entries join those that are there, which count before them."""

from datetime import date
from pathlib import Path

import msgspec

from painplan.coach.desk import Desk
from painplan.share import Rejected
from painplan.share.own_entries import Own
from painplan.share.own_export import read_own
from painplan.store.everything import KINDS, Place, days_of, document_of, place_of
from painplan.store.files import Fields


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
    return read_own(path, KINDS)


def bring_back(own: Own, desk: Desk) -> BroughtBack:
    """Let the entries of an export join those of a diary.

    Raises:
        CannotDo: It cannot be written; everything stays as it was.
    """
    entries: dict[Place, Fields] = {}
    rejected = list(own.rejected)
    for taken in own.entries:
        place = place_of(taken.table, taken.entry)
        if place is None:
            why = "It belongs to no file of a diary, or would stand in the way of the diary's own entries."
            rejected.append(Rejected(*taken.line, why))
        elif place in entries:
            rejected.append(Rejected(*taken.line, f"“{place[2]}” of {taken.table} stands there twice; one was taken."))
        else:
            entries[place] = document_of(taken.document, taken.entry)
    done = desk.join(entries, f"Bringing in {len(entries):,} entries") if entries else []
    outcomes = [each.outcome for each in done]
    days = sorted(days_of(entries))
    return BroughtBack(
        files=own.files,
        days=len(days),
        first=date.fromisoformat(days[0]) if days else None,
        last=date.fromisoformat(days[-1]) if days else None,
        added=outcomes.count("added"),
        changed=outcomes.count("changed"),
        unchanged=outcomes.count("unchanged"),
        rejected=tuple(rejected),
    )
