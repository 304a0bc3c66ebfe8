"""What ``--json`` gives out of trends, and of what went together."""

from datetime import date
from typing import Annotated

from msgspec import UNSET, UnsetType

from painplan.insight.evenness import Evenness
from painplan.insight.service import Insight
from painplan.insight.shape_words import shape_words
from painplan.insight.trend import Trend
from painplan.insight.words import why_not_words
from painplan.kit.told import At, Coded, Document


class LoadDocument(Document, frozen=True):
    """What counted as activity."""

    source: str
    unit: str


class EvennessDocument(Document, frozen=True):
    """How even the last four weeks were."""

    bbi: Annotated[object, At("now.index")]
    cv: Annotated[float | None, At("now.cv")]
    cycles: int
    pairs: Annotated[int, At("now.pairs")]
    band: Annotated[object, At("now.band")]
    usual_day: Annotated[float | None, At("usual.value")]
    days_done: Annotated[int, At("usual.days_done")]
    days_planned: Annotated[int | None, At("usual.days_planned")]
    cvr: Annotated[float | None, At("now.cvr")]
    rmssd_share: Annotated[float | None, At("now.rmssd_share")]
    long_days: Annotated[tuple[date, ...], At("now.booms")]
    cycle_days: Annotated[object, At("now.cycles")]
    bbi_before: Annotated[object, At("before.index")]
    evening_out: bool


class LinkDocument(Document, frozen=True):
    """Activity of a day and a symptom of the next."""

    activity_and_next_day: Annotated[str, At("symptom")]
    r: float | None
    interval: tuple[float | None, float | None]
    p: float | None
    n: int
    direction: object
    early: object


class UnderActivityDocument(Document, frozen=True):
    """Whether the usual day became smaller."""

    less: bool
    now: float | None
    before: float | None
    share: float | None
    reason: object
    days_done: Annotated[int, At("late.days_done")]
    days_planned: Annotated[int | None, At("late.days_planned")]


class ToolTimesDocument(Document, frozen=True):
    """How often something was used."""

    tool: str
    times: int
    days: int


class InsightDocument(Document, frozen=True):
    """What the diary shows on a day; what it does not, with why not."""

    load: LoadDocument | None
    evenness: EvennessDocument | None
    links: tuple[LinkDocument, ...] | None
    links_looked_at: int
    under_activity: UnderActivityDocument | None
    why_not: dict[str, Coded]
    even_days_offered: bool
    used: tuple[ToolTimesDocument, ...]


class TrendPointDocument(Document, frozen=True):
    """A day with a value."""

    date_: Annotated[date, At("day")]
    value: float
    smoothed: float | None
    planned: float | UnsetType = UNSET


class WeightedDocument(Document, frozen=True):
    """A day of the other calm line."""

    date_: Annotated[date, At("day")]
    value: float
    dim: object


class ComparisonDocument(Document, frozen=True):
    """Four weeks beside the four before."""

    now: float | None
    before: float | None
    change: float | None
    days: tuple[int, int]
    enough: bool
    like_days: Annotated[object, At("groups")]


class DoneDayDocument(Document, frozen=True):
    """A day of what was done, as a picture shows it."""

    date_: Annotated[date, At("day")]
    done: float | None
    planned: float | None
    rest: bool
    flare: bool


class TrendDocument(Document, frozen=True):
    """The course of a measure."""

    measure: Annotated[str, At("measure.name")]
    unit: Annotated[str, At("measure.unit")]
    from_: Annotated[date, At("first")]
    to: Annotated[date, At("last")]
    points: tuple[TrendPointDocument, ...]
    smoothed_is: str | None
    line_from: date | None
    usual: Annotated[float | None, At("usual.value")]
    days_done: float | None
    days_planned: float | None
    coverage: float
    slope_per_4_weeks: float | None
    enough: bool
    why_not: object
    shape: str
    days: tuple[DoneDayDocument, ...]
    weighted: tuple[WeightedDocument, ...]
    four_weeks: ComparisonDocument | None


def insight_document(found: Insight, *, offered: bool, used: object) -> InsightDocument:
    """What the diary shows on a day.

    Args:
        found: It.
        offered: Whether planning for even days is offered.
        used: What was practised.
    """
    reasons = {
        "evenness": found.evenness.why_not,
        "links": found.links.why_not,
        "under_activity": found.under_activity.why_not,
    }
    texts = why_not_words(found.evenness, found.links, found.under_activity)
    return InsightDocument.of(
        load=LoadDocument.of(found.load) if found.load.source else None,
        evenness=_evenness(found.evenness),
        links=None
        if found.links.why_not
        else [LinkDocument.of(link, interval=(link.low, link.high)) for link in found.links.shown],
        links_looked_at=len(found.links.looked_at),
        under_activity=None if found.under_activity.why_not else found.under_activity,
        why_not={part: Coded(str(reasons[part]), text) for part, text in texts.items()},
        even_days_offered=offered,
        used=used,
    )


def _evenness(found: Evenness) -> EvennessDocument | None:
    return None if found.now is None else EvennessDocument.of(found, cycles=len(found.now.cycles))


def trend_document(trend: Trend, weighted: object, compared: object) -> TrendDocument:
    """The course of a measure.

    Args:
        trend: It.
        weighted: The days of the other calm line.
        compared: Four weeks beside the four before, with both numbers of days; none: they are not compared.
    """
    usual = trend.usual
    days = (usual.days_done, usual.days_planned) if usual is not None and usual.days_planned is not None else None
    done, planned = days or trend.of_planned or (None, None)
    points = [
        TrendPointDocument.of(point, planned=UNSET if point.planned is None else point.planned)
        for point in trend.points
    ]
    return TrendDocument.of(
        trend,
        shape=shape_words(trend),
        points=points,
        days_done=done,
        days_planned=planned,
        weighted=weighted,
        four_weeks=compared,
    )
