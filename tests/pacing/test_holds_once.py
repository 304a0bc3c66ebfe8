"""What holds and signs make of a day is found out once, not for every plan anew: the time grows with their sum."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest

from painplan.pacing import holds as pacing_holds
from painplan.pacing.holds import Holds, begun_again, easing_after, holds_on, times_away
from painplan.plans.days_said import DaysSaid
from painplan.plans.plan_state import PlanCourse
from painplan.plans.records import Hold, Plan, Trial
from painplan.safety import signs_service
from painplan.safety.records import SignAnswer
from painplan.store.book import Book
from painplan.store.diary import Month
from tests.conftest import FIRST

DAYS = [FIRST + timedelta(days=day) for day in range(-40, 5)]


def _holds(count: int) -> Iterator[Hold]:
    for number in range(count):
        first = FIRST - timedelta(days=3 + number % 30)
        over = first + timedelta(days=number % 4)
        reason: Any = ("illness", "holiday", "new_medicine")[number % 3]
        yield Hold(
            reason=reason,
            first=first,
            last=over if number % 7 else None,
            well_since=over if reason == "illness" and number % 7 else None,
            number=number + 2,
        )


def test_prepared_holds_answer_as_any_others() -> None:
    made = tuple(_holds(60))
    kept = Book(holds=made).holds
    assert isinstance(kept, Holds)
    for day in DAYS:
        plain = [hold for hold in kept if hold.first <= day and (hold.last is None or day <= hold.last)]
        assert holds_on(kept, day) == holds_on(list(kept), day)
        assert set(map(id, holds_on(kept, day))) == set(map(id, plain))
        assert easing_after(kept, day) == easing_after(list(kept), day)
        assert begun_again(kept, day) == begun_again(list(kept), day)
    assert times_away(kept) == times_away(list(kept))


def test_a_book_with_other_tables_keeps_what_was_found_out() -> None:
    book = Book(holds=tuple(_holds(5)), signs=(SignAnswer(sign="RF01", answer="yes", since=FIRST),))
    times_away(book.holds)
    other = book.replaced(reviews=())
    assert other.holds is book.holds
    assert other.signs is book.signs
    assert book.replaced(holds=tuple(book.holds)[:2]).holds == book.holds[:2]


def test_more_plans_ask_no_more_of_holds_and_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()

    def counted(module: ModuleType, name: str) -> None:
        real = getattr(module, name)

        def count(*given: Any) -> Any:
            asked[name] += 1
            return real(*given)

        monkeypatch.setattr(module, name, count)

    counted(pacing_holds, "_again")
    counted(pacing_holds, "_easing")
    counted(signs_service, "open_signs")
    found = []
    for count in (1, 6):
        tries = tuple(Trial(amount=amount, day=FIRST) for amount in (8, 12, 10))
        plans = tuple(
            Plan(
                id=f"walk-{number}",
                goal="g",
                activity="Walking",
                unit="minutes",
                unit_min=1,
                trials=tries,
                created=DAYS[0],
            )
            for number in range(count)
        )
        said = SignAnswer(sign="RF01", answer="no", since=FIRST)
        book = Book(plans=plans, holds=tuple(_holds(30)), signs=(said,))
        asked.clear()
        for plan in plans:
            course = PlanCourse(plan, book, DaysSaid(Month(), DAYS[-1]))
            assert all(course.target_on(day) for day in DAYS)
        found.append(dict(asked))
    assert set(found[0]) == {"_again", "_easing", "open_signs"}
    assert found[1] == found[0]
