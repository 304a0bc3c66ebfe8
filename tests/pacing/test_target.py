"""One day's amount: ceiling, smaller version, flare-up days, locks (clinical.md A12 and A13)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.pacing import DayState, Target, target
from tests.amounts import asks


def today(quota: float = 20, unit_min: float = 1, **on: Any) -> Target:
    return target(quota, unit_min, DayState(**on))


def test_an_ordinary_day_has_the_amount_a_ceiling_and_a_smaller_version() -> None:
    """clinical.md A12 GOOD DAY: floor_unit(1.2 Q); A13: smallest useful version 0.5 Q."""
    found = today()
    assert (found.target, found.ceiling, found.smaller) == (20, 24, 10)
    assert (found.state, found.reasons) == ("steady", ())


def test_ceiling_and_smaller_version_are_rounded_down_to_whole_units() -> None:
    assert (today(8).ceiling, today(8).smaller) == (9, 4)
    assert (today(160, 50).ceiling, today(160, 50).smaller) == (160, 50)


def test_the_smaller_version_of_one_unit_is_that_unit() -> None:
    assert (today(1).target, today(1).ceiling, today(1).smaller) == (1, 1, 1)


@pytest.mark.parametrize(
    ("day", "amount", "if_settling"),
    [
        (1, 10, 10),
        (2, 10, 10),
        (3, 15, 15),
        (4, 15, 15),
        (5, 15, 20),
        (6, 15, 20),
        (7, 15, 20),
        (8, 10, 10),
        (15, 10, 10),
    ],
)
def test_a_flare_up_goes_down_and_comes_back_day_by_day(day: int, amount: float, if_settling: float) -> None:
    """clinical.md A13: day 1-2 0.5 Q, 3-4 0.75 Q, from 5 on Q if mornings are back; over 7 days 0.5 Q."""
    assert today(flare_day=day).target == amount
    assert today(flare_day=day, settling=True).target == if_settling
    assert today(flare_day=day).state == "flare"


def test_a_flare_up_never_stops_everything() -> None:
    assert today(1, flare_day=1).target == 1
    assert today(50, 50, flare_day=1).target == 50


def test_the_ceiling_of_a_flare_up_day_is_that_of_its_own_amount() -> None:
    found = today(flare_day=1)
    assert (found.target, found.ceiling) == (10, 10), "clinical.md A12 GOOD DAY: no further in a flare-up"


@pytest.mark.parametrize("on", ["after_flare", "hold", "red_flag", "pem", "at_most_usual"])
def test_where_steps_wait_a_good_day_goes_no_further_than_the_amount(on: str) -> None:
    """clinical.md A12 GOOD DAY: no ceiling above Q with a sign, a hold, after a flare, in the branch."""
    assert today().ceiling == 24
    assert today(**{on: True}).ceiling == today().target == 20


def test_while_ill_nothing_is_asked_for_and_the_smaller_version_is_there() -> None:
    """clinical.md A14.4: nothing is asked for, the smallest version only if the person wants it."""
    found = today(hold=True, ill=True)
    assert (found.target, found.ceiling, found.smaller, found.state) == (None, None, 10, "held")
    assert [reason.code for reason in found.reasons] == ["on_hold", "nothing_asked"]


def test_where_nothing_may_be_done_there_is_no_smaller_version_either() -> None:
    """clinical.md C: with an open emergency sign no amount and no ceiling."""
    found = today(no_amount=True, red_flag=True, flare_day=1)
    assert (found.target, found.ceiling, found.smaller, found.state) == (None, None, None, "locked")


def test_of_several_at_once_nothing_asked_for_is_the_lowest() -> None:
    """clinical.md A14 "Several at once": nothing is asked for is the lowest amount."""
    assert today(hold=True, ill=True, flare_day=5, settling=True).target is None


def test_a_long_flare_up_asks_to_have_it_looked_at() -> None:
    assert [reason.code for reason in today(flare_day=7).reasons] == ["flare_day"]
    assert [reason.code for reason in today(flare_day=8).reasons] == ["flare_long"]
    assert today(flare_day=3).reasons[0].numbers == {"day": 3, "quota": 20, "amount": 15}


@pytest.mark.parametrize(
    ("on", "state", "code"),
    [
        ({"after_flare": True}, "easing_back", "easing_back"),
        ({"hold": True}, "held", "on_hold"),
        ({"red_flag": True}, "locked", "safety_lock"),
        ({"pem": True}, "envelope", "pem"),
        ({"maintenance": True}, "maintenance", "maintenance"),
    ],
)
def test_what_holds_on_the_day_is_named_and_keeps_the_amount(on: dict[str, bool], state: str, code: str) -> None:
    found = today(**on)
    assert (found.state, [reason.code for reason in found.reasons]) == (state, [code])
    assert found.target == 20


def test_what_keeps_from_harm_is_named_first() -> None:
    everything = {"flare_day": 2, "after_flare": True, "hold": True, "red_flag": True, "pem": True, "maintenance": True}
    names = []
    for gone in ("red_flag", "hold", "flare_day", "after_flare", "pem", "maintenance", ""):
        names.append(today(**everything).state)
        everything.pop(gone, None)
    assert names == ["locked", "held", "flare", "easing_back", "envelope", "maintenance", "steady"]


def test_a_locked_flare_up_day_still_has_the_smaller_amount() -> None:
    found = today(flare_day=1, red_flag=True)
    assert (found.state, found.target) == ("locked", 10)
    assert [reason.code for reason in found.reasons] == ["flare_day", "safety_lock"]


@given(st.integers(1, 600), st.integers(0, 40), st.booleans(), st.sampled_from([1, 5, 10, 50]))
def test_smaller_target_quota_and_ceiling_are_in_order(units: int, day: int, settling: bool, unit_min: int) -> None:
    quota = float(units * unit_min)
    found = today(quota, unit_min, flare_day=day, settling=settling)
    amounts = asks(found)
    assert unit_min <= amounts.smaller <= amounts.amount <= quota
    assert amounts.amount <= amounts.ceiling <= 1.2 * amounts.amount + 1e-6
