"""Undo and redo at the keyboard: each names what it did, and screens and commands go through one list."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from painplan.screens.actions import ACTIONS, key_of
from tests.conftest import Shell
from tests.screens.test_rooms import DAY, a_week
from tests.support import Person, at_the_screen, coach_on


def words(person: Person) -> str:
    return " ".join(person.sees().split())


async def test_each_press_names_what_it_took_back_and_what_it_brought_again(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("space", "u")
        assert "Taken back: Walking, Monday 9 March, new: done 8 minutes." in words(person)
        await person.press("u")
        assert "Taken back: Check-in, Sunday 8 March, new: something that mattered yes" in words(person)
        await person.press("z")
        assert "Brought again: Check-in, Sunday 8 March" in words(person)
        await person.press("z")
        assert "✓ 8 done" in person.sees()
        await person.press("z")
        assert "There is nothing to bring again" in words(person)
        await person.press(*["u"] * 12)
        assert "There is nothing to take back." in words(person)


async def test_a_review_can_be_taken_back_after_a_restart(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("r", "a", "enter")
    async with at_the_screen(coach_on(DAY + timedelta(days=1), tmp_path)) as person:
        assert "9 minutes today" in person.sees()
        await person.press("u")
        assert "Taken back: Weekly review, Walking, Monday 9 March" in words(person)
        assert "8 minutes today" in person.sees()


async def test_the_screens_take_back_what_a_command_did_and_the_other_way_round(
    painplan: Shell, place: Path, walking_plan: object
) -> None:
    day = date(2026, 1, 5)
    async with at_the_screen(coach_on(day, place)) as person:
        painplan("checkin", "--set", "pain=3")
        await person.press("u")
        assert "Taken back: Check-in, Monday 5 January, new: average pain 3." in words(person)
        await person.press("space")
    assert "Taken back: Walking, Monday 5 January, new: done 8 minutes." in painplan("undo").out


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("safety", "--answer", "RF01=yes"), "Warning sign"),
        (("ask-first", "--answer", "AF07=yes"), "before steps"),
    ],
)
async def test_a_yes_that_locks_something_is_taken_back_at_the_second_press(
    painplan: Shell, place: Path, walking_plan: object, said: tuple[str, ...], told: str
) -> None:
    day = date(2026, 1, 5)
    assert painplan(*said).code == 0
    locked = coach_on(day, place).today_view().locked
    assert locked is not None
    async with at_the_screen(coach_on(day, place)) as person:
        await person.press("enter", "escape", "u")
        assert "If it was said by mistake" in words(person)
        assert told.casefold() in words(person).casefold()
        assert coach_on(day, place).today_view().locked == locked
        await person.press("u")
        assert "Taken back: " in words(person)
        assert coach_on(day, place).today_view().locked is None
        await person.press("z", "u")
        assert "If it was said by mistake" not in words(person), "it was asked about once"


async def test_the_list_stands_on_a_screen_and_follows_undo_and_redo(tmp_path: Path) -> None:
    a_week(tmp_path)
    coach = coach_on(DAY, tmp_path)
    coach.answer(DAY, [("note", "Rosenbusch")])
    async with at_the_screen(coach) as person:
        await person.app.run_action("changes")
        await person.press()
        assert "Rosenbusch" in person.sees()
        assert "z brings it again" not in person.sees()
        await person.press("u")
        assert "Taken back, the next one first: z brings it again" in words(person)
        await person.press("d")
        assert "Rosenbusch" not in person.sees()
        await person.press("z")
        assert "hidden at the moment" in words(person), "nobody sees what that would be"
        await person.press("d", "z")
        assert "z brings it again" not in person.sees()
        await person.press("escape")
        assert "PainPlan · Today" in person.sees()


async def test_a_look_that_is_taken_back_is_shown_at_once(tmp_path: Path) -> None:
    a_week(tmp_path)
    coach = coach_on(DAY, tmp_path)
    coach.set("theme", "light")
    async with at_the_screen(coach) as person:
        assert person.app.theme == "painplan-light"
        await person.press("u")
        assert person.app.theme == "painplan-dark"
        await person.press("z")
        assert person.app.theme == "painplan-light"


@pytest.mark.parametrize("name", ["undo", "redo"])
async def test_the_key_is_named_in_the_help_and_in_the_list_of_all_actions(tmp_path: Path, name: str) -> None:
    a_week(tmp_path)
    (action,) = (action for action in ACTIONS if action.name == name)
    async with at_the_screen(coach_on(DAY, tmp_path), (120, 60)) as person:
        await person.press("question_mark")
        assert f"{key_of(name)} " in words(person)
        await person.press("escape", "ctrl+p")
        await person.type(action.title)
        await person.wait(0.4)
        assert f"{action.title}  ({key_of(name)})" in person.sees()
