"""A picture of each screen at both sizes, on a fixed day with fixed facts: what changes on a screen is seen.

``make snapshots`` takes them anew; each is to be looked at before it is committed.
"""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import PurePath
from typing import Any, NamedTuple, Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from painplan.app import PainPlanApp
from painplan.experiments.days import day_of_experiment
from painplan.experiments.service import Experiments
from painplan.exposure.service import Exposure
from painplan.exposure.tries import Tries
from painplan.measures.service import Assessments
from painplan.plans.day_limit import Order
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.safety.service import Safety
from painplan.samples.catalogue import sample_coach
from painplan.screens.learning.practice import BreathScreen
from painplan.screens.locked import LockedScreen
from painplan.screens.measures.home_test import HomeTestScreen
from painplan.screens.plans.timer import TimerScreen
from painplan.screens.tasks.cycle_run import CycleRunScreen
from painplan.screens.today import PICTURE_SECONDS
from painplan.store.diary import Diary
from painplan.store.memory import MemoryFolder
from painplan.tasks.cycles import Cycles
from painplan.tasks.job_records import Piece
from painplan.tasks.jobs import Jobs
from painplan.today.coach import Coach
from tests.support import BEFORE_TEST, LARGE, SMALL, Person, Size
from tests.thorough import WHOLE

DAY = date(2026, 3, 4)
HOME = "/home/ada/.local/share/painplan"
DRAWN_WITH = {"textual": "8.2", "rich": "15.0", "plotext": "6.1"}
"""Other versions draw frames and letters a little differently; what a picture shows is then nothing to compare."""

pytestmark = pytest.mark.skipif(
    any(not version(name).startswith(f"{drawn}.") for name, drawn in DRAWN_WITH.items()),
    reason=f"the pictures were taken with {DRAWN_WITH}; look at new ones with make snapshots",
)
Walk = Callable[[Person], Awaitable[None]]


class Compare(Protocol):
    """Whether a screen looks as it did."""

    def __call__(
        self,
        app: str | PurePath | App[Any],
        *,
        terminal_size: Size,
        run_before: Callable[[Pilot[None]], Awaitable[None]],
    ) -> bool:
        """Take a picture and compare it."""


class Scene(NamedTuple):
    """One picture: whose diary, and the way to the screen."""

    coach: Callable[[], Coach]
    walk: Walk
    sizes: tuple[Size, ...] = (SMALL, LARGE)
    theme: str = ""


def keys(*pressed: str) -> Walk:
    """The way to a screen by keys."""

    async def walk(person: Person) -> None:
        await person.press(*pressed)

    return walk


# --- whose diary ---


def nobody() -> Coach:
    """The first start."""
    return Coach(Diary(MemoryFolder(HOME)), DAY)


def begun() -> Coach:
    """A plan since yesterday, with one session."""
    diary = Diary(MemoryFolder(HOME))
    yesterday = Coach(diary, DAY - timedelta(days=1))
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    yesterday.add_plan(
        NewPlan(goal="Out with the children at the park", activity="Walking", unit="minutes", aim=20, trials=tries)
    )
    yesterday.answer(yesterday.today, [("done.walking", "8"), ("mattered", "yes"), ("pain", "4"), ("flare", "no")])
    return Coach(diary, DAY)


def with_answer(key: str) -> Callable[[], Coach]:
    """The same, and one thing said today."""

    def make() -> Coach:
        coach = begun()
        coach.answer(DAY, [(key, "yes")])
        return coach

    return make


def long_away() -> Coach:
    """The same plan, and no entry for forty days."""
    return Coach(begun().diary, DAY + timedelta(days=40))


def beyond_the_energy() -> Coach:
    """Effort makes worse, yesterday took more than there was, and two plans share the minutes of a day."""
    coach = begun()
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach.add_plan(NewPlan(goal="g", activity="Desk work", unit="minutes", trials=tries))
    Safety(coach).say_lasting_worsening("often")
    coach.answer(DAY - timedelta(days=1), [("energy_available", "50"), ("energy_spent", "80")])
    Order(coach).limit(10)
    return coach


def told() -> Coach:
    """Every question of the conversation is answered, and nothing begun."""
    coach = nobody()
    said = {"matters": "the children", "goal": "Out with the children at the park", "activity": "Walking"}
    said |= {"unit": "minutes", "aim": "20", "by": "2026-05-27", "days": "5", "confidence": "8", "start": "tries"}
    coach.keep_draft(said | {"try1": "8", "try2": "12", "try3": "10", "pem": "never"})
    return coach


def sample(name: str) -> Callable[[], Coach]:
    """One of the sample diaries."""
    return lambda: sample_coach(name, DAY)


