"""What `make quick` runs: the tests nearest to a change, found by imports and names, and no longer than it says."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.quick.__main__ import CONTRACT, MOST_FILES, choose
from tests.quick.deadline import UNTIL
from tests.quick.nearest import CHANGED, SAME_TOPIC, nearest
from tests.quick.touched import Touched, touched

TOP = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("changed", "test"),
    [
        ("painplan/pacing/target.py", "tests/pacing/test_target.py"),
        ("painplan/team/medicines.py", "tests/cli/test_medicine.py"),
        ("painplan/screens/team/medicines.py", "tests/screens/test_medicines.py"),
        ("painplan/cli/team/medicine.py", "tests/cli/test_medicine.py"),
        ("assets/en/medicines.toml", "tests/screens/test_medicines.py"),
        ("assets/en/instruments/peg.toml", "tests/measures/test_shelf.py"),
        ("painplan/share/report_page.html", "tests/exchange/test_report.py"),
    ],
)
def test_the_tests_of_a_changed_file_are_among_the_nearest(changed: str, test: str) -> None:
    found = nearest(TOP, [changed])
    assert found[test] == SAME_TOPIC
    assert list(found.values()) == sorted(found.values())


def test_a_screen_that_is_opened_by_its_name_is_known_to_those_that_open_all() -> None:
    assert "tests/screens/test_every_room.py" in nearest(TOP, ["painplan/screens/plans/hold.py"])


def test_a_changed_test_comes_first_and_a_helper_brings_its_users() -> None:
    found = nearest(TOP, ["tests/support.py", "tests/kit/test_parse.py"])
    assert next(iter(found.items())) == ("tests/kit/test_parse.py", CHANGED)
    assert found["tests/screens/test_today.py"] == 1


def test_what_nobody_imports_brings_nothing() -> None:
    assert nearest(TOP, ["LICENSE", "docs/report.md"]) == {}


def test_near_tests_come_before_the_contract_and_what_is_too_much_is_told() -> None:
    few, _ = choose(Touched("", ("painplan/pacing/target.py",)))
    contract = [path for path in few if path.startswith(CONTRACT)]
    assert few[0].startswith("tests/pacing/")
    assert contract == sorted(str(path.relative_to(TOP)) for path in (TOP / CONTRACT).glob("test_*.py"))
    much, left_out = choose(Touched("", ("painplan/errors.py", "painplan/kit/parse.py")))
    assert len(much) <= MOST_FILES
    assert len({*much, *left_out}) == len(much) + len(left_out) > MOST_FILES


def test_what_was_touched_is_committed_changed_and_new(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-b", "main")
    for name in ("kept", "gone", "changed"):
        (tmp_path / name).write_text(name)
    git("add", ".")
    git("commit", "-m", "begun")
    assert touched(tmp_path) == Touched("since the last commit", ())
    git("checkout", "-b", "work")
    (tmp_path / "committed").write_text("x")
    git("add", ".")
    git("commit", "-m", "more")
    (tmp_path / "changed").write_text("y")
    (tmp_path / "gone").unlink()
    (tmp_path / "new").write_text("z")
    found = touched(tmp_path)
    assert found.since.startswith("since main (")
    assert sorted(found.files) == ["changed", "committed", "new"]


@pytest.mark.parametrize(("ahead", "outcome"), [(-1e6, "1 skipped"), (1e6, "1 passed")])
def test_a_test_that_would_begin_too_late_is_left_out(ahead: float, outcome: str, tmp_path: Path) -> None:
    test = tmp_path / "test_one.py"
    test.write_text("def test_it():\n    pass\n")
    command = [sys.executable, "-m", "pytest", "-p", "tests.quick.deadline", "-c", os.devnull, str(test)]
    ran = subprocess.run(
        command,
        cwd=TOP,
        env={**os.environ, UNTIL: str(time.time() + ahead)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert outcome in ran.stdout
