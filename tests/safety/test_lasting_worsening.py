"""Effort brings a lasting worsening: no step up on any way, until a specialist agreed (clinical.md A14.1)."""

from collections.abc import Callable

import msgspec
import pytest

from painplan.errors import CannotDo, WrongInput
from painplan.goals.conversation import new_plan, steps
from painplan.plans.records import Plan, Trial
from painplan.plans.service import NewPlan
from painplan.safety.service import Safety
from tests.conftest import CoachOn, Shell, on

SAID = {
    "matters": "",
    "goal": "Out again",
    "activity": "Walking",
    "unit": "minutes",
    "aim": "20",
    "by": "",
    "days": "5",
    "confidence": "8",
}
TRIED = {"start": "tries", "try1": "8", "try2": "12", "try3": "10"}


@pytest.mark.parametrize(
    ("answer", "off", "profile"),
    [("never", False, "steady"), ("sometimes", False, "gentle"), ("often", True, "steady"), ("always", True, "steady")],
)
def test_the_conversation_asks_and_the_answer_decides(answer: str, off: bool, profile: str) -> None:
    assert "pem" in [step.id for step in steps(SAID)]
    start = {"good": "12", "bad": "8"} if off else TRIED
    assert ("start" in [step.id for step in steps({**SAID, "pem": answer})]) == (not off), "no tries with it"
    plan = new_plan({**SAID, "pem": answer, **start})
    assert (plan.post_exertional_malaise, plan.profile) == (off, profile)


def test_a_plan_begun_with_it_shows_no_steps_and_its_amount_is_a_limit(coach_on: CoachOn) -> None:
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    tried = NewPlan(goal="g", activity="Walking", unit="minutes", aim=20, trials=tries, post_exertional_malaise=True)
    coach = coach_on(on(0))
    with pytest.raises(CannotDo, match=r"Effort can bring you a lasting worsening\. A plan from tries waits"):
        coach.add_plan(tried)
    new = msgspec.structs.replace(tried, trials=(), good=12, bad=8)
    assert coach.preview(new).ladder.rungs == ()
    assert coach.preview(new).step.code == "no_steps"
    coach.add_plan(new)
    (today,) = coach.today_view().plans
    assert today.target.state == "envelope"
    assert coach.preview_of(today.plan).ladder.weeks_to_aim is None


def test_weeks_without_a_blemish_bring_no_step_while_it_is_on(
    walking: Plan, coach_on: CoachOn, a_week: Callable[..., None]
) -> None:
    Safety(coach_on(on(0))).say_lasting_worsening("often")
    for week in range(3):
        a_week(7 * week)
        (view,) = coach_on(on(7 * week + 7)).reviews()
        assert (view.proposal.decision, view.smaller) == ("hold", None)
        assert "pem" in [reason.code for reason in view.proposal.reasons]
        assert coach_on(on(7 * week + 7)).decide("walking", "take").quota == 8


def test_an_answer_does_not_turn_it_off_and_a_named_specialist_does(walking: Plan, coach_on: CoachOn) -> None:
    coach = coach_on(on(3))
    assert Safety(coach).say_lasting_worsening("always")
    assert Safety(coach).say_lasting_worsening("never")
    with pytest.raises(WrongInput, match="Name the role"):
        Safety(coach).agree_to_steps("  ")
    Safety(coach).agree_to_steps("specialist physiotherapist")
    profile = coach.book.profile
    assert (profile.post_exertional_malaise, profile.steps_agreed_by, profile.steps_agreed_on) == (
        False,
        "specialist physiotherapist",
        on(3),
    )
    coach.undo()
    assert coach.book.profile.post_exertional_malaise


def test_the_commands_say_the_same(painplan: Shell, walking_plan: object) -> None:
    assert painplan("steps", "off", "--json").document == {
        "steps": False,
        "worsening": "often",
        "told": None,
        "agreed_by": None,
        "agreed_on": None,
    }
    assert painplan("today", "--json").document["plans"][0]["state"] == "envelope"
    assert painplan("steps", "on").code == 2
    agreed = painplan("steps", "on", "--agreed-by", "specialist physiotherapist", "--json").document
    assert (agreed["steps"], agreed["agreed_by"]) == (True, "specialist physiotherapist")


SPECIALISTS = (
    "specialist",
    "Specialist nurse",
    "consultant rheumatologist",
    "physiotherapist of the ME/CFS team",
    "physiotherapist, ME/CFS team",
    "ME team",
    "me/cfs service",
    "me clinic",
    "long COVID clinic",
    "long covid nurse",
    "Post-COVID-Ambulanz",
    "fatigue service",
    "GP with a special interest, CFS clinic",
    "specialist team",
    "neurologist",
)
OTHERS = (
    "nurse",
    "GP",
    "family doctor",
    "pharmacist",
    "physiotherapist",
    "me",
    "ME",
    "my team",
    "let me ask the team",
    "the clinic",
    "doctor who knows about my fatigue",
    "ME support group",
    "no specialist",
    "not the ME/CFS team",
    "a friend with CFS",
    "practice",
)


@pytest.mark.parametrize("role", SPECIALISTS)
def test_a_specialist_or_somebody_of_such_a_team_opens_steps(role: str, coach_on: CoachOn) -> None:
    Safety(coach_on(on(0))).say_lasting_worsening("often")
    assert role in Safety(coach_on(on(1))).agree_to_steps(role), "the role is told"
    assert not coach_on(on(1)).book.profile.post_exertional_malaise


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_opens_steps_and_the_sentence_says_whom_it_takes(role: str, coach_on: CoachOn) -> None:
    """clinical.md C5: never the branch of a lasting worsening; only a specialist's agreement does (A7)."""
    Safety(coach_on(on(0))).say_lasting_worsening("often")
    with pytest.raises(CannotDo, match="takes a specialist in ME/CFS or long COVID"):
        Safety(coach_on(on(1))).agree_to_steps(role)
    profile = coach_on(on(1)).book.profile
    assert profile.post_exertional_malaise
    assert profile.steps_agreed_by is None


@pytest.mark.parametrize("answer", ["never", "sometimes"])
@pytest.mark.parametrize("way", [("steps", "ask"), ("ask-first", "--answer")])
def test_another_answer_while_steps_are_off_is_told_to_open_nothing_and_what_does(
    way: tuple[str, ...], answer: str, painplan: Shell, walking_plan: object
) -> None:
    """Before, who said “never” was told: you said that effort can bring a lasting worsening."""
    painplan("steps", "ask", "often")
    said = painplan(*way, answer if way[0] == "steps" else f"AF14={answer}").out
    assert "You said that effort can bring a lasting worsening" not in said
    assert f"Noted: {answer}. That does not open steps" in said
    assert "painplan steps on --agreed-by" in said
    assert painplan("steps", "ask", "--json").document["steps"] is False
