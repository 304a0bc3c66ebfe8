"""A new questionnaire: filled in, scored, in the results and trends, on the page of instruments."""

from tests.recipes.tree import DAY, Diary, Recipe, Tree

NAME, TITLE, ITEM = "nrs-stiffness", "Stiffness, 0-10", "How stiff were you on average in the last 24 hours?"
FILE = f'''name = "{NAME}"
title = "{TITLE}"
kind = "questionnaire"
version = "1"
scoring = "value"
range = [0, 10]
higher_is_better = false
recall = "last 24 hours"
again_days = 7
source = "Own question."
licence = "embed"
notice = "PainPlan's own question."

[scale]
low = 0
high = 10
ends = ["not stiff at all", "as stiff as you can imagine"]

[[items]]
name = "stiffness"
text = "{ITEM}"
'''
NEXT = "2026-03-16"


def write(tree: Tree) -> None:
    """One file, and the page that is made of all of them."""
    tree.new(f"assets/en/instruments/{NAME}.toml", FILE)
    tree.made_by("instruments.py")


def check(tree: Tree) -> None:
    """Answered by option, by lines and on the screen."""
    diary = Diary(tree)
    assert TITLE in diary.says("measure", "--list")
    assert diary.json("measure", NAME, "--answer", 7)["score"] == 7
    assert diary.ran("measure", NAME, "--answer", 11).code == 2
    assert ITEM in diary.says("--ask", "measure", NAME, day=NEXT, stdin="4\n")
    results = diary.json("measure", NAME, "--results", day=NEXT)
    assert [(one["date"], one["score"]) for one in results["results"]] == [(DAY, 7), (NEXT, 4)]
    assert TITLE in diary.says("measure", "--results", day=NEXT)
    assert diary.json("score", NAME, 5)["score"] == 5
    points = diary.json("trend", NAME, day=NEXT)["points"]
    assert [point["value"] for point in points if point["value"] is not None] == [7, 4]

    assert TITLE in diary.shows("measure", "end", "up", "up", "enter", day=NEXT)[-1]
    assert [one["instrument"] for one in diary.entries("assessments")] == [NAME, NAME]
    assert f"### {TITLE} (`{NAME}`)" in (tree.folder / "INSTRUMENTS.md").read_text(encoding="utf-8")
    tree.house_tests("tests/measures/test_instruments_page.py", "tests/measures/test_scoring.py")


RECIPE = Recipe("questionnaire or test", write, check)
