"""Whatever lies under the name of a file of the diary: every command answers, and what is not ours stays as it is.

The names come from the program, the commands from its help; what can lie there is everything a file system knows.
Each command meets every name, and with `make whole` every thing, but not every pair of them: which thing lies under
which name goes round.
"""

import io
import json
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
import pytest

from painplan.cli.main import painplan as program
from painplan.store.belonging import JOURNAL, KEY, KEY_COPY, LOCK_NAME, PUBLIC, PUT_THERE, STATE, SUB_FOLDERS
from painplan.store.disk import DiskFolder
from painplan.store.kinds import BOOK
from tests.cli.test_outside import leaves
from tests.conftest import FIRST, Ran, Shell, on
from tests.thorough import WHOLE

MONTH, EARLIER = "diary/2026-01.json", "diary/2025-12.json"
DAY = on(15)
NAMES = (
    *(BOOK, MONTH, EARLIER, *SUB_FOLDERS, *PUT_THERE),
    *(f"backups/{DAY}.zip", "backups/2026-01-06.zip", KEY_COPY, KEY, PUBLIC, LOCK_NAME, JOURNAL, STATE),
    *(f"{BOOK}.age", f"{MONTH}.age", "inbox/2026-01-06T10-11-12-123456-deadbeef.json.age", "help/a.toml"),
)

# --- what can lie there ---


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    made = socket.socket(socket.AF_UNIX)
    before = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may not be long
    made.bind(path.name)
    os.chdir(before)
    made.close()


def a_folder_with_something_in_it(path: Path) -> None:
    path.mkdir()
    (path / "mine.txt").write_text("mine")


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere-at-all")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def a_link_to_a_folder(path: Path) -> None:
    path.symlink_to(_outside(path, folder=True))


def a_link_to_a_file(path: Path) -> None:
    path.symlink_to(_outside(path, folder=False))


def _outside(path: Path, *, folder: bool) -> Path:
    target = next(parent for parent in path.parents if parent.name == "copy").parent / f"target-{folder}"
    if folder:
        target.mkdir(exist_ok=True)
    else:
        target.write_text("of somebody else")
    return target


def of_another_account(path: Path) -> None:
    path.write_text("of somebody else")
    os.chown(path, 1234, 1234)
    path.chmod(0o600)


def another_programs_file(path: Path) -> None:
    path.write_text('{"name": "my project", "plans": [1, 2]}')


def a_list_of_another_program(path: Path) -> None:
    path.write_text("[]")
    path.chmod(0o640)


def nothing_that_can_be_read(path: Path) -> None:
    path.write_bytes(bytes(range(128, 256)) * 3)


THINGS: tuple[Callable[[Path], None], ...] = (
    *(a_pipe, a_socket, a_folder_with_something_in_it, a_link_to_nothing, a_link_to_itself, a_link_to_a_folder),
    *(a_link_to_a_file, another_programs_file, a_list_of_another_program),
    nothing_that_can_be_read,
    *((of_another_account,) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()),
)
WALKED = (BOOK, MONTH, "diary", "backups", KEY, JOURNAL)
"""Under these each command is called."""
NOT_IN_THE_WAY = (another_programs_file, a_list_of_another_program, nothing_that_can_be_read)
NEVER_TOUCHED = {each for each in THINGS if each is not nothing_that_can_be_read}
DAILY = (("today",), ("nudge",), ("verify",), ("where",), ("checkin", "--set", "pain=3"), ("today",))

# --- how a command is called where it needs something ---

NEEDED = {
    "erase": ("--word", "erase"),
    "checkin": ("--set", "pain=3"),
    "restore": ("backups/2026-01-06.zip", "--dry-run"),
    "merge": (MONTH,),
    "export json": ("-",),
    "export csv": ("-",),
    "set": ("theme", "light"),
    "serve": ("walking", "--diary"),  # refused: it lasts, and has its own tests
}


