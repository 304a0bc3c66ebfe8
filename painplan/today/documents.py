"""What ``--json`` gives out of a day, a plan with what is computed from it, and weekly reviews."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from painplan.goals.documents import DateHopeDocument, date_document
from painplan.kit.told import At, Coded, Document
from painplan.kit.units import UNITS
from painplan.pacing.reasons import Reason
from painplan.plans.documents import (
    AmountDocument,
    ChangedDocument,
    HoldDocument,
    ReasonDocument,
    RungDayDocument,
    TrialDocument,
    WouldChangeDocument,
    change_documents,
    coded_reasons,
    hold_document,
    reason_document,
)
from painplan.plans.medicine_words import goal_words
from painplan.plans.reasons import change_line, sentence, source, source_of
from painplan.plans.records import Plan, Review
from painplan.reviews.documents import MentionDocument
from painplan.safety.documents import NotAskedDocument, not_asked_document
from painplan.today.coach import Coach
from painplan.today.review_views import ReviewView, WhyView
from painplan.today.views import PlanToday, TodayView


class LockedDocument(Document, frozen=True):
    """What makes steps wait, by name; of open warning signs the page."""

    reason: str
    tier: str | None
    signs: tuple[str, ...]
    page: tuple[str, ...]
    which: tuple[str, ...]
    text: str


class HoldUntilDocument(Document, frozen=True):
    """Why steps wait today, and the last day of it as far as anybody knows."""

    reason: str
    until: date | None


class PlanTodayDocument(AmountDocument, frozen=True):
    """A plan on a day."""

    activity: Annotated[str, At("plan.activity")]
    quota: Annotated[float | None, At("told_quota")]
    within_day: float | None
    done: Annotated[float | None, At("session.done")]
    next_review: date
    around: tuple[str, ...]
    why: tuple[ReasonDocument, ...]


class TodayDocument(Document, frozen=True):
    """A day."""

    date_: Annotated[date, At("today")]
    checked_in: bool
    begun: Annotated[bool, At("begun_only")]
    locked: LockedDocument | None
    hold: HoldUntilDocument | None
    holds: tuple[HoldDocument, ...]
    flare_day: int | None
    review_due: bool
    book_is_whole: bool
    waiting: tuple[Coded, ...]
    plans: tuple[PlanTodayDocument, ...]
    not_asked: NotAskedDocument | None
    notices: tuple[str, ...]


class PlanDocument(Document, frozen=True):
    """A plan with what is computed from it."""

    id: Annotated[str, At("plan.plan.id")]
    goal: str | None
    by: date | None
    activity: Annotated[str, At("plan.plan.activity")]
    unit: Annotated[str, At("plan.plan.unit")]
    own_unit: bool
    unit_min: float
    aim: float | None
    days_per_week: int
    profile: str
    state: str
    purpose: object
    priority: int | None
    created: date
    baseline: float
    quota: Annotated[float, At("plan.quota")]
    within_day: Annotated[float | None, At("plan.within_day")]
    step: float | None
    step_text: str | None
    provisional: bool
    weeks_to_aim: int | None
    ladder: tuple[RungDayDocument, ...]
    trials: tuple[TrialDocument, ...]
    stopped: tuple[TrialDocument, ...]
    left_out: tuple[TrialDocument, ...]
    next_review: Annotated[date, At("plan.next_review")]
    date_: DateHopeDocument | None
    says: tuple[str, ...]
    not_asked: NotAskedDocument | None


class PlanChangeDocument(PlanDocument, frozen=True):
    """A plan beside a change of it; where it was taken, as it is since."""

    taken: bool
    changes: tuple[ChangedDocument, ...]
    told: tuple[str, ...]


class PlanOfGoalDocument(PlanDocument, frozen=True):
    """The plan that a goal conversation made."""

    goal_id: str


class PlansDocument(Document, frozen=True):
    """Each that was ever made, in the order of the book."""

    plans: tuple[PlanDocument, ...]


class SoFarDocument(Document, frozen=True):
    """What a review made today would say."""

    from_: Annotated[date, At("week.first")]
    to: Annotated[date, At("week.last")]
    decision: Annotated[str, At("so_far.decision")]
    gates: tuple[ReasonDocument, ...]
    reasons: tuple[ReasonDocument, ...]
    change: tuple[WouldChangeDocument, ...]
    next_review: Annotated[date, At("plan.next_review")]


class LastReviewDocument(Document, frozen=True):
    """What the last review said."""

    on: date
    decision: Annotated[str, At("proposal.decision")]
    gates: tuple[ReasonDocument, ...]


class WhyDocument(Document, frozen=True):
    """Where an amount comes from."""

    date_: date
    plan: Annotated[str, At("plan.plan.id")]
    unit: Annotated[str, At("plan.plan.unit")]
    target: Annotated[float | None, At("plan.target.target")]
    quota: Annotated[float, At("plan.quota")]
    step: float | None
    state: Annotated[str, At("plan.target.state")]
    why: tuple[ReasonDocument, ...]
    change_today: tuple[WouldChangeDocument, ...]
    so_far: SoFarDocument
    last_review: LastReviewDocument | None
    sources: dict[str, str]


class WhysDocument(Document, frozen=True):
    """Where the amounts of all plans come from."""

    date_: date
    plans: tuple[WhyDocument, ...]


class ReviewDocument(Document, frozen=True):
    """A plan's weekly review, and what was decided in it."""

    plan: Annotated[str, At("plan.id")]
    from_: Annotated[date, At("week.first")]
    to: Annotated[date, At("week.last")]
    quota: Annotated[float, At("proposal.quota")]
    adherence: object
    overdo: Annotated[object, At("week.overdo")]
    settle: Annotated[object, At("week.settle")]
    mean_rpe: Annotated[float | None, At("week.mean_rpe")]
    logged_days: Annotated[int, At("week.logged")]
    decision: Annotated[str, At("proposal.decision")]
    reasons: tuple[str, ...]
    why: tuple[Coded, ...]
    change: tuple[Coded, ...]
    asks: tuple[Coded, ...]
    next_quota: Annotated[float, At("proposal.next_quota")]
    next_within_day: Annotated[float | None, At("next_within")]
    next_ceiling: float
    smaller: float | None
    accepted: bool
    choice: str | None
    agreed: float | None


