"""How long the rules take that look at years at once."""

import csv
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.diaries import TODAY, make_diary
from benchmarks.tables import goal, ms, table, title
from benchmarks.timing import in_turn, spread
from painplan.charts.weeks import draw_weeks
from painplan.exchange.replay_rows import read_replay
from painplan.exchange.text import read_text
from painplan.insight.links import links
from painplan.pacing.body import MadeUpPerson
from painplan.pacing.replay import ReplayDay, replay
from painplan.pacing.rhythm import Pace
from painplan.pacing.simulation import simulate
from painplan.samples.demonstration import shown
from painplan.samples.replay import Replaying
from painplan.today.coach import Coach

KNEE = Path(__file__).parents[1] / "tests" / "data" / "knee-diary" / "daily.csv"
RUNS = 7
TWENTY_YEARS, FOUR_YEARS = 7_300, 1_461
GOALS = {
    "simulate 52 weeks, three ways": 0.1,
    "the same, measured and drawn": 0.1,
    "links over 20 years, three looked at": 0.3,
    "replay of 4 years": 1.0,
    "the same, read from its file": 1.0,
    "replay of one's own 4 years": 1.0,
}


def measure(scratch: Path) -> None:
    title(f"Rules over years, {RUNS} runs each in turn")
    activity, symptoms = _diary(TWENTY_YEARS)
    last, rows = max(activity), _rows()
    pace = Pace(unit_min=100, step=200)
    own = Coach(make_diary(scratch / "replayed", 4), TODAY)
    cases: dict[str, Callable[[], object]] = {
        "simulate 52 weeks, three ways": lambda: simulate(MadeUpPerson(), 52),
        "the same, measured and drawn": _drawn,
        "links over 20 years, three looked at": lambda: links(activity, symptoms, last),
        "replay of 4 years": lambda: replay(rows, pace, 3000, days_per_week=5),
        "the same, read from its file": lambda: replay(_read(), pace, 3000, days_per_week=5),
        "replay of one's own 4 years": lambda: Replaying(own).of_plan(own.book.plans[0].id),
    }
    found = in_turn({name: _timed(case) for name, case in cases.items()}, RUNS)
    table(["", "median", "fastest", "slowest"], [[name, *map(ms, spread(each))] for name, each in found.items()])
    for name, most in GOALS.items():
        middle = spread(found[name])[0]
        goal(f"{name} under {most:g} s", f"{middle:.3f} s", met=middle < most)


def _timed(case: Callable[[], object]) -> Callable[[], float]:
    def run() -> float:
        started = perf_counter()
        case()
        return perf_counter() - started

    return run


def _drawn() -> None:
    """What the screen does after a key."""
    courses = {course.strategy: shown(course) for course in simulate(MadeUpPerson(), 52)}
    draw_weeks(courses["paced"].weekly, courses["push_through"].weekly, width=108, height=20)


def _diary(days: int) -> tuple[dict[date, float], dict[str, dict[date, float]]]:
    chance = Random(3)
    dates = [TODAY - timedelta(days=back) for back in reversed(range(days))]
    symptoms = {
        name: {day: float(chance.randint(2, 8)) for day in dates} for name in ("interference", "energy", "pain")
    }
    return {day: float(chance.randint(0, 90)) for day in dates}, symptoms


def _read() -> Sequence[ReplayDay]:
    """What the screen and the command do with a file."""
    if not KNEE.is_file():
        return _rows()
    return read_replay(read_text(KNEE, KNEE.name), KNEE.name, {"done": "steps", "pain": "pain_knees"})


def _rows() -> list[ReplayDay]:
    """The steps of the knee diary, or made-up ones where it is not here."""
    if KNEE.is_file():
        with KNEE.open(encoding="utf-8", newline="") as file:
            found = [(date.fromisoformat(row["date"]), row["steps"]) for row in csv.DictReader(file)]
        return [ReplayDay(day=day, done=float(steps) if steps else None, settled="yes") for day, steps in found]
    chance, first = Random(4), TODAY - timedelta(days=FOUR_YEARS)
    days = (first + timedelta(days=number) for number in range(FOUR_YEARS))
    return [ReplayDay(day=day, done=chance.randint(1_000, 9_000), settled="yes") for day in days]
