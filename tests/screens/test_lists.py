"""Lists: one mechanism for all of them, empty, with one line, with 200; the mark is a sign and follows the keys."""

import ast
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from inspect import signature
from itertools import product
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.widgets import Static
from textual.widgets.option_list import Option

import painplan
from painplan import screens
from painplan.learning.toolkit import check_tables
from painplan.screens.actions import ROOMS
from painplan.screens.lists import ListRow, ListScreen
from painplan.widgets.lines import MARK, Lines
from tests.screens.test_every_room import AT_LEAST, keys_cut_off
from tests.screens.test_rooms import DAY, a_week
from tests.support import SMALL, Person, at_the_screen, coach_on

SOURCES = Path(painplan.__file__).parent
MARK_WITHIN = 12
"""Columns."""
GIVEN: dict[str, Any] = {"JobScreen": "job", "ChecklistScreen": check_tables()[0].id, "PickMeasureScreen": str}
"""What a list is made with that is one of something."""


def every_list() -> Iterator[type[ListScreen]]:
    for module in walk_packages(screens.__path__, "painplan.screens."):
        vars(import_module(module.name))  # reads it
    waiting = [ListScreen]
    while waiting:
        for one in waiting.pop().__subclasses__():
            waiting.append(one)
            if not one.__subclasses__() or one.rows is not ListScreen.rows:
                yield one


def marked_on(person: Person) -> list[str]:
    """The lines of the screen that have the mark, as far as it stands."""
    return [line for line in person.sees().splitlines() if MARK.strip() in line[:MARK_WITHIN]]


def made(one: type[ListScreen]) -> ListScreen:
    wanted = [part for part in signature(one).parameters.values() if part.default is part.empty]
    return one(*(GIVEN[one.__name__] for part in wanted if part.kind is part.POSITIONAL_OR_KEYWORD))


def test_what_can_be_chosen_from_is_drawn_by_one_widget() -> None:
    found = []
    for path in SOURCES.rglob("*.py"):
        for part in ast.walk(ast.parse(path.read_text())):
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "OptionList":
                found.append(path.name)
            if isinstance(part, ast.ClassDef) and any(getattr(base, "id", "") == "OptionList" for base in part.bases):
                found.append(path.name)
    assert found == ["lines.py"]


@pytest.mark.parametrize(("size", "counts"), [(SMALL, (0, 1, 200)), (AT_LEAST, (200,))])
async def test_every_list_stands_empty_with_one_line_and_with_200(
    size: tuple[int, int], counts: tuple[int, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    a_week(tmp_path)

    def rows(count: int) -> Iterator[ListRow]:
        if count:
            yield ListRow("", "A heading")
        for number in range(count):
            yield ListRow(f"row {number}", f"Line {number}", partial(opened.append, number), f"More about {number}.")

    lists = sorted(set(every_list()), key=str)
    assert len(lists) > 15
    async with at_the_screen(coach_on(DAY, tmp_path), size) as person:
        for one, count in product(lists, counts):
            made_of = list(rows(count))
            monkeypatch.setattr(one, "rows", lambda _, made_of=made_of: made_of)
            monkeypatch.setattr(one, "lead", lambda _: "What this list is for.")
            monkeypatch.setattr(one, "first", lambda _: "")
            screen, where = made(one), (one.__name__, count)
            await person.app.push_screen(screen)
            await person.press()
            assert person.app.screen is screen, where
            assert size == AT_LEAST or await keys_cut_off(person) == [], where
            for key, at in (("home", 0), ("end", count - 1), ("up", max(0, count - 2))) if count else ():
                await person.press(key)
                assert screen.marked == f"row {at}", where
                shown = marked_on(person)
                assert len(shown) == 1, (where, key, person.sees())
                (line,) = shown
                assert f"Line {at}" in line, where
                about = screen.query_one("#about", Static)
                if about.display and not one.__name__.startswith("Practice"):  # it tells of two things
                    assert f"More about {at}." in person.sees(), (where, key)
                assert not about.display or str(about.visual) == f"More about {at}.", where
                screen.refresh_facts()  # as after every change: the mark stays on its line
                assert screen.marked == f"row {at}", where
            if not count:
                await person.press("enter", "down", "home", "end")
                assert (screen.marked, marked_on(person)) == ("", []), where
            elif one.on_option_list_option_selected is ListScreen.on_option_list_option_selected:
                opened.clear()
                screen.lines.action_select()
                await person.press()
                assert opened == [max(0, count - 2)], where
            person.app.pop_screen()
            await person.press()


async def test_every_list_that_an_action_opens_shows_its_mark(tmp_path: Path) -> None:
    a_week(tmp_path)
    seen = set[str]()
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        async for name in person.through_rooms(ROOMS):
            lists = [part for part in person.app.screen.query(Lines) if part.has_focus and part.option_count]
            for part in lists:
                for key in ("end", "up", "home", "down"):
                    await person.press(key)
                    number = part.highlighted
                    assert number is not None, name
                    text = str(part.get_option_at_index(number).prompt).split("\n")[0].strip()
                    assert any(text[:20] in line for line in marked_on(person)), (name, key)
                seen.add(name)
            await person.press("escape")
    assert len(seen) > 8


def test_a_list_that_changes_keeps_its_mark_on_the_same_line_or_where_it_was() -> None:
    """Without a screen: what `fill` makes of the mark."""
    lines = Lines()

    def filled(*names: str) -> str:
        lines.fill(Option(name, id=name, disabled=name.startswith("+")) for name in names)
        return lines.marked

    assert filled("+heading", "a", "b", "c") == "a"
    lines.highlighted = 2
    assert filled("a", "c", "+other", "b", "d") == "b"
    assert filled("a", "c", "d") == "d"
    assert filled() == ""
    assert filled("+nothing") == "+nothing"
