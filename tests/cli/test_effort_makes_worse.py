"""Commands that need no diary show no step and no ladder either where effort makes the person worse (A14.1)."""

from datetime import timedelta
from pathlib import Path

import click
import pytest

from painplan.cli.main import painplan as program
from tests.conftest import FIRST, Shell

GIVEN = {
    "pace": ["8", "12", "10", "--aim", "20"],
    "simulate": [],
    "replay": ["days.csv", "--quota", "10", "--step", "1"],
}
"""What each needs to answer."""


def with_the_switch() -> list[str]:
    """The commands that can be told that effort brings a lasting worsening."""
    context = click.Context(program)
    commands = {name: program.get_command(context, name) for name in program.list_commands(context)}
    return [
        name
        for name, command in commands.items()
        if command is not None and any(option.name == "pem" for option in command.params) and name != "plan"
    ]


@pytest.fixture
def days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table in which every week would allow a step."""
    rows = [f"{FIRST + timedelta(days=number)},10,yes" for number in range(28)]
    (tmp_path / "days.csv").write_text("\n".join(["date,done,settled", *rows]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", with_the_switch())
@pytest.mark.parametrize("json", [True, False])
def test_the_diary_that_lies_here_is_asked(name: str, json: bool, days: None, painplan: Shell) -> None:
    call = [name, *GIVEN[name], *(["--json"] if json else [])]
    before, told = painplan(*call), painplan(*call, "--pem")
    assert before.code == told.code == 0
    assert before.out != told.out
    assert painplan("steps", "ask", "often").code == 0
    assert painplan(*call).out == told.out
