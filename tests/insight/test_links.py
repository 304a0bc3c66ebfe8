"""Links of activity with the next day: ranks, the interval, the shifts, what may be shown (clinical.md H7, I12)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from benchmarks import drift
from painplan.insight.links import Link, link, links, ranks, spearman, triples
from painplan.insight.smoothing import without_slow_change

FIRST = date(2006, 1, 2)
LOAD = (60, 20, 120, 15, 10, 60, 55, 130, 20, 15, 60, 60, 140, 10)
PAIN = (5, 5, 5, 8, 7, 5, 5, 5, 8, 7, 5, 5, 6, 8)


def at(number: int) -> date:
    return FIRST + timedelta(days=number)


def by_day(values: Sequence[float]) -> dict[date, float]:
    return {at(number): float(value) for number, value in enumerate(values)}


def noise(days: int, seed: int) -> tuple[dict[date, float], dict[date, float]]:
    """Activity and a symptom that know nothing of each other."""
    chance = Random(seed)
    return by_day([chance.randint(0, 90) for _ in range(days)]), by_day([chance.randint(2, 8) for _ in range(days)])


def following(days: int, seed: int = 1, sign: int = 1) -> tuple[dict[date, float], dict[date, float]]:
    """A symptom that goes with the activity of the day before, a little blurred."""
    chance = Random(seed)
    activity = [chance.randint(0, 90) for _ in range(days)]
    symptom = [5, *(round(5 + sign * (a - 45) / 15 + chance.uniform(-1, 1)) for a in activity)]
    return by_day(activity), by_day(symptom)


def test_vector_i12_of_the_next_day() -> None:
    assert spearman(LOAD[:-1], PAIN[1:]) == pytest.approx(0.53585, abs=5e-6)


def test_equal_values_share_the_mean_of_their_places() -> None:
    assert ranks([7, 3, 3, 9, 3]) == [4, 2, 2, 5, 2]
    assert ranks([]) == []


def test_partial_correlation_is_that_of_scipy() -> None:
    """Numbers of scipy 1.17: spearmanr of the three pairs, and the residuals of the ranks."""
    a = [3, 9, 8, 2, 5, 9, 7, 10, 9, 1, 9, 0, 7, 4, 8, 3, 3, 11, 7, 8, 8, 7, 6, 10, 2, 3, 10, 2, 8, 6]
    y = [6, 6, 6, 6, 5, 3, 3, 8, 4, 3, 5, 4, 4, 7, 7, 4, 2, 5, 5, 4, 4, 5, 7, 8, 1, 1, 6, 4, 4, 5]
    z = [7, 2, 7, 8, 2, 3, 8, 6, 2, 4, 8, 2, 8, 8, 4, 5, 6, 7, 5, 7, 8, 5, 5, 7, 8, 6, 5, 3, 4, 2]
    assert spearman(a, y) == pytest.approx(0.39286964070553193)
    assert spearman(a, z) == pytest.approx(0.03372795163496121)
    assert spearman(y, z) == pytest.approx(0.0324691455793512)
    assert link("pain", list(zip(a, y, z, strict=True))).r == pytest.approx(0.39220434396389026)


def test_what_never_changes_has_no_correlation() -> None:
    assert spearman([1, 2, 3], [4, 4, 4]) is None
    assert spearman([], []) is None
    steady = link("pain", [(float(n), 5.0, 5.0) for n in range(40)])
    assert (steady.r, steady.low, steady.p, steady.direction, steady.shown) == (None, None, None, None, False)


def test_a_day_needs_activity_the_symptom_and_the_next_day() -> None:
    activity, pain = by_day((10, 20, 30, 40)), by_day((1, 2, 3, 4))
    del pain[at(2)]
    assert triples(activity, pain) == [(10, 2, 1)]
    every = by_day((1, 2, 3, 4))
    assert triples(activity, every) == [(10, 2, 1), (20, 3, 2), (30, 4, 3)]
    assert triples(activity, every, {at(0)}) == [(20, 3, 2), (30, 4, 3)]
    assert triples(activity, every, {at(2)}) == [(10, 2, 1)], "neither the day itself nor the next"


def test_28_pairs_are_enough_and_27_are_too_few() -> None:
    activity, pain = following(29)
    found = links(activity, {"pain": pain}, at(28))
    assert (found.most_pairs, found.why_not, len(found.looked_at)) == (28, None, 1)
    few = links(activity, {"pain": pain}, at(27))
    assert (few.most_pairs, few.why_not, few.looked_at, few.shown) == (27, "too_few_pairs", (), ())


@pytest.mark.parametrize(("sign", "direction"), [(1, "higher"), (-1, "lower")])
def test_a_clear_link_is_shown_with_its_direction(sign: int, direction: str) -> None:
    activity, pain = following(60, sign=sign)
    (found,) = links(activity, {"pain": pain}, at(60)).shown
    assert (found.symptom, found.n, found.direction, found.early) == ("pain", 60, direction, False)
    assert found.p == 0
    assert links(*_named(following(40)), at(40)).shown[0].early


@pytest.mark.parametrize(
    ("r", "low", "high", "n", "p", "shown"),
    [
        (0.30, 0.01, 0.5, 56, 0.5, True),
        (-0.30, -0.5, -0.01, 56, 0.5, True),
        (0.29, 0.01, 0.5, 56, 0.0, False),
        (0.30, 0.0, 0.5, 56, 0.0, False),
        # Early: larger, and rare among the moved diaries.
        (0.45, 0.01, 0.7, 28, 0.0, True),
        (-0.45, -0.7, -0.01, 55, 0.03, True),
        (0.44, 0.01, 0.7, 55, 0.0, False),
        (0.45, 0.01, 0.7, 55, 0.04, False),
        (0.45, 0.01, 0.7, 55, None, False),
        (0.50, 0.1, 0.7, 27, 0.0, False),
        (0.50, None, None, 28, 0.0, False),
        (None, None, None, 28, None, False),
    ],
)
def test_the_display_rule(
    r: float | None, low: float | None, high: float | None, n: int, p: float | None, shown: bool
) -> None:
    assert Link(symptom="pain", n=n, r=r, low=low, high=high, p=p).shown is shown


def test_at_most_three_are_looked_at_in_the_order_asked_for() -> None:
    activity, weak = noise(80, 3)
    strong = following(80, seed=3)[1]
    symptoms = {"interference": weak, "fatigue": strong, "pain": weak, "stress": strong}
    assert [found.symptom for found in links(activity, symptoms, at(80)).looked_at] == [
        "interference",
        "fatigue",
        "pain",
    ]


def test_only_the_last_52_weeks_count() -> None:
    activity, pain = following(800)
    recent = {day: value for day, value in activity.items() if day > at(800 - 364)}
    assert links(activity, {"pain": pain}, at(800)) == links(recent, {"pain": pain}, at(800))
    assert links(activity, {"pain": pain}, at(2000)).why_not == "too_few_pairs"


@pytest.mark.parametrize(("points", "days"), [(points, days) for points in drift.POINTS for days in drift.DAYS[:2]])
def test_building_up_beside_a_symptom_that_drifts_is_no_link_and_a_true_one_is_found(points: float, days: int) -> None:
    """clinical.md H7; the long version is ``python -m benchmarks drift``."""
    seeds = range(4)
    assert not any(drift.shows_a_link(seed, points, days) for seed in seeds)
    assert all(drift.shows_a_link(seed, points, days, true=drift.TRUE) for seed in seeds)


def test_what_changes_slowly_is_taken_out_and_what_stands_alone_is_left_out() -> None:
    rising = by_day(range(60))
    left = without_slow_change(rising)
    assert {left[at(number)] for number in range(14, 46)} == {0}
    assert left[at(0)] == -7, "at the ends the middle lies on one side"
    few = {at(number): 1.0 for number in range(9)}
    assert without_slow_change(few) == {}
    assert without_slow_change({}) == {}


def test_days_of_a_flare_up_or_a_hold_and_the_two_after_are_in_no_pair() -> None:
    activity, pain = following(60)
    apart = {at(20), at(21)}
    found = links(activity, {"pain": pain}, at(60), apart=apart)
    assert found.most_pairs == links(activity, {"pain": pain}, at(60)).most_pairs - 5, "19 to 24 begin or end no pair"


def test_the_same_diary_gives_the_same_answer() -> None:
    named = _named(following(100))
    assert links(*named, at(100)) == links(*named, at(100))


def test_adding_up_ranks_of_runs_comes_close_to_ranking_every_repetition_anew() -> None:
    for days in (29, 57, 120):
        activity, pain = following(days, seed=days)
        pain = {day: value + Random(day.toordinal()).randint(-3, 3) for day, value in pain.items()}
        found = triples(activity, pain)
        quick = link("pain", found)
        low, high = ranked_anew(found)
        assert quick.low == pytest.approx(low, abs=0.06)
        assert quick.high == pytest.approx(high, abs=0.06)


def test_twenty_years_take_no_longer_than_one() -> None:
    activity, pain = noise(7300, 1)
    symptoms = {"interference": pain, "fatigue": following(7300)[1], "pain": pain}
    found = links(activity, symptoms, at(7299))
    assert {one.n for one in found.looked_at} == {363}, "the work is that of 52 weeks"


@given(st.lists(st.tuples(*[st.integers(0, 10)] * 2), min_size=2, max_size=40))
def test_turning_one_round_turns_the_sign(pairs: list[tuple[int, int]]) -> None:
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    found, turned = spearman(one, other), spearman(one, [-b for b in other])
    assert (found is None) == (turned is None)
    if found is not None and turned is not None:
        assert turned == pytest.approx(-found)
        assert -1 - 1e-9 <= found <= 1 + 1e-9


@given(st.lists(st.integers(0, 50), max_size=40))
def test_ranks_keep_the_order_and_the_sum(values: list[int]) -> None:
    places = ranks(values)
    assert sum(places) == len(values) * (len(values) + 1) / 2
    for (a, rank_a), (b, rank_b) in pairwise(sorted(zip(values, places, strict=True))):
        assert (a == b) == (rank_a == rank_b)


@hypothesis_settings(max_examples=10)
@given(st.integers(0, 10_000), st.integers(30, 60), st.integers(2, 5))
def test_days_without_a_symptom_and_a_longer_scale_change_nothing(seed: int, days: int, times: int) -> None:
    activity, pain = noise(days, seed)
    found = links(activity, {"pain": pain}, at(days + 5))
    later = activity | {at(days + 20): 50.0}
    assert links(later, {"pain": pain}, at(days + 5)) == found
    stretched = {day: times * value for day, value in activity.items()}
    assert links(stretched, {"pain": pain}, at(days + 5)) == found


def _named(
    facts: tuple[Mapping[date, float], Mapping[date, float]],
) -> tuple[Mapping[date, float], dict[str, Mapping[date, float]]]:
    return facts[0], {"pain": facts[1]}


def ranked_anew(found: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """The interval the long way."""
    n = len(found)
    length, chance, values = max(3, round(n ** (1 / 3))), Random(4), []
    for _ in range(1000):
        drawn: list[tuple[float, float, float]] = []
        while len(drawn) < n:
            start = chance.randrange(n - length + 1)
            drawn += found[start : start + length]
        a, y, z = zip(*drawn[:n], strict=True)
        r_ay, r_az, r_yz = spearman(a, y) or 0, spearman(a, z) or 0, spearman(y, z) or 0
        values.append((r_ay - r_az * r_yz) / ((1 - r_az**2) * (1 - r_yz**2)) ** 0.5)
    values.sort()
    return values[50], values[949]
