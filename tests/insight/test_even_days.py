"""Long days with quieter, harder days after them bring an offer, which can be put aside for good (clinical.md H6)."""

from datetime import timedelta
from pathlib import Path

import pytest

from painplan.insight.even_days import EvenDaysOffer
from painplan.plans.records import Plan, Trial
from painplan.plans.service import NewPlan
from painplan.store.diary import Change, checkin_change, session_change
from tests.conftest import CoachOn, Shell, on
from tests.support import at_the_screen
from tests.support import coach_on as on_disk

MINUTES = (60, 20, 120, 15, 10, 60, 55, 130, 20, 15, 60, 60, 140, 10)
PAIN = (5, 5, 5, 8, 7, 5, 5, 5, 8, 7, 5, 5, 6, 8)
"""The diary of clinical.md I12, twice: there are 14 pairs of days in it, and more."""
DAYS = 2 * len(MINUTES)


def changes(plan: Plan, last: int) -> list[Change]:
    days = [on(last - DAYS + 1 + n) for n in range(DAYS)]
    noted = [session_change(plan.id, day, done=float(MINUTES[n % 14])) for n, day in enumerate(days)]
    pains = [checkin_change(day, pain=PAIN[n % 14]) for n, day in enumerate(days)]
    return [*noted, *pains]


def test_the_offer_is_made_taken_up_and_made_again_a_month_later(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(30))
    assert not EvenDaysOffer(coach).stands(coach.insight().evenness), "nothing is known yet"
    coach.save([*changes(walking, 30), *changes(walking, 58)])
    assert EvenDaysOffer(coach).stands(coach.insight().evenness)
    EvenDaysOffer(coach).say("yes")
    assert not EvenDaysOffer(coach).stands(coach.insight().evenness)
    later = coach_on(on(58))
    assert EvenDaysOffer(later).stands(later.insight().evenness)
    EvenDaysOffer(later).say("never")
    assert not EvenDaysOffer(later).stands(later.insight().evenness)


def test_it_is_answered_on_the_command_line(painplan: Shell, walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(30)).save(changes(walking, 30))
    assert "Want to try an even-days plan?" in painplan("insight", day=on(30)).out
    said = painplan("insight", "--even-days", "never", "--json", day=on(30)).document
    assert said["even_days_offered"] is False
    told = painplan("insight", day=on(30)).out
    assert "a long day was followed by" in told
    assert "Want to try" not in told
    assert painplan("insight", "--even-days", "maybe", day=on(30)).code == 2


async def test_it_is_answered_at_the_screen(tmp_path: Path) -> None:
    first = on_disk(on(0), tmp_path)
    tries = tuple(Trial(amount=amount) for amount in (50, 60, 70))
    plan = first.add_plan(NewPlan(goal="g", activity="Walking", unit="minutes", trials=tries))
    first.save(changes(plan, 30))
    day = on(0) + timedelta(days=30)
    async with at_the_screen(on_disk(day, tmp_path)) as person:
        await person.app.run_action("insight")
        await person.wait(0.1)
        assert "even-days plan?" in " ".join(person.sees().split())
        await person.press("y")
        assert "Which plan comes first" in person.sees() or "Order and minutes" in person.sees()
        assert "The amount of the day is the plan" in person.sees()
    async with at_the_screen(on_disk(day, tmp_path)) as person:
        await person.app.run_action("insight")
        await person.wait(0.1)
        assert "even-days plan?" not in " ".join(person.sees().split())


@pytest.mark.parametrize("last", [60, 61])
@pytest.mark.parametrize("load", [(40, 4), (40, 4, 4), (60, 20, 20, 20, 20)])
def test_days_that_swing_are_never_called_even(
    load: tuple[int, ...], last: int, walking: Plan, coach_on: CoachOn, painplan: Shell
) -> None:
    days = [on(number) for number in range(last + 1)]
    done = [float(load[number % len(load)]) for number in range(last + 1)]
    noted = [session_change(walking.id, day, done=much) for day, much in zip(days, done, strict=True)]
    coach_on(days[-1]).save(noted)
    found = painplan("insight", day=days[-1])
    assert "A usual day was" in found.out
    assert "fairly even" not in found.out
    assert "much alike" not in found.out
    assert "index 0" not in found.out


def test_even_days_are_still_called_even(walking: Plan, coach_on: CoachOn, painplan: Shell) -> None:
    coach_on(on(60)).save([session_change(walking.id, on(number), done=20.0 + number % 3) for number in range(61)])
    assert "Your days were fairly even" in painplan("insight", day=on(60)).out
