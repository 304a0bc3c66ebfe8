"""A sealed diary on the command line: sealed, used, locked, opened with age, opened for good."""

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from painplan.store.belonging import KEY, KEY_COPY
from painplan.store.disk import DiskFolder
from painplan.store.sealed.sealed import NewKey, SealedFolder, encrypt
from painplan.store.sealed.sealing import USUAL_WORK, new_identity, seal, seal_for_travel, work_of
from painplan.today.coach import Coach
from tests.conftest import FIRST, Ran, Shell
from tests.contract.program import run
from tests.store import low_cost
from tests.terminal import Terminal, world_of

pytestmark = pytest.mark.slow
WORDS, OTHER = low_cost.PASSPHRASE, "other words"
NOTE = "Rosenbusch"


@pytest.fixture
def given(painplan: Shell, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs a command with lines on its standard input, the first of them the passphrase."""

    def run(*arguments: str, lines: tuple[str, ...] = (WORDS,), **more: object) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return painplan("--passphrase-stdin", *arguments, **more)  # type: ignore[arg-type]  # only day=

    return run


@pytest.fixture
def sealed(painplan: Shell, given: Callable[..., Ran], walking_plan: object, place: Path) -> None:
    """A diary with a plan and a day, sealed; its key costs little to open (the commands' own costs seconds)."""
    painplan("checkin", "--set", "pain=4", "--set", f"note={NOTE}")
    encrypt(DiskFolder(place), low_cost.KEYS[0].new)


@pytest.mark.real_passphrase
@pytest.mark.usefixtures("walking_plan")
def test_the_command_seals_with_the_passphrase_that_is_given(given: Callable[..., Ran], place: Path) -> None:
    done = given("encrypt", "--json")
    assert (done.code, done.document["sealed"]) == (0, True), done.err
    assert in_clear(place) == []
    assert given("today", "--json").document["plans"][0]["id"] == "walking"


@pytest.mark.parametrize(
    "said",
    [
        [("set", "theme", "dark")],
        [("checkin", "--set", "pain=4")],
        [("checkin", "--set", "pain=4"), ("set", "theme", "light")],
    ],
    ids=["plan book alone", "month alone", "both"],
)
def test_all_that_tell_how_many_files_there_are_count_the_same(
    painplan: Shell, given: Callable[..., Ran], place: Path, said: list[tuple[str, ...]]
) -> None:
    for command in said:
        assert painplan(*command).code == 0
    (place / "diary").mkdir(exist_ok=True)
    (place / "diary" / "notes.json.age").write_bytes(b"of somebody else")
    counted = [painplan("verify", "--json"), *(given(each, "--json") for each in ("encrypt", "verify", "decrypt"))]
    there = sum(1 for file in place.rglob("*.json") if file.name == "plan.json" or file.parent.name == "diary")
    assert there == len(said)
    assert [ran.document["files"] for ran in counted] == [there] * len(counted)


def in_clear(place: Path) -> list[str]:
    return [path.name for path in place.rglob("*") if path.is_file() and NOTE.encode() in path.read_bytes()]


@pytest.mark.usefixtures("sealed")
def test_everything_works_with_the_passphrase_and_nothing_lies_there_in_clear(
    given: Callable[..., Ran], place: Path
) -> None:
    assert in_clear(place) == []
    assert sorted(path.name for path in place.iterdir() if path.is_file() and not path.name.startswith(".")) == [
        "key.age",
        "key.pub",
        "plan.json.age",
    ]
    assert given("today", "--json").document["plans"][0]["id"] == "walking"
    tomorrow = FIRST + timedelta(days=1)
    assert given("checkin", "--set", f"note={NOTE} again", "--json", day=tomorrow).document["note"] == f"{NOTE} again"
    assert in_clear(place) == []
    assert (place / "backups" / "2026-01-06.zip.age").exists()
    assert given("verify").code == 0


@pytest.mark.usefixtures("sealed")
def test_without_or_with_a_wrong_passphrase_there_is_one_sentence_and_no_damage(
    painplan: Shell, given: Callable[..., Ran], place: Path
) -> None:
    before = {path: path.read_bytes() for path in place.rglob("*.age")}
    without, wrong = painplan("today"), given("today", lines=("not this",))
    assert (without.code, wrong.code) == (1, 1)
    assert "is sealed" in without.err
    assert "--passphrase-stdin" in without.err
    assert wrong.err.startswith("The passphrase does not open the diary.")
    assert {path: path.read_bytes() for path in place.rglob("*.age")} == before
    assert painplan("where", "--json").document["sealed"] is True


@pytest.mark.usefixtures("sealed")
def test_while_locked_an_entry_is_taken_and_goes_in_at_the_next_unlock(
    painplan: Shell, given: Callable[..., Ran], place: Path
) -> None:
    later = FIRST + timedelta(days=1)
    answers = ["--set", "pain=7", "--set", "note=Rosenbusch, locked", "--set", "done.walking=8"]
    taken = painplan("checkin", *answers, "--json", day=later)
    assert (taken.code, taken.document["locked"]) == (0, True)
    assert in_clear(place) == []
    assert len(list((place / "inbox").iterdir())) == 1
    entry = given("checkin", "--set", "energy=3", "--json", day=later).document
    assert (entry["pain"], entry["note"], entry["done"], entry["energy"]) == (
        7,
        "Rosenbusch, locked",
        {"walking": 8},
        3,
    )
    assert list((place / "inbox").iterdir()) == []


@pytest.mark.usefixtures("sealed")
@pytest.mark.parametrize(
    "wrong", ["pain=11", "weather=4", "settled.walking=perhaps", "rpe.walking=30", "what.walking=1"]
)
def test_while_locked_what_does_not_fit_is_refused(painplan: Shell, place: Path, wrong: str) -> None:
    assert painplan("checkin", "--set", wrong).code == 2
    assert not (place / "inbox").exists()


@pytest.mark.usefixtures("sealed")
def test_an_entry_that_turns_out_not_to_fit_stays_in_the_inbox_and_is_told(
    painplan: Shell, given: Callable[..., Ran], place: Path
) -> None:
    assert painplan("checkin", "--set", "done.swimming=8").code == 0
    told = given("today", "--json").document["notices"]
    assert any("given while the diary was locked" in notice and "swimming" in notice for notice in told)
    assert len(list((place / "inbox").iterdir())) == 1
    again = given("today", "--json")
    assert (again.document["notices"], again.err) == ([], "")
    for _ in range(2):
        found = given("verify", "--json")
        (named,) = found.document["findings"]
        assert (found.code, named["wrong"], named["file"].startswith("inbox/")) == (1, True, True)
        assert "done.swimming=8" in named["text"]
    assert given("decrypt").code == 0
    assert "done.swimming=8" in painplan("verify").out
    assert painplan("erase", "--word", "erase", "--json").document["left"] == []


@pytest.mark.usefixtures("sealed")
def test_a_command_that_shows_no_notices_tells_on_standard_error_what_is_told_once(
    painplan: Shell, given: Callable[..., Ran]
) -> None:
    assert painplan("checkin", "--set", "done.swimming=8").code == 0
    saved = given("checkin", "--set", "pain=2", "--json")
    assert (saved.code, saved.document["pain"], saved.err.count("given while the diary was locked")) == (0, 2, 1)
    assert "swimming" in saved.err
    assert given("checkin", "--set", "pain=3").err == ""


FITTING = {"at": "2026-01-05T10:00:00", "today": "2026-01-05", "day": "2026-01-05", "answers": [["pain", "9"]]}
NO_DAYS = ("garbage", "9999-12-31", "0001-01-01")
FORGED: tuple[object, ...] = (
    *(
        FITTING | {field: value}
        for field in ("at", "today", "day")
        for value in ("garbage", "9999-12-31", "0001-01-01")
    ),
    *(FITTING | {"at": "2026-01-05T10:00:00+03:00"}, FITTING | {"answers": [["pain"]]}, {}, [1], "text", None),
)


@pytest.mark.usefixtures("sealed")
def test_what_is_forged_or_foreign_in_the_inbox_is_set_aside_or_left_and_named(
    given: Callable[..., Ran], place: Path
) -> None:
    """Anybody who has the public key can seal something to it."""
    to, inbox = (place / "key.pub").read_text().strip(), place / "inbox"
    inbox.mkdir()
    contents = [*(json.dumps(each).encode() for each in FORGED), b"[" * 100_000, b"\xff\xfe"]
    for number, content in enumerate(contents):
        (inbox / f"2026-01-05T10-00-{number:02}-000000-deadbeef.json.age").write_bytes(seal(content, to))
    (inbox / "2026-01-05T11-00-00-000000-deadbeef.json.age").write_text("not sealed")
    (inbox / "letter.eml").write_text("of somebody else")
    told = given("today", "--json").document["notices"]
    assert sum("was set aside as set-aside/" in each for each in told) == len(contents)
    assert sum("It was left there" in each for each in told) == 1
    assert sorted(path.name for path in inbox.iterdir()) == [
        "2026-01-05T11-00-00-000000-deadbeef.json.age",
        "letter.eml",
    ]
    assert len(list((place / "set-aside").iterdir())) == len(contents)
    entry = given("checkin", "--set", "energy=3", "--json").document
    assert (entry["pain"], entry["note"]) == (4, NOTE)
    named = {each["file"] for each in given("verify", "--json").document["findings"]}
    assert named >= {"inbox/2026-01-05T11-00-00-000000-deadbeef.json", "inbox/letter.eml"}, (
        "without .age, as all of a diary"
    )


@pytest.mark.usefixtures("sealed")
def test_a_file_in_clear_is_named_beside_its_damaged_sealed_twin(given: Callable[..., Ran], place: Path) -> None:
    month = place / "diary/2026-01.json"
    sealed = month.with_name(f"{month.name}.age")
    month.write_text('{"checkins": {"2026-01-05": {"day": "2026-01-05", "pain": 4}}}')
    sealed.write_bytes(sealed.read_bytes()[:-40])
    told = [each["text"] for each in given("verify", "--json").document["findings"] if "2026-01.json" in each["file"]]
    assert any("anybody can read it" in each and "painplan merge" in each for each in told)
    assert any("anybody can read it" not in each for each in told)


@pytest.mark.usefixtures("sealed")
def test_an_entry_left_while_the_diary_is_opened_for_good_goes_in(
    painplan: Shell, given: Callable[..., Ran], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It came after the inbox was looked at, and before the files were opened."""
    assert painplan("checkin", "--set", "mood=2").code == 0
    with monkeypatch.context() as instead:
        instead.setattr("painplan.today.inbox.take_in", lambda _: painplan("checkin", "--set", "pain=7"))
        assert given("decrypt").code == 0
    assert [path.suffix for path in (place / "inbox").iterdir()] == [".json"] * 2
    entry = painplan("checkin", "--set", "energy=3", "--json").document
    assert (entry["pain"], entry["mood"], entry["energy"]) == (7, 2, 3)
    assert list((place / "inbox").iterdir()) == []


@pytest.mark.usefixtures("sealed")
def test_of_two_programs_that_take_an_entry_in_one_does_and_a_later_answer_stays(
    painplan: Shell, given: Callable[..., Ran], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert painplan("checkin", "--set", "pain=7").code == 0
    check = Coach.check_day
    with monkeypatch.context() as beside:

        def meanwhile(self: Coach, *rest: Any, **named: Any) -> None:
            beside.setattr(Coach, "check_day", check)
            assert given("checkin", "--set", "pain=2").code == 0
            check(self, *rest, **named)

        beside.setattr(Coach, "check_day", meanwhile)
        assert given("today").code == 0
    entry = given("checkin", "--set", "energy=3", "--json").document
    assert entry["pain"] == 2
    assert [was["values"]["pain"] for was in entry["history"] if "pain" in was["values"]] == [4, 7]


@pytest.mark.usefixtures("sealed")
def test_the_passphrase_can_be_changed(painplan: Shell, given: Callable[..., Ran]) -> None:
    assert given("passphrase", lines=(WORDS, OTHER)).code == 0
    assert given("today").code == 1
    assert given("today", lines=(OTHER,)).code == 0
    assert given("passphrase", lines=(OTHER, "")).code == 2
    assert given("today", lines=(OTHER,)).code == 0


@pytest.mark.usefixtures("sealed")
def test_opened_for_good_it_is_as_it_was(painplan: Shell, given: Callable[..., Ran], place: Path) -> None:
    painplan("checkin", "--set", "energy=2")
    assert given("decrypt").code == 0
    assert not list(place.rglob("*.age"))
    entry = painplan("checkin", "--set", "mattered=", "--json").document
    assert (entry["pain"], entry["energy"], entry["note"]) == (4, 2, NOTE)
    assert painplan("verify").code == 0
    assert given("decrypt").code == 1


@pytest.mark.usefixtures("sealed")
def test_a_damaged_key_is_mended_from_its_copy(given: Callable[..., Ran], place: Path) -> None:
    good = (place / "key.age").read_bytes()
    (place / "key.age").write_bytes(good[: len(good) // 2])
    assert given("today").code == 0
    assert (place / "key.age").read_bytes() == good


@pytest.mark.usefixtures("sealed")
def test_a_backup_of_a_sealed_diary_opens_elsewhere_with_the_passphrase_alone(
    painplan: Shell, given: Callable[..., Ran], tmp_path: Path, place: Path
) -> None:
    made = given("backup", str(tmp_path / "stick.zip"), "--json").document
    assert made["path"] == str(tmp_path / "stick.zip.age")
    assert in_clear(tmp_path) == []
    elsewhere = ("--data-dir", str(tmp_path / "other"))
    assert given(*elsewhere, "restore", made["path"], "--yes", lines=("wrong",)).code == 1
    assert given(*elsewhere, "restore", made["path"], "--yes").code == 0
    assert given(*elsewhere, "checkin", "--set", "mattered=", "--json").document["note"] == NOTE
    beside = given("backup", "--json").document["path"]
    assert given("restore", beside, "--yes").code == 0
    assert in_clear(place) == []


@pytest.mark.usefixtures("sealed")
@pytest.mark.parametrize("with_a_diary", [False, True])
def test_a_sealed_backup_seals_the_diary_it_comes_to_and_says_so(
    painplan: Shell, given: Callable[..., Ran], tmp_path: Path, with_a_diary: bool
) -> None:
    path = given("backup", str(tmp_path / "stick.zip"), "--json").document["path"]
    other = tmp_path / "other"
    elsewhere = ("--data-dir", str(other))
    if with_a_diary:
        painplan(*elsewhere, "checkin", "--set", "pain=2", "--set", f"note={NOTE} too")
        told = given(*elsewhere, "restore", path, "--dry-run")
        assert "it will be sealed as a whole" in told.out
        assert painplan(*elsewhere, "today").code == 0, "nothing is done by looking"
    done = given(*elsewhere, "restore", path, "--yes")
    assert done.code == 0, done.err
    assert f"The diary in {other} is sealed with the backup's passphrase" in done.out
    assert in_clear(other) == []
    assert painplan(*elsewhere, "today").code == 1
    assert given(*elsewhere, "checkin", "--set", "mattered=", "--json").document["note"] == NOTE


@pytest.mark.usefixtures("sealed")
def test_a_sealed_backup_lies_in_clear_only_where_that_was_asked_for(
    painplan: Shell, given: Callable[..., Ran], tmp_path: Path
) -> None:
    path = given("backup", str(tmp_path / "stick.zip"), "--json").document["path"]
    elsewhere = ("--data-dir", str(tmp_path / "other"))
    painplan(*elsewhere, "checkin", "--set", "pain=2")
    assert "for everybody" in given(*elsewhere, "restore", path, "--dry-run", "--in-clear").out
    done = given(*elsewhere, "restore", path, "--yes", "--in-clear")
    assert "now lies there in clear" in done.out
    assert painplan(*elsewhere, "checkin", "--set", "mattered=", "--json").document["note"] == NOTE
    assert given("restore", path, "--yes", "--in-clear").code == 2, (
        "the diary stays sealed, and that is no way to open it"
    )


@pytest.mark.usefixtures("sealed")
def test_a_backup_from_before_another_passphrase_opens_with_its_own(
    given: Callable[..., Ran], tmp_path: Path, place: Path
) -> None:
    path = given("backup", str(tmp_path / "stick.zip"), "--json").document["path"]
    assert "keep the old passphrase" in given("passphrase", lines=(WORDS, OTHER)).out
    only_new = given("restore", path, "--yes", lines=(OTHER,))
    assert only_new.code == 1
    assert "second line" in only_new.err
    done = given("restore", path, "--yes", lines=(OTHER, WORDS))
    assert done.code == 0, done.err
    assert "keeps its own passphrase" in done.out
    assert in_clear(place) == []
    assert given("today", lines=(OTHER,)).code == 0


@pytest.mark.usefixtures("sealed")
@pytest.mark.parametrize("answer", ["", "n"])
def test_a_terminal_asks_for_the_backups_passphrase_and_whether_to_seal(
    given: Callable[..., Ran], tmp_path: Path, answer: str
) -> None:
    path = given("backup", str(tmp_path / "stick.zip"), "--json").document["path"]
    (tmp_path / "home").mkdir()
    with Terminal(world_of(tmp_path / "home"), "--data-dir", str(tmp_path / "other"), "restore", path) as terminal:
        terminal.answer("Passphrase of the backup", WORDS)
        terminal.answer("Put the backup in the place", "y")
        terminal.answer("Seal it", answer)
        assert terminal.end() == 0
    assert (tmp_path / "other" / "key.age").exists() == (answer == "")
    assert (in_clear(tmp_path / "other") == []) == (answer == "")


@pytest.mark.parametrize("lines", [("",), ("   ",)])
def test_an_empty_passphrase_seals_nothing(painplan: Shell, given: Callable[..., Ran], lines: tuple[str, ...]) -> None:
    painplan("checkin", "--set", "pain=4")
    assert given("encrypt", lines=lines).code == 2
    assert painplan("today").code == 0


def test_there_is_nothing_to_seal_yet_and_nothing_twice(painplan: Shell, given: Callable[..., Ran]) -> None:
    assert "There is no diary" in given("encrypt").err
    painplan("checkin", "--set", "pain=4")
    assert given("encrypt").code == 0
    assert "sealed already" in given("encrypt").err


@pytest.mark.skipif(shutil.which("age") is None, reason="the program age is not installed (Debian: apt install age)")
def test_the_age_program_opens_the_files_without_painplan(painplan: Shell, place: Path, tmp_path: Path) -> None:
    """The passphrase is asked for on a terminal only, so the key itself is given, as ``age -d key.age`` prints it."""
    painplan("checkin", "--set", f"note={NOTE}")
    identity = new_identity()
    folder = encrypt(DiskFolder(place), NewKey(identity, seal_for_travel(f"{identity}\n".encode(), WORDS)))
    assert isinstance(folder, SealedFolder)
    (tmp_path / "key.txt").write_text(f"{identity}\n")
    sealed_month = place / "diary" / "2026-01.json.age"
    done = subprocess.run(
        ["age", "-d", "-i", str(tmp_path / "key.txt"), str(sealed_month)], capture_output=True, check=True, text=True
    )
    assert NOTE in done.stdout


LITTLE_MEMORY = 180_000_000
LIMITED = (
    "import resource, sys\n"
    f"resource.setrlimit(resource.RLIMIT_AS, ({LITTLE_MEMORY}, {LITTLE_MEMORY}))\n"
    "from painplan.cli.main import run\n"
    "run(sys.argv[1:])"
)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="not every system limits the memory of a program")
@pytest.mark.usefixtures("sealed")
def test_where_memory_is_short_there_is_one_sentence(place: Path) -> None:
    """The usual work is written into the key: how much the library takes depends on how busy the machine is."""
    for name in (KEY, KEY_COPY):
        key = place / name
        key.write_bytes(re.sub(rb"(?m)^(-> scrypt \S+) \d+$", rb"\1 %d" % USUAL_WORK, key.read_bytes()))
        assert work_of(key.read_bytes()) == USUAL_WORK
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    for command in (("verify",), ("today", "--json"), ("passphrase",)):
        ran = subprocess.run(
            [sys.executable, "-c", LIMITED, "--data-dir", str(place), "--passphrase-stdin", *command],
            input=f"{WORDS}\n{OTHER}\n",
            capture_output=True,
            check=False,
            text=True,
        )
        assert (ran.returncode, ran.stdout) == (1, ""), ran
        assert ran.stderr.startswith("There is too little memory free here for a passphrase"), ran.stderr
        assert ran.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


def test_a_public_key_that_is_missing_is_not_called_damaged(
    painplan: Shell, given: Callable[..., Ran], place: Path
) -> None:
    painplan("checkin", "--set", "pain=3")
    encrypt(DiskFolder(place), low_cost.KEYS[0].new)
    (place / "key.pub").unlink()
    ran = painplan("checkin", "--set", "pain=4")
    assert (ran.code, "damaged" in ran.err, "key.pub is missing" in ran.err) == (1, False, True), ran
    assert given("today").code == 0
    assert painplan("checkin", "--set", "pain=4").code == 0


def test_with_ask_the_passphrase_is_read_from_two_lines(painplan: Shell, place: Path) -> None:
    """By the contract of the command line, with --ask one answer a line is read from standard input."""
    painplan("checkin", "--set", "pain=3")
    secret = "seven quiet lamps on the long pier"
    for wrong in ("", f"{secret}\n", f"{secret}\nanother one of many words\n"):
        refused = run("--data-dir", place, "--ask", "encrypt", stdin=wrong)
        assert refused.code == 2
        assert "two lines that are the same" in refused.err
        assert painplan("where", "--json").document["sealed"] is False
    assert run("--data-dir", place, "--ask", "encrypt", stdin=f"{secret}\n{secret}\n").code == 0
    assert run("--data-dir", place, "--passphrase-stdin", "today", stdin=f"{secret}\n").code == 0


@pytest.mark.usefixtures("sealed")
def test_a_sealed_backup_is_merged_with_its_passphrase_as_it_is_restored(
    given: Callable[..., Ran], painplan: Shell, place: Path, tmp_path: Path
) -> None:
    given("backup", str(tmp_path / "stick.zip"))
    lies_here = shutil.copy(next((place / "backups").glob("*.zip.age")), tmp_path / "copy.zip.age")
    given("checkin", "--set", "pain=7", "--set", "energy=3")
    for path in (tmp_path / "stick.zip.age", Path(lies_here)):
        which = given("merge", str(path))
        assert (which.code, "Say which file of it" in which.err) == (2, True), which.err
        done = given("merge", str(path), "--only", "plan.json", "--json")
        assert (done.code, done.document["problems"]) == (0, []), done.err
    elsewhere = tmp_path / "elsewhere"
    painplan("--data-dir", str(elsewhere), "checkin", "--set", "pain=5")
    stick = str(tmp_path / "stick.zip.age")
    done = given("--data-dir", str(elsewhere), "merge", stick, "--only", "diary/2026-01.json")
    assert (done.code, "can be read here without a passphrase" in done.out) == (0, True), done.err
    refused = given("--data-dir", str(elsewhere), "merge", stick, "--only", "plan.json", lines=(OTHER,))
    assert (refused.code, "the passphrase does not open it" in refused.err) == (1, True), refused.err


@pytest.mark.usefixtures("sealed")
def test_a_sealed_month_of_this_diary_joins_from_elsewhere(
    given: Callable[..., Ran], place: Path, tmp_path: Path
) -> None:
    shutil.copytree(place, tmp_path / "copy")
    given("checkin", "--set", "pain=7")
    done = given("merge", str(tmp_path / "copy" / "diary" / "2026-01.json.age"), "--json")
    assert (done.code, done.document["problems"]) == (0, []), done.err
