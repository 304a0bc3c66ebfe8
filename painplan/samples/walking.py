"""Sample: twelve steady weeks of walking, with a flare-up, holds, and a review waiting today."""

from datetime import date, timedelta

from painplan.kit.words import say
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.samples.story import Answers, Day, Sample, Story, flare_told, notes_of

PLAN = "walking"
_FREE_DAYS = (2, 6)
"""Days of the week without a walk."""
_FLARE = range(36, 41)
_MISSED = frozenset({11, 26, 47, 66})
"""Evenings without a check-in."""
_BUSY = frozenset({56, 57, 59, 60})
"""Days of a week in which there was little time to walk."""


def _plans(first: date) -> tuple[NewPlan, ...]:
    tries = zip((9, 13, 10), (5, 3, 1), strict=True)
    return (
        NewPlan(
            matters=say("samples.walking.afternoons_outside_family"),
            goal=say("samples.walking.walk_park_back_family"),
            activity="Walking",
            unit="minutes",
            aim=20,
            by=first + timedelta(days=26 * 7),
            days_per_week=5,
            confidence=7,
            trials=tuple(Trial(amount=reached, day=first - timedelta(days=before)) for reached, before in tries),
        ),
    )


def _evening(day: Day) -> Answers | None:
    if day.number in _MISSED:
        return None
    flare = day.number in _FLARE
    hard = 2.0 if flare else 0.0
    answers = {
        "mattered": day.chance.choices(("no", "a_little", "yes"), (4, 4, day.toward(1, 6)))[0],
        "interference": day.scale(day.toward(6, 3.6) + hard, 0.8),
        "pain": day.scale(day.toward(5.2, 4.6) + hard, 0.6),
        "energy": day.scale(day.toward(4, 5.6) - hard / 2, 0.9),
        "sleep": day.scale(day.toward(4.6, 5.8) - hard / 2, 1.1),
        **flare_told(day.number, _FLARE),
        "worry": "no",
        f"done.{PLAN}": f"{_walked(day):g}",
        f"settled.{PLAN}": _settled(day),
    }
    if (note := notes_of("walking").get(day.number)) is not None:
        answers["note"] = note
    return answers


def _walked(day: Day) -> float:
    asked = day.plans[PLAN].target
    if day.number in _FLARE:
        return asked.smaller or 0
    if day.of_week in _FREE_DAYS:
        return 0
    if day.number in _BUSY:
        return asked.smaller or 0
    return (asked.target or 0) + day.chance.choices((0, 1), (5, 1))[0]


def _settled(day: Day) -> str:
    if day.number in _FLARE:
        return "nearly"
    if day.week == 3 and day.of_week in (1, 4):
        return "no"
    return day.chance.choices(("yes", "nearly"), (4, 1))[0]


def _steps(day: Day, answers: Answers) -> int | None:
    if day.chance.random() < 0.06:
        return None  # the counter stayed at home
    minutes = float(answers.get(f"done.{PLAN}", "0"))
    usual = 1_700 if day.number in _FLARE else day.toward(2_700, 3_300)
    return max(300, round(day.chance.gauss(usual, 350) + 95 * minutes))


STORY = Story(
    sample=Sample(PLAN),
    seed=1_204,
    plans=_plans,
    evenings=lambda: _evening,
    steps=_steps,
    choices={11: "hold"},  # a step was offered; another week at the same amount was wanted
)
