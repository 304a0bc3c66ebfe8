"""The branch for a lasting worsening in daily life, and its gentle sister (clinical.md A7, A14.1)."""

from collections.abc import Callable

import pytest

from painplan.errors import WrongInput
from painplan.plans.records import Plan, Trial
from painplan.plans.service import NewPlan
from painplan.safety.service import Safety
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Shell, on
from tests.support import at_the_screen


def asked(coach: Coach) -> list[str]:
    return [question.id for question in coach.questions(coach.today)]


def spend(coach_on: CoachOn, number: int, available: int, spent: int, done: float = 8) -> None:
    said = {"energy_available": str(available), "energy_spent": str(spent), "done.walking": f"{done:g}", "flare": "no"}
    coach_on(on(number)).answer(on(number), said.items())


def target(coach_on: CoachOn, number: int) -> tuple[float | None, float | None, str]:
    (plan,) = coach_on(on(number)).today_view().plans
    return plan.target.target, plan.target.ceiling, plan.target.state


def test_energy_is_asked_only_in_this_branch(walking: Plan, coach_on: CoachOn) -> None:
    assert not {"energy_available", "energy_spent"} & set(asked(coach_on(on(1))))
    Safety(coach_on(on(0))).say_lasting_worsening("always")
    assert {"energy_available", "energy_spent"} <= set(asked(coach_on(on(1))))


def test_a_key_counts_tens_and_a_typed_number_is_meant_as_it_is(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(1))
    Safety(coach).say_lasting_worsening("often")
    question = next(one for one in coach.questions(on(1)) if one.id == "energy_spent")
    option = question.option("6")
    assert option is not None
    assert (option.label, option.pairs) == ("60", (("energy_spent", "60"),))
    for typed, kept in (("6", 6), ("60", 60), ("55", 55), ("100", 100)):
        assert coach.answer(on(1), question.pairs_for(typed)).energy_spent == kept
    for wrong in ("101", "-1", "5.5", "lots"):
        with pytest.raises(WrongInput):
            coach.answer(on(1), question.pairs_for(wrong))


def test_the_day_after_one_beyond_the_energy_asks_for_less(walking: Plan, coach_on: CoachOn) -> None:
    Safety(coach_on(on(0))).say_lasting_worsening("often")
    spend(coach_on, 1, 60, 60, done=7)
    spend(coach_on, 2, 50, 80, done=8)
    assert target(coach_on, 3) == (5, 5, "envelope"), "0.8 x 7 = 5.6, whole minutes"
    why = coach_on(on(3)).why("walking")
    assert "envelope" in [reason.code for reason in why.plan.why]
    assert "within_energy" in [change.code for change in why.changes_today]
    spend(coach_on, 3, 80, 60, done=5)
    assert target(coach_on, 4) == (8, 8, "envelope")


def test_in_a_flare_up_no_whole_amount_is_promised_for_a_day_within_the_energy(
    walking: Plan, coach_on: CoachOn, painplan: Shell
) -> None:
    """The flare-up takes its share until it is over (clinical.md A13, A14 "Several at once")."""
    Safety(coach_on(on(0))).say_lasting_worsening("often")
    spend(coach_on, 1, 60, 60, done=2)
    spend(coach_on, 2, 50, 80, done=8)
    coach_on(on(3)).begin_flare()
    said = painplan("why", "walking", day=on(3)).out
    assert "Yesterday took more energy" in said
    assert "the amount is 8 minutes again" not in said
    assert "this limit is gone" in said


def test_energy_without_the_branch_changes_nothing(walking: Plan, coach_on: CoachOn) -> None:
    spend(coach_on, 1, 10, 90)
    assert target(coach_on, 2) == (8, 9, "steady")


def test_the_words_of_the_guideline_are_shown(painplan: Shell, walking_plan: object) -> None:
    assert "NG206" in painplan("steps", "ask", "often").out
    assert painplan("today", "--json").document["plans"][0]["state"] == "envelope"
    assert "NG206" in str(painplan("why", "--json").document["sources"])


