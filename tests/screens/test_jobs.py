"""Big jobs at the keyboard: begun piece by piece, ticked, moved, planned anew."""

from datetime import date, timedelta
from pathlib import Path

from painplan.tasks.job_records import Piece
from painplan.tasks.jobs import Jobs
from painplan.today.coach import Coach
from tests.support import Person, at_the_screen, coach_on

DAY = date(2026, 3, 4)


def with_kitchen(folder: Path) -> Coach:
    coach = coach_on(DAY, folder)
    pieces = [Piece(text="Wipe the table", minutes=10, need="must"), Piece(text="Oven", minutes=20, need="could")]
    Jobs(coach).add("Kitchen", pieces, day_minutes=20)
    return coach


async def opened(person: Person, *then: str) -> None:
    await person.app.run_action("jobs")
    await person.press(*then)


async def test_a_job_is_begun_piece_by_piece(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await opened(person, "enter")
        await person.paste("[b]Garden[/] 😀")
        await person.press("enter", "enter")
        assert "This needs 1 to 200 letters" in person.sees(), "a first piece is needed"
        await person.type("Leaves", "enter")
        await person.type("10 min", "enter")
        await person.press("1")
        await person.type("Hedge", "enter")
        await person.type("20", "enter")
        await person.press("escape", "escape")
        assert "What is a small piece of it?" in person.sees(), "Escape goes back a question"
        assert "Hedge" in person.sees()
        await person.press("enter", "enter", "4")
        assert "Leaves" in person.sees()
        await person.press("enter")
        assert "Kept: 1 piece on 1 day." in person.sees()
        assert "[b]Garden[/] 😀: 0 of 1 pieces done" in person.sees()


async def test_pieces_are_ticked_moved_ranked_and_planned_anew(tmp_path: Path) -> None:
    coach = with_kitchen(tmp_path)
    async with at_the_screen(coach) as person:
        await opened(person, "enter", "enter")
        assert "Done: Wipe the table. u takes it back." in person.sees()
        assert "1 of 2 pieces done" in person.sees()
        await person.press("u")
        assert "0 of 2 pieces done" in person.sees()
        await person.press("down", "left")
        assert "Oven: today now." in person.sees()
        assert "Today would hold 30 minutes, more than 1.2 times what a day of" in person.sees()
        await person.press("left")
        assert "That day has passed" in person.sees()
        await person.press("right", "right")
        assert "Friday" in person.sees()
        await person.press("s")
        assert "tomorrow" in person.sees()
        await person.press("n")
        assert "Oven: won't now." in person.sees()
        assert "0 of 1 pieces done" in person.sees()


async def test_a_missed_piece_just_waits_and_moves_from_today(tmp_path: Path) -> None:
    with_kitchen(tmp_path)
    async with at_the_screen(coach_on(DAY + timedelta(days=5), tmp_path)) as person:
        await opened(person, "enter")
        assert "2 pieces waited past their day. Nothing has to be caught up" in person.sees()
        await person.press("right")
        assert "Wipe the table: today now." in person.sees()


async def test_words_are_hidden_in_discreet_mode_and_ticks_still_work(tmp_path: Path) -> None:
    coach = with_kitchen(tmp_path)
    async with at_the_screen(coach) as person:
        await person.press("d")
        await opened(person, "enter", "enter")
        assert "Kitchen" not in person.sees()
        assert "Done: piece 1." in person.sees()
        await person.press("escape", "x")
        assert "A new job" in person.sees()
    saved = coach_on(DAY, tmp_path).book.jobs[0]
    assert (saved.name, saved.pieces[0].text, saved.pieces[0].done_on) == ("Kitchen", "Wipe the table", DAY)


async def test_a_piece_left_out_and_done_never_counts_in_place_of_an_open_one(tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    pieces = [
        Piece(text="Carry boxes", minutes=31, need="could"),
        Piece(text="Label them", minutes=7, need="must"),
        Piece(text="Sweep", minutes=12, need="wont"),
    ]
    Jobs(coach).add("Cellar", pieces)
    async with at_the_screen(coach) as person:
        await opened(person, "enter", "n", "enter")
        assert "All of it is done." not in person.sees()
        assert "1 of 2 pieces done" in person.sees()
        await person.press("down", "enter")
        assert "All of it is done." in person.sees()


async def test_a_piece_longer_than_a_days_share_is_named(tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    Jobs(coach).add("Garden", [Piece(text="Hedge", minutes=95), Piece(text="Leaves", minutes=30)])
    async with at_the_screen(coach) as person:
        await opened(person, "enter")
        seen = " ".join(person.sees().split())
        assert "so a day gets up to half an hour of pieces." in seen
        assert "“Hedge” (95 minutes) is longer than such a share: it could be split into smaller pieces." in seen
        await person.press("enter")
        assert "longer than such a share" not in person.sees(), "it is done"
