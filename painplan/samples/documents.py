"""What ``--json`` gives out of the calculators, the replay, the demonstration and the samples."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from msgspec import UNSET, Struct, UnsetType

from painplan.kit.assets import asset
from painplan.kit.told import At, Document
from painplan.pacing.body import MadeUpPerson
from painplan.pacing.calculator import Calculation
from painplan.pacing.parameters import PARAMETERS
from painplan.pacing.replay import Replay, ReplayWeek
from painplan.pacing.simulation import Strategy
from painplan.samples.demonstration import CourseShown


class SampleDocument(Document, frozen=True):
    """A sample diary."""

    name: str
    title: str
    shows: Annotated[str, At("what_it_shows")]


class SamplesDocument(Document, frozen=True):
    """All sample diaries."""

    samples: tuple[SampleDocument, ...]


class PageDocument(Document, frozen=True):
    """The page at which the screens are open in a browser; without a sample it is the person's own diary."""

    address: str
    port: int
    sample: str | None


class SampleWrittenDocument(Document, frozen=True):
    """A sample diary that was written into a folder."""

    sample: str
    folder: str
    date_: date


class RungOfWeekDocument(Document, frozen=True):
    """The amount of a week, if every week allows a step."""

    week: int
    quota: float


class CalculationDocument(Document, frozen=True):
    """Where tries lead."""

    baseline: Annotated[float, At("start.baseline")]
    quota: Annotated[float, At("start.quota")]
    step: Annotated[float | None, At("start.step")]
    provisional: Annotated[bool, At("start.provisional")]
    guarded: Annotated[bool, At("start.guarded")]
    weeks_to_aim: Annotated[int | None, At("ladder.weeks_to_aim")]
    ladder: Annotated[tuple[RungOfWeekDocument, ...], At("ladder.rungs")]
    day_full: Annotated[object, At("ladder.day_full")]
    page: str | UnsetType = UNSET
    saved: str | UnsetType = UNSET


class ReplayWeekDocument(Document, frozen=True):
    """A week and what its review says."""

    week: Annotated[int, At("number")]
    from_: Annotated[date, At("week.first")]
    to: Annotated[date, At("week.last")]
    over: bool
    quota: Annotated[float, At("proposal.quota")]
    logged_days: Annotated[int, At("week.logged")]
    adherence: object
    overdo: Annotated[object, At("week.overdo")]
    settle: Annotated[object, At("week.settle")]
    mean_rpe: Annotated[float | None, At("week.mean_rpe")]
    decision: Annotated[str, At("proposal.decision")]
    reasons: tuple[str, ...]
    asks: tuple[str, ...]
    next_quota: Annotated[float, At("proposal.next_quota")]
    agreed: float | UnsetType | None = UNSET


class ReplayDayDocument(Document, frozen=True):
    """The amounts of a day."""

    date_: date
    target: float | None
    ceiling: float | None
    smaller: float | None
    state: str


class ReplayPlanDocument(Document, frozen=True):
    """The plan that was replayed."""

    id: str
    activity: str
    unit: str


class ReplayDocument(Document, frozen=True):
    """A replayed diary."""

    weeks: tuple[ReplayWeekDocument, ...]
    days: tuple[ReplayDayDocument, ...]
    final_quota: float
    page: tuple[str, ...] | UnsetType = UNSET
    plan: ReplayPlanDocument | UnsetType = UNSET


class ParameterDocument(Document, frozen=True):
    """A number of the demonstration, and where it comes from."""

    name: str
    value: float
    unit: str
    source: object
    upper: float | None


class ParametersDocument(Document, frozen=True):
    """All numbers of the demonstration."""

    parameters: tuple[ParameterDocument, ...]


class EvennessShownDocument(Document, frozen=True):
    """How even the days of a course are."""

    bbi: Annotated[object, At("index")]
    cv: float | None
    cycles: object
    pairs: object
    band: object


class CourseDocument(Document, frozen=True):
    """One way through the weeks."""

    weekly: tuple[float, ...]
    total: float
    ends_with: float
    ends_over_weeks: Annotated[int, At("ends_over")]
    flare_days: int
    overdone_days: int
    aim: Annotated[object, At("kept.aim")]
    evenness: EvennessShownDocument


class DemonstrationDocument(ParametersDocument, frozen=True):
    """The same weeks lived in several ways; where effort makes worse, what is said in their place."""

    illustration: bool
    notice: str
    weeks: int
    seed: int
    person: Struct
    strategies: Mapping[str, CourseDocument] | None
    say: str | None
    decides: str | None
    outcome: Struct | None
    limits: tuple[str, ...] | None


def calculation_document(found: Calculation) -> CalculationDocument:
    """Where tries lead; where steps are off without one."""
    return CalculationDocument.of(found) if found.steps else CalculationDocument.of(found, step=None)


def replay_document(found: Replay, agreed: Mapping[date, float] | None = None) -> ReplayDocument:
    """A replayed diary.

    Args:
        found: Its weeks and days.
        agreed: What was agreed in the reviews, by day; none where nobody knows.
    """
    return ReplayDocument.of(
        found,
        weeks=[_week(week, agreed) for week in found.weeks],
        days=[ReplayDayDocument.of(on, date_=day) for day, on in found.days],
    )


def _week(week: ReplayWeek, agreed: Mapping[date, float] | None) -> ReplayWeekDocument:
    return ReplayWeekDocument.of(
        week,
        week.week,
        reasons=tuple(reason.code for reason in week.proposal.reasons),
        asks=tuple(ask.code for ask in week.proposal.asks),
        agreed=UNSET if agreed is None else agreed.get(week.week.last),
    )


def parameters_document() -> ParametersDocument:
    """All numbers of the demonstration."""
    return ParametersDocument.of(parameters=PARAMETERS)


def demonstration_document(
    person: MadeUpPerson, weeks: int, seed: int, courses: Mapping[Strategy, CourseShown] | None, **told: object
) -> DemonstrationDocument:
    """What is told of a made-up person.

    Args:
        person: Who it is.
        weeks: How many are lived.
        seed: What chance is drawn from.
        courses: The ways; none where nothing of them is told.
        told: What is said about them.
    """
    words = asset("demonstration")
    return DemonstrationDocument.of(
        parameters_document(),
        illustration=True,
        notice=f"{words['illustration']} {words['made_of']}",
        weeks=weeks,
        seed=seed,
        person=person,
        strategies=courses and {name: CourseDocument.of(course) for name, course in courses.items()},
        **{"say": None, "decides": None, "outcome": None, "limits": None, **told},
    )
