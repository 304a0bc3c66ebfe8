"""Whether the program still does what it did: ``python -m tests.recorded.same [--texts] [PART…]``.

Makes the record anew, beside the one that is kept, and says what differs: diary, day, command. Exit status 1 where a
field, a byte or a figure is not as it was; where only texts differ as well, unless --texts allows them.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.recorded.compare import TEXT, Difference, differences
from tests.recorded.kept import KEPT, parts_in, read_part
from tests.recorded.make import NotMade, make

MOST_PLACES = 3
"""So many places are named where the same difference shows in many."""
HINTS = {
    "lost": "no longer there",
    "exit": "another exit status",
    "json": "fields lost or changed",
    "data": "bytes of the diary changed",
    "figures": "figures changed",
    "file": "exported files changed",
    TEXT: "texts changed",
}


def report(found: Iterable[Difference]) -> tuple[list[str], int, int]:
    """Lines to read, what is the same told once; how many differences are faults, how many are texts."""
    places: dict[tuple[str, str], list[str]] = {}
    for one in found:
        places.setdefault((one.kind, one.what), []).append(one.where)
    lines, counts = [], dict.fromkeys(HINTS, 0)
    for kind in HINTS:
        for (of, what), where in places.items():
            if of == kind:
                counts[kind] += len(where)
                more = f"; {len(where) - MOST_PLACES} more" if len(where) > MOST_PLACES else ""
                lines += ["", f"{kind}: {'; '.join(where[:MOST_PLACES])}{more}", *what.splitlines()]
    lines += ["", *(f"{HINTS[kind]}: {count}" for kind, count in counts.items() if count)]
    return lines, sum(count for kind, count in counts.items() if kind != TEXT), counts[TEXT]


def same(kept: Path, now: Path, parts: Sequence[str]) -> tuple[list[str], int, int]:
    """Compare two records part by part."""
    found: list[Difference] = []
    new = count = 0
    for part in parts:
        before, made = dict(read_part(kept, part)), dict(read_part(now, part))
        found += differences(before, made)
        count, new = count + len(before), new + len(made.keys() - before.keys())
    lines, faults, texts = report(found)
    return [*lines, f"Compared {count:,} entries; {new:,} are new."], faults, texts


def main() -> None:
    """Compare, and say what differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.recorded.same")
    parser.add_argument("--texts", action="store_true", help="Texts may differ; they are still shown.")
    parser.add_argument("--kept", type=Path, default=KEPT, help="The record to compare with (else that of the tests).")
    parser.add_argument("parts", nargs="*", metavar="PART", help="Only these diaries or figures.")
    given = parser.parse_args()
    parts = given.parts or parts_in(given.kept)
    if not parts:
        sys.exit(f"Nothing is recorded in {given.kept}. Take the record first: make recorded")
    with tempfile.TemporaryDirectory() as folder:
        try:
            make(Path(folder), parts)
        except NotMade as error:
            sys.exit(str(error))
        lines, faults, texts = same(given.kept, Path(folder), parts)
    sys.stdout.write("\n".join(lines).lstrip() + "\n")
    sys.exit(1 if faults or (texts and not given.texts) else 0)


if __name__ == "__main__":
    main()
