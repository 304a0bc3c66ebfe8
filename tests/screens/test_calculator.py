"""The pacing calculator: four answers, the ladder, a page where somebody says, and nothing kept."""

from datetime import date
from pathlib import Path

import pytest

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.safety.service import Safety
from painplan.screens.samples.calculator import CalculatorScreen
from tests.support import LARGE, SMALL, Person, Size, at_the_screen, coach_on

DAY = date(2026, 3, 9)


async def to_the_ladder(person: Person) -> None:
    """Minutes; tries 8, 12, 10; aim 20; steady."""
    await person.app.run_action("calculator")
    await person.press()
    await person.type("8 12 10", "enter")
    await person.press("1")
    await person.type("20", "enter")
    await person.press("1")


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_tries_become_a_ladder_on_one_screen(tmp_path: Path, size: Size) -> None:
    """clinical.md I8: 8, 12, 10 start with 8, step 1."""
    async with at_the_screen(coach_on(DAY, tmp_path), size) as person:
        await to_the_ladder(person)
        seen = person.sees()
        for text in (
            "8 12 10".replace(" ", ", "),
            "8 minutes a day",
            "up to 9, no further",
            "4: less, not nothing",
            "1 minute, once a week at most",
            "20 minutes a day; in week 13 at the earliest",
            "week   1       8",
            "week  13      20",
            "w write",
        ):
            assert text in seen


async def test_two_numbers_are_estimates_and_steps_are_compared_by_one_key(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("calculator")
        await person.press()
        await person.type("2000 6000", "enter")
        await person.press("3", "enter", "1")
        assert "6,000 and 2,000" in person.sees()
        assert "comes from estimates" in person.sees()
        assert "400 steps, once a week" in person.sees()
        await person.press("p")
        assert "200 steps, once a week" in person.sees()
        assert "Steps are gentle now" in person.sees()


async def test_what_does_not_fit_is_told_and_answers_are_offered_again(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("calculator")
        await person.press()
        await person.type("8", "enter")
        assert "or two estimates" in person.sees()
        await person.type(" l2", "enter")
        assert "is not an amount in minutes" in person.sees()
        await person.press(*["backspace"] * 2)
        await person.type("12 10", "enter")
        assert "What is counted?" in person.sees()
        assert "Enter next" in person.sees().splitlines()[-1]
        await person.press("enter")
        assert "counted in" in person.sees()
        await person.type("far", "enter")
        assert "How much a day is the aim?" in person.sees()
        await person.press(*["backspace"] * 5)
        assert "What was reached" in person.sees()
        assert "8 12 10" in person.sees()
        await person.press("enter", "enter", "enter", "2")
        assert "week  12" in person.sees()
        await person.press("backspace", "enter")
        assert "week  12" in person.sees(), "the answer of before is kept by Enter"


async def test_the_page_goes_where_the_person_says_and_the_diary_stays_as_it_is(tmp_path: Path) -> None:
    own, outside = tmp_path / "diary", tmp_path / "outside"
    outside.mkdir()
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, own).add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=tries))
    before = everything_in(own)
    async with at_the_screen(coach_on(DAY, own)) as person:
        await to_the_ladder(person)
        await person.press("w")
        await person.paste(str(outside))
        await person.press("enter")
        assert "is not the name of a file" in person.sees()
        await person.paste("/page.txt")
        await person.press("enter")
        assert "Written:" in person.sees()
        assert "week  13      20" in person.sees()
        await person.press("w")
        await person.paste(str(outside / "page.txt"))
        await person.press("enter")
        assert "is there already" in person.sees()
        await person.press("escape")
        assert "week  13      20" in person.sees(), "one step back"
        await person.press("escape")
    (page,) = outside.iterdir()
    lines = page.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "PACING PLAN   worked out with PainPlan on 9 March 2026"
    assert "  [ ] entries on at least 4 of 7 days" in lines
    assert everything_in(own) == before


async def test_without_a_diary_none_is_made(tmp_path: Path) -> None:
    own = tmp_path / "none"
    async with at_the_screen(coach_on(DAY, own)) as person:
        await to_the_ladder(person)
        await person.press("p", "escape")
    assert not own.exists()


async def test_where_effort_brings_a_lasting_worsening_there_is_no_ladder(tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    Safety(coach).say_lasting_worsening("often")
    async with at_the_screen(coach) as person:
        await person.app.run_action("calculator")
        await person.press()
        assert "tries" not in person.sees()
        assert "three days" not in person.sees()
        await person.type("20 10", "enter")
        await person.press("enter", "enter")
        shown = " ".join(person.sees().split())
        assert "10 minutes a day" in shown
        assert "a limit, not a target" in shown
        assert "week  13" not in person.sees()
        assert "p step" not in person.sees()
        await person.press("p")
        assert "Steps are" not in person.sees()


async def test_where_effort_sometimes_makes_worse_steps_are_gentle_without_a_question(tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    Safety(coach).say_lasting_worsening("sometimes")
    async with at_the_screen(coach) as person:
        await person.app.run_action("calculator")
        await person.press()
        await person.type("40 18", "enter")
        await person.press("enter", "enter")
        shown = " ".join(person.sees().split())
        assert "18 minutes a day" in shown
        assert "steps are gentle" in shown
        assert "p step" not in person.sees()


async def test_a_long_ladder_is_scrolled(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("calculator")
        await person.press()
        await person.press("1")
        await person.type("8 12 10", "enter")
        await person.type("120", "enter")
        await person.press("2")
        assert "A missed amount is never added" not in person.sees()
        await person.press(*["down"] * 20)
        assert "A missed amount is never added" in person.sees()
        assert isinstance(person.app.screen, CalculatorScreen)


async def test_what_is_typed_at_once_is_never_taken_for_a_choice(tmp_path: Path) -> None:
    """Somebody opens it from the demonstration and types the tries, as the README says."""
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("m", "enter")
        await person.type("12 14 10", "enter")
        assert "12 14 10" in person.sees()
        await person.press("enter", "enter", "enter")
        assert "9 minutes a day" in person.sees()


async def test_a_unit_of_which_a_day_cannot_hold_what_was_reached_is_told_and_not_taken(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("calculator")
        await person.press()
        await person.type("4000 5000 4500", "enter")
        await person.press("1")
        assert "What is counted?" in person.sees()
        assert "minutes" in person.sees().splitlines()[-2]
        await person.press("3")
        assert "How much a day is the aim?" in person.sees()
