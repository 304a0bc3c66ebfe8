"""Entries as FHIR R4 resources: goals, plans, decisions, check-ins, what was done, measured and answered.

Each is read back while it is made, and whatever would not come back exactly is kept in an extension.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from painplan.care.records import Care, CareDecision, CareNote
from painplan.care.rules import Status
from painplan.checkin.measures import measure_named
from painplan.checkin.records import ASKED, CheckIn, Measurement, Session
from painplan.errors import WrongInput
from painplan.exchange.fhir import write_care
from painplan.exchange.fhir.parts import (
    BASE,
    Resource,
    begin,
    code,
    concept,
    identity,
    keep_exactly,
    person,
    quantity,
    words,
)
from painplan.exchange.fhir.read import AS_BASIC, CHECKIN, EFFORT, SESSION_CODE, entry_of
from painplan.kit.days import day_of
from painplan.kit.record import Record
from painplan.kit.words import say
from painplan.measures.assessment_records import Assessment
from painplan.measures.records import Measure
from painplan.plans.records import Goal, Plan, Review
from painplan.plans.target_words import now_words

_BOOKKEEPING = ("saved_at", "history")
_NUMBERS = tuple(name for name, asked in ASKED.items() if asked.is_number)
_ANSWERS = ("late", "mattered", *_NUMBERS, "flare", "worry", "note")
_STATES = {"active": "active", "parked": "on-hold", "no_longer_fits": "cancelled", "reached": "completed"}


class ExportedFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What an export says."""

    goals: Sequence[Goal] = ()
    plans: Sequence[Plan] = ()
    reviews: Sequence[Review] = ()
    checkins: Sequence[CheckIn] = ()
    sessions: Sequence[Session] = ()
    measurements: Sequence[Measurement] = ()
    assessments: Sequence[Assessment] = ()
    care: Sequence[tuple[Care, Status]] = ()
    """What was chosen, each with how it stands."""
    care_notes: Sequence[CareNote] = ()
    care_decisions: Sequence[CareDecision] = ()
    basics: Sequence[Record] = ()
    """Entries of the kinds that FHIR has no resource for: `AS_BASIC` in `painplan.exchange.fhir.read`."""
    amounts: Mapping[str, tuple[float, float | None]] = {}
    """By plan id, in the plan's unit: the amount settled on, and what of it fits into the minutes of a day, if less."""
    scores: Mapping[tuple[str, Any], tuple[float, str, str | None]] = {}
    """By instrument and day: the score, its unit, and its LOINC code where one is confirmed."""


def resources(facts: ExportedFacts, subject: str) -> Iterator[Resource]:
    """All resources of an export.

    Args:
        facts: What it says.
        subject: The pseudonym of the person.
    """
    units = {plan.id: plan.unit for plan in facts.plans}
    for made in facts.goals:
        yield _kept(_goal(made, subject), made, "goals")
    for plan in facts.plans:
        yield _kept(_plan(plan, subject, facts.amounts.get(plan.id)), plan, "plans")
    for review in facts.reviews:
        yield _kept(_review(review, subject), review, "reviews")
    for care, status in facts.care:
        yield _kept(write_care.care_plan(care, status, subject), care, "care")
    names = {care.id: care.name for care, _ in facts.care}
    for note in facts.care_notes:
        yield _kept(write_care.care_note(note, names[note.care], subject), note, "care_notes")
    for decision in facts.care_decisions:
        yield _kept(write_care.care_decision(decision, subject), decision, "care_decisions")
    for record in facts.basics:
        yield from _basic(record, subject)
    for checkin in facts.checkins:
        yield _kept(_checkin(checkin, subject), checkin, "checkins")
        yield from _said(checkin, subject)
    for session in facts.sessions:
        yield _kept(_session(session, subject, units.get(session.plan, "")), session, "sessions")
    for measurement in facts.measurements:
        yield from _measured(measurement, subject)
    for assessment in facts.assessments:
        yield _kept(_assessment(assessment, subject), assessment, "assessments")
        yield from _score(assessment, subject, facts.scores.get((assessment.instrument, assessment.day)))


def _kept(resource: Resource, entry: Record, table: str) -> Resource:
    plain = {name: value for name, value in msgspec.to_builtins(entry).items() if name not in _BOOKKEEPING}
    return keep_exactly(resource, plain, entry_of(resource, table))


