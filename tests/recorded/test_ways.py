"""Every command of the program is called in the record: one that nobody has said how to call is named."""

import click
import pytest

from tests.recorded import ties
from tests.recorded.covered import never_called
from tests.recorded.kept import write_part
from tests.recorded.reading import missing, unknown_commands
from tests.recorded.writing import script, scripted


def test_every_command_can_be_called() -> None:
    """If this fails: say how in ways.toml (commands that look) or at the end of script.txt (commands that write)."""
    assert unknown_commands(scripted()) == []


def test_every_line_of_the_script_calls_a_command() -> None:
    known = ties.commands()
    words = [tuple(line.split()) for line in script()]
    assert [line for line in words if line[:2] not in known and line[:1] not in known] == []


@click.command("sing")
@click.argument("verse")
@click.option("--loud", required=True)
@click.option("--how", type=click.Choice(["slowly"]), required=True)
def sing(verse: str, loud: str, how: str) -> None:
    """A command that nobody has heard of."""


def test_a_new_command_is_named_with_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing(("sing",), sing) == ["verse", "--loud"]
    known = {**ties.commands(), ("sing",): sing}
    monkeypatch.setattr(ties, "commands", lambda: known)
    assert unknown_commands(scripted()) == ["painplan sing: nothing stands for verse, --loud"]
    assert unknown_commands(scripted() | {("sing",)}) == []


def test_a_command_that_only_gave_errors_was_never_called(
    tmp_path: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ties, "commands", lambda: {("sing",): sing, ("plan", "list"): sing, ("plan",): sing})
    entries = [("d / 2026-01-05 / read / plan list --json", {"code": 0}), ("d / x / written / 003 sing a", {"code": 2})]
    write_part(tmp_path, "d", entries)  # type: ignore[arg-type]  # a folder
    assert never_called(tmp_path) == ["painplan sing"]  # type: ignore[arg-type]  # a folder


def test_screens_and_kinds_are_found() -> None:
    assert {"plan", "checkin", "settings"} <= set(ties.screens())
    assert {"checkins", "plans", "medicines"} <= ties.kinds().keys()
    assert "name" in ties.own_words(ties.kinds()["medicines"])
