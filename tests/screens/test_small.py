"""In the smallest window what lies over a screen says how it is left, and what was said stays in its columns."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from textual.widgets import Static

from painplan.app import PainPlanApp
from painplan.screens.all_actions import AllActionsScreen
from painplan.screens.checkin.note import NoteScreen
from painplan.screens.first_words import FirstWordsScreen
from painplan.screens.goals.goal import GoalScreen
from painplan.screens.help import HelpScreen, WordsScreen
from painplan.screens.line import LineScreen
from painplan.screens.locked import LockedScreen
from painplan.screens.plans.amount import AmountScreen
from painplan.screens.safety.help_now import HelpNowScreen, OwnListScreen
from painplan.screens.safety.page_first import SignPageScreen
from painplan.screens.small import SmallScreen
from painplan.screens.told import ToldScreen
from tests.kit.test_flows import WALKED, plainly, with_a_ladder
from tests.support import at_the_screen, coach_on

DAY = date(2026, 3, 9)
LONG = "More words than there is room for. " * 40
TWO_LINES = "A sentence of about two lines, which is as long as what is said where a passphrase is asked. " * 2
OPENED: dict[type[SmallScreen[Any]], Callable[[PainPlanApp], SmallScreen[Any]]] = {
    AllActionsScreen: lambda _: AllActionsScreen(),
    LineScreen: lambda _: AmountScreen(f"{'A' * 40}: how much was it today?", "minutes", so_far="8 minutes"),
    FirstWordsScreen: lambda _: FirstWordsScreen([LONG, LONG], LONG),
    HelpNowScreen: lambda app: HelpNowScreen(app.coach),
    HelpScreen: lambda _: HelpScreen(LONG, LONG),
    LockedScreen: lambda _: LockedScreen(lambda _: None, TWO_LINES),
    NoteScreen: lambda _: NoteScreen("", lambda _: None, "today"),
    OwnListScreen: lambda app: OwnListScreen(app.coach),
    SignPageScreen: lambda _: SignPageScreen([LONG, LONG]),
    ToldScreen: lambda _: ToldScreen(LONG),
    WordsScreen: lambda _: WordsScreen(LONG, LONG),
}


def all_of(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from all_of(one)


async def test_its_way_out_is_in_sight_in_the_smallest_window(tmp_path: Path) -> None:
    small = {one for one in all_of(SmallScreen) if one.__module__.startswith("painplan.") and "compose" in vars(one)}
    assert small == set(OPENED)
    wrong = []
    async with at_the_screen(coach_on(DAY, tmp_path), (60, 18)) as person:
        for kind, make in OPENED.items():
            screen = make(person.app)
            person.app.push_screen(screen)
            await person.press()
            for hint in screen.query(".box > .hint").results(Static):
                words = " ".join(str(hint.content).split())
                shown = " ".join(part for row in person.sees().splitlines() for part in row.split("│")[1:2])
                wrong += [] if words in " ".join(shown.split()) else [(kind.__name__, words)]
            screen.dismiss()
            await person.press()
    assert wrong == []


async def test_what_was_said_so_far_stays_in_its_columns() -> None:
    coach = with_a_ladder()
    said = plainly(WALKED["GoalTalk"](coach), Random(0))
    async with at_the_screen(coach, (60, 18)) as person:
        screen = GoalScreen()
        person.app.push_screen(screen)
        await person.press()
        while (step := screen.step) is not None:
            screen._flow.answer(step.id, said[step.id])
            screen.draw()
        await person.press()
        rows = person.sees().splitlines()
        first = next(at for at, row in enumerate(rows) if "about ten minutes" in row)
        assert rows[first + 1].startswith(" " * rows[first].index("about")), rows
