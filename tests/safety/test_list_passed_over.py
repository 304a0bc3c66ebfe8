"""A list of warning signs that was passed over from end to end was not gone through: it waits, and stays not known."""

from pathlib import Path

import pytest

from painplan.kit.assets import asset
from painplan.safety.service import Safety
from painplan.screens.safety.signs import ShortSignsScreen, SignsScreen
from tests.conftest import FIRST, CoachOn, Shell
from tests.support import at_the_screen, coach_on

NOTHING = asset("safety")["closing"]["nothing_said"]


@pytest.mark.usefixtures("walking_plan")
@pytest.mark.parametrize("short", [False, True])
def test_by_line(painplan: Shell, coach_on: CoachOn, *, short: bool) -> None:
    count = sum(view.short or not short for view in Safety(coach_on(FIRST)).signs())
    options = ("--short",) if short else ()
    before = coach_on(FIRST).facts.profile
    ran = painplan("safety", *options, typed=[""] * count)
    assert NOTHING in ran.out
    profile = coach_on(FIRST).facts.profile
    assert (profile.signs_full_on, profile.signs_short_on) == (before.signs_full_on, before.signs_short_on)
    ran = painplan("safety", *options, typed=["", "1", *[""] * (count - 2)])
    assert NOTHING not in ran.out
    profile = coach_on(FIRST).facts.profile
    assert (profile.signs_short_on if short else profile.signs_full_on) == FIRST


@pytest.mark.parametrize("screen", [SignsScreen, ShortSignsScreen])
async def test_on_the_screen(tmp_path: Path, screen: type[SignsScreen]) -> None:
    coach = coach_on(FIRST, tmp_path)
    count = sum(view.short or not screen.SHORT for view in Safety(coach).signs())

    def gone_through() -> bool:
        profile = coach_on(FIRST, tmp_path).facts.profile
        return FIRST in (profile.signs_full_on, profile.signs_short_on)

    async with at_the_screen(coach) as person:
        await person.app.push_screen(screen())
        await person.press(*["enter"] * count)
        assert NOTHING[:40] in person.sees()
        assert not gone_through()
        await person.press("enter")
        await person.app.push_screen(screen())
        await person.press("1", *["enter"] * (count - 1))
        assert asset("safety")["closing"]["kept"] in person.sees()
        assert gone_through()
