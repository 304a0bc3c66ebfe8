"""A backup of before never takes away what makes steps wait without a word and a second question (clinical.md C)."""

import re
from pathlib import Path

import pytest

from painplan.safety.rules import STATES
from painplan.store.disk import DiskFolder
from tests.cli.test_undo_of_commands import facts
from tests.conftest import Shell, on

Call = tuple[str, ...]
OPENS: dict[str, tuple[Call, str]] = {
    "emergency": (("safety", "--answer", "RF20=yes"), "RF20"),
    "harm": (("safety", "--answer", "RF09=yes"), "RF09"),
    "advice": (("safety", "--answer", "RF07=yes"), "RF07"),
    "falls": (("safety", "--answer", "RF35=yes"), "RF35"),
    "worry": (("checkin", "--set", "worry=yes"), "new or worrying"),
    "ask_first": (("ask-first", "--answer", "AF06=yes"), "AF06"),
    "branch": (("steps", "ask", "often"), "lasting worsening"),
    "illness": (("hold", "start", "illness"), "an illness"),
    "hold": (("hold", "start", "holiday"), "a holiday"),
}
NO_LOCK = {"flare", "after_flare", "distress", "unread", "unread_days"}
"""What smaller amounts and support follow from; nobody has to look at it. A backup of before ends what is not known."""


def test_all_that_can_be_open_is_tried() -> None:
    assert {*OPENS} == {*STATES} - NO_LOCK


@pytest.mark.usefixtures("walking_plan")
@pytest.mark.parametrize("state", OPENS)
def test_it_is_named_and_asked_for(painplan: Shell, folder: DiskFolder, tmp_path: Path, state: str) -> None:
    call, named = OPENS[state]
    backup = str(tmp_path / "before.zip")
    assert painplan("backup", backup).code == 0
    assert painplan(*call, day=on(1)).code == 0
    dry = painplan("restore", backup, "--dry-run", day=on(1))
    assert (dry.code, named in dry.out, "painplan merge" in dry.out) == (0, True, True)
    assert named in " ".join(painplan("restore", backup, "--dry-run", "--json", day=on(1)).document["taken_away"])
    before = facts(folder)
    refused = painplan("restore", backup, "--yes", day=on(1))
    assert (refused.code, refused.out, named in refused.err, "--sure" in refused.err) == (1, "", True, True)
    assert facts(folder) == before
    done = painplan("restore", backup, "--yes", "--sure", day=on(1))
    assert (done.code, named in done.out) == (0, True)


@pytest.mark.usefixtures("walking_plan")
def test_what_was_looked_at_and_what_is_in_the_backup_is_not_asked_for(painplan: Shell, tmp_path: Path) -> None:
    painplan("safety", "--answer", "RF20=yes", day=on(1))
    assert painplan("backup", str(tmp_path / "open.zip"), day=on(1)).code == 0
    painplan("safety", "--answer", "RF09=yes", day=on(1))
    painplan("safety", "--looked-at", "RF09", "--by", "doctor", day=on(1))
    assert painplan("restore", str(tmp_path / "open.zip"), "--yes", day=on(1)).code == 0


def test_each_command_that_a_refusal_names_is_one_that_is_taken(painplan: Shell, tmp_path: Path) -> None:
    """Before, the way to keep what is open was a command that asked for something else first."""
    backup = str(tmp_path / "b.zip")
    painplan("checkin", "--set", "pain=3", day=on(0))
    painplan("own", "add", "instead", "Scrub", "--instead", "half", day=on(0))
    assert painplan("backup", backup, day=on(0)).code == 0
    painplan("checkin", "--set", "pain=7", day=on(0))
    painplan("safety", "--answer", "RF07=yes", day=on(1))
    for refused in (
        painplan("restore", backup, "--yes", day=on(1)).err,
        painplan("restore", backup, "--dry-run", day=on(1)).out,
    ):
        commands = re.findall(r"painplan (merge \S+ --only \S+?)[.,]?(?=\s|$)", refused)
        assert commands
        for command in commands:
            joined = painplan(*command.split(), day=on(1))
            assert joined.code == 0, (command, joined.err)
    assert painplan("today", "--json", day=on(1)).document["locked"]["signs"] == ["RF07"], "what is open stays"
