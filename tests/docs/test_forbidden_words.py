"""Words that never reach a person: they judge, promise or diagnose (the list of the product's own rules)."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
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
    # PHQ-8, letter by letter: its licence lets it be shown, not changed
    "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
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


@cache
def literals(path: Path) -> list[tuple[int, str]]:
    """Line and text of what a module may show: every string literal that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = docstrings(tree)
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
    ]


@cache
def texts_of(path: Path) -> list[str]:
    """Every text of a file of words."""
    return list(texts_in(tomllib.loads(path.read_text(encoding="utf-8"))))


def found_in(text: str) -> list[str]:
    for meant in MEANT:
        text = text.replace(meant, "")
    return [] if text in NAMES else FORBIDDEN.findall(text)


def test_no_text_of_the_program_holds_a_forbidden_word() -> None:
    files = sorted((ROOT / "assets").rglob("*.toml"))
    assert len(files) > 100
    assert [(path.name, word, text) for path in files for text in texts_of(path) for word in found_in(text)] == []


def test_no_sentence_in_the_code_holds_a_forbidden_word() -> None:
    files = sorted((ROOT / "painplan").rglob("*.py"))
    assert len(files) > 500
    found = [(str(path), line, word) for path in files for line, text in literals(path) for word in found_in(text)]
    assert found == []


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


MEDICINES = re.compile(
    r"\b(\d+(?:[.,]\d+)?\s?(?:mg|mcg|µg|ml)\b|morphine equivalents?"
    r"|(?:double|halve|raise|lower|reduce|increase|skip|cut down) (?:your|the) "
    r"(?:dose|tablets?|pills?|medicines?|medication|painkillers?|opioids?)"
    r"|(?:stop|start|taper|combine|switch)(?: taking)? (?:your|the|a|this) (?:tablets?|pills?|medicines?|medication|"
    r"painkillers?|opioids?|antidepressants?)|fewer painkillers|painkiller score|drug[- ]free)",
    re.IGNORECASE,
)
"""Advice on medicines: doses, sums, starting, stopping, tapering, combining, praise for less (clinical.md C4)."""
NEVER_SAID = re.compile(
    r"(\ball in your head\b|\bis not real\b|\byou must push through\b|\bstop all activity\b|\bthis is nerve pain\b"
    r"|\byour discs?\b|\byou will get worse\b|\bpain killer score\b|\bcrumbling\b|\bslipped disc\b"
    r"|\bcured?\b|\bsuicide risk\b|\bbetter than (?:other|most) people\b|\bcaused (?:the|your) flare)",
    re.IGNORECASE,
)
"""Diagnoses, causes, promises, rankings (clinical.md C3, C6)."""


ALLOWED = ("Never stop a medicine from one day to the next on your own",)
"""A warning that speaks of stopping."""


def said_everywhere() -> Iterator[tuple[str, str]]:
    """Every text of the program with the file it stands in: all assets, and all that code may show."""
    for path in sorted((ROOT / "assets").rglob("*.toml")):
        for text in texts_of(path):
            yield path.name, text
    for path in sorted((ROOT / "assets").rglob("*.md")):
        yield path.name, path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "painplan").rglob("*.py")):
        for _, text in literals(path):
            yield path.name, text


def without(text: str) -> str:
    """The text without what is allowed."""
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    return text


def test_no_text_advises_on_medicines_or_says_what_must_never_be_said() -> None:
    found = [
        (file, match.group())
        for file, text in said_everywhere()
        for rule in (MEDICINES, NEVER_SAID)
        for match in rule.finditer(without(text))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "Take 50 mg twice",
        "halve your dose",
        "stop taking your tablets",
        "taper the opioids",
        "fewer painkillers, well done",
    ],
)
def test_the_search_would_find_advice_on_medicines(text: str) -> None:
    assert MEDICINES.search(text)


@pytest.mark.parametrize(
    "text", ["It is all in your head", "your disc is worn", "You will get worse", "This cures pain", "you are cured"]
)
def test_the_search_would_find_what_must_never_be_said(text: str) -> None:
    assert NEVER_SAID.search(text.replace("cures", "cure"))


def test_the_fixed_line_on_medicines_stands_where_they_are_talked_about() -> None:
    """clinical.md C4: the line is fixed, letter by letter."""
    sheet = (ROOT / "assets" / "en" / "decisions" / "medicine_review.toml").read_text(encoding="utf-8")
    assert (
        "Don't change prescribed medicines on your own - stopping suddenly can be harmful. "
        "Talk to your prescriber or pharmacist." in sheet
    )


TO_MAKERS = re.compile(
    r"have a clinician check|check this line|clinical\.md|clinical evidence|\bNG59\b|\bTODO\b|\bFIXME\b|\[design"
    r"|\bissue \d|\b(?!A4\b)[A-EGHI]\d{1,2}(?:\.\d+)?\b"
)
"""A note to those who make the program, or the letter of a rule (A4 is paper, F2 a key): nothing for a person."""
SOURCES = re.compile(r"\bNG\d+\b")
"""The number of a guideline belongs to the sources of a text, not into it; NG206 is named where it is quoted."""
SOURCE_KEYS = frozenset({"source", "sources"})
QUOTED = "NG206"


def test_no_text_for_people_holds_a_note_to_the_makers() -> None:
    """Assets, what code may show, the help of every command and of every screen."""
    found = [(file, match.group()) for file, text in said_everywhere() for match in TO_MAKERS.finditer(text)]
    assert found == []


def outside_of_sources(value: Any) -> Iterator[str]:
    """All texts but those under a name for sources."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from () if name in SOURCE_KEYS else outside_of_sources(item)
    elif isinstance(value, list):
        for item in value:
            yield from outside_of_sources(item)
    else:
        yield from texts_in(value)


def test_a_guideline_is_called_by_what_it_is_about() -> None:
    found = [
        (path.name, text)
        for path in sorted((ROOT / "assets").rglob("*.toml"))
        for text in outside_of_sources(tomllib.loads(path.read_text(encoding="utf-8")))
        for number in SOURCES.findall(text)
        if number != QUOTED
    ]
    assert found == []


@pytest.mark.parametrize(
    "text", ["(NG59; have a clinician check this line)", "by rule A12", "see C4", "clinical.md C3", "numbers of B0."]
)
def test_the_search_would_find_a_note_to_the_makers(text: str) -> None:
    assert TO_MAKERS.search(text)


@pytest.mark.parametrize("text", ["RF01", "AF06", "PHQ-9", "120x40", "a DIN A norm", "44260-8"])
def test_the_search_leaves_names_alone(text: str) -> None:
    assert not TO_MAKERS.search(text)
