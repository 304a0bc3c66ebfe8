"""Entries read back from the resources of an export: the other direction of `painplan.exchange.fhir.write`."""

from collections.abc import Callable, Mapping
from typing import Any

from painplan.exchange.fhir.parts import BASE, Resource, fields_of

AS_BASIC: Mapping[str, tuple[str, ...]] = {
    "profile": (
        "post_exertional_malaise",
        "worsening",
        "worsening_on",
        "told_crashes",
        "steps_agreed_by",
        "steps_agreed_on",
        "adult",
    ),
    "signs": (),
    "ask_first": (),
    "holds": (),
    "restarts": (),
    "day_limits": (),
    "lost": (),
}
"""The kinds of entries that decide what is asked for on a day and that FHIR has no resource for: each entry is a Basic.
Only the fields that are named go with it; none named: all. With `READERS` this is what an export holds."""
CHECKIN = f"{BASE}/Questionnaire/checkin"
SESSION_CODE = "done"
EFFORT = "effort"
CARE_NOTE = "care-note"
PLAN_STATES = {"going_on": "active", "paused": "on-hold", "stopped": "revoked"}
"""The status of a CarePlan, by how a course of care stands."""


def entry_of(resource: Resource, table: str) -> dict[str, Any]:
    """The entry of a resource, as the diary's files have it.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: It is not what an export holds.
    """
    found = {**READERS[table](resource), **fields_of(resource)}
    only = AS_BASIC.get(table)
    return {name: value for name, value in found.items() if value is not None and (not only or name in only)}


def goal(resource: Resource) -> dict[str, Any]:
    """From a Goal: its description, the first target's due date, and why it matters from the first note."""
    targets = resource.get("target", [{}])
    return {
        "id": _identifier(resource),
        "text": resource["description"]["text"],
        "created": resource.get("startDate"),
        "by": targets[0].get("dueDate"),
        "matters": resource["note"][0]["text"] if resource.get("note") else None,
    }


def plan(resource: Resource) -> dict[str, Any]:
    """A plan; the amount of the day in it is computed and not read."""
    return {
        "id": _identifier(resource),
        "activity": resource.get("title"),
        "created": resource.get("period", {}).get("start"),
        "state": None if resource.get("status") == "active" else "ended",
    }


def review(resource: Resource) -> dict[str, Any]:
    """A decision of a weekly review."""
    period = resource.get("occurredPeriod", {})
    return {"week_from": period.get("start"), "week_to": period.get("end")}


def checkin(resource: Resource) -> dict[str, Any]:
    """A check-in from its answers."""
    found: dict[str, Any] = {"day": resource["authored"]}
    for item in resource.get("item", []):
        if item["linkId"] in ("settled", "own"):
            found[item["linkId"]] = {each["text"]: _answer(each) for each in item["item"]}
        else:
            found[item["linkId"]] = _answer(item)
    return found


def session(resource: Resource) -> dict[str, Any]:
    """What was done of a plan on a day."""
    effort = [part["valueInteger"] for part in resource.get("component", [])]
    return {
        "day": resource["effectiveDateTime"],
        "done": resource.get("valueQuantity", {}).get("value"),
        "rpe": effort[0] if effort else None,
    }


def measurement(resource: Resource) -> dict[str, Any]:
    """One value of a day and a source; `painplan.exchange.fhir.import_` puts those of a day together."""
    return {
        "day": resource["effectiveDateTime"],
        "source": resource["device"]["display"],
        "name": resource["code"]["coding"][0]["code"],
        "value": resource["valueQuantity"]["value"],
    }


def assessment(resource: Resource) -> dict[str, Any]:
    """What was answered to an instrument."""
    items = resource.get("item", [])
    return {
        "day": resource["authored"],
        "instrument": str(resource["questionnaire"]).rpartition("/")[2],
        "answers": [_answer(item) if item.get("answer") else None for item in items],
        "activities": [item["text"] for item in items if "text" in item] or None,
    }


def care(resource: Resource) -> dict[str, Any]:
    """Something that was chosen; how it stands comes from the decisions about it."""
    (activity,) = resource["activity"]
    return {
        "id": _identifier(resource),
        "name": resource["title"],
        "created": resource.get("created"),
        "since": resource.get("period", {}).get("start"),
        "per_week": activity["detail"].get("scheduledTiming", {}).get("repeat", {}).get("frequency"),
        "expects": resource["note"][0]["text"] if resource.get("note") else None,
    }


def care_note(resource: Resource) -> dict[str, Any]:
    """A use or a session, or words alone."""
    done = resource["resourceType"] == "Procedure"
    return {
        "on": resource["performedDateTime" if done else "effectiveDateTime"],
        "done": True if done else None,
        "worth": resource.get("valueInteger"),
    }


def care_decision(resource: Resource) -> dict[str, Any]:
    """What was decided about a course of care."""
    return {"on": resource.get("occurredDateTime")}


def basic(resource: Resource) -> dict[str, Any]:
    """What stands in an extension a field, and nowhere else."""
    if resource["resourceType"] != "Basic":
        raise ValueError("it is no Basic resource")
    return {}


READERS: dict[str, Callable[[Resource], dict[str, Any]]] = {
    "goals": goal,
    "plans": plan,
    "reviews": review,
    "checkins": checkin,
    "sessions": session,
    "measurements": measurement,
    "assessments": assessment,
    "care": care,
    "care_notes": care_note,
    "care_decisions": care_decision,
    **dict.fromkeys(AS_BASIC, basic),
}
"""Every kind of entry that an export holds."""


def _identifier(resource: Resource) -> str:
    value = resource["identifier"][0]["value"]
    if not isinstance(value, str):
        raise TypeError("an identifier is a text")
    return value


def _answer(item: Resource) -> Any:
    (value,) = item["answer"][0].values()
    return value
