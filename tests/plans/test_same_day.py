"""A flare-up and an illness of which the beginning and the end are said on one day (clinical.md A13, A14.4)."""

from pathlib import Path

import pytest

from painplan.plans.records import Plan
from tests.conftest import FIRST, CoachOn, Shell, on
from tests.contract.program import Diary, add_plan


def test_a_flare_up_begins_on_a_day_that_holds_an_end_of_none(
    walking: Plan, coach_on: CoachOn, painplan: Shell
) -> None:
    """What was said later counts. An end of nothing can still stand in a diary, from a merge or a correction."""
    coach = coach_on(on(1))
    coach.answer(on(1), [("flare", "yes"), ("flare_over", "yes")])
    coach.answer(on(1), [("flare", "")])
    assert coach.flare().day == 0
    said = painplan("flare", "start", "--json", day=on(1)).document
    assert (said["flare"], said["day"]) == (True, 1)
    assert coach_on(on(2)).flare().day == 2


def test_an_end_of_the_flare_up_that_lasted_is_still_taken_back(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(FIRST).begin_flare()
    coach_on(on(2)).end_flare()
    coach_on(on(2)).begin_flare()
    assert coach_on(on(2)).flare().day == 3


def test_no_check_in_ends_a_flare_up_that_is_none(painplan: Shell, coach_on: CoachOn) -> None:
    said = painplan("checkin", "--set", "flare_over=yes", "--set", "pain=3")
    assert said.code == 2
    assert "No flare-up is going on" in said.err
    assert coach_on(FIRST).checkin(FIRST) is None, "nothing is kept"


def test_an_illness_of_some_hours_asks_for_half_for_two_days_and_begins_again(
    walking: Plan, coach_on: CoachOn, painplan: Shell
) -> None:
    coach_on(on(3)).hold("illness", None)
    assert coach_on(on(3)).today_view().plans[0].target.target is None
    coach_on(on(3)).end_hold(well_since=on(3))
    assert not coach_on(on(3)).today_view().holds
    assert [coach_on(on(day)).today_view().plans[0].target.target for day in (2, 3, 4, 5, 6)] == [8, 4, 4, 6, 6]
    for day in (3, 4, 5, 9):
        for shown in ("why", "today", "review"):
            assert painplan(shown, day=on(day)).code in (0, 1)


def test_a_holiday_that_ends_on_its_first_day_never_was(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(3)).hold("holiday", None)
    coach_on(on(3)).end_hold()
    assert not coach_on(on(3)).book.holds


@pytest.mark.parametrize(("done", "first"), [(14, True), (7, False)])
def test_what_was_shown_when_something_was_done_decides(tmp_path: Path, done: float, first: bool) -> None:
    """clinical.md A13: the day of a flare-up asks for half; who did the whole amount before it did what was planned."""
    diary = Diary(tmp_path / "diary")
    add_plan(diary, 17.5, 17.5, 17.5)
    if first:
        diary.checked_in({"done.walking": done})
    diary.do("flare", "start")
    if not first:
        diary.checked_in({"done.walking": done})
    for number in range(2, 8):
        diary.on(number).checked_in({"done.walking": 7 if number < 3 else 10.5})
    week = diary.review(8)
    assert (week["overdo"], week["adherence"]) == (0, 1)


def test_a_day_that_was_more_than_either_amount_is_told_as_more(tmp_path: Path) -> None:
    diary = Diary(tmp_path / "diary")
    add_plan(diary, 17.5, 17.5, 17.5)
    diary.checked_in({"done.walking": 30})
    diary.do("flare", "start")
    for number in range(2, 8):
        diary.on(number).checked_in({"done.walking": 7})
    assert diary.review(8)["overdo"] == 1
