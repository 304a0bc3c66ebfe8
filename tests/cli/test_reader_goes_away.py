"""Who reads along and goes away after a line, as ``head -1`` does, stops no command before it kept what was said."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PLAN = ("--goal", "Out", "--activity", "Walking", "--unit", "minutes", "--good", "20", "--bad", "10", "--adult", "yes")
SAVING: tuple[tuple[str, ...], ...] = (
    ("help-now", "--region", "AU"),
    ("checkin", "--set", "pain=3", "--set", "note=word"),
    ("plan", "add", *PLAN),
    ("flare", "start"),
    ("safety", "--answer", "RF20=yes"),
    ("ask-first", "--answer", "AF02=yes", "--answer", "AF02.NOW=yes"),
    ("hold", "start", "holiday"),
    ("measure", "peg", "7", "8", "6"),
    ("set", "theme", "light"),
)


def called(folder: Path, *words: str, nobody_reads: bool = False) -> int:
    command = [sys.executable, "-m", "painplan", "--data-dir", str(folder), "--today", "2026-03-02", *words]
    read, write = os.pipe()
    if nobody_reads:
        os.close(read)
    program = subprocess.Popen(command, stdout=write, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    os.close(write)
    if not nobody_reads:
        with os.fdopen(read, "rb") as pipe:
            pipe.read()
    _, told = program.communicate()
    assert b"Traceback" not in told
    assert not nobody_reads or told == b""
    return program.returncode


def kept(folder: Path) -> object:
    """Everything that is kept, without the moments."""
    everything = folder.parent / "all.json"
    command = [sys.executable, "-m", "painplan", "--data-dir", str(folder), "export", "json", str(everything)]
    subprocess.run(command, capture_output=True, check=True)
    found = json.loads(everything.read_bytes())
    everything.unlink()
    return without_moments(found)


def without_moments(found: object) -> object:
    if isinstance(found, dict):
        moments = {"saved_at", "at", "exported", "made", "history"}
        return {name: without_moments(value) for name, value in found.items() if name not in moments}
    return [without_moments(each) for each in found] if isinstance(found, list) else found


@pytest.mark.parametrize("words", SAVING, ids=" ".join)
def test_what_was_said_is_kept_whoever_reads(words: tuple[str, ...], tmp_path: Path) -> None:
    for name in ("read", "not"):
        (tmp_path / name).mkdir()
    assert called(tmp_path / "read" / "diary", *words) == called(tmp_path / "not" / "diary", *words, nobody_reads=True)
    assert kept(tmp_path / "read" / "diary") == kept(tmp_path / "not" / "diary")
