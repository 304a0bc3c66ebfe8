"""What a clinic puts into the data folder and is not used: it is named, in each folder and whatever it is."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from painplan.safety.help_page import numbers_from
from painplan.store.belonging import HELP, INSTRUMENTS, PUT_THERE, THEMES, WORDS
from painplan.store.clinic_files import ALONE, INTERVIEW, MOST_TOLD, READERS
from tests.conftest import Shell, on

NUMBERS = '[[region]]\nid = "here"\nname = "Here"\nemergency = "112"\nlines = ["The line of the clinic 0123"]\n'
FITS = {
    HELP: ("clinic.toml", NUMBERS),
    INSTRUMENTS: ("ours.toml", 'title = "Ours"\n[[items]]\ntext = "How is it?"\n'),
    WORDS: ("undo.toml", '[list]\ntitle = "What was:"\n'),
    THEMES: ("evening.toml", 'background = "#101820"\ntext = "#e8e4d8"\naccent = "#f2c14e"\n'),
    ALONE: (INTERVIEW, '[share]\nask = "Who may know?"\n'),
}
"""By folder: a file that fits."""


def _no_toml(path: Path) -> None:
    path.write_text("x = [[[")


def _other_keys(path: Path) -> None:
    path.write_text("nobody = 1\n[[regions]]\nnumber = 3\n")


def _bytes(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 400)


def _too_large(path: Path) -> None:
    path.write_text("# " + "x" * 600_000)


def _nested(path: Path) -> None:
    path.write_text("a = " + "[" * 5_000 + "]" * 5_000)


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere-at-all")


NONSENSE = (_no_toml, _other_keys, _bytes, _too_large, _nested, _folder, _pipe, _link_to_nothing)


def _put(place: Path, sub: str, name: str) -> Path:
    path = place / sub / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def test_each_folder_of_a_clinic_has_a_reader() -> None:
    assert set(READERS) == {*PUT_THERE, ALONE}


@pytest.mark.parametrize("sub", READERS)
@pytest.mark.parametrize("nonsense", NONSENSE, ids=lambda made: made.__name__)
def test_what_is_not_used_is_named(painplan: Shell, place: Path, sub: str, nonsense: Callable[[Path], None]) -> None:
    name = FITS[sub][0]
    nonsense(_put(place, sub, name))
    found = painplan("--json", "verify", day=on(0))
    (finding,) = found.document["findings"]
    assert (found.code, finding["file"], finding["wrong"]) == (1, f"{sub}/{name}" if sub else name, True)
    assert finding["text"].startswith(f"{name} in the ")
    assert "is not used: " in finding["text"]
    if sub in (HELP, WORDS):  # these concern every command; questions are named where they are asked
        for command in ("today", "nudge", "where", "help-now"):
            ran = painplan(command, day=on(0))
            assert (ran.code, (ran.out + ran.err).count(finding["text"])) == (0, 1), (command, ran)
        assert finding["text"] in painplan("--json", "today", day=on(0)).document["notices"]


@pytest.mark.parametrize("sub", READERS)
def test_a_file_that_fits_is_not_named(painplan: Shell, place: Path, sub: str) -> None:
    name, content = FITS[sub]
    _put(place, sub, name).write_text(content, encoding="utf-8-sig")
    found = painplan("--json", "verify", day=on(0))
    assert (found.code, found.document["findings"]) == (0, []), found
    for command in ("today", "help-now", "measure --list"):
        assert painplan(*command.split(), day=on(0)).err == ""


@pytest.mark.parametrize("sub", PUT_THERE)
def test_a_file_in_the_place_of_a_folder_is_named(painplan: Shell, place: Path, sub: str) -> None:
    place.mkdir()
    (place / sub).write_text("a file")
    found = painplan("--json", "verify", day=on(0))
    assert [(each["file"], each["wrong"]) for each in found.document["findings"]] == [(sub, True)]


@pytest.mark.parametrize("file", ["page.txt", "help.json", "numbers.toml~"])
def test_a_name_that_nothing_is_read_from_is_named(painplan: Shell, place: Path, file: str) -> None:
    _put(place, HELP, "clinic.toml").write_text(NUMBERS)
    (place / HELP / file).write_text("Call me.")
    ran = painplan("help-now", day=on(0))
    assert "The line of the clinic 0123" in ran.out
    assert f"{file} in the folder help is not used" in ran.err


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("region = []", "it names no region"),
        (NUMBERS.replace("0123", "").replace("The line of the clinic ", " "), "a name or a line is empty"),
    ],
)
def test_numbers_without_a_number_are_not_used(painplan: Shell, place: Path, content: str, why: str) -> None:
    _put(place, HELP, "clinic.toml").write_text(content)
    ran = painplan("help-now", day=on(0))
    assert "116 123" in ran.out
    assert "clinic.toml in the folder help is not used: " in ran.err
    assert why in ran.err


@pytest.mark.parametrize("options", [(), ("--regions",), ("--about",)])
def test_a_slip_of_the_pen_in_a_file_that_is_used_is_named(
    painplan: Shell, place: Path, options: tuple[str, ...]
) -> None:
    _put(place, HELP, "clinic.toml").write_text(NUMBERS.replace("lines", "line"))
    (place / HELP / "other.toml").write_text(NUMBERS)
    ran = painplan("--json", "help-now", *options, day=on(0))
    told = [one["text"] for one in ran.document["not_used"]]
    assert told == ran.err.splitlines()
    assert "is used, but not all of it: PainPlan knows no entry “region[0].line”" in told[0]
    assert (
        "other.toml in the folder help is not used: numbers are taken from one file, and that is clinic.toml" in told[1]
    )


def test_many_are_told_in_few_lines_and_all_by_verify(painplan: Shell, place: Path) -> None:
    for number in range(20):
        _put(place, HELP, f"{number}.toml").write_text("x = [[[")
    told = painplan("help-now", day=on(0)).err.splitlines()
    assert len(told) == MOST_TOLD + 1
    assert told[-1].startswith("15 more files of a clinic are not used")
    assert len(painplan("--json", "verify", day=on(0)).document["findings"]) == 20


def test_a_second_file_of_numbers_does_not_change_the_first() -> None:
    other = NUMBERS.replace("0123", "9999")
    assert numbers_from({"a.toml": NUMBERS.encode(), "b.toml": other.encode()}).region[0].lines == (
        "The line of the clinic 0123",
    )


def test_a_sealed_diary_names_them_too(painplan: Shell, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    assert painplan("checkin", "--set", "pain=3").code == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("several words of mine\n"))
    assert painplan("--passphrase-stdin", "encrypt").code == 0
    _put(place, HELP, "clinic.toml").write_text("x = [[[")
    ran = painplan("--json", "help-now")
    assert json.loads(ran.out)["not_used"][0]["file"] == "help/clinic.toml"
    assert "clinic.toml in the folder help is not used" in ran.err
