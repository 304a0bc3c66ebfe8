"""Whatever makes an amount another one says from what to what (clinical.md A12 ``TRIES``, ``UP``, ``DOWN``)."""

from typing import get_args

import pytest

from painplan.pacing.reasons import Reason
from painplan.plans.agreed_amounts import Agreed, start_of, why_agreed
from painplan.plans.reasons import sentence
from painplan.plans.records import Plan, Review
from painplan.plans.restart import settled_words
from painplan.plans.restart_records import Restart, RestartChoice
from tests.conftest import CoachOn, Shell, all_asked, on

BEFORE, NOW = 17.0, 13.0
CHOICES: tuple[RestartChoice, ...] = get_args(RestartChoice)


def restart(choice: RestartChoice) -> Restart:
    return Restart(plan="walking", on=on(9), choice=choice, quota=NOW, step=2, tries=(16, 16, 16))


def review() -> Review:
    return Review(plan="walking", on=on(7), week_from=on(0), week_to=on(6), quota=NOW, step=2, choice="take")


@pytest.mark.parametrize("made", [review(), *map(restart, CHOICES)], ids=lambda made: getattr(made, "choice", ""))
def test_the_reason_of_every_decision_names_both(made: Review | Restart, walking: Plan, coach_on: CoachOn) -> None:
    start = start_of(walking, coach_on(on(9)).facts.profile)
    latest, step = Agreed(made.on, NOW, 2, made), Reason("step", {"step": 2})
    for before, named in ((BEFORE, True), (NOW, False)):
        told = [sentence(one, "minutes") for one in why_agreed(walking, start, latest, step, before=before)]
        (about,) = (one for one in told if f"{NOW:g} minutes" in one)
        assert (f"{BEFORE:g} minutes" in about) is named, about


@pytest.mark.parametrize("choice", CHOICES)
def test_what_was_settled_names_both(choice: RestartChoice, walking: Plan) -> None:
    assert f"{NOW:g} minutes a day instead of {BEFORE:g}" in settled_words(walking, restart(choice), BEFORE)
    assert "instead" not in settled_words(walking, restart(choice), NOW)


@pytest.fixture
def from_estimates(coach_on: CoachOn, painplan: Shell) -> str:
    all_asked(coach_on(on(0)))
    words = ["--goal", "plant beans", "--activity", "digging", "--unit", "minutes", "--good", "24", "--bad", "10"]
    assert painplan("plan", "add", *words, "--aim", "26", "--days-per-week", "3", day=on(0)).code == 0
    for number in (0, 2, 4):
        coach_on(on(number)).answer(on(number), [("done.digging", "13"), ("flare", "no"), ("worry", "no")])
        coach_on(on(number + 1)).answer(on(number + 1), [("settled.digging", "yes")])
    return "digging"


def test_tries_after_a_step_say_what_the_amount_was(from_estimates: str, painplan: Shell, coach_on: CoachOn) -> None:
    """The first amount was 13, a review made it 15, and three tries make it 13 again: it does not stay."""
    accepted = painplan("review", "--accept", day=on(7)).out
    assert "Settled: 15 minutes a day instead of 13 from today." in accepted
    assert "15 minutes a day instead of 13 minutes" in painplan("why", from_estimates, day=on(7)).out
    for number, tried in ((7, "17"), (8, "22")):
        painplan("plan", "try", from_estimates, tried, day=on(number))
    said = painplan("plan", "try", from_estimates, "13", day=on(9)).out
    assert "13 minutes a day instead of 15" in said
    assert "stays" not in said
    for told in (("why", from_estimates), ("plan", "show", from_estimates), ("today",)):
        assert "from then on the amount is 13 minutes instead of 15 minutes" in painplan(*told, day=on(9)).out


def test_tries_on_the_day_of_the_review_take_the_place_of_what_it_came_to(
    from_estimates: str, painplan: Shell, coach_on: CoachOn
) -> None:
    for number, tried in ((5, "17"), (6, "22")):
        painplan("plan", "try", from_estimates, tried, day=on(number))
    assert painplan("review", "--accept", day=on(7)).code == 0
    assert "13 minutes a day instead of 15" in painplan("plan", "try", from_estimates, "13", day=on(7)).out
    (course,) = (one for one in coach_on(on(7)).today_view().plans)
    assert course.quota == 13
