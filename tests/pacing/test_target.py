"""One day's amount: ceiling, smaller version, flare-up days, locks (clinical.md A12 and A13)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.pacing.flare import Episode, FlareDay, flare_day
from painplan.pacing.target import DayState, Target, target
from tests.amounts import asks


def today(quota: float = 20, unit_min: float = 1, **on: Any) -> Target:
    return target(quota, unit_min, DayState(**on))


def in_flare(day: int, *, settled: bool = False, until_over: bool = False) -> FlareDay:
    """What a flare-up that lasts makes of a day of it."""
    first = date(2026, 1, 5)
    now = first + timedelta(days=day - 1)
    return flare_day([Episode(first, now)], now, lambda day, _: day if settled else None, until_over=until_over)


EASING = FlareDay(easing=True)


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
    ("day", "amount", "if_settled"),
    [
        (1, 10, 10),
        (2, 10, 10),
        (3, 15, 15),
        (4, 15, 15),
        (5, 15, 20),
        (6, 15, 20),
        (7, 15, 20),
        (8, 10, 20),
        (15, 10, 20),
    ],
)
def test_a_flare_up_goes_down_and_comes_back_day_by_day(day: int, amount: float, if_settled: float) -> None:
    """clinical.md A13: day 1-2 0.5 Q, 3-4 0.75 Q, from 5 on Q on settled mornings, else 0.75 Q; over 7 days 0.5 Q."""
    assert today(flare=in_flare(day)).target == amount
    assert today(flare=in_flare(day, settled=True)).target == if_settled
    assert today(flare=in_flare(day)).state == "flare"


def test_who_is_sometimes_made_worse_does_not_return_before_it_is_over() -> None:
    """clinical.md A13, NG206 1.14.5: 0.75 Q until it is over."""
    amounts = [today(flare=in_flare(day, settled=True, until_over=True)).target for day in range(1, 9)]
    assert amounts == [10, 10, 15, 15, 15, 15, 15, 10]


def test_the_whole_amount_in_a_flare_up_is_not_called_a_smaller_version() -> None:
    back = today(flare=in_flare(5, settled=True))
    assert [(reason.code, reason.numbers) for reason in back.reasons] == [
        ("flare_back", {"day": 5, "quota": 20, "amount": 20})
    ]


def test_a_flare_up_never_stops_everything() -> None:
    assert today(1, flare=in_flare(1)).target == 1
    assert today(50, 50, flare=in_flare(1)).target == 50


def test_the_ceiling_of_a_flare_up_day_is_that_of_its_own_amount() -> None:
    found = today(flare=in_flare(1))
    assert (found.target, found.ceiling) == (10, 10), "clinical.md A12 GOOD DAY: no further in a flare-up"


@pytest.mark.parametrize("on", ["flare", "hold", "red_flag", "pem", "at_most_usual"])
def test_where_steps_wait_a_good_day_goes_no_further_than_the_amount(on: str) -> None:
    """clinical.md A12 GOOD DAY: no ceiling above Q with a sign, a hold, after a flare, in the branch."""
    assert today().ceiling == 24
    given: dict[str, Any] = {on: EASING if on == "flare" else True}
    assert today(**given).ceiling == today().target == 20


def test_while_ill_nothing_is_asked_for_and_the_smaller_version_is_there() -> None:
    """clinical.md A14.4: nothing is asked for, the smallest version only if the person wants it."""
    found = today(hold=True, ill=True)
    assert (found.target, found.ceiling, found.smaller, found.state) == (None, None, 10, "held")
    assert [reason.code for reason in found.reasons] == ["on_hold", "nothing_asked"]


def test_where_nothing_may_be_done_there_is_no_smaller_version_either() -> None:
    """clinical.md C: with an open emergency sign no amount and no ceiling."""
    found = today(no_amount=True, red_flag=True, flare=in_flare(1))
    assert (found.target, found.ceiling, found.smaller, found.state) == (None, None, None, "locked")


def test_of_several_at_once_nothing_asked_for_is_the_lowest() -> None:
    """clinical.md A14 "Several at once": nothing is asked for is the lowest amount."""
    assert today(hold=True, ill=True, flare=in_flare(5, settled=True)).target is None


def test_a_long_flare_up_asks_to_have_it_looked_at() -> None:
    assert [reason.code for reason in today(flare=in_flare(7)).reasons] == ["flare_day"]
    assert [reason.code for reason in today(flare=in_flare(8)).reasons] == ["flare_long"]
    assert today(flare=in_flare(3)).reasons[0].numbers == {"day": 3, "quota": 20, "amount": 15}


@pytest.mark.parametrize(
    ("on", "state", "code"),
    [
        ({"flare": EASING}, "easing_back", "easing_back"),
        ({"hold": True}, "held", "on_hold"),
        ({"red_flag": True}, "locked", "safety_lock"),
        ({"pem": True}, "envelope", "pem"),
        ({"maintenance": True}, "maintenance", "maintenance"),
    ],
)
def test_what_holds_on_the_day_is_named_and_keeps_the_amount(on: dict[str, Any], state: str, code: str) -> None:
    found = today(**on)
    assert (found.state, [reason.code for reason in found.reasons]) == (state, [code])
    assert found.target == 20


def test_what_keeps_from_harm_is_named_first() -> None:
    everything: dict[str, Any] = {
        "flare": in_flare(2),
        "hold": True,
        "red_flag": True,
        "pem": True,
        "maintenance": True,
    }
    names = []
    for gone in ("red_flag", "hold", "flare", "pem", "maintenance", ""):
        names.append(today(**everything).state)
        everything.pop(gone, None)
    assert names == ["locked", "held", "flare", "envelope", "maintenance", "steady"]
    assert today(flare=EASING, pem=True, maintenance=True).state == "easing_back"


def test_after_an_illness_half_is_asked_for_and_the_lower_of_two_ladders_holds() -> None:
    """clinical.md A14.4: half until 48 hours after; "Several at once": the lowest amount."""
    well = today(well_since=date(2026, 1, 9))
    assert (well.target, well.ceiling, well.state) == (10, 10, "easing_back")
    exact = {"rounded": "exact", "half_rounded": "exact"}
    assert well.reasons[0].numbers == {"on": "2026-01-09", "amount": 10, "quota": 20, "again": 16} | exact
    assert today(well_since=date(2026, 1, 9), flare=in_flare(3)).target == 10


def test_a_locked_flare_up_day_still_has_the_smaller_amount() -> None:
    found = today(flare=in_flare(1), red_flag=True)
    assert (found.state, found.target) == ("locked", 10)
    assert [reason.code for reason in found.reasons] == ["flare_day", "safety_lock"]


@given(st.integers(1, 600), st.integers(0, 40), st.booleans(), st.sampled_from([1, 5, 10, 50]))
def test_smaller_target_quota_and_ceiling_are_in_order(units: int, day: int, settling: bool, unit_min: int) -> None:
    quota = float(units * unit_min)
    found = today(quota, unit_min, flare=in_flare(day, settled=settling) if day else FlareDay())
    amounts = asks(found)
    assert unit_min <= amounts.smaller <= amounts.amount <= quota
    assert amounts.amount <= amounts.ceiling <= 1.2 * amounts.amount + 1e-6
