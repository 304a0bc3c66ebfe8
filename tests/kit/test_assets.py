"""Words that were taken apart once lie ready; they are always those of the file."""

import os
import sys
from pathlib import Path

import pytest

from painplan.kit import assets

WORDS = 'said = "Good {when}"\nmany = [1, 2.5, true]\n[one.two]\nthree = ""\n'


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(assets, "_folder", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "en").mkdir()
    file = tmp_path / "en" / "greeting.toml"
    file.write_text(WORDS, encoding="utf-8")
    return file


def _read() -> object:
    return assets.asset.__wrapped__("greeting")


def test_they_are_the_same_from_the_file_and_lying_ready(words: Path) -> None:
    from_the_file = _read()
    assert from_the_file == {"said": "Good {when}", "many": [1, 2.5, True], "one": {"two": {"three": ""}}}
    assert [path.suffix for path in (words.parent / "__pycache__").iterdir()] == [".pyc"]
    assert _read() == from_the_file


def test_a_changed_file_is_read_anew(words: Path) -> None:
    _read()
    words.write_text('said = "Bad {when}"', encoding="utf-8")
    assert _read() == {"said": "Bad {when}"}
    before = words.stat()
    words.write_text('said = "Sad {when}"', encoding="utf-8")
    os.utime(words, (before.st_atime, before.st_mtime + 2))
    assert _read() == {"said": "Sad {when}"}


def test_where_nothing_can_be_kept_the_file_is_read(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _read() == _read()
    assert not (words.parent / "__pycache__").exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (words.parent / "__pycache__").write_text("in the way", encoding="utf-8")
    assert _read() == _read()


def test_what_lies_there_spoilt_is_not_used(words: Path) -> None:
    whole = _read()
    for path in (words.parent / "__pycache__").iterdir():
        path.write_bytes(b"spoilt")
    assert _read() == whole
