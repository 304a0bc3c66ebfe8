"""A warning sign that another program notes comes before whatever is open: on every screen, in every clock (C)."""

import ast
from pathlib import Path
from types import SimpleNamespace

import pytest

import painplan.app
from painplan.app import PainPlanApp
from painplan.cli.plans import timer
from painplan.cli.tasks import cycles
from painplan.safety import closing
from painplan.safety.service import Safety
from painplan.screens.actions import ROOMS
from painplan.screens.lists import ListScreen
from painplan.screens.safety.page_first import SignPageScreen
from painplan.screens.today import TodayScreen
from painplan.tasks.cycles import Cycles
from painplan.widgets.cycle_clock import CycleClock
from tests.conftest import Shell
from tests.screens.test_every_room import AT_LEAST
from tests.screens.test_rooms import DAY, a_week
from tests.screens.test_timer import Clock
from tests.screens.test_timer import timer as timer_of
from tests.support import Person, at_the_screen, coach_on
from tests.thorough import share

PATIENCE = 200
PAGE = "Call your emergency number"
SIGNS = {"emergency": "RF20", "harm": "RF09"}
CLI = Path(painplan.app.__file__).parent / "cli"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painplan.app, "FILES_SECONDS", 0.05)


def noted_elsewhere(place: Path, sign: str = "RF20") -> None:
    Safety(coach_on(DAY, place)).answer_signs({sign: "yes"})


def taken_back_elsewhere(place: Path, sign: str = "RF20") -> None:
    closing.Closing(coach_on(DAY, place), closing.SIGNS).take_back(sign)


async def page_came(person: Person) -> bool:
    for _ in range(PATIENCE):
        if isinstance(person.app.screen, SignPageScreen):
            return True
        await person.wait(0.02)
    return False


async def test_on_every_screen_the_page_comes_first_and_below_it_is_today(tmp_path: Path) -> None:
    a_week(tmp_path)
    wrong = []
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        for name in [*ROOMS, "today"]:
            await person.app.run_action(name)
            await person.press()
            noted_elsewhere(tmp_path)
            if not await page_came(person):
                wrong.append((name, "no page"))
            await person.press()
            if "mergency" not in person.sees():
                wrong.append((name, "the page says nothing"))
            await person.press("c", "enter")
            if not isinstance(person.app.screen, TodayScreen) or "minutes today" in person.sees():
                wrong.append((name, "goes on as before"))
            taken_back_elsewhere(tmp_path)
            await person.wait(0.2)
    assert wrong == []


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
async def test_the_timer_stops_and_what_was_done_is_kept(tmp_path: Path, sign: str) -> None:
    a_week(tmp_path)
    clock = Clock()
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        screen = await timer_of(person, clock)
        clock.seconds = 190
        noted_elsewhere(tmp_path, sign)
        assert await page_came(person)
        await person.press("space", "enter")
        assert not screen.is_open
        assert "Noted: Walking, 3 minutes today" in person.sees()
        clock.seconds = 400
        await person.wait(1.2)
    session = coach_on(DAY, tmp_path).session("walking", DAY)
    assert session is not None
    assert session.done == 3


async def test_the_clock_of_pieces_stands_where_it_was(tmp_path: Path) -> None:
    a_week(tmp_path)
    Cycles(coach_on(DAY, tmp_path)).add("Ironing", 25, 60)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("cycles")
        await person.press("enter", "enter")
        noted_elsewhere(tmp_path)
        assert await page_came(person)
        await person.press("enter")
        assert "stands where you left it" in " ".join(person.sees().split())
    assert Cycles(coach_on(DAY, tmp_path)).one("ironing").left is not None


