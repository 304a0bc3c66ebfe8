"""Sentences that a person reads lie in ``assets``, not in Python; those that still stand there become fewer."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "painplan"
IN_PYTHON = 66
"""String constants with three words in a row, docstrings aside. This number may only fall."""

THREE_WORDS = re.compile(r"[A-Za-z']+[ ,;]+[A-Za-z']+[ ,;]+[A-Za-z']+")


def sentences(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    said_of_code = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        said = node.value if isinstance(node, ast.Constant) and id(node) not in said_of_code else None
        if isinstance(said, str) and THREE_WORDS.search(said):
            yield said


def test_sentences_leave_python() -> None:
    found = Counter({str(file.relative_to(PACKAGE)): len(list(sentences(file))) for file in PACKAGE.rglob("*.py")})
    assert found.total() <= IN_PYTHON, f"a new sentence stands in Python; most stand in {found.most_common(5)}"


def test_no_command_says_in_python_what_it_is_for() -> None:
    calls = [
        (file.name, node.lineno)
        for file in (PACKAGE / "cli").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and any(each.arg in ("help", "short_help", "epilog") for each in node.keywords)
    ]
    assert [each for each in calls if each[0] not in ("help_words.py", "main.py")] == []
