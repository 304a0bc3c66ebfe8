"""A new lesson: on the list, read, offered once those before it were read."""

from tests.recipes.tree import Diary, Recipe, Tree

NUMBER, TITLE = 26, "Pets and pain"
BODY = """\
A pet gives a day its shape. It wants food at seven, a door at noon, and you in the evening. That can help on days when
little else gets you up. Many people with long pain say that a pet is good company and keeps their mind on other things.

A pet is work too. Share the heavy parts: a big bag of food can come in small ones, and a neighbour may like the long
round. If you have no pet, you can still meet one at the home of a friend."""
FILE = f'''number = {NUMBER}
title = "{TITLE}"
offered = ["later"]
action = "Spend ten quiet minutes with an animal you like."
sources = ["Brooks 2018, BMC Psychiatry"]
body = """
{BODY}
"""
'''
BEFORE = range(1, NUMBER)


def write(tree: Tree) -> None:
    """One file."""
    tree.new("assets/en/lessons/26-pets.toml", FILE)


def check(tree: Tree) -> None:
    """On both lists, and read in both ways."""
    diary, reader = Diary(tree), Diary(tree, "reader")
    assert f"{NUMBER} {TITLE}" in diary.says("lesson", "--list")
    assert "It wants food at seven" in diary.says("lesson", NUMBER, "--sources")
    assert "Brooks 2018" in diary.says("lesson", NUMBER, "--sources")
    assert diary.ran("lesson", NUMBER + 1).code == 2
    assert any(f"{NUMBER}  {TITLE}" in picture for picture in diary.shows("lessons", "end"))
    assert "It wants food at seven" in diary.shows("lessons", "end", "enter")[-1]

    reader.takes(lessons=[{"lesson": number, "not_for_me": True} for number in BEFORE])
    assert "a short lesson that fits" in reader.says("today")
    assert TITLE in reader.says("lesson")
    assert "a short lesson that fits" not in reader.says("today")
    tree.house_tests("tests/learning/test_lessons.py", "tests/cli/test_learning.py", "-k", "lesson")


RECIPE = Recipe("lesson", write, check)