def with_tasks() -> Coach:
    """A task with rests, a big job, and a ladder of avoided things."""
    coach = begun()
    Cycles(coach).add("Ironing", 25, 60, "sitting with a cup of tea")
    pieces = [("Wipe the table", 10, "must"), ("Clean the oven", 25, "could"), ("Mop the floor", 15, "should")]
    kitchen = [Piece(text=text, minutes=minutes, need=need) for text, minutes, need in pieces]  # type: ignore[arg-type]
    Jobs(coach).add("Kitchen", [*kitchen, Piece(text="Windows", minutes=60, need="wont")], day_minutes=30)
    for activity, fear in (("Putting on socks", 15), ("Carrying the shopping", 30), ("Driving", 50), ("Digging", 80)):
        Exposure(coach).add(activity, fear, 7)
    Exposure(coach).add("Climbing a ladder", 90, 5, ("could_fall",))
    return coach


def with_try() -> Coach:
    """The same, and a try that is planned."""
    coach = with_tasks()
    Tries(coach).plan_try("carrying-the-shopping", "My back gives way at the stairs", 70, "The bag with 3 kg, once")
    return coach


# --- the way to a screen ---


async def to_the_clock_of_pieces(person: Person) -> None:
    """In the first rest, one minute in; this clock stands."""
    minutes = iter([0.0, 0.0, 0.0])
    await person.app.push_screen(CycleRunScreen("ironing", lambda: 60 * next(minutes, 21.0)))
    await person.press("enter")
    await person.wait(1.2)


async def to_the_timer(person: Person) -> None:
    """Three minutes and ten seconds into a session; this clock stands."""
    seconds = iter([0.0])
    await person.app.push_screen(TimerScreen(person.app.coach.today_view().plans[0], lambda: next(seconds, 190.0)))
    await person.press()


async def to_the_note(person: Person) -> None:
    """Some words of a note."""
    await person.press("c", "n")
    await person.type("A short walk by the river.")


async def to_the_lock(person: Person) -> None:
    """What is seen of a locked diary."""
    person.app.pop_screen()
    await person.app.push_screen(LockedScreen(lambda _: None))
    await person.press()


def tried_out() -> Coach:
    """An experiment that has ended, with a clear difference in three pairs of four."""
    diary = Diary(MemoryFolder(HOME))
    first = DAY - timedelta(days=63)
    begun = Experiments(Coach(diary, first)).begin("heat", "interference", seed=7)
    for back in range(63):
        day = first + timedelta(days=back)
        coach, of = Coach(diary, day), day_of_experiment(begun.experiment, day)
        felt = 4 if of is not None and of.way == "B" and (of.pair or 0) != 2 else 6
        coach.answer(day, [("interference", str(felt + back % 2))])
        Experiments(coach).log(day, as_planned=True)
    return Coach(diary, DAY)


def measured() -> Coach:
    """PEG four times, so that there is a change that stayed, and a home test."""
    coach = Coach(Diary(MemoryFolder(HOME)), DAY)
    for at, answer in enumerate((8, 7, 4, 4)):
        Assessments(coach).save("peg", [answer] * 3, DAY - timedelta(days=28 * (3 - at) + 7))
    Assessments(coach).save("tug", [11.9], DAY - timedelta(days=40), conditions="hall, trainers", before=BEFORE_TEST)
    return coach


async def to_the_test(person: Person) -> None:
    """The clock of a home test, before it starts."""
    await person.app.push_screen(HomeTestScreen("tug", clock=lambda: 0.0))
    await person.press("enter", "2", "1", "1", "1", "1", "enter")


def to(name: str, *pressed: str) -> Walk:
    """The way to a screen by the name of its action, then by keys."""

    async def walk(person: Person) -> None:
        await person.app.run_action(name)
        await person.press(*pressed)

    return walk


async def to_the_breath(person: Person) -> None:
    """Two seconds into breathing in; this clock stands."""
    seconds = iter([0.0])
    await person.app.push_screen(BreathScreen(lambda: next(seconds, 2.0)))
    await person.press()


async def to_the_picture(person: Person) -> None:
    """The picture beside Today is drawn a moment later."""
    await person.wait(2 * PICTURE_SECONDS)


async def to_the_ladder(person: Person) -> None:
    """What the calculator says to 8, 12, 10 minutes and an aim of 20."""
    await person.app.run_action("calculator")
    await person.press()
    await person.type("8 12 10", "enter")
    await person.press("1")
    await person.type("20", "enter")
    await person.press("1")


async def to_the_replay(person: Person) -> None:
    """The plan of the diary, its third week marked."""
    await person.app.run_action("replay")
    await person.press("1", "down", "down")


async def to_the_replayed_picture(person: Person) -> None:
    """The same as a picture."""
    await to_the_replay(person)
    await person.press("v")


async def to_the_samples(person: Person) -> None:
    """The choice of samples, the second one marked."""
    await person.app.run_action("sample")
    await person.press("down")


