"""Rules and numbers say where they come from, and what they name stands in docs/clinical.md."""

import ast
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = "docs/clinical.md"
PLACES = ("painplan", "assets", "tests", "benchmarks", "docs", "*.md", "Makefile", "pyproject.toml")
KINDS = {".py", ".toml", ".md", ".tcss", ".css", ".html", ".json", ""}
NOT_OURS = ("tests/exchange/cases/", "tests/data/", "tests/recorded/kept/", "__snapshots__", "__pycache__")

_PLACE = r"(?P<heading>[A-I]\d{0,2})\b(?:\.(?P<item>\d+)|, lesson (?P<lesson>\d+))?"
_INSIDE = r"(?P<inside>Q\d+|[A-Z]{2,}(?: [A-Z]{2,})*)"
NAMED = re.compile(rf"\b{_PLACE}(?: {_INSIDE})?|\bQ\d+")
_ONE = re.sub(r"\?P<\w+>", "?:", rf"(?:parts? )?{_PLACE}(?: {_INSIDE})?(?: \([^()]*\))?")
CITED = re.compile(
    rf"clinical\.md[,;:]? \(?(?P<which>{_ONE}(?:(?:, and|,|;| and| to| or) (?:vectors? )?(?:{_ONE}|Q\d+))*)"
)
ISSUE = re.compile(r"\b(?:(?:issues?|tickets?) #?|GH[ -]?#?)\d|(?<![\w&/\"'(:])#\d{1,4}\b(?!\s*[;{]|-)", re.IGNORECASE)
COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
DOCUMENT = re.compile(r"(?<![\w./*-])[\w/-]+\.md\b")


class Citation(NamedTuple):
    """What a text says that a rule rests on."""

    heading: str
    """``A12``, or ``C`` for a whole part."""
    item: str = ""
    """The numbered line of it: ``1`` of ``A14.1``, ``9`` of ``F, lesson 9``."""
    inside: str = ""
    """A question or a paragraph of it: ``Q10``, ``GOOD DAY``."""


def one_line(text: str) -> str:
    """Text without line breaks, and without what begins a line of a comment."""
    return re.sub(r"\s*\n\s*(?:#+ )?\s*", " ", text)


def citations_in(text: str) -> Iterator[Citation]:
    for cited in CITED.finditer(one_line(text)):
        heading = ""
        for named in NAMED.finditer(re.sub(r"\([^()]*\)|\bparts? |\bvectors? ", "", cited["which"])):
            heading = named["heading"] or heading
            inside = named["inside"] or ("" if named["heading"] else named[0])
            yield Citation(heading, named["item"] or named["lesson"] or "", inside)


@cache
def headings() -> dict[str, str]:
    """What stands under each heading; under a part's letter stands the whole part."""
    found: dict[str, str] = {}
    text = (ROOT / SOURCE).read_text(encoding="utf-8")
    for part in re.split(r"^# PART (?=[A-I]\.)", text, flags=re.MULTILINE)[1:]:
        found[part[0]] = part
        for section in re.split(r"^## (?=[A-I]\d+\.)", part, flags=re.MULTILINE)[1:]:
            found[section.partition(".")[0]] = section
    return found


def stands(citation: Citation) -> bool:
    text = headings().get(citation.heading)
    if text is None:
        return False
    item = rf"(?<![\w.]){citation.item}\. " if citation.item else ""
    return re.search(item, text) is not None and citation.inside in text


@cache
def texts() -> dict[str, str]:
    """Everything that people wrote for this project, by its name."""
    found = {file for place in PLACES for top in ROOT.glob(place) for file in [top, *top.rglob("*")]}
    names = {file.relative_to(ROOT).as_posix(): file for file in found if file.is_file() and file.suffix in KINDS}
    ours = {name: file for name, file in sorted(names.items()) if not any(part in name for part in NOT_OURS)}
    return {name: file.read_text(encoding="utf-8") for name, file in ours.items() if file != Path(__file__)}


