"""Whoever types sees what is typed and the question it answers, on the smallest terminal that is drawn for."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual.screen import Screen

from painplan.screens.actions import ROOMS
from painplan.screens.all_actions import AllActionsScreen
from painplan.screens.checkin.note import NoteScreen
from painplan.screens.flow import _is_typed
from painplan.screens.locked import LockedScreen
from painplan.screens.plans.amount import AmountScreen
from painplan.today.coach import Coach
from painplan.widgets.fields import Line
from painplan.widgets.frame import RoomContent
from painplan.widgets.note_field import NoteLines
from painplan.widgets.question import Asked, QuestionCard
from tests.kit.test_flows import MOST_QUESTIONS, WALKED, AnyFlowScreen, plainly, with_a_ladder
from tests.screens.test_rooms import DAY, a_week
from tests.support import SMALL, Person, at_the_screen, coach_on
from tests.thorough import WHOLE, some_of

NARROW = (60, 18)
FEWEST_SCREENS = 20
"""So many screens at least have a question in which something can be typed."""
MANY = Asked(
    "What is likely to get in the way, of all that you have said here so far today?",
    "Type the numbers: 2 3. 0 is none, Enter skips.",
    tuple((str(number), f"answer {number}") for number in range(1, 16)),
    typed=True,
)
"""More answers than there are rows."""
LONG = "It was locked because another program has sealed the diary with another passphrase meanwhile. " * 2


def out_of_sight(person: Person) -> list[str]:
    """What of the question that is typed at is not seen: the field, or the words of the question."""
    screen = person.app.screen
    field = person.app.focused
    if not isinstance(field, Line | NoteLines):
        return ["nothing can be typed"]
    seen = screen.query_one(RoomContent).content_region
    parts = [(part.id, part.region) for part in (field, *screen.query("#ask"))]
    return [f"{name} {at}" for name, at in parts if not (at.height and seen.y <= at.y and at.bottom <= seen.bottom)]


async def out_of_sight_later(person: Person) -> list[str]:
    """The same after another size and back, and after a sentence was told below."""
    await person.resize(SMALL)
    await person.resize(NARROW)
    wrong = out_of_sight(person)
    room = person.app.room
    assert room is not None
    room.say("A sentence that takes the room of two lines of the smallest terminal, at the least.")
    await person.press()
    return wrong + out_of_sight(person)


@pytest.mark.parametrize("make", WALKED.values(), ids=WALKED)
async def test_at_every_question_of_a_conversation(make: Callable[[Coach], Any]) -> None:
    """Also after the list of earlier answers was looked at."""
    wrong = list[object]()
    said = plainly(make(with_a_ladder()), Random(1))
    coach = with_a_ladder()
    flow = make(coach)
    async with at_the_screen(coach, NARROW) as person:
        screen = AnyFlowScreen(flow)
        person.app.push_screen(screen)
        await person.press()
        for _ in range(MOST_QUESTIONS):
            step = screen.step
            if step is None or not screen.is_open:
                break
            if _is_typed(step):
                wrong += [(step.id, one) for one in out_of_sight(person)]
                if flow.given():
                    await person.press("f2", "escape")
                    wrong += [(step.id, "F2", one) for one in out_of_sight(person)]
                if step.options:  # what needs most room
                    wrong += [(step.id, "size", one) for one in await out_of_sight_later(person)]
            screen._take(step, said[step.id])
            await person.press()
    assert wrong == []


async def test_on_every_screen_with_a_question(tmp_path: Path) -> None:
    """Whatever stands around the question there: one with more answers than there are rows is put to all of them."""
    a_week(tmp_path)
    wrong, asked = list[object](), list[str]()
    async with at_the_screen(coach_on(DAY, tmp_path), NARROW) as person:
        async for name in person.through_rooms(some_of(tuple(ROOMS), 2)):
            cards = [card for card in person.app.screen.query(QuestionCard) if card.screen is person.app.screen]
            for card in cards:
                asked.append(name)
                card.display = True
                card.show(MANY)
                await person.press()
                wrong += [(name, one) for one in out_of_sight(person)]
                person.app.screen.query_one(RoomContent).scroll_end(animate=False)
                await person.press("7")
                wrong += [(name, "typed again", one) for one in out_of_sight(person)]
                wrong += [(name, "size", one) for one in await out_of_sight_later(person)]
    assert wrong == []
    assert len(asked) >= (FEWEST_SCREENS if WHOLE else FEWEST_SCREENS // 3)


SMALL_ONES: dict[type, Callable[[], Screen[Any]]] = {
    AmountScreen: lambda: AmountScreen(f"How much was it today? {LONG}", "minutes"),
    NoteScreen: lambda: NoteScreen("a line\n" * 12, lambda _: None, "today"),
    LockedScreen: lambda: LockedScreen(lambda _: None, LONG),
    AllActionsScreen: AllActionsScreen,
}
"""What lies over a screen and has a field of its own."""


@pytest.mark.parametrize("make", SMALL_ONES.values(), ids=[kind.__name__ for kind in SMALL_ONES])
async def test_over_a_screen(tmp_path: Path, make: Callable[[], Screen[Any]]) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path), NARROW) as person:
        screen = make()
        person.app.push_screen(screen)
        await person.press()
        field = person.app.focused
        assert isinstance(field, Line | NoteLines)
        assert screen.find_widget(field).visible_region == field.region
        await person.resize(SMALL)
        await person.resize(NARROW)
        assert screen.find_widget(field).visible_region == field.region
