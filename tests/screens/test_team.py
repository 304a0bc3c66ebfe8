"""The team at the keyboard."""

from datetime import date
from pathlib import Path

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.team.service import Team
from tests.support import at_the_screen, coach_on

DAY = date(2026, 3, 4)


def plan(folder: Path) -> None:
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, folder).add_plan(NewPlan(goal="Out again", activity="Walking", unit="minutes", trials=trials))


async def test_somebody_is_noted_and_visited(tmp_path: Path) -> None:
    plan(tmp_path)
    Team(coach_on(DAY, tmp_path)).ask("What are the options?")
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("people")
        await person.press("enter")
        await person.paste("[b]Kim[/]")
        await person.press("enter", "2")
        await person.type("steps", "enter")
        await person.type("calls back", "enter")
        assert "What may they see?" in person.sees()
        await person.press("2", "enter")
        assert "today's amounts" in person.sees()
        await person.press("v")
        assert "Out again" in person.sees()
        await person.press("enter", "1", "enter")
        await person.type("shorter walks", "enter")
        await person.type("in 4 weeks", "enter")
        assert "Kept: what you agreed with [b]Kim[/]" in person.sees()
        await person.press("escape")
        assert "[b]Kim[/]" in person.sees()
    book = coach_on(DAY, tmp_path).book
    assert [(one.role, one.helps, one.agreed) for one in book.members] == [("physiotherapist", "steps", "calls back")]
    assert [(one.agreed, one.asked, one.next_on) for one in book.visits] == [
        ("shorter walks", ("What are the options?",), date(2026, 4, 1))
    ]
    assert book.visit_questions.questions == ()


async def test_names_are_hidden_in_discreet_mode(tmp_path: Path) -> None:
    plan(tmp_path)
    Team(coach_on(DAY, tmp_path)).add("Kim", "family", "driving")
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("people")
        await person.press("up", "up")
        assert "Kim" in person.sees()
        assert "driving" in person.sees()
        await person.press("d")
        assert "Kim" not in person.sees()
        assert "driving" not in person.sees()
        await person.press("a")
        assert "they are hidden at the moment" in " ".join(person.sees().split())
