"""What ``--json`` gives out of warning signs, what comes before steps, and the page for hard times."""

from datetime import date
from typing import Annotated

from painplan.diary.open_diary import OpenDiary
from painplan.kit.told import At, Document
from painplan.safety.allowed import not_asked_before
from painplan.safety.not_asked_words import not_asked_commands, not_asked_line
from painplan.safety.rules import Thing
from painplan.safety.signs_service import DECIDES, SignView


class NotAskedDocument(Document, frozen=True):
    """What comes before a step, a try or a test and was never asked."""

    which: tuple[str, ...]
    text: str
    commands: tuple[str, ...]


def not_asked_document(desk: OpenDiary, thing: Thing) -> NotAskedDocument | None:
    """What comes before something and was never asked; none: everything was."""
    names = not_asked_before(desk, thing)
    return NotAskedDocument(names, not_asked_line(names), not_asked_commands(names)) if names else None


class ToldFirstDocument(Document, frozen=True):
    """What an answer leads to that could not be kept, and why it could not."""

    page: tuple[str, ...]
    error: str


class AskFirstQuestionDocument(Document, frozen=True):
    """A question that comes before steps, and what was said to it."""

    id: str
    text: str
    answer: str | None
    open: bool
    looked_at: date | None
    looked_at_by: str | None


class AskFirstDocument(Document, frozen=True):
    """What comes before steps, and what of it is open."""

    open: tuple[str, ...]
    questions: tuple[AskFirstQuestionDocument, ...]
    adult: bool | None
    worsening: str | None
    told: Annotated[object, At("told_crashes")]
    never_asked: tuple[str, ...]
    says: tuple[str, ...]
    page: tuple[str, ...]


class OpenSignDocument(Document, frozen=True):
    """A warning sign that is open."""

    id: str
    tier: str
    since: date | None
    text: str
    page: object


class DecidesDocument(Document, frozen=True):
    """The question that decides between two tiers."""

    id: str
    text: str
    answer: str | None


class SignQuestionDocument(Document, frozen=True):
    """A warning sign to ask about."""

    id: str
    tier: str
    short: bool
    text: str
    long_standing: bool
    decides: DecidesDocument | None
    answer: str | None


class SignsDueDocument(Document, frozen=True):
    """Which list is due, and why."""

    list: str
    why: str
    since: object


class SignsDocument(Document, frozen=True):
    """The warning signs as they stand on a day."""

    date_: date
    locked: bool
    tier: str | None
    page: tuple[str, ...]
    due: SignsDueDocument | None
    open: tuple[OpenSignDocument, ...]
    questions: tuple[SignQuestionDocument, ...]
    says: tuple[str, ...]


class NotUsedDocument(Document, frozen=True):
    """What of a clinic's files is not used."""

    file: str
    text: str


class HelpAboutDocument(Document, frozen=True):
    """Where the numbers to call come from."""

    checked_on: object
    text: tuple[str, ...]
    not_used: tuple[NotUsedDocument, ...]


class HelpLineDocument(Document, frozen=True):
    """A number to call."""

    where: str
    number: str


class HelpDocument(Document, frozen=True):
    """The page for hard times."""

    text: tuple[str, ...]
    emergency: str
    talk: object
    lines: tuple[HelpLineDocument, ...]
    checked: object
    not_used: tuple[NotUsedDocument, ...]


class OwnHelpRowDocument(Document, frozen=True):
    """A line of one's own list for hard times."""

    heading: str
    text: str


class OwnHelpDocument(Document, frozen=True):
    """One's own list for hard times."""

    own_list: tuple[OwnHelpRowDocument, ...]


class RegionDocument(Document, frozen=True):
    """The numbers of a country."""

    id: str
    name: str
    emergency: str | None
    lines: tuple[str, ...]
    advice: object


class RegionsDocument(Document, frozen=True):
    """The numbers of all countries."""

    checked_on: object
    regions: tuple[RegionDocument, ...]
    not_used: tuple[NotUsedDocument, ...]


def question_document(view: SignView) -> SignQuestionDocument:
    """A warning sign to ask about, with the question that decides."""
    decides = DecidesDocument(f"{view.id}{DECIDES}", view.decides, view.decided) if view.decides else None
    return SignQuestionDocument.of(view, long_standing=not view.emergency, decides=decides)
