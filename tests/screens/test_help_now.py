"""The crisis page at the keyboard."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.safety.crisis_support import Support
from painplan.safety.help_page import program_numbers
from tests.support import LARGE, SMALL, Size, at_the_screen, coach_on

DAY = date(2026, 3, 4)


def seen(text: str) -> str:
    """What stands in the box, as one line."""
    inside = (line.split("│")[1] for line in text.splitlines() if line.count("│") == 2)
    return " ".join(" ".join(inside).split())


REGIONS = [None, *(region.id for region in program_numbers().region)]


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_matters_most_is_seen_without_scrolling(region: str | None, size: Size, tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    if region:
        Support(coach).choose_region(region)
    async with at_the_screen(coach, size=size) as person:
        await person.press("exclamation_mark")
        shown = seen(person.sees())
        page = Support(coach).page()
        for part in (*page.first, page.offline, "P opens your own list."):
            assert part in shown


async def test_the_list_is_written_on_a_calm_day_and_opens_with_two_keys(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("exclamation_mark", "P")
        assert "There is no list of your own yet." in seen(person.sees())
        await person.press("escape", "escape")
        await person.app.run_action("safety_list")
        await person.press("2", "2")
        await person.paste("[b]I stop answering[/]")
        await person.press("enter")
        await person.type("a bath", "enter")
        await person.press(*["enter"] * 4)
        await person.type("my sister", "enter")
        assert "Your list is kept." in person.sees()
        await person.press("exclamation_mark", "P")
        shown = person.sees()
        assert all(words in shown for words in ("[b]I stop answering[/]", "a bath", "my sister"))
    assert coach_on(DAY, tmp_path).book.profile.region == "gb-eng"


async def test_a_very_bad_day_said_by_the_person_opens_the_page_and_notes_nothing(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("very_bad_day")
        await person.press()
        assert "Help now" in person.sees()
    assert list(tmp_path.glob("**/*.json")) == []


async def test_answers_that_call_for_it_are_met_on_today(tmp_path: Path) -> None:
    for back in range(3):
        day = DAY - timedelta(days=back)
        coach_on(day, tmp_path).answer(day, [("mood", "0")])
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, tmp_path).add_plan(NewPlan(goal="Out again", activity="Walking", unit="minutes", trials=trials))
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        assert "somebody to talk to, and your own list" in person.sees()


async def test_a_clinics_file_that_is_not_used_is_named_after_the_page(tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    folder = Path(coach.diary.folder.where) / "help"
    folder.mkdir(parents=True)
    (folder / "clinic.toml").write_text("x = [[[")
    async with at_the_screen(coach, size=LARGE) as person:
        await person.press("exclamation_mark", *["down"] * 10)
        shown = seen(person.sees())
        assert "clinic.toml in the folder help is not used: it is no TOML in UTF-8" in shown
