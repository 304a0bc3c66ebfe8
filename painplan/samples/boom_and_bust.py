"""Sample: long days followed by quiet painful ones, some even weeks in between, then the old pattern again."""

from datetime import date, timedelta

from painplan.coach import NewPlan
from painplan.records import Trial
from painplan.samples.story import Answers, Day, Sample, Story

PLAN = "housework"
_EVEN_WEEKS = range(5, 10)
"""Weeks in which the amounts were kept."""
_BOOM, _BUST = (0, 1, 3, 5), (2, 4, 6)
"""Days of an uneven week on which it was much too much, and those that paid for it."""
_FLARE = range(64, 70)
_MISSED = frozenset({4, 18, 25, 74})
_NOTES = {
    1: "Sample note: felt good, did all the windows.",
    2: "Sample note: in bed most of the day.",
    30: "Sample note: stopped when the timer rang, it felt odd.",
    63: "Sample note: felt strong, emptied the whole cellar.",
}


def _plans(first: date) -> tuple[NewPlan, ...]:
    tries = zip((18, 22, 20), (6, 4, 2), strict=True)
    return (
        NewPlan(
            matters="A home that is open to friends",
            goal="Cook and tidy up for an evening with friends",
            activity="Housework",
            unit="minutes",
            aim=40,
            by=first + timedelta(days=26 * 7),
            days_per_week=6,
            confidence=6,
            profile="gentle",
            trials=tuple(Trial(amount=reached, day=first - timedelta(days=before)) for reached, before in tries),
        ),
    )


def _evening(day: Day) -> Answers | None:
    if day.number in _MISSED:
        return None
    bust = _is_bust(day)
    hard = 2.4 if bust else 0.0
    answers = {
        "mattered": day.chance.choices(("no", "a_little", "yes"), (6, 3, 1) if bust else (2, 4, 3))[0],
        "interference": day.scale(5 + hard, 0.8),
        "pain": day.scale(4.8 + hard, 0.7),
        "energy": day.scale(5.4 - hard, 0.8),
        "sleep": day.scale(5 - hard / 2, 1.0),
        "flare": "yes" if day.number in _FLARE else "no",
        "worry": "no",
        f"done.{PLAN}": f"{_done(day):g}",
        f"settled.{PLAN}": "no" if bust else day.chance.choice(("yes", "yes", "nearly")),
    }
    if day.number in _NOTES:
        answers["note"] = _NOTES[day.number]
    return answers


def _is_boom(day: Day) -> bool:
    return day.week not in _EVEN_WEEKS and day.of_week in _BOOM and day.number not in _FLARE


def _is_bust(day: Day) -> bool:
    return day.number in _FLARE or (day.week not in _EVEN_WEEKS and day.of_week in _BUST)


def _done(day: Day) -> float:
    asked = day.plans[PLAN].target
    if _is_boom(day):
        return round(asked.target * day.chance.uniform(1.8, 2.8))
    if day.number in _FLARE:
        return asked.smaller
    if _is_bust(day):
        return day.chance.choice((0, 0, 3, 5))
    return 0 if day.of_week == 6 else asked.target


def _steps(day: Day, answers: Answers) -> int | None:
    minutes = float(answers.get(f"done.{PLAN}", "0"))
    usual = 1_500 if _is_bust(day) else 2_600
    return max(300, round(day.chance.gauss(usual, 300) + 60 * minutes))


STORY = Story(
    sample=Sample(
        "boom-and-bust",
        "Long days, quiet days",
        "much too much on good days and little on the next ones: reviews hold, even weeks bring steps, then a relapse",
    ),
    seed=3_107,
    plans=_plans,
    evening=_evening,
    steps=_steps,
)
