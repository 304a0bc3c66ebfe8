"""The bottom line: every key of a screen with its word, on one line, and each can be clicked on."""

from pathlib import Path

from painplan.screens.help import HelpScreen
from painplan.widgets.key_line import KeyLine, ShownKey, that_fit
from tests.screens.test_rooms import DAY, a_week
from tests.support import SMALL, at_the_screen, coach_on

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
