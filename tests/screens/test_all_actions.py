"""The list of all actions is quick enough for any fingers: Enter does what was typed, and nothing ends the program."""

import asyncio
from pathlib import Path
from random import Random

import pytest
from textual import events

from painplan.screens.actions import ACTIONS, Action
from painplan.screens.all_actions import AllActionsScreen, fitting
from tests.screens.test_rooms import DAY, a_week
from tests.support import KEYS, Person, at_the_screen, coach_on
from tests.thorough import WHOLE, examples, some_of


def at_once(person: Person, *keys: str) -> None:
    """Press keys without waiting for anything, as fast as a program can."""
    for key in keys:
        person.app.post_message(events.Key(KEYS.get(key, key), key if len(key) == 1 else None))


async def test_many_uses_without_a_pause_never_end_the_program(tmp_path: Path) -> None:
    a_week(tmp_path)
    chance = Random(5)
    titles = [action.title for action in ACTIONS if action.name not in ("leave_program", "undo", "redo", "sample")]
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        for _ in range(examples(40)):
            title = chance.choice(titles).lower()
            typed = title[: chance.randrange(len(title))]
            at_once(person, "ctrl+p", *typed, chance.choice(["enter", "escape", "escape", "backspace", "ctrl+p"]))
            for _ in range(chance.randrange(4)):
                await asyncio.sleep(0)
            at_once(person, *["escape"] * chance.randrange(4))
            if chance.random() < 0.1:
                await person.press("escape")
        await person.press(*["escape"] * 6, "1")
        assert person.app.is_running
        assert "PainPlan · Today" in person.sees()


def beginning(action: Action) -> str:
    """As much of a title as finds its action first: the rest is only more letters; that it fits is tested below."""
    begun = (action.title[:letters] for letters in range(1, len(action.title)))
    return next((text for text in begun if [action] == fitting(text.strip())[:1]), action.title)


async def test_enter_at_once_after_the_title_opens_it(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        for action in some_of([action for action in ACTIONS if action.opens and action.name != "sample"], 3):
            at_once(person, "ctrl+p", *(action.title if WHOLE else beginning(action)), "enter")
            await person.press()
            assert type(person.app.screen) is type(action.room()), action.name
            await person.app.run_action("today")


async def test_a_key_after_enter_is_for_what_lies_below(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("3")
        at_once(person, "ctrl+p", *"where is", "enter", "home", "down", "enter")
        await person.press()
        assert "PainPlan · On hold" in person.sees()


async def test_what_fits_is_marked_and_what_does_not_is_said(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("ctrl+p")
        assert isinstance(person.app.screen, AllActionsScreen)
        assert ACTIONS[0].title in person.sees()
        await person.type("qqqq", "enter")
        assert "Nothing is called so" in person.sees()
        await person.press(*["backspace"] * 4, "down", "enter")
        assert "PainPlan · Check-in" in person.sees()


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_title_finds_its_action_first(action: Action) -> None:
    assert fitting(action.title)[0] is action
