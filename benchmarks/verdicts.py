"""How often an experiment says “B helped you” where it did nothing, and how often it sees what is there."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.tables import goal, table, title
from painplan.experiments.days import RUN_IN_DAYS, day_of_experiment, last_day
from painplan.experiments.records import Experiment
from painplan.experiments.result import result

EXPERIMENTS, MOST = 1_000, 0.05
FIRST = date(2026, 1, 1)
LIKENESS = (0.0, 0.3, 0.6)
"""Correlation of a day with the next (autocorrelation)."""
EFFECTS = (0, 1, 2, 3)
"""Points on 0 to 10 by which days with B are better."""
SPREAD, MIDDLE = 1.8, 5.0


def measure(_: Path) -> None:
    title(
        f"“B helped you” in {EXPERIMENTS:,} experiments of each kind: four pairs of seven days, days spread by {SPREAD}"
    )
    shares = {(effect, likeness): _share(effect, likeness) for effect in EFFECTS for likeness in LIKENESS}
    header = ["better by", *(f"likeness {likeness:g}" for likeness in LIKENESS)]
    table(header, [[f"{effect} points", *(f"{shares[effect, one]:.1%}" for one in LIKENESS)] for effect in EFFECTS])
    worst = max(shares[0, likeness] for likeness in LIKENESS)
    goal(f"at most {MOST:.0%} where B does nothing", f"{worst:.1%}", met=worst <= MOST)


def _share(effect: float, likeness: float) -> float:
    return sum(_helped(seed, effect, likeness) for seed in range(EXPERIMENTS)) / EXPERIMENTS


def _helped(seed: int, effect: float, likeness: float) -> bool:
    one = Experiment(id="noise", question="heat", outcome="interference", first=FIRST, seed=seed)
    chance, at, values = Random(seed), 0.0, {}
    for back in range(RUN_IN_DAYS, (last_day(one) - FIRST).days + 1):
        day = FIRST + timedelta(days=back)
        at = likeness * at + chance.gauss(0, SPREAD * (1 - likeness**2) ** 0.5)
        found = day_of_experiment(one, day)
        better = effect if found is not None and found.way == "B" else 0
        values[day] = float(min(10, max(0, round(MIDDLE + at - better))))
    shown = result(one, values, set(values)).found
    return shown is not None and shown.verdict == "helped"
