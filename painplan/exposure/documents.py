"""What ``--json`` gives out of avoided activities and tries at them."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from painplan.exposure.records import Attempt
from painplan.exposure.rules import ExposureRung
from painplan.exposure.service import ExposureView
from painplan.kit.told import At, Coded, Document
from painplan.plans.because_words import coded
from painplan.safety.documents import NotAskedDocument


class AttemptDocument(Document, frozen=True):
    """A try: what was feared, and what happened."""

    activity: Annotated[str, At("avoided")]
    number: int
    date_: Annotated[date, At("on")]
    fears: str
    sure_before: int
    dose: str
    varied: str | None
    happened: str | None
    sure_after: int | None
    fear_after: int | None


class AttemptPlannedDocument(AttemptDocument, frozen=True):
    """A try that was planned, and what was never asked before it."""

    not_asked: NotAskedDocument | None


class RungDocument(Document, frozen=True):
    """An activity on the ladder."""

    id: Annotated[str, At("avoided.id")]
    activity: Annotated[str, At("avoided.activity")]
    fear_at_first: Annotated[int, At("avoided.fear")]
    fear: int
    value: Annotated[int, At("avoided.value")]
    about: Annotated[tuple[str, ...], At("avoided.about")]
    standing: str
    verdict: str
    why: tuple[Coded, ...]
    tries: tuple[AttemptDocument, ...]


class ExposureDocument(Document, frozen=True):
    """The ladder as it stands on a day."""

    ladder: tuple[RungDocument, ...]
    now: str | None
    waits: tuple[Coded, ...]
    planned: Annotated[AttemptDocument | None, At("begun")]


class ExposureOfferDocument(ExposureDocument, frozen=True):
    """The ladder with what comes before it: the page of an open sign, and what was never asked."""

    page: tuple[str, ...]
    not_asked: NotAskedDocument | None


class ActivityAwayDocument(Document, frozen=True):
    """An activity that left the ladder."""

    put_away: str


def rung_document(rung: ExposureRung, tries: Iterable[Attempt]) -> RungDocument:
    """An activity with its tries."""
    return RungDocument.of(rung, why=coded("exposure", rung.because), tries=tries)


def exposure_document(view: ExposureView) -> ExposureDocument:
    """The ladder."""
    now, rungs = view.ladder.now, view.ladder.rungs
    return ExposureDocument.of(
        view,
        ladder=[rung_document(rung, view.tries.get(rung.avoided.id, ())) for rung in rungs],
        now=now.avoided.id if now else None,
        waits=coded("exposure", view.ladder.waits),
    )
