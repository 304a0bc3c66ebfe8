"""What ``--json`` gives out of questionnaires, home tests and scores."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from msgspec import UNSET, UnsetType

from painplan.kit.told import At, Document
from painplan.measures.instrument import Instrument
from painplan.measures.result import ScoreResult
from painplan.measures.results import Measured, MeasuredRoom
from painplan.measures.score_words import item_text
from painplan.measures.service import Taken
from painplan.safety.documents import NotAskedDocument


class InstrumentNameDocument(Document, frozen=True):
    """A questionnaire or a test by name."""

    instrument: str
    title: str
    kind: str
    left_out: tuple[str, ...]
    """What stands in a clinic's form and is not asked."""


class InstrumentDocument(InstrumentNameDocument, frozen=True):
    """A questionnaire or a test with what it needs and gives."""

    answers: Annotated[object, At("counts")]
    range: tuple[float, float] | None
    higher_is_better: bool | None
    recall: object
    again_days: object
    loinc: object
    notice: str


class BrokenDocument(Document, frozen=True):
    """A file of an instrument that cannot be used, and why."""

    name: str
    why: str


class InstrumentNamesDocument(Document, frozen=True):
    """What can be answered; files that cannot be used."""

    instruments: tuple[InstrumentNameDocument, ...]
    broken: tuple[BrokenDocument, ...]


class InstrumentsDocument(Document, frozen=True):
    """What can be scored, with what each needs and gives; files of them that cannot be used."""

    instruments: tuple[InstrumentDocument, ...]
    broken: tuple[BrokenDocument, ...]


class InstrumentItemDocument(Document, frozen=True):
    """A question of an instrument."""

    name: str
    text: str | None
    range: tuple[float, float]
    words: object


class InstrumentItemsDocument(Document, frozen=True):
    """The questions of an instrument."""

    instrument: Annotated[str, At("name")]
    title: str
    stem: str | None
    how: str | None
    items: tuple[InstrumentItemDocument, ...]
    notice: str


class InstrumentDueDocument(Document, frozen=True):
    """What is worth asking again."""

    instrument: str
    last: date | None
    since: date


class InstrumentsDueDocument(Document, frozen=True):
    """What is worth asking on a day."""

    date_: date
    due: tuple[InstrumentDueDocument, ...]


class ScoreChangeDocument(Document, frozen=True):
    """A change and what may be called it."""

    code: str
    before: float
    after: float
    difference: float


class ScoreShareDocument(Document, frozen=True):
    """A change with its share; without a code where nothing here says how big a change has to be."""

    code: str | None
    before: float
    after: float
    difference: float
    share: float | None


class ScoreDocument(Document, frozen=True):
    """A score, of answers that are kept nowhere."""

    SPREAD = "flags"

    instrument: Annotated[str, At("instrument.name")]
    title: Annotated[str, At("instrument.title")]
    score: float | None
    range: tuple[float, float]
    unit: Annotated[str | None, At("instrument.unit")]
    higher_is_better: Annotated[bool | None, At("instrument.higher_is_better")]
    band: Annotated[str | None, At("band.word")]
    subscores: dict[str, float | None]
    complete: bool
    flags: Mapping[str, bool | None]
    says: tuple[str, ...]
    change: ScoreShareDocument | None
    notice: Annotated[str, At("instrument.notice")]
    page: tuple[str, ...]
    """Where the answers call for it: where help is."""


class TakenDocument(Document, frozen=True):
    """A saved assessment."""

    SPREAD = "flags"

    instrument: Annotated[str, At("made.instrument")]
    title: str
    date_: Annotated[date, At("made.day")]
    answers: Annotated[object, At("made.answers")]
    score: float | None
    range: tuple[float, float] | None
    higher_is_better: bool | None
    complete: bool
    band: Annotated[str | None, At("result.band.word")]
    subscores: Mapping[str, float | None]
    flags: Mapping[str, bool | None]
    says: tuple[str, ...]
    activities: Annotated[tuple[str, ...], At("made.activities")]
    because: Annotated[str | None, At("made.because")]
    conditions: Annotated[str | None, At("made.conditions")]
    notice: Annotated[object, At("result.instrument.notice")]
    support: bool | UnsetType = UNSET


class HomeTestTakenDocument(TakenDocument, frozen=True, kw_only=True):
    """A home test that was noted, and what was never asked before it."""

    not_asked: NotAskedDocument | None


