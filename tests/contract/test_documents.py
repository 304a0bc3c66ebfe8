"""What ``--json`` gives out is declared in the topics: what commands still write by hand can only get less."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated

import pytest
from msgspec import UNSET
from msgspec.structs import fields

import painplan
from painplan.cli.output import whole_numbers
from painplan.kit.told import At, Coded, Document

COMMANDS = Path(painplan.__file__).parent / "cli"
BY_HAND = 11
"""Mappings with names in them that functions of commands write out. It can only become less: what is left are values of
sentences and options, for `show` takes documents alone."""


def written_by_hand(tree: ast.AST) -> Iterator[ast.Dict]:
    """Mappings in functions with a name that is written there, whose values are not all written there, too."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    bodies = [line for function in functions for line in function.body]
    inside = {id(node): node for line in bodies for node in ast.walk(line) if isinstance(node, ast.Dict)}
    for node in inside.values():
        named = any(isinstance(key, ast.Constant) and isinstance(key.value, str) for key in node.keys)
        if named and not all(isinstance(value, ast.Constant) for value in node.values):
            yield node


def documents() -> list[type[Document]]:
    """All documents of all topics."""
    for module in pkgutil.walk_packages(painplan.__path__, "painplan."):
        if module.name.endswith(".documents"):
            assert importlib.import_module(module.name).Document  # a module is read when something of it is used
    waiting, found = [Document], list[type[Document]]()
    while waiting:
        below = [kind for kind in waiting.pop().__subclasses__() if kind.__module__.startswith("painplan.")]
        waiting += below
        found += below
    return found


def test_documents_written_by_hand_become_fewer() -> None:
    found = [
        f"{file.relative_to(COMMANDS)}:{node.lineno}"
        for file in sorted(COMMANDS.rglob("*.py"))
        for node in written_by_hand(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert len(found) <= BY_HAND, f"Declare it as a Document of its topic (kit/told.py): {', '.join(found)}"
    assert len(found) == BY_HAND, f"There are fewer now: say so here, {len(found)}."


def test_a_document_written_by_hand_is_seen() -> None:
    source = 'def shown():\n    show({"id": one.id, "days": [{"date": day} for day in days]})\n    ask({"y": "yes"})\n'
    assert len(list(written_by_hand(ast.parse(source)))) == 2


def test_documents_stand_in_their_topics() -> None:
    assert len(documents()) > 50
    elsewhere = {kind.__module__ for kind in documents() if not kind.__module__.endswith((".documents", "kit.told"))}
    assert not elsewhere


@pytest.mark.parametrize("kind", documents(), ids=lambda kind: kind.__name__)
def test_every_document_can_be_filled(kind: type[Document]) -> None:
    """Types and names of a document are read when it is first made; one that cannot be read would fail there."""
    known = {field.name: None for field in fields(kind)}
    names = [name for name in kind.__struct_encode_fields__ if name != kind.SPREAD]
    assert list(whole_numbers(kind.of(**known))) == names
    assert not [name for name in names if name.endswith("_")]


class _Week(Coded, frozen=True):
    """A document with one field of each kind."""

    from_: Annotated[float, At("week.first")]
    note: str | None
    reasons: tuple[Coded, ...]
    first: Coded | None
    sometimes: bool | object = UNSET


def test_a_document_is_made_of_what_has_its_fields() -> None:
    reason = Coded("a", "A.")
    found = SimpleNamespace(week=SimpleNamespace(first=2.0), note="", reasons=[reason])
    made = _Week.of(reason, found, first=None)
    assert whole_numbers(made) == {
        "code": "a",
        "text": "A.",
        "from": 2,
        "note": None,
        "reasons": [{"code": "a", "text": "A."}],
        "first": None,
    }
    assert whole_numbers(_Week.of(made, sometimes=True))["sometimes"] is True


def test_a_document_says_which_field_nothing_has() -> None:
    with pytest.raises(LookupError, match=r"_Week\.from_"):
        _Week.of(Coded("a", "A."), note=None, reasons=(), first=None)
