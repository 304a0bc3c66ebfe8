"""A clinic's words over the program's own: every file of words, and what is no words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from painplan.kit import assets
from painplan.kit.assets import asset
from painplan.kit.overlay import DATA, LISTED, RULES, is_name, lay_words_over
from tests.conftest import Shell

FOLDER = assets._folder() / assets.LANGUAGE
FILES = sorted(str(file.relative_to(FOLDER).with_suffix("")) for file in FOLDER.rglob("*.toml"))
WORDS = [name for name in FILES if not name.startswith(DATA)]


@pytest.fixture(autouse=True)
def _own_words_again() -> Iterator[None]:
    yield
    assets.lay_over({})


def marked(own: Any, *, listed: bool = False) -> Any:
    """Each text with a mark before it; what rules go by stays."""
    if isinstance(own, dict):
        return {
            key: each if key in RULES and not isinstance(each, dict) else marked(each, listed=listed)
            for key, each in own.items()
        }
    if isinstance(own, list):
        return [marked(each, listed=True) for each in own]
    if isinstance(own, str) and own.strip() and not is_name(own, listed=listed):
        return f"§{own}"
    return own


def toml(value: Any) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\u{ord(sign):04x}" if sign in '"\\' or ord(sign) < 32 else sign for sign in value) + '"'
    return str(value)


def file_of(words: dict[str, Any]) -> bytes:
    return "\n".join(f"{toml(key)} = {toml(each)}" for key, each in words.items()).encode()


@pytest.mark.parametrize("name", WORDS)
def test_every_file_of_words_can_be_laid_over(name: str) -> None:
    wanted = marked(asset(name))
    assert wanted != asset(name)
    assert lay_words_over({f"{name.replace('/', '.')}.toml": file_of(wanted)}) == {}
    assert asset(name) == wanted


def test_one_text_alone_is_enough() -> None:
    own = asset("undo")["list"]
    assert lay_words_over({"undo.toml": b'[list]\ntitle = "Was es gab:"'}) == {}
    assert asset("undo")["list"] == {**own, "title": "Was es gab:"}


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("nobody.toml", b"", "PainPlan has no words of that name"),
        ("../undo.toml", b"", "PainPlan has no words of that name"),
        ("undo.json", b"{}", "PainPlan has no words of that name"),
        ("instruments.peg.toml", b'title = "mine"', "PainPlan has no words of that name"),
        ("undo.toml", None, "it cannot be read, is empty, or is larger than such a file is"),
        ("undo.toml", b"[list", "it is no TOML in UTF-8"),
        ("undo.toml", b"\xff", "it is no TOML in UTF-8"),
        ("undo.toml", b'[list]\nnobody = "x"', "there is no entry “list.nobody”"),
        ("undo.toml", b"[list]\ntitle = 3", "“list.title” has to be what it is there"),
        ("undo.toml", b'list = "x"', "“list” has to be what it is there"),
        ("undo.toml", b'[list]\ntitle = " "', "“list.title” is empty or holds signs that no text has"),
        ("undo.toml", b'[list]\ntitle = "\\u001b[31mred"', "“list.title” is empty or holds signs that no text has"),
        ("undo.toml", b'[list]\nrow = "{what.__class__}"', "“list.row” is not given {what.__class__}"),
        ("undo.toml", b'[list]\nrow = "{what!r:>9000000}"', "“list.row” is not given {what!r:>9000000}"),
        ("undo.toml", b'[list]\nrow = "{what"', "“list.row” is not given {{what}"),
        ("undo.toml", b'[list]\ntitle = "' + b"x" * 3_001 + b'"', "“list.title” has more than 3,000 letters"),
        ("undo.toml", b"a = " + b"[" * 5_000 + b"]" * 5_000, "it is nested too deeply"),
    ],
)
def test_what_does_not_fit_is_named_and_not_used(file: str, content: bytes | None, why: str) -> None:
    own = asset("undo")
    (unfit,) = lay_words_over({file: content}).values()
    assert unfit.why.startswith(why)
    assert asset("undo") == own


def test_how_a_conversation_goes_is_no_word() -> None:
    (unfit,) = lay_words_over({"assessment.toml": b'[can_do]\nkind = "scale"'}).values()
    assert "“can_do.kind” has to be what it is there" in unfit.why


def test_what_rules_go_by_is_no_word() -> None:
    signs = marked(asset("warning_signs"))
    listed = next(key for key, each in signs.items() if isinstance(each, list))
    signs[listed][0]["tier"] = "R"
    (unfit,) = lay_words_over({"warning_signs.toml": file_of(signs)}).values()
    assert f"{LISTED}" in unfit.why
    assert "has to be what it is there" in unfit.why


def test_a_diary_shows_a_clinics_words_and_names_a_file_that_does_not_fit(painplan: Shell) -> None:
    folder = Path(painplan("where", "--json").document["path"]) / "words"
    folder.mkdir(parents=True)
    (folder / "commands.toml").write_text('[checkin]\nopen = "Not asked yet today."\n', encoding="utf-8")
    (folder / "undo.toml").write_text('[nobody]\nsays = "x"\n', encoding="utf-8")
    ran = painplan("today")
    assert ran.code == 0
    assert "undo.toml in the folder words is not used: there is no entry “nobody”." in ran.out + ran.err
    painplan("plan", "add", "--goal", "g", "--activity", "Walking", "--unit", "minutes", "--good", "20", "--bad", "5")
    assert "Not asked yet today." in painplan("today").out