def _basic(record: Record, subject: str) -> Iterator[Resource]:
    """An entry that FHIR has no resource for: every field in an extension; none where there is nothing to say."""
    table = record.TABLE.name
    only = AS_BASIC[table]
    plain = {
        name: value
        for name, value in msgspec.to_builtins(record).items()
        if name not in _BOOKKEEPING and (not only or name in only)
    }
    if not plain:
        return
    made = begin("Basic", table.replace("_", "-"), table, record.key, subject)
    made["code"] = {"coding": [{"system": f"{BASE}/CodeSystem/entry", "code": table}], "text": table.replace("_", " ")}
    if (created := _first_day(record)) is not None:
        made["created"] = created.isoformat()
    yield keep_exactly(made, plain, entry_of(made, table))


def _first_day(record: Record) -> date | None:
    """The day an entry is about; none: it says none."""
    days = (getattr(record, field, None) for field in ("since", "first", "on", "worsening_on", "steps_agreed_on"))
    saved = day_of(record.saved_at) if record.saved_at else None
    return next((day for day in days if isinstance(day, date)), saved)


def _goal(goal: Goal, subject: str) -> Resource:
    made = begin("Goal", "goal", "goals", goal.id, subject)
    made |= {
        "identifier": [{"system": f"{BASE}/goal", "value": words(goal.id)}],
        "lifecycleStatus": _STATES[goal.state],
        "description": {"text": words(goal.text)},
        "startDate": goal.created.isoformat(),
    }
    if goal.by is not None:
        made["target"] = [{"dueDate": goal.by.isoformat()}]
    if goal.matters:
        made["note"] = [{"text": words(goal.matters)}]
    return made


def _plan(plan: Plan, subject: str, now: tuple[float, float | None] | None) -> Resource:
    made = begin("CarePlan", "plan", "plans", plan.id, subject)
    detail: Resource = {
        "kind": "ServiceRequest",
        "status": "in-progress" if plan.state == "active" else "completed",
        "description": words(plan.activity),
        "scheduledTiming": {"repeat": {"frequency": plan.days_per_week, "period": 1, "periodUnit": "wk"}},
    }
    if now is not None:
        agreed, within = now
        detail["dailyAmount"] = quantity(agreed if within is None else within, plan.unit)
        if within is not None:
            made["note"] = [{"text": now_words(agreed, within, plan.unit)}]
    return made | {
        "identifier": [{"system": f"{BASE}/plan", "value": words(plan.id)}],
        "status": "active" if plan.state == "active" else "completed",
        "intent": "plan",
        "title": words(plan.activity),
        "period": {"start": plan.created.isoformat()},
        "goal": [{"reference": f"Goal/{identity(subject, 'goal', plan.goal)}"}],
        "activity": [{"detail": detail}],
    }


def _review(review: Review, subject: str) -> Resource:
    made = begin("Provenance", "review", "reviews", f"{review.on} {review.plan}", subject)
    return made | {
        "target": [{"reference": f"CarePlan/{identity(subject, 'plan', review.plan)}"}],
        "occurredPeriod": {"start": review.week_from.isoformat(), "end": review.week_to.isoformat()},
        "recorded": f"{review.on.isoformat()}T00:00:00Z",
        "activity": {"text": say("exchange.write.weekly_review_chosen_by", choice=review.choice)},
        "agent": [{"who": person(subject)}],
    }


def _checkin(entry: CheckIn, subject: str) -> Resource:
    made = begin("QuestionnaireResponse", "checkin", "checkins", entry.day.isoformat(), subject)
    items: list[Resource] = []
    for name in _ANSWERS:
        value = getattr(entry, name)
        if value is not None and value != "" and not (name == "late" and value is False):
            items.append({"linkId": name, "answer": [_valued(value)]})
    for field, named in (("settled", entry.settled), ("own", entry.own)):
        answers = [
            {"linkId": f"{field}.{place}", "text": words(name), "answer": [_valued(said)]}
            for place, (name, said) in enumerate(named.items(), 1)
        ]
        if answers:
            items.append({"linkId": field, "item": answers})
    made |= {"questionnaire": CHECKIN, "status": "completed", "authored": entry.day.isoformat()}
    return made | ({"item": items} if items else {})


