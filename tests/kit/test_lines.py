"""Lines that fit: no word that fits on a line is cut, and nothing is lost."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import painplan
from painplan.kit.lines import cells, in_lines

WORDS = st.text(st.sampled_from("abcä-–.,;“”/漢e\u0301🙂"), min_size=1, max_size=40).filter(str.strip)


@given(st.lists(WORDS, max_size=60), st.integers(0, 8), st.integers(60, 200))
def test_no_word_is_cut_at_any_width(words: list[str], indent: int, width: int) -> None:
    lines = in_lines(" " * indent + " ".join(words), width)
    assert " ".join(lines).split() == words
    assert all(cells(line) <= width for line in lines)
    assert all(line.startswith(" " * indent) for line in lines)


@given(st.text(st.sampled_from("ab 漢-"), max_size=120), st.integers(1, 12))
def test_what_fits_on_no_line_is_cut_and_nothing_is_lost(text: str, width: int) -> None:
    lines = in_lines(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= max(2, width) for line in lines)


def test_what_is_to_be_copied_stays_whole() -> None:
    assert in_lines("it is in /home/somebody/diary now", 12, whole=True) == ["it is in", "/home/somebody/diary", "now"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("   ", []),
        ("a flare-up day", ["a", "flare-up", "day"]),
        ("  name   12", ["  name", "  12"]),
        ("a  b", ["a  b"]),
    ],
)
def test_the_lines(text: str, lines: list[str]) -> None:
    assert in_lines(text, 8) == lines


@pytest.mark.parametrize("width", [1, 0, -3])
def test_where_there_is_no_room_it_ends_all_the_same(width: int) -> None:
    assert "".join(in_lines("  two words", width)) == "twowords"


def test_nobody_cuts_lines_in_another_way() -> None:
    """textwrap cuts at hyphens."""
    root = Path(painplan.__file__).parent
    names = {
        str(file.relative_to(root))
        for file in root.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if (isinstance(node, ast.ImportFrom) and node.module == "textwrap" and node.names[0].name != "dedent")
        or (isinstance(node, ast.Import) and node.names[0].name == "textwrap")
    }
    assert names == set()
