"""Long and many flare-ups: daily questions, half the step, new tries, a week of hold (clinical.md A13)."""

from collections.abc import Callable

import pytest

from painplan.kit.dates import date_in_words, day_in_words
from painplan.plans.reasons import sentence
from painplan.plans.records import Plan, Trial
from painplan.plans.restart import Restarts
from painplan.plans.service import NewPlan
from painplan.safety.service import Safety
from painplan.safety.signs_service import all_signs
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Shell, answered_first, on
from tests.support import at_the_screen


def flare(coach_on: CoachOn, first: int, last: int) -> None:
    coach_on(on(first)).begin_flare()
    for number in range(first, last + 1):
        coach_on(on(number)).answer(on(number), [("done.walking", "4")])
    coach_on(on(last + 1)).answer(on(last + 1), [("flare_over", "yes")])


def asked(coach: Coach) -> list[str]:
    return [question.id for question in coach.questions(coach.today)]


def steps_plan(coach_on: CoachOn) -> None:
    tries = (Trial(amount=4000),) * 3
    coach_on(on(0)).add_plan(NewPlan(goal="g", activity="Walking", unit="steps", trials=tries))


def waits_for(coach: Coach) -> str | None:
    """What the line of a long flare-up opens; none: there is no such line."""
    return next((line.opens for line in coach.today_view().waiting if line.code == "long_flare"), None)


def test_on_day_8_the_whole_list_waits_and_then_the_short_one_each_day(walking: Plan, coach_on: CoachOn) -> None:
    """clinical.md A13: re-screen red flags daily (the full list on day 8, then the short one)."""
    for number in range(8):
        coach_on(on(number)).answer(on(number), [("flare", "yes")])
        assert waits_for(coach_on(on(number))) == ("signs" if number == 7 else None), "on(0) is day 1"
    coach_on(on(7)).answer(on(7), [("screened", "yes"), ("worry", "no")])
    Safety(coach_on(on(7))).list_asked(whole=False)
    assert waits_for(coach_on(on(7))) == waits_for(coach_on(on(8))) == "signs", "until the whole list was gone through"
    Safety(coach_on(on(8))).list_asked(whole=True)
    assert waits_for(coach_on(on(8))) is None
    assert waits_for(coach_on(on(9))) == "signs_short"
    Safety(coach_on(on(9))).list_asked(whole=False)
    assert [waits_for(coach_on(on(number))) for number in (9, 10)] == [None, "signs_short"], "every day"
    coach_on(on(10)).answer(on(10), [("flare_over", "yes")])
    after = [line.code for line in coach_on(on(10)).today_view().waiting]
    assert not {"long_flare", "signs"} & set(after), "it was gone through on day 9"


def test_over_a_week_the_amount_is_half(walking: Plan, coach_on: CoachOn) -> None:
    for number in range(9):
        coach_on(on(number)).answer(on(number), [("flare", "yes"), ("pain", str(3 + number % 2 * 4))])
    (plan,) = coach_on(on(8)).today_view().plans
    assert (plan.target.target, plan.target.reasons[0].code) == (4, "flare_long")


def test_the_whole_amount_in_a_flare_up_names_the_morning_it_rests_on(walking: Plan, coach_on: CoachOn) -> None:
    """clinical.md A13: back to the whole amount where the last morning is known and was settled; which one, is told."""
    coach_on(on(0)).begin_flare()
    coach_on(on(3)).answer(on(3), [("done.walking", "6")])
    coach_on(on(4)).answer(on(4), [("settled.walking", "yes")])

    def told(number: int) -> tuple[float | None, str]:
        (plan,) = coach_on(on(number)).today_view().plans
        return plan.target.target, sentence(plan.target.reasons[0], "minutes")

    assert told(4)[1].startswith("Day 5 of a flare-up: this morning you were back to your usual")
    amount, said = told(5)
    assert amount == told(4)[0] == 8, "nothing was done since, so no later morning could be known"
    assert f"on the morning after what you did last, {day_in_words(on(4))}, you were back to your usual" in said
    assert "this morning" not in said
    assert told(6)[0] == 6, "a day without an entry is before it: silence lifts nothing"
    coach_on(on(5)).answer(on(5), [("done.walking", "8")])
    assert told(6)[0] == 6, "the morning after the newest session is not known"


def test_over_14_days_new_tries_are_asked_for_and_the_step_is_halved_once(coach_on: CoachOn) -> None:
    answered_first(coach_on(on(0)))
    steps_plan(coach_on)
    flare(coach_on, 1, 15)
    coach = coach_on(on(17))
    (view,) = coach.reviews()
    assert "new_trials" in [ask.code for ask in view.proposal.asks]
    coach.decide("walking", "hold")
    assert coach.why("walking").step == 200
    (offer,) = Restarts(coach).offers()
    assert (offer.tries, offer.away_days) == (True, 0)
    coach_on(on(24)).decide("walking", "hold")
    assert coach_on(on(24)).why("walking").step == 200, "the same flare-up halves it once"
    Restarts(coach_on(on(25))).decide("walking", "tries", [2000, 2200, 1800])
    assert not Restarts(coach_on(on(25))).offers()
    (plan,) = coach_on(on(25)).today_view().plans
    assert plan.quota == 1600


def test_three_in_28_days_ask_for_the_same(coach_on: CoachOn) -> None:
    steps_plan(coach_on)
    for first in (1, 6, 11):
        flare(coach_on, first, first)
    (view,) = coach_on(on(14)).reviews()
    assert "new_trials" in [ask.code for ask in view.proposal.asks]
    assert view.step == 200


