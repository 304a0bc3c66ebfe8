"""How often a diary of pure noise shows a link: activity and three symptoms that know nothing of each other."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from random import Random

from benchmarks.diaries import TODAY
from benchmarks.tables import goal, table, title
from painplan.insight.links import PAIRS_NEEDED, PAIRS_PREFERRED, links

DIARIES, MOST = 1_000, 0.10
DAYS = (28, 42, 56, 112)
"""Pairs in each diary."""
LIKENESS = (0.0, 0.5)
"""Correlation of a day with the next (autocorrelation)."""
SYMPTOMS = ("interference", "energy", "pain")


def measure(_: Path) -> None:
    title(f"Links shown in diaries of noise, {DIARIES:,} of each kind, three looked at in each")
    shares = {(days, likeness): _share(days, likeness) for days in DAYS for likeness in LIKENESS}
    header = ["pairs", *(f"likeness {likeness:g}" for likeness in LIKENESS)]
    table(header, [[f"{days}", *(f"{shares[days, one]:.1%}" for one in LIKENESS)] for days in DAYS])
    worst = max(shares.values())
    goal(f"at most {MOST:.0%} from {PAIRS_NEEDED} pairs on", f"{worst:.1%}", met=worst <= MOST)
    print(f"With fewer than {PAIRS_PREFERRED} pairs a link has to be larger and rarer, and is called early.")


def _share(days: int, likeness: float) -> float:
    return sum(_shows_a_link(Random(seed), days, likeness) for seed in range(DIARIES)) / DIARIES


def _shows_a_link(chance: Random, days: int, likeness: float) -> bool:
    activity = _course(chance, days + 1, likeness, middle=40, spread=20, most=300)
    symptoms: dict[str, Mapping[int, float]] = {
        name: _course(chance, days + 1, likeness, middle=5, spread=1.5, most=10) for name in SYMPTOMS
    }
    dated = {
        name: {TODAY - timedelta(days=back): value for back, value in one.items()} for name, one in symptoms.items()
    }
    return bool(links({TODAY - timedelta(days=back): value for back, value in activity.items()}, dated, TODAY).shown)


def _course(
    chance: Random, days: int, likeness: float, *, middle: float, spread: float, most: float
) -> dict[int, float]:
    """Whole numbers that wander around a middle, by days back."""
    at, found = 0.0, {}
    for back in range(days):
        at = likeness * at + chance.gauss(0, (1 - likeness**2) ** 0.5)
        found[back] = float(min(most, max(0, round(middle + spread * at))))
    return found
