"""Promise 7: what a person wrote stands in the diary and on the screen, and nowhere else when something breaks."""

import os
import pty
import re
import select
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import monotonic

import pytest

from painplan.crashing import where_it_happened
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.screens.today import TodayScreen
from tests.conftest import Shell
from tests.support import at_the_screen, coach_on

WORD = "Rosenbusch"
"""What nobody else may read."""
DAY = date(2026, 1, 5)
DEBUG = "PAINPLAN_DEBUG"
PATIENCE = 30
"""Seconds after which a process that hangs is given up; nothing is measured with it."""
TITLES = re.compile(rb"\x1b\](?:[012];|[lL])|\x1bk")
"""How a program writes into the title of a terminal's window or of a tab."""


def diary(folder: Path) -> None:
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach = coach_on(DAY, folder)
    coach.add_plan(NewPlan(goal=WORD, activity=WORD, unit="minutes", trials=trials))
    coach.answer(DAY, [("note", WORD)])


@pytest.mark.parametrize("debug", [False, True])
def test_a_command_that_breaks_tells_no_words(
    painplan: Shell, place: Path, monkeypatch: pytest.MonkeyPatch, debug: bool
) -> None:
    diary(place)
    if debug:
        monkeypatch.setenv(DEBUG, "1")

    def broken(self: object, *_: object, **__: object) -> None:
        note = coach_on(DAY, place).checkin(DAY)
        try:
            raise KeyError(f"{note}")
        except KeyError as error:
            raise ValueError(f"{note}") from error

    monkeypatch.setattr("painplan.today.coach.Coach.today_view", broken)
    ran = painplan("today", day=DAY)
    assert (ran.code, ran.out) == (1, "")
    assert WORD not in ran.err
    assert ("in broken" in ran.err) == debug
    assert "Something went wrong inside PainPlan (ValueError)" in ran.err


def test_where_it_happened_names_lines_and_kinds_of_the_whole_chain() -> None:
    try:
        try:
            raise KeyError(WORD)
        except KeyError:
            raise ValueError(WORD) from None
    except ValueError as error:
        told = where_it_happened(error)
    assert "KeyError" in told
    assert told.rindex("ValueError (") > told.rindex("KeyError (")
    assert __file__ in told
    assert WORD not in told


@pytest.mark.parametrize("debug", [False, True])
async def test_a_screen_that_breaks_tells_no_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, debug: bool
) -> None:
    diary(tmp_path)
    if debug:
        monkeypatch.setenv(DEBUG, "1")

    def broken(screen: TodayScreen) -> None:
        note = screen.coach.checkin(DAY)
        raise RuntimeError(f"{note}")

    async def look() -> None:
        async with at_the_screen(coach_on(DAY, tmp_path)) as person:
            monkeypatch.setattr(TodayScreen, "refresh_facts", broken)
            await person.press("2", "1")

    with pytest.raises(RuntimeError, match=WORD):
        await look()
    told = capsys.readouterr().err
    assert "Something went wrong inside PainPlan (RuntimeError)" in told
    assert ("in broken" in told) == debug
    assert WORD not in told


def world(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "tmp").mkdir()
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "COVERAGE_PROCESS_START")}
    own = {"HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "tmp"), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    return kept | own | {"PAINPLAN_DATA": str(tmp_path / "diary"), "PYTHONDONTWRITEBYTECODE": "1"}


SCRIPT = """
import sys, threading
from painplan.cli import main
from painplan.store.diary import Diary

def broken(self):
    raise BaseException({word!r}) if "base" in sys.argv else RuntimeError({word!r})

class Left:
    def __del__(self):
        raise RuntimeError({word!r})

Diary.book = broken
try:
    main.run(["today"])
finally:
    Left()
    import resource
    print(resource.getrlimit(resource.RLIMIT_CORE)[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no memory images to forbid")
@pytest.mark.parametrize("kind", ["usual", "base"])
def test_a_process_that_breaks_leaves_no_words_and_no_memory_image(tmp_path: Path, kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(word=WORD), kind],
        env=world(tmp_path),
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 1
    told = done.stderr.replace(f'"{WORD}"', "").replace(f"'{WORD}'", "")
    assert WORD not in told
    assert done.stderr
    if kind == "base":
        assert done.stdout == "0\n"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []


def test_commands_leave_nothing_in_temporary_folders_or_at_home(tmp_path: Path) -> None:
    diary(tmp_path / "diary")
    around = world(tmp_path)
    for command in (
        ["checkin", "--set", f"note={WORD}"],
        ["export", "json", str(tmp_path / "out.json")],
        ["export", "csv", f"{tmp_path}/tables/"],
        ["import", "painplan", str(tmp_path / "out.json")],
        ["backup", str(tmp_path / "backup.zip")],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "painplan", "--today", DAY.isoformat(), *command],
            env=around,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
    there = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*") if path.is_file()}
    assert there == {"diary", "out.json", "tables", "backup.zip"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_title_of_the_window_stays_as_it_is(tmp_path: Path) -> None:
    diary(tmp_path / "diary")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "painplan", "--today", DAY.isoformat()],
        env=world(tmp_path) | {"COLUMNS": "80", "LINES": "24"},
        cwd=Path(__file__).parents[2],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    seen, until, pressed = b"", monotonic() + PATIENCE, False
    while monotonic() < until:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                seen += os.read(ours, 65_536)
            except OSError:
                break
        if WORD.encode() in seen and not pressed:
            os.write(ours, b"q")
            pressed = True
        if process.poll() is not None:
            break
    process.kill()
    process.wait()
    os.close(ours)
    assert pressed, "the diary was on the screen"
    assert not TITLES.search(seen)
    assert not list((tmp_path / "tmp").iterdir())
