"""What ``--json`` gives out of check-ins and of what an entry said before."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from painplan.kit.told import At, Document


class OtherActivityDocument(Document, frozen=True):
    """Something done beside the plans."""

    name: str
    minutes: float
    rpe: int | None


class EarlierDocument(Document, frozen=True):
    """What an entry said before a change."""

    at: datetime
    values: dict[str, Any]


class MomentDocument(Document, frozen=True):
    """What was noted at a time of a day."""

    date_: Annotated[date, At("day")]
    at: str
    interference: int | None
    pain: int | None
    energy: int | None
    places: tuple[str, ...] | None
    note: str | None


class CheckInDocument(Document, frozen=True):
    """A check-in with everything said about its day; ``told`` has each answer under its key of ``--set``."""

    SPREAD = "told"

    date_: Annotated[date, At("day")]
    late: bool
    told: Mapping[str, Any]
    activities: tuple[OtherActivityDocument, ...] | None
    moments: tuple[MomentDocument, ...]
    energy_quotient: float | None
    done: Mapping[str, float]
    settled: Mapping[str, object]
    rpe: Mapping[str, int]
    history: tuple[EarlierDocument, ...]


class CheckInSavedDocument(CheckInDocument, frozen=True):
    """A check-in that was saved, and what is told with it."""

    notices: tuple[str, ...]


class CheckInLeftDocument(Document, frozen=True):
    """Answers that a locked diary took, as they were understood."""

    SPREAD = "understood"

    date_: date
    locked: bool
    understood: Mapping[str, object]


class OwnQuestionDocument(Document, frozen=True):
    """A question of one's own."""

    name: Annotated[str, At("id")]
    text: Annotated[str, At("name")]
    kind: str
    unit: str | None
    low: str | None
    high: str | None
    off: bool


class OwnQuestionsDocument(Document, frozen=True):
    """All questions of one's own, asked or not."""

    ask: tuple[OwnQuestionDocument, ...]


class VersionDocument(Document, frozen=True):
    """What an entry said for a while."""

    since: datetime | None
    values: object


class EntryHistoryDocument(Document, frozen=True):
    """An entry through all its changes."""

    what: str
    name: str
    versions: tuple[VersionDocument, ...]


class HistoryDocument(Document, frozen=True):
    """What was said of a day, or of a plan or a goal."""

    of_: str
    entries: tuple[EntryHistoryDocument, ...]
