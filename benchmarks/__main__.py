"""``python -m benchmarks [NAME …]``: all measurements, or those named. Missing a goal is printed, not an error."""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import command, crash, drift, importing, memory, noise, plans, rules, save, start, store, verdicts
from benchmarks.machine import machine_line

BENCHMARKS: dict[str, Callable[[Path], None]] = {
    "start": start.measure,
    "command": command.measure,
    "save": save.measure,
    "store": store.measure,
    "import": importing.measure,
    "memory": memory.measure,
    "rules": rules.measure,
    "plans": plans.measure,
}
ONLY_BY_NAME: dict[str, Callable[[Path], None]] = {
    "crash": crash.measure,
    "noise": noise.measure,
    "drift": drift.measure,
    "verdicts": verdicts.measure,
}
"""Too long for every day."""


def main(names: Sequence[str]) -> int:
    known = {**BENCHMARKS, **ONLY_BY_NAME}
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no measurement “{unknown[0]}”. Choose from: {', '.join(known)}.", file=sys.stderr)
        return 2
    print(machine_line())
    for name in names or BENCHMARKS:
        with tempfile.TemporaryDirectory(prefix="painplan-bench-") as scratch:
            known[name](Path(scratch))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
