"""All data out and in at the screen: with the keyboard alone, looked at before it is saved, taken back by undo."""

from datetime import date
from pathlib import Path

import pytest

from painplan.exchange.service import Exchange
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.today.coach import Coach
from tests.support import LARGE, SMALL, Person, Size, at_the_screen, coach_on

DAY = date(2026, 3, 4)


def with_a_plan(folder: Path) -> Coach:
    coach = coach_on(DAY, folder)
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach.add_plan(NewPlan(goal="Out again", activity="Walking", unit="minutes", trials=tries))
    coach.answer(DAY, [("pain", "4"), ("note", "=1+1 [b]x[/]")])
    return coach


def words(person: Person) -> str:
    return " ".join(person.sees().split())


async def open_it(person: Person, way: str) -> None:
    await person.app.run_action("out_and_in")
    await person.press(way)


async def name(person: Person, path: Path) -> None:
    """Type a path instead of the one that stands there."""
    await person.press("ctrl+u")
    await person.paste(str(path))
    await person.press("enter")


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize(("way", "called"), [("1", "all.json"), ("2", "tables")])
async def test_what_one_diary_gives_out_another_takes_in_and_gives_back(
    tmp_path: Path, size: Size, way: str, called: str
) -> None:
    export = tmp_path / called
    async with at_the_screen(with_a_plan(tmp_path / "one"), size) as person:
        await open_it(person, way)
        await name(person, export)
        assert "Everything is in" in words(person)
    assert export.exists()
    async with at_the_screen(coach_on(DAY, tmp_path / "other"), size) as person:
        await open_it(person, "3")
        await person.paste(f"'{export}'")
        await person.press("enter")
        assert "Take these entries into your diary?" in person.sees()
        assert not (tmp_path / "other").exists(), "looking saves nothing"
        await person.press("enter")
        assert "entries taken into your diary" in person.sees()
        found = coach_on(DAY, tmp_path / "other").checkin(DAY)
        assert found is not None
        assert found.note == "=1+1 [b]x[/]"
        await person.press("u")
        assert "Taken back: Bringing in " in words(person)
    assert coach_on(DAY, tmp_path / "other").checkin(DAY) is None


async def test_the_same_again_is_there_already_and_what_is_no_export_is_said_so(tmp_path: Path) -> None:
    coach = with_a_plan(tmp_path / "one")
    Exchange(coach).take_out("json", str(tmp_path / "all.json"))
    (tmp_path / "letter.txt").write_text("[b]Dear[/]")
    async with at_the_screen(coach) as person:
        await open_it(person, "3")
        await person.paste(str(tmp_path / "all.json"))
        await person.press("enter")
        assert "All of it is in your diary already." in person.sees()
        assert "take it" not in person.sees()
        await person.press("backspace")
        assert "Where is the export?" in person.sees()
        await name(person, tmp_path / "letter.txt")
        assert "not complete JSON" in words(person)
        assert "Where is the export?" in person.sees()
        await person.press("ctrl+u", "backspace")
        assert "What would you like?" in person.sees()
        await person.press("escape")
        assert "8 minutes today" in person.sees()
