"""What ``--json`` gives out of reminders."""

from datetime import date
from typing import Annotated

from painplan.kit.told import At, Document


class NudgeDocument(Document, frozen=True):
    """Whether a prompt says something now, and why."""

    waiting: str | None
    text: str | None
    why: str


class ReminderDocument(Document, frozen=True):
    """What was set."""

    at: Annotated[str | None, At("reminder.at")]
    since: Annotated[date | None, At("reminder.since")]
    until: date | None


class ReminderNowDocument(ReminderDocument, frozen=True):
    """What was set, and whether it is time now."""

    due: bool
    why: str
    waiting: Annotated[str | None, At("what")]


class TimerFileDocument(Document, frozen=True):
    """A file that keeps the time; without a place it is a command to run."""

    place: str | None
    text: str


class TimerDocument(Document, frozen=True):
    """How a system keeps the time."""

    system: str
    files: tuple[TimerFileDocument, ...]
    then: str
    written: tuple[str, ...]
