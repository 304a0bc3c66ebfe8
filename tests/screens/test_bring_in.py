"""Bringing in steps at the screen: a path, a look, and only then into the diary."""

from datetime import date
from pathlib import Path

import pytest

from painplan.exchange.service import Exchange
from tests.exchange.files import REAL, activities, in_files, row
from tests.support import LARGE, SMALL, Person, Size, at_the_screen, coach_on

DAY = date(2020, 1, 5)


def words(person: Person) -> str:
    return " ".join(person.sees().split())


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_from_the_first_start_to_the_trend_with_the_keyboard_alone(tmp_path: Path, size: Size) -> None:
    place = tmp_path / "diary"
    async with at_the_screen(coach_on(DAY, place), size) as person:
        await person.press("3")
        assert "Where is the file or folder?" in person.sees()
        await person.paste(f"'{REAL / 'fitbit'}'\n")
        await person.press("enter")
        seen = person.sees()
        assert "1 September 2016 to 31 December 2019" in seen
        assert "1,217 days" in seen
        assert not place.exists(), "looking saves nothing"
        await person.press("enter")
        assert "1,217 days taken into your diary." in person.sees()
        await person.press("2")
        assert "Steps a day" in person.sees()
        assert "No entries in this time" not in person.sees()
    assert len(coach_on(DAY, place).diary.days().measurements) == 1217


async def test_backspace_goes_back_to_the_path_and_escape_leaves_without_a_trace(tmp_path: Path) -> None:
    place, home = tmp_path / "diary", tmp_path / "home"
    home.mkdir()
    in_files(home / "my export", activities(row("22-09-2019")))
    async with at_the_screen(coach_on(DAY, place)) as person:
        await person.press("3")
        await person.type("~/my\\ export", "enter")
        assert "Take these days into your diary?" in person.sees()
        await person.press("backspace")
        assert "Where is the file or folder?" in person.sees()
        assert "~/my\\ export" in person.sees(), "what was typed is still there"
        await person.press("enter")
        assert "Take these days" in person.sees()
        await person.press("escape")
        assert "How would you like to begin?" in person.sees()
    assert not place.exists()


async def test_backspace_in_the_empty_field_leaves(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path / "diary")) as person:
        await person.press("3", "x", "backspace")
        assert "Where is the file or folder?" in person.sees()
        await person.press("backspace")
        assert "How would you like to begin?" in person.sees()


async def test_a_path_that_leads_nowhere_is_said_so_and_stays_to_be_mended(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path / "diary")) as person:
        await person.press("3", "enter")
        assert "Type the path of a file or folder" in words(person)
        await person.type("~/[b]nowhere[/]", "enter")
        assert "There is no file or folder" in words(person)
        assert "".join(person.sees().split()).count("[b]nowhere[/]") == 2, "in the field and in the sentence"


async def test_refused_lines_are_named_with_their_reasons_and_can_be_scrolled(tmp_path: Path) -> None:
    bad = [row(f"{n:02d}-09-2019", "[b]many[/]") for n in range(3, 23)]
    (file,) = in_files(tmp_path / "a", activities(row("02-09-2019"), *bad), names=["[red]month.csv"])
    async with at_the_screen(coach_on(DAY, tmp_path / "diary")) as person:
        await person.press("3")
        await person.paste(str(file))
        await person.press("enter")
        seen = words(person)
        assert "new 21 days" in seen, "what else stands in such a line is taken"
        assert "lines not taken 20" in seen
        assert "[red]month.csv, line 4: Column “Steps”: “[b]many[/]” is not a number." in seen
        assert "and 8 more" not in seen
        await person.press(*["pagedown"] * 5)
        assert "and 8 more" in words(person)


async def test_the_same_again_is_there_already_and_what_is_no_export_offers_nothing_to_take(tmp_path: Path) -> None:
    (file,) = in_files(tmp_path / "a", activities(row("22-09-2019")))
    coach = coach_on(DAY, tmp_path / "diary")
    Exchange(coach).bring_in(Exchange(coach).found_at(str(file)))
    async with at_the_screen(coach) as person:
        for path, said in ((file, "All of it is in your diary already."), (REAL, "Nothing in it can be taken.")):
            await person.press("3")
            await person.paste(str(path))
            await person.press("enter")
            assert said in person.sees()
            assert "take it" not in person.sees()
            await person.press("enter")
            assert said in person.sees()
            await person.press("escape")
    assert len(coach_on(DAY, tmp_path / "diary").diary.days().measurements) == 1


async def test_what_cannot_be_saved_is_said_and_can_be_tried_again(
    tmp_path: Path,
) -> None:
    (file,) = in_files(tmp_path / "a", activities(row("22-09-2019")))
    place = tmp_path / "diary"
    async with at_the_screen(coach_on(DAY, place)) as person:
        await person.press("3")
        await person.paste(str(file))
        await person.press("enter")
        place.write_text("in the way")
        await person.press("enter")
        assert "Check who may write to it" in words(person)
        assert "Take these days" in person.sees()
        place.unlink()
        await person.press("enter")
        assert "1 day taken into your diary." in person.sees()


async def test_what_was_brought_in_is_taken_back_whole(tmp_path: Path) -> None:
    (file,) = in_files(tmp_path / "a", activities(row("02-09-2019"), row("03-09-2019")))
    coach = coach_on(DAY, tmp_path / "diary")
    coach.answer(DAY, [("pain", "3")])
    async with at_the_screen(coach) as person:
        await person.press("3")
        await person.app.run_action("bring_in")
        await person.paste(str(file))
        await person.press("enter", "enter")
        assert "u takes them back" in words(person)
        await person.press("u")
        assert "Taken back: Bringing in 2 days." in words(person)
    left = coach_on(DAY, tmp_path / "diary").diary.days()
    assert left.measurements == {}
    assert left.checkins[DAY].pain == 3
