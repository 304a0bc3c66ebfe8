"""One `u` takes back what was just named and nothing before it, on the screens as ``painplan`` opens them."""

from datetime import date
from pathlib import Path

import pytest

from painplan.app import PainPlanApp
from painplan.cli.main import main
from painplan.plans.service import NewPlan
from painplan.today.coach import Coach
from tests.screens.test_rooms import DAY, a_week
from tests.support import LARGE, Person, at_the_screen, coach_on
from tests.thorough import share

SAVES: dict[str, tuple[str, ...]] = {
    "done": ("space",),
    "another plan done": ("down", "space", "up"),
    "flare": ("f", "enter"),
    "holiday": ("!hold", "2", "enter"),
    "setting": ("!settings", "down", "right", "escape"),
    "check-in": ("c", "3", "escape"),
    "review": ("!review", "a", "enter", "escape"),
}
"""Kinds of changes, by the keys that make them from Today; with ``!`` the name of an action."""


def opened(folder: Path, day: date, monkeypatch: pytest.MonkeyPatch) -> Coach:
    """The coach that ``painplan`` without a command gives its screens."""
    apps: list[PainPlanApp] = []
    monkeypatch.setattr("painplan.cli.main.check_terminal", lambda: None)
    monkeypatch.setattr("painplan.cli.main.leave_with", apps.append)
    assert main(["--data-dir", str(folder), "--today", day.isoformat()]) == 0
    (app,) = apps
    return app.coach


async def make(person: Person, kind: str) -> None:
    """Make a change of a kind."""
    for key in SAVES[kind]:
        if key.startswith("!"):
            await person.app.run_action(key[1:])
            await person.press()
        else:
            await person.press(key)


async def test_u_takes_back_the_last_of_two_changes_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_week(tmp_path)
    coach_on(DAY, tmp_path).add_plan(NewPlan(goal="A walk", activity="Stretching", unit="minutes", good=10.0, bad=8.0))
    coach = opened(tmp_path, DAY, monkeypatch)
    async with at_the_screen(coach, LARGE) as person:
        begun = coach.changes().undo
        for first, then in share(SAVES, SAVES):
            if first == then:
                continue
            await make(person, first)
            between = coach.changes().undo
            assert between[-len(begun) :] == begun, f"“{first}” is a change of its own"
            await make(person, then)
            now = coach.changes().undo
            assert now[-len(between) :] == between, f"“{then}” goes on with no “{first}”"
            assert len(begun) < len(between) < len(now), f"“{first}”, then “{then}”"
            await person.press("u")
            assert coach.changes().undo == now[1:], f"“{then}” is taken back, “{first}” stays"
            while len(coach.changes().undo) > len(begun):
                await person.press("u")


async def test_a_plan_that_was_just_made_stays_when_its_first_day_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach = opened(tmp_path, DAY, monkeypatch)
    async with at_the_screen(coach) as person:
        await person.press("1", "1", "1")
        for typed in ("the children", "be pain free", "out with the children", "Walking"):
            await person.type(typed, "enter")
        await person.press("1")
        for typed in ("20 min", "in 12 weeks"):
            await person.type(typed, "enter")
        await person.press("5", "8", "1")
        while "That is the list." not in person.sees():
            await person.press("1")
        await person.press("enter")
        await person.type("0", "enter")
        await person.press("1", "2", "1")
        for typed in ("8", "12", "10", "0"):
            await person.type(typed, "enter")
        await person.press("enter", "space")
        assert "✓ 8 done" in person.sees()
        await person.press("u")
        assert "Taken back: Walking, Monday 9 March, new: done 8 minutes." in " ".join(person.sees().split())
        assert [plan.id for plan in coach.book.active_plans()] == ["walking"]
        await person.press("u")
        assert not coach.book.plans
        assert coach.draft, "what was said in the conversation is there again"
