"""All races, as ``make races`` runs them: many with keys for tests, which open at once, and some with a person's.

``python -m tests.races [ROUNDS [REAL [SEED]]]``; ends with 1 where anything was wrong.
"""

import sys
from time import time

from tests.races.rounds import CASES, races

ROUNDS, REAL = 200, 20


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(often: int, real: int, seed: int) -> int:
    """Run and print them."""
    _say(f"seed {seed}\n{'':14} {'rounds':>7} {'answers':>8} {'meanwhile':>10} {'told':>6} {'wrong':>6} {'seconds':>8}")
    wrong: list[str] = []
    for kind, times in (("", often), ("real keys", real)):
        for what in CASES if times else ():
            done = races(what, times, seed, real=bool(kind))
            numbers = f"{done.rounds:7} {done.acknowledged:8,} {done.meanwhile:10,} {done.told:6,} {len(done.wrong):6}"
            _say(f"{what:14} {numbers} {done.seconds:8.0f} {kind}")
            wrong += done.wrong
    for each in wrong:
        _say(each)
    return 1 if wrong else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*given, *(ROUNDS, REAL, int(time()))[len(given) :]))
