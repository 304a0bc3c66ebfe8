"""Choosing a sample diary: by name, kept nowhere, and one's own diary waits."""

from datetime import date
from pathlib import Path

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.samples.catalogue import SAMPLES, sample_coach
from tests.support import at_the_screen, coach_on

DAY = date(2026, 3, 4)


async def test_from_welcome_a_sample_is_chosen_by_name_and_nothing_of_it_is_kept(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("2")
        seen = person.sees()
        assert all(sample.title in seen for sample in SAMPLES)
        await person.press("down")
        assert "big swings" in " ".join(person.sees().split())
        await person.press("enter")
        assert "SAMPLE DIARY" in person.sees()
        assert "Housework" in person.sees()
        await person.press("q")
        assert "How would you like to begin?" in person.sees()
    assert list(tmp_path.glob("**/*.json")) == []


async def test_ones_own_diary_waits_while_samples_are_looked_at_one_after_the_other(tmp_path: Path) -> None:
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, tmp_path).add_plan(NewPlan(goal="Out", activity="Own walk", unit="minutes", trials=tries))
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("sample")
        await person.press("3")
        assert "Gardening" in person.sees()
        await person.app.run_action("sample")
        await person.press("4")
        assert "Walk along the promenade and back" in person.sees()
        await person.press("q")
        assert "Own walk" in person.sees()
        assert "SAMPLE DIARY" not in person.sees()


async def test_escape_leaves_everything_as_it_is(tmp_path: Path) -> None:
    async with at_the_screen(sample_coach("evening-out", DAY)) as person:
        await person.app.run_action("sample")
        await person.press("escape")
        assert "Walk along the promenade and back" in person.sees()
