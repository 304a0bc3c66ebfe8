"""Things a person avoids, at the keyboard: adding one, a planned try, what happened, and when it waits."""

from datetime import date
from pathlib import Path

from painplan.exposure.service import Exposure
from painplan.exposure.tries import Tries
from painplan.measures.service import Assessments
from painplan.today.coach import Coach
from tests.support import Person, at_the_screen, coach_on

DAY = date(2026, 3, 4)


def with_ladder(folder: Path, *fears: int) -> Coach:
    coach = coach_on(DAY, folder)
    for fear in fears or (25, 40, 60, 90):
        Exposure(coach).add(f"Thing {fear}", fear, 7)
    return coach


async def opened(person: Person, *then: str) -> None:
    await person.app.run_action("exposure")
    await person.press(*then)


async def test_an_activity_is_added_and_what_speaks_against_it_keeps_it_from_being_tried(tmp_path: Path) -> None:
    coach = with_ladder(tmp_path)
    async with at_the_screen(coach) as person:
        await opened(person)
        assert "1 more to go: 5 activities make a ladder." in person.sees()
        await person.press("down", "down", "down", "down", "enter")
        await person.paste("[b]Roof[/]")
        await person.press("enter")
        await person.type("a lot", "enter")
        assert "is not a number" in person.sees()
        await person.press(*["backspace"] * 5)
        await person.type("30", "enter")
        await person.press("8", "enter")  # an Enter out of habit leaves nothing out
        assert "Choose with one of the keys" in person.sees()
        await person.press("5", "6", "6")
        assert "✓ I could fall while doing it" in person.sees()
        await person.press("enter")
        assert "Kept, but not as a try: You could fall" in person.sees()
        assert "– [b]Roof[/]" in person.sees()


async def test_a_planned_try_from_what_is_feared_to_what_happened(tmp_path: Path) -> None:
    coach = with_ladder(tmp_path, 10, 25, 40, 60, 90)
    async with at_the_screen(coach) as person:
        await opened(person, "enter")
        assert "What do you fear will happen?" in person.sees()
        await person.type("A crack", "enter")
        await person.type("80", "enter")
        await person.type("3 kg once", "enter")
        assert "Planned: Thing 25" in person.sees()
        assert "What you fear: A crack (sure: 80 of 100)" in person.sees()
        assert "Stop for: chest pain" in person.sees()
        await person.press("enter")
        await person.type("A pull", "enter")
        assert "Before it was 80." in person.sees()
        await person.type("30", "enter")
        await person.type("5", "enter")
        assert "sure 80 before, 30 now; fear 25 at first, 5 now" in person.sees()
        assert "Once more in another way" in person.sees()
        await person.press("enter")
        await person.type("A crack", "enter")
        await person.type("20", "enter")
        await person.type("5 kg", "enter")
        assert "What is different from last time?" in person.sees()
        await person.press("4")
        await person.press("n")
        assert "Left out. That is fine" in person.sees()
    assert Exposure(coach_on(DAY, tmp_path)).one("thing-25").fear == 5


async def test_with_a_lot_weighing_it_waits_and_shows_whom_to_call(tmp_path: Path) -> None:
    coach = with_ladder(tmp_path, 10, 25, 40, 60, 90)
    Assessments(coach).save("phq4", [3, 3, 3, 0])
    async with at_the_screen(coach) as person:
        await opened(person)
        assert "please talk with your doctor" in person.sees()
        assert "! shows whom to call" in person.sees()
        await person.press("enter")
        assert "What do you fear" not in person.sees()


async def test_words_are_hidden_in_discreet_mode(tmp_path: Path) -> None:
    coach = with_ladder(tmp_path, 10, 25, 40, 60, 90)
    Tries(coach).plan_try("thing-25", "A crack", 80, "3 kg")
    async with at_the_screen(coach) as person:
        await person.press("d")
        await opened(person)
        for word in ("Thing 25", "A crack", "3 kg"):
            assert word not in person.sees()
        await person.press("enter")
        assert "they are hidden at the moment" in person.sees()
    assert Exposure(coach_on(DAY, tmp_path)).view().begun is not None
