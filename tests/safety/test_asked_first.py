"""A yes before steps keeps everything at or below what is usual, whenever it was said (clinical.md C5)."""

import pytest

from painplan.errors import CannotDo
from painplan.measures.service import Assessments
from painplan.plans.records import Plan
from painplan.safety.ask_first_service import AskFirstList
from painplan.safety.closing import ASK_FIRST, Closing
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Shell, on

NEW = ("plan", "add", "--goal", "out", "--activity", "Walking", "--unit", "minutes", "--aim", "60")
ESTIMATES = ("--good", "50", "--bad", "30")
TRIES = ("--trial", "40", "--trial", "30", "--trial", "50")


def test_a_later_yes_ends_the_extra_of_good_days_until_somebody_looked(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(3))

    def today(coach: Coach) -> tuple[float | None, float | None, str]:
        (plan,) = coach.today_view().plans
        return plan.target.target, plan.target.ceiling, plan.target.state

    assert today(coach) == (8, 9, "steady")
    AskFirstList(coach).answer({"AF01": "yes"})
    assert today(coach) == (8, 8, "locked")
    Closing(coach, ASK_FIRST).looked_at("AF01", "family doctor")
    assert today(coach) == (8, 9, "steady")


def test_a_plan_made_while_it_is_open_has_gentle_steps_and_says_that_they_wait(painplan: Shell) -> None:
    painplan("ask-first", "--answer", "AF07=yes")
    tries = painplan(*NEW, *TRIES)
    assert (tries.code, "Check with a clinician first (AF07). A plan from tries waits" in tries.err) == (1, True)
    told = painplan(*NEW, *ESTIMATES).out
    assert "Check with a clinician before tries or steps" in told
    assert "once a week at most" not in told
    plan = painplan("plan", "show", "walking", "--json").document
    assert (plan["profile"], plan["quota"], plan["step"]) == ("gentle", 32, None), "no step comes from estimates"
    (today,) = painplan("today", "--json").document["plans"]
    assert (today["target"], today["ceiling"]) == (32, 32)


def test_home_tests_wait_with_it(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(3))
    Assessments(coach).check_test({})
    AskFirstList(coach).answer({"AF09": "yes"})
    with pytest.raises(CannotDo, match=r"Check with a clinician first \(AF09\). A home test waits"):
        Assessments(coach).check_test({})
    tests = {one.name for one in Assessments(coach).tests()}
    assert not tests & {due.instrument for due in Assessments(coach).due()}
    Closing(coach, ASK_FIRST).looked_at("AF09", "physiotherapist")
    Assessments(coach).check_test({})
