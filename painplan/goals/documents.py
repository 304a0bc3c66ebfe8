"""What ``--json`` gives out of goals, values, barriers, and the conversations about them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

from painplan.diary.open_diary import OpenDiary
from painplan.goals.by_date import early_of
from painplan.goals.intake import AboutPicture, Told
from painplan.goals.service import GoalView
from painplan.goals.words import too_early_words
from painplan.kit.told import At, Document


class AskedDocument(Document, frozen=True):
    """A question of a conversation."""

    name: Annotated[str, At("id")]
    ask: str
    kind: str


class AskedNeededDocument(AskedDocument, frozen=True):
    """A question, and whether it has to be answered."""

    needed: bool


class AboutQuestionsDocument(Document, frozen=True):
    """All questions about oneself."""

    questions: tuple[AskedDocument, ...]


class GoalQuestionsDocument(Document, frozen=True):
    """All questions of the goal conversation."""

    questions: tuple[AskedNeededDocument, ...]


class AboutLineDocument(Document, frozen=True):
    """A line of the picture of oneself."""

    name: Annotated[str, At("id")]
    label: str
    answer: str


class AboutDocument(Document, frozen=True):
    """The picture of oneself, strengths first."""

    strengths: tuple[AboutLineDocument, ...]
    hard: tuple[AboutLineDocument, ...]
    told: tuple[AboutLineDocument, ...]


def about_document(told: AboutPicture, said: Mapping[str, str]) -> AboutDocument:
    """The picture with the answers as they were given."""

    def lines(part: Iterable[Told]) -> list[AboutLineDocument]:
        return [AboutLineDocument.of(line, answer=said[line.id]) for line in part]

    return AboutDocument.of(strengths=lines(told.strengths), hard=lines(told.hard), told=lines(told.told))


class BarrierDocument(Document, frozen=True):
    """What gets in the way, and what is done then."""

    kind: str
    title: str
    if_: Annotated[str, At("situation")]
    then: str | None
    goal: str | None
    fits_today: Annotated[bool, At("fits")]
    used_today: bool | None
    fitted_days_of_7: Annotated[int, At("fitted_days")]
    used_days_of_7: Annotated[int, At("used_days")]


class BarriersDocument(Document, frozen=True):
    """What gets in the way, and was not put away."""

    barriers: tuple[BarrierDocument, ...]


class BarrierAwayDocument(Document, frozen=True):
    """A barrier that was put away."""

    away: str


class GoalDocument(Document, frozen=True):
    """A goal, and the ids of its plans."""

    id: Annotated[str, At("goal.id")]
    text: Annotated[str, At("goal.text")]
    matters: Annotated[str | None, At("goal.matters")]
    by: Annotated[date | None, At("goal.by")]
    confidence: Annotated[int | None, At("goal.confidence")]
    created: Annotated[date, At("goal.created")]
    plans: tuple[str, ...]
    state: Annotated[str, At("goal.state")]
    state_since: Annotated[date | None, At("goal.state_since")]
    domains: Annotated[tuple[str, ...], At("goal.domains")]
    importance: Annotated[int | None, At("goal.importance")]
    reasons: Annotated[str | None, At("goal.reasons")]
    readiness: Annotated[str | None, At("goal.readiness")]
    expect: Annotated[str | None, At("goal.expect")]
    expect_sure: Annotated[int | None, At("goal.expect_sure")]
    expect_roadblocks: Annotated[str | None, At("goal.expect_roadblocks")]
    when: Annotated[str | None, At("goal.when")]
    where: Annotated[str | None, At("goal.where")]
    weekdays: Annotated[tuple[str, ...], At("goal.weekdays")]
    with_whom: Annotated[str | None, At("goal.with_whom")]
    support: Annotated[str | None, At("goal.support")]
    support_how: Annotated[str | None, At("goal.support_how")]
    share: Annotated[bool | None, At("goal.share")]
    ladder: Annotated[tuple[float, ...], At("goal.ladder")]
    levels: Annotated[tuple[str, ...], At("goal.levels")]


def goal_document(view: GoalView) -> GoalDocument:
    """A goal with its plans."""
    return GoalDocument.of(view, plans=[plan.id for plan in view.plans])


class ValueRatingDocument(Document, frozen=True):
    """A value as it was rated on a day."""

    date_: Annotated[date, At("on")]
    importance: int | None
    now: int | None
    chosen: bool


class ValueDocument(Document, frozen=True):
    """A value and how it was rated, the oldest first."""

    domain: str
    gap: int | None
    priority: int | None
    ratings: tuple[ValueRatingDocument, ...]


class GoalsDocument(Document, frozen=True):
    """All goals and values."""

    goals: tuple[GoalDocument, ...]
    values: tuple[ValueDocument, ...]


class LevelDocument(Document, frozen=True):
    """One of five levels of a goal."""

    level: int
    text: str | None


class LevelsDocument(Document, frozen=True):
    """What each of the five stages would look like, in own words."""

    goal: str
    levels: tuple[LevelDocument, ...]


class GoalStateDocument(Document, frozen=True):
    """What became of a goal."""

    id: str
    state: str
    since: Annotated[date | None, At("state_since")]


class GoalKeptDocument(Document, frozen=True):
    """A goal that a conversation kept without a plan."""

    id: None
    goal: Annotated[str, At("text")]
    goal_id: Annotated[str, At("id")]
    state: str
    says: tuple[str, ...]


class DateHopeDocument(Document, frozen=True):
    """A goal's date that lies before its aim can stand: both are kept, as a hope."""

    kept: str
    plan: Annotated[str, At("plan.id")]
    by: Annotated[date, At("found.by")]
    earliest: Annotated[date, At("found.earliest")]
    week: Annotated[int, At("found.week")]
    aim: Annotated[float, At("found.aim")]
    reachable: Annotated[float, At("found.reachable")]
    text: str


def date_document(desk: OpenDiary, goal_id: str) -> DateHopeDocument | None:
    """Where a goal's date lies before its aim can stand (clinical.md A12 ``DATE``); none: it does not."""
    goal = desk.book.goal(goal_id)
    early = early_of(desk, goal) if goal else None
    if early is None:
        return None
    text = too_early_words(early.found, early.plan.unit, early.plan.activity, hope=True)
    return DateHopeDocument.of(early, kept="hope", text=text)
