"""Where nothing can be saved, no command says that something was: each of those that write, found by what they save."""

import errno
import re
from pathlib import Path
from typing import Any

import pytest

from painplan.store.disk import DiskFolder
from painplan.store.syscalls import SystemCalls
from tests.cli.test_undo_of_commands import STORY, desk_of_files, facts, ready
from tests.conftest import Shell, on

__all__ = ["desk_of_files"]
CLAIMS = re.compile(
    r"\b(added|kept|noted|saved|taken|put away|begun|brought|on your list|changed to|is on|is off|written)\b", re.I
)
FURTHER = (
    ("safety", "--answer", "RF11=long_standing"),
    ("safety", "--answer", "RF35=yes"),
    ("safety", "--answer", "RF09=yes"),
    ("safety", "--answer", "RF20=yes"),
    ("safety", "--adult", "no"),
    ("checkin", "--set", "worry=yes"),
    ("measure", "phq4", "3", "3", "3", "3"),
    ("ask-first", "--answer", "AF06=yes"),
)
"""Answers that lead to a page, which is told whatever becomes of saving it."""


@pytest.mark.slow
@pytest.mark.usefixtures("desk_of_files")
def test_a_full_disk_makes_no_command_say_that_something_was_kept(
    painplan: Shell, place: Path, folder: DiskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, wrong, wrote = SystemCalls.write, [], 0
    before: dict[str, Any] = {}

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    for number, calls in (*STORY, (STORY[-1][0] + 1, FURTHER)):
        for call in calls:
            ready(place, call)
            monkeypatch.setattr(SystemCalls, "write", full)
            refused = painplan(*call[0].split(), *call[1:], day=on(number))
            monkeypatch.setattr(SystemCalls, "write", write)
            if refused.code and CLAIMS.search(refused.out):
                wrong.append((call, refused.out))
            if facts(folder) != before:
                wrong.append((call, "something was saved"))
            ran = painplan(*call[0].split(), *call[1:], day=on(number))
            after = facts(folder)
            if after != before:
                wrote += 1
                if refused.code == 0:
                    wrong.append((call, "it did not say that it cannot be saved"))
            before = after
            if ran.code and call not in FURTHER:
                wrong.append((call, ran.err))
    assert wrong == []
    assert wrote > 60
