"""Medicines at the keyboard: as typed, the fixed line always in sight, hidden in discreet mode (clinical.md C4)."""

from datetime import date
from pathlib import Path

import pytest

from painplan.checkin.modules import Modules
from painplan.team.medicines import Medicines, fixed_line
from tests.support import LARGE, SMALL, Size, at_the_screen, coach_on

DAY = date(2026, 3, 4)
START = "Don't change prescribed medicines on your own"


def words(shown: str) -> str:
    return " ".join(shown.split())


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_one_is_written_down_changed_and_put_away(size: Size, tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path), size) as person:
        await person.app.run_action("medicines")
        await person.press()
        assert fixed_line() in words(person.sees())
        await person.press("enter")
        await person.paste("[b]Blue[/] 20 mg 😀")
        await person.press("enter")
        assert fixed_line() in words(person.sees())
        await person.type("sleepy", "enter")
        await person.type("with coffee?", "enter")
        seen = person.sees()
        assert all(text in seen for text in ("[b]Blue[/] 20 mg 😀", "sleepy", "with coffee?", START))
        await person.press("1")
        assert "with coffee?" not in person.sees()
        await person.press("u", "x")
        assert "is no longer on the list" in person.sees()
        await person.press("b")
        assert "put away" in person.sees()
    (one,) = Medicines(coach_on(DAY, tmp_path)).put_away_ones()
    assert (one.name, one.side_effects, one.questions) == ("[b]Blue[/] 20 mg 😀", "sleepy", ("with coffee?",))


async def test_discreet_mode_hides_names_and_words_and_saves_none(tmp_path: Path) -> None:
    medicines = Medicines(coach_on(DAY, tmp_path))
    medicines.add("Secretin")
    medicines.change("secretin", {"side_effects": "secret effect"})
    medicines.ask("secretin", "secret question")
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("medicines")
        await person.press("d")
        assert "medicine 1" in person.sees()
        assert "ecret" not in person.sees()
        await person.press("enter")
        assert "hidden at the moment" in person.sees()
        assert "ecret" not in person.sees()


async def test_the_check_in_asks_it_where_it_is_switched_on_here(tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    async with at_the_screen(coach) as person:
        await person.app.run_action("medicines")
        await person.press("down", "enter")
        assert "The check-in asks it from now on" in person.sees()
        assert Modules(coach).on() == ("medicine",)
        await person.press("escape", "c", "2", "3")
        assert "taken as planned?" in person.sees()
        await person.press("3")
        assert "does not apply" in person.sees()
    entry = coach_on(DAY, tmp_path).checkin(DAY)
    assert entry is not None
    assert entry.medicine == "not_applicable"
