"""The goal conversation as a script: answers so far in, next question out. Both front ends can run it. Pure."""

import re
from collections.abc import Callable, Mapping
from datetime import date

import msgspec

from painplan.coach.plans import NewPlan
from painplan.errors import WrongInput
from painplan.records import Trial
from painplan.words import asset, date_in_words, parse_amount, parse_coming_day, parse_scale, plain

Answers = Mapping[str, str]

SURE_ENOUGH = 7
"""Below this on the confidence ruler the step is made smaller (clinical.md B1, D2 Q5)."""
LASTING_WORSENING = frozenset({"often", "always"})
"""Answers with which all automatic steps are off; "sometimes" halves them (clinical.md A14.1)."""
TRIES = ("try1", "try2", "try3")
ESTIMATES = ("good", "bad")

_NO_PAIN = re.compile(r"\b(pain[- ]?free|no (more )?pain|without (any )?pain|cured?|no longer (in|have) pain)\b", re.I)
"""A goal that is only the absence of pain is asked once more (clinical.md D2 Q3)."""

_ASKED_WHEN: dict[str, Callable[[Answers], bool]] = {
    "again": lambda said: bool(_NO_PAIN.search(said.get("goal", ""))),
    "gentle": lambda said: int(said.get("confidence") or SURE_ENOUGH) < SURE_ENOUGH,
    **{name: lambda said: said.get("start") == "tries" for name in TRIES},
    **{name: lambda said: said.get("start") == "estimate" for name in ESTIMATES},
}
"""Questions that are only asked after certain answers."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the conversation."""

    id: str
    ask: str
    kind: str
    """``text``, ``amount``, ``day``, ``choice`` or ``scale``."""
    label: str
    hint: str = ""
    optional: bool = False
    options: tuple[tuple[str, str, str], ...] = ()
    """For a choice: key, words, value."""
    low: str = ""
    high: str = ""
    given: str = ""
    """The answer so far, as typed."""


def steps(said: Answers) -> tuple[Step, ...]:
    """All questions that apply after these answers, in order."""
    names: list[str] = asset("goal")["order"]
    asked = [name for name in names if name not in _ASKED_WHEN or _ASKED_WHEN[name](said)]
    return tuple(_step(name, said) for name in asked)


def next_step(said: Answers) -> Step | None:
    """The first question that has not been answered or skipped; none when all is said."""
    return next((step for step in steps(said) if step.id not in said), None)


def accepted(step: Step, text: str, said: Answers, today: date) -> str:
    """The answer as it is kept.

    Raises:
        WrongInput: It does not fit the question.
    """
    typed = text.strip()
    if not typed:
        if step.optional:
            return ""
        raise WrongInput("This one is needed to make a plan. A few words are enough.")
    if step.kind == "choice":
        return _chosen(step, typed)
    if step.kind == "scale":
        return str(parse_scale(typed, step.label))
    if step.kind == "amount":
        parse_amount(typed, said.get("unit") or "minutes")
    elif step.kind == "day":
        return parse_coming_day(typed, today).isoformat()
    elif not plain(typed).strip():
        raise WrongInput("There is nothing to read in this. A few words are enough.")
    return typed


def in_words(step: Step, answer: str) -> str:
    """An answer as the read-back shows it."""
    if step.kind == "day" and answer:
        return date_in_words(date.fromisoformat(answer))
    return next((words for _, words, value in step.options if value == answer), answer)


def new_plan(said: Answers) -> NewPlan:
    """The plan that these answers describe.

    Raises:
        WrongInput: A question is still open.
    """
    missing = next_step(said)
    if missing:
        raise WrongInput(f"One question is still open: {missing.ask} Answer it, then the plan can begin.")
    unit = said["unit"]

    def amount(name: str) -> float | None:
        return parse_amount(said[name], unit) if said.get(name) else None

    estimated = said.get("start") == "estimate"
    tries = [] if estimated else [parse_amount(said[name], unit) for name in TRIES]
    return NewPlan(
        matters=said.get("matters", ""),
        goal=said.get("again") or said["goal"],
        activity=said["activity"],
        unit=unit,
        aim=amount("aim"),
        by=date.fromisoformat(said["by"]) if said.get("by") else None,
        days_per_week=int(said["days"]),
        confidence=int(said["confidence"]),
        profile="gentle" if said.get("pem") == "sometimes" else said.get("gentle") or "steady",
        post_exertional_malaise=said.get("pem") in LASTING_WORSENING,
        trials=tuple(Trial(amount=reached) for reached in tries),
        good=amount("good") if estimated else None,
        bad=amount("bad") if estimated else None,
    )


def _chosen(step: Step, typed: str) -> str:
    for key, words, value in step.options:
        if typed.lower() in (key, words.lower(), value):
            return value
    raise WrongInput(f"Choose one of the keys: {', '.join(key for key, _, _ in step.options)}.")


def _step(name: str, said: Answers) -> Step:
    words = asset("goal")[name]
    labels = words.get("labels", [])
    keys = words.get("keys", [str(n) for n in range(1, len(labels) + 1)])
    return Step(
        id=name,
        ask=words["ask"],
        kind=words["kind"],
        label=words["label"],
        hint=words.get("hint", "").format(unit=said.get("unit") or "minutes"),
        optional=words.get("optional", False),
        options=tuple(zip(keys, labels, words.get("values", []), strict=True)),
        low=words.get("low", ""),
        high=words.get("high", ""),
        given=said.get(name, ""),
    )
