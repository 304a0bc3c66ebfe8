"""The program as a process of its own: what only shows there."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import on
from tests.terminal import PAINPLAN, Terminal


@pytest.fixture
def world(tmp_path: Path) -> dict[str, str]:
    """Environment of a process that knows only the diary of the test."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "COVERAGE_PROCESS_START")}
    return kept | {"PAINPLAN_DATA": str(tmp_path / "diary"), "HOME": str(tmp_path), "LANG": "C.UTF-8"}


def ran(world: Mapping[str, str], *arguments: str, code: int = 0) -> str:
    """Standard output of a command that ends as it should; its standard error is empty then."""
    done = subprocess.run(
        [*PAINPLAN, *arguments], env=world, capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    assert (done.returncode, done.stderr.decode() if code == 0 else "") == (code, "")
    return done.stdout.decode() if code == 0 else done.stderr.decode()


def test_the_version_is_said_by_the_module(world: dict[str, str]) -> None:
    from painplan import __version__

    assert ran(world, "--version") == f"painplan {__version__}\n"


def test_from_a_plan_over_a_week_to_the_first_step(world: dict[str, str], tmp_path: Path) -> None:
    tries = [part for amount in ("8", "12", "10") for part in ("--trial", amount)]
    wanted = ["--goal", "Out with the children", "--activity", "Walking", "--unit", "minutes", "--aim", "20"]
    first = ["--today", on(0).isoformat()]
    plan = json.loads(ran(world, "plan", "add", *wanted, *tries, *first, "--json"))
    assert (plan["id"], plan["baseline"], plan["quota"], plan["step"]) == ("walking", 10, 8, 1)
    for number in range(7):
        answers = ["done.walking=8 min", "flare=no", "worry=no", *(["settled.walking=yes"] if number else [])]
        given = [part for answer in answers for part in ("--set", answer)]
        saved = json.loads(ran(world, "--json", "checkin", *given, "--today", on(number).isoformat()))
        assert saved["done"] == {"walking": 8}
    later = ["--today", on(7).isoformat()]
    assert json.loads(ran(world, "today", "--json", *later))["review_due"] is True
    (review,) = json.loads(ran(world, "review", "--accept", "--json", *later))["reviews"]
    assert (review["decision"], review["next_quota"], review["accepted"]) == ("up", 9, True)
    today = json.loads(ran(world, *later, "today", "--json"))
    assert (today["plans"][0]["target"], today["review_due"]) == (9, False)
    assert "No review is due yet" in ran(world, "review", "--accept", *later, code=1)
    assert (tmp_path / "diary" / "diary" / "2026-01.json").exists()


@pytest.mark.parametrize("command", [["today"], ["today", "--json"], ["trend", "--json"], ["pace", "8", "12", "10"]])
def test_a_reader_that_goes_away_is_no_error(command: list[str], world: dict[str, str]) -> None:
    """As in ``painplan today | head -0``: the pipe is closed before anything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PAINPLAN, *command], env=world, stdin=subprocess.DEVNULL, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("command", [["today", "--json"], ["today"], ["where"], ["help-now"]], ids=" ".join)
def test_looking_imports_no_screens_no_tinydb_and_no_charts(command: list[str], world: dict[str, str]) -> None:
    tries = [part for amount in ("8", "12", "10") for part in ("--trial", amount)]
    ran(world, "plan", "add", "--goal", "g", "--activity", "Walking", "--unit", "minutes", *tries)
    script = f"""
import sys
from painplan.cli.main import main
code = main({command!r})
heavy = {{"textual", "tinydb", "plotext", "rich", "filelock", "hypothesis", "asyncio"}} & set(sys.modules)
print(code, sorted(heavy), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", script], env=world, capture_output=True, check=False, text=True)
    assert done.stderr == "0 []\n"
    assert done.stdout


@pytest.mark.parametrize(
    ("said", "read"), [({"LC_ALL": "C"}, "utf-8"), ({"PYTHONIOENCODING": "latin-1"}, "latin-1")], ids=["C", "latin-1"]
)
def test_a_terminal_with_few_letters_gets_what_it_can_show(
    said: dict[str, str], read: str, world: dict[str, str]
) -> None:
    poor = world | said
    note = "note=🙂 שלום – grüße"
    for command in (["checkin", "--set", "pain=4", "--set", note], ["today"], ["trend", "pain"], ["today", "--json"]):
        done = subprocess.run([*PAINPLAN, *command], env=poor, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode(read)
    refused = subprocess.run([*PAINPLAN, "checkin", "--set", "pain=viel"], env=poor, capture_output=True, check=False)
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert refused.stderr.decode(read).endswith(" does not fit pain: answer with a whole number from 0 to 10.\n")
    kept = json.loads(ran(world, "checkin", "--set", "energy=4", "--json"))
    assert kept["note"] == "🙂 שלום – grüße", "what was said is whole on disk"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
class TestAtATerminal:
    """A check-in asked line by line, on a terminal of its own."""

    def test_ctrl_c_keeps_the_answers_given_before(self, world: dict[str, str]) -> None:
        with Terminal(world, "checkin", "--today", on(0).isoformat()) as terminal:
            terminal.answer("mattered", "3")
            terminal.answer("get in the way", "6")
            terminal.wait_for("Average pain")
            terminal.type("\x03")
            assert terminal.end() == 1
        assert "Stopped. Everything answered before is saved." in terminal.seen
        assert "Traceback" not in terminal.seen
        saved = json.loads(ran(world, "checkin", "--set", "energy=1", "--today", on(0).isoformat(), "--json"))
        assert (saved["mattered"], saved["interference"], saved["pain"]) == ("yes", 6, None)

    def test_ctrl_c_is_noticed_while_the_question_is_still_being_shown(self, world: dict[str, str]) -> None:
        """The signal comes when the last of it is on its way to the terminal, as on a busy machine."""
        script = """
import os, sys
from painplan.cli.output import PlainStream
def flush(stream):
    if "Average pain" in shown:
        shown.clear()
        os.kill(os.getpid(), signal.SIGINT)
    flushed(stream)
def write(stream, text):
    shown.extend(word for word in ("Average pain",) if word in text)
    return before(stream, text)
shown, before, flushed = [], PlainStream.write, PlainStream.flush
PlainStream.write, PlainStream.flush = write, flush
"""
        with Terminal(world, "checkin", "--today", on(0).isoformat(), script=script) as terminal:
            terminal.answer("mattered", "3")
            terminal.answer("get in the way", "6")
            terminal.wait_for("Average pain")
            assert terminal.end() == 1
        assert "Stopped. Everything answered before is saved." in terminal.seen

    def test_each_answer_is_on_disk_before_the_next_question(self, world: dict[str, str]) -> None:
        with Terminal(world, "checkin", "--today", on(0).isoformat()) as terminal:
            terminal.answer("mattered", "3")
            terminal.wait_for("get in the way")
            terminal.kill()
        saved = json.loads(ran(world, "checkin", "--set", "energy=1", "--today", on(0).isoformat(), "--json"))
        assert (saved["mattered"], saved["interference"]) == ("yes", None)

    def test_a_whole_check_in_ends_with_what_is_saved(self, world: dict[str, str]) -> None:
        with Terminal(world, "checkin", "--today", on(0).isoformat()) as terminal:
            for words, typed in (
                ("mattered", "2"),
                ("get in the way", ""),
                ("Average pain", "x"),
                ("flare-up", "1"),
                ("A note", "grüße 🙂"),
            ):
                terminal.answer(words, typed)
            assert terminal.end() == 0
        assert "Saved: Monday 5 January." in terminal.seen
        assert "note: grüße 🙂" in terminal.seen

    def test_the_screens_open_and_q_leaves_them(self, world: dict[str, str]) -> None:
        with Terminal(world | {"TERM": "xterm-256color"}, "demo", "--today", on(0).isoformat()) as terminal:
            terminal.wait_for("SAMPLE DIARY")
            terminal.type("q")
            assert terminal.end() == 0
        assert "Traceback" not in terminal.seen
        assert not Path(world["PAINPLAN_DATA"]).exists()
