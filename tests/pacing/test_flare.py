"""Flare-ups are said, never guessed (FL-1, clinical.md A13)."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.pacing import (
    Episode,
    Pace,
    episodes,
    flare_day_numbers,
    flare_in_days_before,
    halved_step,
    needs_new_trials,
)

START = date(2026, 1, 5)
SAYS = {"y": True, "n": False, "-": None}


def on(number: int) -> date:
    return START + timedelta(days=number)


def said(text: str) -> dict[date, bool | None]:
    """A letter a day: y yes, n no, - an entry that leaves it open, blank no entry."""
    return {on(number): SAYS[letter] for number, letter in enumerate(text) if letter != " "}


def found(text: str, until: int | None = None) -> list[tuple[int, int]]:
    """First and last day of each flare-up, by number."""
    last = len(text) - 1 if until is None else until
    return [((f.first - START).days, (f.last - START).days) for f in episodes(said(text), on(last))]


@pytest.mark.parametrize(
    ("text", "flares"),
    [
        ("", []),
        ("nnnn", []),
        ("----", []),
        ("y", [(0, 0)]),
        ("nyn", [(1, 1)]),
        ("nyyn", [(1, 2)]),
        ("y--n", [(0, 2)]),
        ("y-yn", [(0, 2)]),
        ("y   n", [(0, 3)]),
        ("y   y", [(0, 4)]),
        ("y    y", [(0, 0), (5, 5)]),
        ("y    n", [(0, 0)]),
        ("ynyn", [(0, 0), (2, 2)]),
        ("y----------", [(0, 10)]),
    ],
)
def test_a_yes_goes_on_until_a_no_or_a_long_silence(text: str, flares: list[tuple[int, int]]) -> None:
    assert found(text) == flares


@pytest.mark.parametrize(("until", "last"), [(0, 0), (1, 1), (3, 3), (4, 0), (10, 0)])
def test_an_open_flare_up_goes_on_through_three_days_of_silence(until: int, last: int) -> None:
    assert found("y", until) == [(0, last)]


def test_entries_after_the_last_day_are_not_looked_at() -> None:
    assert found("nnny", 2) == []


def test_days_of_a_flare_up_are_numbered_from_one() -> None:
    numbers = flare_day_numbers([Episode(on(0), on(1)), Episode(on(5), on(5))])
    assert numbers == {on(0): 1, on(1): 2, on(5): 1}


@pytest.mark.parametrize(("day", "after"), [(3, False), (4, True), (10, True), (11, False)])
def test_seven_days_after_a_flare_up_amounts_stay(day: int, after: bool) -> None:
    assert flare_in_days_before([Episode(on(1), on(3))], on(day)) is after


def spell(first: int, days: int) -> Episode:
    return Episode(on(first), on(first + days - 1))


def test_a_flare_up_over_fourteen_days_asks_for_new_tries() -> None:
    """clinical.md A13: flare > 14 days -> new baseline trials, s halved."""
    assert not needs_new_trials([spell(0, 14)], on(14))
    assert needs_new_trials([spell(0, 15)], on(14))


def test_three_flare_ups_in_28_days_ask_for_new_tries() -> None:
    """clinical.md A13: >= 3 flares in 28 days."""
    three = [spell(0, 1), spell(10, 2), spell(20, 1)]
    assert not needs_new_trials(three[:2], on(20))
    assert needs_new_trials(three, on(27))
    assert not needs_new_trials(three, on(28))


def test_what_was_answered_is_not_asked_again() -> None:
    three = [spell(0, 1), spell(10, 2), spell(20, 1)]
    assert not needs_new_trials(three, on(22), since=on(21))
    assert not needs_new_trials([spell(0, 30)], on(29), since=on(14))


def test_flare_ups_still_to_come_do_not_count() -> None:
    assert not needs_new_trials([spell(0, 15)], on(13))
    assert not needs_new_trials([spell(0, 1), spell(5, 1), spell(10, 1)], on(7))


@pytest.mark.parametrize(("step", "unit_min", "half"), [(4, 1, 2), (5, 1, 3), (1, 1, 1), (100, 50, 50), (50, 50, 50)])
def test_half_a_step_is_at_least_one_unit(step: float, unit_min: float, half: float) -> None:
    assert halved_step(Pace(unit_min=unit_min, step=step)) == half


@given(st.text(alphabet="yn- ", max_size=84))
def test_flare_ups_start_with_a_yes_never_overlap_and_never_hold_a_no(text: str) -> None:
    answers = said(text)
    flares = episodes(answers, on(max(0, len(text) - 1)))
    assert all(answers[flare.first] is True for flare in flares)
    assert all(before.last < after.first for before, after in pairwise(flares))
    numbers = flare_day_numbers(flares)
    assert {day for day, answer in answers.items() if answer is True} <= numbers.keys()
    assert not {day for day, answer in answers.items() if answer is False} & numbers.keys()
    assert sum(flare.days for flare in flares) == len(numbers)
