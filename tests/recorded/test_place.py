"""What changed in a folder is found, and put back."""

import os
from pathlib import Path

from tests.recorded.place import Change, Place


def test_changes_are_told_once_and_put_back(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "kept").write_text("1")
    (tmp_path / "a" / "gone").write_text("2")
    place = Place(tmp_path)
    before = place.contents()
    assert place.changes() == {}
    (tmp_path / "a" / "kept").write_text("other")
    (tmp_path / "a" / "gone").unlink()
    (tmp_path / "a" / "b").mkdir()
    (tmp_path / "a" / "b" / "new").write_text("3")
    (tmp_path / "a" / ".lock").write_text("")
    changes = place.changes()
    assert changes == {
        "a/kept": Change(b"1", b"other"),
        "a/gone": Change(b"2", None),
        "a/b/new": Change(None, b"3"),
    }
    assert place.changes() == {}
    place.put_back(changes)
    assert place.contents() == before
    assert not (tmp_path / "a" / "b").exists()


def test_a_file_that_was_written_again_as_it_was_has_not_changed(tmp_path: Path) -> None:
    (tmp_path / "same").write_text("1")
    place = Place(tmp_path)
    (tmp_path / "other").write_text("1")
    os.replace(tmp_path / "other", tmp_path / "same")  # noqa: PTH105  # as a program writes a whole file
    assert place.changes() == {}
