"""Carries out the recipes of ARCHITECTURE.md, each in a copy of the source tree: ``make recipes``.

``python -m tests.recipes [RECIPE …]``; ends with 1 where one does not come out, or touches other files than it says.
"""

import resource
import sys
import tempfile
import traceback
from pathlib import Path

from tests.recipes.all_recipes import RECIPES
from tests.recipes.named import PAGE, differing, named_files
from tests.recipes.tree import Recipe, Tree


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _spent() -> float:
    """Processor time of this process and of those that it has run, in seconds."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def tried(recipe: Recipe, folder: Path) -> list[str]:
    """Carry one out; what is wrong."""
    tree, before = Tree(folder), _spent()
    try:
        recipe.write(tree)
        touched = tree.touched()
        wrong = differing(named_files(PAGE.read_text(encoding="utf-8")).get(recipe.name, []), touched)
        recipe.check(tree)
    except AssertionError:
        wrong = [traceback.format_exc()]
        touched = tree.touched()
    _say(f"{recipe.name:<46} {len(touched):>2} files {_spent() - before:>6.1f} s {'WRONG' if wrong else ''}")
    for file in touched:
        _say(f"    {file}")
    return [f"{recipe.name}: {each}" for each in wrong]


def main(wanted: list[str]) -> int:
    """Try and print them."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, recipe in enumerate(RECIPES):
            if not wanted or any(word in recipe.name for word in wanted):
                wrong += tried(recipe, Path(folder) / str(number))
    _say(f"{'processor time':<56} {_spent():>6.1f} s")
    for each in wrong:
        _say(each)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
