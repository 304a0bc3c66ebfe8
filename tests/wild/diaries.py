"""Wild diaries: a person's plan and days, and beside them records of every kind with anything in them."""

from datetime import timedelta
from random import Random
from typing import Any, NamedTuple

from painplan.kit.kinds import KINDS
from tests.wild.values import ALL_KINDS, TODAY, document, key_for, nested

Documents = dict[str, dict[str, Any]]
"""Documents by name, by table."""
DOORS = ("by hand", "import", "merge", "restore", "inbox")
DAYS = 24
"""So long the sane part of a diary goes on."""


class Wild(NamedTuple):
    """One diary."""

    seed: int
    door: str
    wild: float
    """How likely each value is something that cannot be."""
    tables: Documents
    answers: tuple[tuple[str, str], ...]
    """What is typed into the inbox."""


def wild_diary(seed: int) -> Wild:
    """The diary of a seed; its door follows from the seed, so that each has as many."""
    chance = Random(seed)
    wild = chance.choice([0.0, 0.02, 0.1, 0.3])
    tables = _sane(chance) if chance.random() < 0.8 else {}
    for table in chance.sample(ALL_KINDS, chance.choice([1, 3, 8, len(ALL_KINDS)])):
        kind = KINDS[table]
        documents = tables.setdefault(table, {})
        for _ in range(chance.randint(1, 4)):
            made = document(kind, chance, wild)
            documents[key_for(kind, made, chance, wild)] = made
    if chance.random() < wild:
        tables[chance.choice(["later", "x\u202ey", "me"])] = {"a": {"b": nested(chance.choice([3, 600]))}}
    return Wild(
        seed, DOORS[seed % len(DOORS)], wild, tables, tuple(_typed(chance) for _ in range(chance.randint(0, 6)))
    )


def file_for(table: str, made: Any) -> str:
    """The file that a document would stand in."""
    if table in KINDS and KINDS[table].TABLE.daily:
        day = made.get("day") if isinstance(made, dict) else None
        month = str(day)[:7]
        right = len(month) == 7 and month[4] == "-" and month.replace("-", "").isdecimal() and "01" <= month[5:] <= "12"
        return f"diary/{month if right else TODAY.isoformat()[:7]}.json"
    return "plan.json"


def by_file(tables: Documents) -> dict[str, Documents]:
    """The same, parted for the files of a diary."""
    files: dict[str, Documents] = {}
    for table, documents in tables.items():
        for key, made in documents.items():
            files.setdefault(file_for(table, made), {}).setdefault(table, {})[key] = made
    return files


def _typed(chance: Random) -> tuple[str, str]:
    name = chance.choice(
        ["pain", "note", "done.walking", "settled.walking", "rpe.walking", "flare", "x\u202e", "steps", ""]
    )
    return name, chance.choice(["3", "yes", "1e308", "99999999999999999999", "\x1b[2J", "", "a" * 30_000, "2 km"])


def _sane(chance: Random) -> Documents:
    """What somebody has who uses the program: a goal, a plan, some weeks of days."""
    begun = TODAY - timedelta(days=DAYS)
    plan = {
        "id": "walking",
        "goal": "goal",
        "activity": "Walking",
        "unit": chance.choice(["minutes", "minutes", "steps", "pages"]),
        "unit_min": 1,
        "aim": chance.choice([20, 40]),
        "trials": [{"amount": amount} for amount in (8, 12, 10)],
        "created": begun.isoformat(),
    }
    days = [begun + timedelta(days=number) for number in range(DAYS) if chance.random() < 0.8]
    return {
        "profile": {"me": {"started_on": begun.isoformat(), "adult": True}},
        "goals": {"goal": {"id": "goal", "text": "Out with the children", "created": begun.isoformat()}},
        "plans": {"walking": plan},
        "checkins": {
            day.isoformat(): {
                "day": day.isoformat(),
                "interference": chance.randint(0, 10),
                "pain": chance.randint(0, 10),
                "flare": chance.random() < 0.1,
                "settled": {"walking": chance.choice(["yes", "nearly", "no"])},
            }
            for day in days
        },
        "sessions": {
            f"{day.isoformat()} walking": {"day": day.isoformat(), "plan": "walking", "done": chance.randint(0, 12)}
            for day in days
        },
    }
