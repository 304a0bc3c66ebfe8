"""Courses of care as FHIR R4: each a CarePlan, a note a Procedure or an Observation, a decision Provenance."""

from painplan.care.records import Care, CareDecision, CareNote
from painplan.care.rules import Status
from painplan.exchange.fhir.parts import BASE, Resource, begin, concept, identity, person, words
from painplan.exchange.fhir.read import CARE_NOTE, PLAN_STATES
from painplan.kit.words import say

_ACTIVITY = {"going_on": "in-progress", "paused": "on-hold", "stopped": "stopped"}


def care_plan(care: Care, status: Status, subject: str) -> Resource:
    """What was chosen; the status is computed and not read back."""
    made = begin("CarePlan", "care", "care", care.id, subject)
    detail: Resource = {
        "kind": "ServiceRequest",
        "status": _ACTIVITY[status],
        "code": {"text": say(f"care.kind.{care.kind}")},
        "description": words(care.name),
    }
    if care.per_week is not None:
        detail["scheduledTiming"] = {"repeat": {"frequency": care.per_week, "period": 1, "periodUnit": "wk"}}
    made |= {
        "identifier": [{"system": f"{BASE}/care", "value": words(care.id)}],
        "status": PLAN_STATES[status],
        "intent": "plan",
        "title": words(care.name),
        "period": {"start": care.since.isoformat()},
        "created": care.created.isoformat(),
        "activity": [{"detail": detail}],
    }
    if care.goal:
        made["goal"] = [{"reference": f"Goal/{identity(subject, 'goal', care.goal)}"}]
    if care.expects:
        made["note"] = [{"text": words(care.expects)}]
    return made


def care_note(note: CareNote, name: str, subject: str) -> Resource:
    """A use or a session; words about it alone are an observation."""
    made = begin("Procedure" if note.done else "Observation", "care-note", "care_notes", note.key, subject)
    made |= {
        "status": "completed" if note.done else "final",
        "code": {"text": words(name)} if note.done else concept(CARE_NOTE, name),
        "performedDateTime" if note.done else "effectiveDateTime": note.on.isoformat(),
        "basedOn": [{"reference": f"CarePlan/{identity(subject, 'care', note.care)}"}],
    }
    if note.worth is not None and not note.done:
        made["valueInteger"] = note.worth
    said = [text for text in (note.burden, note.side_effect) if text]
    if said:
        made["note"] = [{"text": words(text)} for text in said]
    return made


def care_decision(made: CareDecision, subject: str) -> Resource:
    """What the person decided."""
    return begin("Provenance", "care-decision", "care_decisions", made.key, subject) | {
        "target": [{"reference": f"CarePlan/{identity(subject, 'care', made.care)}"}],
        "occurredDateTime": made.on.isoformat(),
        "recorded": f"{made.on.isoformat()}T00:00:00Z",
        "activity": {"text": say("exchange.write.decided_about_care", choice=say(f"care.decided.{made.choice}"))},
        "agent": [{"who": person(subject)}],
    }
