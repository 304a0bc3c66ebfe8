"""Every screen that an action opens, at both sizes, in a new or in a used diary: what holds on all of them."""

from itertools import cycle
from pathlib import Path
from shutil import copytree

import pytest
from textual.widgets import Markdown

from painplan.screens.actions import ROOMS
from painplan.screens.base import Room
from tests.screens.test_rooms import DAY, a_week
from tests.support import LARGE, SMALL, Person, at_the_screen, coach_on
from tests.thorough import share_of

AT_LEAST = (60, 18)
"""The smallest terminal that is drawn for."""


async def keys_cut_off(person: Person) -> list[str]:
    """Keys that the bottom line does not show whole, once it is drawn: it comes after everything else."""
    for _ in range(50):
        if not (missing := keys_missing(person)):
            break
        await person.wait(0.02)
    return missing


def keys_missing(person: Person) -> list[str]:
    line = person.sees().splitlines()[-1]
    shown = [one.binding for one in person.app.screen.active_bindings.values() if one.binding.show]
    room = person.app.room
    assert room is not None
    named = {bound.action: (person.app.get_key_display(bound), room.words_of_key(bound)) for bound in shown}
    return [f"{key} {words}" for key, words in named.values() if words and f"{key} {words}" not in line]


DIARIES = ("new", "used")


@pytest.fixture(scope="module")
def diaries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A new and a used diary, to be copied."""
    made = {name: tmp_path_factory.mktemp(name) for name in DIARIES}
    a_week(made["used"])
    return made


@pytest.mark.every_picture
@pytest.mark.parametrize("diary", DIARIES)
async def test_every_room_shows_its_keys_whole_names_them_in_its_help_and_goes_back(
    tmp_path: Path, diaries: dict[str, Path], diary: str
) -> None:
    copytree(diaries[diary], tmp_path, dirs_exist_ok=True)
    wrong = list[object]()
    sizes = cycle((SMALL, LARGE) if diary == "new" else (LARGE, SMALL))
    async with at_the_screen(coach_on(DAY, tmp_path), size := next(sizes)) as person:
        first = person.app.screen
        async for name in person.through_rooms(share_of(diary, DIARIES, ROOMS, one_of=2)):
            room = person.app.room
            assert room is not None
            assert room is not first, name
            wrong += [(name, size, key) for key in await keys_cut_off(person)]
            await person.resize(size := next(sizes))  # the next screen opens at the other size
            wrong += [(name, size, key) for key in await keys_cut_off(person)]
            await person.app.run_action("help")  # where something is typed, a question mark is text
            await person.press()
            (told,) = person.app.screen.query(Markdown)
            wrong += [(name, "help", key) for key in own_keys(room) if f"`{key}`" not in told.source]
            await person.press("escape")
            assert person.app.screen is room, name
            await person.press("escape")
            assert person.app.screen is first, name
    assert wrong == []


def own_keys(room: Room) -> set[str]:
    """Keys of the bottom line that belong to the screen."""
    here = [one.binding for one in room.active_bindings.values() if one.node is not room.app and one.binding.show]
    return {room.app.get_key_display(bound) for bound in here}


async def test_on_a_narrow_terminal_whole_keys_give_way_and_the_ways_out_stay(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path), AT_LEAST) as person:
        await person.press("2")
        await keys_cut_off(person)
        line = person.sees().splitlines()[-1]
        assert " ".join(line.split()) == "Esc back ↑↓ measure ←→ time ? help ! help now q quit"
        await person.resize(SMALL)
        assert await keys_cut_off(person) == []
        assert "t table" in person.sees().splitlines()[-1]


BEHIND: tuple[tuple[str, ...], ...] = (
    ("@practice", "enter"),
    ("@practice", "down", "enter"),
    ("@checklists", "enter"),
    ("@own_lists", "right"),
    ("@lessons", "enter"),
    ("@decisions", "down", "enter"),
    ("@jobs", "enter", *"tax", "enter", *"sort", "enter", *"20", "enter", "1", "enter", "enter"),
    ("@report", "enter"),
    ("@exposure", "enter", *"lift", "enter", *"60", "enter", *"3", "enter", "3"),
    ("@cycles", "enter", *"iron", "enter", *"25", "enter"),
    ("@calculator", "1", *"8", "enter", *"12", "enter", *"10", "enter"),
    ("@review", "a"),
    ("t",),
    ("w",),
    ("@measure", "end", "up", "up", "enter"),
)
"""Ways to rooms behind a room, from Today of `a_week`: an action or a key after the other."""


@pytest.mark.parametrize("way", BEHIND, ids=" ".join)
async def test_rooms_behind_a_room_show_their_keys_whole_as_well(tmp_path: Path, way: tuple[str, ...]) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.go(way)
        assert len(person.app.screen_stack) > 2
        assert await keys_cut_off(person) == []
