"""A diary that can only be read can be copied, and nobody is told that entries are saved there."""

import errno
import os
from pathlib import Path

import pytest
from filelock import FileLock

from painplan.store.whole.archive import unpacked
from tests.conftest import FIRST, CoachOn, Shell


@pytest.fixture
def read_only(coach_on: CoachOn, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A diary with an entry, on a file system that takes nothing more; other places can be written."""
    coach_on(FIRST).answer(FIRST, [("pain", "4")])
    allowed = os.access

    def access(path: Path, mode: int, **more: bool) -> bool:
        return allowed(path, mode, **more) and not (mode & os.W_OK and Path(path).is_relative_to(place))

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "access", access)
    monkeypatch.setattr(FileLock, "acquire", refuse)


@pytest.mark.usefixtures("read_only")
def test_a_backup_elsewhere_is_made(painplan: Shell, tmp_path: Path) -> None:
    ran = painplan("backup", str(tmp_path / "elsewhere.zip"))
    assert ran.code == 0, ran.err
    assert any(name.startswith("diary/") for name in unpacked((tmp_path / "elsewhere.zip").read_bytes(), "elsewhere"))


@pytest.mark.usefixtures("read_only")
def test_an_export_does_not_say_that_entries_are_saved(painplan: Shell, tmp_path: Path) -> None:
    ran = painplan("export", "json", str(tmp_path / "out.json"))
    assert "saved all the same" not in ran.out + ran.err
    assert (tmp_path / "out.json").exists(), ran.err


@pytest.mark.usefixtures("read_only")
def test_an_entry_is_refused_in_the_name_of_the_folder(painplan: Shell, place: Path) -> None:
    ran = painplan("checkin", "--set", "pain=3")
    assert ran.code == 1
    assert f"the folder {place} cannot be written (read-only file system)" in ran.err
