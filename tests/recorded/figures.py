"""Figures of the two calculators on many made-up diaries and tries: each answer as a check sum."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from tests.recorded import ties
from tests.recorded.world import ROOT, WORLD

REPLAYS, PACES = 2_000, 500
FIRST = date(2026, 1, 5)
_WEEK = "week from to quota adherence overdo settle mean_rpe decision reasons next_quota"
PARTS = {
    "replay": {"weeks": _WEEK.split(), "days": ["date", "target", "ceiling", "state"], "final_quota": []},
    "pace": {
        **{name: [] for name in ("baseline", "quota", "step", "provisional", "weeks_to_aim")},
        "ladder": ["week", "quota"],
    },
}
"""The fields that the contract of the command line names; others may come beside them."""


def figures(part: int, parts: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """One share of all calls: the input, and the check sum of the figures of the answer.

    Args:
        part: Which share, from 0.
        parts: How many there are.
    """
    folder = ROOT / f"figures-{part}"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(part, REPLAYS, parts):
        yield f"replay {number:04}", _called("replay", replay_arguments(number, folder / "diary.csv"))
    for number in range(part, PACES, parts):
        yield f"pace {number:03}", _called("pace", pace_arguments(number))


def _called(command: str, arguments: list[str]) -> dict[str, Any]:
    with WORLD.at(datetime(2026, 6, 1, 12), command):
        answer = ties.call([command, *arguments, "--json"])
    if answer.code:
        return {"figures": f"exit {answer.code}"}
    document = msgspec.json.decode(answer.out)
    return {"figures": hashlib.sha256(msgspec.json.encode(_figures(document, PARTS[command]))).hexdigest()[:20]}


def _figures(document: dict[str, Any], parts: dict[str, list[str]]) -> list[Any]:
    rows = []
    for name, fields in parts.items():
        value = document.get(name)
        rows.append([[row.get(field) for field in fields] for row in value] if fields and value is not None else value)
    return rows


def replay_arguments(number: int, file: Path) -> list[str]:
    """A made-up diary of one to twelve weeks, written to a file, and how it is replayed."""
    chance = Random(f"replay {number}")
    quota = chance.choice([1, 4, 8, 10, 20, 35, 60, 160])
    columns = ["date", "done", *(one for one in _COLUMNS if chance.random() < 0.6)]
    lines = [",".join(columns)]
    state = {"flare": 0, "hold": 0, "red_flag": 0}
    care = chance.random()
    for day in range(chance.randrange(5, 85)):
        for name, odds in (("flare", 0.04), ("hold", 0.02), ("red_flag", 0.01)):
            state[name] = int(chance.random() < (0.75 if state[name] else odds))
        if chance.random() < 0.05:
            continue
        done = "" if chance.random() < 0.1 else str(_done(chance, quota, care))
        cells = {
            "date": str(FIRST + timedelta(days=day)),
            "done": done,
            **{name: str(on) for name, on in state.items()},
        }
        cells["planned"] = chance.choice(["1", "1", "1", "0", ""])
        cells["settled"] = chance.choices(["yes", "nearly", "no", ""], (8 * care + 1, 2, 1, 1))[0]
        cells["rpe"] = chance.choice(["", str(chance.randrange(0, 11)), str(chance.randrange(2, 6))])
        cells["pain"] = str(chance.randrange(2, 8))
        lines.append(",".join(cells[column] for column in columns))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    arguments = [
        str(file),
        "--quota",
        str(quota),
        "--step",
        str(max(1, round(quota * chance.choice([0.05, 0.1, 0.2])))),
    ]
    arguments += ["--aim", str(quota * 2)] if chance.random() < 0.5 else []
    arguments += ["--days-per-week", str(chance.randrange(1, 8))] if chance.random() < 0.5 else []
    arguments += ["--unit-min", chance.choice(["1", "5", "0.5"])] if chance.random() < 0.3 else []
    return [*arguments, *(["--pem"] if chance.random() < 0.05 else [])]


_COLUMNS = ("planned", "settled", "rpe", "flare", "hold", "red_flag", "pain")


def _done(chance: Random, quota: float, care: float) -> float:
    return round(quota * chance.choices([0, 0.5, 1, 1.15, 1.5, 2.5], (2, 1, 10 * care, 2, 1, 1))[0])


def pace_arguments(number: int) -> list[str]:
    """Made-up tries, or two estimates."""
    chance = Random(f"pace {number}")
    unit = chance.choice(["minutes", "metres", "steps", "repetitions"])
    size = {"minutes": 20, "metres": 400, "steps": 3000, "repetitions": 15}[unit]
    amounts = [str(max(1, round(chance.gauss(size, size / 2)))) for _ in range(chance.choice([3, 3, 3, 4, 5, 2]))]
    arguments = amounts if chance.random() < 0.8 else ["--good", str(size), "--bad", str(chance.randrange(1, size))]
    arguments += ["--unit", unit]
    arguments += ["--aim", str(size * chance.choice([1, 2, 4]))] if chance.random() < 0.7 else []
    arguments += ["--profile", "gentle"] if chance.random() < 0.3 else []
    return [*arguments, *(["--pem"] if chance.random() < 0.1 else [])]
