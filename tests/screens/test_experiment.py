"""Trying something out at the screen: choosing, the day, ending, and the decision, with the keyboard alone."""

from datetime import timedelta
from pathlib import Path

import pytest

from painplan.coach.experiments import Experiments
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


async def test_an_open_warning_sign_ends_it_when_the_screen_is_opened(tmp_path: Path) -> None:
    coach = coach_on(on(0), tmp_path)
    Experiments(coach).begin("heat", "sleep", seed=1)
    coach.answer(on(0), [("worry", "yes")])
    async with at_the_screen(coach_on(on(1), tmp_path)) as person:
        await person.app.run_action("experiment")
        await person.press()
        assert "It ends because a warning sign is open." in person.sees()
        await person.press("enter")
        assert person.app.coach.book.experiments[0].stopped_why == "warning_sign"


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