SCENES = {
    "welcome": Scene(nobody, keys()),
    "goal-first-question": Scene(nobody, keys("1")),
    "goal-read-back": Scene(told, keys("1")),
    "today": Scene(sample("walking"), to_the_picture),
    "today-light": Scene(sample("walking"), to_the_picture, theme="painplan-light"),
    "today-flare": Scene(with_answer("flare"), to_the_picture),
    "today-locked": Scene(with_answer("worry"), to_the_picture),
    "today-two-plans": Scene(sample("two-plans"), to_the_picture),
    "checkin-scale": Scene(begun, keys("c", "3", "1", "1")),
    "checkin-finished": Scene(begun, keys("c", "3", "1", "1", "4", "5", "1")),
    "trends-chart": Scene(sample("walking"), keys("2")),
    "trends-light": Scene(sample("walking"), keys("2"), theme="painplan-light"),
    "trends-calendar": Scene(sample("walking"), keys("2", "k")),
    "insight": Scene(sample("walking"), to("insight")),
    "measures": Scene(measured, to("measure")),
    "measures-ask": Scene(measured, to("measure", "enter")),
    "measures-result": Scene(measured, to("measure", *["down"] * 6, "enter")),
    "measures-test": Scene(measured, to_the_test),
    "trends-table": Scene(sample("walking"), keys("2", "t")),
    "review": Scene(sample("walking"), keys("r", "a")),
    "why": Scene(sample("walking"), keys("w")),
    "why-envelope": Scene(beyond_the_energy, keys("w", "s")),
    "today-envelope": Scene(beyond_the_energy, keys("1")),
    "today-away": Scene(long_away, keys("1")),
    "restart": Scene(long_away, to("restart")),
    "order": Scene(beyond_the_energy, to("order")),
    "demonstrate": Scene(begun, keys("m")),
    "demonstrate-days": Scene(begun, keys("m", "v")),
    "demonstrate-light": Scene(begun, keys("m"), theme="painplan-light"),
    "calculator": Scene(begun, to_the_ladder),
    "replay": Scene(sample("evening-out"), to_the_replay),
    "replay-picture": Scene(sample("boom-and-bust"), to_the_replayed_picture, sizes=(SMALL,)),
    "sample": Scene(begun, to_the_samples),
    "timer": Scene(begun, to_the_timer),
    "cycles": Scene(with_tasks, to("cycles")),
    "cycles-ready": Scene(with_tasks, to("cycles", "enter")),
    "cycles-running": Scene(with_tasks, to_the_clock_of_pieces),
    "job": Scene(with_tasks, to("jobs", "enter", "down", "left")),
    "job-new": Scene(with_tasks, to("jobs", "down", "enter", "h", "enter", "a", "enter", "9", "enter")),
    "exposure": Scene(with_tasks, to("exposure")),
    "exposure-planned": Scene(with_try, to("exposure")),
    "exposure-question": Scene(with_try, to("exposure", "enter", "p", "enter")),
    "help": Scene(sample("walking"), keys("question_mark")),
    "help-now": Scene(begun, keys("exclamation_mark")),
    "note": Scene(begun, to_the_note),
    "amount": Scene(begun, keys("enter")),
    "today-discreet": Scene(begun, keys("d")),
    "locked": Scene(begun, to_the_lock),
    "settings": Scene(begun, to("settings", "down")),
    "out-and-in": Scene(begun, to("out_and_in")),
    "plan-shelf": Scene(begun, keys("3")),
    "learn-shelf": Scene(begun, keys("4")),
    "lesson": Scene(begun, to("lesson", "s")),
    "lessons": Scene(begun, to("lessons")),
    "practice": Scene(begun, to("practice")),
    "breath": Scene(begun, to_the_breath),
    "checklist": Scene(begun, to("checklists", "enter", "space")),
    "night": Scene(begun, to("night")),
    "experiment-choice": Scene(begun, to("experiment")),
    "experiment-result": Scene(tried_out, to("experiment")),
    "report": Scene(sample("walking"), to("report", "enter")),
    "report-page": Scene(sample("walking"), to("report", "enter", "v")),
    "remind": Scene(begun, to("remind")),
    "bring-in": Scene(begun, to("bring_in")),
    "too-small": Scene(begun, keys(), sizes=((40, 10),)),
}


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours do not depend on who runs the tests."""
    for name in ("NO_COLOR", "COLORTERM", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        pytest.param(name, size, id=f"{name}-{size[0]}x{size[1]}")
        for row, (name, scene) in enumerate(SCENES.items())
        for column, size in enumerate(scene.sizes)
        if WHOLE or (row + column) % min(2, len(scene.sizes)) == 0  # each scene, at every other of its sizes
    ],
)
def test_picture(name: str, size: Size, snap_compare: Compare) -> None:
    scene = SCENES[name]
    app = PainPlanApp(scene.coach())
    app.theme = scene.theme or app.theme

    async def before(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await scene.walk(Person(app, pilot))
        for field in app.screen.query(Input):
            field.cursor_blink = False
        for area in app.screen.query(TextArea):
            area.cursor_blink = False

    assert snap_compare(app, terminal_size=size, run_before=before)
