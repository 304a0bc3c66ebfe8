"""Exercises at the keyboard: taken up, the clock counts sets, one undo takes a run back."""

from datetime import date
from pathlib import Path

from painplan.tasks.exercises import Exercises
from tests.support import at_the_screen, coach_on

DAY = date(2026, 3, 4)


async def test_an_exercise_is_taken_up_and_its_sets_are_counted(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("exercises")
        await person.press("enter")
        await person.type("Sit to stand", "enter")
        await person.press("3")
        await person.type("2 x 5", "enter")
        await person.type("wed", "enter", "enter")
        assert "Kept: Sit to stand: 2 sets of 5 repetitions, Wed." in " ".join(person.sees().split())
        await person.press("home", "enter")
        assert "Set 1 of 2" in person.sees()
        assert "Stop at once if you notice" in person.sees()
        await person.press("enter")
        assert "Set 2 of 2" in person.sees()
        await person.press("enter")
        assert "how much effort was it?" in person.sees()
        await person.press("3")
        assert "Noted: Sit to stand, 2 sets of 5 repetitions today" in person.sees()
        assert "✓ Sit to stand" in person.sees()
        await person.press("u")
    assert Exercises(coach_on(DAY, tmp_path)).one("sit-to-stand").today is None
