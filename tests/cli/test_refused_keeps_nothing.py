"""A command that is refused keeps nothing, whatever of what it was given would have fitted."""

from pathlib import Path

import pytest

from tests.conftest import Shell


@pytest.mark.parametrize(
    "more",
    [
        ("--trial-date", "2026-01-05", "--trial-date", "2026-01-05", "--trial-date", "2026-01-05"),
        ("--aim", "zzz"),
        ("--by", "2020-01-01"),
        ("--unit-min", "90"),
        ("--unit", "own"),
    ],
)
def test_a_plan_that_is_refused_does_not_keep_the_age(more: tuple[str, ...], painplan: Shell, place: Path) -> None:
    tries = ("--trial", "8", "--trial", "9", "--trial", "10")
    made = ("--goal", "g", "--activity", "Walking", "--unit", "minutes", *tries)
    assert painplan("plan", "add", *made, "--adult", "yes", *more).code
    assert not any(b"adult" in one.read_bytes() for one in place.rglob("*") if one.is_file())
    assert painplan("undo", "--list", "--json").document["undo"] == []