def test_sometimes_makes_steps_gentle_and_asks_two_days_later(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    coach.end_plan("walking")
    coach.add_plan(
        NewPlan(goal="g", activity="Steps", unit="steps", trials=tuple(Trial(amount=amount) for amount in [4000] * 3))
    )
    assert coach.why("steps").step == 400
    Safety(coach_on(on(1))).say_lasting_worsening("sometimes")
    assert coach_on(on(1)).why("steps").step == 200, "clinical.md A14.1: the gentle profile, 0.05"
    coach_on(on(2)).answer(on(2), [("done.steps", "3000")])
    assert "settled.steps" not in asked(coach_on(on(3)))
    question = next(one for one in coach_on(on(4)).questions(on(4)) if one.id == "settled.steps")
    assert "within two days" in question.text
    coach_on(on(3)).answer(on(3), [("done.steps", "3000")])
    coach_on(on(4)).answer(on(4), [("settled.steps", "no")])
    week = coach_on(on(8)).reviews()
    assert [(view.week.settled, view.week.settle_known) for view in week] == [(0, 1)]


def test_what_a_professional_said_turns_steps_off_and_a_no_turns_nothing_on(
    painplan: Shell, walking_plan: object
) -> None:
    assert painplan("steps", "ask", "sometimes", "--told", "no", "--json").document["steps"] is True
    assert painplan("steps", "ask", "sometimes", "--told", "yes", "--json").document["steps"] is False
    assert painplan("steps", "ask", "never", "--told", "no", "--json").document["steps"] is False


async def test_the_screen_asks_both_questions(walking: Plan, coach_on: CoachOn) -> None:
    async with at_the_screen(coach_on(on(1))) as person:
        await person.app.run_action("crashes")
        await person.press("2")
        assert "ME/CFS, or long COVID" in " ".join(person.sees().split())
        await person.press("1")
        assert "All automatic steps are off" in person.sees()
    profile = coach_on(on(1)).book.profile
    assert (profile.worsening, profile.told_crashes, profile.post_exertional_malaise) == ("sometimes", True, True)


def test_after_a_specialist_agreed_steps_are_gentle(walking: Plan, coach_on: CoachOn) -> None:
    safety = Safety(coach_on(on(0)))
    safety.say_lasting_worsening("often")
    safety.agree_to_steps("specialist physiotherapist")
    assert target(coach_on, 1) == (8, 9, "steady")
    assert coach_on(on(1)).preview_of(walking).ladder.weeks_to_aim is not None


def test_tired_on_most_days_brings_the_question_once(walking: Plan, coach_on: CoachOn) -> None:
    for number in range(1, 6):
        coach_on(on(number)).answer(on(number), [("energy", "3")])
    coach = coach_on(on(6))
    assert "worsening" in [line.code for line in coach.today_view().waiting]
    Safety(coach).say_lasting_worsening("never")
    assert "worsening" not in [line.code for line in coach_on(on(7)).today_view().waiting]


def test_an_answer_that_is_none_is_refused(coach_on: CoachOn) -> None:
    with pytest.raises(WrongInput, match="never, sometimes, often, always"):
        Safety(coach_on(on(0))).say_lasting_worsening("maybe")


async def test_the_check_in_takes_tens_by_a_key(walking: Plan, coach_on: CoachOn) -> None:
    Safety(coach_on(on(0))).say_lasting_worsening("often")
    async with at_the_screen(coach_on(on(1))) as person:
        await person.press("c", "3", "1")
        assert "How much energy was there today" in person.sees()
        assert "A key counts tens" in person.sees()
        await person.press("6", "8")
    entry = coach_on(on(1)).checkin(on(1))
    assert entry is not None
    assert (entry.energy_available, entry.energy_spent) == (60, 80)


@pytest.mark.parametrize(("available", "spent", "quotient"), [(50, 80, 160), (80, 60, 75), (0, 10, None)])
def test_the_check_in_tells_the_quotient(
    available: int, spent: int, quotient: float | None, painplan: Shell, walking_plan: object
) -> None:
    """clinical.md I8."""
    said = ["--set", f"energy_available={available}", "--set", f"energy_spent={spent}"]
    assert painplan("checkin", *said, "--json").document["energy_quotient"] == quotient


async def test_no_page_and_no_command_tells_of_a_step_of_before(
    walking: Plan, coach_on: CoachOn, painplan: Shell, a_week: Callable[..., None]
) -> None:
    """clinical.md A14: in the branch no screen, command, page or demonstration shows a step, a ladder, a try."""
    a_week(0)
    coach_on(on(7)).decide("walking", "take")
    Safety(coach_on(on(8))).say_lasting_worsening("often")
    replayed = painplan("replay", "--plan", "walking", "--json", day=on(8)).document
    assert all("pem" in week["reasons"] for week in replayed["weeks"])
    assert "small step" not in painplan("replay", "--plan", "walking", day=on(8)).out
    assert painplan("why", "walking", "--json", day=on(8)).document["last_review"] is None
    async with at_the_screen(coach_on(on(8))) as person:
        await person.press("w")
        assert "now" in person.sees()
        assert "small step" not in person.sees()
