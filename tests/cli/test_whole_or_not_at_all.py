"""What is done with a diary as a whole is done with all of it or not at all, whatever of it cannot be read.

Every kind of thing of a diary, made unreadable or replaced by something else, meets every command that goes over all of
it: nothing is said that is not so, no key goes while something sealed lies there, and once it is readable again the
diary is whole.
"""

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import msgspec
import pytest

from painplan.checkin.records import CheckIn
from painplan.kit.shape.fitting import fitted
from painplan.kit.shape.shape_words import shape_words
from painplan.store.belonging import INBOX, JOURNAL, KEY, KEY_COPY, PUT_THERE, SUB_FOLDERS, kind_of_name, open_name
from painplan.store.disk import DiskFolder
from painplan.store.kinds import BOOK
from painplan.store.sealed.sealed import SealedFolder, encrypt
from painplan.store.sealed.sealing import seal
from painplan.store.things import things_in
from tests.cli.test_linked_folders import MARK
from tests.cli.test_whatever_lies_there import MONTH
from tests.conftest import Ran, Shell, on
from tests.store import low_cost
from tests.store.permissions import permissions_count

DAY = on(15)
KEYED = low_cost.KEYS[0]
ASIDE = "set-aside/plan.json.2026-01-06T10-11-12"
TYPED, POSTED = (f"{sub}/2026-01-06T10-11-12-123456-deadbeef.json" for sub in ("half-typed", INBOX))
COPY = "diary/2026-01.sync-conflict-20260106-101112-ABCDEFG.json"
COMMANDS = {
    "encrypt": ("encrypt",),
    "decrypt": ("decrypt",),
    "erase": ("erase", "--word", "erase"),
    "passphrase": ("passphrase",),
    "restore": ("restore", "../whole.zip", "--yes", "--sure"),
}

# --- a diary with something of every kind ---


def a_diary(painplan: Shell, place: Path) -> Path:
    """One with a file of every kind that PainPlan gives a name to."""
    assert painplan("checkin", "--set", "pain=4", "--set", f"note={MARK}", day=on(-8)).code == 0
    assert painplan("backup", str(place.parent / "whole.zip"), day=on(-8)).code == 0
    assert painplan("checkin", "--set", "pain=4", day=on(1)).code == 0
    for sub in SUB_FOLDERS:
        (place / sub).mkdir(exist_ok=True)
    (place / TYPED).write_text(f'{{"Note": {{"note": "{MARK}"}}}}')
    (place / ASIDE).write_text(MARK)
    shutil.copy(place / MONTH, place / COPY)
    return place


@pytest.fixture
def model(painplan: Shell, place: Path, walking_plan: object) -> Path:
    return a_diary(painplan, place)


def sealed_model(model: Path) -> Path:
    """The same, sealed, and with an entry that waits."""
    copied = model.parent / "sealed-model"
    shutil.copytree(model, copied)
    encrypt(DiskFolder(copied), KEYED.new)
    said = f'{{"at":"2026-01-06T10:11:12","today":"2026-01-06","day":"2026-01-06","answers":[["note","{MARK}"]]}}'
    (copied / f"{POSTED}.age").write_bytes(seal(said.encode(), KEYED.public))
    return copied


def kinds_of(place: Path) -> dict[str, str]:
    """One name of each kind of thing that lies there, and each folder."""
    found = {f"folder {sub}": sub for sub in SUB_FOLDERS if (place / sub).is_dir()}
    for thing in things_in(place).ours():
        kind = kind_of_name(open_name(thing.name)) or "copy"
        if kind not in ("lock", "state", "public"):
            found.setdefault(f"copy of {kind}" if thing.name == KEY_COPY else kind, thing.name)
    return found


# --- what can become of a thing ---


@contextmanager
def unreadable(path: Path) -> Iterator[None]:
    mode = path.stat().st_mode & 0o777
    path.chmod(0)
    try:
        yield
    finally:
        path.chmod(mode)


