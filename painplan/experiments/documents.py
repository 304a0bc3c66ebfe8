"""What ``--json`` gives out of experiments with one person, and of two series beside each other."""

from datetime import date
from typing import Annotated

from painplan.experiments.service import ExperimentView
from painplan.experiments.words import result_words
from painplan.kit.assets import asset
from painplan.kit.told import At, Document


class EffectDocument(Document, frozen=True):
    """Two series of one person beside each other."""

    nap: float
    tau: float
    tau_u: float
    mean_difference: float
    band: str | None
    enough: bool
    better: str
    a: int
    b: int
    missing: int


class TriedDocument(Document, frozen=True):
    """Something that can be tried out."""

    id: str
    title: str
    usual: str
    tried: str


class TriedListDocument(Document, frozen=True):
    """Everything that can be tried out, and what can be looked at."""

    waits: tuple[str, ...]
    questions: tuple[TriedDocument, ...]
    outcomes: dict[str, str]
    notice: str


class ExperimentDayDocument(Document, frozen=True):
    """What today asks for."""

    way: Annotated[str, At("day.way")]
    what: str
    day: Annotated[int, At("day.number")]
    of_: Annotated[int, At("day.of")]
    counted: Annotated[bool, At("day.counted")]


class PairDocument(Document, frozen=True):
    """A pair of periods."""

    number: int
    a: float | None
    b: float | None
    a_days: int
    b_days: int
    difference: float | None


class ResultDocument(Document, frozen=True):
    """What may be said at the end."""

    mean_difference: Annotated[float, At("difference")]
    range: tuple[float, float]
    meaningful: float
    p: float | None
    chance: object
    nap: Annotated[float, At("effect.nap")]
    tau: Annotated[float, At("effect.tau")]
    tau_u: Annotated[float, At("effect.tau_u")]
    benefit: bool | None
    harm: bool | None
    verdict: str | None


class ExperimentDocument(Document, frozen=True):
    """An experiment as it stands on a day."""

    id: Annotated[str, At("experiment.id")]
    question: Annotated[str, At("experiment.question")]
    a: Annotated[str, At("question.usual")]
    b: Annotated[str, At("question.tried")]
    outcome: Annotated[str, At("experiment.outcome")]
    first: Annotated[date, At("experiment.first")]
    last: date
    seed: Annotated[int | None, At("experiment.seed")]
    drawn: Annotated[bool, At("experiment.drawn")]
    running: bool
    today: ExperimentDayDocument | None
    must_stop: Annotated[object, At("stops")]
    stopped: Annotated[object, At("experiment.stopped_why")]
    stopped_on: Annotated[date | None, At("experiment.stopped_on")]
    kept: Annotated[object, At("experiment.kept")]
    pairs: Annotated[tuple[PairDocument, ...], At("result.pairs")]
    valid_days: Annotated[object, At("result.valid_days")]
    result: ResultDocument | None
    text: tuple[str, ...]
    notice: str


def experiment_document(view: ExperimentView) -> ExperimentDocument:
    """An experiment; of an order that was not drawn by lot no benefit and no harm is told."""
    found, drawn = view.result.found, view.experiment.drawn
    result = found and ResultDocument.of(
        found,
        range=(found.lowest, found.highest),
        benefit=found.line.benefit_shown if drawn else None,
        harm=found.line.harm_shown if drawn else None,
    )
    return ExperimentDocument.of(
        view,
        running=view.day is not None,
        today=None if view.day is None else ExperimentDayDocument.of(view),
        result=result,
        text=tuple(result_words(view.experiment, view.result)),
        notice=asset("experiments")["honest"],
    )
