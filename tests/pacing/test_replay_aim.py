"""A replay stays within its aim, and says where a long time without entries would have been asked about."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.pacing.replay import ReplayDay, replay
from painplan.pacing.rhythm import Pace
from tests.amounts import asks

FIRST = date(2026, 1, 5)


def rows(*numbers: int) -> list[ReplayDay]:
    return [ReplayDay(day=FIRST + timedelta(days=number), done=12, settled="yes", rpe=3) for number in numbers]


@pytest.mark.parametrize(("quota", "aim", "first"), [(12, 10, 10), (12, 12, 12), (12, 14, 12), (12, 0.5, 1)])
def test_a_first_amount_above_the_aim_is_the_aim(quota: float, aim: float, first: float) -> None:
    """clinical.md A12: Q = min(G, ...); below one smallest unit there is none."""
    found = replay(rows(*range(28)), Pace(unit_min=1, step=1, aim=aim), quota, days_per_week=5)
    assert found.weeks[0].proposal.quota == first
    assert found.days[0][1].target == first
    assert found.final_quota <= max(aim, 1)


@given(
    numbers=st.sets(st.integers(0, 60), min_size=1),
    unit=st.sampled_from([1.0, 10.0, 50.0]),
    quota=st.integers(1, 40),
    aim=st.floats(0.1, 3000),
)
def test_no_amount_is_ever_above_the_aim(numbers: set[int], unit: float, quota: int, aim: float) -> None:
    found = replay(rows(*numbers), Pace(unit_min=unit, step=2 * unit, aim=aim), quota * unit, days_per_week=4)
    most = max(aim, unit)
    assert all(asks(on).amount <= most for _, on in found.days)
    assert all(week.proposal.next_quota <= most for week in found.weeks)


@pytest.mark.parametrize(("gap", "ask"), [(13, []), (14, ["away"]), (27, ["away"]), (28, ["away_long"])])
def test_a_long_gap_is_asked_about_in_the_week_of_the_return_and_changes_no_amount(gap: int, ask: list[str]) -> None:
    found = replay(rows(0, 1, 2, 3 + gap), Pace(unit_min=1, step=1), 12, days_per_week=5)
    asks = [one.code for week in found.weeks for one in week.proposal.asks if one.code.startswith("away")]
    assert asks == ask
    assert asks == [one.code for one in found.weeks[-1].proposal.asks if one.code.startswith("away")]
    assert found.final_quota == 12