def remarks(name: str, text: str) -> Iterator[str]:
    """What is told to those who read a file: comments and docstrings of code, comments of data, the whole of a text."""
    if name.endswith(".py"):
        alone = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Expr))
        yield from (node.value for node in alone if isinstance(node, ast.Constant) and isinstance(node.value, str))
        found = tokenize.generate_tokens(iter(text.splitlines(keepends=True)).__next__)
        yield from (each.string for each in found if each.type == tokenize.COMMENT)
    elif name.endswith(".toml"):
        yield from (line.partition("#")[2] for line in text.splitlines() if "#" in line)
    elif name.endswith(".md"):
        yield text


def test_every_citation_names_what_stands_in_the_source() -> None:
    missing = [(name, one) for name, text in texts().items() for one in citations_in(text) if not stands(one)]
    assert missing == []


def test_whoever_names_the_source_says_where_in_it() -> None:
    """Outside of prose: a rule that names the whole file names nothing."""
    bare = []
    for name, text in texts().items():
        if not name.endswith(".md"):
            said = one_line(text)
            told = {found.start() for found in CITED.finditer(said)}
            named = {found.start() for found in re.finditer(r"(?<!/)clinical\.md", said)}
            bare += [(name, said[start - 30 : start + 40]) for start in named - told]
    assert bare == []


def test_nothing_cites_the_number_of_an_issue() -> None:
    cited = [(name, found[0]) for name, text in texts().items() if name != SOURCE for found in ISSUE.finditer(text)]
    assert [each for each in cited if not COLOUR.fullmatch(each[1])] == []


def test_documents_that_are_named_are_in_the_project() -> None:
    known = {file.name for file in [*ROOT.glob("*.md"), *ROOT.glob("[a-z]*/**/*.md")]}
    named = [
        (name, found[0])
        for name, text in texts().items()
        if DOCUMENT.search(text)  # only then it is read as a program, which takes a hundred times as long
        for said in remarks(name, text)
        for found in DOCUMENT.finditer(said)
    ]
    assert len(named) > 300
    assert [(name, found) for name, found in named if found.rpartition("/")[2] not in known] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Source: PP-1, clinical.md A12.", [("A12", "", "")]),
        ("(clinical.md A12 to A14; numbers of I8)", [("A12", "", ""), ("A14", "", "")]),
        ("clinical.md A7,\n# A14.1).", [("A7", "", ""), ("A14", "1", "")]),
        ("clinical.md B1 (PSFS: never average), H1", [("B1", "", ""), ("H1", "", "")]),
        ("clinical.md D2 Q4, Q6; A1", [("D2", "", "Q4"), ("D2", "", "Q6"), ("A1", "", "")]),
        ("clinical.md F, lesson 9). A4", [("F", "9", "")]),
        ("clinical.md A12 GOOD DAY: floor", [("A12", "", "GOOD DAY")]),
        ("clinical.md C, principle 4", [("C", "", "")]),
        ("(clinical.md parts B and H1)", [("B", "", ""), ("H1", "", "")]),
        ("clinical.md A12, vectors I8 and I10", [("A12", "", ""), ("I8", "", ""), ("I10", "", "")]),
        ("as clinical.md says", []),
    ],
)
def test_citations_are_read_in_all_their_forms(text: str, found: list[tuple[str, str, str]]) -> None:
    assert list(citations_in(text)) == found


@pytest.mark.parametrize("cited", ["A15", "A14.11", "A12 BAD DAY", "D2 Q16", "F, lesson 26", "J1"])
def test_what_does_not_stand_there_is_noticed(cited: str) -> None:
    found = list(citations_in(f"clinical.md {cited}"))
    assert found == [] or not all(stands(one) for one in found)


@pytest.mark.parametrize("text", ["(issue 6.5; clinical.md E2)", "see issue #12", "fixed in #340.", "GH-7"])
def test_issues_are_found(text: str) -> None:
    assert ISSUE.search(text)


def test_the_source_names_nothing_of_a_machine() -> None:
    text = (ROOT / SOURCE).read_text(encoding="utf-8")
    assert len(headings()) > 60
    assert re.findall(r"/(?:work|home|tmp|Users)/|localhost|127\.0\.0\.1|file://", text) == []
