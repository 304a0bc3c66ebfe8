"""Where the steps lead if every week allows one (PP-1, clinical.md A12; numbers of I8)."""

from itertools import pairwise

import pytest

from painplan.pacing.review import smaller_step_amount
from painplan.pacing.rhythm import Pace, StepAhead, days_between, gain, step_ahead
from painplan.pacing.start import ladder, ladder_from, starting_amount


def test_the_published_walk_reaches_300_metres_in_week_8() -> None:
    """clinical.md I8: weekly 160, 180, 200, 220, 240, 260, 280, 300."""
    steps = ladder(starting_amount([180, 220, 200], 10), 10, 300)
    assert [rung.quota for rung in steps.rungs] == [160, 180, 200, 220, 240, 260, 280, 300]
    assert [rung.week for rung in steps.rungs] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert steps.weeks_to_aim == 8


def test_a_step_is_capped_at_a_fifth_while_the_amount_is_small() -> None:
    """clinical.md I8: Q1 4, s 2 but capped to max(1, floor(0.8)) = 1 -> 5. The full step comes from 10 on."""
    steps = ladder(starting_amount([30, 4, 20], 1), 1, 14)
    assert [rung.quota for rung in steps.rungs] == [4, 5, 6, 7, 8, 9, 10, 12, 14]


def test_steps_are_linear_not_compound() -> None:
    """clinical.md A12: compounding 8 by 1.1 would be above 15 in week 8; PP-1 is at 15."""
    quotas = [rung.quota for rung in ladder(starting_amount([8, 12, 10], 1), 1, 20).rungs]
    assert quotas[7] == 15
    assert {later - earlier for earlier, later in pairwise(quotas)} == {1}


def test_the_last_step_ends_at_the_aim_not_above() -> None:
    steps = ladder(starting_amount([180, 220, 200], 10), 10, 210)
    assert [rung.quota for rung in steps.rungs] == [160, 180, 200, 210]
    assert steps.weeks_to_aim == 4


def test_an_aim_that_is_reached_already_takes_one_week() -> None:
    steps = ladder(starting_amount([30, 30, 30], 1, aim=12), 1, 12)
    assert [rung.quota for rung in steps.rungs] == [12]
    assert steps.weeks_to_aim == 1


def test_without_an_aim_twelve_weeks_are_shown() -> None:
    steps = ladder(starting_amount([8, 12, 10], 1), 1, None)
    assert [rung.quota for rung in steps.rungs] == list(range(8, 20))
    assert steps.weeks_to_aim is None


def test_an_aim_beyond_ten_years_gets_no_number_of_weeks() -> None:
    steps = ladder(starting_amount([1, 1, 1], 1), 1, 1_000_000)
    assert (len(steps.rungs), steps.weeks_to_aim) == (520, None)


def test_half_a_step_is_offered_as_the_smaller_one() -> None:
    assert smaller_step_amount(Pace(unit_min=10, step=40), 400) == 420
    assert smaller_step_amount(Pace(unit_min=1, step=1), 8) == 9
    assert smaller_step_amount(Pace(unit_min=10, step=40, aim=410), 400) == 410


RHYTHMS = [
    Pace(unit_min=1, step=1, slower_than=(2,)),
    Pace(unit_min=1, step=1, slower_than=(4, 2), aim=30),
    Pace(unit_min=1, step=2, slower_than=(4,), aim=60),
    Pace(unit_min=0.5, step=1, slower_than=(2,), aim=20),
    Pace(unit_min=1, step=1, slower_than=(1, 1), aim=9),
    Pace(unit_min=10, step=40, aim=200),
]


@pytest.mark.parametrize("quota", [2, 4, 9, 20])
@pytest.mark.parametrize("pace", RHYTHMS)
def test_what_is_told_of_a_step_is_what_the_weeks_bring(pace: Pace, quota: float) -> None:
    """clinical.md A12: 14 days where the cap makes both steps the same, and only there."""
    quota *= pace.unit_min
    told = step_ahead(pace, quota)
    assert (told.adds, told.days) == (gain(quota, pace.step, pace.unit_min), days_between(pace, quota))
    for rung in ladder_from(pace, quota).rungs[:-1]:  # at the last one of all no step follows
        days = [told.days, *(days for at, days in told.sooner if at <= rung.quota)]
        assert days_between(pace, rung.quota) == days[-1]


def test_a_step_at_the_cap_is_told_as_what_it_is() -> None:
    """clinical.md A12: max(unit_min, floor_unit(0.20 * Q)), more than a fifth where that cannot be counted."""
    half = Pace(unit_min=0.5, step=1)
    assert step_ahead(half, 2) == StepAhead(adds=0.5, later=1, at_least=True, days=7)
    assert step_ahead(half, 4) == StepAhead(adds=0.5, later=1, at_least=False, days=7)
    assert step_ahead(half, 5) == StepAhead(adds=1, later=None, days=7)
