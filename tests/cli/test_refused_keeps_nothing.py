"""A command that is refused keeps nothing, whatever of what it was given would have fitted."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.test_undo_of_commands import STORY, desk_of_files, ready
from tests.conftest import Shell, on
from tests.recorded import ties
from tests.thorough import WHOLE, share_of

__all__ = ["desk_of_files"]
ODD = ("zzz", "999999999", "RF99=yes", "2031-01-01", "") if WHOLE else ("zzz",)
LEFT_OUT = {"restore", "erase", "encrypt", "decrypt", "passphrase", "demo", "serve", "undo", "redo"}
"""What takes the folder as a whole has tests of its own."""


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
        ("assessment", "--answer", "can_do=I garden", "--answer", "zzz"),
        ("decide", "choose", "move-house", "--sure", "6", "--check", "zzz=yes"),
        ("decide", "choose", "move-house", "--who", "me", "--sure", "77"),
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
    assert painplan("decide", "new", "Move house", "--option", "yes").code == 0
    assert painplan("decide", "list", "--json").document["decisions"][0]["id"] == "move-house"
    before = bytes_of(place)
    assert painplan(*call).code
    assert bytes_of(place) == before


def test_what_one_call_opens_it_can_close_too(painplan: Shell) -> None:
    assert painplan("ask-first", "--answer", "AF05=yes", "--looked-at", "AF05", "--by", "midwife").code == 0
    assert painplan("safety", "--answer", "RF12=yes", "--looked-at", "RF12", "--by", "doctor").code == 0


def wrongly(call: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The call with one more thing that does not fit, and with two answers of which one does not."""
    words = call[0].split()
    every = ties.commands()
    path = next((path for path in (tuple(words), tuple(words[:1])) if path in every), None)
    if path is None or words[0] in LEFT_OUT:
        return
    # What each command takes, as --today, is read in one place for all of them: one such option of each is enough.
    shared = set.intersection(*({str(one.name) for one in command.params} for command in every.values()))
    left_out = shared - {*share_of(path, every, sorted(shared), one_of=len(shared))}
    for option in every[path].params:
        if isinstance(option, click.Option) and option.name != "sure" and option.name not in left_out:
            name = option.opts[-1]
            if option.is_flag:
                yield *call, name
            else:
                yield from ((*call, name, odd) for odd in ODD)


@pytest.mark.slow
@pytest.mark.usefixtures("desk_of_files")
def test_whatever_a_call_is_refused_for_the_folder_is_as_it_was(painplan: Shell, place: Path, tmp_path: Path) -> None:
    wrong, tried, seen = list[str](), 0, set[str]()
    for number, calls in STORY:
        for call in calls:
            ready(place, call)
            odd_calls = list(wrongly(call)) if WHOLE or call[0] not in seen else []  # with `make whole` of every call
            before, aside = bytes_of(place), tmp_path / "aside"
            shutil.rmtree(aside, ignore_errors=True)
            if odd_calls and place.exists():
                shutil.copytree(place, aside)
            for odd in odd_calls:
                seen.add(call[0])
                ran = painplan(*odd[0].split(), *odd[1:], day=on(number))
                if bytes_of(place) == before:
                    tried += ran.code != 0
                    continue
                if ran.code:
                    tried += 1
                    wrong.append(f"{' '.join(odd)}: {ran.code} {ran.err.strip()[:90]}")
                shutil.rmtree(place)
                if aside.exists():
                    shutil.copytree(aside, place)
            painplan(*call[0].split(), *call[1:], day=on(number))
    assert tried > 100
    assert "\n".join(wrong) == ""
