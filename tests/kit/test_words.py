"""Every sentence that the code asks for is there and takes the values it is given."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from painplan.kit.assets import asset
from painplan.kit.words import say

PACKAGE = Path(__file__).parents[2] / "painplan"


class Call(NamedTuple):
    """One place where a sentence is asked for by a name that is written out."""

    place: str
    name: str
    values: frozenset[str]


def calls() -> Iterator[Call]:
    for file in sorted(PACKAGE.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if "say(" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"):
                continue
            if not (node.args and isinstance(node.args[0], ast.Constant)):
                continue  # a name that is put together is asked for where its parts are tested
            if any(each.arg is None for each in node.keywords):
                continue
            given = frozenset(str(each.arg) for each in node.keywords)
            yield Call(f"{file.relative_to(PACKAGE)}:{node.lineno}", str(node.args[0].value), given)


def forms(name: str) -> dict[str, str]:
    file, *path = name.split(".")
    entry: Any = asset(file)
    for part in path:
        entry = entry[part]
    return {"": entry} if isinstance(entry, str) else entry


def wrong(call: Call) -> str:
    try:
        found = forms(call.name)
    except (KeyError, FileNotFoundError) as error:
        return f"{call.place}: there is no {call.name} ({error})"
    if set(found) not in ({""}, {"one", "other"}):
        return f"{call.place}: {call.name} is no sentence"
    asked = {field for text in found.values() for _, field, _, _ in string.Formatter().parse(text) if field is not None}
    chosen = {"count"} if len(found) > 1 else set[str]()
    if not asked | chosen >= call.values or not asked | chosen <= call.values:
        return f"{call.place}: {call.name} takes {sorted(asked | chosen)}, not {sorted(call.values)}"
    return ""


def test_every_sentence_is_there_and_takes_its_values() -> None:
    assert [fault for call in calls() if (fault := wrong(call))] == []


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (Call("here", "undo.list.title", frozenset()), ""),
        (Call("here", "undo.list.title", frozenset({"more"})), "here: undo.list.title takes [], not ['more']"),
        (Call("here", "undo.list.row", frozenset({"at"})), "here: undo.list.row takes ['at', 'what'], not ['at']"),
        (Call("here", "undo.list", frozenset()), "here: undo.list is no sentence"),
        (Call("here", "undo.list.nobody", frozenset()), "here: there is no undo.list.nobody ('nobody')"),
    ],
)
def test_a_name_or_a_value_that_is_wrong_is_found(call: Call, fault: str) -> None:
    assert wrong(call) == fault


def test_a_sentence_has_a_form_for_one_and_one_for_several() -> None:
    assert say("demonstration.counted.long_day", count=1) == "1 long day"
    assert say("demonstration.counted.long_day", count=3) == "3 long days"


@pytest.mark.parametrize(("role", "ends"), [("my pharmacist", "my pharmacist"), ("my pharmacist.", "my pharmacist")])
def test_a_value_that_was_typed_as_a_sentence_ends_one_with_one_full_stop(role: str, ends: str) -> None:
    said = say("own_things.unknown.plans", name="x", known=role)
    assert said.endswith(f"{ends}.")
    assert ".." not in said


def test_an_ellipsis_stays() -> None:
    assert say("own_things.unknown.plans", name="x", known="a and...").endswith("a and....")
