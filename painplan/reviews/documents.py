"""What ``--json`` gives out of looking back."""

from datetime import date
from typing import Annotated

from painplan.kit.told import At, Document


class MentionDocument(Document, frozen=True):
    """What the next visit should hear of."""

    id: str
    kind: str
    tier: str | None
    since: date
    text: str
    long_standing: bool


class LookBackDueDocument(Document, frozen=True):
    """A look back that waits."""

    kind: str
    goal: str | None
    since: date
    changed: str | None


class LifeChangeDocument(Document, frozen=True):
    """Something in a life that changed."""

    date_: Annotated[date, At("on")]
    kind: str
    note: str | None


class LifeChangesDocument(Document, frozen=True):
    """All of them, and the look backs that wait."""

    changes: tuple[LifeChangeDocument, ...]
    due: tuple[LookBackDueDocument, ...]


class ReviewPartDocument(Document, frozen=True):
    """A part of a look back: something to read, to open, or to answer."""

    name: str
    kind: str
    text: Annotated[str, At("ask")]
    lines: tuple[str, ...]
    answers: tuple[str, ...] | None
    opens: str | None
    whole: bool | None
    given: str | None


class LookBackDocument(Document, frozen=True):
    """A look back, part by part."""

    date_: date
    kind: str
    goal: str | None
    due: tuple[LookBackDueDocument, ...]
    finished: Annotated[object, At("occasion.finished")]
    moved_to: Annotated[date | None, At("occasion.moved_to")]
    page: tuple[str, ...]
    parts: tuple[ReviewPartDocument, ...]
    told: tuple[str, ...]
