"""A new kind of fact: in the schema, kept, taken out and brought in, joined, undone; its own words are hidden."""

import json

from tests.recipes.tree import DAY, Diary, Recipe, Tree

TABLE, WORDS, OTHER = "letters", "Asked the council for a bench", "Wrote to my aunt"
CLASS = '''

class Letter(Record, frozen=True, kw_only=True):
    """A letter that was written because of pain."""

    TABLE = Table("letters", key=("id",), words=("about",), order=("on",), automatic="id")

    id: Id
    about: Words
    """What it was about."""
    on: date
    answered: date | None = None
    """When an answer came; none: not yet."""
'''


def write(tree: Tree) -> None:
    """A class, the line of its module, and what it is called."""
    tree.at_the_end("painplan/team/records.py", CLASS)
    tree.behind("painplan/kit/kinds.py", '    "medicines": "painplan.team.medicine_records",\n', LINE)
    tree.behind("assets/en/fhir.toml", 'nights = "nights"\n', 'letters = "letters"\n')
    tree.behind(UNDO, 'title = "Medicine"\nname = "name"\n', '\n[entries.letters]\ntitle = "Letter"\nname = "about"\n')
    tree.behind(UNDO, "\n[fields]\n", 'answered = "day of the answer"\n')
    tree.made_by("schema.py")


UNDO = "assets/en/undo.toml"
LINE = '    "letters": "painplan.team.records",\n'


KEEPS = """
import sys
from datetime import date
from pathlib import Path
from painplan.errors import CannotDo
from painplan.store.diary import Change
from painplan.team.records import Letter
from tests.support import coach_on

folder, day = sys.argv[1:]
coach = coach_on(date.fromisoformat(day), Path(folder))
coach.save([Change(table="letters", key="son", fields={"id": "son", "about": "Thanked my son", "on": day})])
coach.discreet = True
print(*[one.about for one in coach.book.all(Letter)])
try:
    coach.save([Change(table="letters", key="son", fields={"about": "Something else"})])
except CannotDo:
    print("refused")
"""
"""What a topic does with its records: keeps one, and reads them while words are hidden."""


def letter(name: str, about: str, **more: str) -> dict[str, str]:
    """One, as an export holds it."""
    return {"id": name, "about": about, "on": DAY, "saved_at": f"{DAY}T20:00:00", **more}


def check(tree: Tree) -> None:
    """Through everything that is done with a diary as a whole."""
    schema = json.loads((tree.folder / "docs/export.schema.json").read_text(encoding="utf-8"))
    assert {"id", "about", "on", "answered"} <= set(schema["$defs"]["Letter"]["properties"])

    diary, copy, other = Diary(tree), Diary(tree, "copy"), Diary(tree, "other")
    diary.takes(letters=[letter("bench", WORDS)])
    assert [one["about"] for one in diary.entries(TABLE)] == [WORDS]
    assert diary.ran("verify").code == 0

    diary.says("export", "csv", f"{diary.file('tables')}/")
    assert WORDS in (diary.file("tables") / "letters.csv").read_text(encoding="utf-8")
    other.says("import", "painplan", diary.file("tables"))
    assert other.entries(TABLE)[0] == {**letter("bench", WORDS), "saved_at": other.entries(TABLE)[0]["saved_at"]}

    copy.takes(letters=[letter("bench", OTHER)])
    for file in copy.folder.glob("*.json"):
        diary.says("merge", file)
    assert sorted(one["about"] for one in diary.entries(TABLE)) == [WORDS, OTHER]

    kept = tree.process("-c", KEEPS, str(diary.folder), DAY)
    assert kept.code == 0, kept.said
    assert kept.said == "••• ••• ••• refused"
    assert "Letter “Thanked my son”, new" in diary.says("undo", "--list")
    open_, hidden = diary.shows("changes", "d")
    assert "Thanked my son" in open_
    assert "Thanked" not in hidden
    diary.says("checkin", "--set", "interference=3")
    assert "letters" in diary.says("export", "fhir", diary.file("bundle.json"))
    for test in ("kinds", "own_words", "references"):
        tree.house_tests(f"tests/kit/test_{test}.py", "-k", f"{TABLE} or every or declared or known")


RECIPE = Recipe("kind of fact", write, check)