async def test_help_now_stays_and_the_page_comes_when_it_is_closed(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("2", "exclamation_mark")
        page = person.app.screen
        noted_elsewhere(tmp_path)
        await person.wait(0.3)
        assert person.app.screen is page
        await person.press("escape")
        assert await page_came(person)


async def test_what_is_answered_here_shows_its_page_by_itself_and_once(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("signs")
        await person.press("2")
        await person.wait(0.3)
        assert type(person.app.screen).__name__ == "SignsScreen"


async def test_words_typed_half_wait_and_a_sample_gives_way(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("report")
        await person.press()
        await person.type("Rosenbusch")
        noted_elsewhere(tmp_path)
        assert await page_came(person)
        await person.press("enter")
        await person.app.run_action("report")
        await person.press()
        assert "Rosenbusch" in person.sees()
        taken_back_elsewhere(tmp_path)
        await person.wait(0.2)
        assert isinstance(person.app, PainPlanApp)
        person.app.open_sample("two-plans")
        await person.press()
        noted_elsewhere(tmp_path)
        assert await page_came(person)
        await person.press("enter")
        assert not person.app.coach.sample


# --- commands that run for a while ---

RUNNING: dict[str, tuple[str, ...]] = {
    "plans/timer.py": ("timer", "walking"),
    "tasks/cycles.py": ("cycles", "start", "ironing"),
    "learning/practice.py": ("practice", "start", "breathing", "--minutes", "5"),
}
"""By module, how the command is called whose clock runs."""


def waits(path: Path) -> bool:
    """Whether a module of commands lets time pass."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return any(isinstance(node, ast.Attribute) and node.attr == "sleep" for node in tree)


def test_every_command_that_runs_for_a_while_is_among_those_tried_here() -> None:
    assert {str(path.relative_to(CLI)) for path in CLI.rglob("*.py") if waits(path)} == set(RUNNING)


@pytest.mark.parametrize("called", RUNNING.values(), ids=RUNNING)
def test_a_command_that_runs_ends_with_the_words_of_the_page(
    place: Path, painplan: Shell, monkeypatch: pytest.MonkeyPatch, called: tuple[str, ...]
) -> None:
    a_week(place)
    Cycles(coach_on(DAY, place)).add("Ironing", 25, 60)
    now = [0.0]

    def sleep(seconds: float) -> None:
        before, now[0] = now[0], now[0] + seconds
        if before < 130 <= now[0]:
            noted_elsewhere(place)
        assert now[0] < 200, "it goes on"

    def clock() -> float:
        return now[0]

    monkeypatch.setattr(timer.Clock.__init__, "__defaults__", (clock, sleep))
    monkeypatch.setattr(CycleClock.__init__, "__defaults__", (clock,))
    monkeypatch.setattr(cycles.run, "__kwdefaults__", {"wait": sleep})
    monkeypatch.setattr("painplan.cli.learning.practice.time", SimpleNamespace(sleep=sleep, monotonic=clock))
    ran = painplan(*called, day=DAY, typed=[])
    assert (ran.code, PAGE in ran.err) == (1, True), ran.err
    assert "effort was it" not in ran.out
    if called[0] == "timer":
        session = coach_on(DAY, place).session("walking", DAY)
        assert session is not None
        assert session.done == 2


@pytest.mark.parametrize(
    ("sign", "size"), share(sorted(SIGNS.values()), [(60, 18), (60, 20), (70, 22), (80, 24)], one_of=2)
)
async def test_today_opens_with_the_page_in_sight_on_every_terminal(
    tmp_path: Path, sign: str, size: tuple[int, int]
) -> None:
    a_week(tmp_path)
    noted_elsewhere(tmp_path, sign)
    async with at_the_screen(coach_on(DAY, tmp_path), size) as person:
        await person.press()
        first = str(Safety(coach_on(DAY, tmp_path)).page().lines[0])  # type: ignore[union-attr]  # it is open
        assert first[:50] in person.sees()
        await person.press("down", "w", "escape")
        await person.app.run_action("measures")
        await person.press("escape")
        assert isinstance(person.app.screen, TodayScreen)


async def test_every_screen_opens_at_its_beginning_on_the_smallest_terminal(tmp_path: Path) -> None:
    a_week(tmp_path)
    below = []
    async with at_the_screen(coach_on(DAY, tmp_path), AT_LEAST) as person:
        async for name in person.through_rooms(ROOMS):
            room = person.app.room
            assert room is not None
            marked_below = isinstance(room, ListScreen) and room.marked != next(iter(room._rows), "")
            if room.query_one("#content").scroll_offset.y and not marked_below:
                below.append(name)
    assert below == []
