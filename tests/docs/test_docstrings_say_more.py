"""A docstring says something that the name does not say yet: a unit, a range, a source, when, why."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).parents[2]
PACKAGE = TOP / "painplan"


def folded(word: str) -> str:
    """A word without its simple plural."""
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("s", "")):
        if word.endswith(ending) and not word.endswith(("ss", "us", "is")) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + instead
    return word


_SAYS_NOTHING = """
a an the of for to in on at by with and or as is are be was were it its this that these those one each every all some
any from what which whose where when how who whether has have had does do say
"""
"""Words that carry no fact of their own."""
SAYS_NOTHING = frozenset(map(folded, _SAYS_NOTHING.split()))
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def words_of(text: str) -> set[str]:
    """The words and numbers of a text or of a name, parted at capitals and signs, without those that say nothing."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)
    return {folded(word) for word in re.findall(r"[^\W_]+", parted.lower())} - SAYS_NOTHING


def documented(tree: ast.Module, name: str) -> Iterator[tuple[str, str]]:
    """Everything with a docstring by its name with that of its module and class, and the texts below fields."""
    waiting: list[tuple[str, Documented]] = [(name, tree)]
    while waiting:
        within, node = waiting.pop()
        if text := ast.get_docstring(node):
            yield within, text
        for each, after in zip(node.body, [*node.body[1:], None], strict=True):
            if isinstance(each, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                waiting.append((f"{within}.{each.name}", each))
            if (
                isinstance(after, ast.Expr)
                and isinstance(after.value, ast.Constant)
                and isinstance(after.value.value, str)
            ):
                yield from ((f"{within}.{field}", after.value.value) for field in fields_of(each))


def fields_of(node: ast.stmt) -> list[str]:
    """The names that a statement gives values to: a text below it tells of them."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def repeating() -> Iterator[tuple[str, str]]:
    """Docstrings of the program of which each word stands in the name of what they document."""
    for file in sorted(PACKAGE.rglob("*.py")):
        module = file.relative_to(TOP).with_suffix("").as_posix().replace("/", ".")
        for name, text in documented(ast.parse(file.read_text(encoding="utf-8")), module):
            if words_of(text) <= words_of(name):
                yield name, text


def test_no_docstring_only_repeats_a_name() -> None:
    assert list(repeating()) == []


def test_what_repeats_a_name_is_known_by_its_words() -> None:
    source = '''"""The walks."""
class DayWalk:
    """One walk of a day."""

    metres: int
    """In metres."""

    most: int
    """10,000 metres at most."""

    def dog_names(self) -> None:
        """The names of all dogs of this walk."""
'''
    found = {name for name, text in documented(ast.parse(source), "walks") if words_of(text) <= words_of(name)}
    assert found == {"walks", "walks.DayWalk", "walks.DayWalk.metres", "walks.DayWalk.dog_names"}
