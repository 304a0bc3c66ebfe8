"""The Today screen: one key a thing, undo, several plans, small terminals, no flashing surprises."""

from datetime import date, timedelta
from pathlib import Path

from painplan.goals.barriers import Barriers
from painplan.learning.service import Learning
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.safety.service import Safety
from tests.conftest import all_asked, answered_first
from tests.support import LARGE, at_the_screen, coach_on

DAY = date(2026, 3, 4)


def plan(folder: Path, activity: str = "Walking", unit: str = "minutes", *tried: float, day: date = DAY) -> None:
    """Another plan in the diary."""
    answered_first(coach_on(day, folder))
    trials = tuple(Trial(amount=amount) for amount in tried or (8, 12, 10))
    coach_on(day, folder).add_plan(NewPlan(goal="Out again", activity=activity, unit=unit, trials=trials))


async def test_done_on_one_key_and_taken_back_on_another(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("space")
        assert "✓ 8 done" in person.sees()
        assert "u takes it back" in person.sees()
        await person.press("u")
        assert "done" not in person.sees().split("This evening")[0]
        await person.press("u", "u")
        assert "There is nothing to take back" in person.sees(), "the plan itself came before"
    assert coach_on(DAY, tmp_path).session("walking", DAY) is None


async def test_in_a_window_of_any_width_no_line_breaks_before_its_key(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        for columns in (60, 76, 80, 90, 100, 108, 110, 112, 116, 119, 120, 124, 140, 200):
            await person.resize((columns, 40))
            lines = [line.strip(" ▌") for line in person.sees().splitlines()]
            assert [line.split()[-1] for line in lines if line.startswith("This evening")] == ["c"], columns
            assert not [line for line in lines if line in ("c", "2", "f", "flares", "today ·")], columns


async def test_done_twice_is_not_twice_as_much(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("space", "space")
        assert "noted already" in person.sees()
    assert (session := coach_on(DAY, tmp_path).session("walking", DAY))
    assert session.done == 8


async def test_another_amount_with_comma_and_unit(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("enter")
        await person.type("12,5 min", "enter")
        assert "✓ 12.5 done" in person.sees()
        await person.press("enter")
        await person.type("0", "enter")
        assert "not today" in person.sees()


async def test_up_and_down_go_from_plan_to_plan(tmp_path: Path) -> None:
    plan(tmp_path)
    plan(tmp_path, "Stairs", "repetitions", 4, 6, 5)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("down", "space")
    assert (session := coach_on(DAY, tmp_path).session("stairs", DAY))
    assert session.done == 4
    assert coach_on(DAY, tmp_path).session("walking", DAY) is None


async def test_what_another_program_wrote_is_there_when_the_screen_comes_back(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        coach_on(DAY, tmp_path).mark_done("walking", 7)
        await person.press("w", "escape")
        assert "✓ 7 done" in person.sees()


async def test_a_flare_up_shows_the_smaller_amount_and_says_why(tmp_path: Path) -> None:
    plan(tmp_path)
    coach_on(DAY, tmp_path).answer(DAY, [("flare", "yes")])
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        seen = " ".join(person.sees().split())
        assert "4 minutes today" in seen
        assert "8 again after the flare-up" in seen
        assert "on a good day" not in seen
        assert "Less, not nothing." in seen
        assert "flare-up" in seen


async def test_a_terminal_that_is_too_small_says_what_it_needs_and_comes_back(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path), (20, 5)) as person:
        seen = " ".join(person.sees().split())
        assert "needs 60 x 18" in seen
        assert "Walking" not in seen
        await person.resize((80, 24))
        assert "8 minutes today" in person.sees()


async def test_with_more_room_there_is_a_picture_beside_the_day(tmp_path: Path) -> None:
    plan(tmp_path, day=DAY - timedelta(days=3))
    for back in (3, 2, 1):
        coach_on(DAY - timedelta(days=back), tmp_path).mark_done("walking", 8)
    async with at_the_screen(coach_on(DAY, tmp_path), LARGE) as person:
        await person.wait(0.5)
        assert "Walking, minutes a day" in person.sees()
        assert "One small step is" in person.sees(), "the reason of the amount"


async def test_text_from_people_is_never_taken_for_markup(tmp_path: Path) -> None:
    plan(tmp_path, "[b]Walk[/b]\x1b[31m \u202etfel")
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        seen = person.sees()
        assert "[b]Walk[/b]" in seen
        assert "\x1b" not in seen
        assert "\u202e" not in seen


async def test_light_and_dark_is_remembered(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        dark = person.app.theme
        await person.app.run_action("look")
        assert person.app.theme != dark
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        assert person.app.theme == "painplan-light"


async def test_a_plan_can_be_put_away_and_taken_back(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("end_plan")
        await person.press("1")
        assert "Walking is put away" in person.sees()
        assert "8 minutes today" not in person.sees()
        await person.press("u")
        assert "8 minutes today" in person.sees()


async def test_without_a_plan_there_is_none_to_put_away(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("end_plan")
        await person.press()
        assert "There is no plan to put away." in person.sees()
        await person.press("1", "minus", "backspace", "f2", "enter")
        assert "There is no plan to put away." not in person.sees()


async def test_tries_turn_an_estimate_into_a_starting_point(tmp_path: Path) -> None:
    new = NewPlan(goal="Out again", activity="Walking", unit="minutes", good=20, bad=5)
    coach_on(DAY, tmp_path).add_plan(new)
    all_asked(coach_on(DAY, tmp_path))
    for later, tried in enumerate(("20", "22", "24")):
        async with at_the_screen(coach_on(DAY + timedelta(days=later), tmp_path)) as person:
            await person.press("y")
            await person.type(tried, "enter")
            await person.press("1")  # symptoms began to rise
            assert ("Three tries: they come to" if later == 2 else "Try noted") in person.sees()
    async with at_the_screen(coach_on(DAY + timedelta(days=3), tmp_path)) as person:
        # the tries come to 17 (80 % of 22); nothing rises by itself (clinical.md A12 TRIES)
        assert "10 minutes today" in person.sees()
        await person.press("y")
        assert "No plan waits for tries." in person.sees()


async def test_two_plans_and_all_that_waits_fit_on_the_smallest_screen_and_no_words_of_the_person_are_cut(
    tmp_path: Path,
) -> None:
    plan(tmp_path)
    plan(tmp_path, "Stairs", "repetitions", 4, 6, 5)
    coach = coach_on(DAY, tmp_path)
    mine = "when the night was bad I lie down for ten minutes at noon, then go on as planned"
    Barriers(coach).add("sleep", mine)
    for number in (1, 2, 3):
        Learning(coach).put_on_today(number)
    coach.answer(DAY, [("sleep", "2")])
    async with at_the_screen(coach) as person:
        seen = person.sees()
        waiting = seen.split("This evening")[1].splitlines()
        assert mine in " ".join(line[17:68].strip() for line in waiting)
        assert sum(line.startswith("  To try") for line in waiting) == 1, "three things in all, care first"
        assert "If it flares" in seen
        assert "…" not in seen


async def test_a_check_in_left_in_the_middle_is_not_called_done(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("space", "c", "3", "escape")
        assert "check-in is begun; go on with it" in person.sees()
        assert "Noted: Walking" not in person.sees(), "what was said before belongs to before"
        await person.press("c", "3", "4", "enter", "1", "escape")
        assert "check-in is there; change it any time" in person.sees()


async def test_all_asked_and_the_last_passed_over_is_done_and_stopping_before_it_is_begun(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "3", "1", "4", "escape")
        assert "check-in is begun; go on with it" in person.sees(), "pain in the way is not the last of it"
        await person.press("c", "enter", "enter")
        assert "That is all for this day" in person.sees()
        await person.press("enter")
        assert "check-in is there; change it any time" in person.sees()


async def test_an_open_warning_sign_stands_first_and_without_its_code(tmp_path: Path) -> None:
    plan(tmp_path)
    coach = coach_on(DAY, tmp_path)
    Safety(coach).answer_signs({"RF03": "yes"})
    async with at_the_screen(coach) as person:
        seen = person.sees()
        assert "A warning sign is open. Steps wait" in " ".join(seen.split())
        assert "RF03" not in seen
        (line,) = [line for line in seen.splitlines() if line.startswith("  Warning sign")]
        assert "what to do until it was looked at" in line
        await person.press("w")
        assert "RF03" not in person.sees()


async def test_the_key_beside_an_open_sign_leads_to_it_and_not_to_what_stands_first_in_the_list(tmp_path: Path) -> None:
    plan(tmp_path)
    Safety(coach_on(DAY, tmp_path)).answer_signs({"RF22": "yes"})
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        row = next(line for line in person.sees().splitlines() if "Warning sign" in line)
        await person.press(row.split()[-1], "enter")
        assert "Warning signs" in person.sees().splitlines()[0]


async def test_where_no_amount_may_be_told_neither_may_its_reasons_beside(tmp_path: Path) -> None:
    plan(tmp_path)
    Safety(coach_on(DAY, tmp_path)).answer_signs({"RF20": "yes"})
    async with at_the_screen(coach_on(DAY, tmp_path), LARGE) as person:
        await person.press("escape")
        await person.wait(0.5)
        assert "One small step" not in person.sees()