def commands() -> Iterator[tuple[str, ...]]:
    """Every command that can be called with nothing more to say, and those of `NEEDED`."""
    for path, command in leaves(program):
        if not isinstance(command, click.Group):
            given = NEEDED.get(" ".join(path))
            needs = any(isinstance(each, click.Argument) and each.required for each in command.params)
            if given is not None or not needs:
                yield (*path, *(given or ()))


def of_this_turn(names: Sequence[str], thing: Callable[[Path], None]) -> Sequence[str]:
    """Some of the names for a thing; over all things it is all names, and each thing has one at least."""
    assert len(names) >= len(THINGS)
    return names[THINGS.index(thing) :: len(THINGS)]


def state(place: Path, name: str) -> tuple[int, int, bytes]:
    """What lies under a name: which thing it is, its mode, and what is in it."""
    path = place / name
    found = path.lstat()
    content = str(path.readlink()).encode() if path.is_symlink() else b""
    if path.is_dir() and not path.is_symlink():
        content = b"".join(sorted(each.name.encode() for each in path.iterdir() if each.name == "mine.txt"))
    elif stat.S_ISREG(found.st_mode):
        content = path.read_bytes()
    return found.st_ino, found.st_mode, content


@pytest.fixture
def model(painplan: Shell, place: Path, walking_plan: object) -> Path:
    """A diary of two months with backups."""
    for number in (-8, 1, 2):
        day = on(number)
        assert painplan("checkin", "--set", "pain=4", "--set", "note=Rosenbusch", day=day).code == 0
    return place


@pytest.fixture
def copies(model: Path, tmp_path: Path) -> Callable[[str, Callable[[Path], None]], Path]:
    """Makes a copy of the diary with something else under a name."""

    def make(name: str, thing: Callable[[Path], None]) -> Path:
        place = tmp_path / "copy"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(model, place)
        path = place / name
        path.parent.mkdir(exist_ok=True)
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        thing(path)
        return place

    return make


def answered(ran: Ran, called: object) -> None:
    """It is an answer: one sentence, or what was asked for; nothing of the inside of the program."""
    assert ran.code in (0, 1, 2), called
    assert "inside PainPlan" not in ran.err, (called, ran.err)
    assert ran.code == 0 or ran.err.strip(), called
    assert len(ran.err) < 1_500, (called, ran.err)


@pytest.fixture
def bytes_too(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No input, and an output that takes bytes as well."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return iter(())


@pytest.mark.usefixtures("bytes_too")
@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.__name__)
def test_the_daily_commands_answer_and_leave_it_as_it_is(
    painplan: Shell, copies: Callable[..., Path], thing: Callable[[Path], None]
) -> None:
    for name in of_this_turn(NAMES, thing):
        place = copies(name, thing)
        before = state(place, name)
        for command in DAILY:
            ran = painplan("--data-dir", str(place), *command, day=DAY)
            answered(ran, (name, command))
            if thing in NEVER_TOUCHED:
                assert state(place, name) == before, (name, command, ran)


@pytest.mark.usefixtures("bytes_too")
@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.__name__)
def test_what_stands_where_a_file_of_the_diary_belongs_is_named(
    painplan: Shell, copies: Callable[..., Path], thing: Callable[[Path], None]
) -> None:
    for name in (BOOK, MONTH, EARLIER, "backups", f"backups/{DAY}.zip", JOURNAL, LOCK_NAME):
        if thing in NOT_IN_THE_WAY and name in (JOURNAL, LOCK_NAME):
            continue
        if thing in (a_folder_with_something_in_it, a_link_to_a_folder) and name in SUB_FOLDERS:
            continue
        place = copies(name, thing)
        found = painplan("--data-dir", str(place), "verify", "--json", day=DAY)
        if found.out:
            named = [each["file"] for each in found.document["findings"] if each["wrong"]]
            assert any(each.startswith(name) for each in named), (name, found.out)
            assert thing in NOT_IN_THE_WAY or named.count(name) + named.count(f"{name}/") == 1, (name, found.out)
        else:  # nobody knows what a change came to whose list cannot be read: that is told instead
            assert (name, found.code, name in found.err) == (JOURNAL, 1, True), found


