"""What a file needs stands at its top, where people and import-linter see it; what stands in a function says why.

A module of ours that is imported as a module is read when it is first used (`kit/later.py`), so none of ours has to be
imported in a function. What is left are modules of libraries that are slow to import, or not there everywhere.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "painplan"
IN_FUNCTIONS = 25
"""This number may only fall."""


@cache
def in_functions() -> tuple[tuple[str, str], ...]:
    """The file and the line of each import in a function."""
    return tuple(_found())


def _found() -> Iterator[tuple[str, str]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if not any("import" in line and not line.startswith(("import ", "from ")) for line in text.splitlines()):
            continue  # to read one as a program takes a hundred times as long
        functions = [
            node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        found = {
            node.lineno
            for function in functions
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        yield from ((str(file.relative_to(PACKAGE)), text.splitlines()[line - 1].strip()) for line in sorted(found))


def test_imports_leave_functions() -> None:
    assert len(in_functions()) <= IN_FUNCTIONS


def test_none_of_ours_is_imported_in_a_function() -> None:
    assert [(file, line) for file, line in in_functions() if "painplan" in line.split("#")[0]] == []


def test_each_says_why() -> None:
    assert [(file, line) for file, line in in_functions() if "#" not in line] == []
