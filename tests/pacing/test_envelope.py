"""The energy envelope: clinical.md A7, vectors I8."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.pacing.envelope import Energy, limit_after, tired_for_days
from painplan.pacing.flare import FlareDay
from painplan.pacing.target import DayState, target
from tests.amounts import asks

DAY = date(2026, 3, 4)


def back(days: int) -> date:
    return DAY - timedelta(days=days)


@pytest.mark.parametrize(("spent", "available", "quotient"), [(80, 50, 160), (60, 80, 75), (0, 0, 0), (5, 0, math.inf)])
def test_the_quotient_is_spent_by_available(spent: float, available: float, quotient: float) -> None:
    """clinical.md I8: expended 80, perceived 50 -> 160; 60/80 -> 75."""
    assert Energy(available, spent).quotient == quotient
    assert Energy(available, spent).beyond == (quotient > 100)


def test_after_a_day_beyond_it_the_limit_is_80_percent_of_the_usual_load_within() -> None:
    energy = {back(1): Energy(50, 80), back(2): Energy(60, 60), back(3): Energy(70, 40), back(4): Energy(60, 50)}
    load = {back(1): 30.0, back(2): 10.0, back(3): 8.0, back(4): 6.0, back(20): 1.0}
    found = limit_after(energy, load, DAY, 12, 1)
    assert found is not None
    assert (found.amount, found.days) == (6, 3), "0.8 x median(10, 8, 6) = 6.4, whole minutes"


@pytest.mark.parametrize("yesterday", [None, Energy(50, 50), Energy(80, 60)])
def test_within_the_energy_there_was_the_plan_holds(yesterday: Energy | None) -> None:
    energy = {} if yesterday is None else {back(1): yesterday}
    assert limit_after(energy, {back(2): 1.0}, DAY, 12, 1) is None


def test_without_a_day_within_it_the_plan_itself_is_the_usual_load() -> None:
    found = limit_after({back(1): Energy(20, 60)}, {back(1): 40.0}, DAY, 12, 1)
    assert found is not None
    assert (found.amount, found.days) == (9, 0), "0.8 x 12 = 9.6, whole minutes"


@given(
    said=st.dictionaries(st.integers(1, 20), st.tuples(st.integers(0, 100), st.integers(0, 100))),
    load=st.dictionaries(st.integers(1, 20), st.floats(0, 500)),
    quota=st.integers(1, 60),
    flare=st.integers(0, 20),
)
def test_nothing_said_about_energy_ever_raises_an_amount(
    said: dict[int, tuple[int, int]], load: dict[int, float], quota: int, flare: int
) -> None:
    energy = {back(days): Energy(*both) for days, both in said.items()}
    limit = limit_after(energy, {back(days): done for days, done in load.items()}, DAY, quota, 1)
    now = FlareDay(number=flare, share=0.5) if flare else FlareDay()
    plain = target(quota, 1, DayState(flare=now, pem=True))
    limited = target(quota, 1, DayState(flare=now, pem=True, limit=limit))
    assert asks(limited).amount <= asks(plain).amount <= quota
    assert limited.ceiling == limited.target, "in the envelope the amount is the limit, on a good day too"
    assert limited.state == ("flare" if flare else "envelope")


def test_five_tired_days_of_seven_ask_the_question() -> None:
    """clinical.md A14.1: fatigue of 7 or more on 5 of 7 days is energy of 3 or less."""
    tired = {back(days): 3.0 for days in (0, 1, 3, 4, 6)}
    assert tired_for_days(tired, DAY)
    assert not tired_for_days(tired | {back(3): 4.0}, DAY)
    assert not tired_for_days({back(days): 0.0 for days in (7, 8, 9, 10, 11)}, DAY)
