"""ARCHITECTURE.md names the files that each recipe touches; `make recipes` runs the program with what they write."""

from pathlib import Path

import pytest

from tests.recipes.all_recipes import RECIPES
from tests.recipes.named import PAGE, differing, named_files
from tests.recipes.tree import Recipe, Tree

NAMED = named_files(PAGE.read_text(encoding="utf-8"))


def test_every_recipe_of_the_table_is_tried() -> None:
    assert list(NAMED) == [recipe.name for recipe in RECIPES]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_the_table_names_exactly_what_a_recipe_touches(recipe: Recipe, tmp_path: Path) -> None:
    tree = Tree(tmp_path / "tree")
    assert tree.touched() == []
    recipe.write(tree)
    assert differing(NAMED[recipe.name], tree.touched()) == []


def test_a_place_too_many_and_one_too_few_are_named() -> None:
    page = "| a new … | touches |\n|---|---|\n| thing | `a/TOPIC.py`: this (`no_file`); `b.toml`: that |\n\n`c.py`\n"
    assert named_files(page) == {"thing": ["a/TOPIC.py", "b.toml"]}
    assert differing(["a/TOPIC.py", "b.toml"], ["a/one.py", "b.toml"]) == []
    assert differing(["a/TOPIC.py", "b.toml"], ["a/one.py", "a/two.py"]) == ["names b.toml, which it does not touch"]
    assert differing(["a/TOPIC.py"], ["a/one.py", "a/b/one.py"]) == ["touches a/b/one.py untold"]
    assert differing(["b.toml"], ["b.toml", "c.py"]) == ["touches c.py untold"]
