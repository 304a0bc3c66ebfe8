"""Nothing depends on how fast a key comes: scales, the way out, a window that was too small, what is pasted."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import cycle
from pathlib import Path
from pkgutil import walk_packages
from shutil import copytree
from typing import Any

import pytest
from textual import events
from textual._xterm_parser import XTermParser  # what a real terminal sends goes through it
from textual.screen import ModalScreen
from textual.widget import Widget

from painplan import screens
from painplan.app import PainPlanApp
from painplan.kit.escape import one_line, plain
from painplan.screens.actions import ROOMS
from painplan.screens.base import Room
from painplan.screens.measures.ask import AskScreen
from painplan.screens.small import SmallScreen
from painplan.today.coach import Coach
from painplan.widgets.fields import Line
from painplan.widgets.note_field import NoteLines
from painplan.widgets.question import Asked, QuestionCard
from tests.screens.test_all_actions import at_once
from tests.screens.test_every_room import AT_LEAST
from tests.screens.test_rooms import DAY, a_week
from tests.support import KEYS, SMALL, Person, Size, at_the_screen, coach_on
from tests.thorough import some_of

TOO_SMALL = ((59, 24), (80, 17), (20, 5), (1, 1))


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary with a week in it, to be copied."""
    folder = tmp_path_factory.mktemp("used")
    a_week(folder)
    return folder


@pytest.fixture
def diary(used: Path, tmp_path: Path) -> Coach:
    copytree(used, tmp_path, dirs_exist_ok=True)
    return coach_on(DAY, tmp_path)


# --- scales ---


@pytest.mark.parametrize("pause", [0, 0.05, 1])
async def test_one_and_then_nought_are_ten_however_fast_they_come(diary: Coach, pause: float) -> None:
    async with at_the_screen(diary) as person:
        await person.press("c", "3", "1", "1")
        assert "How much did pain get in the way" in person.sees()
        at_once(person, "1")
        await asyncio.sleep(pause)
        at_once(person, "0")
        await person.press()
    assert (entry := diary.checkin(DAY))
    assert entry.interference == 10


async def test_x_is_ten_and_stands_under_the_ten(diary: Coach) -> None:
    async with at_the_screen(diary, AT_LEAST) as person:
        await person.press("c", "3", "1", "1")
        lines = person.sees().splitlines()
        (numbers,) = [number for number, line in enumerate(lines) if " 9 " in line and " 10" in line]
        assert lines[numbers + 1].strip() == "x"
        assert lines[numbers + 1].index("x") - lines[numbers].index("10") in (0, 1)
        await person.press("x")
        await person.press("backspace")
        assert "[10]" in person.sees()
    assert (entry := diary.checkin(DAY))
    assert entry.interference == 10


async def test_in_a_questionnaire_one_and_nought_are_ten_and_one_with_enter_is_one(diary: Coach) -> None:
    async with at_the_screen(diary) as person:
        person.app.push_screen(AskScreen(diary, "peg"))
        await person.press()
        at_once(person, "1", "0", "1", "enter", "x")
        await person.press()
        assert "Saved. u takes it back." in person.sees()
    (made,) = diary.diary.assessments(DAY)
    assert made.answers == (10, 1, 10)


async def test_every_scale_that_has_a_ten_names_its_key(diary: Coach) -> None:
    """Whatever screen asks on a scale, the card draws it."""
    async with at_the_screen(diary) as person:
        await person.press("c")
        card = person.app.screen.query_one(QuestionCard)
        for step, keys in ((1, "0123456789x"), (10, "0123456789x")):
            options = tuple((key, str(step * number)) for number, key in enumerate(keys))
            card.show(Asked("How much?", options=options, low="none", high="all", given=options[3][1]))
            await person.press()
            (row,) = [line for line in person.sees().splitlines() if f"[{3 * step}]" in line]
            below = person.sees().splitlines()[person.sees().splitlines().index(row) + 1]
            assert f" {10 * step}" in row
            assert below.split() == (["x"] if step == 1 else list(keys[1:]))


# --- the way out ---


@pytest.mark.parametrize(
    "keys", [("q", *"ocr2g"), ("q", "ctrl+p", *"check-in", "enter"), ("c", "ctrl+q", *"31x"), ("q", "space", "u")]
)
async def test_no_key_after_the_one_that_leaves_does_anything(diary: Coach, keys: tuple[str, ...]) -> None:
    before = diary.diary.stamp()
    app = PainPlanApp(diary)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        at_once(Person(app, pilot), *keys)
        for _ in range(50):
            if not app.is_running:
                break
            await asyncio.sleep(0.02)
    assert app.return_code == 0
    assert app._exit_renderables == []
    assert diary.diary.stamp() == before


async def test_a_field_that_is_left_keeps_what_was_typed_until_it_is_left_twice(diary: Coach) -> None:
    async with at_the_screen(diary) as person:
        await person.press("enter")
        await person.type("12")
        await person.press("ctrl+c")
        assert "not saved yet" in person.sees()
        assert person.app.is_running
        at_once(person, "ctrl+c", "enter")
        await person.wait(0.1)
    assert person.app.return_code == 0
    assert diary.session("walking", DAY) is None


# --- a window that was too small ---


def as_it_stands(person: Person) -> tuple[str, Widget | None, list[str]]:
    """What is seen, what has the focus, what stands in the fields."""
    seen = person.sees().translate(dict.fromkeys(map(ord, "▁▂▃▄▅▆▇█"), " "))  # where a scroll bar stands is no matter
    return seen, person.app.focused, [line.value for line in person.app.screen.query(Line)]


