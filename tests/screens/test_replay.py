"""Replay at the keyboard: own diary, a table, the made-up person; nothing of a diary is changed."""

from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from textual.widgets import DataTable

from painplan.safety.service import Safety
from painplan.samples.catalogue import sample_coach
from painplan.widgets.weeks_chart import WeeksChart
from tests.support import LARGE, SMALL, Person, Size, at_the_screen, coach_on

DAY = date(2026, 11, 24)
REAL = Path(__file__).parents[1] / "data" / "knee-diary" / "daily.csv"


async def to_the_replay(person: Person, *keys: str) -> None:
    await person.app.run_action("replay")
    await person.press(*keys)


def words(person: Person) -> str:
    return " ".join(person.sees().split())


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_own_diary_week_by_week_beside_what_was_done_and_settled_on(size: Size) -> None:
    async with at_the_screen(sample_coach("evening-out", DAY), size) as person:
        await to_the_replay(person)
        assert "Walking, your own diary since 1 September 2026" in person.sees()
        await person.press("1")
        assert "12 weeks: 3 up, 8 at the same amount, 1 smaller" in words(person)
        assert "you took" in person.sees()
        assert "189 on 6 days" in person.sees()
        assert "Week 1: stay at the same amount" in person.sees()
        await person.press("down", "down")
        assert "Week 3: a smaller amount that fits better" in person.sees()
        await person.press("question_mark", "escape")
        assert "Week 3: a smaller amount that fits better" in person.sees(), "it stays where it was"
        await person.press("end")
        assert "Week 12: one small step up" in person.sees()
        await person.press("home")
        assert "Week 1: stay" in person.sees()
        picture = person.app.screen.query_one(WeeksChart)
        assert picture.display == (size == LARGE)
        if size == SMALL:
            await person.press("v")
            assert picture.size.height >= 6
        await person.press("escape")
        assert "Which diary shall be replayed?" in person.sees()


async def test_the_four_years_of_the_real_diary_are_gone_through_by_keys(tmp_path: Path) -> None:
    """The goal of a second is measured by ``make bench``; a busy machine gets more."""
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await to_the_replay(person, "1")
        assert "Where is the table?" in person.sees()
        await person.paste(str(REAL))
        await person.press("enter")
        assert "Which column says what was done?" in person.sees()
        await person.press("1")
        assert "Which column is pain" in person.sees()
        await person.press("4")
        assert "What is counted?" in person.sees()
        await person.press("3")
        assert "It is no target for anybody" in words(person)
        assert "5,000" in person.sees()
        await person.press("enter", "enter")
        started = perf_counter()
        await person.press("enter")
        assert perf_counter() - started < 5
        assert "209 weeks" in person.sees()
        table = person.app.screen.query_one(DataTable)
        assert table.row_count == 209
        await person.press("end")
        assert "Week 209:" in person.sees()
        await person.press("pageup")
        assert table.cursor_row < 208
    assert list(tmp_path.glob("**/*.json")) == []


async def test_a_table_that_says_everything_is_asked_about_as_little_as_possible(tmp_path: Path) -> None:
    file = tmp_path / "[b]my table.csv"
    rows = [f"2026-01-{5 + n:02},{8 if n % 7 < 5 else 0},yes" for n in range(14)]
    file.write_text("\n".join(["date,done,settled", *rows]))
    async with at_the_screen(coach_on(DAY, tmp_path / "none")) as person:
        await to_the_replay(person, "1")
        await person.paste(str(tmp_path / "other.csv"))
        await person.press("enter")
        assert "There is no file or folder" in person.sees()
        await person.press(*["backspace"] * 300)
        assert "Which diary shall be replayed?" in person.sees()
        await person.press("1")
        await person.paste(str(file))
        await person.press("enter", "1")
        await person.press("backspace")
        await person.type("8", "enter")
        await person.type("x", "enter")
        assert "is not an amount in minutes" in person.sees()
        await person.press("backspace", "backspace")
        await person.type("1", "enter")
        await person.type("20", "enter")
        seen = words(person)
        assert "[b]my table.csv" in seen
        assert "2 weeks: 2 up" in seen or "2 weeks: 1 up" in seen


async def test_a_cell_that_does_not_fit_is_named_and_another_file_can_be_typed(tmp_path: Path) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text("date,done\n2026-01-05,eight\n")
    async with at_the_screen(coach_on(DAY, tmp_path / "none")) as person:
        await to_the_replay(person, "1")
        await person.paste(str(file))
        await person.press("enter")
        await person.press("1", "1")
        assert "“eight” in the column done is not a number" in words(person)
        assert "Where is the table?" in person.sees()


async def test_the_made_up_person_has_no_dates(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await to_the_replay(person, "2")
        seen = person.sees()
        assert "52 weeks: " in words(person)
        assert "2001" not in seen
        assert "you took" not in seen


async def test_with_a_lasting_worsening_pushing_through_is_not_looked_at(tmp_path: Path) -> None:
    """clinical.md A14: in that branch no screen shows it; 2 answers nothing then."""
    coach = coach_on(DAY, tmp_path)
    Safety(coach).say_lasting_worsening("often")
    async with at_the_screen(coach) as person:
        await to_the_replay(person, "2")
        assert "pushing through" not in words(person)
        assert "52 weeks" not in words(person)


async def test_discreet_hides_the_name_of_the_plan() -> None:
    async with at_the_screen(sample_coach("evening-out", DAY)) as person:
        await to_the_replay(person, "1")
        assert "Walking" in person.sees()
        await person.press("d")
        assert "Walking" not in person.sees()
        await person.press("escape")
        assert "Walking" not in person.sees()