def _said(entry: CheckIn, subject: str) -> Iterator[Resource]:
    """Numbers of a check-in once more as observations, which is where other systems look for them."""
    source = f"QuestionnaireResponse/{identity(subject, 'checkin', entry.day.isoformat())}"
    for name in _NUMBERS:
        value = getattr(entry, name)
        if value is not None:
            measure = measure_named(name)
            made = _observed(f"said-{name}", entry.day.isoformat(), subject, measure, value)
            made["derivedFrom"] = [{"reference": source}]
            yield made


def _session(session: Session, subject: str, unit: str) -> Resource:
    key = f"{session.day} {session.plan}"
    made = begin("Observation", "session", "sessions", key, subject)
    made |= {
        "status": "final",
        "code": concept(SESSION_CODE, say("exchange.write.what_done_plan_day")),
        "effectiveDateTime": session.day.isoformat(),
        "basedOn": [{"reference": f"CarePlan/{identity(subject, 'plan', session.plan)}"}],
    }
    if session.done is not None:
        made["valueQuantity"] = quantity(session.done, unit)
    if session.rpe is not None:
        made["component"] = [{"code": concept(EFFORT, "effort, 0 to 10"), "valueInteger": session.rpe}]
    return made


def _measured(entry: Measurement, subject: str) -> Iterator[Resource]:
    if not entry.values:
        return
    for name, value in entry.values.items():
        key = f"{entry.day} {entry.source} {name}"
        made = begin("Observation", "measured", "measurements", key, subject)
        measure = _measure(name)
        made |= {
            "status": "final",
            "code": concept(name),
            "effectiveDateTime": entry.day.isoformat(),
            "valueQuantity": quantity(value, measure.unit),
            "device": {"display": words(entry.source)},
        }
        exact = {"day": entry.day.isoformat(), "source": entry.source, "name": name, "value": value}
        yield keep_exactly(made, exact, entry_of(made, "measurements"))


def _assessment(made: Assessment, subject: str) -> Resource:
    resource = begin("QuestionnaireResponse", "assessment", "assessments", f"{made.day} {made.instrument}", subject)
    items: list[Resource] = []
    for place, answer in enumerate(made.answers):
        item: Resource = {"linkId": str(place + 1)}
        if place < len(made.activities):
            item["text"] = words(made.activities[place])
        items.append(item if answer is None else item | {"answer": [{"valueDecimal": answer}]})
    resource |= {
        "questionnaire": f"{BASE}/Questionnaire/{code(made.instrument).replace(' ', '-')}",
        "status": "completed",
        "authored": made.day.isoformat(),
    }
    return resource | ({"item": items} if items else {})


def _score(made: Assessment, subject: str, score: tuple[float, str, str | None] | None) -> Iterator[Resource]:
    """The score once more as an observation; it is computed, so it is not read back."""
    if score is None:
        return
    value, unit, loinc = score
    name = made.instrument
    observed = _observed(f"score-{name}", made.day.isoformat(), subject, Measure(name, unit), value, loinc)
    answers = identity(subject, "assessment", f"{made.day} {made.instrument}")
    observed["derivedFrom"] = [{"reference": f"QuestionnaireResponse/{answers}"}]
    yield observed


def _observed(kind: str, day: str, subject: str, measure: Measure, value: float, loinc: str | None = None) -> Resource:
    return {
        "resourceType": "Observation",
        "id": identity(subject, "observed", f"{kind} {day}").replace("observed", "said"),
        "status": "final",
        "code": concept(measure.name, loinc=loinc),
        "subject": person(subject),
        "effectiveDateTime": day,
        "valueQuantity": quantity(value, measure.unit),
    }


def _measure(name: str) -> Measure:
    try:
        return measure_named(name)
    except WrongInput:  # a name of another program that no measure here can have
        return Measure(name, "")


def _valued(value: bool | int | float | str) -> Resource:
    kinds: tuple[tuple[type, str, Callable[[Any], Any]], ...] = (
        (bool, "valueBoolean", bool),
        (int, "valueInteger", int),
        (float, "valueDecimal", float),
    )
    for kind, name, make in kinds:
        if isinstance(value, kind):
            return {name: make(value)}
    return {"valueString": words(str(value))}
