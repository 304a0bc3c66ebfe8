"""The bottom line: every key of a screen with its word, on one line, and each can be clicked on."""

from pathlib import Path

import pytest

from painplan.screens.actions import ROOMS
from painplan.screens.flow import FlowScreen
from painplan.screens.help import HelpScreen
from painplan.screens.safety.help_now import HelpNowScreen
from painplan.widgets.fields import Line
from painplan.widgets.key_line import KeyLine, ShownKey, that_fit
from tests.screens.test_rooms import DAY, a_week
from tests.support import LARGE, SMALL, at_the_screen, coach_on

NARROW = (60, 18)
_ALL = (type(action.room()) for action in ROOMS.values())
FLOW_SCREENS = [kind for kind in _ALL if issubclass(kind, FlowScreen)]

KEYS = (
    ShownKey("escape", "Esc", "back", works=True),
    ShownKey("t", "t", "table", works=True),
    ShownKey("w", "w", "why", works=True),
    ShownKey("q", "q", "quit", works=True),
)


def test_a_screens_own_keys_give_way_whole_the_last_one_first() -> None:
    whole = sum(one.columns for one in KEYS)
    assert whole == len(" Esc back  t table  w why  q quit ")
    assert that_fit(KEYS, whole) == KEYS
    assert [one.words for one in that_fit(KEYS, whole - 1)] == ["back", "table", "quit"]
    assert [one.words for one in that_fit(KEYS, 1)] == ["back", "quit"]


async def test_a_click_on_a_key_presses_it_and_beside_all_keys_nothing(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path), SMALL) as person:
        line = person.app.screen.query_one(KeyLine)
        words = person.sees().splitlines()[-1]
        assert line.shown
        assert len(words) < SMALL[0] - 1
        await person.click(line, SMALL[0] - 1)
        assert not isinstance(person.app.screen, HelpScreen)
        await person.click(line, words.index("help"))
        assert isinstance(person.app.screen, HelpScreen)


@pytest.mark.parametrize("size", [NARROW, SMALL, LARGE])
async def test_in_a_field_the_line_names_keys_that_act_there(size: tuple[int, int], tmp_path: Path) -> None:
    """Letters and signs are text in it: help, help now and the way out have keys of their own."""
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path), size) as person:
        await person.press("f", "w")
        await person.type("to the gate", "enter")
        assert isinstance(person.app.focused, Line)
        keys = person.sees().rstrip().splitlines()[-1]
        assert keys.endswith("F2 earlier  F1 help  F4 help now  Ctrl+Q quit")
        await person.type("a?!q")
        assert "a?!q" in person.sees()
        await person.press("f1")
        assert isinstance(person.app.screen, HelpScreen)
        await person.press("escape", "f4")
        assert isinstance(person.app.screen, HelpNowScreen)


async def test_where_no_field_is_the_letters_stand_on_the_line(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path), SMALL) as person:
        await person.press("g")
        keys = person.sees().splitlines()[-1]
        assert "? help  ! help now  q quit" in keys
        assert "F1" not in keys


@pytest.mark.parametrize("kind", FLOW_SCREENS, ids=lambda kind: kind.__name__)
def test_no_answers_of_a_conversation_are_wider_than_a_column_of_text(kind: type[FlowScreen]) -> None:
    """One rule for all of them: a screen that says something else about it stands here."""
    css = "\n".join(str(vars(base).get("DEFAULT_CSS", "")) for base in kind.__mro__)
    assert "FlowScreen #answers { max-width: 76; }" in css
    assert css.count("#answers { max-width") == 1