@pytest.mark.usefixtures("bytes_too")
@pytest.mark.parametrize("thing", sorted(NEVER_TOUCHED, key=str), ids=lambda thing: thing.__name__)
def test_the_other_months_take_entries(
    painplan: Shell, copies: Callable[..., Path], thing: Callable[[Path], None]
) -> None:
    place = copies(EARLIER, thing)
    before = state(place, EARLIER)
    ran = painplan("--data-dir", str(place), "checkin", "--set", "pain=9", "--json", day=DAY)
    assert (ran.code, ran.document["pain"]) == (0, 9)
    assert painplan("--data-dir", str(place), "today", day=DAY).code == 0
    assert state(place, EARLIER) == before
    place = copies(MONTH, thing)
    before = state(place, MONTH)
    refused = painplan("--data-dir", str(place), "checkin", "--set", "pain=9", day=DAY)
    assert (refused.code, refused.err.startswith("Nothing was saved")) == (1, True), refused.err
    assert state(place, MONTH) == before
    assert painplan("--data-dir", str(place), "checkin", "--set", "pain=9", day=on(40)).code == 0


@pytest.mark.slow
@pytest.mark.usefixtures("bytes_too")
@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.__name__)
def test_every_command_answers(painplan: Shell, copies: Callable[..., Path], thing: Callable[[Path], None]) -> None:
    called = list(commands())
    assert len(called) > 50
    assert len(THINGS) >= len(WALKED)  # so each command meets every name
    for number, command in enumerate(called, THINGS.index(thing)):
        if not WHOLE and (number := number % len(THINGS)) >= len(WALKED):
            continue  # each command meets every name and as many things; with `make whole` every thing
        name = WALKED[number % len(WALKED)]
        place = copies(name, thing)
        before = state(place, name)
        ran = painplan("--data-dir", str(place), *command, day=DAY)
        answered(ran, (name, command))
        if thing in NEVER_TOUCHED and not (command[0] == "erase" and name in SUB_FOLDERS):
            assert state(place, name) == before, (name, command, ran)


INVITES = re.compile(r"plan add|painplan interview|\b[Nn]o (?:plan|goal)s? yet|no goal yet|\bg begins")


@pytest.mark.slow
@pytest.mark.usefixtures("bytes_too")
def test_beside_a_book_that_cannot_be_read_nothing_invites_a_new_plan(
    painplan: Shell, copies: Callable[..., Path], tmp_path: Path
) -> None:
    asked = [command for command in commands() if command[0] not in ("erase", "set") and command != ("plan", "add")]
    invited = []
    things = (nothing_that_can_be_read, a_pipe, a_list_of_another_program)
    for number, command in enumerate(asked):
        ran = painplan("--data-dir", str(tmp_path / "new"), *command, day=DAY)
        invites = INVITES.search(ran.out + ran.err) is not None
        invited += [command] if invites else []
        for thing in things if invites else (things[number % len(things)],):
            ran = painplan("--data-dir", str(copies(BOOK, thing)), *command, day=DAY)
            assert not INVITES.search(ran.out + ran.err), (command, ran)
    assert {command[0] for command in invited} >= {"today", "plan", "goals", "review"}


