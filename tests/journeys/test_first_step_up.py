"""From the first start to the first step up: the real screens, the real disk, a new program every evening."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support import LARGE, SMALL, Size, at_the_screen, coach_on
from tests.thorough import WHOLE

FIRST = date(2026, 3, 2)


@pytest.mark.parametrize("size", [SMALL, LARGE] if WHOLE else [SMALL])
async def test_a_first_goal_a_week_of_evenings_and_the_first_step(tmp_path: Path, size: Size) -> None:
    folder = tmp_path / "diary"
    async with at_the_screen(coach_on(FIRST, folder), size) as person:
        assert "How would you like to begin?" in person.sees()
        assert not folder.exists()
        await person.press("1", "1", "1")
        await person.type("the children", "enter")
        await person.type("be pain free", "enter")
        assert "What would less pain let you do?" in person.sees()
        await person.type("out with the children", "enter")
        await person.type("Walking", "enter")
        await person.press("1")
        await person.type("20 min", "enter")
        await person.type("in 12 weeks", "enter")
        await person.press("5")

    async with at_the_screen(coach_on(FIRST, folder), size) as person:
        assert "go on with your first goal" in person.sees()
        await person.press("1")
        assert "How sure are you" in person.sees()
        await person.press("8")
        assert "Before tries a list of warning signs is asked, once." in person.sees()
        await person.press("1")
        while "That is the list." not in person.sees():
            assert "Warning signs" in person.sees()
            await person.press("1")
        await person.press("enter")
        assert "does one of these fit you?" in person.sees()
        await person.type("0", "enter")
        await person.press("1", "2", "1")
        for tried in ("8", "12", "10"):
            await person.type(tried, "enter")
        assert "at which you had to stop?" in person.sees()
        await person.type("0", "enter")
        read_back = person.sees()
        assert "out with the children" in read_back
        assert "8 minutes a day" in read_back
        assert "Stop for:" in read_back
        await person.press("enter")
        assert "8 minutes today" in person.sees()

    for evening in range(7):
        async with at_the_screen(coach_on(FIRST + timedelta(days=evening), folder), size) as person:
            await person.press("space")
            assert "8 done" in person.sees()
            await person.press("c")
            settled = ["1"] if evening else []
            # mattered, settled, interference, pain, flare; what was done is known already
            await person.press("3", *settled, "3", "4", "1")
            assert "That is all for this day" in person.sees()

    async with at_the_screen(coach_on(FIRST + timedelta(days=7), folder), size) as person:
        assert "weekly review, three minutes" in person.sees()
        await person.press("r")
        assert "What you did this week" in person.sees()
        await person.press("a")
        review = person.sees()
        assert "Proposal: 9 minutes a day next week (now 8)" in review
        assert "take it: 9 minutes, up to 10 on a good day" in review
        assert "5 of 5 days" in review
        assert "6 of 6" in review
        await person.press("enter", "escape")
        assert "9 minutes today" in person.sees()
        await person.press("w")
        assert "Why 9 minutes?" in person.sees()
        await person.press("escape", "r")
        assert "What you did this week" in person.sees()
        assert "the amount" not in person.sees(), "it is settled"
        await person.press("escape", "u")
        assert "8 minutes today" in person.sees()