class ScoreOfDayDocument(Document, frozen=True):
    """A score that can be compared."""

    date_: date
    score: float


class MeasuredDocument(Document, frozen=True):
    """An instrument with everything saved for it."""

    instrument: Annotated[str, At("name")]
    title: str
    results: tuple[TakenDocument, ...]
    left_out: tuple[str, ...]
    compared: tuple[ScoreOfDayDocument, ...]
    baseline: Annotated[float | None, At("course.baseline")]
    latest: Annotated[float | None, At("course.latest")]
    best: Annotated[float | None, At("course.best")]
    change: Annotated[ScoreChangeDocument | None, At("course.changed")]
    enough: bool


class BannerDocument(Document, frozen=True):
    """What is worth saying this week."""

    measure: Annotated[str, At("name")]
    direction: str
    change: Annotated[ScoreChangeDocument, At("changed")]


class AllMeasuredDocument(Document, frozen=True):
    """Everything saved."""

    measures: tuple[MeasuredDocument, ...]
    banner: BannerDocument | None


class HomeTestNameDocument(Document, frozen=True):
    """How one is called, and what it is counted in."""

    test: Annotated[str, At("name")]
    title: str
    unit: str


class HomeTestsDocument(Document, frozen=True):
    """What can be done at home with a chair and a clock."""

    tests: tuple[HomeTestNameDocument, ...]


class HomeTestQuestionDocument(Document, frozen=True):
    """A question that comes before a home test."""

    id: str
    ask: str


class HomeTestDocument(HomeTestNameDocument, frozen=True):
    """What is read before a home test."""

    safety: tuple[str, ...]
    how: str
    same_each_time: str
    questions: tuple[HomeTestQuestionDocument, ...]
    results: tuple[str, ...]
    notice: str
    not_asked: NotAskedDocument | None


def taken_document(taken: Taken, says: Sequence[str] = (), *, support: bool = False) -> TakenDocument:
    """A saved assessment.

    Args:
        taken: What was saved.
        says: What may be said about it.
        support: With those before it, it calls for the page of support.
    """
    made, result = taken.made, taken.result
    own = made.low is not None and made.high is not None
    return TakenDocument.of(
        taken,
        title=made.title or (result.instrument.title if result else made.instrument),
        range=result.range if result else (made.low, made.high) if own else None,
        higher_is_better=result.instrument.higher_is_better if result else made.higher_is_better,
        complete=result.complete if result else bool(made.title),
        subscores=result.subscores if result else {},
        flags=result.flags if result else {},
        says=tuple(says),
        support=support or UNSET,
    )


def measured_document(one: Measured, says: Mapping[int, Sequence[str]]) -> MeasuredDocument:
    """An instrument with everything saved for it.

    Args:
        one: The instrument.
        says: What may be said about each that was saved, by its place.
    """
    return MeasuredDocument.of(
        one,
        results=[taken_document(taken, says.get(place, ())) for place, taken in enumerate(one.taken)],
        compared=[ScoreOfDayDocument(*score) for score in one.scores],
        enough=bool(one.course and one.course.enough),
    )


def banner_document(room: MeasuredRoom) -> BannerDocument | None:
    """What is worth saying this week; none: nothing is."""
    told = room.banner()
    return None if told is None else BannerDocument.of(told)


def change_document(result: ScoreResult, changed: object, earlier: float | None) -> ScoreShareDocument | None:
    """What became of a score.

    Args:
        result: The score.
        changed: What may be said of it; none where nothing here says how big a change has to be.
        earlier: The score before it.
    """
    if changed is not None:
        return ScoreShareDocument.of(changed)
    if earlier is None or result.score is None:
        return None
    difference = result.score - earlier
    return ScoreShareDocument(None, earlier, result.score, difference, difference / earlier if earlier else None)


def items_document(instrument: Instrument) -> InstrumentItemsDocument:
    """The questions of an instrument with the ends of their scales."""
    scales = [instrument.scale_of(place) for place in range(len(instrument.items))]
    items = [
        InstrumentItemDocument(
            item.name,
            item_text(instrument, place) if item.text else None,
            (scale.low, scale.high),
            scale.words or scale.ends,
        )
        for place, (item, scale) in enumerate(zip(instrument.items, scales, strict=True))
    ]
    return InstrumentItemsDocument.of(instrument, items=items)
