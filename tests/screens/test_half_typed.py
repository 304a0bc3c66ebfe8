"""Escape never loses what was typed: it waits until the question is asked again, in memory alone."""

from datetime import date
from pathlib import Path

from tests.screens.test_other_programs import with_a_plan
from tests.support import at_the_screen, coach_on

DAY = date(2026, 3, 9)


async def test_words_typed_half_wait_for_the_question_and_are_nowhere_on_disk(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("1", "1", "1")
        await person.type("out with the chil")
        await person.press("escape")
        assert "How would you like to begin?" in person.sees()
        await person.press("1")
        assert "out with the chil" in person.sees()
        await person.type("dren", "enter")
        assert "Who or what matters most" not in person.sees()
        assert "out with the children" in person.sees()
    assert all('chil"' not in file.read_text() for file in tmp_path.glob("**/*.json"))


async def test_what_did_not_fit_waits_as_well(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("night")
        await person.press()
        await person.type("half past the moon", "enter")
        await person.press("escape")
        await person.app.run_action("night")
        await person.press()
        assert "half past the moon" in person.sees()


async def test_what_was_taken_does_not_come_back(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("night")
        await person.press()
        await person.type("22:45", "enter")
        await person.type("7:15", "enter")
        await person.type("20", "enter")
        assert "Kept" in person.sees()
        await person.app.run_action("night")
        await person.press()
        assert "When was the light out?" in person.sees()
        assert "   22:45" not in person.sees()


async def test_the_calculator_of_a_visit_keeps_nothing_for_the_next_one(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("calculator")
        await person.press("1")
        await person.type("8, 12")
        await person.press("escape")
        await person.app.run_action("calculator")
        await person.press("1")
        assert "8, 12" not in person.sees()


async def test_enter_without_words_is_answered_in_words(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("night")
        await person.press("enter")
        assert "An empty line is not a" in person.sees()
        assert "“”" not in person.sees()


async def test_leaving_the_program_asks_once_where_typed_words_would_go(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("1", "1", "1")
        await person.type("out with the chil")
        await person.press("escape", "q")
        assert "not saved yet" in person.sees()
        assert person.app.is_running
        await person.press("1")
        assert "out with the chil" in person.sees()
        await person.press("ctrl+c", "ctrl+c")
    assert not person.app.is_running


async def test_leaving_asks_nothing_where_nothing_would_go(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("1", "1", "1")
        await person.type("out", "enter")
        await person.press("escape", "q")
        assert "not saved yet" not in person.sees()


async def test_answers_that_are_kept_at_the_end_wait_as_half_typed_words_do(tmp_path: Path) -> None:
    """Left by Escape, or the program closed: the next time it goes on where it was."""
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("jobs")
        await person.press("enter")
        for text in ("Cellar", "jars", "13"):
            await person.type(text, "enter")
        assert "How much does it matter?" in person.sees()
        await person.press("escape", "escape", "escape", "escape")
        await person.press("enter")
        assert "It goes on where you left it." in person.sees()
        assert "How much does it matter?" in person.sees()
        await person.press("q")
        assert "What you typed is not saved yet; it waits in its question." in person.sees()
        await person.press("q")  # leaves, and keeps it as closing the window does
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("jobs")
        await person.press("enter")
        assert "How much does it matter?" in person.sees()
        await person.press("1")
        await person.press("enter")
        assert [job.name for job in person.app.coach.book.jobs] == ["Cellar"]
        await person.press("enter")  # the mark stayed on the line that begins one
        assert "Which job is too big for one day?" in person.sees()
        assert "It goes on" not in person.sees()


async def test_marks_of_a_list_wait_while_an_earlier_answer_is_looked_at(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("exposure")
        await person.press("enter")
        for text in ("Roof", "30"):
            await person.type(text, "enter")
        await person.press("8", "3", "4", "5", "f2", "up", "up", "up", "enter")
        await person.press("enter")
        assert person.sees().count("✓ ") == 3
        await person.press("f2", "backspace")
        assert person.sees().count("✓ ") == 3


async def test_a_screen_on_its_way_out_has_nothing_to_gather(tmp_path: Path) -> None:
    """Its parts are gone before it is; another program's change may be noticed just then."""
    with_a_plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "n")
        await person.type("so far")
        await person.app.screen.remove_children()
        assert person.app.keep_typed() == ""
