"""How often a diary of steady building up, beside a symptom that drifts, shows a link; and whether true ones are found.

Amount and symptom both change over the weeks and know nothing of each other from one day to the next; in the diaries
with a true link the symptom follows the activity of the day before by 0.6 of a standard deviation (clinical.md H7).
"""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.diaries import TODAY
from benchmarks.tables import goal, table, title
from painplan.insight.links import links

DIARIES, MOST, FOUND = 1_000, 0.10, 0.80
"""Diaries in all; at most so many of them show a link without any; at least so many show a true one."""
POINTS = (2.0, 3.0)
"""What the symptom changes from the first to the last day, 0-10."""
DAYS = (84, 120, 200)
TRUE = 0.6
"""A true link, in standard deviations of the symptom for one of the activity."""
SYMPTOMS = ("interference", "energy", "pain")
START, STEP, LEAST = 10.0, 1.0, 3.0
"""Minutes a day of the first week, one step a week, and the least that is done on a day on which anything is."""
DAY_SPREAD, MISSED, SPREAD, LIKENESS, MIDDLE = 0.25, 0.1, 1.0, 0.3, 6.0
"""Days differ by a quarter of the amount; one in ten has nothing done; the symptom wanders by a point around 6."""
FARTHEST = 2.0
"""Standard deviations of activity from which more makes no further difference to the symptom."""

Days = dict[date, float]


def measure(_: Path) -> None:
    title(
        f"Links shown in diaries of steady building up beside a drifting symptom, {DIARIES:,} in all, three looked at"
    )
    kinds = [(points, days) for points in POINTS for days in DAYS]
    shown = dict.fromkeys(kinds, 0)
    found = dict.fromkeys(kinds, 0)
    for seed in range(DIARIES):
        points, days = kinds[seed % len(kinds)]
        shown[points, days] += shows_a_link(seed, points, days)
        found[points, days] += shows_a_link(seed, points, days, true=TRUE)
    each = {kind: len(range(at, DIARIES, len(kinds))) for at, kind in enumerate(kinds)}
    rows = [
        [f"{points:g}", f"{days}", f"{shown[points, days] / each[points, days]:.1%}", _share(found, each, points, days)]
        for points, days in kinds
    ]
    table(["points", "days", "false links", f"true links of {TRUE:g} SD"], rows)
    false, true = sum(shown.values()) / DIARIES, sum(found.values()) / DIARIES
    goal(f"false links at most {MOST:.0%}", f"{false:.1%}", met=false <= MOST)
    goal(f"true links at least {FOUND:.0%}", f"{true:.1%}", met=true >= FOUND)


def _share(found: dict[tuple[float, int], int], each: dict[tuple[float, int], int], points: float, days: int) -> str:
    return f"{found[points, days] / each[points, days]:.1%}"


def shows_a_link(seed: int, points: float, days: int, *, true: float = 0.0) -> bool:
    """Whether the diary of this number shows any link (a true one: with pain)."""
    activity, symptoms = diary(seed, points, days, true=true)
    return bool(links(activity, symptoms, TODAY).shown)


def diary(seed: int, points: float, days: int, *, true: float = 0.0) -> tuple[Days, dict[str, Days]]:
    """Activity and three symptoms of a made-up diary; with ``true`` pain follows the activity of the day before."""
    chance = Random(seed)
    first = TODAY - timedelta(days=days - 1)
    built = [START + STEP * (number // 7) for number in range(days)]
    unlike = [chance.gauss(0, 1) for _ in range(days)]
    done = [
        0.0 if chance.random() < MISSED else float(max(LEAST, round(amount * (1 + DAY_SPREAD * like))))
        for amount, like in zip(built, unlike, strict=True)
    ]
    against = [
        min(FARTHEST, max(-FARTHEST, (value / amount - 1) / DAY_SPREAD))
        for value, amount in zip(done, built, strict=True)
    ]
    activity = {first + timedelta(days=number): value for number, value in enumerate(done)}
    symptoms: dict[str, Days] = {}
    for name in SYMPTOMS:
        at, sign, course = 0.0, (-1.0 if name != "energy" else 1.0), dict[date, float]()
        for number in range(days):
            at = LIKENESS * at + chance.gauss(0, SPREAD * (1 - LIKENESS**2) ** 0.5)
            drift = sign * points * number / (days - 1)
            follows = true * SPREAD * against[number - 1] if number and name == "pain" else 0.0
            middle = MIDDLE if sign < 0 else MIDDLE - points
            course[first + timedelta(days=number)] = float(min(10, max(0, round(middle + drift + at + follows))))
        symptoms[name] = course
    return activity, symptoms
