"""The page for the team at the screen: for whom, what is in it, how it reads, and only then a file."""

from datetime import date
from pathlib import Path

import pytest

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from tests.support import LARGE, SMALL, Person, Size, at_the_screen, coach_on

DAY = date(2026, 1, 19)


async def to_report(person: Person) -> None:
    await person.app.run_action("report")
    await person.press()


def begun(place: Path) -> None:
    coach = coach_on(date(2026, 1, 5), place)
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach.add_plan(NewPlan(goal="Out with the children", activity="Walking", unit="minutes", trials=tries))
    coach.answer(date(2026, 1, 5), [("note", "a private note"), ("flare", "no")])


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_from_whom_to_the_file_with_the_keyboard_alone(tmp_path: Path, size: Size) -> None:
    place, target = tmp_path / "diary", tmp_path / "page.txt"
    begun(place)
    async with at_the_screen(coach_on(DAY, place), size) as person:
        await to_report(person)
        assert "Whom is the page for?" in person.sees()
        await person.type("Ana", "enter")
        assert "What is in it, for Ana" in person.sees()
        assert "left out     Notes of the days" in person.sees()
        await person.press("enter")
        assert "left out     What matters, and the goals" in person.sees()
        await person.press("v")
        assert "FROM THE STARTING POINT TO NOW" in person.sees()
        assert "Out with the children" not in person.sees()
        await person.press("v", "enter", "w")
        assert "Where should the page be written?" in person.sees()
        assert "~/painplan-report.html" in person.sees()
        await person.type(str(target), "enter")
        assert "nothing was sent anywhere" in " ".join(person.sees().split())
    text = target.read_text()
    assert "Out with the children" in text
    assert "private" not in text
    assert [made.person for made in coach_on(DAY, place).book.shown] == ["Ana"]


async def test_leaving_writes_and_remembers_nothing(tmp_path: Path) -> None:
    place = tmp_path / "diary"
    begun(place)
    async with at_the_screen(coach_on(DAY, place)) as person:
        await to_report(person)
        await person.press("enter", "backspace")
        assert "Whom is the page for?" in person.sees()
        await person.press("escape")
    assert not coach_on(DAY, place).book.shown
    assert not list(tmp_path.glob("*.html"))


async def test_a_path_that_cannot_be_is_told_and_stays(tmp_path: Path) -> None:
    place = tmp_path / "diary"
    begun(place)
    async with at_the_screen(coach_on(DAY, place)) as person:
        await to_report(person)
        await person.press("enter", "w")
        await person.type("page.doc", "enter")
        assert "none of these" in " ".join(person.sees().split())
        assert "Where should the page be written?" in person.sees()
        assert not coach_on(DAY, place).book.shown


async def test_while_words_are_hidden_there_is_no_page(tmp_path: Path) -> None:
    place = tmp_path / "diary"
    begun(place)
    async with at_the_screen(coach_on(DAY, place)) as person:
        await person.press("d")
        await to_report(person)
        assert "Out with the children" not in person.sees()
        assert "Whom is the page for?" not in person.sees()
