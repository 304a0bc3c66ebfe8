"""What the days and reviews say for all plans is found out once; one plan more asks for its own alone."""

from collections import Counter
from datetime import timedelta
from functools import cached_property
from typing import Any

import pytest

from painplan.plans.days_said import DaysSaid
from painplan.plans.plan_states import courses_of
from painplan.plans.records import Review, Reviews, Trial
from painplan.plans.service import NewPlan
from painplan.store.book import Book
from tests.conftest import FIRST, CoachOn, on

SHARED = {name: made for name, made in vars(DaysSaid).items() if isinstance(made, cached_property)}


def _review(plan: str, week: int, quota: float) -> Review:
    on = FIRST + timedelta(days=7 * week)
    return Review(
        plan=plan,
        on=on,
        week_from=on - timedelta(days=7),
        week_to=on - timedelta(days=1),
        choice="take",
        quota=quota,
        step=1,
    )


def test_reviews_of_a_plan_are_those_of_the_book_in_their_order() -> None:
    made = [_review(f"plan-{number % 3}", week, 8 + week) for number, week in enumerate((5, 1, 4, 2, 3, 6, 9, 8, 7))]
    book = Book(reviews=tuple(made))
    assert isinstance(book.reviews, Reviews)
    for plan in ("plan-0", "plan-1", "plan-2", "nobody"):
        wanted = sorted((one for one in made if one.plan == plan), key=lambda one: one.on)
        assert list(book.reviews_of(plan)) == wanted
        assert book.reviews_of(plan) is book.reviews_of(plan)
    assert Book().reviews_of("plan-0") == ()


@pytest.mark.usefixtures("walking")
def test_one_more_plan_asks_the_days_no_more(coach_on: CoachOn, a_week: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()

    def counted(name: str, real: Any) -> None:
        def count(days: DaysSaid) -> Any:
            asked[name] += 1
            return real(days)

        found = cached_property(count)
        found.__set_name__(DaysSaid, name)
        monkeypatch.setattr(DaysSaid, name, found)

    for name, made in SHARED.items():
        counted(name, made.func)
    a_week(flare="yes", pain="4")

    def all_of_a_day() -> dict[str, int]:
        asked.clear()
        for course in courses_of(coach_on(on(7))):
            assert course.target_on(on(7)).reasons
            assert course.proposal().reasons
        return dict(asked)

    alone = all_of_a_day()
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    for activity in ("Standing", "Swimming", "Sitting"):
        coach_on(on(7)).add_plan(NewPlan(goal="g", activity=activity, unit="minutes", aim=20, trials=tries))
    together = all_of_a_day()
    assert len(alone) > len(SHARED) / 2, "what the days say was not asked for"
    assert together == alone
