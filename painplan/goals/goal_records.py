"""What the answers of the goal conversation become: fields of the goal, and facts beside it. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from painplan.diary.own_things import free_id
from painplan.goals.interview import (
    CHEST_PAIN,
    LEVELS,
    barriers,
    confidence,
    goal_text,
    medicine_goal,
    plan_wanted,
    ratings,
    touched,
)
from painplan.kit.parse import parse_number
from painplan.kit.record import ME
from painplan.kit.step import chosen
from painplan.plans.records import Goal
from painplan.safety.ask_first_service import NOW, answer_changes
from painplan.safety.medicine.named_medicines import names_in
from painplan.safety.not_asked import questions
from painplan.store.book import Book
from painplan.store.diary import Change

_AS_SAID = {
    "reasons": "reasons",
    "surer": "surer",
    "expect": "expect",
    "expect_roadblocks": "expect_roadblocks",
    "when": "when",
    "where": "where",
    "whom": "with_whom",
    "support": "support",
    "support_how": "support_how",
}
"""By step: the field of the goal that holds its words."""


def goal_fields(said: Mapping[str, str]) -> dict[str, object]:
    """The fields of the goal beyond its text; only what was said."""
    fields: dict[str, object] = {field: said[step] for step, field in _AS_SAID.items() if said.get(step)}
    for name in ("readiness", "ceiling"):
        if said.get(name):
            fields[name] = said[name]
    if goal_text(said) != said.get("goal", ""):
        fields["first_said"] = said["goal"]
    for name in ("importance", "expect_sure"):
        if said.get(name):
            fields[name] = int(said[name])
    if said.get("weekdays"):
        fields["weekdays"] = chosen(said["weekdays"])
    if said.get("share"):
        fields["share"] = said["share"] == "yes"
    if said.get("ladder"):
        fields["ladder"] = tuple(parse_number(part) for part in said["ladder"].split())
    if any(said.get(name) for name in LEVELS):
        fields["levels"] = tuple(said.get(name, "") for name in LEVELS)
    domains = chosen(said.get("focus")) or chosen(said.get("domains"))
    return {**fields, "domains": domains} if domains else fields


def matters(said: Mapping[str, str], medicines: tuple[str, ...] = ()) -> str:
    """What matters; a goal that was about taking less of a medicine is kept with it (clinical.md A12 PRE, C4)."""
    return " · ".join(part for part in (said.get("matters", ""), medicine_goal(said, medicines)) if part)


def goal_alone(said: Mapping[str, str], book: Book, today: date) -> Goal:
    """A goal that is kept without a plan: for later, or as something not to be pressed (clinical.md D2 Q4, Q6)."""
    goal = Goal(
        id=free_id("goal", [goal.id for goal in book.goals]),
        matters=matters(said, names_in(book)),
        text=goal_text(said),
        confidence=confidence(said),
        created=today,
        state="parked",
        state_since=today,
    )
    return msgspec.structs.replace(goal, **goal_fields(said))


def beside_the_goal(said: Mapping[str, str], book: Book, today: date, goal_id: str) -> tuple[Change, ...]:
    """What else was said: ratings, barriers with their plans, what is asked first, the flare-up version."""
    return (*_values(said, today), *_barriers(said, book, today, goal_id), *_safety(said, book, today))


def asked_first(said: Mapping[str, str]) -> bool:
    """Whether something is to be looked at before steps (clinical.md C5)."""
    return bool(chosen(said.get("ask_first")))


def _values(said: Mapping[str, str], today: date) -> Iterator[Change]:
    rated, focus = ratings(said), chosen(said.get("focus")) or chosen(said.get("domains"))
    for domain in dict.fromkeys(touched(said)):
        importance, now = said.get(f"importance_{domain}"), said.get(f"now_{domain}")
        fields: dict[str, object] = {"domain": domain, "on": today}
        fields |= {"importance": int(importance)} if importance else {}
        fields |= {"now": int(now)} if now else {}
        fields |= {"chosen": True} if domain in focus else {}
        if domain in rated or len(fields) > 2:
            yield Change(table="values", key=f"{today.isoformat()} {domain}", fields=fields)


def _barriers(said: Mapping[str, str], book: Book, today: date, goal_id: str) -> Iterator[Change]:
    known = {barrier.kind for barrier in book.barriers}
    for kind in barriers(said):
        fields: dict[str, object] = {"kind": kind, "goal": goal_id, "active": None}
        fields |= {} if kind in known else {"created": today}
        fields |= {"then": said[f"then_{kind}"]} if said.get(f"then_{kind}") else {}
        yield Change(table="barriers", key=kind, fields=fields)


def _safety(said: Mapping[str, str], book: Book, today: date) -> Iterator[Change]:
    if said.get("adult") == "yes":
        yield Change(table="profile", key=ME, fields={"adult": True})
    if said.get("pem") and plan_wanted(said):
        yield Change(table="profile", key=ME, fields={"worsening": said["pem"], "worsening_on": today})
    if said.get("told") and plan_wanted(said):
        yield Change(table="profile", key=ME, fields={"told_crashes": said["told"] == "yes"})
    if said.get("smallest") and plan_wanted(said):
        yield Change(table="flare_plan", key=ME, fields={"smallest": said["smallest"]})
    if said.get("ask_first") and plan_wanted(said):
        fitting = chosen(said["ask_first"])
        answers = {one.id: "yes" if one.id in fitting else "no" for one in questions()}
        if said.get("chest_now") == "yes":
            answers[f"{CHEST_PAIN}{NOW}"] = "yes"
        yield from answer_changes(book, answers, today)
