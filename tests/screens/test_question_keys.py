"""While a question waits for a choice only the keys that the page names act; everything else changes nothing."""

from pathlib import Path
from string import ascii_letters

import pytest
from textual.screen import Screen

from painplan.screens.actions import ROOMS
from painplan.screens.base import Room
from painplan.today.coach import Coach
from painplan.widgets.key_line import KeyLine
from painplan.widgets.question import QuestionCard
from tests.screens.test_all_actions import at_once
from tests.screens.test_rooms import DAY, a_week
from tests.support import at_the_screen, coach_on

FEWEST_QUESTIONS = 12
"""So many screens at least begin with a question of choices in a diary with a week in it."""


@pytest.fixture
def diary(tmp_path: Path) -> Coach:
    a_week(tmp_path)
    return coach_on(DAY, tmp_path)


def question_on(screen: Screen[object]) -> QuestionCard | None:
    """The question that waits for a choice."""
    asks = isinstance(screen, Room) and screen.ASKS and screen.focused is None
    return next((card for card in screen.query(QuestionCard) if asks and card.display and card.waits_for_choice), None)


def files(folder: Path) -> dict[str, bytes]:
    """What lies in the diary's folder."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix == ".json"}


async def test_a_sentence_typed_one_question_early_changes_nothing_on_any_screen(diary: Coach, tmp_path: Path) -> None:
    asked = set()
    async with at_the_screen(diary) as person:
        async for name in person.through_rooms(ROOMS):
            screen = person.app.screen
            if (card := question_on(screen)) is None:
                continue
            asked.add(name)
            named = {*card.keys, *(key.key for key in screen.query_one(KeyLine).shown)}
            before, shown = files(tmp_path), card.keys
            at_once(person, *(letter for letter in ascii_letters if letter.lower() not in named), "space", "9", "0")
            await person.press()
            assert person.app.screen is screen, name
            assert files(tmp_path) == before, name
            if {"9", "0"}.isdisjoint(shown):
                assert ("Choose " if shown else "Enter goes on") in person.sees(), name
    assert len(asked) >= FEWEST_QUESTIONS


async def test_where_undo_was_just_named_it_acts_and_after_another_word_it_does_not(diary: Coach) -> None:
    async with at_the_screen(diary) as person:
        await person.app.run_action("experiment")
        await person.press()
        await person.press("enter", "1", "enter", "1")
        (begun,) = diary.book.experiments
        assert begun.as_planned == {DAY: True}
        await person.press("z", "u")
        assert diary.book.experiments[0].as_planned == {DAY: True}
        await person.press("2", "u")
        assert diary.book.experiments[0].as_planned == {DAY: True}


async def test_another_digit_after_a_1_is_told_with_what_takes_the_1_away(diary: Coach) -> None:
    """It can be meant for this question or the next, so it is neither dropped without a word nor taken."""
    async with at_the_screen(diary) as person:
        await person.press("c", "enter", "enter", "enter")
        card = question_on(person.app.screen)
        assert card is not None
        assert card.is_scale_to_ten
        before = diary.checkin(DAY)
        await person.press("1")
        assert "1 is marked. Enter takes it" in person.sees()
        await person.press("5")
        assert "5 is not taken: 1 is marked. Enter takes it, 0 makes it 10, Bksp unmarks it." in person.sees()
        assert diary.checkin(DAY) == before
        await person.press("backspace", "5")
        said = diary.checkin(DAY)
        assert said is not None
        assert said.interference == 5
