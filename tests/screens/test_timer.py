"""The timer: minutes are noted as they pass, whatever happens then."""

from datetime import date
from pathlib import Path

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.screens.plans.timer import TimerScreen
from tests.support import Person, at_the_screen, coach_on

DAY = date(2026, 3, 4)


class Clock:
    """A clock that a test moves."""

    seconds = 0.0

    def __call__(self) -> float:
        """Seconds since the test began."""
        return self.seconds


async def timer(person: Person, clock: Clock) -> TimerScreen:
    """The timer of the first plan, on the test's clock."""
    screen = TimerScreen(person.app.coach.today_view().plans[0], clock)
    await person.app.push_screen(screen)
    await person.press()
    return screen


def with_plan(folder: Path, unit: str = "minutes") -> None:
    """A diary with one plan."""
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, folder).add_plan(NewPlan(goal="Out again", activity="Walking", unit=unit, trials=trials))


def noted(folder: Path) -> tuple[float | None, int | None]:
    """What stands on disk: amount and effort."""
    session = coach_on(DAY, folder).session("walking", DAY)
    return (session.done, session.rpe) if session else (None, None)


async def test_full_minutes_are_on_disk_as_they_pass(tmp_path: Path) -> None:
    with_plan(tmp_path)
    clock = Clock()
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await timer(person, clock)
        assert "Stop at once if you notice" in person.sees()
        clock.seconds = 59
        await person.wait(1.2)
        assert noted(tmp_path) == (None, None)
        clock.seconds = 190
        await person.wait(1.2)
        assert "3:10" in person.sees()
        assert noted(tmp_path) == (3, None)


async def test_the_amount_is_reached_effort_is_asked_and_one_undo_takes_all_back(tmp_path: Path) -> None:
    with_plan(tmp_path)
    clock = Clock()
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await timer(person, clock)
        for clock.seconds in (120, 300, 480):
            await person.wait(1.1)
        assert "That is today's amount" in person.sees()
        assert "up to 9" in person.sees()
        await person.press("enter")
        assert "how much effort was it?" in person.sees()
        await person.press("3")
        assert "8 minutes today. u takes it back" in person.sees()
        assert noted(tmp_path) == (8, 3)
        await person.press("u")
        assert noted(tmp_path)[0] is None


async def test_a_pause_does_not_count(tmp_path: Path) -> None:
    with_plan(tmp_path)
    clock = Clock()
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await timer(person, clock)
        clock.seconds = 120
        await person.press("space")
        assert "paused" in person.sees()
        clock.seconds = 1200
        await person.press("space")
        clock.seconds = 1260
        await person.press("escape")
        assert noted(tmp_path) == (3, None)


async def test_a_second_session_is_added_to_the_first(tmp_path: Path) -> None:
    with_plan(tmp_path)
    coach_on(DAY, tmp_path).mark_done("walking", 3)
    clock = Clock()
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await timer(person, clock)
        clock.seconds = 240
        await person.press("enter", "enter")
        assert noted(tmp_path) == (7, None)


async def test_less_than_a_minute_is_not_noted_and_says_so(tmp_path: Path) -> None:
    with_plan(tmp_path)
    clock = Clock()
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await timer(person, clock)
        clock.seconds = 30
        await person.press("escape")
        assert "less than a minute" in person.sees()
        assert noted(tmp_path) == (None, None)


async def test_what_is_not_counted_in_minutes_is_asked_for_at_the_end(tmp_path: Path) -> None:
    with_plan(tmp_path, "repetitions")
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("t", "enter")
        assert "how much was it?" in person.sees()
        await person.press("enter", "x")
        assert noted(tmp_path) == (8, 10)


async def test_the_second_part_of_a_day_counts_what_is_left_of_it(tmp_path: Path) -> None:
    with_plan(tmp_path)
    coach_on(DAY, tmp_path).mark_done("walking", 3)
    clock = Clock()
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await timer(person, clock)
        assert "until 5:00" in person.sees()
        clock.seconds = 300
        await person.wait(1.2)
        assert "That is today's amount" in person.sees()
        assert noted(tmp_path) == (8, None)


async def test_a_day_that_is_done_already_has_no_end_to_count_to(tmp_path: Path) -> None:
    with_plan(tmp_path)
    coach_on(DAY, tmp_path).mark_done("walking", 8)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await timer(person, Clock())
        assert "Today's amount is done already" in person.sees()
        assert "until" not in person.sees()
