"""What was never said is no zero."""

from datetime import timedelta

import pytest

from painplan.today.review_views import mattered_words
from tests.conftest import CoachOn, on

pytestmark = pytest.mark.usefixtures("walking_plan")


def said(coach_on: CoachOn, answers: dict[int, str]) -> tuple[str, str]:
    for number, answer in answers.items():
        coach_on(on(number)).answer(on(number), [("mattered", answer), ("done.walking", "8")])
    for number in range(14):
        if number not in answers:
            coach_on(on(number)).answer(on(number), [("done.walking", "8")])
    (view,) = coach_on(on(14)).reviews()
    assert view.week.last == on(14) - timedelta(days=1)
    return mattered_words(view)


def test_a_week_in_which_it_was_never_asked(coach_on: CoachOn) -> None:
    assert said(coach_on, {}) == ("not said", "")


def test_a_week_in_which_the_answer_was_no(coach_on: CoachOn) -> None:
    assert said(coach_on, {2: "yes", 8: "no"}) == ("on 0 of 7 days", "the week before 1")
