"""What the bottom line calls Enter is what Enter does at this question, and what the words of the question say."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual.widgets import Markdown

from painplan.screens.actions import ROOMS
from painplan.screens.flow import _is_typed
from painplan.screens.goals.goal import GoalScreen
from painplan.today.coach import Coach
from painplan.widgets.fields import Line
from painplan.widgets.key_line import KeyLine
from painplan.widgets.note_field import NoteLines
from painplan.widgets.question import QuestionCard
from tests.kit.test_flows import MOST_QUESTIONS, WALKED, AnyFlowScreen, plainly, with_a_ladder
from tests.screens.test_rooms import DAY, a_week
from tests.support import Person, at_the_screen, coach_on
from tests.thorough import WHOLE, some_of


def named(person: Person) -> str:
    """What the bottom line calls Enter; empty where it does not name it."""
    line = person.app.screen.query_one(KeyLine)
    return next((one.words for one in line.shown if one.display == "Enter"), "")


@pytest.mark.parametrize("make", WALKED.values(), ids=WALKED)
async def test_the_bottom_line_says_of_enter_what_the_question_says(make: Callable[[Coach], Any]) -> None:
    """At each question of each conversation: nothing where it does nothing, "skip" where the words say so, or say
    nothing of Enter."""
    wrong, asked = list[object](), 0
    said = plainly(make(with_a_ladder()), Random(1))
    coach = with_a_ladder()
    async with at_the_screen(coach) as person:
        screen = AnyFlowScreen(make(coach))
        person.app.push_screen(screen)
        await person.press()
        for _ in range(MOST_QUESTIONS):
            step = screen.step
            if step is None or not screen.is_open:
                break
            asked += 1
            hint, told = f"{step.ask} {step.hint}", named(person)
            skips = step.optional and not step.given and not step.is_read and ("Enter" not in hint or "skip" in hint)
            has_to_be_chosen = not (step.optional or step.given or screen._marked)
            if _is_typed(step) or has_to_be_chosen:
                wrong += [(step.id, told)] if told else []
            elif skips:
                wrong += [(step.id, told, hint)] if told != "skip" else []
            elif "Enter" in hint:
                wrong += [(step.id, told, hint)] if told == "skip" or told.split()[0] not in hint else []
            elif told == "skip":
                wrong.append((step.id, told, hint))
            screen._take(step, said[step.id])
            await person.press()
    assert wrong == []
    assert asked


@pytest.mark.parametrize("seed", range(2))
async def test_at_the_end_of_the_goal_conversation_it_says_what_enter_begins_or_keeps(seed: int) -> None:
    said, coach = plainly(WALKED["GoalTalk"](with_a_ladder()), Random(seed)), with_a_ladder()
    async with at_the_screen(coach) as person:
        screen = GoalScreen()
        person.app.push_screen(screen)
        await person.press()
        while (step := screen.step) is not None:
            screen._flow.answer(step.id, said[step.id])
            screen.draw()
            await person.press()
        told = named(person)
        hint = screen.query_one(QuestionCard).asked.hint
        assert told in ("begin it", "keep it", "go on")
        assert ("Enter begins it" in hint) == (told == "begin it")
        assert ("Enter keeps it" in hint) == (told == "keep it")


async def test_no_help_page_names_a_key_that_does_not_act_there(tmp_path: Path) -> None:
    """While a question waits, or something is typed, few keys act: the page behind ? names no other."""
    a_week(tmp_path)
    waiting = 0
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        async for name in person.through_rooms(some_of(tuple(ROOMS), 3)):
            screen = person.app.screen
            card = next((card for card in screen.query(QuestionCard) if card.display and card.waits_for_choice), None)
            room = person.app.room
            assert room is not None
            typing = isinstance(person.app.focused, Line | NoteLines)
            asks = typing or (card is not None and room.ASKS and person.app.focused is None)
            await person.app.run_action("help")
            await person.press()
            (page,) = person.app.screen.query(Markdown)
            everywhere = page.source.split("## Everywhere")[-1]
            assert ("`d`" not in everywhere) == asks, name
            assert "`Esc`" in everywhere, name
            waiting += asks
            await person.press("escape")
    assert waiting > (10 if WHOLE else 2)