def test_three_in_28_days_offer_new_tries_where_the_third_is_long(coach_on: CoachOn) -> None:
    """clinical.md A13: one trigger for the halved step and for the offer, which comes once the third is over."""
    answered_first(coach_on(on(0)))
    steps_plan(coach_on)
    for first, last in ((1, 2), (7, 8), (19, 30)):
        flare(coach_on, first, last)
    coach = coach_on(on(31))
    assert coach.why("walking").step == 200
    (offer,) = Restarts(coach).offers()
    assert offer.offers_tries
    assert "restart" in [line.code for line in coach.today_view().waiting]


@pytest.mark.parametrize("away", [False, True])
def test_eight_weeks_after_them_the_way_to_the_whole_step_is_named(
    away: bool, coach_on: CoachOn, painplan: Shell
) -> None:
    """clinical.md A13: the person says yes to the full step; a long silence is no reason not to be asked."""
    answered_first(coach_on(on(0)))
    steps_plan(coach_on)
    for first in (1, 6, 11):
        flare(coach_on, first, first)
    coach_on(on(14)).decide("walking", "hold")
    for number in range(14, 80):
        if not away:
            coach_on(on(number)).answer(on(number), [("done.walking", "3000")])
    day = on(80)
    listed = painplan("restart", day=day).out
    assert "There has been none for eight weeks." in listed
    assert "painplan restart walking --full-step: the whole step again: 400 steps" in listed
    assert ("painplan restart walking --take" in listed) is away
    settled = painplan("restart", "walking", "--full-step", day=day).out
    assert "a day, and the whole step again: 400 steps." in settled
    assert coach_on(day).why("walking").step == 400


def test_where_the_step_is_the_smallest_already_it_is_asked_once_too(walking: Plan, coach_on: CoachOn) -> None:
    for first in (1, 6, 11):
        flare(coach_on, first, first)
    coach = coach_on(on(14))
    assert coach.decide("walking", "hold").halved
    (view,) = coach_on(on(21)).reviews()
    assert "new_trials" not in [ask.code for ask in view.proposal.asks]


def test_the_week_after_a_flare_up_stays_at_its_amount(
    walking: Plan, coach_on: CoachOn, a_week: Callable[..., None]
) -> None:
    flare(coach_on, 0, 1)
    (plan,) = coach_on(on(3)).today_view().plans
    assert (plan.target.target, plan.target.state) == (6, "easing_back")
    a_week(3)
    coach = coach_on(on(10))
    (view,) = coach.reviews()
    assert (view.proposal.decision, [reason.code for reason in view.proposal.reasons]) == ("hold", ["after_flare"])
    assert [change.code for change in view.changes] == ["even_week"]


async def test_the_check_in_opens_the_list_at_its_end(walking: Plan, coach_on: CoachOn) -> None:
    for number in range(8):
        coach_on(on(number)).answer(on(number), [("flare", "yes"), ("mattered", "no"), ("interference", "8")])
    async with at_the_screen(coach_on(on(7))) as person:
        assert "the whole list of warning signs, once" in person.sees()
        await person.press("c")
        while "Warning signs" not in person.sees():
            await person.press("enter")
        assert f"1 of {len(all_signs())}" in person.sees()
        assert "lasts more than a week" in person.sees().replace("\n", " ")


def test_by_lines_the_list_comes_last_and_can_wait(walking: Plan, coach_on: CoachOn, painplan: Shell) -> None:
    for number in range(8):
        coach_on(on(number)).answer(on(number), [("flare", "yes")])
    questions = len(asked(coach_on(on(7)))) + len(["note"])
    told = painplan("--ask", "checkin", day=on(7), typed=[""] * questions)
    assert (told.code, all_signs()[0].text in told.out) == (0, True)
    assert "The list waits on Today." in told.out
    assert waits_for(coach_on(on(7))) == "signs"


def test_the_command_takes_it_too(painplan: Shell, walking_plan: object) -> None:
    assert painplan("checkin", "--set", "screened=yes", "--json").document["screened"] is True


def test_after_a_long_flare_up_the_way_back_is_told_as_it_comes(walking: Plan, coach_on: CoachOn) -> None:
    """clinical.md A13: three quarters until the week of hold is over, then the amount with its ceiling."""
    coach_on(on(0)).begin_flare()
    coach_on(on(9)).end_flare(on(8))
    told: dict[int, str] = {}
    amounts: dict[int, tuple[float | None, float | None]] = {}
    for number in range(9, 16):
        (plan,) = coach_on(on(number)).today_view().plans
        amounts[number] = (plan.target.target, plan.target.ceiling)
        told[number] = " ".join(sentence(one, "minutes") for one in plan.target.reasons)
    small = {number for number, (amount, _) in amounts.items() if amount == 6}
    assert small == set(range(9, max(small) + 1))
    last = date_in_words(on(max(small))).removesuffix(f" {on(0).year}")
    assert {told[number] for number in small} == {
        f"A flare-up is over: 6 minutes until {last}, three quarters of 8 minutes; then 8 minutes again."
    }
    assert amounts[max(small) + 1] == (8, 9), "a good day goes further at once"


def test_after_a_short_flare_up_no_more_than_the_amount_follows(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(0)).begin_flare()
    coach_on(on(3)).end_flare(None)
    (plan,) = coach_on(on(3)).today_view().plans
    assert "then 8 minutes again, and no more than that for a week" in sentence(plan.target.reasons[0], "minutes")
