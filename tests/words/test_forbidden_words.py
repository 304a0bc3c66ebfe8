"""Words that never reach a person: they judge, promise or diagnose (the list of the product's own rules)."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN = re.compile(
    r"\b(failures?|failed|compliance|compliant|non-?adheren(?:t|ce)|adherence|streaks?|safe|cleared|normal|abnormal"
    r"|pain[- ]free|severe depression|you have (?:arthritis|fibromyalgia|depression|anxiety|sciatica)"
    r"|you have an? [a-z]+ (?:disease|disorder|syndrome)"
    r"|catastrophi[sz]\w*)\b",
    re.IGNORECASE,
)
MEANT = {
    # words for telling somebody of a crisis, not a verdict on the reader
    "I'm not safe and I need you with me.",
}
NAMES = {"adherence"}
"""A field of the JSON contract and of the records; never a word on a screen by itself."""


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


def docstrings(tree: ast.Module) -> set[int]:
    """Texts that stand alone as a statement: they speak to those who read the code, except ``HELP`` and commands."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    shown = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any("command" in ast.unparse(d) for d in node.decorator_list):
            shown.add(id(getattr(node.body[0], "value", None)))
    return alone - shown


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of what a module may show: every string literal that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.lineno, node.value


def found_in(text: str) -> list[str]:
    for meant in MEANT:
        text = text.replace(meant, "")
    return [] if text in NAMES else FORBIDDEN.findall(text)


@pytest.mark.parametrize("path", sorted((ROOT / "assets").rglob("*.toml")), ids=lambda path: path.stem)
def test_no_text_of_the_program_holds_a_forbidden_word(path: Path) -> None:
    texts = texts_in(tomllib.loads(path.read_text(encoding="utf-8")))
    assert [(word, text) for text in texts for word in found_in(text)] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "painplan").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT / "painplan"))
)
def test_no_sentence_in_the_code_holds_a_forbidden_word(path: Path) -> None:
    assert [(line, word) for line, text in literals(path) for word in found_in(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Your streak: 4 days",
        "You are safe to go on",
        "A normal week",
        "pain-free",
        "non-adherent",
        "You have arthritis",
        "severe depression",
    ],
)
def test_the_search_would_find_them(text: str) -> None:
    assert found_in(text)


@pytest.mark.parametrize("text", ["you have tries to add", "adherence", "paint free", "the failsafe", "abnormally"])
def test_the_search_leaves_other_words_alone(text: str) -> None:
    assert not found_in(text)
