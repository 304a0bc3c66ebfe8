"""What a flare-up would make of the amounts is told as what it makes of them, and never as less than it is (A13)."""

import pytest

from painplan.plans.flare_flow import FlareFlow
from painplan.plans.plan_states import course_of
from painplan.plans.service import NewPlan
from painplan.plans.target_words import around
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Shell, on
from tests.support import at_the_screen


def _plan(coach_on: CoachOn, good: float = 30, bad: float = 14, unit: str = "minutes") -> None:
    coach_on(on(0)).add_plan(NewPlan(goal="Read", activity="Sitting", unit=unit, good=good, bad=bad))


def _happened(coach_on: CoachOn, before: str) -> int:
    """What came before the day on which somebody thinks about beginning a flare-up; gives that day."""
    if before == "calm":
        return 3
    coach_on(on(3)).begin_flare()
    if before == "same day":
        coach_on(on(3)).end_flare()
        return 3
    coach_on(on(5)).end_flare()
    return {"over today": 5, "easing": 6, "week after": 9}[before]


@pytest.mark.parametrize("before", ["calm", "same day", "over today", "easing", "week after"])
async def test_the_amount_if_it_flares_is_the_one_that_follows(before: str, coach_on: CoachOn, painplan: Shell) -> None:
    _plan(coach_on)
    day = on(_happened(coach_on, before))
    coach = coach_on(day)
    course = course_of(coach, coach.plan("sitting"), day)
    promised, now = course.target_on(day).if_flares, course.target_on(day).target
    assert promised is not None
    assert now is not None
    said = painplan("today", day=day).out
    assert (f"{promised:g} if it flares" in said) == (promised < now)
    async with at_the_screen(coach_on(day)) as person:
        await person.press("f")
        assert (f"{promised:g} minutes in a flare-up, {now:g} now" in " ".join(person.sees().split())) == (
            promised < now
        )
    less = "smaller now" in _begun(coach_on(day))
    assert course_of(coach_on(day), coach.plan("sitting"), day).target_on(day).target == promised
    assert less == (promised < now)


def _begun(coach: Coach) -> str:
    flow = FlareFlow(coach)
    flow.answer("begins", "yes")
    return flow.keep()


@pytest.mark.parametrize(("good", "bad", "unit"), [(2, 1, "repetitions"), (0.5, 0.5, "minutes"), (5, 5, "metres")])
def test_the_least_that_can_be_counted_is_never_called_smaller(
    good: float, bad: float, unit: str, coach_on: CoachOn, painplan: Shell
) -> None:
    """clinical.md A13 (min unit_min): where less cannot be counted, that is said."""
    _plan(coach_on, good, bad, unit)
    said = []
    coach = coach_on(on(3))
    said.append(_begun(coach))
    for day in (3, 4, 5):
        said.append(painplan("today", day=on(day)).out)
        said.append(painplan("why", "sitting", day=on(day)).out)
    coach_on(on(6)).end_flare()
    said.append(painplan("today", day=on(6)).out)
    for text in said:
        assert "smaller version" not in text
        assert "smaller now" not in text
        assert "instead of" not in text
    assert "least that can be counted" in said[1]
    assert not around(course_of(coach_on(on(4)), coach.plan("sitting"), on(4)).target_on(on(4)))


def test_an_amber_day_at_the_least_asks_for_no_three_quarters(coach_on: CoachOn) -> None:
    _plan(coach_on, 2, 1, "repetitions")
    coach_on(on(3)).answer(on(3), [("done.sitting", "1")])
    coach_on(on(4)).answer(on(4), [("settled.sitting", "no")])
    coach = coach_on(on(4))
    amber = [
        why for why in course_of(coach, coach.plan("sitting"), on(4)).target_on(on(4)).reasons if "amber" in why.code
    ]
    assert [why.numbers.get("told") for why in amber] == ["least"]
