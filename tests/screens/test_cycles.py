"""Pieces and rests at the keyboard: the clock notes as it goes, and leaving loses nothing."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from painplan.screens.tasks.cycle_run import CycleRunScreen
from painplan.screens.tasks.cycles import CyclesScreen
from painplan.tasks.cycle_records import RestDay
from painplan.tasks.cycles import Cycles
from painplan.today.coach import Coach
from tests.support import Person, at_the_screen, coach_on

DAY = date(2026, 3, 4)
TICK = 1.2


class Clock:
    """A clock that a test moves."""

    minutes = 0.0

    def __call__(self) -> float:
        """Seconds since the test began."""
        return self.minutes * 60


def with_task(folder: Path, usual: float = 25, task: float = 60) -> Coach:
    coach = coach_on(DAY, folder)
    Cycles(coach).add("Ironing", usual, task, "sitting")
    return coach


def noted(folder: Path, day: date = DAY) -> RestDay:
    return coach_on(day, folder).diary.days().rest_days["ironing", day]


async def opened(person: Person, clock: Clock) -> None:
    await person.app.push_screen(CycleRunScreen("ironing", clock))
    await person.press()


async def test_a_task_is_begun_in_four_questions(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("cycles")
        await person.press("enter")
        await person.paste("[b]Ironing[/] 😀")
        await person.press("enter")
        await person.type("soon", "enter")
        assert "is not an amount" in person.sees()
        await person.press(*["backspace"] * 4)
        await person.type("25", "enter")
        await person.press("escape")
        assert "After how many minutes" in person.sees(), "Escape is one question back"
        assert "25" in person.sees(), "with what was typed"
        await person.press("enter")
        await person.type("60", "enter", "enter")
        assert "Kept: 3 pieces of 20 minutes, 5 minutes between them." in person.sees()
        assert "[b]Ironing[/] 😀" in person.sees()


async def test_the_signs_to_stop_are_seen_before_the_clock_starts_and_while_it_runs(tmp_path: Path) -> None:
    coach = with_task(tmp_path)
    async with at_the_screen(coach) as person:
        await opened(person, Clock())
        assert "Stop at once if you notice" in person.sees()
        await person.press("enter")
        assert "Piece 1 of 3" in person.sees()
        assert "chest pain or pressure" in person.sees()


async def test_a_piece_ends_by_the_clock_and_a_rest_by_the_person(tmp_path: Path) -> None:
    coach, clock = with_task(tmp_path), Clock()
    async with at_the_screen(coach) as person:
        await opened(person, clock)
        await person.press("enter")
        clock.minutes = 20
        await person.wait(TICK)
        assert "Rest 1 of 2" in person.sees()
        clock.minutes = 26
        await person.wait(TICK)
        assert "The rest is over. Enter begins the next piece" in person.sees()
        clock.minutes = 27
        await person.press("enter")
        assert "Piece 2 of 3" in person.sees()
        assert noted(tmp_path).rests == (7,), "the rest as it really was"
        clock.minutes = 47
        await person.wait(TICK)
        await person.press("enter")
        clock.minutes = 67
        await person.wait(TICK)
        assert "That was the whole task." in person.sees()
        await person.press("2")
        assert "Noted: Ironing, 3 pieces today" in person.sees()
        done = noted(tmp_path)
        assert (done.cycles, done.afterwards, done.left_in) == (3, "bit_more", None)
        await person.press("u")
    assert ("ironing", DAY) not in coach_on(DAY, tmp_path).diary.days().rest_days, "one undo takes all of it back"


async def test_leaving_loses_nothing_and_the_clock_goes_on_from_there(tmp_path: Path) -> None:
    coach, clock = with_task(tmp_path), Clock()
    async with at_the_screen(coach) as person:
        await opened(person, clock)
        await person.press("enter")
        clock.minutes = 20
        await person.wait(TICK)
        clock.minutes = 22
        await person.press("escape")
        assert "It stands where you left it: rest 1 of 2, 2:00" in person.sees()
    clock.minutes = 500
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await opened(person, clock)
        assert "It goes on where you left it: rest 1 of 2, 2:00" in person.sees()
        await person.press("enter")
        clock.minutes = 503
        await person.press("enter")
        assert (noted(tmp_path).cycles, noted(tmp_path).rests) == (1, (5,))


async def test_a_terminal_that_goes_away_loses_less_than_a_minute(tmp_path: Path) -> None:
    coach, clock = with_task(tmp_path), Clock()
    async with at_the_screen(coach) as person:
        await opened(person, clock)
        await person.press("enter")
        clock.minutes = 12.5
        await person.wait(TICK)
    assert noted(tmp_path).left_seconds == 750


async def test_a_pause_does_not_count_and_a_piece_cut_short_is_not_counted(tmp_path: Path) -> None:
    coach, clock = with_task(tmp_path), Clock()
    async with at_the_screen(coach) as person:
        await opened(person, clock)
        await person.press("enter")
        clock.minutes = 5
        await person.press("space")
        assert "paused" in person.sees()
        clock.minutes = 50
        await person.press("space", "enter")
        assert "Rest 1 of 2" in person.sees()
        await person.press("e")
        assert "How was it afterwards" in person.sees()
        await person.press("enter")
    assert (noted(tmp_path).cycles, noted(tmp_path).rests) == (0, ())


async def test_an_early_end_is_not_called_the_whole_task_and_what_is_noted_is_said(tmp_path: Path) -> None:
    coach, clock = with_task(tmp_path, 58, 17), Clock()
    async with at_the_screen(coach) as person:
        await opened(person, clock)
        await person.press("enter")
        assert "until 17:00" in person.sees()
        clock.minutes = 0.05
        await person.press("enter")
        assert "That was the whole task." not in person.sees()
        assert "Ended here, before the end of a piece." in person.sees()
        await person.press("2")
        assert "Nothing was noted." not in person.sees()
        assert "Noted: Ironing, afterwards a bit more than usual; no piece to its end today." in " ".join(
            person.sees().split()
        )
    assert noted(tmp_path).afterwards == "bit_more"


async def test_a_piece_left_out_on_the_way_makes_it_no_whole_task(tmp_path: Path) -> None:
    coach, clock = with_task(tmp_path, 25, 40), Clock()
    async with at_the_screen(coach) as person:
        await opened(person, clock)
        await person.press("enter", "enter", "enter")
        assert "Piece 2 of 2" in person.sees()
        clock.minutes = 20
        await person.wait(TICK)
        assert "How was it afterwards" in person.sees()
        assert "That was the whole task." not in person.sees()
        assert "Ended here. What was done is noted." in person.sees()


@pytest.mark.parametrize("branch", [False, True])
async def test_a_small_step_is_offered_after_a_week_but_not_while_effort_makes_one_crash(
    tmp_path: Path, branch: bool
) -> None:
    with_task(tmp_path)
    for number in range(5):
        coach = coach_on(DAY + timedelta(days=number), tmp_path)
        Cycles(coach).log("ironing", 3, (5, 5))
    if branch:
        from painplan.safety.service import Safety

        Safety(coach).say_lasting_worsening("often")
    async with at_the_screen(coach_on(DAY + timedelta(days=7), tmp_path)) as person:
        await person.app.push_screen(CyclesScreen())
        await person.press()
        assert ("a small step is offered" in " ".join(person.sees().split())) is not branch
        await person.press("enter", "s")
        assert ("Taken: 3 pieces of 22 minutes" in person.sees()) is not branch
        assert ("lasting worsening, so nothing" in person.sees()) is branch


async def test_words_are_hidden_in_discreet_mode(tmp_path: Path) -> None:
    coach = with_task(tmp_path)
    async with at_the_screen(coach) as person:
        await person.press("d")
        await person.app.run_action("cycles")
        await person.press()
        assert "task 1: 3 pieces" in person.sees()
        await opened(person, Clock())
        assert "Ironing" not in person.sees()
        await person.press("escape", "down", "enter")
        assert "they are hidden at the moment" in person.sees()
