"""Another program writes while the screens are open."""

from datetime import date
from pathlib import Path

from painplan.coach import NewPlan
from painplan.records import Trial
from tests.support import at_the_screen, coach_on

DAY = date(2026, 3, 4)


async def test_today_shows_what_a_command_wrote_meanwhile(tmp_path: Path) -> None:
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, tmp_path).add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=trials))
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        assert "done" not in person.sees().split("This evening")[0]
        coach_on(DAY, tmp_path).mark_done("walking", 8)
        for _ in range(100):
            if "✓ 8 done" in person.sees():
                break
            await person.wait(0.05)
        assert "✓ 8 done" in person.sees()


async def test_a_folder_that_cannot_be_read_any_more_is_a_sentence(tmp_path: Path) -> None:
    place = tmp_path / "diary"
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, place).add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=trials))
    async with at_the_screen(coach_on(DAY, place)) as person:
        (place / "diary").write_bytes(b"a file in the way")
        for _ in range(100):
            if "cannot be read" in person.sees():
                break
            await person.wait(0.05)
        assert "cannot be read" in person.sees()