@contextmanager
def replaced(path: Path, by: Callable[[Path, Path], None]) -> Iterator[None]:
    away = next(parent for parent in path.parents if (parent / ".state").exists()).parent / "moved-away"
    path.rename(away)
    by(path, away)
    try:
        yield
    finally:
        assert os.path.lexists(path), f"{path.name} is not there any more"
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
        away.rename(path)


BECOMES: dict[str, Callable[[Path], AbstractContextManager[None]]] = {
    "unreadable": unreadable,
    "a link": lambda path: replaced(path, lambda at, away: at.symlink_to(away)),
    "a pipe": lambda path: replaced(path, lambda at, _: os.mkfifo(at)),
    "a folder or a file": lambda path: replaced(path, lambda at, away: at.touch() if away.is_dir() else at.mkdir()),
}


def everything(place: Path) -> dict[str, bytes]:
    """All that lies there; the lock and what is made anew with each opening of a sealed diary apart."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def run(painplan: Shell, monkeypatch: pytest.MonkeyPatch, place: Path, *command: str) -> Ran:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{low_cost.PASSPHRASE}\nanother few words here\n"))
    monkeypatch.chdir(place)
    given = ("--data-dir", str(place), "--passphrase-stdin")
    return painplan(*given, *command, day=DAY)


@pytest.mark.parametrize("becomes", BECOMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_diary_of_which_something_cannot_be_read_stays_as_it_is(
    painplan: Shell, model: Path, tmp_path: Path, command: str, becomes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    diaries = [model] if command == "encrypt" else [sealed_model(model)]
    if command in ("erase", "restore"):
        diaries.append(model)
    for begun in diaries:
        names = kinds_of(begun)
        assert {"book", "month", "backup", "step", "typed", "aside", "copy"} <= names.keys()
        for kind, name in names.items():
            if becomes != "unreadable" and kind == "copy":
                continue  # a link that is called as a copy was never one of ours
            place = tmp_path / "tried"
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(begun, place)
            before = everything(place)
            with BECOMES[becomes](place / name), permissions_count():
                ran = run(painplan, monkeypatch, place, *COMMANDS[command])
            said = f"{command}, {kind}: {ran.out}{ran.err}"
            if command == "erase" and becomes != "unreadable":  # none of ours: it is left, and named
                assert (ran.code, name in ran.out, "The diary in" in ran.out) == (0, True, False), said
                continue
            assert ran.code == 1, said
            assert "Nothing was changed" in ran.err, said
            assert name in ran.err, said
            assert everything(place) == before, said


@pytest.mark.parametrize("command", COMMANDS)
def test_with_everything_at_hand_it_is_done(
    painplan: Shell, model: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = model if command == "encrypt" else sealed_model(model)
    ran = run(painplan, monkeypatch, begun, *COMMANDS[command])
    assert ran.code == 0, ran
    if command == "decrypt":
        assert not [path for path in begun.rglob("*") if ".age" in path.name]
    elif command == "encrypt":
        assert not [name for name, content in everything(begun).items() if MARK.encode() in content]


@pytest.mark.parametrize("mode", [0o400, 0o600])
def test_a_folder_that_may_be_listed_and_not_entered_is_no_empty_one(
    painplan: Shell, model: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its names are known then, and nothing of its files."""
    before = everything(model)
    (model / "diary").chmod(mode)
    try:
        with permissions_count():
            for command in (COMMANDS["encrypt"], COMMANDS["erase"]):
                ran = run(painplan, monkeypatch, model, *command)
                assert (ran.code, "Nothing was changed" in ran.err, "diary/2026" in ran.err) == (1, True, True), ran
    finally:
        (model / "diary").chmod(0o700)
    assert everything(model) == before


