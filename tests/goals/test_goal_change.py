"""The words and the date of a goal can be changed at any time, from the command line and at the keyboard."""

from pathlib import Path

import pytest

from painplan.errors import CannotDo, WrongInput
from painplan.goals.service import Goals
from painplan.plans.records import Plan, Trial
from painplan.plans.service import NewPlan
from painplan.reviews.look_back import LookBack
from tests.conftest import CoachOn, Shell, on
from tests.support import SMALL, at_the_screen
from tests.support import coach_on as on_disk


def test_what_stood_there_stays_in_the_history_and_undo_takes_it_back(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(3))
    before = coach.book.goals[0].text
    changed = Goals(coach).change(walking.goal, {"text": "out with M.", "where": "the park", "by": "in 6 weeks"})
    assert (changed.text, changed.where, changed.by) == ("out with M.", "the park", on(45))
    assert before in str(coach.book.goals[0].history)
    coach.undo()
    assert (coach.book.goals[0].text, coach.book.goals[0].where) == (before, "")


@pytest.mark.parametrize(
    ("part", "text", "told"),
    [
        ("text", "  ", "The goal is empty"),
        ("text", "x" * 2_001, "up to 2,000 fit"),
        ("by", "1 January 2020", "not ahead"),
        ("state", "reached", "cannot be changed"),
    ],
)
def test_what_does_not_fit_changes_nothing(walking: Plan, coach_on: CoachOn, part: str, text: str, told: str) -> None:
    coach = coach_on(on(3))
    before = coach.book
    with pytest.raises(WrongInput, match=told):
        Goals(coach).change(walking.goal, {part: text})
    assert coach.book == before


def test_hidden_words_are_not_changed(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(3))
    coach.discreet = True
    with pytest.raises(CannotDo):
        Goals(coach).change(walking.goal, {"text": "x"})


def test_a_month_says_where_a_goal_that_wants_a_change_is_changed(
    walking: Plan, coach_on: CoachOn, painplan: Shell
) -> None:
    month = LookBack(coach_on(on(28)), "monthly")
    assert "goals change" in month.answer(f"goal_fits.{walking.goal}", "change")
    done = painplan("goals", "change", walking.goal, "--set", "text=out with M.", "--set", "by=", day=on(28))
    assert (done.code, "out with M." in done.out) == (0, True)
    assert painplan("goals", "--json", day=on(28)).document["goals"][0]["by"] is None
    assert painplan("goals", "change", walking.goal, "--set", "text", day=on(28)).code == 2


async def test_at_the_keyboard_part_by_part(tmp_path: Path) -> None:
    tries = tuple(Trial(amount=amount) for amount in (8, 10, 12))
    on_disk(on(0), tmp_path).add_plan(NewPlan(goal="be out", activity="Walking", unit="minutes", trials=tries))
    async with at_the_screen(on_disk(on(2), tmp_path), SMALL) as person:
        await person.app.run_action("goals")
        await person.press()
        assert "e change" in person.sees()
        await person.press("e")
        assert "What would someone see you doing?" in person.sees()
        assert "be out" in person.sees()
        await person.type("be out more", "enter")
        assert "By when?" in person.sees()
        await person.type("in 6 weeks", "enter")
        await person.type("at noon", "enter")
        await person.press("escape")
        assert "be out more" in person.sees()
    (goal,) = on_disk(on(2), tmp_path).book.goals
    assert (goal.text, goal.by, goal.when) == ("be out more", on(44), "at noon")
