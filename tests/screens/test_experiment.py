"""Trying something out at the screen: choosing, the day, ending, and the decision, with the keyboard alone."""

from datetime import timedelta
from pathlib import Path

import pytest

from painplan.experiments.service import Experiments
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.safety.service import Safety
from tests.conftest import on
from tests.support import LARGE, SMALL, Size, at_the_screen, coach_on


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_from_the_shelf_to_the_first_day_and_back_with_undo(tmp_path: Path, size: Size) -> None:
    async with at_the_screen(coach_on(on(0), tmp_path), size) as person:
        await person.app.run_action("experiment")
        await person.press()
        assert "What would you like to try out?" in person.sees()
        await person.press("enter")
        assert "What should it look at?" in person.sees()
        await person.press("backspace")
        assert "What would you like to try out?" in person.sees()
        await person.press("down", "enter", "3")
        assert "Five minutes of breathing at bedtime" in person.sees()
        assert "has not been shown to reduce pain" in " ".join(person.sees().split())
        await person.press("enter")
        assert "Day 1 of 63" in person.sees()
        await person.press("1")
        assert "▸ 1  yes" in person.sees()
        (begun,) = person.app.coach.book.experiments
        assert begun.as_planned == {on(0): True}
        await person.press("u")
        assert person.app.coach.book.experiments[0].as_planned == {}


async def test_ending_asks_first_and_needs_no_reason(tmp_path: Path) -> None:
    Experiments(coach_on(on(0), tmp_path)).begin("heat", "sleep", seed=1)
    async with at_the_screen(coach_on(on(3), tmp_path)) as person:
        await person.app.run_action("experiment")
        await person.press()
        await person.press("e")
        assert "End it here?" in person.sees()
        await person.press("backspace")
        assert "Did you do it this way today?" in person.sees()
        await person.press("e", "enter")
        assert "You stopped it; no reason is needed." in " ".join(person.sees().split())
        assert person.app.coach.book.experiments[0].stopped_on == on(3)


async def test_an_open_warning_sign_has_ended_it(tmp_path: Path) -> None:
    coach = coach_on(on(0), tmp_path)
    Experiments(coach).begin("heat", "sleep", seed=1)
    coach.answer(on(0), [("worry", "yes")])
    async with at_the_screen(coach_on(on(1), tmp_path)) as person:
        await person.app.run_action("experiment")
        await person.press()
        seen = person.sees()
        assert "Keep B?" in seen
        assert "It was stopped because a warning sign was open." in " ".join(seen.split())
        assert "Did you do it this way today?" not in seen
        await person.press("2")
        assert person.app.coach.book.experiments[0].kept == "no"


async def test_after_the_last_pair_the_decision_is_the_persons(tmp_path: Path) -> None:
    Experiments(coach_on(on(0), tmp_path)).begin("heat", "sleep", seed=1)
    async with at_the_screen(coach_on(on(0) + timedelta(days=63), tmp_path)) as person:
        await person.app.run_action("experiment")
        await person.press()
        assert "Keep B?" in person.sees()
        assert "0 of 4 pairs have enough days so far" in " ".join(person.sees().split())
        await person.press("2")
        assert person.app.coach.book.experiments[0].kept == "no"
        await person.press("n")
        assert "What would you like to try out?" in person.sees()


async def test_confidence_is_asked_where_it_is_what_the_experiment_looks_at(tmp_path: Path) -> None:
    Experiments(coach_on(on(0), tmp_path)).begin("music", "confidence", seed=1)
    async with at_the_screen(coach_on(on(0), tmp_path)) as person:
        await person.app.run_action("experiment")
        await person.press("1")
        assert "How sure were you today" in person.sees()
        await person.press("7")
        assert "[7]" in person.sees()
        await person.press("backspace", "2", "x")
        (begun,) = person.app.coach.book.experiments
        assert (begun.as_planned, begun.confidence) == ({on(0): False}, {on(0): 10})
        await person.press("u")
        assert person.app.coach.book.experiments[0].confidence == {on(0): 7}


async def test_the_list_of_warning_signs_belongs_to_the_start_and_to_each_week(tmp_path: Path) -> None:
    coach = coach_on(on(0), tmp_path)
    coach.add_plan(NewPlan(goal="The park", activity="Walking", unit="minutes", trials=(Trial(amount=10),) * 3))
    Experiments(coach).begin("music", "sleep", seed=1)
    Safety(coach).list_asked(whole=True)
    async with at_the_screen(coach_on(on(7), tmp_path)) as person:
        assert "the short list of warning signs, once a week" in person.sees()
        await person.app.run_action("signs_short")
        await person.press()
        short = sum(view.short for view in Safety(coach).signs())
        assert f"1 of {short}" in person.sees()
        await person.press(*["1"] * short, "enter")
        assert person.app.coach.book.profile.signs_short_on == on(7)
        assert "warning signs, once a week" not in person.sees()


async def test_what_is_kept_goes_to_the_own_list_and_to_today(tmp_path: Path) -> None:
    coach = coach_on(on(0), tmp_path)
    coach.add_plan(NewPlan(goal="The park", activity="Walking", unit="minutes", trials=(Trial(amount=10),) * 3))
    Experiments(coach).begin("music", "mattered", seed=1)
    Safety(coach).list_asked(whole=True)
    async with at_the_screen(coach_on(on(0) + timedelta(days=63), tmp_path)) as person:
        assert "over: keep B? (Music during the activity)" in person.sees()
        await person.app.run_action("experiment")
        await person.press("1", "escape")
        assert "You keep       With music you like" in person.sees()
        await person.app.run_action("own_lists")
        await person.press("left")
        assert "With music you like" in person.sees()
        await person.press("space", "escape")
        assert "You keep" not in person.sees()
        await person.app.run_action("insight")
        await person.press()
        assert "With music you like: used on 1 of the last 28 days" in person.sees()
