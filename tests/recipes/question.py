"""A new question of the check-in, a number that people switch on: asked, kept, looked at, taken out and brought in."""

import csv
import json

from tests.recipes.tree import Diary, Recipe, Tree

NAME, ASKS, CALLED = "appetite", "How was your appetite today?", "appetite"
NEXT_DAY = "2026-03-03"


def write(tree: Tree) -> None:
    """A field, and its words."""
    tree.behind(
        "painplan/checkin/records.py",
        '"""0 none, 10 extreme."""\n',
        '    appetite: Annotated[Scale | None, AskedField("scale", module="appetite", place=19)] = None\n'
        '    """0 none, 10 as good as ever."""\n',
    )
    tree.behind("painplan/checkin/optional_questions.py", '    "work",\n', '    "appetite",\n')
    tree.at_the_end(
        "assets/en/questions.toml",
        f'\n[{NAME}]\nask = "{ASKS}"\nlabel = "{CALLED}"\nlow = "none"\nhigh = "as good as ever"\n',
    )
    tree.behind(
        "assets/en/modules.toml", 'work = "Hours of work, and of caring for somebody"\n', 'appetite = "Appetite"\n'
    )
    tree.behind(
        "assets/en/modules.toml",
        'work = "Two numbers of hours: of work, and of caring."\n',
        'appetite = "One key: 0 none to 10."\n',
    )
    tree.made_by("schema.py")


def check(tree: Tree) -> None:
    """From the question to another diary."""
    diary, other = Diary(tree), Diary(tree, "other")
    assert ASKS not in diary.ran("--ask", "checkin", stdin="3\n2\n4\n1\n").said
    assert NAME in diary.json("set", "modules", NAME)["modules"]
    asked = Diary(tree, "asked by lines")
    asked.says("set", "modules", NAME)
    assert f"{ASKS} 0 none to 10 as good as ever" in asked.ran("--ask", "checkin", stdin="3\n2\n7\n4\n1\n").said
    assert [entry[NAME] for entry in asked.entries("checkins")] == [7]

    diary.says("checkin", "--set", f"{NAME}=7")
    assert diary.json("checkin", "--set", f"{NAME}=6", day=NEXT_DAY)[NAME] == 6
    assert diary.ran("checkin", "--set", f"{NAME}=11", day=NEXT_DAY).code == 2
    course = diary.json("trend", NAME, day=NEXT_DAY)
    assert [point["value"] for point in course["points"] if point["value"] is not None] == [7, 6]
    assert course["unit"] == "0-10"
    assert diary.says("trend", NAME, day=NEXT_DAY).startswith("Appetite 10")

    diary.says("export", "csv", diary.file("days.csv"), day=NEXT_DAY)
    rows = csv.DictReader(diary.file("days.csv").read_text(encoding="utf-8").splitlines())
    assert [row[NAME] for row in rows] == ["7", "6"]
    diary.says("export", "json", diary.file("all.json"), day=NEXT_DAY)
    other.says("import", "painplan", diary.file("all.json"), day=NEXT_DAY)
    assert [entry[NAME] for entry in other.entries("checkins")] == [7, 6]
    schema = json.loads((tree.folder / "docs/export.schema.json").read_text(encoding="utf-8"))
    assert NAME in schema["$defs"]["CheckIn"]["properties"]

    assert f"{CALLED} 6" in diary.says("undo", day=NEXT_DAY)
    assert "[x] Appetite" in diary.shows("modules")[0]
    assert ASKS in diary.shows("checkin", "3", "2", day=NEXT_DAY)[-1]
    tree.house_tests("tests/checkin/test_fields.py", "-k", f"{NAME} or every_field or on_top")
    told = ("tests/checkin/test_checkin.py", "tests/diary/test_undo.py")
    tree.house_tests(*told, "-k", "every_key or every_answer_of_a_day or has_its_words")


RECIPE = Recipe("question of the check-in", write, check)
