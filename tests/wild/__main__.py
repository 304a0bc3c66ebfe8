"""``make wild``: all wild diaries, told by door; ends with 1 where anything went wrong with one of them."""

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.wild.diaries import DOORS, wild_diary
from tests.wild.trying import looked_at, tried

AT_ONCE = 50


def main() -> int:
    """Try them; gives the exit status."""
    asked = argparse.ArgumentParser(prog="python -m tests.wild", description=__doc__)
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    asked.add_argument("--diaries", type=int, default=10_000, help="opened inside this program")
    asked.add_argument("--looked-at", type=int, default=200, help="with every command as a process")
    asked.add_argument("--workers", type=int, default=2)
    given = asked.parse_args()
    begun, faults = time.monotonic(), 0
    seeds = range(given.first, given.first + given.diaries)
    looked = range(given.first, given.first + given.looked_at)
    with ProcessPoolExecutor(given.workers) as pool:
        for number, found in enumerate(pool.map(tried, seeds, chunksize=AT_ONCE), 1):
            faults += _told(found)
            if number % (AT_ONCE * 20) == 0:
                say(f"{number:,} diaries")
        for found in pool.map(partial(looked_at, all_ways=True), looked):
            faults += _told(found)
    doors, kinds, strange = Counter(DOORS[seed % len(DOORS)] for seed in seeds), Counter[str](), 0
    for seed in seeds:
        wild = wild_diary(seed)
        kinds.update(wild.tables.keys())
        strange += wild.wild > 0
    say(f"{len(seeds):,} diaries ({strange:,} with what cannot be), {len(looked)} looked at with every command")
    say(f"by door: {_counted(doors)}")
    say(f"with a kind: {_counted(kinds)}")
    say(f"{faults} faults in {time.monotonic() - begun:.0f} s")
    return 1 if faults else 0


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.most_common())


def _told(found: list[str]) -> int:
    for fault in found:
        say(fault)
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
