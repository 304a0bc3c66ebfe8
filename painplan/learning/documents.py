"""What ``--json`` gives out of lessons, practices, nights and lists."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from painplan.kit.told import At, Document


class ChecklistNameDocument(Document, frozen=True):
    """A checklist to choose."""

    id: str
    title: str
    about: str


class ChecklistsDocument(Document, frozen=True):
    """What there is to go through."""

    checklists: tuple[ChecklistNameDocument, ...]


class ChecklistItemDocument(Document, frozen=True):
    """A line of a checklist, and since when it is ticked."""

    id: str
    text: str
    ask: str | None
    ticked: date | None


class ChecklistDocument(Document, frozen=True):
    """A list to go through, with what is ticked."""

    id: str
    title: str
    items: tuple[ChecklistItemDocument, ...]


class LessonNameDocument(Document, frozen=True):
    """A lesson and what became of it."""

    number: Annotated[int, At("lesson.number")]
    title: Annotated[str, At("lesson.title")]
    read_on: Annotated[date | None, At("note.read_on")]
    not_for_me: Annotated[bool, At("note.not_for_me")]
    try_from: Annotated[date | None, At("note.try_from")]
    tried_on: Annotated[date | None, At("note.tried_on")]


class LessonsDocument(Document, frozen=True):
    """What there is to read, by number."""

    lessons: tuple[LessonNameDocument, ...]


class LessonTextDocument(LessonNameDocument, frozen=True):
    """A lesson to read."""

    text: str
    action: Annotated[str, At("lesson.action")]
    sources: Annotated[tuple[str, ...], At("lesson.sources")]


class LessonDocument(Document, frozen=True):
    """The lesson that was asked for or is offered, and on which occasion."""

    lesson: LessonTextDocument | None
    why: str | None


class NightDocument(Document, frozen=True):
    """One night in figures."""

    in_bed_minutes: Annotated[int, At("in_bed")]
    asleep_minutes: Annotated[int, At("asleep")]
    efficiency: float


class NightsDocument(Document, frozen=True):
    """The last nights."""

    nights: tuple[NightDocument, ...]


class OwnItemDocument(Document, frozen=True):
    """A line of a list of one's own."""

    id: str
    text: str
    instead: str | None
    kind: str | None


class OwnListsDocument(Document, frozen=True):
    """All lists of one's own, by name."""

    SPREAD = "lists"

    lists: Mapping[str, tuple[OwnItemDocument, ...]]


class OwnItemAddedDocument(Document, frozen=True):
    """A line that was added, and to which list."""

    id: str
    list: str
    text: str


class OwnItemRemovedDocument(Document, frozen=True):
    """A line that left its list."""

    id: str
    put_away: bool


class ToolDocument(Document, frozen=True):
    """A practice."""

    id: str
    title: str


class ToolUsedDocument(Document, frozen=True):
    """A practice in the last four weeks."""

    tool: str
    title: str
    kind: str | None
    times: int
    days: int
    minutes: float


class ToolsDocument(Document, frozen=True):
    """All practices, and which were used."""

    tools: tuple[ToolDocument, ...]
    used: tuple[ToolUsedDocument, ...]


class GuideStepDocument(Document, frozen=True):
    """A text of a guided practice and how long it has."""

    seconds: int
    text: str


class GuideDocument(Document, frozen=True):
    """A guided practice to read."""

    id: str
    title: str
    before: str
    steps: tuple[GuideStepDocument, ...]


class PracticeDocument(Document, frozen=True):
    """What is noted of a practice today."""

    tool: str
    times: int
    minutes: float | None
