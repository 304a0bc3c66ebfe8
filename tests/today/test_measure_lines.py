"""One calm line when something measured before is worth asking again, and the offer of a weekly check-in."""

from datetime import timedelta

import pytest

from painplan.measures.service import Assessments
from painplan.safety.service import Safety
from painplan.today.coach import Coach
from tests.conftest import CoachOn, on

with_plan = pytest.mark.usefixtures("walking")


def line(coach: Coach, code: str) -> str | None:
    return next((one.what for one in coach.today_view().waiting if one.code == code), None)


def reviewed(coach_on: CoachOn, day: int) -> None:
    """Settle the weekly review that is due, so that it does not ask by itself."""
    coach = coach_on(on(day))
    coach.decide("walking", "hold")


@with_plan
def test_a_measure_comes_back_when_its_time_has_come_and_not_before(coach_on: CoachOn) -> None:
    """clinical.md B3: PEG weekly."""
    assert line(coach_on(on(5)), "measure") is None, "what was never asked does not come by itself"
    Assessments(coach_on(on(3))).save("peg", [7, 8, 6])
    reviewed(coach_on, 7)
    assert line(coach_on(on(9)), "measure") is None
    assert line(coach_on(on(10)), "measure") == "PEG again, last on 8 January 2026"
    Assessments(coach_on(on(10))).save("peg", [7, 8, 5])
    assert line(coach_on(on(11)), "measure") is None


@with_plan
def test_at_most_one_line_and_the_longest_waiting_first(coach_on: CoachOn) -> None:
    Assessments(coach_on(on(1))).save("confidence", [7])
    Assessments(coach_on(on(2))).save("peg", [7, 8, 6])
    reviewed(coach_on, 7)
    lines = [one for one in coach_on(on(10)).today_view().waiting if one.code == "measure"]
    assert len(lines) == 1
    assert (lines[0].opens, lines[0].command) == ("measure", "painplan measure confidence")


@with_plan
def test_quiet_on_flare_up_days_and_where_tracking_draws_to_pain(coach_on: CoachOn) -> None:
    Assessments(coach_on(on(3))).save("peg", [7, 8, 6])
    reviewed(coach_on, 7)
    coach = coach_on(on(10))
    assert line(coach, "measure")
    coach.answer(on(10), [("flare", "yes")])
    assert line(coach, "measure") is None
    coach.answer(on(10), [("flare", "no")])
    assert line(coach, "measure") is None, "a no ends none (A13)"
    coach.answer(on(10), [("flare", "")])
    assert line(coach, "measure")
    coach.set("pain_hidden", "1")
    assert line(coach, "measure") is None


@with_plan
def test_a_weekly_review_that_is_due_asks_it_itself(coach_on: CoachOn) -> None:
    Assessments(coach_on(on(0))).save("peg", [7, 8, 6])
    assert line(coach_on(on(7)), "measure") is None
    reviewed(coach_on, 7)
    assert line(coach_on(on(7)), "measure")


@with_plan
def test_after_four_weeks_a_weekly_check_in_is_offered_once(coach_on: CoachOn) -> None:
    """clinical.md E1: break suggestion after 28 days."""
    Safety(coach_on(on(0))).list_asked(whole=True)
    offered = [day for day in range(60) if line(coach_on(on(day)), "weekly")]
    assert offered
    assert set(offered) <= set(range(28, 35))
    coach = coach_on(on(offered[0]))
    assert line(coach, "weekly") == "You can check in weekly"
    coach.set("weekly_checkins", "1")
    assert line(coach, "weekly") is None
    assert not coach.can_undo or coach.undo()
    assert line(coach_on(on(offered[0]) + timedelta(0)), "weekly")
