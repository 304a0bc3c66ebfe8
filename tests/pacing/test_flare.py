"""Flare-ups are said, never guessed, and so is their end (FL-1, clinical.md A13)."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.checkin.records import CheckIn
from painplan.pacing.flare import (
    Episode,
    FlareSaid,
    episodes,
    flare_day,
    flare_day_numbers,
    flare_in_days_before,
    flares_in,
    halved_on,
    needs_new_trials,
)
from painplan.pacing.rhythm import Pace, halved_step

START = date(2026, 1, 5)


def on(number: int) -> date:
    return START + timedelta(days=number)


def said(text: str) -> dict[date, FlareSaid]:
    """A letter a day: b begins, o over (since that day), anything else says neither."""
    told = {}
    for number, letter in enumerate(text):
        if letter in "bo":
            told[on(number)] = FlareSaid(letter == "b", on(number) if letter == "o" else None)
    return told


def found(text: str, until: int | None = None) -> list[tuple[int, int]]:
    """First and last day of each flare-up, by number."""
    last = len(text) - 1 if until is None else until
    return [((f.first - START).days, (f.last - START).days) for f in episodes(said(text), on(last))]


@pytest.mark.parametrize(
    ("text", "flares"),
    [
        ("", []),
        ("....", []),
        ("o..o", []),
        ("b", [(0, 0)]),
        (".bo", [(1, 1)]),
        (".b..o", [(1, 3)]),
        ("b.b.o", [(0, 3)]),
        ("bo.bo", [(0, 0), (3, 3)]),
        ("b         ", [(0, 9)]),
        ("b         b", [(0, 10)]),
        ("b..o", [(0, 2)]),
    ],
)
def test_it_lasts_from_the_day_it_began_until_it_is_said_to_be_over(text: str, flares: list[tuple[int, int]]) -> None:
    assert found(text) == flares


def test_silence_is_neither_a_beginning_nor_an_end() -> None:
    """clinical.md A13: a person too ill to write is not well."""
    assert found("b", until=200) == [(0, 200)]
    assert episodes({}, on(9), lasting=on(-300)) == (Episode(on(-300), on(9)),)


def test_days_after_the_day_since_which_it_is_over_are_none_of_it() -> None:
    """clinical.md A13: so that silence alone never makes a long flare; its amounts were asked for until it was told."""
    told = {on(0): FlareSaid(begins=True), on(20): FlareSaid(over_since=on(3))}
    (flare,) = episodes(told, on(30))
    assert (flare.first, flare.last, flare.told, flare.days) == (on(0), on(2), on(20), 3)
    assert halved_on([flare], on(30)) is None
    assert flare.lasts_on(on(19))
    assert not flare.lasts_on(on(20))


def test_one_that_is_over_on_the_day_it_began_was_one_day_long() -> None:
    told = {on(4): FlareSaid(begins=True, over_since=on(4))}
    assert episodes(told, on(9)) == (Episode(on(4), on(4), on(4)),)


def test_entries_after_the_last_day_are_not_looked_at() -> None:
    assert found("...b", 2) == []
    assert found("b..o", 2) == [(0, 2)]


def entry(number: int, **answers: object) -> CheckIn:
    return CheckIn(day=on(number), **answers)  # type: ignore[arg-type]  # names of answers


def test_a_no_ends_none_and_its_own_answer_does() -> None:
    begun = {on(0): entry(0, flare=True)}
    no = {on(1): entry(1, flare=False, flare_over=False), on(2): entry(2, worry=False), on(3): entry(3)}
    assert flares_in(begun | no, on(5)) == (Episode(on(0), on(5)),)
    over = {on(4): entry(4, flare_over=True)}
    assert flares_in(begun | no | over, on(5)) == (Episode(on(0), on(3), on(4)),)
    since = {on(4): entry(4, flare_over=True, flare_over_since=on(2))}
    assert flares_in(begun | no | since, on(5)) == (Episode(on(0), on(1), on(4)),)


@pytest.mark.parametrize(("gap", "last"), [(1, 0), (4, 3), (5, 0), (30, 0)])
def test_in_old_diaries_a_no_ended_it_and_long_silence_before_that_no_did(gap: int, last: int) -> None:
    """Entries from before ends were said on their own have no answer to whether it is over."""
    old = {on(0): entry(0, flare=True), on(gap): entry(gap, flare=False)}
    assert flares_in(old, on(gap + 3)) == (Episode(on(0), on(last), on(gap)),)


def test_days_of_a_flare_up_are_numbered_from_one() -> None:
    numbers = flare_day_numbers([Episode(on(0), on(1)), Episode(on(5), on(5))])
    assert numbers == {on(0): 1, on(1): 2, on(5): 1}


@pytest.mark.parametrize(("day", "after"), [(3, False), (4, True), (10, True), (11, False)])
def test_seven_days_after_a_flare_up_amounts_stay(day: int, after: bool) -> None:
    assert flare_in_days_before([Episode(on(1), on(3), on(4))], on(day)) is after


def shares(flare: Episode, first: int, last: int, settled: str = "") -> list[float]:
    """Share of each day; settled: a letter a day of the flare-up, of its morning: y settled, n not, else not known."""
    said = {flare.first + timedelta(days=n): letter for n, letter in enumerate(settled)}

    def known(day: date, _: date) -> date | Literal["no"] | None:
        return day if said.get(day) == "y" else "no" if said.get(day) == "n" else None

    return [flare_day([flare], on(n), known).share for n in range(first, last + 1)]


def test_the_days_of_one_that_nobody_ends() -> None:
    """clinical.md A13: 0.5 0.5, 0.75 0.75, not known stays at 0.75, after seven days 0.5."""
    flare = Episode(on(0), on(20))
    assert shares(flare, 0, 9) == [0.5, 0.5, 0.75, 0.75, 0.75, 0.75, 0.75, 0.5, 0.5, 0.5]


def test_from_day_five_on_a_settled_morning_brings_the_whole_amount_back() -> None:
    flare = Episode(on(0), on(20))
    assert shares(flare, 3, 6, "yyyynyn") == [0.75, 0.75, 1.0, 0.75]


def test_after_seven_days_who_is_back_keeps_the_amount_as_long_as_mornings_are_settled() -> None:
    flare = Episode(on(0), on(20))
    assert shares(flare, 6, 11, "yyyyyyyyyyn") == [1.0, 1.0, 1.0, 1.0, 0.5, 0.5]
    assert shares(flare, 6, 9, "yyyyyyyny") == [1.0, 0.5, 0.5, 0.5]
    assert shares(flare, 6, 11, "yyyyyynyyyyy") == [0.75, 0.5, 0.5, 0.5, 0.5, 0.5], "keeps, not comes back"


def test_who_is_back_has_three_quarters_until_the_morning_is_known_and_half_where_it_stays_unknown() -> None:
    """clinical.md A13: who is back at Q keeps Q; a morning that is not known brings three quarters, and no more."""
    flare = Episode(on(0), on(20))
    assert shares(flare, 6, 10, "yyyyyyyy") == [1.0, 1.0, 0.75, 0.5, 0.5]
    assert shares(flare, 6, 10, "yyyyyyy-yyy") == [1.0, 0.75, 0.5, 0.5, 0.5], "silence lifts nothing"
    assert shares(flare, 7, 7, "yyyyyy") == [0.5], "the seventh morning was not known"


def test_after_its_end_three_quarters_for_two_days_the_day_it_is_said_the_first() -> None:
    flare = Episode(on(0), on(2), on(3))
    assert shares(flare, 2, 6) == [0.75, 0.75, 0.75, 1.0, 1.0]
    said_later = Episode(on(0), on(2), on(15))
    assert shares(said_later, 13, 18) == [0.5, 0.5, 0.75, 0.75, 1.0, 1.0]
    state = [flare_day([said_later], on(n), lambda *_: None) for n in (14, 15, 16, 17)]
    assert [(one.lasts, one.easing) for one in state] == [(True, False), (False, True), (False, True), (False, False)]


def test_who_was_back_at_the_amount_stays_there() -> None:
    """clinical.md A13: on whichever day the end is told, it changes no amount that was whole on settled mornings."""
    on_the_seventh = Episode(on(0), on(5), on(6))
    assert shares(on_the_seventh, 4, 8, "yyyyyyy") == [1.0, 1.0, 1.0, 1.0, 1.0]
    on_the_fifth = Episode(on(0), on(3), on(4))
    assert shares(on_the_fifth, 3, 6, "yyyyy") == [0.75, 1.0, 1.0, 1.0]


def test_who_was_not_back_on_the_day_it_is_told_has_three_quarters_for_two_days() -> None:
    assert shares(Episode(on(0), on(5), on(6)), 5, 8, "yyyyyyn") == [1.0, 0.75, 0.75, 1.0]
    assert shares(Episode(on(0), on(2), on(3)), 3, 5, "yyyyyy") == [0.75, 0.75, 1.0], "before the fifth day"


def test_after_more_than_seven_days_three_quarters_last_until_the_week_of_hold_is_over() -> None:
    flare = Episode(on(0), on(7), on(8))
    assert shares(flare, 7, 15) == [0.5, *[0.75] * 7, 1.0]
    short = Episode(on(0), on(6), on(7))
    assert shares(short, 6, 9) == [0.75, 0.75, 0.75, 1.0]


def test_of_one_that_lasts_and_one_that_ended_the_smaller_share_holds() -> None:
    """clinical.md A14 "Several at once": the lowest amount."""
    both = [Episode(on(0), on(8), on(9)), Episode(on(11), on(11), on(12))]
    assert [flare_day(both, on(n), lambda *_: None).share for n in (10, 11, 12, 14, 15, 16)] == [
        *[0.75, 0.5, 0.75, 0.75, 0.75, 1.0]
    ]


def spell(first: int, days: int) -> Episode:
    return Episode(on(first), on(first + days - 1), on(first + days))


def test_a_flare_up_over_fourteen_days_halves_the_step() -> None:
    """clinical.md A13: flare > 14 days -> new baseline trials offered once it is over, s halved."""
    assert halved_on([spell(0, 14)], on(30)) is None
    assert halved_on([spell(0, 15)], on(30)) == on(14)
    assert halved_on([spell(0, 15)], on(13)) is None
    assert halved_on([Episode(on(0), on(14))], on(14)) == on(14), "while it lasts, too"


def test_three_flare_ups_in_28_days_halve_the_step() -> None:
    """clinical.md A13: >= 3 flares in 28 days."""
    assert halved_on([spell(0, 1), spell(10, 2), spell(20, 1)], on(60)) == on(20)
    assert halved_on([spell(0, 1), spell(10, 2), spell(27, 1)], on(60)) == on(27)
    assert halved_on([spell(0, 1), spell(10, 2), spell(28, 1)], on(60)) is None


def test_new_tries_are_offered_once_it_is_over_and_not_for_ever() -> None:
    assert not needs_new_trials([Episode(on(0), on(16))], on(16))
    assert needs_new_trials([spell(0, 15)], on(15))
    assert needs_new_trials([spell(0, 15)], on(41))
    assert not needs_new_trials([spell(0, 15)], on(42))


@pytest.mark.parametrize("last", [1, 5, 13])
def test_three_in_28_days_offer_them_whatever_the_length_of_the_third(last: int) -> None:
    """clinical.md A13: what halves the step offers new tries, too; they wait until the third one is over."""
    three = [spell(0, 2), spell(6, 2), spell(18, last)]
    over = 18 + last
    assert halved_on(three, on(over)) == on(18)
    assert needs_new_trials(three, on(over))
    assert needs_new_trials(three, on(over + 26))
    assert not needs_new_trials(three, on(over + 27))


def test_what_was_answered_is_not_asked_again() -> None:
    three = [spell(0, 1), spell(10, 2), spell(20, 1)]
    assert needs_new_trials(three, on(22))
    assert not needs_new_trials(three, on(22), since=on(1))


def test_flare_ups_still_to_come_do_not_count() -> None:
    assert halved_on([spell(0, 1), spell(5, 1), spell(10, 1)], on(7)) is None


@pytest.mark.parametrize(("step", "unit_min", "half"), [(4, 1, 2), (5, 1, 3), (1, 1, 1), (100, 50, 50), (50, 50, 50)])
def test_half_a_step_is_at_least_one_unit(step: float, unit_min: float, half: float) -> None:
    pace = Pace(unit_min=unit_min, step=step)
    assert halved_step(pace) == half
    assert (pace.halved().step, pace.halved().slower_than) == (half, (step,))


@given(st.text(alphabet="bo. ", max_size=84), st.integers(0, 30))
def test_nothing_but_an_explicit_end_ends_a_flare_up(text: str, silent: int) -> None:
    """clinical.md A13: each ends on a day on which that was said; what is not said ends nothing."""
    told = said(text)
    until = on(len(text) + silent)
    flares = episodes(told, until)
    assert all(told[flare.first].begins for flare in flares)
    assert all(flare.told is None or told[flare.told].over_since == flare.told for flare in flares)
    assert all(flare.told is not None for flare in flares[:-1])
    assert all(flare.told is not None or flare.last == until for flare in flares)
    assert all(before.last < after.first for before, after in pairwise(flares))
    inside = {day for flare in flares for day in told if flare.lasts_on(day)}
    assert {day for day, one in told.items() if one.begins} <= inside
    assert not any(told[day].over_since for day in inside)


@given(st.integers(1, 40), st.integers(0, 60), st.text(alphabet="yn", max_size=40), st.booleans())
def test_a_share_is_never_nothing_and_three_quarters_at_most_where_no_morning_is_known(
    days: int, day: int, settled: str, lasts: bool
) -> None:
    flare = Episode(on(0), on(days - 1), None if lasts else on(days))
    (share,) = shares(flare, day, day, settled)
    (unknown,) = shares(flare, day, day)
    assert 0.5 <= unknown <= share <= 1
    assert unknown <= 0.75 or not flare.lasts_on(on(day))


def test_a_beginning_that_is_told_later_made_no_amount_of_the_days_before() -> None:
    """clinical.md A13: it lasts from the day the person says; the days behind showed the whole amount."""
    told = {on(1): FlareSaid(begins=True, begins_known=on(4)), on(6): FlareSaid(over_since=on(5), over_known=on(7))}
    flares = episodes(told, on(20))
    (flare,) = flares
    assert (flare.first, flare.last, flare.days) == (on(1), on(4), 4)
    days = [flare_day(flares, on(number), lambda *_: None) for number in range(1, 9)]
    assert [one.share for one in days] == [1, 1, 1, 0.75, 0.75, 0.75, 0.75, 0.75]
    assert [one.number for one in days] == [0, 0, 0, 4, 5, 6, 0, 0]
    assert all(flare.lasts_on(on(number)) for number in range(1, 7)), "no amount rises on any of its days"


def test_on_the_last_day_that_is_looked_at_all_that_was_said_is_known() -> None:
    """A clock that was set back, or another copy of the diary, never makes a flare-up of today ask for more."""
    (flare,) = episodes({on(1): FlareSaid(begins=True, begins_known=on(300))}, on(2))
    assert flare.makes_less_on(on(2))
    (over,) = episodes({on(1): FlareSaid(True), on(2): FlareSaid(over_since=on(2), over_known=on(300))}, on(3))
    assert not over.lasts_on(on(3))
