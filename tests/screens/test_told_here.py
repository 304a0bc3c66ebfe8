"""What a screen has to say where somebody acts: what stands already, what ends a hold, what was not saved."""

from pathlib import Path

import pytest

from painplan.screens.told import ToldScreen
from tests.screens.test_other_programs import erased, restored, until
from tests.screens.test_rooms import DAY, a_week
from tests.support import at_the_screen, coach_on


async def test_a_second_amount_of_a_day_is_told_to_stand_instead_of_the_first(tmp_path: Path) -> None:
    a_week(tmp_path)
    coach = coach_on(DAY, tmp_path)
    coach.mark_done("walking", 3)
    async with at_the_screen(coach) as person:
        await person.press("enter")
        assert "3 minutes so far today" in person.sees()
        await person.type("6", "enter")
        assert "6 minutes of today in all, instead of 3 minutes" in person.sees()
        session = coach.session("walking", DAY)
        assert session is not None
        assert session.done == 6


async def test_today_names_the_key_that_ends_an_illness(tmp_path: Path) -> None:
    a_week(tmp_path)
    coach = coach_on(DAY, tmp_path)
    coach.hold("illness", None)
    async with at_the_screen(coach) as person:
        assert "o says that it is over." in person.sees()


@pytest.mark.parametrize("act", [restored, erased], ids=lambda act: act.__name__)
async def test_a_half_typed_amount_is_told_as_not_saved(tmp_path: Path, act: object) -> None:
    place = tmp_path / "diary"
    a_week(place)
    async with at_the_screen(coach_on(DAY, place)) as person:
        await person.press("enter")
        await person.type("11")
        assert callable(act)
        act(place)
        person.app._look_at_the_files()
        await until(person, "What you typed was not saved")
        assert isinstance(person.app.screen, ToldScreen)


async def test_a_flare_up_names_an_own_plan_only_where_one_was_written(tmp_path: Path) -> None:
    a_week(tmp_path)
    coach = coach_on(DAY, tmp_path)
    coach.begin_flare()
    async with at_the_screen(coach) as person:
        assert "say when it is over" in person.sees()
        assert "your own plan" not in person.sees()


async def test_the_check_in_announces_only_what_it_will_ask(tmp_path: Path) -> None:
    a_week(tmp_path)
    coach = coach_on(DAY, tmp_path)
    coach.mark_done("walking", 8)
    async with at_the_screen(coach) as person:
        await person.press("c")
        ahead = person.sees().split("still to come")[-1]
        assert "Walking, 8" not in ahead
        assert "Walking ·" not in ahead
