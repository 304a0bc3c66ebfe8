"""Where a plan starts (PP-1, clinical.md A12; numbers of I8)."""

import pytest

from painplan.errors import WrongInput
from painplan.pacing.amounts import floor_unit, round_unit
from painplan.pacing.start import NotEnoughTrials, starting_amount, starting_from_estimates


def test_the_published_example_starts_at_80_percent_of_the_mean() -> None:
    """clinical.md I8: trials 8, 12, 10 -> B 10, Q1 8, s 1."""
    start = starting_amount([8, 12, 10], 1)
    assert (start.baseline, start.quota, start.step) == (10, 8, 1)
    assert (start.low, start.guarded, start.provisional) == (8, False, False)


def test_a_bad_day_below_half_pulls_the_start_down() -> None:
    """clinical.md I8: trials 30, 4, 20 -> B 18, 0.8B 14.4, low 4 < 7.2 -> Q1 4, s 2."""
    start = starting_amount([30, 4, 20], 1)
    assert (start.baseline, start.quota, start.step) == (18, 4, 2)
    assert start.guarded


def test_a_bad_day_of_exactly_half_is_enough() -> None:
    start = starting_amount([4, 10, 16], 1)
    assert (start.baseline, start.quota, start.guarded) == (10, 8, False)


def test_metres_are_rounded_to_the_smallest_step() -> None:
    """clinical.md I8: metres (unit 10): 180, 220, 200 -> 160, s 20."""
    start = starting_amount([180, 220, 200], 10)
    assert (start.baseline, start.quota, start.step) == (200, 160, 20)


def test_estimates_start_from_their_mean_and_stay_provisional() -> None:
    """clinical.md I8: (20 + 5) / 2 = 12.5; 0.8 of it is 10, and 5 is just half of that."""
    start = starting_from_estimates(20, 5, 1)
    assert (start.baseline, start.quota, start.step) == (12.5, 10, 1)
    assert start.provisional


def test_a_bad_day_estimate_below_half_sets_the_start() -> None:
    assert starting_from_estimates(20, 4, 1).quota == 4


def test_the_gentle_profile_halves_the_step_and_keeps_the_start() -> None:
    steady, gentle = (starting_amount([80, 120, 100], 1, profile=name) for name in ("steady", "gentle"))
    assert (steady.quota, steady.step) == (80, 10)
    assert (gentle.quota, gentle.step) == (80, 5)


def test_a_step_is_at_least_one_smallest_unit() -> None:
    assert starting_amount([3, 3, 3], 1, profile="gentle").step == 1


def test_half_a_unit_rounds_up_in_a_step() -> None:
    assert starting_amount([25, 25, 25], 1).step == 3


def test_the_start_is_never_above_the_aim() -> None:
    assert starting_amount([30, 30, 30], 1, aim=12).quota == 12


def test_a_lowest_day_under_the_smallest_unit_starts_with_that_unit() -> None:
    assert starting_amount([0.4, 20, 20], 1).quota == 1


def test_more_than_three_tries_all_count() -> None:
    assert starting_amount([8, 12, 10, 14], 1).baseline == 11


@pytest.mark.parametrize("trials", [[], [8], [8, 12]])
def test_fewer_than_three_tries_are_refused_with_the_number(trials: list[float]) -> None:
    with pytest.raises(NotEnoughTrials, match=f"needs 3 tries on different days; there are {len(trials)}"):
        starting_amount(trials, 1)


def test_a_bad_day_above_the_good_one_is_a_mix_up() -> None:
    with pytest.raises(WrongInput, match="Swap the two"):
        starting_from_estimates(5, 20, 1)


@pytest.mark.parametrize(
    ("amount", "unit", "down", "nearest"),
    [
        (8.0, 1, 8, 8),
        (0.8 * 10, 1, 8, 8),
        (0.1 + 0.2, 0.1, 0.3, 0.3),
        (14.4, 1, 14, 14),
        (14.5, 1, 14, 15),
        (149, 50, 100, 150),
        (125, 50, 100, 150),
        (99, 100, 0, 100),
    ],
)
def test_amounts_are_rounded_to_whole_units_and_halves_up(
    amount: float, unit: float, down: float, nearest: float
) -> None:
    """clinical.md A12: floor_unit(x) = unit_min * floor(x / unit_min); round_unit half up."""
    assert floor_unit(amount, unit) == pytest.approx(down)
    assert round_unit(amount, unit) == pytest.approx(nearest)