def test_a_folder_in_which_nothing_may_be_taken_away_keeps_the_whole_diary(
    painplan: Shell, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = sealed_model(model)
    before = everything(begun)
    (begun / "diary").chmod(0o500)
    try:
        with permissions_count():
            for command in ("erase", "decrypt"):
                ran = run(painplan, monkeypatch, begun, *COMMANDS[command])
                assert ran.code == 1, ran
    finally:
        (begun / "diary").chmod(0o700)
    assert {name: content for name, content in everything(begun).items() if name in before} == before


# --- no key goes, and none is written over, while something needs it ---


def test_a_sealed_file_under_any_other_name_keeps_its_key(
    painplan: Shell, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = sealed_model(model)
    (begun / "old").mkdir()
    (begun / f"{MONTH}.age").rename(begun / "old/2026-01.json.age")
    ran = run(painplan, monkeypatch, begun, "decrypt")
    assert (ran.code, "old/2026-01.json.age" in ran.err, (begun / KEY).exists()) == (1, True, True), ran


def test_what_an_editor_keeps_of_a_sealed_file_is_opened_with_the_rest(
    painplan: Shell, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = sealed_model(model)
    shutil.copy(begun / f"{BOOK}.age", begun / f"{BOOK}.age~")
    assert run(painplan, monkeypatch, begun, "decrypt").code == 0
    assert (begun / f"{BOOK}.age~").read_bytes() == (begun / BOOK).read_bytes()


@pytest.mark.parametrize("name", [BOOK, MONTH])
def test_a_lost_key_and_a_plain_file_beside_do_not_open_a_sealed_diary(
    painplan: Shell, model: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = sealed_model(model)
    shutil.copy(model / name, begun / name)
    (begun / KEY).unlink()
    kept = (begun / KEY_COPY).read_bytes()
    assert run(painplan, monkeypatch, begun, "encrypt").code == 1
    assert (begun / KEY_COPY).read_bytes() == kept
    assert DiskFolder(begun).state.sealed
    today = run(painplan, monkeypatch, begun, "today", "--json")
    assert (today.code, bool(today.document["plans"])) == (0, True), today
    assert (begun / KEY).read_bytes() == kept


def test_no_new_key_is_put_over_one_that_something_is_sealed_with(
    painplan: Shell, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that is left of a sealed diary are its backups and the copy of its key; a new one is begun beside."""
    begun = sealed_model(model)
    for path in (begun / KEY, begun / f"{BOOK}.age", *begun.glob("diary/*"), begun / ".state"):
        path.unlink()
    kept = (begun / KEY_COPY).read_bytes()
    shutil.copy(model / BOOK, begun / BOOK)
    ran = run(painplan, monkeypatch, begun, "encrypt")
    assert (ran.code, KEY_COPY in ran.err, "Nothing was changed" in ran.err) == (1, True, True), ran
    assert (begun / KEY_COPY).read_bytes() == kept


def test_another_key_is_kept_beside_while_it_may_be_needed(
    painplan: Shell, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, other = sealed_model(model), low_cost.KEYS[1]
    (begun / KEY_COPY).write_bytes(other.new.sealed)
    (begun / "backups/2025-12-01.zip.age").write_bytes(seal(b"sealed with the other one", other.public))
    assert run(painplan, monkeypatch, begun, "today").code == 0
    assert (begun / KEY_COPY).read_bytes() == KEYED.new.sealed
    assert other.new.sealed in everything(begun).values()


@pytest.mark.parametrize("name", [KEY, KEY_COPY, "backups"])
def test_a_sealed_diary_opens_with_the_key_that_can_be_read(
    painplan: Shell, model: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = sealed_model(model)
    with unreadable(begun / name), permissions_count():
        today = run(painplan, monkeypatch, begun, "today", "--json")
    assert (today.code, bool(today.document["plans"])) == (0, True), today
    assert SealedFolder(DiskFolder(begun), KEYED.new.identity).read(BOOK) is not None


@pytest.mark.parametrize("name", [BOOK, MONTH])
def test_today_names_what_lies_in_clear_beside_a_sealed_diary(
    painplan: Shell, model: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = sealed_model(model)
    told = run(painplan, monkeypatch, begun, "today", "--json").document["notices"]
    assert not [each for each in told if "lies in clear" in each]
    shutil.copy(model / name, begun / name)
    (begun / f"{name}.age").unlink()
    told = run(painplan, monkeypatch, begun, "today", "--json").document["notices"]
    assert len([each for each in told if f"lies in clear: {name}" in each]) == 1, told


def test_a_sealing_that_was_broken_off_is_finished_and_told_by_the_next_one(
    painplan: Shell, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = sealed_model(model)
    (begun / "diary/2025-11.json").write_bytes((model / MONTH).read_bytes())
    (begun / JOURNAL).write_text('{"diary/2025-11.json": null}')
    ran = run(painplan, monkeypatch, begun, "encrypt", "--json")
    assert (ran.code, ran.document["sealed"], ran.document["in_clear"]) == (0, True, []), ran


def test_what_cannot_be_read_is_not_said_to_be_in_an_export(
    painplan: Shell, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with unreadable(model / BOOK), permissions_count():
        for form, path in (("json", tmp_path / "out.json"), ("csv", tmp_path / "out.csv")):
            ran = run(painplan, monkeypatch, model, "export", form, str(path))
            assert (ran.code, "Everything is in" in ran.out, f"not in it: {BOOK}" in ran.out) == (0, False, True), ran
    assert "Everything is in" in run(painplan, monkeypatch, model, "export", "json", str(tmp_path / "all.json")).out


def test_a_folder_that_is_not_there_never_becomes_a_file(
    painplan: Shell, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run(painplan, monkeypatch, model, "backup", f"{tmp_path}/nodir/")
    assert (ran.code, "There is no folder" in ran.err, (tmp_path / "nodir").exists()) == (2, True, False), ran


def test_a_copy_that_was_joined_is_called_one(painplan: Shell, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (model / ASIDE).unlink()
    joined = run(painplan, monkeypatch, model, "merge", COPY)
    (kept,) = (path.relative_to(model).as_posix() for path in (model / "set-aside").iterdir())
    assert (joined.code, kept in joined.out) == (0, True), joined
    said = [each["text"] for each in run(painplan, monkeypatch, model, "verify", "--json").document["findings"]]
    assert [text.partition(",")[0] for text in said if "joined" in text or "damaged" in text] == [
        "a copy that was joined"
    ]


def test_what_is_put_there_for_painplan_to_read_is_said_to_stay_in_clear(
    painplan: Shell, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sub in PUT_THERE:
        (model / sub).mkdir()
    ran = run(painplan, monkeypatch, model, "encrypt", "--json")
    assert (ran.code, ran.document["put_there"]) == (0, [f"{sub}/" for sub in PUT_THERE]), ran


def test_a_copy_that_says_the_same_changes_nothing(
    painplan: Shell, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of several changes of one second nobody can tell which came first: their order is none."""
    book = msgspec.json.decode((model / BOOK).read_bytes())
    (plan,) = book["plans"].values()
    plan["history"] = [{"at": plan["saved_at"], "values": {"goal": word}} for word in ("b", "c", "a")]
    for path in (model / BOOK, tmp_path / "plan.json"):
        book["painplan"].pop("sum", None)
        path.write_bytes(msgspec.json.encode(book))
    ran = run(painplan, monkeypatch, model, "merge", str(tmp_path / "plan.json"), "--json")
    assert (ran.code, ran.document["added"], ran.document["changed"]) == (0, 0, 0), ran


def test_a_day_that_is_none_is_told_in_words() -> None:
    for wrong in ({"day": "2026-99-99"}, {"day": "2026-01-05", "saved_at": "2026-99-99T01:00:00"}):
        with pytest.raises(ValueError, match="RFC3339") as told:
            fitted(wrong, CheckIn)
        assert "none in the calendar" in shape_words(str(told.value))
