"""A path that an answer names in the folder of a diary is there, also where the diary is sealed."""

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from painplan.store.disk import DiskFolder
from painplan.store.kinds import BOOK
from painplan.store.sealed.sealed import encrypt
from tests.conftest import Ran, Shell, on
from tests.store import low_cost


@pytest.fixture
def sealed(
    painplan: Shell, place: Path, walking_plan: object, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Ran, list[Path]]]:
    """Runs a command on a sealed diary; what it answers, and the paths of the folder that it names."""
    assert painplan("checkin", "--set", "pain=1").code == 0
    encrypt(DiskFolder(place), low_cost.KEYS[0].new)

    def run(*command: str) -> tuple[Ran, list[Path]]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{low_cost.PASSPHRASE}\n"))
        ran = painplan("--passphrase-stdin", *command, day=on(1))
        named = re.findall(rf"{re.escape(str(place))}/[^\s,;:]+", ran.out + ran.err)
        return ran, [Path(path.rstrip(".")) for path in named]

    return run


def test_every_path_that_is_named_is_there(
    sealed: Callable[..., tuple[Ran, list[Path]]], place: Path, tmp_path: Path
) -> None:
    ran, named = sealed("backup")
    assert (ran.code, len(named) > 0) == (0, True)
    (backup, *_) = named
    assert sealed("checkin", "--set", "pain=2")[0].code == 0
    for command in (("restore", str(backup), "--yes"), ("where",), ("verify",), ("today",)):
        ran, more = sealed(*command)
        assert ran.code in (0, 1), ran
        named += more
        assert command[0] != "restore" or more
    (place / f"{BOOK}.age").write_bytes(backup.read_bytes())  # opens, and is no plan book
    for command in (("set", "theme", "light"), ("today",), ("verify",)):
        named += sealed(*command)[1]
    assert any("set-aside" in str(path) for path in named)
    assert {path for path in named if not path.exists()} == set()
