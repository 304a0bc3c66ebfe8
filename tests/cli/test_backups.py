"""``painplan backup`` and ``restore``: one a day by itself, one when asked, and the way back."""

import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import FIRST, Shell

MONTH = "diary/2026-01.json"


def pain(painplan: Shell) -> object:
    """What the diary says of the first day; saying nothing new changes nothing."""
    return painplan("checkin", "--set", "mattered=", "--json").document["pain"]


def daily(place: Path) -> list[str]:
    return sorted(path.name for path in (place / "backups").glob("2*.zip"))


def test_the_first_entry_of_a_day_makes_the_backup_of_what_was_there(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    assert not (place / "backups").exists(), "there was nothing to keep yet"
    painplan("checkin", "--set", "pain=5", day=FIRST + timedelta(days=1))
    painplan("checkin", "--set", "energy=5", day=FIRST + timedelta(days=1))
    assert daily(place) == ["2026-01-06.zip"]
    backup = place / "backups" / "2026-01-06.zip"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with zipfile.ZipFile(backup) as archive:
        assert archive.namelist() == [MONTH]
        assert b'"2026-01-05"' in archive.read(MONTH)
        assert b'"2026-01-06"' not in archive.read(MONTH)


def test_old_backups_thin_out(painplan: Shell, place: Path) -> None:
    for number in range(15):
        painplan("checkin", "--set", "pain=4", day=FIRST + timedelta(days=number))
    assert len(daily(place)) == 8, "seven days, and the Sunday of the week before"
    assert "2026-01-11.zip" in daily(place)


def test_a_backup_where_one_wants_it_and_back_on_another_machine(painplan: Shell, place: Path, tmp_path: Path) -> None:
    painplan("checkin", "--set", "pain=4", "--set", "note=only here")
    made = painplan("backup", str(tmp_path / "stick.zip"), "--json")
    assert (made.code, made.document["path"]) == (0, str(tmp_path / "stick.zip"))
    assert stat.S_IMODE((tmp_path / "stick.zip").stat().st_mode) == 0o600
    elsewhere = ["--data-dir", str(tmp_path / "other machine")]
    looked = painplan(*elsewhere, "restore", str(tmp_path / "stick.zip"), "--dry-run")
    assert (looked.code, f"{MONTH}: 1 entry to come back" in looked.out) == (1, True)
    assert looked.err.startswith("There is no diary in ")
    assert looked.err.strip().endswith(f"painplan restore {tmp_path / 'stick.zip'}")
    assert not (tmp_path / "other machine").exists()
    done = painplan(*elsewhere, "restore", str(tmp_path / "stick.zip"), "--yes", "--json")
    assert done.document["changes"] == [{"file": MONTH, "added": 1, "changed": 0, "removed": 0}]
    assert done.document["kept"] is None
    assert painplan(*elsewhere, "checkin", "--set", "pain=4", "--json").document["note"] == "only here"


def test_restoring_brings_back_what_was_and_keeps_what_is_replaced(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    backup = painplan("backup", "--json").document["path"]
    painplan("checkin", "--set", "pain=9")
    painplan("checkin", "--set", "pain=1", day=FIRST + timedelta(days=40))
    looked = painplan("restore", backup, "--dry-run", "--json").document
    assert looked["changes"] == [
        {"file": MONTH, "added": 0, "changed": 1, "removed": 0},
        {"file": "diary/2026-02.json", "added": 0, "changed": 0, "removed": 1},
    ]
    assert (looked["restored"], pain(painplan)) == (False, 9)
    done = painplan("restore", backup, "--yes", "--json").document
    assert (done["restored"], pain(painplan)) == (True, 4)
    assert not (place / "diary" / "2026-02.json").exists()
    assert painplan("restore", done["kept"], "--yes").code == 0
    assert pain(painplan) == 9


def test_one_file_alone_can_be_brought_back(painplan: Shell, place: Path, walking_plan: object) -> None:
    painplan("checkin", "--set", "pain=4")
    backup = painplan("backup", "--json").document["path"]
    painplan("checkin", "--set", "pain=9")
    (place / "plan.json").write_bytes(b"")
    assert painplan("restore", backup, "--only", "plan.json", "--yes").code == 0
    assert painplan("plan", "list", "--json").document["plans"][0]["id"] == "walking"
    assert pain(painplan) == 9
    wrong = painplan("restore", backup, "--only", "diary/2031-01.json", "--yes")
    assert (wrong.code, "There is no diary/2031-01.json in this backup" in wrong.err) == (1, True)


def test_a_damaged_file_is_offered_the_newest_backup_that_has_it_whole(painplan: Shell, place: Path) -> None:
    for number in range(4):
        painplan("checkin", "--set", f"pain={number}", day=FIRST + timedelta(days=number))
    (place / MONTH).write_bytes(b"{")
    (place / "backups" / "2026-01-08.zip").write_bytes(b"gone bad too")
    said = painplan("today", "--json", day=FIRST + timedelta(days=4)).document["notices"][0]
    offered = "painplan restore backups/2026-01-07.zip --only diary/2026-01.json"
    assert offered in said
    assert painplan(*offered.split()[1:], "--yes").code == 0
    assert painplan("today", "--json").document["notices"] == []


def test_without_a_terminal_it_does_not_ask(painplan: Shell) -> None:
    painplan("checkin", "--set", "pain=4")
    backup = painplan("backup", "--json").document["path"]
    said = painplan("restore", backup)
    assert (said.code, "--yes" in said.err) == (2, True)


@pytest.mark.parametrize(("typed", "after"), [("y", 4), ("", 9)])
def test_at_a_terminal_it_asks(painplan: Shell, typed: str, after: int) -> None:
    painplan("checkin", "--set", "pain=4")
    backup = painplan("backup", "--json").document["path"]
    painplan("checkin", "--set", "pain=9")
    asked = painplan("restore", backup, typed=[typed])
    assert f"{MONTH}: 0 entries to come back, 1 to change, 0 to go" in asked.out
    assert pain(painplan) == after


def test_nothing_is_written_over_and_nothing_is_backed_up_that_is_not_there(painplan: Shell, tmp_path: Path) -> None:
    assert "There is no diary" in painplan("backup").err
    painplan("checkin", "--set", "pain=4")
    (tmp_path / "there.zip").write_text("mine")
    said = painplan("backup", str(tmp_path / "there.zip"))
    assert (said.code, (tmp_path / "there.zip").read_text()) == (2, "mine")
    assert painplan("backup", str(tmp_path / "nowhere" / "b.zip")).code == 2
    assert painplan("restore", str(tmp_path / "missing.zip"), "--yes").code == 2
    assert painplan("restore", str(tmp_path / "there.zip"), "--yes").code == 1


# --- what is damaged is said before anything is replaced ---


@pytest.fixture
def damaged(painplan: Shell, place: Path, walking_plan: object, tmp_path: Path) -> Callable[..., str]:
    """A backup of this diary in which some files hold something else."""
    painplan("checkin", "--set", "pain=4")
    whole = painplan("backup", "--json").document["path"]

    def make(**contents: bytes) -> str:
        path = tmp_path / "damaged.zip"
        with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
            for name in source.namelist():
                target.writestr(name, contents.get(name.rpartition("/")[2].partition(".")[0], source.read(name)))
        return str(path)

    return make


UNREADABLE = (b"", b"not a diary", b"[]", b'{"a":' * 50_000, b'{"name": "of another program"}', bytes(300))


@pytest.mark.parametrize("content", UNREADABLE)
@pytest.mark.parametrize("options", [("--yes",), ("--yes", "--json"), ("--dry-run",), ("--dry-run", "--json")])
def test_a_backup_whose_book_cannot_be_read_takes_nothing_away(
    painplan: Shell, place: Path, damaged: Callable[..., str], content: bytes, options: tuple[str, ...]
) -> None:
    backup = damaged(plan=content)
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    ran = painplan("restore", backup, *options)
    assert ran.code == 1
    assert ran.err.startswith("plan.json in this backup cannot be read")
    assert "Nothing was changed" in ran.err
    assert "Done" not in ran.out
    if "--json" in options:
        assert (ran.document["restored"], ran.document["damaged"][0]["file"]) == (False, "plan.json")
    else:
        assert ran.out.startswith("plan.json in this backup is damaged: ")
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before
    assert painplan("restore", backup, "--only", MONTH, "--yes").code == 0
    assert painplan("restore", backup, "--only", "plan.json", "--yes").code == 1
    assert painplan("plan", "list", "--json").document["plans"][0]["id"] == "walking"


def test_what_is_damaged_in_part_is_said_before_it_is_asked(
    painplan: Shell, place: Path, damaged: Callable[..., str]
) -> None:
    painplan("checkin", "--set", "pain=7", day=FIRST + timedelta(days=1))
    month = (place / MONTH).read_bytes()
    backup = damaged(**{"2026-01": month[: month.index(b'"2026-01-06": {') + 20]})
    asked = painplan("restore", backup, typed=["n"])
    said, question = asked.out.partition("Put the backup")[0], asked.out
    assert f"{MONTH} in this backup is damaged: it is not complete JSON" in said
    assert f"{MONTH}: 0 entries to come back, 0 to change, 1 to go" in said
    assert "Nothing was changed" in question
    looked = painplan("restore", backup, "--dry-run", "--json").document
    assert [each["file"] for each in looked["damaged"]] == [MONTH]
    assert painplan("restore", backup, "--yes", "--json").document["restored"] is True


def test_a_damaged_format_in_the_head_of_a_backup_never_comes_into_the_diary(
    painplan: Shell, place: Path, damaged: Callable[..., str]
) -> None:
    """The check sum says that all else is whole; where it is gone, too, what is not known is marked."""
    before = (place / "plan.json").read_bytes()
    for value in (b"99", b"null", b"-1", b"2.0"):
        backup = damaged(plan=re.sub(rb'"format": \d+', b'"format": ' + value, before))
        ran = painplan("restore", backup, "--yes")
        assert (ran.code, "Done." in ran.out.splitlines()) == (0, True), ran
        assert (place / "plan.json").read_bytes() == before
        assert painplan("verify").code == 0
    backup = damaged(plan=re.sub(rb'"(?:format": \d+|sum": "[^"]*")', b'"nothing": 0', before))
    ran = painplan("restore", backup, "--yes")
    assert (ran.code, "not all of the backup was whole" in ran.out) == (0, True), ran
    assert "could not be read" in painplan("verify").out
    assert list((place / "set-aside").iterdir())
    assert painplan("today", "--json").document["plans"][0]["state"] == "locked"


def test_a_backup_and_an_export_of_what_is_damaged_never_say_that_everything_is_in_them(
    painplan: Shell, place: Path, walking_plan: object, tmp_path: Path
) -> None:
    painplan("checkin", "--set", "pain=4")
    assert "Everything is in" in painplan("backup", str(tmp_path / "whole.zip")).out
    (place / MONTH).write_bytes((place / MONTH).read_bytes()[:200])
    for command in (("backup",), ("backup", str(tmp_path / "a.zip")), ("export", "json", str(tmp_path / "a.json"))):
        ran = painplan(*command)
        assert (ran.code, "Everything" in ran.out) == (0, False), ran
        assert f"not in it: the part of {MONTH} that is damaged" in ran.out
    assert painplan("backup", "--json").document["left_out"] == [MONTH]


def test_a_table_with_a_row_a_day_says_what_is_not_in_it(painplan: Shell, walking_plan: object, tmp_path: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    ran = painplan("export", "csv", str(tmp_path / "days.csv"))
    assert (ran.code, "Everything" in ran.out) == (0, False)
    assert "warning signs, reviews, the history and all else are not in it" in ran.out
    assert "Everything is in" in painplan("export", "csv", f"{tmp_path}/tables/").out


def test_the_end_says_what_of_the_backup_was_not_whole(
    painplan: Shell, place: Path, damaged: Callable[..., str]
) -> None:
    book = (place / "plan.json").read_bytes().replace(b'"unit_min": 1.0', b'"unit_min": NaN')
    assert b"NaN" in book
    told = painplan("restore", damaged(plan=book), "--yes").out.splitlines()
    assert not any(line == "Done." for line in told)
    assert any(line.startswith("Done, and not all of the backup was whole") and "plan.json" in line for line in told)
    assert "Done." in painplan("restore", damaged(), "--yes").out.splitlines()


@pytest.mark.parametrize("name", ["diary/２０２６-01.json", "diary/٢٠٢٦-01.json", "diary/2026-0１.json"])
def test_digits_of_other_scripts_are_no_month(painplan: Shell, tmp_path: Path, name: str) -> None:
    painplan("checkin", "--set", "pain=4")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(name, "{}")
    ran = painplan("restore", str(tmp_path / "b.zip"), "--yes")
    assert (ran.code, "is not a backup of a diary" in ran.err) == (1, True)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFDIR])
def test_a_link_in_an_archive_is_refused(painplan: Shell, tmp_path: Path, kind: int) -> None:
    painplan("checkin", "--set", "pain=4")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        link = zipfile.ZipInfo("plan.json")
        link.external_attr = (kind | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    ran = painplan("restore", str(tmp_path / "b.zip"), "--yes")
    assert (ran.code, "is not a backup of a diary" in ran.err) == (1, True)


DEEP = b'{"painplan": {"format": 2}, "x": ' + b"[" * 2_000_000
BOMBS: dict[str, Callable[[], Iterator[tuple[str, bytes]]]] = {
    "one file of blanks": lambda: iter([("plan.json", b" " * 200_000_000)]),
    "many files of blanks": lambda: (
        (f"diary/{1900 + n // 12}-{n % 12 + 1:02}.json", b" " * 999_000) for n in range(200)
    ),
    "many deep files": lambda: ((f"diary/{1900 + n}-01.json", DEEP) for n in range(30)),
}
"""Archives of some hundred kilobytes that want hundreds of megabytes; made only while they are written."""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of one program")
@pytest.mark.parametrize("files", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_in_little_memory(
    place: Path, tmp_path: Path, files: Callable[[], Iterator[tuple[str, bytes]]]
) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files():
            archive.writestr(name, content)
    assert (tmp_path / "bomb.zip").stat().st_size < 1_000_000
    script = (
        "import sys\nfrom painplan.cli.main import main\ncode = main(sys.argv[1:])\n"
        "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "print(code, int(peak.split()[1]) // 1000)"
    )
    for option in ("--dry-run", "--yes"):
        arguments = ["--data-dir", str(place), "restore", str(tmp_path / "bomb.zip"), option]
        done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=True, text=True)
        code, megabytes = done.stdout.split()[-2:]
        assert code == "1", done.stdout
        assert int(megabytes) < 250
        assert "Nothing was changed" in done.stderr
    assert not (place / "plan.json").exists()


def test_a_backup_made_by_hand_is_offered_too(painplan: Shell, place: Path) -> None:
    """Before there was a second day there is no daily one."""
    painplan("checkin", "--set", "pain=4")
    made = Path(painplan("backup", "--json").document["path"]).relative_to(place)
    (place / MONTH).write_bytes(b"{")
    said = painplan("today", "--json").document["notices"][0]
    assert f"painplan restore {made} --only {MONTH}" in said
    assert painplan("restore", str(made), "--only", MONTH, "--yes").code == 0
    assert pain(painplan) == 4


def test_the_newest_whole_one_is_offered_whoever_made_it(painplan: Shell, place: Path) -> None:
    for number in range(3):
        painplan("checkin", "--set", f"pain={number}", day=FIRST + timedelta(days=number))
    made = Path(painplan("backup", "--json", day=FIRST + timedelta(days=1)).document["path"]).relative_to(place)
    (place / MONTH).write_bytes(b"{")
    later = FIRST + timedelta(days=3)
    assert "painplan restore backups/2026-01-07.zip" in painplan("today", "--json", day=later).document["notices"][0]
    (place / "backups/2026-01-07.zip").unlink()
    assert f"painplan restore {made}" in painplan("today", "--json", day=later).document["notices"][0]


def test_two_backups_and_two_restores_in_one_second_have_two_names(
    painplan: Shell, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("painplan.cli.settings.Settings.now", lambda _: datetime(2026, 1, 5, 10, 11, 12))
    painplan("checkin", "--set", "pain=4")
    first, second = (Path(painplan("backup", "--json").document["path"]) for _ in range(2))
    painplan("checkin", "--set", "pain=5")
    kept = [painplan("restore", str(first), "--yes", "--json").document["kept"] for _ in range(2)]
    assert first != second
    assert len({*kept}) == 2
    assert painplan("restore", kept[0], "--yes").code == 0
    assert pain(painplan) == 5


# --- a backup that cannot be made is told ---


def a_file(path: Path) -> None:
    path.write_text("mine")


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


def a_looped_link(path: Path) -> None:
    path.symlink_to(path.name)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


SAVING = (
    ("checkin", "--set", "pain=5"),
    ("flare", "start"),
    ("hold", "start", "holiday"),
    ("set", "theme", "light"),
    ("team", "add", "Anna", "--role", "physiotherapist"),
    ("night", "--to-bed", "23:00", "--up", "7:00"),
)


@pytest.mark.parametrize("blocked", [a_file, a_link_to_nothing, a_looped_link, a_pipe])
@pytest.mark.parametrize("command", SAVING, ids=lambda command: command[0])
def test_every_saving_command_tells_that_there_is_no_backup(
    painplan: Shell, place: Path, walking_plan: object, blocked: Callable[[Path], None], command: tuple[str, ...]
) -> None:
    painplan("checkin", "--set", "pain=4")
    shutil.rmtree(place / "backups")
    blocked(place / "backups")
    later = FIRST + timedelta(days=1)
    ran = painplan(*command, "--json", day=later)
    assert (ran.code, ran.err.startswith("Today's backup could not be made in ")) == (0, True), ran.err
    assert ran.document is not None
    assert str(place / "backups") in ran.err
    assert any(
        each["file"] == "backups" and each["wrong"] for each in painplan("verify", "--json").document["findings"]
    )
    assert any(
        notice.startswith("No backups can be made") for notice in painplan("today", "--json").document["notices"]
    )


def test_when_it_can_be_made_again_nothing_is_told(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    (place / "backups").write_text("mine")
    assert painplan("checkin", "--set", "pain=5", day=FIRST + timedelta(days=1)).err
    (place / "backups").unlink()
    assert painplan("checkin", "--set", "pain=6", day=FIRST + timedelta(days=1)).err == ""
    assert painplan("today", "--json").document["notices"] == []


def test_what_stands_in_the_place_of_todays_backup_is_told(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    (place / "backups").mkdir()
    (place / "backups/2026-01-06.zip").write_bytes(b"photographs of that day")
    ran = painplan("checkin", "--set", "pain=5", day=FIRST + timedelta(days=1))
    assert (ran.code, "backups/2026-01-06.zip: it is not a backup of PainPlan" in ran.err) == (0, True)
    assert (place / "backups/2026-01-06.zip").read_bytes() == b"photographs of that day"


def test_what_cannot_be_read_is_left_out_of_the_backup_and_told(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    os.mkfifo(place / "diary/2025-12.json")
    ran = painplan("checkin", "--set", "pain=5", day=FIRST + timedelta(days=1))
    assert (ran.code, "without what cannot be read: diary/2025-12.json" in ran.err) == (0, True)
    with zipfile.ZipFile(place / "backups/2026-01-06.zip") as archive:
        assert archive.namelist() == [MONTH]
