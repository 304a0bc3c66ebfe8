"""``python -m benchmarks [NAME …]``: all measurements, or those named. Missing a goal is printed, not an error."""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import command, importing, memory, save, start
from benchmarks.machine import machine_line

BENCHMARKS: dict[str, Callable[[Path], None]] = {
    "start": start.measure,
    "command": command.measure,
    "save": save.measure,
    "import": importing.measure,
    "memory": memory.measure,
}


def main(names: Sequence[str]) -> int:
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no measurement “{unknown[0]}”. Choose from: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    print(machine_line())
    for name in names or BENCHMARKS:
        with tempfile.TemporaryDirectory(prefix="painplan-bench-") as scratch:
            BENCHMARKS[name](Path(scratch))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
