"""Experiments on oneself: the lot, what counts, the result (clinical.md G3, G4), and their bounds (G6)."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.experiments.bounds import ExperimentDay, ends_early, refusals
from painplan.experiments.days import day_of_experiment, is_running, last_day, periods
from painplan.experiments.records import Experiment
from painplan.experiments.result import DAYS_NEEDED, result

FIRST = date(2026, 1, 5)
seeds = st.integers(0, 2**32 - 1)


def experiment(**fields: object) -> Experiment:
    said = {"id": "heat 2026-01-05", "question": "heat", "outcome": "interference", "first": FIRST, "seed": 1, **fields}
    return Experiment(**said)  # type: ignore[arg-type]  # the tests give what each is about


def days_of(one: Experiment) -> list[date]:
    return [FIRST + timedelta(days=back) for back in range((last_day(one) - FIRST).days + 1)]


def calm(day: date, **fields: object) -> ExperimentDay:
    said = {"day": day, "sign_open": False, "dose_waits": False, "flare_days": 0, "since_flare": None, **fields}
    return ExperimentDay(**said)  # type: ignore[arg-type]  # the tests give what each is about


@given(seeds, st.integers(3, 6), st.integers(5, 14), st.booleans())
def test_every_pair_has_both_ways_and_the_days_follow_each_other(
    seed: int, pairs: int, length: int, drawn: bool
) -> None:
    one = experiment(seed=seed, pairs=pairs, period_days=length, drawn=drawn, wash_out_days=1)
    found = periods(one)
    assert [period.pair for period in found] == [pair for pair in range(pairs) for _ in "AB"]
    for first, second in zip(found[::2], found[1::2], strict=True):
        assert {first.way, second.way} == {"A", "B"}
    for before, after in pairwise(found):
        assert after.first == before.last + timedelta(days=1)
    assert found[0].first == FIRST + timedelta(days=7)
    assert found[-1].last == last_day(one)
    assert periods(one) == found
    if not drawn:
        assert [period.way for period in found] == ["A", "B"] * pairs


def test_the_lot_swaps_about_half_of_the_pairs() -> None:
    swapped = sum(period.way == "B" for seed in range(500) for period in periods(experiment(seed=seed))[::2])
    assert 0.45 < swapped / 2000 < 0.55


def test_the_first_days_of_a_period_and_the_run_in_are_not_counted() -> None:
    one = experiment(drawn=False)
    days = [day_of_experiment(one, day) for day in days_of(one)]
    assert [day.counted for day in days[:16] if day] == [False] * 9 + [True] * 5 + [False] * 2
    assert [day.way for day in days[:21] if day] == ["A"] * 14 + ["B"] * 7
    assert day_of_experiment(one, FIRST - timedelta(days=1)) is None
    assert day_of_experiment(one, last_day(one) + timedelta(days=1)) is None


def lived(one: Experiment, a: float, b: float) -> dict[date, float]:
    return {day: b if (found := day_of_experiment(one, day)) and found.way == "B" else a for day in days_of(one)}


def test_a_clear_difference_helped_and_says_how_much() -> None:
    one = experiment()
    values = lived(one, 6, 3)
    found = result(one, values, set(values)).found
    assert found is not None
    assert (found.difference, found.lowest, found.highest, found.p) == (3, 3, 3, 0.125)
    assert (found.chance, found.verdict, found.effect.nap) == ("hard_to_tell", "helped", 1.0)
    assert result(one, values, set(values), no_warning_sign=False).found.verdict == "unclear"  # type: ignore[union-attr]


def test_no_difference_is_no_clear_difference() -> None:
    one = experiment()
    values = lived(one, 5, 5)
    found = result(one, values, set(values)).found
    assert found is not None
    assert (found.difference, found.p, found.verdict) == (0, 1, "no_clear_difference")


@given(seeds, st.lists(st.integers(0, 10), min_size=63, max_size=63))
def test_turning_the_scale_around_turns_the_sign(seed: int, said: list[int]) -> None:
    worse_high, better_high = experiment(seed=seed), experiment(seed=seed, outcome="sleep")
    values = {day: float(value) for day, value in zip(days_of(worse_high), said, strict=True)}
    one, other = (result(each, values, set(values)).found for each in (worse_high, better_high))
    assert one is not None
    assert other is not None
    assert one.difference == pytest.approx(-other.difference)
    assert one.p == other.p
    assert one.effect.nap == pytest.approx(1 - other.effect.nap)


def test_without_the_lot_nothing_is_said_about_chance() -> None:
    one = experiment(drawn=False)
    values = lived(one, 6, 3)
    found = result(one, values, set(values)).found
    assert found is not None
    assert (found.p, found.chance) == (None, None)


def test_days_not_done_in_their_way_and_missing_days_never_count() -> None:
    one = experiment(drawn=False)
    values = lived(one, 6, 3)
    first_b = periods(one)[1]
    counted = [first_b.counted_from + timedelta(days=n) for n in range(5)]
    planned = set(values) - set(counted[:2])
    found = result(one, values, planned)
    assert found.pairs[0].b_days == 3 < DAYS_NEEDED
    assert found.pairs[0].difference is None
    assert found.complete == 3
    assert found.found is not None
    fewer = {day: value for day, value in values.items() if day < periods(one)[4].first}
    assert result(one, fewer, planned).found is None


def test_days_after_a_stop_do_not_count() -> None:
    one = experiment(drawn=False)
    values = lived(one, 6, 3)
    stopped = experiment(drawn=False, stopped_on=periods(one)[4].first, stopped_why="person")
    assert not is_running(stopped, periods(one)[4].first)
    assert [pair.difference is not None for pair in result(stopped, values, set(values)).pairs] == [
        True,
        True,
        False,
        False,
    ]


def test_minutes_ask_for_a_fifth_of_the_usual_mean() -> None:
    one = experiment(outcome="minutes")
    chance = Random(4)
    values = {day: value + chance.choice((-1, 0, 1)) for day, value in lived(one, 20, 27).items()}
    found = result(one, values, set(values)).found
    assert found is not None
    assert found.meaningful == pytest.approx(0.2 * 20, abs=0.2)
    assert found.verdict == "helped"


@pytest.mark.parametrize(
    ("situation", "physical", "expected"),
    [
        ({}, True, ()),
        ({"sign_open": True}, False, ("warning_sign",)),
        ({"flare_days": 1, "since_flare": 1}, False, ("flare",)),
        ({"since_flare": 7}, False, ("after_flare",)),
        ({"since_flare": 8}, False, ()),
        ({"ill": True}, False, ("illness",)),
        ({"dose_waits": True}, True, ("physical_dose",)),
        ({"dose_waits": True}, False, ()),
    ],
)
def test_when_an_experiment_does_not_begin(
    situation: dict[str, object], physical: bool, expected: tuple[str, ...]
) -> None:
    assert refusals(calm(FIRST, **situation), (), physical=physical) == expected


def test_one_at_a_time_and_never_above_the_amount() -> None:
    assert refusals(calm(FIRST), (experiment(),), physical=False) == ("one_at_a_time",)
    assert refusals(calm(last_day(experiment()) + timedelta(days=1)), (experiment(),), physical=False) == ()
    assert refusals(calm(FIRST), (), physical=True, needs_minutes=20, amounts_in_minutes=[12]) == ("above_amount",)
    assert refusals(calm(FIRST), (), physical=True, needs_minutes=20, amounts_in_minutes=[12, 20]) == ()


def test_what_ends_an_experiment_before_its_time() -> None:
    one = experiment(drawn=False)
    values = lived(one, 4, 4)
    day = FIRST + timedelta(days=20)
    assert ends_early(one, calm(day), values) is None
    assert ends_early(one, calm(day, sign_open=True), values) == "warning_sign"
    assert ends_early(one, calm(day, dose_waits=True), values) is None
    assert ends_early(one, calm(day, dose_waits=True), values, physical=True) == "advice"
    assert ends_early(one, calm(day, flare_days=3), values) is None
    assert ends_early(one, calm(day, flare_days=4), values) == "flare"
    worse = values | {day: 8.0, day - timedelta(days=1): 7.0}
    assert ends_early(one, calm(day), {on: value for on, value in worse.items() if on <= day}) == "worse"
    once = values | {day: 8.0}
    assert ends_early(one, calm(day), {on: value for on, value in once.items() if on <= day}) is None
    assert ends_early(experiment(outcome="minutes", drawn=False), calm(day), worse) is None
