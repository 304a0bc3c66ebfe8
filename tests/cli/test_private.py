"""Nothing leaves the machine: no socket, no other program, nothing written where it was not told."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from painplan.cli.main import _COMMANDS
from painplan.screens.actions import ACTIONS

ROOT = Path(__file__).parents[2]


def watched(kind: str, place: Path) -> Any:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "TERM": "xterm-256color"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.watched", kind, str(place)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment,
    )
    assert done.returncode == 0, done.stderr.decode()[-2_000:]
    return json.loads(done.stdout)


@pytest.mark.slow
def test_no_command_reaches_outside_what_it_was_told(tmp_path: Path) -> None:
    seen = watched("commands", tmp_path)
    assert seen["found"] == []
    assert {line.split()[0] for line in seen["ran"]} == set(_COMMANDS)
    done = {line.split()[0] for line in seen["ran"] if line.endswith(" 0")}
    assert {"plan", "checkin", "today", "backup", "restore", "verify", "merge", "encrypt", "decrypt", "erase"} <= done


@pytest.mark.slow
def test_no_screen_reaches_outside_the_diary(tmp_path: Path) -> None:
    seen = watched("screens", tmp_path)
    assert seen["found"] == []
    assert {*seen["ran"], "leave_program"} == {action.name for action in ACTIONS}


@pytest.mark.parametrize(
    "doing",
    [
        "__import__('socket').create_connection(('127.0.0.1', 9), 0.1)",
        "__import__('os').system('true')",
        "open('/tmp/painplan-outside', 'w')",
        "__import__('os').rename('a', '/tmp/painplan-outside')",
    ],
)
def test_the_watch_would_see_it(tmp_path: Path, doing: str) -> None:
    script = f"""
import sys
from pathlib import Path
from tests.cli.watched import Watch
watch = Watch(Path({str(tmp_path)!r}))
sys.addaudithook(watch.hook)
watch.on = True
try:
    {doing}
except OSError:
    pass
watch.on = False
sys.exit(0 if watch.found else 3)
"""
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
