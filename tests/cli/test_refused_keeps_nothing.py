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


def bytes_of(place: Path) -> dict[str, bytes]:
    """Every file but the lock."""
    return {str(one): one.read_bytes() for one in sorted(place.rglob("*")) if one.is_file() and one.name != ".lock"}


@pytest.mark.parametrize(
    "call",
    [
        ("ask-first", "--answer", "AF05=yes", "--looked-at", "AF09", "--by", "doctor"),
        ("ask-first", "--answer", "AF05=yes", "--take-back", "zzz", "--sure"),
        ("safety", "--answer", "RF12=yes", "--looked-at", "zzz", "--by", "doctor"),
        ("safety", "--adult", "yes", "--answer", "RF99=yes"),
        ("safety", "--adult", "yes", "--answer", "RF12=yes", "--take-back", "RF13", "--sure"),
        ("safety", "--looked-at", "RF36", "--by", "doctor", "--take-back", "RF13", "--sure"),
        ("team", "add", "Kim B.", "--role", "physiotherapist", "--share", "goals", "--share", "zzz"),
        ("team", "change", "ann", "--set", "agreed=calls back", "--share", "zzz"),
    ],
    ids=" ".join,
)
def test_what_fits_is_not_kept_where_another_part_of_the_call_is_refused(
    call: tuple[str, ...], painplan: Shell, place: Path
) -> None:
    """Found by giving every command of a long story one more thing that does not fit."""
    painplan("team", "add", "Ann", "--role", "physiotherapist")
    painplan("safety", "--answer", "RF36=yes")
    before = bytes_of(place)
    assert painplan(*call).code
    assert bytes_of(place) == before


def test_what_one_call_opens_it_can_close_too(painplan: Shell) -> None:
    assert painplan("ask-first", "--answer", "AF05=yes", "--looked-at", "AF05", "--by", "midwife").code == 0
    assert painplan("safety", "--answer", "RF12=yes", "--looked-at", "RF12", "--by", "doctor").code == 0
