"""A day is filled in up to two days later; what was never said of it is no correction (clinical.md E1)."""

import pytest

from painplan.errors import WrongInput
from painplan.plans.records import Plan
from tests.conftest import CoachOn, on


@pytest.mark.parametrize("ended", [False, True])
def test_a_day_that_holds_a_flare_up_alone_is_as_late_as_an_empty_one(
    ended: bool, walking: Plan, coach_on: CoachOn
) -> None:
    coach_on(on(1)).begin_flare()
    coach_on(on(3)).end_flare()
    coach, day = coach_on(on(28)), on(3 if ended else 1)
    for answers in ([("done.walking", "8")], [("pain", "4")], [("flare", ""), ("pain", "4")]):
        with pytest.raises(WrongInput):
            coach.answer(day, answers)
    coach_on(day).answer(day, [("pain", "4")])
    assert coach.answer(day, [("pain", "5")]).pain == 5, "a correction"


def test_that_a_flare_up_began_can_be_put_right_later(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(1)).begin_flare()
    assert not coach_on(on(20)).answer(on(1), [("flare", "")]).flare
