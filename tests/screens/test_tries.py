"""Tries and beginning again at the keyboard (clinical.md A12 TRY, A14)."""

from datetime import date, timedelta
from pathlib import Path

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from tests.conftest import all_asked
from tests.support import at_the_screen, coach_on

DAY = date(2026, 3, 4)


def from_estimates(folder: Path, *activities: str) -> None:
    """Plans that wait for tries."""
    for activity in activities:
        coach_on(DAY, folder).add_plan(NewPlan(goal="Out", activity=activity, unit="minutes", good=20.0, bad=10.0))


def after_weeks(folder: Path, *activities: str) -> date:
    """Plans of which nothing was said for five weeks; the day on which somebody comes back."""
    for activity in activities:
        trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
        coach_on(DAY, folder).add_plan(NewPlan(goal="Out", activity=activity, unit="minutes", trials=trials))
    return DAY + timedelta(weeks=5)


async def test_before_a_try_comes_what_was_never_asked(tmp_path: Path) -> None:
    from_estimates(tmp_path, "Walking")
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("add_try")
        await person.press()
        assert "PainPlan · Ask first" in person.sees()
        assert "How much was it?" not in person.sees()


async def test_of_several_plans_it_is_asked_which_one_was_tried(tmp_path: Path) -> None:
    from_estimates(tmp_path, "Walking", "Stairs")
    all_asked(coach_on(DAY, tmp_path))
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("add_try")
        await person.press("2")
        assert "Stairs: today's try. How much was it?" in person.sees()
        await person.type("a bit", "enter")
        assert "Stairs: today's try" in person.sees(), "what is no amount is asked for again"
        await person.press(*["backspace"] * 5)
        await person.type("12", "enter")
        await person.press("2")
        assert "half of it, 6 minutes" in person.sees()
        await person.press("escape", "1")
        assert "Try noted: 12 minutes." in person.sees()
    plans = {plan.activity: plan for plan in coach_on(DAY, tmp_path).book.plans}
    assert [trial.had_to_stop for trial in plans["Stairs"].trials] == [None]
    assert not plans["Walking"].trials


async def test_a_try_at_which_one_had_to_stop_counts_half_or_not_at_all(tmp_path: Path) -> None:
    from_estimates(tmp_path, "Walking")
    all_asked(coach_on(DAY, tmp_path))
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        for counts, told in (("2", "It does not count"), ("1", "Try noted: 12 minutes")):
            await person.app.run_action("add_try")
            await person.press()
            await person.type("12", "enter")
            await person.press("2", counts)
            assert told in person.sees()
    (plan,) = coach_on(DAY, tmp_path).book.plans
    assert ([trial.amount for trial in plan.trials], [trial.amount for trial in plan.stopped]) == ([6], [12])


async def test_who_comes_back_settles_one_plan_after_the_other_or_later(tmp_path: Path) -> None:
    day = after_weeks(tmp_path, "Walking", "Stairs")
    async with at_the_screen(coach_on(day, tmp_path)) as person:
        await person.app.run_action("restart")
        await person.press("minus")
        assert "begin again" in person.sees(), "left out: it still waits on Today"
        await person.app.run_action("restart")
        await person.press("1")
        seen = person.sees()
        assert "Settled: Walking" in seen
        assert "Stairs: how would you like to go on?" in seen
        await person.press("2")
        assert "Settled: Stairs" in person.sees()
        await person.app.run_action("restart")
        await person.press()
        assert "Nothing is waiting here." in person.sees()
        await person.press("enter")
    assert [one.choice for one in coach_on(day, tmp_path).book.restarts] == ["take", "keep"]


async def test_new_tries_come_after_the_first_questions_and_three_of_them_count(tmp_path: Path) -> None:
    day = after_weeks(tmp_path, "Walking")
    async with at_the_screen(coach_on(day, tmp_path)) as person:
        await person.app.run_action("restart")
        await person.press("3")
        assert "PainPlan · Ask first" in person.sees()
        await person.press("escape")
        assert "Some first questions come before a try." in person.sees()
        all_asked(coach_on(day, tmp_path))
        await person.press("3")
        await person.type("20", "enter")
        await person.press("1")
        await person.type("9", "enter")
        await person.press("2", "2")
        assert "on try 2," in person.sees(), "one that does not count is made again"
        await person.type("10", "enter")
        await person.press("2", "1")
        await person.type("6", "enter")
        await person.press("1")
        assert "Settled: Walking" in person.sees()
    (made,) = coach_on(day, tmp_path).book.restarts
    assert (made.choice, made.tries, made.had_to_stop) == ("tries", (20, 5, 6), (10,))
