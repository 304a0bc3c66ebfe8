"""``painplan demo``: what can be shown, and what is said where it cannot be."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from painplan.app import PainPlanApp
from painplan.cli.main import main
from painplan.samples.catalogue import SAMPLES, sample_coach
from painplan.store.diary import Diary
from painplan.store.disk import DiskFolder
from painplan.today.coach import Coach

NAMES = ["walking", "boom-and-bust", "mostly-avoiding", "evening-out", "two-plans"]


class AtTheTerminal(io.StringIO):
    """A stream with a person behind it."""

    def isatty(self) -> bool:
        """Somebody is there."""
        return True


def open_in_a_terminal(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> PainPlanApp:
    """Run the command at a terminal, up to the moment in which the screens would open."""
    opened: list[PainPlanApp] = []

    def note(app: PainPlanApp) -> None:
        opened.append(app)

    monkeypatch.setattr(sys, "stdin", AtTheTerminal())
    monkeypatch.setattr(sys, "stdout", AtTheTerminal())
    monkeypatch.setattr(PainPlanApp, "run", note)
    assert main([*arguments]) == 0
    assert len(opened) == 1
    return opened[0]


def test_the_list_says_what_each_sample_shows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--list"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for sample in SAMPLES:
        assert f"{sample.name}: {sample.title}." in out
        assert sample.what_it_shows in out


@pytest.mark.parametrize("arguments", [["--json", "demo", "--list"], ["demo", "--list", "--json"]])
def test_the_list_as_json_is_one_document(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    samples = json.loads(capsys.readouterr().out)["samples"]
    assert [sample["name"] for sample in samples] == NAMES
    assert all(set(sample) == {"name", "title", "shows"} and all(sample.values()) for sample in samples)


def test_an_unknown_name_is_wrong_input_and_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "swimming"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"There is no sample “swimming”. Choose one of: {', '.join(NAMES)}.\n"


@pytest.mark.parametrize("arguments", [["demo"], ["demo", "walking"], ["demo", "--json"]])
def test_without_a_terminal_it_says_that_the_screens_need_one(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert main(arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("The screens need a terminal")
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", [None, *NAMES])
def test_it_opens_the_screens_on_the_sample_and_leaves_nothing(
    name: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ["--data-dir", str(tmp_path / "own"), "--today", "2026-11-24"]
    app = open_in_a_terminal(monkeypatch, *before, "demo", *([name] if name else []))
    assert app.coach.sample
    assert app.coach.today == date(2026, 11, 24)
    assert len(app.coach.book.plans) == (2 if name == "two-plans" else 1)
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_in_a_folder_says_what_it_says_in_memory(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "sample"
    assert main(["--today", "2026-11-24", "demo", name, "--folder", str(there), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"sample": name, "folder": str(there), "date": "2026-11-24"}
    kept = sample_coach(name, date(2026, 11, 24))
    found = Coach(Diary(DiskFolder(there)), date(2026, 11, 24), now=kept.now)
    assert found.book == kept.book
    assert found.days() == kept.days()
    assert main(["--data-dir", str(there), "verify"]) == 0
    assert main(["--data-dir", str(there), "--today", "2026-11-24", "checkin", "--set", "pain=3"]) == 0


def test_the_answer_names_the_command_that_looks_at_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "empty"
    there.mkdir()
    assert main(["--today", "2026-11-24", "demo", "--folder", str(there)]) == 0
    told, command = capsys.readouterr().out.splitlines()
    assert f"“walking” is in {there}" in told
    assert command == f"Look at it with: painplan --data-dir {there} --today 2026-11-24 today"


def test_no_sample_is_written_where_anything_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own"
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / ".hidden").write_text("mine")
    (tmp_path / "file").write_text("mine")
    wrong = {
        "full": "There is something in",
        "file": "is not the name of a folder",
        "no/where": "There is no folder",
        "own": "is the folder of the diary itself",
        "own/inside": "There is no folder",
    }
    for named, sentence in wrong.items():
        code = main(["--data-dir", str(own), "--today", "2026-11-24", "demo", "--folder", str(tmp_path / named)])
        out, err = capsys.readouterr()
        assert (code, out) == (2, ""), named
        assert sentence in err
    assert main(["demo", "swimming", "--folder", str(tmp_path / "new")]) == 2
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [".hidden", "file"]
    assert not (tmp_path / "new").exists()
    assert not own.exists()