async def until(person: Person, holds: Callable[[], bool]) -> None:
    """Wait until something holds, however busy the machine is."""
    for _ in range(200):
        if holds():
            return
        await person.wait(0.02)


async def goes_small_and_comes_back(person: Person, size: Size, *, through: Sequence[Size] = TOO_SMALL) -> None:
    before = as_it_stands(person)
    for small in through:
        await person.resize(small)
        at_once(person, "space", "3", "enter", "x", "escape")
        await person.press()
        if small[0] > TOO_SMALL[-2][0]:  # there is room for the sentence
            assert "PainPlan needs 60 x 18" in person.sees()
    await person.resize(size)
    await until(person, lambda: as_it_stands(person) == before)
    assert as_it_stands(person) == before


async def test_after_a_window_that_was_too_small_every_screen_is_as_before(diary: Coach) -> None:
    async with at_the_screen(diary) as person:
        in_turn = cycle(TOO_SMALL)
        async for name in person.through_rooms(some_of(tuple(ROOMS), 2)):
            room = person.app.room
            stamp = diary.diary.stamp()
            await goes_small_and_comes_back(person, SMALL, through=[next(in_turn)])
            assert person.app.room is room, name
            assert diary.diary.stamp() == stamp, f"{name}: no key acts on what is not seen"


async def test_half_typed_words_and_the_card_that_is_marked_stay(diary: Coach) -> None:
    async with at_the_screen(diary) as person:
        await person.press("w", "escape", "space")
        await person.app.run_action("report")
        await person.press()
        await person.type("my doctor")
        await goes_small_and_comes_back(person, SMALL)
        await person.type(" and me")
        assert "my doctor and me" in person.sees()


@pytest.mark.parametrize(
    "way",
    [("c", "n", *"half typed"), ("enter", *"12"), ("question_mark",), ("exclamation_mark",), ("ctrl+p", *"tre")],
    ids=["note", "amount", "help", "help now", "all actions"],
)
async def test_what_lies_over_a_screen_is_as_before_too(diary: Coach, way: tuple[str, ...]) -> None:
    async with at_the_screen(diary) as person:
        await person.press(*(KEYS.get(key, key) for key in way))
        before = as_it_stands(person)
        for size in (*TOO_SMALL, SMALL):
            await person.resize(size)
        await until(person, lambda: as_it_stands(person) == before)
        assert as_it_stands(person) == before


# --- what is pasted ---


def pasted(text: str) -> events.Paste:
    """The event that a real terminal makes of a paste: it sends a carriage return for a line end."""
    sent = "\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~"
    found: Iterator[object] = iter(XTermParser(False).feed(sent))
    (event,) = [event for event in found if isinstance(event, events.Paste)]
    return event


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\x85"])
def test_every_line_end_is_a_space_on_one_line_and_a_line_end_in_a_text(end: str) -> None:
    assert one_line(f"grandchildren{end}to") == "grandchildren to"
    assert plain(f"grandchildren{end}to") == "grandchildren\nto"


async def test_a_pasted_line_end_is_a_space_in_a_field_and_gives_no_answer(diary: Coach) -> None:
    async with at_the_screen(diary) as person:
        await person.app.run_action("report")
        await person.press()
        person.app.post_message(pasted("my doctor\nand me\n"))
        await person.press()
        assert person.app.screen.query_one(Line).value == "my doctor and me"
        assert "Whom is the page for?" in person.sees()


async def test_a_pasted_line_end_is_a_line_end_in_a_note(diary: Coach) -> None:
    async with at_the_screen(diary) as person:
        await person.press("c", "n")
        person.app.post_message(pasted("grandchildren\nto\n\nthe park"))
        await person.press()
        assert person.app.screen.query_one(NoteLines).text == "grandchildren\nto\n\nthe park"


async def test_a_paste_never_answers_goes_on_or_opens_on_any_screen(diary: Coach) -> None:
    async with at_the_screen(diary) as person:
        async for name in person.through_rooms(ROOMS):
            before, screen = diary.diary.stamp(), person.app.screen
            lines = list(screen.query(Line))
            focused = person.app.focused
            seen = person.sees()
            person.app.post_message(pasted("3\n1\nx\nq\nc\nyes\n"))
            await person.press()
            assert (person.app.screen, person.app.focused, diary.diary.stamp()) == (screen, focused, before), name
            if focused not in lines:
                assert person.sees() == seen, name
            else:
                assert isinstance(focused, Line), name
                assert focused.value.endswith("3 1 x q c yes"), name


def test_whatever_lies_over_a_screen_closes_once_and_no_key_overtakes_another() -> None:
    for module in walk_packages(screens.__path__, "painplan.screens."):
        vars(import_module(module.name))  # reads it
    waiting: list[type[ModalScreen[Any]]] = [ModalScreen]
    over: list[type[ModalScreen[Any]]] = []
    while waiting:
        below = [kind for kind in waiting.pop().__subclasses__() if kind.__module__.startswith("painplan.")]
        waiting += below
        over += below
    assert len(over) > 8
    assert [kind.__name__ for kind in over if not issubclass(kind, SmallScreen)] == []
    kinds: tuple[Any, ...] = (PainPlanApp, Room, *over)
    bound = [binding for kind in kinds for binding in kind.BINDINGS]
    assert [binding for binding in bound if getattr(binding, "priority", False)] == []
