"""What would change a decision is true: doing just that is enough for its own check, and less is not."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.pacing.change import more_as_planned, more_settled, would_change, would_change_today
from painplan.pacing.days import DayFacts
from painplan.pacing.flare import FlareDay
from painplan.pacing.gates import OPEN, Closed
from painplan.pacing.review import review
from painplan.pacing.rhythm import Pace
from painplan.pacing.target import DayState, target
from painplan.pacing.week import Week, summarise
from painplan.plans.reasons import change_line

MONDAY = date(2026, 1, 5)


def week(**figures: Any) -> Week:
    days = [
        DayFacts(day=MONDAY + timedelta(days=n), target=8, done=8, logged=True, settled="yes", rpe=3) for n in range(7)
    ]
    usual = {name: getattr(summarise(days, {}, days_per_week=7), name) for name in Week.__struct_fields__}
    return Week(**usual | figures)


def changes(one: Week, aim: float | None = None, closed: Closed = OPEN) -> dict[str, dict[str, Any]]:
    made = review(Pace(unit_min=1, step=1, aim=aim), 8, one, before=None, earlier=[], fortnight=[], closed=closed)
    return {change.code: change.numbers for change in would_change(made, one)}


@given(planned=st.integers(1, 7), met=st.integers(0, 7))
def test_so_many_more_days_as_planned_are_enough_and_one_less_is_not(planned: int, met: int) -> None:
    met = min(met, planned)
    days = more_as_planned(met, planned)
    assert (met + days) / planned >= 0.7
    assert days == 0 or (met + days - 1) / planned < 0.7


@given(known=st.integers(1, 14), settled=st.integers(0, 14))
def test_so_many_more_settled_times_are_enough_and_one_less_is_not(known: int, settled: int) -> None:
    settled = min(settled, known)
    times = more_settled(settled, known)
    assert (settled + times) >= 0.8 * (known + times) - 1e-9
    assert times == 0 or (settled + times - 1) < 0.8 * (known + times - 1)


def test_one_more_day_as_planned() -> None:
    """The example of the issue: 4 of 7 planned days, 70 % needed, is one day short of 5."""
    assert changes(week(as_planned=4)) == {"more_as_planned": {"days": 1}}


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ({}, {"all_stays": {}}),
        ({"logged": 1}, {"more_days": {"days": 3}}),
        ({"overdo": 3}, {"fewer_over": {"days": 2}}),
        ({"settle_known": 0, "settled": 0}, {"answer_settled": {}}),
        ({"mean_rpe": 7.0}, {"less_effort": {"most": 5.0}}),
        ({"flare_days": 2}, {"even_week": {}}),
        ({"hold": True, "red_flag": True}, {"hold_was": {}, "looked_at": {}}),
        ({"hold": True, "red_flag": True, "pem": True}, {"looked_at_alone": {}, "specialist": {}}),
        ({"logged": 1, "as_planned": 0, "overdo": 3, "mean_rpe": 7.0, "pem": True}, {"specialist": {}}),
    ],
)
def test_each_check_that_was_not_met_has_its_line(figures: dict[str, Any], found: dict[str, Any]) -> None:
    assert changes(week(**figures)) == found


def test_only_a_flare_up_that_lasts_is_waited_for() -> None:
    """After one that is over the even week alone comes first."""
    assert changes(week(flare_days=2), closed=Closed(flare_now=True)) == {"flare_over": {}}
    assert changes(week(), closed=Closed(flare_now=True)) == {"flare_over": {}}
    assert changes(week(), closed=Closed(after_flare=True)) == {"even_week": {}}


def test_at_the_aim_only_another_aim_would_change_it() -> None:
    assert changes(week(), aim=8) == {"new_aim": {}}


def test_a_day_says_what_brings_the_whole_amount_back() -> None:
    on = DayState(flare=FlareDay(number=2, share=0.5), hold=True)
    assert [change.code for change in would_change_today(target(8, 1, on), 8)] == ["flare_days", "hold_over"]
    assert would_change_today(target(8, 1, DayState()), 8) == ()
    easing = DayState(flare=FlareDay(share=0.75, easing=True))
    assert [change.code for change in would_change_today(target(8, 1, easing), 8)] == ["easing_days"]
    well = DayState(well_since=MONDAY)
    assert [change.code for change in would_change_today(target(8, 1, well), 8)] == ["well_days"]
    begun = DayState(well_since=MONDAY, again=8)
    assert [change.code for change in would_change_today(target(8, 1, begun), 8)] == ["well_days_begun"], (
        "no 80 % of it"
    )
    assert would_change_today(target(8, 1, DayState(flare=FlareDay(number=6))), 8) == (), "it is the whole amount"


def test_where_effort_makes_worse_nothing_that_ends_brings_a_step() -> None:
    """clinical.md A14.1: only a specialist changes that, so no day promises a look at steps."""
    on = DayState(pem=True, hold=True, red_flag=True, maintenance=True, flare=FlareDay(easing=True))
    found = [change.code for change in would_change_today(target(8, 1, on), 8)]
    assert found == ["hold_ends", "looked_at_alone", "specialist"]


def test_what_is_not_known_needs_no_change() -> None:
    assert changes(week(mean_rpe=None, overdo=3)) == {"fewer_over": {"days": 2}}


@pytest.mark.parametrize(
    ("until_over", "codes"),
    [
        (False, ["flare_days", "flare_days", "flare_from_five", "flare_from_five", *["flare_mornings"] * 3]),
        (True, ["flare_until_over", "flare_until_over", *["flare_stays"] * 5]),
    ],
)
def test_in_a_flare_up_each_day_says_what_really_comes_next(until_over: bool, codes: list[str]) -> None:
    """clinical.md A13: where effort makes worse, the whole amount never comes back while the flare-up lasts."""
    days = [DayState(flare=FlareDay(number=n, share=0.5 if n < 3 else 0.75)) for n in range(1, 8)]
    told = [would_change_today(target(20, 1, on), 20, until_over=until_over) for on in days]
    assert [change.code for (change,) in told] == codes
    said = [change_line(change, "minutes") for (change,) in told]
    assert all(("back to your usual" in text) is not until_over for text in said)
    assert not any("On day 3" in text for text in said[2:])


def test_more_settled_times_than_a_week_holds_are_told_as_a_week() -> None:
    """0 of 3 were 12 more times: no week of three sessions holds them."""
    assert changes(week(settled=0, settle_known=3, planned=3, as_planned=3)) == {
        "week_settled": {"needed": 3, "times": 3}
    }
    assert changes(week(settled=3, settle_known=5, planned=5, as_planned=5)) == {"more_settled": {"times": 5}}
