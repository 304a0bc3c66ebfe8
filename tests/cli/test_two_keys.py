"""Two machines that each sealed the diary, and a sync program between them: two keys and files of both in one folder.

Nothing is written over a key that opens the files, nothing is saved while it is not certain that all belongs together,
and nobody is told to delete what opens, or is opened, by another key.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from painplan.store.belonging import KEY, KEY_COPY, PUBLIC
from painplan.store.disk import DiskFolder
from painplan.store.kinds import BOOK
from painplan.store.sealed.sealed import SealedFolder, encrypt
from painplan.store.sealed.sealing import WrongPassphrase
from painplan.store.sealed.unlocking import unlocked
from tests.cli.test_whatever_lies_there import MONTH
from tests.cli.test_whole_or_not_at_all import everything, run
from tests.conftest import Ran, Shell, on
from tests.store import low_cost

OURS, THEIRS = low_cost.KEYS[0], low_cost.KEYS[1]
NEW_PASSPHRASE = "another few words here"
ASIDE_KEY = "key.sync-conflict-20261129-101010-ABCDEFG.age"
ASIDE_BOOK = "plan.sync-conflict-20261129-101010-ABCDEFG.json.age"
MARK = "Rosenbusch"


class Machines(NamedTuple):
    """The diary as either machine sealed it, and a command on one of them."""

    ours: Path
    theirs: Path
    run: Callable[..., Ran]


@pytest.fixture
def machines(painplan: Shell, place: Path, walking_plan: object, monkeypatch: pytest.MonkeyPatch) -> Machines:
    assert painplan("checkin", "--set", "pain=4", "--set", f"note={MARK}", day=on(14)).code == 0
    theirs = place.parent / "theirs"
    shutil.copytree(place, theirs)
    encrypt(DiskFolder(place), OURS.new)
    encrypt(DiskFolder(theirs), THEIRS.new)
    return Machines(place, theirs, lambda *command: run(painplan, monkeypatch, place, *command))


def with_their_key(machines: Machines) -> None:
    """The sync program brought ``key.age`` alone."""
    shutil.copy(machines.theirs / KEY, machines.ours / KEY)


def with_their_key_and_book(machines: Machines) -> None:
    """It brought two files, and put ours aside under names of its own."""
    for name, aside in ((KEY, ASIDE_KEY), (f"{BOOK}.age", ASIDE_BOOK)):
        (machines.ours / name).rename(machines.ours / aside)
        shutil.copy(machines.theirs / name, machines.ours / name)


STATES = pytest.mark.parametrize("state", [with_their_key, with_their_key_and_book], ids=lambda state: state.__name__)


@STATES
def test_with_the_key_of_another_machine_the_diary_is_shown_and_nothing_is_written(
    machines: Machines, state: Callable[[Machines], None]
) -> None:
    state(machines)
    before = everything(machines.ours)
    today = machines.run("today", "--json")
    assert today.code == 0
    assert any("Nothing is saved until that is settled" in told for told in today.document["notices"])
    for command in (
        ("checkin", "--set", "pain=3"),
        ("passphrase",),
        ("decrypt",),
        ("restore", next(iter((machines.ours / "backups").glob("*.zip.age"))).as_posix(), "--yes", "--sure"),
    ):
        ran = machines.run(*command)
        assert ran.code == 1, ran
        assert "keep every key" in ran.err or "move key.age elsewhere and keep it" in ran.err, ran
    assert everything(machines.ours) == before


def test_a_backup_elsewhere_is_made_before_anything_is_settled(machines: Machines, tmp_path: Path) -> None:
    with_their_key(machines)
    made = machines.run("backup", str(tmp_path / "kept.zip"))
    assert (made.code, "Everything is in" in made.out) == (0, True), made
    assert machines.run("backup").code == 1
    with_their_key_and_book(machines)
    made = machines.run("backup", str(tmp_path / "part.zip"))
    assert (made.code, "Everything is in" in made.out) == (0, False), made


def test_what_the_sentence_says_settles_it(machines: Machines, tmp_path: Path) -> None:
    with_their_key(machines)
    (machines.ours / KEY).rename(tmp_path / "kept.age")
    assert machines.run("checkin", "--set", "pain=3").code == 0
    assert (machines.ours / KEY).read_bytes() == OURS.new.sealed
    assert machines.run("verify").code == 0


@STATES
def test_verify_never_calls_another_key_or_what_it_opens_a_copy_to_delete(
    machines: Machines, state: Callable[[Machines], None]
) -> None:
    state(machines)
    shutil.copy(machines.theirs / KEY, machines.ours / "key (conflicted copy 2026-11-29 101010).age")
    shutil.copy(machines.theirs / f"{BOOK}.age", machines.ours / "plan (conflicted copy 2026-11-29 101010).json.age")
    ran = machines.run("verify", "--json")
    assert ran.code == 1
    found = {each["file"]: each["text"] for each in ran.document["findings"]}
    assert "delete" not in " ".join(found.values())
    assert KEY in found
    assert "another key" in found["key (conflicted copy 2026-11-29 101010).age"] or state is with_their_key_and_book
    assert any("another key" in text for file, text in found.items() if file.startswith("plan"))


def test_a_true_copy_of_the_key_may_still_go(machines: Machines) -> None:
    shutil.copy(machines.ours / KEY, machines.ours / ASIDE_KEY)
    ran = machines.run("verify", "--json")
    assert ran.code == 0
    assert "delete it when you do not need it" in str(ran.document["findings"])


def test_a_copy_sealed_with_a_key_that_lies_beside_is_merged(machines: Machines) -> None:
    shutil.copy(machines.theirs / KEY, machines.ours / ASIDE_KEY)
    for name, aside in ((f"{BOOK}.age", ASIDE_BOOK), (f"{MONTH}.age", MONTH.replace(".json", " (1).json.age"))):
        shutil.copy(machines.theirs / name, machines.ours / aside)
        assert machines.run("verify").code == 1
        ran = machines.run("merge", aside)
        assert ran.code == 0, ran
        assert not (machines.ours / aside).exists()
    assert machines.run("verify").code == 0


def test_another_key_in_the_backups_never_takes_the_place_of_the_one_that_opens_the_files(machines: Machines) -> None:
    (machines.ours / KEY).write_bytes(low_cost.seal_for_travel(f"{OURS.new.identity}\n".encode(), NEW_PASSPHRASE))
    (machines.ours / KEY_COPY).write_bytes(THEIRS.new.sealed)
    before = everything(machines.ours)
    with pytest.raises(WrongPassphrase):
        unlocked(DiskFolder(machines.ours), low_cost.PASSPHRASE)
    assert everything(machines.ours) == before
    assert unlocked(DiskFolder(machines.ours), NEW_PASSPHRASE).doubt == ""
    assert (machines.ours / KEY).read_bytes() == before[KEY] == (machines.ours / KEY_COPY).read_bytes()


def test_a_key_that_opens_nothing_here_is_no_key_of_this_diary(machines: Machines) -> None:
    for name in (KEY, KEY_COPY, PUBLIC):
        shutil.copy(machines.theirs / name, machines.ours / name)
    (machines.ours / ASIDE_KEY).write_bytes(low_cost.seal_for_travel(f"{OURS.new.identity}\n".encode(), NEW_PASSPHRASE))
    before = everything(machines.ours)
    ran = machines.run("today")
    assert (ran.code, ASIDE_KEY in ran.err, "Nothing was changed" in ran.err) == (1, True, True), ran
    assert everything(machines.ours) == before


def test_a_passphrase_changed_on_another_machine_is_not_changed_back_by_the_old_one(machines: Machines) -> None:
    newer = low_cost.seal_for_travel(f"{OURS.new.identity}\n".encode(), NEW_PASSPHRASE)
    (machines.ours / KEY).write_bytes(newer)
    before = everything(machines.ours)
    told = machines.run("today", "--json").document["notices"]
    assert any("the passphrase was changed on another machine" in each for each in told)
    assert "the passphrase was changed on another machine" in machines.run("checkin", "--set", "pain=3").err
    refused = machines.run("passphrase")
    assert (refused.code, "the new one holds" in refused.err) == (1, True)
    assert machines.run("decrypt").code == 1
    after = everything(machines.ours)
    assert {name: after[name] for name in (KEY, KEY_COPY, PUBLIC)} == {
        name: before[name] for name in (KEY, KEY_COPY, PUBLIC)
    }
    assert machines.run("verify").code == 1
    assert unlocked(DiskFolder(machines.ours), NEW_PASSPHRASE).doubt == ""
    assert (machines.ours / KEY_COPY).read_bytes() == newer
    with pytest.raises(WrongPassphrase):
        unlocked(DiskFolder(machines.ours), low_cost.PASSPHRASE)


def test_an_entry_sealed_with_another_key_is_named_and_kept(
    machines: Machines, painplan: Shell, tmp_path: Path
) -> None:
    shutil.copy(machines.theirs / PUBLIC, machines.ours / PUBLIC)
    assert painplan("checkin", "--set", "pain=7", day=on(15)).code == 0
    (waits,) = (machines.ours / "inbox").iterdir()
    told = machines.run("today", "--json").document["notices"]
    assert any("sealed with another key" in each and waits.stem in each for each in told)
    ran = machines.run("verify", "--json")
    assert ran.code == 1
    assert any("sealed with another key" in each["text"] for each in ran.document["findings"])
    assert waits.exists()
    shutil.copy(waits, tmp_path / waits.name)
    assert SealedFolder(DiskFolder(machines.ours), THEIRS.new.identity).read(f"inbox/{waits.stem}") is not None


def test_what_was_left_damaged_is_never_called_joined(machines: Machines) -> None:
    waits = machines.ours / "inbox/2026-01-06T10-11-12-123456-deadbeef.json.age"
    waits.parent.mkdir(exist_ok=True)
    waits.write_bytes((machines.ours / f"{MONTH}.age").read_bytes()[:-40])
    assert machines.run("today").code == 0
    assert not waits.exists()
    ran = machines.run("verify", "--json")
    assert ran.code == 1
    assert "joined" not in str(ran.document["findings"])


def test_what_could_not_be_opened_is_set_aside_as_it_was_sealed(machines: Machines) -> None:
    """A month of another machine came alone, and its key is nowhere here."""
    foreign = (machines.theirs / f"{MONTH}.age").read_bytes()
    (machines.ours / f"{MONTH}.age").write_bytes(foreign)
    assert machines.run("checkin", "--set", "pain=3").code == 0
    (aside,) = (machines.ours / "set-aside").iterdir()
    assert aside.read_bytes() == foreign
    ran = machines.run("verify", "--json")
    assert ran.code == 1
    assert any("Keep it" in each["text"] for each in ran.document["findings"] if "set-aside" in each["file"])