class ReviewsDocument(Document, frozen=True):
    """The weekly reviews of a day."""

    date_: date
    due: bool
    why_not: str | None
    page: tuple[str, ...]
    next_review: date | None
    to_mention: tuple[MentionDocument, ...]
    not_asked: NotAskedDocument | None
    reviews: tuple[ReviewDocument, ...]


class ReviewsToldDocument(ReviewsDocument, frozen=True):
    """The same with what followed from the answers of a look back."""

    told: tuple[str, ...]


def today_document(coach: Coach, view: TodayView) -> TodayDocument:
    """A day of a diary."""
    hold = view.hold
    return TodayDocument.of(
        view,
        locked=view.locked and _locked(view, view.locked),
        hold=hold and HoldUntilDocument.of(hold, until=hold.last or hold.until),
        holds=map(hold_document, view.holds),
        flare_day=view.flare_day or None,
        waiting=[Coded(line.code, f"{line.when}: {line.what}") for line in view.waiting],
        plans=map(_plan_today, view.plans),
        not_asked=not_asked_document(coach, "step") if view.plans else None,
        notices=coach.notices,
    )


def _locked(view: TodayView, locked: Reason) -> LockedDocument:
    page = view.page
    return LockedDocument(
        reason=locked.code,
        tier=page.tier if page else None,
        signs=page.signs if page else (),
        page=page.lines if page else (),
        which=tuple(str(locked.numbers.get("which") or "").split()),
        text=sentence(locked, ""),
    )


def _plan_today(plan: PlanToday) -> PlanTodayDocument:
    why = [reason_document(reason, plan.plan.unit) for reason in plan.why]
    within = None if plan.nothing_asked else plan.within_day
    return PlanTodayDocument.of(plan, within_day=within, why=why)


def plan_document(coach: Coach, plan: Plan) -> PlanDocument:
    """A plan with what is computed from it; without steps and weeks where none is told."""
    now, goal = coach.why(plan.id), coach.book.goal(plan.goal)
    told = not now.plan.no_amount
    return PlanDocument.of(
        now,
        plan,
        goal=goal.text if goal else None,
        by=goal.by if goal else None,
        own_unit=plan.unit not in UNITS,
        days_per_week=plan.days_counted,
        step=now.step if told else None,
        step_text=sentence(now.step_reason, plan.unit) if told else None,
        weeks_to_aim=now.ladder.weeks_to_aim if told else None,
        ladder=now.ladder.rungs if told else (),
        trials=plan.trials,
        date_=date_document(coach, plan.goal) if told else None,
        says=goal_words(coach.book, goal, plan.activity),
        not_asked=not_asked_document(coach, "step"),
    )


def rules_behind(why: WhyView) -> tuple[str, ...]:
    """The names of the rules behind what is said of an amount, each once."""
    return tuple(dict.fromkeys(["amount", *(source_of(reason.code) for reason in why.plan.why), "review"]))


def why_document(coach: Coach, why: WhyView) -> WhyDocument:
    """Where an amount comes from."""
    unit, last, so_far = why.plan.plan.unit, why.last_review, why.so_far
    return WhyDocument.of(
        why,
        date_=coach.today,
        why=[reason_document(reason, unit) for reason in why.plan.why],
        change_today=change_documents(why.changes_today, unit),
        so_far=SoFarDocument.of(
            why,
            gates=[reason_document(gate, unit) for gate in so_far.gates],
            reasons=[reason_document(reason, unit) for reason in so_far.reasons],
            change=change_documents(why.changes, unit),
        ),
        last_review=last
        and LastReviewDocument.of(last, gates=[reason_document(gate, unit) for gate in last.proposal.gates]),
        sources={name: source(name) for name in rules_behind(why)},
    )


def review_document(view: ReviewView, made: Review | None) -> ReviewDocument:
    """A plan's weekly review.

    Args:
        view: What was, and what the rule proposes.
        made: What was decided; none: nothing yet.
    """
    proposal, unit = view.proposal, view.plan.unit
    return ReviewDocument.of(
        view,
        view.week,
        reasons=tuple(reason.code for reason in proposal.reasons),
        why=coded_reasons(proposal.reasons, unit),
        change=[Coded(change.code, change_line(change, unit)) for change in view.changes],
        asks=coded_reasons(proposal.asks, unit),
        accepted=made is not None,
        choice=made and made.choice,
        agreed=made and made.quota,
    )


class SettingsDocument(Document, frozen=True):
    """What was chosen, by name."""

    SPREAD = "known"

    known: Mapping[str, int | str]


class ToldKeyDocument(Document, frozen=True):
    """As a bottom line names it."""

    key: str
    does: str


class PageKeysDocument(Document, frozen=True):
    """One screen, with what acts there alone."""

    name: str
    title: str
    keys: tuple[ToldKeyDocument, ...]


class KeysDocument(Document, frozen=True):
    """What each key does, on any page and on each."""

    everywhere: tuple[ToldKeyDocument, ...]
    pages: tuple[PageKeysDocument, ...]
