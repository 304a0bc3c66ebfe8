"""The whole fault table, in the order of the promises. ``python -m tests.store.all_trials`` writes it into STORE.md."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.store import (
    trials_backups,
    trials_damage,
    trials_sealed,
    trials_together,
    trials_undo,
    trials_writing,
)
from tests.store.trials import TRIALS, Trial

DOCUMENT = Path(__file__).parents[2] / "STORE.md"
_TABLE = re.compile(r"(?<=<!-- fault table -->\n).*(?=<!-- end of fault table -->)", re.DOTALL)
_MODULES = (trials_writing, trials_together, trials_damage, trials_backups, trials_sealed, trials_undo)
_ORDER = [module.__name__ for module in _MODULES]


def row(each: Trial, times: int) -> str:
    """One line of the table."""
    return f"| {each.promise} | {each.fault} | {times:,} | {each.result} |"


def table(times: Mapping[str, int]) -> Iterator[str]:
    """The table.

    Args:
        times: How often each trial was tried, by the name of its function.
    """
    yield "| promise | fault | tried | what stands afterwards |"
    yield "|---|---|---:|---|"
    for each in sorted(TRIALS, key=lambda each: _ORDER.index(each.run.__module__)):
        yield row(each, times[each.run.__name__])


def main() -> None:
    """Run every trial and write the table."""
    times = {}
    for each in TRIALS:
        with tempfile.TemporaryDirectory() as scratch:
            times[each.run.__name__] = each.run(Path(scratch))
    text = DOCUMENT.read_text(encoding="utf-8")
    made = "".join(f"{line}\n" for line in table(times))
    DOCUMENT.write_text(_TABLE.sub(lambda _: made, text), encoding="utf-8")


if __name__ == "__main__":
    main()
