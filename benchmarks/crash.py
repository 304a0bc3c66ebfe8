"""Real processes that save entries, killed at random moments; what they had acknowledged must be there."""

from pathlib import Path
from time import time

from benchmarks.tables import goal, table, title
from tests.store.killing import kill_often

KILLS = 1_000


def measure(scratch: Path) -> None:
    seed = int(time())
    title(f"SIGKILL while saving, {KILLS:,} times (seed {seed})")
    report = kill_often(scratch / "diary", KILLS, seed=seed)
    rows = [
        ["kills", f"{report.kills:,}"],
        ["of these in the middle of a write", f"{report.in_the_middle:,}"],
        ["acknowledged saves", f"{report.saves:,}"],
        ["acknowledged and lost", f"{len(report.lost)}"],
        ["saves of which only a part is there", f"{len(report.halves)}"],
        ["temporary files left after the next save", f"{len(report.left_over)}"],
    ]
    table(["", "times"], rows)
    goal("nothing lost, nothing by halves", f"{len(report.lost + report.halves)}", met=not report.lost + report.halves)