@pytest.mark.usefixtures("bytes_too")
def test_a_book_that_cannot_be_read_is_told_with_the_backup_that_has_it_whole(
    painplan: Shell, copies: Callable[..., Path]
) -> None:
    place = copies(BOOK, nothing_that_can_be_read)

    def ran(*command: str) -> Ran:
        return painplan("--data-dir", str(place), *command, day=DAY)

    back = f"painplan restore backups/2026-01-07.zip --only {BOOK}"
    for command in (("plan", "list"), ("goals",), ("review",), ("report",), ("checkin", "--set", "pain=3")):
        assert "plan.json cannot be read whole" in ran(*command).err, command
        assert back in ran("verify").out
        assert back in ran("today").out
    assert ran("plan", "pause", "walking").code != 0
    assert ran("set", "theme", "light").code == 0  # what cannot be read is set aside
    beside = f"painplan merge backups/2026-01-07.zip --only {BOOK}"  # a restore would take the new setting away
    assert beside in ran("verify").out
    assert beside in ran("today").out
    assert "No plan yet" not in ran("today").out
    assert ran(*beside.split()[1:]).code == 0
    assert "Walking" in ran("plan", "list").out
    assert ran("verify").code == 0
    assert json.loads((place / BOOK).read_bytes())["profile"]["me"]["theme"] == "painplan-light"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the administrator has two accounts")
def test_a_month_of_the_administrator_stands_in_nobodys_way(model: Path, tmp_path: Path) -> None:
    """As somebody finds it who called the program once with sudo."""
    for path in (tmp_path, *tmp_path.parents):
        if path != Path("/") and str(path).startswith("/tmp/"):
            path.chmod(0o755)
    for path in (model, *model.rglob("*")):
        os.chown(path, 1234, 1234)
    os.chown(model / EARLIER, 0, 0)
    (model / EARLIER).chmod(0o600)
    before = (model / EARLIER).read_bytes()

    def ran(*command: str) -> subprocess.CompletedProcess[str]:
        script = (
            "import os, sys; os.setgid(1234); os.setuid(1234); from painplan.cli.main import run; run(sys.argv[1:])"
        )
        arguments = ["--data-dir", str(model), "--today", DAY.isoformat(), *command]
        return subprocess.run(
            [sys.executable, "-c", script, *arguments],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            text=True,
            cwd="/",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )

    if ran("where").returncode:
        pytest.skip("another account cannot run this Python")
    saved = ran("checkin", "--set", "pain=9")
    assert (saved.returncode, "without what cannot be read: diary/2025-12.json" in saved.stderr) == (0, True)
    today = ran("today")
    assert today.returncode == 0
    found = ran("verify")
    assert (found.returncode, f"{EARLIER}: The file" in found.stdout) == (1, True)
    refused = ran("checkin", "--date", (FIRST).isoformat(), "--set", "pain=1", "--today", "2026-01-06")
    assert refused.returncode == 0
    assert (model / EARLIER).read_bytes() == before
    assert (model / EARLIER).stat().st_uid == 0


def test_a_linked_month_is_read_and_never_replaced(painplan: Shell, model: Path, tmp_path: Path) -> None:
    (model / EARLIER).rename(tmp_path / "elsewhere.json")
    (model / EARLIER).symlink_to(tmp_path / "elsewhere.json")
    content = (tmp_path / "elsewhere.json").read_bytes()
    day = on(-7)
    assert painplan("checkin", "--set", "pain=1", day=day).err.startswith("Nothing was saved")
    assert (model / EARLIER).is_symlink()
    assert (tmp_path / "elsewhere.json").read_bytes() == content
    assert (
        "note: Rosenbusch" in painplan("history", on(-8).isoformat()).out or painplan("history", on(-8).isoformat()).out
    )
    named = [each for each in painplan("verify", "--json").document["findings"] if each["file"] == EARLIER]
    assert "it is a link" in named[0]["text"]
    assert any("it is a link" in notice for notice in painplan("today", "--json", day=on(-6)).document["notices"])


def test_names_that_are_no_text_are_answered_too(painplan: Shell, model: Path) -> None:
    odd = os.fsencode(model) + b"/diary/\xff\xfe.json"
    with open(odd, "wb") as stream:  # noqa: PTH123  (a name that is no text)
        stream.write(b"odd")
    for command in (*DAILY, ("verify", "--json"), ("erase", "--word", "erase", "--json")):
        answered(painplan(*command, day=DAY), command)
    assert Path(os.fsdecode(odd)).exists()


