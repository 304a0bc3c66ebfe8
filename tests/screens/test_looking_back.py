"""Trends with saved assessments, noted days, and what the diary shows, at the keyboard."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from painplan.measures.service import Assessments
from painplan.samples.catalogue import SAMPLES, sample_coach
from tests.screens.test_flare import DAY, plan
from tests.support import LARGE, SMALL, Size, at_the_screen, coach_on


def four_times(folder: Path) -> None:
    plan(folder)
    for at, answer in enumerate((8, 7, 6, 5)):
        day = DAY - timedelta(days=28 * (3 - at))
        Assessments(coach_on(DAY, folder)).save("peg", [answer] * 3, day)


async def test_a_saved_questionnaire_is_picked_from_the_list_of_measures(tmp_path: Path) -> None:
    four_times(tmp_path)
    coach_on(DAY, tmp_path).answer(DAY, [("interference", "4"), ("done.walking", "8")])
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("2", "enter")
        assert "What you did" in person.sees()
        await person.press("end", "enter", "right", "right")
        assert "PEG" in person.sees()
        assert "Asked 4 times in this time" in person.sees()
        assert "Going down by about 1" in person.sees()
        await person.press("t")
        assert "Wednesday 4 March 2026" in person.sees()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_other_measures_stand_beside_where_there_is_room_and_never_pain(size: Size) -> None:
    coach = sample_coach(SAMPLES[0].name, date(2026, 11, 24))
    async with at_the_screen(coach, size) as person:
        await person.press("2")
        assert ("Steps a day" in person.sees()) is (size == LARGE)
        assert "Average pain" not in person.sees()
        assert "In the four weeks before a usual day was" in person.sees()
        await person.press("right")
        assert "Going up by about 1 minute in four weeks." in person.sees()
        await person.press("p")
        assert "Average pain" in person.sees()


async def test_the_calendar_has_a_mark_and_a_word_for_each_state(tmp_path: Path) -> None:
    plan(tmp_path)
    coach_on(DAY, tmp_path).answer(DAY, [("done.walking", "8")])
    coach_on(DAY, tmp_path).answer(DAY - timedelta(days=1), [("interference", "4")])
    Assessments(coach_on(DAY, tmp_path)).save("peg", [5, 5, 5], DAY - timedelta(days=9))
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("2", "k")
        assert "■ something of a plan was done: 1 day" in person.sees()
        assert "▫ noted, nothing of a plan: 2 days" in person.sees()
        await person.resize((60, 18))
        rows = [row.split()[0] for row in person.sees().splitlines() if row.strip()]
        monday = rows.index("Mon")
        assert rows[monday : monday + 7] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], "no row breaks"
        await person.press("t")
        assert "Week of Monday 2 March: done 1, noted 1, no entry 1" in person.sees()
        await person.press("escape")
        assert "Trends" in person.sees()


async def test_what_the_diary_shows_says_what_is_missing(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("insight")
        await person.press()
        assert "Not enough entries yet to speak of even days" in " ".join(person.sees().split())
        assert "Not enough entries yet to look for links" in " ".join(person.sees().split())


async def test_the_other_line_is_for_minutes_only(tmp_path: Path) -> None:
    four_times(tmp_path)
    async with at_the_screen(sample_coach(SAMPLES[0].name, date(2026, 11, 24))) as person:
        await person.press("2")
        medians = person.sees()
        await person.press("e")
        assert person.sees() != medians
        await person.press("e", "down")
        other = person.sees()
        await person.press("e")
        assert person.sees() == other
