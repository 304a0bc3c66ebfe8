"""Discreet mode: one key hides a person's own words on every screen, and shows them again."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from painplan.errors import CannotDo
from painplan.goals.interviews import GoalTalk
from painplan.goals.records import Draft
from painplan.plans.flares import PARTS as FLARE_PARTS
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.screens.actions import ACTIONS
from painplan.today.coach import Coach
from tests.conftest import all_asked
from tests.support import LARGE, SMALL, Person, Size, at_the_screen, coach_on
from tests.thorough import WHOLE

DAY = date(2026, 3, 11)
WORD = "Rosenbusch"
WAYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "today": ((), ("w",), ("t",), ("enter",), ("space",)),
    "checkin": ((), ("3",), ("3", "1"), ("n",), ("left",)),
    "trends": ((), ("down",), ("t",)),
    "review": ((), ("enter",)),
    "flare": ((), ("w",)),
    "end_plan": ((), ("1",)),
}
"""What is pressed on a screen after its action; the others are opened only."""
LEAVING = ("leave_program", "sample", "discreet")


def full_of_words(folder: Path) -> Coach:
    """A week of two plans, with the word in everything a person can write."""
    first = DAY - timedelta(days=7)
    all_asked(coach_on(first, folder))
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    for activity in (f"{WORD} walk", f"{WORD} stairs"):
        new = NewPlan(goal=f"See {WORD}", matters=WORD, activity=activity, unit="minutes", trials=tries)
        coach_on(first, folder).add_plan(new)
    coach = coach_on(DAY, folder)
    new = NewPlan(goal="x", activity=f"Swim {WORD}", unit="minutes", good=20, bad=5)
    coach.add_plan(new)
    coach.write_flare_plan(dict.fromkeys(FLARE_PARTS, f"call {WORD}"))
    coach.keep_draft({"matters": WORD, "goal": WORD, "activity": WORD})
    for n in range(8):
        day = first + timedelta(days=n)
        done = [(f"done.{plan.id}", "8") for plan in coach.book.plans[:2]] if day < DAY else []
        coach_on(day, folder).answer(day, [("flare", "no"), ("note", f"with {WORD}"), *done])
    return coach_on(DAY, folder)


async def walk(person: Person, name: str, pressed: tuple[str, ...]) -> str:
    """What is seen on the way to a screen and there; no title of the window holds a person's words there."""
    await person.app.run_action(name)
    await person.press()
    titles = (person.app.title, person.app.sub_title, person.app.screen.title, person.app.screen.sub_title)
    assert titles == ("PainPlan", "", None, None), name
    seen = person.sees()
    for key in pressed:
        await person.press(key)
        seen += person.sees()
    await person.press("escape", "escape", "1")
    return seen.lower() + person.sees().lower()


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_the_words_are_on_no_screen_while_discreet(tmp_path: Path, size: Size) -> None:
    async with at_the_screen(full_of_words(tmp_path), size) as person:
        await person.press("d")
        every = [action.name for action in ACTIONS if action.name not in LEAVING]
        for name in every if size == SMALL or WHOLE else WAYS:  # `test_words_stay` goes through all of them when large
            for pressed in WAYS.get(name, ((),)):
                assert WORD.lower() not in await walk(person, name, pressed), (name, pressed)
        assert "discreet" in person.sees().splitlines()[0]


async def test_the_same_walk_finds_them_otherwise(tmp_path: Path) -> None:
    missing = set()
    async with at_the_screen(full_of_words(tmp_path)) as person:
        for name in ("today", "checkin", "review", "flare", "goal", "end_plan", "add_try"):
            await person.app.run_action(name)
            await person.press()
            if WORD.lower() not in person.sees().lower():
                missing.add(name)
            await person.press("escape", "escape", "1")
        assert "discreet" not in person.sees().splitlines()[0]
        await person.press("c", "n")
        assert WORD in person.sees()
    assert missing == set()


@pytest.mark.parametrize(
    "way", [(), ("c",), ("c", "3"), ("w",), ("t",), ("r",), ("f",), ("2", "down"), ("g",), ("space",)]
)
async def test_it_works_on_a_screen_that_is_open_and_works_back(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with at_the_screen(full_of_words(tmp_path)) as person:
        await person.press(*way)
        await person.app.run_action("discreet")
        await person.press()
        assert WORD.lower() not in person.sees().lower()
        await person.app.run_action("discreet")  # while a question waits the letter is no key; Ctrl+P finds it
        await person.press()
        await person.app.run_action("today")
        await person.press()
        assert WORD in person.sees()


async def test_a_note_that_is_being_written_is_kept_and_hidden(tmp_path: Path) -> None:
    async with at_the_screen(full_of_words(tmp_path)) as person:
        await person.press("c", "n")
        await person.type("More ")
        await person.app.run_action("discreet")
        await person.press("n")
        assert WORD not in person.sees()
        assert "they are hidden at the moment" in person.sees()
    assert (entry := coach_on(DAY, tmp_path).checkin(DAY))
    assert f"with {WORD}" in (entry.note or "")
    assert "More" in (entry.note or "")


async def test_what_is_done_while_discreet_changes_no_word(tmp_path: Path) -> None:
    coach = full_of_words(tmp_path)
    before = coach.book
    async with at_the_screen(coach) as person:
        await person.press("d", "space", "c", "3", "1", "1", "1", "escape", "r", "enter", "1", "f", "enter", "u")
    after = coach_on(DAY, tmp_path).book
    assert (after.goals, after.plans, after.flare_plan) == (before.goals, before.plans, before.flare_plan)
    assert after.one(Draft) == before.one(Draft)


def test_what_stands_for_hidden_words_is_never_saved(tmp_path: Path) -> None:
    coach = full_of_words(tmp_path)
    coach.discreet = True
    with pytest.raises(CannotDo, match="hidden"):
        coach.write_flare_plan({"tell": coach.flare().plan.tell})
    with pytest.raises(CannotDo, match="hidden"):
        coach.keep_draft(coach.draft)


def test_a_plan_is_not_begun_while_discreet_and_what_was_said_for_it_stays(tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    said = {"matters": WORD, "goal": WORD, "activity": WORD, "unit": "minutes", "aim": "", "by": "", "days": "5"}
    coach.keep_draft(said | {"confidence": "8", "start": "estimate", "good": "20", "bad": "10", "pem": "never"})
    coach.discreet = True
    with pytest.raises(CannotDo, match="hidden"):
        GoalTalk(coach).finish()
    assert (coach.facts.plans, coach.facts.one(Draft).answers["goal"]) == ((), WORD)
    coach.discreet = False
    ended = GoalTalk(coach).finish()
    assert ended.plan is not None
    coach.discreet = True
    assert coach.book.plans[0].activity == "plan 1"
    coach.discreet = False
    assert (coach.book.plans[0].activity, coach.book.goals[0].text) == (WORD, WORD)
    assert coach.draft == {}
