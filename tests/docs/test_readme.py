"""README.md says what is true: its commands are there, its example is what the program says, its exports come back."""

import re
from pathlib import Path

import click
import pytest

from painplan.cli.main import main
from painplan.cli.main import painplan as program
from tests.conftest import Shell

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
COMMAND = re.compile(r"^    painplan ([a-z][^\n]*)", re.MULTILINE)
EXAMPLE_DAY, EXAMPLE_DIARY = "2026-11-24", "walking"
TAKES_NO_COMMAND_BY_ITSELF = re.compile(r"Some of these hold several commands \(([^)]*)\)")


def named() -> list[list[str]]:
    """The commands of README as words; two of them beside each other on one line are two."""
    found = [re.split(r"  +", line)[0] for line in COMMAND.findall(README)]
    return [one.split() for line in found for one in line.split(" · ")]


def reached(words: list[str]) -> click.Command:
    """The command that words lead to."""
    context, command = click.Context(program), click.Command("none")
    group: click.Group | None = program
    for word in words:
        if group is None or (following := group.get_command(context, word)) is None:
            break
        command, group = following, following if isinstance(following, click.Group) else None
    assert command.name != "none", words
    return command


@pytest.mark.parametrize("words", named(), ids=" ".join)
def test_every_command_is_there_with_its_options(words: list[str]) -> None:
    command = reached(words)
    known = {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
    known |= {"--data-dir", "--today", "--json", "--passphrase-stdin", "--help"}
    assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known


def test_what_holds_several_commands_is_named() -> None:
    told = TAKES_NO_COMMAND_BY_ITSELF.search(README)
    assert told is not None
    alone = {
        words[0]
        for words in named()
        if len(words) == 1 and isinstance(command := reached(words), click.Group) and not command.invoke_without_command
    }
    assert set(re.findall(r"`(\w+)`", told[1])) == alone


def test_the_example_is_what_the_program_says(painplan: Shell, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--today", EXAMPLE_DAY, "demo", EXAMPLE_DIARY, "--folder", str(place)]) == 0
    capsys.readouterr()
    assert main(["--data-dir", str(place), "--today", EXAMPLE_DAY, "today"]) == 0
    example = README.partition("```\n")[2].partition("```")[0]
    assert capsys.readouterr().out.startswith(example)


def test_the_exports_come_back_as_it_says(
    painplan: Shell, walking_plan: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert painplan("checkin", "--set", "pain=4", "--set", "interference=3").code == 0
    ways = [line.split() for line in COMMAND.findall(README) if line.startswith(("export json", "export csv"))]
    for way in ways:
        assert painplan(*way[:3]).code == 0
    back = [words for words in named() if words[:2] == ["import", "painplan"]]
    assert back == [["import", "painplan", "all-of-it.json"]]
    for number, words in enumerate([*back, ["import", "painplan", "tables/"]]):
        assert main(["--data-dir", f"other-{number}", "--today", "2026-01-05", *words]) == 0
    by_column = next(words for words in named() if words[:3] == ["import", "csv", "days.csv"])
    assert main(["--data-dir", "third", "--today", "2026-01-05", *by_column]) == 0
    assert main(["--data-dir", "fourth", "--today", "2026-01-05", "import", "painplan", "days.csv"]) == 1
