"""Evenness: long days, quiet days after them, and the index of both (clinical.md H6, vector I12)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.insight.evenness import Evenness, band, swings
from painplan.insight.evenness import evenness as evenness_of
from painplan.insight.under_activity import ClinicalReason, UnderActivity
from painplan.insight.under_activity import under_activity as under_activity_of
from painplan.insight.usual_day import Amounts

LAST = date(2024, 6, 30)
FIRST = LAST - timedelta(days=27)
LOAD = (60, 20, 120, 15, 10, 60, 55, 130, 20, 15, 60, 60, 140, 10)
PAIN = (5, 5, 5, 8, 7, 5, 5, 5, 8, 7, 5, 5, 6, 8)


def at(number: int) -> date:
    """The day of this number, from 1, as the vector counts."""
    return FIRST + timedelta(days=number - 1)


def by_day(values: tuple[float | None, ...], start: int = 1) -> dict[date, float]:
    return {at(number): value for number, value in enumerate(values, start) if value is not None}


def evenness(load: Mapping[date, float], symptoms: Sequence[Mapping[date, float]], today: date) -> Evenness:
    """Of days that were all asked for."""
    return evenness_of(Amounts(days=load), symptoms, today)


def under_activity(load: Mapping[date, float], today: date, reason: ClinicalReason | None = None) -> UnderActivity:
    """Of days that were all asked for."""
    return under_activity_of(Amounts(days=load), today, reason=reason)


LOADS = st.dictionaries(st.integers(1, 28).map(at), st.integers(0, 300).map(float), min_size=1)
SYMPTOMS = st.dictionaries(st.integers(1, 28).map(at), st.integers(0, 10).map(float))


def test_vector_i12() -> None:
    found = swings(by_day(LOAD), [by_day(PAIN)])
    assert (found.usual, found.mad) == (57.5, 40)
    assert found.cvr == pytest.approx(1.0314, abs=5e-5)
    assert found.booms == (at(3), at(8), at(13))
    assert found.cycles == (at(3), at(8), at(13))
    assert found.pairs == 13
    assert found.rate == pytest.approx(6.4615, abs=5e-5)
    assert found.index == 100
    assert found.band == "big_swings"
    assert found.cv == pytest.approx(0.8213, abs=5e-5)
    assert found.rmssd_share == pytest.approx(1.3089, abs=5e-5)


def test_thirteen_pairs_are_too_few_and_fourteen_are_enough() -> None:
    few = evenness(by_day(LOAD), [by_day(PAIN)], at(14))
    assert (few.now, few.pairs, few.why_not) == (None, 13, "too_few_pairs")
    enough = evenness(by_day((*LOAD, 60)), [by_day(PAIN)], at(15))
    assert (enough.pairs, enough.why_not) == (14, None)
    assert enough.now is not None
    assert enough.now.rate == pytest.approx(6)


def test_only_neighbours_count_however_many_days_there_are() -> None:
    every_other = {at(number): 30.0 for number in range(1, 29, 2)}
    assert evenness(every_other, [], LAST).pairs == 0
    assert evenness({}, [], LAST).why_not == "too_few_pairs"


def test_days_outside_the_window_are_left_out() -> None:
    whole = by_day(LOAD * 2)
    further = {at(0): 500.0, at(29): 500.0}
    assert evenness(whole | further, [by_day(PAIN * 2)], LAST).now == evenness(whole, [by_day(PAIN * 2)], LAST).now


@pytest.mark.parametrize(
    ("load", "pain", "cycles"),
    [
        ((30, 30, 45, 15, 30), (5, 5, 5, 7, 5), 1),
        ((30, 30, 44, 15, 30), (5, 5, 5, 7, 5), 0),  # 14 minutes above the usual day
        ((100, 100, 149, 15, 100), (5, 5, 5, 7, 5), 0),  # less than half as much again
        ((30, 30, 45, 16, 30), (5, 5, 5, 7, 5), 0),  # the day after is not quiet
        ((30, 30, 45, 15, 30), (5, 5, 5, 6, 5), 0),  # nothing rose
        ((30, 30, 45, None, 15, 30), (5, 5, 5, None, 7, 5), 1),  # no entry between: two days later
        ((30, 30, 45, None, 15, 30), (5, 5, 5, 9, 7, 5), 1),  # a symptom alone is no entry of activity
        ((30, 30, 45, 30, 15, 30), (5, 5, 5, 5, 7, 5), 0),  # an entry between: only the next day counts
        ((30, 30, 45, None, None, 15, 30), (5, 5, 5, None, None, 7, 5), 0),
    ],
)
def test_what_makes_a_cycle(load: tuple[float, ...], pain: tuple[float, ...], cycles: int) -> None:
    assert len(swings(by_day(load), [by_day(pain)]).cycles) == cycles


def test_any_symptom_may_rise() -> None:
    load = by_day((30, 30, 45, 15, 30))
    even, fatigue = by_day((5, 5, 5, 5, 5)), by_day((3, 3, 3, 6, 3))
    assert len(swings(load, [even, fatigue]).cycles) == 1
    assert swings(load, []).cycles == ()


def test_steps_have_an_excess_of_their_own() -> None:
    load = by_day((3000, 3000, 4490, 1000, 3000))
    pain = [by_day((5, 5, 5, 7, 5))]
    assert swings(load, pain, excess=1500).cycles == ()
    assert len(swings(load | {at(3): 4500.0}, pain, excess=1500).cycles) == 1


def test_a_usual_day_of_nothing_has_no_index() -> None:
    found = evenness({at(number): 60.0 * (number % 3 == 0) for number in range(1, 29)}, [], LAST)
    assert found.why_not == "usual_day_is_zero"
    assert found.now is not None
    assert (found.now.index, found.now.band, found.now.cvr) == (None, None, None)


@pytest.mark.parametrize(
    ("index", "name"),
    [
        (0, "fairly_even"),
        (24.9, "fairly_even"),
        (25, "some_ups_and_downs"),
        (50, "some_ups_and_downs"),
        (50.1, "big_swings"),
    ],
)
def test_bands(index: float, name: str) -> None:
    assert band(index) == name


def test_days_that_even_out_are_seen_against_the_window_before() -> None:
    uneven = {day - timedelta(days=28): value for day, value in by_day(LOAD * 2).items()}
    pain = [by_day(PAIN * 2) | {day - timedelta(days=28): value for day, value in by_day(PAIN * 2).items()}]
    assert evenness(uneven | by_day((60,) * 28), pain, LAST).evening_out
    assert not evenness(uneven | by_day(LOAD * 2), pain, LAST).evening_out
    assert not evenness(by_day((60,) * 28), pain, LAST).evening_out


def test_even_days_are_not_praised_where_the_usual_day_became_smaller_or_is_tiny() -> None:
    """clinical.md H6: a low index beside a shrinking or tiny usual day is never praised."""
    uneven = {day - timedelta(days=28): value for day, value in by_day(LOAD * 2).items()}
    pain = [by_day(PAIN * 2) | {day - timedelta(days=28): value for day, value in by_day(PAIN * 2).items()}]
    smaller = evenness(uneven | by_day((46,) * 28), pain, LAST)
    assert smaller.now is not None
    assert (smaller.now.index, smaller.smaller, smaller.evening_out) == (0, True, False), "46 of 57.5 minutes"
    tiny = evenness(by_day((4,) * 28), [], LAST)
    assert (tiny.smaller, tiny.usual.value) == (True, 4)
    shrank_before = {day - timedelta(days=56): 80.0 for day in by_day((60,) * 28)}
    late = evenness(shrank_before | uneven | by_day((60,) * 28), pain, LAST)
    assert (late.smaller, late.evening_out) == (True, False), "80 to 57.5 in the window before"


def test_three_planned_days_a_week_are_even_days() -> None:
    """The days between are planned rest: no swings, no zeros of the usual day, and neighbours of the others (H6)."""
    days = {at(number): 20.0 for number in range(1, 29) if number % 7 in (1, 3, 5)}
    rest = frozenset(at(number) for number in range(1, 29)) - days.keys()
    found = evenness_of(Amounts(days=days | dict.fromkeys(rest, 0.0), rest=rest), [], LAST)
    assert found.now is not None
    assert (found.now.index, found.now.mad, found.now.pairs, found.now.busts[:1]) == (0, 0, 27, (at(2),))
    assert (found.usual.value, found.usual.days_done) == (20, 12)


def test_a_long_day_before_a_planned_rest_day_with_a_rise_is_a_cycle() -> None:
    load = by_day((30, 30, 45)) | {at(5): 30.0}
    pain = [by_day((5, 5, 5, 7, 5))]
    assert swings(load, pain, rest={at(4)}).cycles == (at(3),)
    even = swings(load, [by_day((5, 5, 5, 6, 5))], rest={at(4)})
    assert even.cycles == ()
    assert (even.cv or 0) < (swings(load, pain, rest={at(4)}).cv or 0), "a rest day because of symptoms is a swing"


def test_clearly_less_than_the_month_before() -> None:
    before = {at(number) - timedelta(days=28): 50.0 for number in range(1, 29)}
    less = under_activity(before | by_day((40,) * 16, start=13), LAST)
    assert (less.now, less.before, less.share, less.less) == (40, 50, 0.8, True)
    assert not under_activity(before | by_day((41,) * 16, start=13), LAST).less
    few = under_activity(before | by_day((10,) * 15, start=14), LAST)
    assert (few.now, few.less, few.why_not, few.now_days) == (None, False, "too_few_days", 15)
    assert not under_activity(before | by_day((10,) * 28), LAST, reason="pem").less
    assert under_activity(dict.fromkeys(before, 0.0) | by_day((0,) * 28), LAST).share is None
    stopped = under_activity(before | by_day((0,) * 28), LAST)
    assert (stopped.now, stopped.late.value, stopped.less) == (0, None, True), "nothing at all is clearly less"


@given(st.integers(1, 300), st.sets(st.integers(1, 28), min_size=15), SYMPTOMS)
def test_a_constant_diary_has_no_cycles_and_index_0(
    minutes: int, numbers: set[int], symptom: Mapping[date, float]
) -> None:
    found = swings({at(number): float(minutes) for number in numbers}, [symptom])
    assert (found.cycles, found.mad, found.cv) == ((), 0, 0)
    assert found.index == (0 if found.pairs else None)


@given(LOADS, SYMPTOMS, st.integers(1, 28).map(at), st.integers(0, 10))
def test_a_day_without_activity_changes_nothing(
    load: Mapping[date, float], symptom: Mapping[date, float], empty: date, said: int
) -> None:
    if empty not in load:
        assert swings(load, [{**symptom, empty: float(said)}]) == swings(load, [symptom])


@given(LOADS, SYMPTOMS)
def test_the_index_stays_in_its_range(load: Mapping[date, float], symptom: Mapping[date, float]) -> None:
    found = swings(load, [symptom])
    assert found.index is None or 0 <= found.index <= 100
    assert set(found.cycles) <= set(found.booms)
    assert found.pairs < max(2, len(load))


@given(LOADS, SYMPTOMS, st.sampled_from([2, 4, 10]))
def test_twice_as_much_of_everything_changes_no_share_and_can_only_lift_days_over_15_minutes(
    load: Mapping[date, float], symptom: Mapping[date, float], times: int
) -> None:
    one, more = swings(load, [symptom]), swings({day: times * value for day, value in load.items()}, [symptom])
    assert (more.cvr, more.cv, more.rmssd_share) == pytest.approx((one.cvr, one.cv, one.rmssd_share))
    assert more.busts == one.busts
    assert set(one.booms) <= set(more.booms)
    scaled = swings({day: times * value for day, value in load.items()}, [symptom], excess=times * 15)
    assert (scaled.booms, scaled.cycles) == (one.booms, one.cycles)


@pytest.mark.parametrize("ends", [(40.0, 5.0), (5.0, 40.0)])
@pytest.mark.parametrize("today_is_open", [True, False])
def test_days_that_go_up_and_down_in_turn_did_not_become_smaller(
    ends: tuple[float, float], today_is_open: bool
) -> None:
    """clinical.md H5: what comes and goes by itself is no change; the middle of two values jumps with one entry."""
    load = {LAST - timedelta(days=back): ends[back % 2] for back in range(today_is_open, 56)}
    found = under_activity(load, LAST)
    assert not found.less
    if today_is_open:
        assert found.share == pytest.approx((5 if ends[1] == 5 else 40) / 22.5), "the middle falls to one side"


def test_noise_around_the_same_is_seldom_told_and_half_as_much_is() -> None:
    """clinical.md H6: a usual day that shrank is told first; H5: not what comes and goes by itself."""
    days = [LAST - timedelta(days=back) for back in reversed(range(56))]
    flat: list[bool] = []
    halved: list[bool] = []
    for seed in range(200):
        draw = Random(seed)
        amounts = [draw.uniform(5, 40) for _ in days]
        less = [value / 2 if day > days[27] else value for day, value in zip(days, amounts, strict=True)]
        for told, values in ((flat, amounts), (halved, less)):
            told.append(under_activity(dict(zip(days, values, strict=True)), LAST).less)
    assert sum(flat) <= 10
    assert sum(halved) >= 190