def test_a_very_large_file_is_not_read(painplan: Shell, model: Path) -> None:
    with (model / MONTH).open("wb") as stream:
        stream.truncate(2_000_000_000)
    for command in DAILY:
        answered(painplan(*command, day=DAY), command)
    assert DiskFolder(model).names("diary") == [EARLIER, MONTH]


WRITING = (
    ("plan", "add", "--goal", "Out", "--activity", "Walking", "--unit", "minutes", "--trial", "9"),
    ("checkin", "--set", "pain=9"),
    ("checkin", "--date", "2026-01-19", "--set", "flare=yes"),
    ("hold", "start", "holiday"),
    ("set", "theme", "light"),
    ("safety", "--answer", "RF01=no"),
    ("medicine", "add", "Ibuprofen"),
    ("import", "painplan", "{copy}/out.json"),
    ("merge", "{copy}/plan.json"),
    ("merge", f"{{copy}}/{MONTH}"),
    ("restore", "{copy}/whole.zip", "--yes"),
    ("restore", "{copy}/whole.zip", "--yes", "--only", BOOK),
)
"""Commands that write into the book or the month, whatever else the walk finds."""


@pytest.mark.slow
@pytest.mark.usefixtures("bytes_too")
def test_no_command_changes_a_book_and_a_month_of_another_program(painplan: Shell, model: Path, tmp_path: Path) -> None:
    painplan("export", "json", str(tmp_path / "out.json"))
    painplan("backup", str(tmp_path / "whole.zip"))
    for name, content in ((BOOK, b"[]"), (MONTH, b'{"a":1}')):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(model / name, tmp_path / name)
        (model / name).write_bytes(content)
        (model / name).chmod(0o640)
    before = {name: state(model, name) for name in (BOOK, MONTH)}
    ends = ("erase", "encrypt", "decrypt")
    walked = [command for command in commands() if command[0] not in ends]
    assert len(walked) > 50
    for command in (*walked, *WRITING, ("encrypt",), ("erase", "--word", "erase")):
        called = [part.replace("{copy}", str(tmp_path)) for part in command]
        if command == ("encrypt",):
            continue  # below, with a passphrase
        ran = painplan(*called, day=DAY)
        answered(ran, called)
        assert not INVITES.search(ran.out + ran.err) or command[:2] == ("plan", "add"), (called, ran)
        assert {name: state(model, name) for name in before} == before, (called, ran)
    assert "set-aside" not in {path.name for path in model.iterdir()}
    assert f"{MONTH}, {BOOK}" in ran.out  # named as what is left


def test_sealing_names_a_book_of_another_program_as_what_stays_in_clear(
    painplan: Shell, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (model / BOOK).write_bytes(b'{"a":1}')
    before = state(model, BOOK)
    for command in (("encrypt", "--json"), ("checkin", "--set", "pain=1"), ("verify",), ("decrypt",)):
        monkeypatch.setattr(sys, "stdin", io.StringIO("several words of mine\n"))
        ran = painplan("--passphrase-stdin", *command, day=DAY)
        assert ran.code == 0, ran
        assert ran.document["not_mine"] == [BOOK] if command[0] == "encrypt" else True
        assert command[0] != "verify" or f"(note) {BOOK}" in ran.out
        assert state(model, BOOK) == before, command


def test_a_folder_in_which_only_another_programs_book_lies_holds_no_diary(painplan: Shell, place: Path) -> None:
    place.mkdir()
    (place / BOOK).write_bytes(b"[]")
    assert painplan("where", "--json").document["exists"] is False
    told = painplan("today")
    assert ("file of another program" in told.out, INVITES.search(told.out)) == (True, None)
    assert "file of another program" in painplan("set", "theme", "light").err
    assert painplan("backup").err.startswith("There is no diary")
    assert [path.name for path in place.iterdir() if path.name not in (LOCK_NAME,)] == [BOOK]
