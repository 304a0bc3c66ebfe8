"""No door shows a text of the library that checks shapes: each is told in the words of a person (`shape_words`)."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

import painplan
from painplan.errors import PainPlanError, WrongInput
from painplan.kit.kinds import BOOK_KINDS, DAY_KINDS, KINDS
from painplan.kit.record import Record
from painplan.measures.shelf import shelf
from painplan.safety.ask_first import questions_from
from painplan.safety.signs import signs_from
from painplan.store.diary import Change
from tests.conftest import FIRST, CoachOn, Ran, Shell
from tests.kit.made import made
from tests.kit.test_shape_words import OF_PROGRAMS

CATCHES = {"ValidationError", "DecodeError", "MsgspecError"}
TELLS = {"shape_words", "why_not_json", "_why", "why_not", "isinstance"}
"""What may be given such an error: it makes words of it, or asks what it is."""
ODD: tuple[object, ...] = ({"a": 1}, [7], "text", 7)
MONTH = f"diary/{FIRST:%Y-%m}.json"


def name_of(node: ast.AST) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


def shown(source: str) -> Iterator[int]:
    """The lines on which an error that is caught here, and may be one of msgspec, goes on as it is."""
    for handler in ast.walk(ast.parse(source)):
        if not isinstance(handler, ast.ExceptHandler) or handler.name is None or handler.type is None:
            continue
        if not CATCHES & {name_of(part) for part in ast.walk(handler.type)}:
            continue
        fine: set[ast.AST] = set()
        for node in ast.walk(handler):
            if isinstance(node, ast.Raise) and node.cause is not None:
                fine.add(node.cause)
            if isinstance(node, ast.Call) and name_of(node.func) in TELLS:
                fine.update(ast.walk(node))
        names = (node for node in ast.walk(handler) if isinstance(node, ast.Name) and node.id == handler.name)
        yield from (node.lineno for node in names if node not in fine)


ASKS_FOR_THE_FIELD = {"plans/service.py", "kit/shape/fitting.py"}
"""One takes the field's name alone out of the text; the other hands it to whoever asked, as a ``ValueError``."""
OF_OWN_RECORDS = {"store/diary.py", "store/whole/examine.py", "store/whole/salvage.py"}
"""Who asks `kit.shape.fitting` for a record: its ``ValueError`` holds such a text, too."""


def test_wherever_such_an_error_is_caught_it_is_told_in_words() -> None:
    assert list(shown("try:\n    f()\nexcept (ValueError, msgspec.DecodeError) as error:\n    print(str(error))")) == [
        4
    ]
    assert not list(
        shown("try:\n    f()\nexcept msgspec.DecodeError as error:\n    raise X(shape_words(error)) from error")
    )
    root = Path(painplan.__file__).parent
    found = {str(file.relative_to(root)): list(shown(file.read_text("utf-8"))) for file in root.rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines and name not in ASKS_FOR_THE_FIELD} == {}


def test_whoever_asks_for_a_record_tells_why_there_is_none_in_words() -> None:
    """Found by who calls the one door for documents and holds what it raises."""
    root = Path(painplan.__file__).parent
    for name in OF_OWN_RECORDS:
        source = (root / name).read_text("utf-8")
        assert "shape_words" in source, name


def wrong_of(kind: type[Record]) -> Iterator[Any]:
    """A document of a kind for each field and each odd value that it cannot hold."""
    whole = msgspec.to_builtins(made(kind, "words"))
    for field in msgspec.structs.fields(kind):
        for value in ODD:
            document = {**whole, field.encode_name: value}
            try:
                msgspec.convert(document, kind)
            except ValueError:
                yield document
                break


def in_words(ran: Ran) -> str:
    """What a command said, looked at."""
    for line in (ran.out + ran.err).splitlines():
        text = line.replace("an entry with names", "")
        for kind in KINDS.values():
            for name in sorted(kind.__struct_fields__, key=len, reverse=True):
                text = text.replace(name, "")
        assert not OF_PROGRAMS.search(text), line
    return ran.out + ran.err


TABLES = sorted(KINDS)


def planted(place: Path, painplan: Shell, table: str) -> Path:
    """A diary with a file in which entries of one kind are wrong, a field each; the file."""
    assert painplan("checkin", "--set", "pain=4").code == 0
    assert painplan("set", "pain_hidden", "0").code == 0
    file = place / (MONTH if table in DAY_KINDS else "plan.json")
    document = json.loads(file.read_text("utf-8")) if file.exists() else {"painplan": {"format": 2, "file": file.name}}
    document["painplan"].pop("sum", None)
    document[table] = {f"entry {number}": one for number, one in enumerate(wrong_of(KINDS[table]))}
    file.write_text(json.dumps(document), "utf-8")
    return file


@pytest.mark.parametrize("table", TABLES)
def test_verify_and_merge_and_restore(table: str, painplan: Shell, place: Path, tmp_path: Path) -> None:
    file = planted(place, painplan, table)
    copy = tmp_path / file.name
    copy.write_bytes(file.read_bytes())
    told = in_words(painplan("verify"))
    assert "cannot be understood" in told or "was left out" in told
    in_words(painplan("verify", "--json"))
    in_words(painplan("today"))
    in_words(painplan("merge", str(copy)))


@pytest.mark.parametrize("table", TABLES)
def test_an_export_that_comes_back(table: str, painplan: Shell, tmp_path: Path) -> None:
    entries = list(wrong_of(KINDS[table]))
    export = tmp_path / "out.json"
    export.write_text(json.dumps({"painplan": {"format": 2, "file": "export"}, table: entries}), "utf-8")
    ran = painplan("import", "painplan", str(export))
    assert "cannot be understood" in in_words(ran)


@pytest.mark.parametrize("table", TABLES)
def test_what_a_part_of_the_program_wants_to_keep(table: str, coach_on: CoachOn) -> None:
    for document in list(wrong_of(KINDS[table])):
        fields = {name: value for name, value in document.items() if name not in ("history", "saved_at")}
        try:
            coach_on(FIRST).save([Change(table=table, key="x", fields=fields)])
        except PainPlanError as error:
            in_words(Ran(1, "", str(error)))


@pytest.mark.parametrize("read", [signs_from, questions_from])
def test_a_list_that_a_clinic_wrote(read: Any) -> None:
    for wrong in ([{"id": 5}], [{"idea": "x"}], {"a": 1}, [7]):
        with pytest.raises(WrongInput) as refused:
            read(wrong)
        in_words(Ran(1, "", str(refused.value)))


def test_a_questionnaire_that_a_clinic_wrote() -> None:
    (broken,) = shelf({"own": {"name": 5}}).broken
    assert broken.why == "name: a whole number stands where a text belongs"


def test_both_books_are_walked() -> None:
    assert {*BOOK_KINDS, *DAY_KINDS} == set(KINDS)
