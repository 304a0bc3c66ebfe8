"""What holds for every command: options on either side, one document, one sentence, three exit codes."""

import json
import re
from pathlib import Path

import pytest

from painplan import __version__
from painplan.cli.main import main
from tests.conftest import FIRST, Ran, Shell

READING = [
    ["today"],
    ["plan", "list"],
    ["plan", "show", "walking"],
    ["review"],
    ["trend"],
    ["insight"],
    ["where"],
    ["verify"],
    ["help-now"],
    ["pace", "8", "12", "10"],
    ["simulate", "--weeks", "8"],
    ["score", "peg", "7", "8", "6"],
    ["score", "--list"],
    ["compare", "--a", "1,2", "--b", "2,3"],
    ["demo", "--list"],
    ["export", "json", "-"],
]
"""Commands that answer without changing anything."""
WRONG = [
    ["nonsense"],
    ["--nonsense"],
    ["today", "--nonsense"],
    ["today", "and more"],
    ["plan"],
    ["plan", "nonsense"],
    ["import"],
    ["export"],
    ["today", "--today", "2026-02-30"],
    ["today", "--today", "tomorrow"],
    ["today", "--today", ""],
    ["today", "--today", "0001-01-01"],
    ["checkin", "--set"],
    ["plan", "show"],
    ["pace"],
    ["replay"],
    ["score"],
    ["compare"],
]


def is_one_sentence(ran: Ran) -> bool:
    """Nothing on standard output; one line on standard error without a traceback or anything that steers."""
    line = ran.err.removesuffix("\n")
    return ran.out == "" and 10 < len(line) < 500 and line.isprintable() and "Traceback" not in line


def without_times(text: str) -> str:
    return re.sub(r"T\d\d:\d\d:\d\d(\.\d+)?", "", text)


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"painplan {__version__}\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([option]) == 0
    out = capsys.readouterr().out
    for name in ("today", "checkin", "plan", "review", "trend", "pace", "replay", "import", "export", "where", "demo"):
        assert re.search(rf"^  {name} ", out, re.MULTILINE), name


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_options_may_stand_before_and_after_the_command(
    command: list[str], place: Path, walking_plan: object, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--json", "--today", FIRST.isoformat(), "--data-dir", str(place)]
    assert main([*options, *command]) == 0
    before = capsys.readouterr().out
    assert main([*command, *options]) == 0
    after = capsys.readouterr().out
    assert without_times(before) == without_times(after)
    assert json.loads(before)


@pytest.mark.parametrize(
    "command", [each for each in READING if each[0] not in ("where", "demo", "pace")], ids=" ".join
)
def test_json_is_one_document_on_one_stream(command: list[str], painplan: Shell, walking_plan: object) -> None:
    ran = painplan(*command, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert isinstance(ran.document, dict)
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_without_a_terminal_there_is_no_colour(command: list[str], painplan: Shell, walking_plan: object) -> None:
    ran = painplan(*command)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("json_too", [False, True], ids=["plain", "json"])
@pytest.mark.parametrize("command", WRONG, ids=lambda command: " ".join(command) or "empty")
def test_wrong_input_is_exit_code_two_and_one_sentence(
    command: list[str], json_too: bool, place: Path, painplan: Shell
) -> None:
    ran = painplan(*(["--json"] if json_too else []), *command)
    assert ran.code == 2
    assert is_one_sentence(ran), ran.err
    assert not place.exists()


def test_the_sentence_of_an_impossible_day_names_option_and_form(painplan: Shell) -> None:
    ran = painplan("today", "--today", "2026-02-30")
    assert ran.err == (
        "Invalid value for '--today': “2026-02-30” is not a day of the calendar. Write it as YYYY-MM-DD, for example "
        "2026-01-05. See: painplan today --help\n"
    )


def test_the_screens_without_a_terminal_are_exit_code_one_and_name_another_way(painplan: Shell, place: Path) -> None:
    ran = painplan()
    assert ran.code == 1
    assert is_one_sentence(ran)
    assert "painplan today" in ran.err
    assert not place.exists()


def test_today_as_a_word_counts_from_the_pretended_day(painplan: Shell) -> None:
    assert painplan("checkin", "--date", "yesterday", "--set", "pain=2", "--json").document["date"] == "2026-01-04"


@pytest.mark.parametrize("command", [["today"], ["where"], ["checkin", "--set", "pain=3"]], ids=" ".join)
@pytest.mark.parametrize("kind", ["a file", "no parent", "below a file", "empty"])
def test_a_data_folder_that_cannot_be_one(kind: str, command: list[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    folder = {
        "a file": str(tmp_path / "file"),
        "no parent": str(tmp_path / "never" / "made"),
        "below a file": str(tmp_path / "file" / "diary"),
        "empty": "",
    }[kind]
    assert main(["--data-dir", folder, *command]) == 2
    assert (tmp_path / "file").read_text() == "mine"
    assert not (tmp_path / "never").exists()


def test_the_sentence_about_an_unknown_folder_says_which_part_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path / "never" / "made"), "today"]) == 2
    assert capsys.readouterr().err == (
        f"There is no folder {tmp_path / 'never'}, so {tmp_path / 'never' / 'made'} cannot hold a diary. "
        "Check the spelling or make it first.\n"
    )


def test_a_folder_that_cannot_be_written_is_exit_code_one_and_leaves_what_was_there(
    painplan: Shell, place: Path, walking_plan: object
) -> None:
    """Root may write anywhere, so a file stands in the way instead."""
    book = (place / "plan.json").read_bytes()
    (place / "diary").write_text("in the way")
    ran = painplan("checkin", "--set", "pain=3", "--json")
    assert ran.code == 1
    assert is_one_sentence(ran), ran.err
    assert str(place) in ran.err
    assert (place / "plan.json").read_bytes() == book
    assert (place / "diary").read_text() == "in the way"


def test_an_error_inside_is_one_sentence_and_names_the_way_to_the_details(
    painplan: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("secret\n\x1b[31minside")

    monkeypatch.setattr("painplan.today.coach.Coach.today_view", broken)
    ran = painplan("today", "--json")
    assert ran.code == 1
    assert is_one_sentence(ran), ran.err
    assert "RuntimeError" in ran.err
    assert "PAINPLAN_DEBUG=1" in ran.err
    assert "secret" not in ran.err
    monkeypatch.setenv("PAINPLAN_DEBUG", "1")
    ran = painplan("today", "--json")
    assert ran.code == 1
    assert "in broken" in ran.err
    assert "secret" not in ran.err.replace('raise RuntimeError("secret', "")


def test_bytes_that_are_no_text_are_wrong_input(painplan: Shell, place: Path) -> None:
    ran = painplan("checkin", "--set", "note=\udcff\udcfe")
    assert ran.code == 2
    assert is_one_sentence(ran), ran.err
    assert not list(place.rglob("*.json"))


def test_help_is_in_sections_by_what_a_person_is_after(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    _, *sections = re.split(r"^(\S.*):\n", capsys.readouterr().out.split("-h, --help", 1)[1], flags=re.MULTILINE)
    found = {
        title: re.findall(r"^  (\S+)", text, re.MULTILINE) for title, text in zip(*[iter(sections)] * 2, strict=True)
    }
    assert next(iter(found)) == "Every day"
    assert found["Every day"][:2] == ["today", "checkin"]
    assert {"pace", "replay", "simulate", "score", "compare"} == set(found["Calculators that need no diary"])
    assert {"import", "export", "backup", "verify", "erase"} <= set(found["Data"])
    assert sum(len(names) for names in found.values()) == len(set().union(*found.values()))
