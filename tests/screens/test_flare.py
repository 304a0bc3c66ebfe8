"""Flare-ups and holds at the keyboard."""

from datetime import date, timedelta
from pathlib import Path

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from tests.contract.program import run
from tests.support import at_the_screen, coach_on

DAY = date(2026, 3, 4)


def plan(folder: Path) -> None:
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, folder).add_plan(NewPlan(goal="Out again", activity="Walking", unit="minutes", trials=trials))


async def test_two_keys_begin_a_flare_up_and_two_end_it(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("f")
        assert "Is this a flare-up?" in person.sees()
        assert "4 minutes in a flare-up" in person.sees()
        await person.press("e")
        assert "Is this a flare-up?" in person.sees(), "nothing to end yet"
        await person.press("enter")
        assert "Noted: a flare-up" in person.sees()
        assert "4 minutes today" in person.sees()
        await person.press("f")
        assert "Day 1 of a flare-up" in person.sees()
        await person.press("1")
        assert "Since when is it over?" in person.sees()
        await person.press("enter")
        assert "6 minutes today" in person.sees(), "three quarters for two days"
        await person.press("u", "u")
        assert coach_on(DAY, tmp_path).flare().day == 0


async def test_the_persons_own_plan_is_written_part_by_part_and_shown(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("f", "w")
        await person.paste("[b]gate[/] 😀")
        await person.press("enter")
        await person.press("enter", "backspace")
        assert "What soothes a little?" in person.sees()
        await person.press("escape", "f")
        assert "[b]gate[/] 😀" in person.sees()
    assert coach_on(DAY, tmp_path).flare().written == (("smallest", "[b]gate[/] 😀"),)


async def test_a_hold_has_a_reason_and_an_end(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("o", "1")
        await person.type("yesterdayish", "enter")
        assert "is not a day I can read" in person.sees()
        await person.press(*["backspace"] * 12)
        await person.type("in 1 week", "enter")
        assert "nothing is asked for today" in person.sees()
        await person.press("o")
        assert "On hold: an illness, until you say that you are well; you are asked from" in person.sees()
        assert "it is over" in person.sees()
        await person.press("1", "enter")
        assert "the reviews go on from there" in person.sees()


async def test_of_two_plans_that_wait_for_advice_the_one_that_is_named_is_over(tmp_path: Path) -> None:
    plan(tmp_path)
    coach = coach_on(DAY, tmp_path)
    coach.add_plan(NewPlan(goal="Out again", activity="Stairs", unit="repetitions", good=6.0, bad=3.0))
    for name in ("walking", "stairs"):
        coach.hold("waiting_for_advice", None, name)
    async with at_the_screen(coach_on(DAY + timedelta(days=1), tmp_path)) as person:
        await person.press("o")
        (number,) = (line.split()[0] for line in person.sees().splitlines() if "On hold, Stairs alone: " in line)
        await person.press(number)
        assert "the hold is over" in person.sees()
    held = coach_on(DAY + timedelta(days=1), tmp_path).today_view().holds
    assert [hold.only for hold in held] == ["walking"]


async def test_steps_are_off_by_the_persons_word_and_on_again_only_by_a_specialists(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("crashes")
        await person.press("3")
        assert "All automatic steps are off" in person.sees()
        await person.app.run_action("crashes")
        await person.press("1")
        assert "Who agreed that steps are right for you?" in person.sees()
        await person.press("enter")
        assert "Name the role" in person.sees()
        await person.type("nurse", "enter")
        assert "takes a specialist in ME/CFS or long COVID" in " ".join(person.sees().split())
        assert not coach_on(DAY, tmp_path).book.profile.steps_agreed_by
        await person.type(" of the ME team", "enter")
        assert "nurse of the ME team agreed" in person.sees()
    assert coach_on(DAY, tmp_path).book.profile.steps_agreed_by == "nurse of the ME team"


async def test_a_warning_sign_shows_what_to_do_and_stays_until_somebody_looked_at_it(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("signs")
        await person.press("1", "3")
        assert "trouble starting to pee" in person.sees(), "an emergency sign is never long-standing"
        await person.press("2")
        assert "This needs emergency help now." in person.sees()
        await person.press("enter")
        assert "new loss of bowel control" in person.sees().lower(), "the list goes on behind its page"
        await person.press("escape")
        assert "A warning sign is open" in person.sees()
        await person.app.run_action("signs")
        await person.press("1")
        await person.type("family doctor", "enter")
        assert "looked at by family doctor" in person.sees()
    assert not coach_on(DAY, tmp_path).today_view().locked


async def test_a_yes_by_mistake_is_taken_back_after_a_second_question(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("signs")
        await person.press("2", "enter", "2")
        assert "Reason: numbness or altered feeling" in person.sees()
        assert "Reason: new trouble with the bladder" in person.sees(), "one page for both"
        await person.press("2")
        assert "Which of them?" in person.sees()
        await person.press("1")
        assert "Was the yes a mistake, and was there nothing like it?" in person.sees()
        await person.press("2")
        assert "This needs emergency help now." in person.sees(), "no: it stays open"
        await person.press("2", "1", "1")
        assert "Taken back." in person.sees()
        await person.press("escape")
        await person.app.run_action("signs")
        await person.press("enter", "enter", "1")
        assert "Was the yes a mistake" in person.sees(), "a no to an open sign asks whether the yes was one"
        await person.press("1")
    assert not coach_on(DAY, tmp_path).today_view().locked


async def test_what_decides_comes_at_once_and_who_is_not_sure_gets_the_more_urgent_page(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("signs")
        await person.press(*["1"] * 5, "2")
        assert "on both sides?" in person.sees()
        await person.press("1")
        assert "Please get medical advice today" in person.sees()
        await person.press("enter", "backspace", "3")
        assert "This needs emergency help now." not in person.sees(), "an answer stays until another one is given"
        await person.press("backspace", "backspace", "2")
    coach = coach_on(DAY, tmp_path)
    assert coach.book.signs[-1].decides == "no"


async def test_the_end_says_what_it_does_to_who_was_back_at_the_amount(tmp_path: Path) -> None:
    """clinical.md A13: who was back at the whole amount on settled mornings stays there, on the fifth day, too."""
    plan(tmp_path)
    coach_on(DAY, tmp_path).begin_flare()
    for number in range(4):
        day = DAY + timedelta(days=number)
        settled = [("settled.walking", "yes")] if number else []
        coach_on(day, tmp_path).answer(day, [("done.walking", "4"), *settled])
    fifth = DAY + timedelta(days=4)
    coach_on(fifth, tmp_path).answer(fifth, [("settled.walking", "yes")])
    async with at_the_screen(coach_on(fifth, tmp_path)) as person:
        assert "8 minutes today" in person.sees()
        await person.press("f", "1", "enter")
        assert "8 minutes today" in person.sees()
        assert "The amount stays as it is" in person.sees()


def test_an_answer_about_a_morning_before_the_flare_up_brings_nothing_back(tmp_path: Path) -> None:
    """clinical.md A13: the last morning has to be known; one that was answered late is none of the flare-up."""
    plan(tmp_path)
    coach_on(DAY, tmp_path).answer(DAY, [("done.walking", "8")])
    coach_on(DAY + timedelta(days=1), tmp_path).begin_flare()
    fourth, fifth = DAY + timedelta(days=4), DAY + timedelta(days=5)
    coach_on(fourth, tmp_path).answer(fourth, [("settled.walking", "yes")])
    (walking,) = coach_on(fifth, tmp_path).today_view().plans
    assert (walking.target.state, walking.target.target) == ("flare", 6)
    assert "flare_back" not in [reason.code for reason in walking.target.reasons]


async def test_beside_an_illness_today_says_that_a_flare_up_goes_on(tmp_path: Path) -> None:
    """clinical.md A14: each keeps its own question and its own end."""
    plan(tmp_path)
    coach_on(DAY, tmp_path).begin_flare()
    following = coach_on(DAY + timedelta(days=1), tmp_path)
    following.hold("illness", None)
    async with at_the_screen(following) as person:
        assert "A flare-up goes on, too: day 2 of it." in person.sees()
        assert "If it flares" not in person.sees()
        assert "say when it is over" in person.sees()
    told = run("--data-dir", tmp_path, "--today", DAY + timedelta(days=1), "today").out
    assert "A flare-up goes on, too: day 2 of it." in told
    assert "painplan flare end" in told
    following.end_flare()
    after = run("--data-dir", tmp_path, "--today", DAY + timedelta(days=1), "today").out
    assert "flare-up goes on" not in after
