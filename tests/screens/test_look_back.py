"""The reviews at the keyboard: part by part, everything can be left out."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.reviews.look_back import LookBack
from tests.conftest import all_asked
from tests.support import at_the_screen, coach_on

DAY = date(2026, 3, 9)


def a_week(folder: Path) -> None:
    first = DAY - timedelta(days=7)
    all_asked(coach_on(first, folder))
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(first, folder).add_plan(NewPlan(goal="Out again", activity="Walking", unit="minutes", trials=trials))
    for number in range(7):
        day = first + timedelta(days=number)
        said = [("flare", "no"), ("worry", "no"), ("mattered", "yes"), ("note", "the park"), ("done.walking", "8")]
        coach_on(day, folder).answer(day, [*said, ("settled.walking", "yes")])


async def test_the_whole_week_from_wins_to_an_if_then_plan(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("r")
        assert "“the park”" in person.sees()
        await person.press("enter", "enter")
        assert "Three short questions about the week (PEG)" in person.sees()
        await person.press("enter", "4", "4", "4", "escape")
        assert "The short list of warning signs" in person.sees()
        await person.press("enter", *["1"] * 11)
        assert "That is the list." in person.sees()
        await person.press("enter")
        assert "Next week's amount" in person.sees()
        await person.press("enter", "enter")
        assert "How confident are you" in person.sees()
        await person.press("4", "1")
        assert "Settled: Walking, 8 minutes a day" in person.sees()
        await person.press("1")
        await person.type("walk to the gate", "enter")
        assert "That was the week." in person.sees()
        await person.press("enter")
        assert "8 minutes today" in person.sees()
    book = coach_on(DAY, tmp_path).book
    assert [(one.kind, one.then) for one in book.barriers] == [("flare", "walk to the gate")]
    assert [(one.kind, one.sure, one.finished) for one in book.occasions] == [("weekly", 4, True)]
    assert book.profile.signs_short_on == DAY


async def test_what_was_done_is_drawn_in_a_small_window(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path), (60, 18)) as person:
        await person.press("r", "enter")
        assert "Walking, minutes a day" in person.sees()
        assert "█" in person.sees()
        assert "9 Mar" in person.sees().splitlines()[-2], "all of it, down to its dates"


@pytest.mark.parametrize("room", ["review", "month", "goal_date"])
async def test_which_keys_work_is_known_from_what_is_drawn(
    tmp_path: Path, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked for every key after each one that is pressed: the diary is not read for that."""
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action(room)
        await person.press()
        names, reads = LookBack.names, list[LookBack]()

        def watched(review: LookBack) -> tuple[str, ...]:
            reads.append(review)
            return names(review)

        monkeypatch.setattr(LookBack, "names", watched)
        shown = {one.binding.action for one in person.app.screen.active_bindings.values() if one.binding.show}
        assert reads == []
        assert ("amount" in shown) == (room == "review")
        assert "skip" in shown
        assert ("later" in shown) == (room == "month")  # no letter is a key where a text is asked for


async def test_after_the_questions_of_the_week_one_thing_is_told_and_enter_goes_on(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("r", "enter", "enter", "enter", "4", "4", "enter")
        assert "Saved. u takes it back." in person.sees()
        assert "Nothing is saved" not in person.sees()
        await person.press("enter")
        assert "The short list of warning signs" in person.sees()


async def test_everything_can_be_left_out_and_gone_back_to(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("r", "minus", "minus", "backspace")
        assert "What you did, over four weeks" in person.sees()
        await person.press(*["minus"] * 6)
        assert "That was the week." in person.sees()
    assert coach_on(DAY, tmp_path).book.reviews == ()


async def test_the_month_is_offered_on_today_and_can_wait(tmp_path: Path) -> None:
    a_week(tmp_path)
    later = DAY + timedelta(days=28)
    async with at_the_screen(coach_on(later, tmp_path)) as person:
        assert "a look back at the month" in person.sees()
        await person.app.run_action("month")
        await person.press("l")
        assert "Noted: it waits until" in person.sees()
        assert "a look back at the month" not in person.sees()


async def test_hidden_words_are_neither_shown_nor_written(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("d", "r")
        assert "the park" not in person.sees()
        await person.press(*["minus"] * 6, "2")
        await person.type("walk", "enter")
        assert "they are hidden at the moment" in " ".join(person.sees().split())
    assert coach_on(DAY, tmp_path).book.barriers == ()


@pytest.mark.parametrize(("worry", "list_named", "count"), [("no", "short", 11), ("yes", "whole", 37)])
async def test_the_list_of_signs_that_is_named_is_the_one_that_is_asked(
    worry: str, list_named: str, count: int, tmp_path: Path
) -> None:
    a_week(tmp_path)
    coach_on(DAY - timedelta(days=1), tmp_path).answer(DAY - timedelta(days=1), [("worry", worry)])
    look_back = LookBack(coach_on(DAY, tmp_path), "weekly")
    assert look_back.part("signs").label == f"warning signs, the {list_named} list"
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("r")
        while "list of warning signs" not in person.sees():
            await person.press("minus")
        assert f"The {list_named} list of warning signs" in person.sees()
        await person.press("enter")
        assert f"Warning signs · 1 of {count}" in person.sees()
