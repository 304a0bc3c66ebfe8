"""Where nothing can be written, what is told is the reason and the place that is meant."""

import os
import time
from pathlib import Path

import pytest

from tests.conftest import Shell, on
from tests.store.permissions import permissions_count


@pytest.mark.skipif(not Path("/proc/1").is_dir(), reason="a folder in which no file can be made")
def test_a_folder_in_which_no_lock_can_be_made_is_told_at_once(painplan: Shell) -> None:
    began = time.monotonic()
    ran = painplan("--data-dir", "/proc/1", "checkin", "--set", "pain=1", day=on(0))
    assert ran.code == 1
    assert "cannot be written" in ran.err, ran
    assert "Another PainPlan" not in ran.err
    assert time.monotonic() - began < 8


@pytest.mark.parametrize("sub", ["diary", "undo"])
def test_the_folder_that_cannot_be_written_is_the_one_that_is_named(painplan: Shell, place: Path, sub: str) -> None:
    assert painplan("checkin", "--set", "pain=1", day=on(0)).code == 0
    (place / sub).chmod(0o500)
    try:
        with permissions_count():
            ran = painplan("checkin", "--set", "pain=2", day=on(0))
    finally:
        (place / sub).chmod(0o700)
    if ran.code or ran.err:
        assert f"{place / sub}" in ran.err, ran
        assert f"{place} cannot be written" not in ran.err, ran
    assert sub != "diary" or ran.code == 1
    assert os.access(place, os.W_OK)
