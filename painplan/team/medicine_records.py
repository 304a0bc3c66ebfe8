"""Medicines as a person wrote them down: recorded, never advised on (clinical.md C4). No amount is a field here."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from painplan.kit.bounds import Id, Note
from painplan.kit.record import Record, Table
from painplan.team.decision_records import Words


class Medicine(Record, frozen=True, kw_only=True):
    """One medicine, as typed."""

    TABLE = Table(
        "medicines",
        key=("id",),
        words=("name", "side_effects", "questions"),
        automatic="id",
        gathers={"questions": ""},
        called="name",
        away="put_away",
    )

    id: Id
    name: Words
    """Name or label as typed; nothing in it is read."""
    side_effects: Note = ""
    """In the person's words."""
    questions: Annotated[tuple[Words, ...], Meta(max_length=20)] = ()
    """For the pharmacist or whoever prescribes it."""
    created: date
    put_away: date | None = None
    """No longer on the list since; what was noted stays."""
