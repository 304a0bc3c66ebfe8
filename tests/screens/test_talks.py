"""Goals, barriers, what is asked first, and about you, at the keyboard."""

from datetime import date
from pathlib import Path

from painplan.goals.barriers import Barriers
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from tests.support import at_the_screen, coach_on

DAY = date(2026, 3, 4)


def plan(folder: Path) -> None:
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, folder).add_plan(NewPlan(goal="Out again", activity="Walking", unit="minutes", trials=trials))


async def test_a_plan_for_a_bad_night_is_written_shown_on_today_and_used(tmp_path: Path) -> None:
    plan(tmp_path)
    coach = coach_on(DAY, tmp_path)
    async with at_the_screen(coach) as person:
        await person.app.run_action("barriers")
        await person.press("down", "down", "enter")
        assert "If the night was bad, then I will" in person.sees()
        await person.type("[b]five[/] minutes", "enter")
        assert "[b]five[/] minutes" in person.sees()
        coach.answer(DAY, [("sleep", "1")])
        await person.press("escape")
        assert "A bad night" in person.sees()
        await person.app.run_action("barriers")
        await person.press("y")
        assert "the plan was used" in person.sees()
        await person.press("escape")
        assert "A bad night" not in person.sees()
    assert Barriers(coach_on(DAY, tmp_path)).list()[0].used_today is True


async def test_a_goal_can_wait_and_go_on_and_undo_takes_it_back(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("goals")
        await person.press("x")
        assert "Good that you noticed" in person.sees()
        assert "fits no longer" in person.sees()
        await person.press("u")
        assert coach_on(DAY, tmp_path).book.goals[0].state == "active"
        await person.press("p", "o")
        assert "It goes on" in person.sees()
    assert [one.id for one in coach_on(DAY, tmp_path).book.active_plans()] == ["walking"]


async def test_a_yes_before_steps_shows_what_to_do_until_somebody_looked(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("ask_first")
        await person.press()
        assert "Are you 18 or older?" in person.sees()
        await person.press("2", "1", "2")
        assert "Is the chest pain there now, or is it new?" in person.sees()
        await person.press("1")
        assert "Check with a clinician before tries or steps" in person.sees()
        assert "chest pain" in person.sees()
        await person.press("enter")
        assert "lost balance" in person.sees(), "the list goes on behind it"
        await person.press("escape")
        assert "steps are locked" in person.sees()
        await person.app.run_action("ask_first")
        await person.press("1")
        await person.type("family doctor", "enter")
        assert "looked at by family doctor" in person.sees()
    assert coach_on(DAY, tmp_path).today_view().locked is None


async def test_about_you_goes_on_where_it_was_left_and_ends_in_a_picture(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("about")
        await person.press()
        await person.type("I cook", "enter")
        await person.press("8", "escape")
        await person.app.run_action("about")
        await person.press()
        assert "hardest" in person.sees()
        await person.press("enter", "3", "enter", "9", "2", "7", "5", "1", "enter", "enter")
        await person.type("1 4", "enter")
        await person.press("enter", "enter")
        await person.type("0", "enter")
        await person.press("enter", "enter")
        seen = person.sees()
        assert seen.index("What you can build on") < seen.index("up and about") < seen.index("What is hard at present")
        await person.press("f2", "enter")
        assert "would you like to know" in person.sees()


async def test_chest_pain_that_is_there_now_is_an_emergency(tmp_path: Path) -> None:
    """clinical.md C5: question 2 asks at once whether it is there now or new."""
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("ask_first")
        await person.press("enter", "enter", "2", "2")
        assert "This needs emergency help now." in person.sees()
    locked = coach_on(DAY, tmp_path).today_view()
    assert locked.page is not None
    assert (locked.page.tier, locked.page.signs) == ("E", ("RF20",))
    assert locked.plans[0].target.target is None


async def test_who_skips_whether_chest_pain_is_there_now_reads_the_emergency_words(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("ask_first")
        await person.press("enter", "enter", "2", "enter")
        seen = " ".join(person.sees().split())
        assert "If it is there now, or is new: This needs emergency help now." in seen


async def test_under_18_nothing_is_kept(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("ask_first")
        await person.press("1")
        assert "PainPlan is made for adults." in person.sees()
    assert not coach_on(DAY, tmp_path).book.profile.adult
