"""Coming back after a long time without an entry: an offer, a decision, never a reproach (clinical.md A13, A14)."""

import pytest

from painplan.errors import CannotDo, WrongInput
from painplan.plans.records import Plan
from painplan.plans.restart import Restarts
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Shell, all_asked, on
from tests.support import at_the_screen


def quota(coach: Coach) -> float:
    (plan,) = coach.today_view().plans
    return plan.quota


def lines(coach: Coach) -> list[str]:
    return [line.code for line in coach.today_view().waiting]


def entry(coach_on: CoachOn, number: int) -> None:
    coach_on(on(number)).answer(on(number), [("done.walking", "8"), ("flare", "no")])


@pytest.fixture(autouse=True)
def begun(walking: Plan, coach_on: CoachOn) -> None:
    entry(coach_on, 0)


def test_after_two_weeks_it_is_offered_and_nothing_happens_by_itself(coach_on: CoachOn) -> None:
    assert "restart" not in lines(coach_on(on(14)))
    coach = coach_on(on(15))
    (offer,) = Restarts(coach).offers()
    assert (offer.away_days, offer.now, offer.again, offer.tries) == (14, 8, 6, False)
    assert "restart" in lines(coach)
    assert quota(coach) == 8, "the amount stays until the person decides"


@pytest.mark.parametrize(("choice", "after"), [("take", 6), ("keep", 8)])
def test_what_is_settled_holds_and_is_not_asked_again(choice: str, after: float, coach_on: CoachOn) -> None:
    coach = coach_on(on(20))
    assert Restarts(coach).decide("walking", choice).quota == after  # type: ignore[arg-type]  # parametrized
    assert (quota(coach), lines(coach)) == (after, [line for line in lines(coach) if line != "restart"])
    assert quota(coach_on(on(21))) == after
    assert coach_on(on(21)).today_view().plans[0].next_review == on(27), "the first week back is looked at"
    assert coach.undo()
    assert quota(coach) == 8


def test_the_offer_outlives_the_first_new_entry_by_a_week(coach_on: CoachOn) -> None:
    entry(coach_on, 20)
    assert Restarts(coach_on(on(26))).offers()
    assert not Restarts(coach_on(on(27))).offers()


def test_after_four_weeks_new_tries_are_asked_for_and_never_raise_the_amount(coach_on: CoachOn) -> None:
    coach = coach_on(on(40))
    (offer,) = Restarts(coach).offers()
    assert offer.tries
    made = Restarts(coach).decide("walking", "tries", [5, 6, 7])
    assert (made.quota, made.step, made.unit_min) == (4.5, 0.5, 0.5), "0.8 x 6 = 4.8, below 5 in half minutes (A12)"
    codes = [reason.code for reason in coach.why("walking").plan.why]
    assert "new_start" in codes
    later = coach_on(on(41))
    assert Restarts(later).decide("walking", "tries", [50, 60, 70]).quota == 4.5


def test_too_few_tries_settle_nothing(coach_on: CoachOn) -> None:
    with pytest.raises(
        WrongInput, match="New tries are 3 on different days, given together: painplan restart walking --try N"
    ):
        Restarts(coach_on(on(40))).decide("walking", "tries", [5, 6])
    assert coach_on(on(40)).book.restarts == ()


def test_without_an_absence_there_is_nothing_to_take(coach_on: CoachOn) -> None:
    with pytest.raises(CannotDo, match="There is nothing to settle"):
        Restarts(coach_on(on(3))).decide("walking", "take")
    with pytest.raises(WrongInput, match="no plan “running”"):
        Restarts(coach_on(on(30))).decide("running", "take")


def test_a_hold_explains_the_time_and_brings_its_own_80_percent(coach_on: CoachOn) -> None:
    coach_on(on(1)).hold("illness", on(19))
    assert not Restarts(coach_on(on(22))).offers(), "it ends when the person says that they are well"
    coach_on(on(20)).end_hold(well_since=on(18))
    (plan,) = coach_on(on(20)).today_view().plans
    assert plan.quota == 6, "80 % once, not twice"
    assert not Restarts(coach_on(on(20))).offers(), "less than that is not there to be offered"


def test_the_review_says_so_too_and_taking_it_answers(coach_on: CoachOn) -> None:
    (view,) = coach_on(on(20)).reviews()
    assert [ask.code for ask in view.proposal.asks] == ["away"]
    coach_on(on(20)).decide("walking", "hold")
    assert not Restarts(coach_on(on(20))).offers()


def test_a_review_is_no_entry_and_makes_no_time_away_shorter(coach_on: CoachOn) -> None:
    coach_on(on(7)).decide("walking", "hold")  # nothing was entered for a week, which is no long time yet
    (offer,) = Restarts(coach_on(on(22))).offers()
    assert offer.away_days == 21
    coach_on(on(22)).decide("walking", "hold")  # this one answers, for as long as a long time is
    assert not Restarts(coach_on(on(36))).offers()
    (again,) = Restarts(coach_on(on(37))).offers()
    assert (again.away_days, again.tries) == (36, True)


def test_the_commands_say_the_same(painplan: Shell) -> None:
    day = on(20)
    offered = painplan("restart", "--json", day=day).document
    (offer,) = offered["offers"]
    assert offer == {"plan": "walking", "away_days": 19, "now": 8, "again": 6, "tries": False} | {
        "begin": None,
        "full_step": None,
    }
    settled = painplan("restart", "walking", "--take", "--json", day=day).document
    assert [(one["choice"], one["quota"]) for one in settled["settled"]] == [("take", 6)]
    assert painplan("today", "--json", day=day).document["plans"][0]["target"] == 6
    assert painplan("restart", "walking", "--take", day=day).code == 1
    assert painplan("restart", "--try", "5", day=day).code == 2
    tried = painplan("restart", "walking", "--try", "5", "--try", "6", "--try", "7", "--json", day=day).document
    assert tried["settled"][0]["quota"] == 4.5


def test_no_word_of_it_scolds(painplan: Shell) -> None:
    said = " ".join(painplan(command, day=on(40)).out for command in ("today", "restart", "review")).lower()
    assert not [
        word for word in ("missed", "broke", "should have", "again late", "streak", "lost time") if word in said
    ]


async def test_on_the_screen_a_key_settles_it(coach_on: CoachOn) -> None:
    all_asked(coach_on(on(0)))
    async with at_the_screen(coach_on(on(40))) as person:
        assert "Welcome back" in person.sees()
        await person.app.run_action("restart")
        await person.press()
        assert "There was no entry for 39 days." in person.sees()
        await person.press("3")
        await person.type("5", "enter")
        await person.press("1")  # symptoms began to rise
        await person.type("six", "enter")
        assert "is not an amount in minutes" in person.sees()
        await person.press(*["backspace"] * 3)
        await person.type("6", "enter")
        await person.press("1")
        await person.type("7", "enter")
        await person.press("1")
        assert "Settled: Walking, 4.5 minutes a day instead of 8." in person.sees()
        await person.press("u")
    assert quota(coach_on(on(40))) == 8
