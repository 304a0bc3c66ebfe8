"""A small diary recorded twice is the same; a fault planted in what was kept is told, with diary, day and command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.recorded import ties
from tests.recorded.every_kind import WORD, export, places_of_words, stands
from tests.recorded.kept import read_part, write_part
from tests.recorded.same import same
from tests.recorded.world import WHERE, surroundings

TOP = Path(__file__).parents[2]
PART = "tiny"


def record(folder: Path, root: Path) -> None:
    env = {**surroundings({**os.environ, WHERE: str(root)}), "HOME": str(root)}
    command = [sys.executable, "-m", "tests.recorded.part", PART, str(folder)]
    ran = subprocess.run(command, cwd=TOP, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the record of a small diary is kept, and beside it the folder it was made in."""
    folder = tmp_path_factory.mktemp("kept")
    record(folder, folder / "root")
    return folder


def test_the_record_holds_answers_documents_files_screens_and_bytes(kept: Path) -> None:
    entries = dict(read_part(kept, PART))
    day = "tiny / 2026-03-04"
    assert "Walking" in entries[f"{day} / read / today"]["out"]
    assert entries[f"{day} / read / today --json"]["json"]["plans"][0]["id"] == "walking"
    assert entries[f"{day} / read / export csv out/days.csv"]["files"]["out/days.csv"].startswith("date,")
    assert "What comes first at the moment?" in entries[f"{day} / screens / hold"]["screen"]
    assert "Meet my sister" not in str([entry for key, entry in entries.items() if "/ discreet /" in key])
    made = [entry for key, entry in entries.items() if "/ made /" in key]
    assert all(entry["code"] == 0 and entry["data"] for entry in made)


def test_recorded_again_it_is_the_same(kept: Path, tmp_path: Path) -> None:
    record(tmp_path, kept / "root")
    lines, faults, texts = same(kept, tmp_path, [PART])
    assert (faults, texts) == (0, 0), lines


def test_faults_are_told_with_diary_day_and_command(kept: Path, tmp_path: Path) -> None:
    entries = dict(read_part(kept, PART))
    entries["tiny / 2026-03-04 / read / today --json"]["json"]["plans"][0]["target"] = 99
    del entries["tiny / 2026-03-04 / screens / hold"]
    write_part(tmp_path, PART, entries.items())
    lines, faults, texts = same(kept, tmp_path, [PART])
    assert (faults, texts) == (2, 0)
    assert "lost: tiny / 2026-03-04 / screens / hold" in lines
    assert "json: tiny / 2026-03-04 / read / today --json (JSON)" in lines


def test_the_made_up_export_has_every_kind_and_a_word_in_every_field_for_own_words() -> None:
    made = export()
    assert made.keys() - {"painplan"} == ties.kinds().keys()
    assert len(places_of_words()) > 40
    assert [place for place in places_of_words() if not stands(made, place)] == []
    assert WORD in str(made["goals"])
