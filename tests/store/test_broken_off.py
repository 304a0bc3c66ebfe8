"""Sealing and opening for good that were killed in the middle: verify sees all that the program sees, and says so."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from painplan.cli.main import main
from painplan.store.belonging import LOCK_NAME, PUBLIC, STATE
from painplan.store.disk import DiskFolder
from painplan.store.folder import Folder
from painplan.store.sealed.opening import is_sealed_diary
from painplan.store.sealed.sealed import SealedFolder, decrypt, encrypt
from painplan.store.syscalls import SystemCalls
from painplan.store.whole.erasing import erase
from painplan.store.whole.verify import verify
from tests.store.broken_disks import PowerCut
from tests.store.trials_sealed import KEY, begun, seen

JOURNAL = ".unfinished.json"
NOBODYS = {LOCK_NAME, STATE, PUBLIC}
"""Holds no word of a person."""


class Killed(SystemCalls):
    """The program is killed before one of the calls that put files in their places or take them away.

    Args:
        left: So many of these calls are made.
    """

    def __init__(self, left: int) -> None:
        self._left = left

    def _tick(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise PowerCut

    def rename(self, source: Path, target: Path) -> None:
        self._tick()
        super().rename(source, target)

    def remove(self, path: Path) -> None:
        self._tick()
        super().remove(path)


def opened_for_good(disk: DiskFolder) -> None:
    """Opening of a sealed one."""
    decrypt(SealedFolder(disk, KEY.identity))


def sealed_for_good(disk: DiskFolder) -> None:
    """Sealing."""
    encrypt(disk, KEY)


def half_done(
    place: Path, *, sealing: bool = True, act: Callable[[DiskFolder], object] | None = None
) -> Iterator[Path]:
    """The folder as it is after each call with which the change is decided and not done."""
    model = begun(place / "model")
    if not sealing:
        encrypt(DiskFolder(model), KEY)
    act = act or (sealed_for_good if sealing else opened_for_good)
    for number in count():
        folder = Path(shutil.copytree(model, place / f"after {number}"))
        with suppress(PowerCut):
            act(DiskFolder(folder, Killed(number)))
            return
        if (folder / JOURNAL).exists():
            yield folder


def as_read(place: Path) -> Folder:
    folder = DiskFolder(place)
    return SealedFolder(folder, KEY.identity) if is_sealed_diary(folder) else folder


@pytest.mark.parametrize("sealing", [True, False], ids=["sealing", "opening"])
def test_verify_looks_at_every_file_that_the_program_reads_and_says_what_broke_off(
    tmp_path: Path, sealing: bool
) -> None:
    whole = verify(DiskFolder(begun(tmp_path / "whole")))
    told, tried = {(each.file, each.text) for each in whole.findings}, 0
    for folder in half_done(tmp_path, sealing=sealing):
        tried += 1
        found = verify(as_read(folder))
        assert (found.files, found.entries) == (whole.files, whole.entries)
        (broken,) = [each for each in found.findings if "broken off" in each.text]
        assert broken.wrong
        assert (broken.file, "painplan decrypt" in broken.text) == (str(folder), not sealing)
        assert {(each.file, each.text) for each in found.findings} <= {*told, (broken.file, broken.text)}
    assert tried > 10


def test_decrypt_finishes_what_was_broken_off(tmp_path: Path) -> None:
    for folder in half_done(tmp_path, sealing=False):
        before = seen(DiskFolder(folder))
        assert main(["--data-dir", str(folder), "decrypt"]) == 0
        assert not [*folder.rglob("*.age"), *folder.glob(JOURNAL)]
        assert seen(DiskFolder(folder)) == before
        assert not [each for each in verify(DiskFolder(folder)).findings if "broken off" in each.text]


@pytest.mark.parametrize("command", ["where", "today"])
@pytest.mark.parametrize("act", [sealed_for_good, opened_for_good, erase], ids=["sealing", "opening", "erasing"])
def test_whatever_broke_off_is_finished_before_anything_is_said_of_what_lies_there(
    tmp_path: Path, act: Callable[[DiskFolder], object], command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tried = 0
    for folder in half_done(tmp_path, sealing=act is not opened_for_good, act=act):
        tried += 1
        main(["--data-dir", str(folder), command])
        told = capsys.readouterr()
        names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - NOBODYS
        if act is erase:
            assert not names
        else:
            sealed = act is sealed_for_good
            assert {name.endswith(".age") for name in names} == {sealed}, (names, told)
    assert tried > 3
