"""What ``--json`` gives out of plans, flare-ups, holds and going on after a time away."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from painplan.kit.told import At, Coded, Document
from painplan.pacing.change import WhatWouldChange
from painplan.pacing.reasons import Reason
from painplan.plans.reasons import change_line, sentence, source_of
from painplan.plans.records import Hold
from painplan.safety.documents import NotAskedDocument


class ReasonDocument(Coded, frozen=True):
    """A reason with its numbers, its sentence and the rule behind it."""

    numbers: dict[str, object]
    met: Annotated[bool | None, At("known_met")]
    rule: str


class WouldChangeDocument(Coded, frozen=True):
    """What would change a decision."""

    numbers: dict[str, object]


class HoldDocument(Document, frozen=True):
    """What is on hold, and the plan that it holds alone; none: all of them."""

    reason: str
    from_: Annotated[date, At("first")]
    until: date | None
    plan: Annotated[str | None, At("only")]


class HoldsDocument(Document, frozen=True):
    """What is on hold on a day."""

    date_: date
    hold: HoldDocument | None
    holds: tuple[HoldDocument, ...]


class AmountDocument(Document, frozen=True):
    """The amounts of a plan on a day."""

    id: Annotated[str, At("plan.id")]
    unit: Annotated[str, At("plan.unit")]
    target: Annotated[float | None, At("target.target")]
    ceiling: Annotated[float | None, At("target.ceiling")]
    smaller: Annotated[float | None, At("target.smaller")]
    state: Annotated[str, At("target.state")]


class FlareDocument(Document, frozen=True):
    """A flare-up as it stands on a day."""

    date_: date
    flare: bool | None
    day: int | None
    plans: tuple[AmountDocument, ...]
    flare_plan: dict[str, str]
    page: tuple[str, ...]


class RestartOfferDocument(Document, frozen=True):
    """What can be decided about a plan."""

    plan: Annotated[str, At("plan.id")]
    away_days: int
    now: float
    again: float
    tries: bool
    begin: float | None
    full_step: float | None


class RestartDocument(Document, frozen=True):
    """What was decided about a plan."""

    plan: str
    on: date
    choice: str
    quota: float
    step: float


class RestartsDocument(Document, frozen=True):
    """How to go on after a time away."""

    offers: tuple[RestartOfferDocument, ...]
    settled: tuple[RestartDocument, ...]
    not_asked: NotAskedDocument | None


class StepsDocument(Document, frozen=True):
    """Whether there are steps, and what was said about effort."""

    steps: bool
    worsening: str | None
    told: Annotated[object, At("told_crashes")]
    agreed_by: Annotated[object, At("steps_agreed_by")]
    agreed_on: Annotated[date | None, At("steps_agreed_on")]


class PriorityDocument(Document, frozen=True):
    """The place of a plan."""

    id: str
    priority: int | None


class OrderDocument(Document, frozen=True):
    """Which plan comes first where a day has less room than all need."""

    plans: tuple[PriorityDocument, ...]


class DayLimitDocument(Document, frozen=True):
    """The minutes of a day for all plans."""

    date_: date
    minutes: int | None


class ChangedDocument(Document, frozen=True):
    """One thing about a plan that becomes another."""

    what: str
    now: object
    then: object


class TrialDocument(Document, frozen=True):
    """A try."""

    amount: float
    date_: Annotated[date | None, At("day")]
    had_to_stop: object


class RungDayDocument(Document, frozen=True):
    """The amount of a week, if every week allows a step."""

    week: int
    quota: float


def reason_document(reason: Reason, unit: str) -> ReasonDocument:
    """A reason in the unit of its plan."""
    return ReasonDocument.of(reason, text=sentence(reason, unit), rule=source_of(reason.code))


def change_documents(changes: Iterable[WhatWouldChange], unit: str) -> tuple[WouldChangeDocument, ...]:
    """What would change a decision, in the unit of its plan."""
    return tuple(WouldChangeDocument.of(change, text=change_line(change, unit)) for change in changes)


def coded_reasons(reasons: Iterable[Reason], unit: str) -> tuple[Coded, ...]:
    """Reasons with their sentences alone."""
    return tuple(Coded(reason.code, sentence(reason, unit)) for reason in reasons)


def hold_document(hold: Hold) -> HoldDocument:
    """What is on hold, until its end or as far as anybody knows."""
    return HoldDocument.of(hold, until=hold.last or hold.until)
