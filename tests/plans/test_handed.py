"""A plan handed over as a file: taken as it was written and no other way; what comes before tries holds (A12 PRE)."""

from pathlib import Path

import pytest

from painplan.plans.handed.file import MOST_BYTES
from tests.conftest import Shell

WRITTEN = (Path(__file__).parents[1] / "data" / "handed.toml").read_text()
"""As an earlier version wrote it: files lie around for long."""
TAKE = ("--goal", "Out with the children", "--activity", "Walking")


def test_what_the_calculator_writes_another_diary_takes(painplan: Shell, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    saved = painplan("pace", "8", "12", "10", "--aim", "20", "--save", str(file), "--json").document["saved"]
    assert saved == str(file)
    assert file.read_text() == WRITTEN
    assert len(WRITTEN) < MOST_BYTES
    shown = painplan("plan", "add", "--from", str(file), *TAKE)
    assert shown.out.startswith("It comes from tries: 8, 12, 10 minutes.")
    plan = painplan("plan", "show", "walking", "--json").document
    assert (plan["baseline"], plan["quota"], plan["step"], plan["aim"]) == (10, 8, 1, 20)
    assert plan["not_asked"]["which"], "what comes before steps is told where it was never asked"


def test_estimates_are_handed_over_as_such(painplan: Shell, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    painplan("pace", "--good", "20", "--bad", "5", "--unit", "metres", "--save", str(file))
    plan = painplan("plan", "add", "--from", str(file), *TAKE, "--json").document
    assert (plan["provisional"], plan["unit"], plan["trials"]) == (True, "metres", [])


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("aim = 20.0", "aim = 40.0"),
        ("aim = 20.0\n", ""),
        ("[8.0,", "[80.0,"),
        ("first_amount = 8.0", "first_amount = 12.0"),
        ("step = 1.0", "step = 4.0"),
        ('"minutes"', '"steps"'),
        ('"minutes"', '"tablets"'),
        ('"steady"', '"gentle"'),
        ("unit_min = 1.0", "unit_min = 0.5"),
        ("painplan_plan = 1", "painplan_plan = 2"),
        ("step =", "steps ="),
        ("12.0", "-1"),
        ("12.0", "1e400"),
        ("12.0", "nan"),
        (WRITTEN[len(WRITTEN) // 2 :], ""),
    ],
)
def test_what_was_altered_is_not_taken(was: str, becomes: str, painplan: Shell, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    assert was in WRITTEN
    file.write_text(WRITTEN.replace(was, becomes))
    ran = painplan("plan", "add", "--from", str(file), *TAKE)
    assert ran.code in (1, 2), ran.out
    assert ran.err.count("\n") == 1
    assert painplan("plan", "list", "--json").document["plans"] == []


@pytest.mark.parametrize("text", ["a = " + "[" * 9_000, "a = " + "9" * 9_000, "\x00", "#" * (MOST_BYTES + 1)], ids=len)
def test_a_hostile_file_is_one_sentence(text: str, painplan: Shell, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(text)
    ran = painplan("plan", "add", "--from", str(file), *TAKE)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_another_editor_may_have_saved_it(painplan: Shell, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_bytes(b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode())
    assert painplan("plan", "add", "--from", str(file), *TAKE).code == 0


def test_beside_an_open_sign_no_tries_are_taken_from_a_file(painplan: Shell, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(WRITTEN)
    painplan("safety", "--answer", "RF02=yes")
    assert painplan("plan", "add", "--from", str(file), *TAKE).code == 1
    assert painplan("plan", "list", "--json").document["plans"] == []


def test_who_gives_no_goal_is_told_the_options(painplan: Shell, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(WRITTEN)
    ran = painplan("plan", "add", "--from", str(file))
    assert ran.code == 2
    assert "--goal" in ran.err
    assert painplan("pace", "8", "12", "10", "--pem", "--save", str(file)).code == 1, "no steps, no plan of steps"


def test_the_first_amount_that_is_told_is_the_one_that_holds_here(painplan: Shell, tmp_path: Path) -> None:
    """A14.1: with "sometimes" the start is never above the bad day; beside an emergency sign none is told."""
    file = tmp_path / "plan.toml"
    painplan("pace", "--good", "20", "--bad", "5", "--unit", "minutes", "--save", str(file))
    painplan("steps", "ask", "sometimes")
    shown = painplan("plan", "add", "--from", str(file), *TAKE).out
    assert "First amount: 5 minutes a day" in shown
    assert painplan("plan", "show", "walking", "--json").document["quota"] == 5
    painplan("safety", "--answer", "RF02=yes")
    shown = painplan("plan", "add", "--from", str(file), "--goal", "G", "--activity", "Swimming").out
    assert "First amount" not in shown
    assert "Nothing is asked for at the moment." in shown


def test_what_is_saved_without_a_unit_is_counted_as_minutes_are(painplan: Shell, tmp_path: Path) -> None:
    """A12 ``unit_min``: half minutes below 5."""
    file = tmp_path / "plan.toml"
    painplan("pace", "3", "4", "5", "--save", str(file))
    assert "unit_min = 0.5" in file.read_text()
