"""A replay of the own diary says what the coach's own reviews said, where every proposal was taken."""

from datetime import date

import pytest

from painplan.coach.replaying import Replaying, of_the_made_up_person
from painplan.errors import WrongInput
from painplan.samples.catalogue import sample_coach

DAY = date(2026, 11, 24)


@pytest.mark.parametrize("name", ["boom-and-bust", "mostly-avoiding", "evening-out"])
def test_where_every_proposal_was_taken_the_replay_is_what_was_settled_on(name: str) -> None:
    """Flare-ups, steps down, the next mornings: twelve weeks through two different ways of walking the diary."""
    coach = sample_coach(name, DAY)
    (plan,) = coach.book.plans
    own = Replaying(coach).of_plan(plan.id)
    assert len(own.found.weeks) == 12
    assert [own.agreed.get(week.week.last) for week in own.found.weeks[:-1]] == [
        week.proposal.next_quota for week in own.found.weeks[:-1]
    ]
    (due,) = coach.reviews()
    last = own.found.weeks[-1].proposal
    assert (last.decision, last.next_quota) == (due.proposal.decision, due.proposal.next_quota)
    assert {reason.code for reason in last.reasons} == {reason.code for reason in due.proposal.reasons}


def test_what_a_person_decided_otherwise_stands_beside_it() -> None:
    coach = sample_coach("walking", DAY)
    own = Replaying(coach).of_plan("walking")
    beside = [(week.proposal.next_quota, own.agreed.get(week.week.last)) for week in own.found.weeks]
    assert any(settled is not None and settled < proposed for proposed, settled in beside)


def test_nothing_of_the_diary_changes() -> None:
    coach = sample_coach("two-plans", DAY)
    before = coach.book, coach.diary.days()
    for plan in Replaying(coach).plans():
        Replaying(coach).of_plan(plan.id)
    assert (coach.book, coach.diary.days()) == before


def test_a_plan_of_today_or_an_unknown_one_is_told() -> None:
    coach = sample_coach("walking", DAY)
    coach.today = coach.book.plans[0].created
    assert Replaying(coach).plans() == ()
    with pytest.raises(WrongInput, match="begins today"):
        Replaying(coach).of_plan("walking")
    with pytest.raises(WrongInput, match="Your plans: walking"):
        Replaying(coach).of_plan("stairs")


def test_the_reviews_never_raise_the_amount_of_who_pushes_through() -> None:
    made = of_the_made_up_person("somebody")
    assert made.made_up
    assert len(made.found.weeks) == 52
    assert made.found.final_quota <= made.first_quota
