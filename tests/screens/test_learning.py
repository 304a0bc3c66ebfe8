"""Learning and practising at the screen, with the keyboard alone, at both sizes."""

from pathlib import Path

import pytest

from painplan.learning.toolkit import Toolkit, guides
from painplan.screens.learning.practice import BreathScreen, GuideScreen
from tests.conftest import on
from tests.support import LARGE, SMALL, Size, at_the_screen, coach_on


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_lesson_is_read_tried_and_noted(tmp_path: Path, size: Size) -> None:
    async with at_the_screen(coach_on(on(0), tmp_path), size) as person:
        await person.app.run_action("lesson")
        await person.press()
        assert "What matters, not just a number" in person.sees()
        await person.press("t")
        assert "(on Today)" in person.sees()
        await person.press("x", "s")
        assert "(done)" in person.sees()
        assert "McCracken & Vowles 2014" in person.sees()
        assert person.app.coach.book.lessons[0].read_on == on(0)


async def test_from_the_list_to_a_lesson_and_back(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(on(0), tmp_path)) as person:
        await person.app.run_action("lessons")
        await person.press("home", "down", "down", "down", "enter")
        assert "Boom and bust" in person.sees()
        await person.press("escape")
        assert "PainPlan · Lessons" in person.sees()
        await person.press("n")
        assert "not for me" in person.sees()
        await person.press("u")
        assert not person.app.coach.book.lessons[-1].not_for_me


async def test_breathing_pauses_changes_pace_and_is_noted_as_used(tmp_path: Path) -> None:
    now = [0.0]
    async with at_the_screen(coach_on(on(0), tmp_path)) as person:
        await person.app.push_screen(BreathScreen(clock=lambda: now[0]))
        now[0] = 5.0
        await person.wait(0.2)
        assert "breathe out" in person.sees()
        await person.press("space")
        now[0] = 65.0
        await person.press("space", "plus")
        assert "in 4.5, out 6.5 seconds" in person.sees()
        now[0] = 125.0
        await person.press("enter")
        (used,) = Toolkit(person.app.coach).used()
        assert (used.tool, used.times, used.minutes) == ("breathing", 1, 1.1)


async def test_a_guided_practice_goes_on_by_itself_and_ends_by_itself(tmp_path: Path) -> None:
    now, guide = [0.0], guides()[0]
    async with at_the_screen(coach_on(on(0), tmp_path)) as person:
        await person.app.push_screen(GuideScreen(guide, clock=lambda: now[0]))
        await person.press()
        assert guide.steps[0][1] in person.sees()
        await person.press("right")
        assert guide.steps[1][1] in person.sees()
        await person.press("left")
        assert guide.steps[0][1] in person.sees()
        now[0] = guide.seconds + 10.0
        await person.wait(0.6)
        assert "Noted as used" in person.sees()
        assert [used.tool for used in Toolkit(person.app.coach).used()] == ["muscle-release"]


async def test_a_thought_check_keeps_three_lines_and_goes_back(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(on(0), tmp_path)) as person:
        await person.app.run_action("practice")
        await person.press("end", "enter")
        await person.type("it never ends", "enter")
        await person.press("backspace")
        assert "What is the “what if”?" in person.sees()
        await person.press("enter")
        await person.type("today is hard", "enter")
        await person.type("hard days passed before", "enter")
        (practice,) = person.app.coach.diary.days(on(0), on(0)).practices.values()
        assert practice.written == (("it never ends", "today is hard", "hard days passed before"),)
        await person.press("d", "enter")
        assert "What is the “what if”?" not in person.sees()


async def test_checklists_are_ticked_with_space(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(on(0), tmp_path)) as person:
        await person.app.run_action("checklists")
        await person.press("enter", "space", "down", "enter")
        assert person.sees().count("✓") == 2
        await person.press("space")
        assert person.sees().count("✓") == 1
        await person.press("escape")
        assert "1 of 8" in person.sees()


async def test_own_lists_are_written_used_and_hidden(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(on(0), tmp_path)) as person:
        await person.app.run_action("own_lists")
        await person.press()
        assert "This list is empty" in person.sees()
        await person.press("a")
        await person.type("vacuuming", "enter")
        await person.type("sweep one room", "enter")
        assert "vacuuming  →  sweep one room" in person.sees()
        await person.press("right", "a", "2")
        await person.type("bridge", "enter")
        await person.press("enter", "space")
        assert "bridge   strength" in person.sees()
        assert [used.title for used in Toolkit(person.app.coach).used()] == ["bridge"]
        await person.press("x")
        assert "bridge" not in person.sees().replace("Noted: bridge", "")


async def test_a_night_in_three_answers(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(on(0), tmp_path)) as person:
        await person.app.run_action("night")
        await person.press()
        await person.type("ten", "enter")
        assert "is not a time of day" in person.sees()
        await person.press(*["backspace"] * 3)
        await person.type("22:30", "enter")
        await person.type("7", "enter")
        await person.type("60", "enter")
        assert "8 h 30 min in bed, 7 h 30 min asleep" in person.sees()
