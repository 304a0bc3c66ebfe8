"""Records are checked at the door: what cannot be is not kept."""

from datetime import date
from typing import Any

import msgspec
import pytest

from painplan.checkin.records import CheckIn, Session
from painplan.plans.records import Goal, Plan, Review, Trial
from painplan.store.book import Book

DAY = date(2026, 1, 5)
SCALES = ("interference", "pain", "energy", "sleep", "mood", "stress")
PLAN = {
    "id": "walking",
    "goal": "goal",
    "activity": "Walking",
    "unit": "minutes",
    "unit_min": 1,
    "created": "2026-01-05",
}


def checkin(**fields: object) -> CheckIn:
    return msgspec.convert({"day": DAY, **fields}, CheckIn)


@pytest.mark.parametrize("name", SCALES)
def test_scales_go_from_0_to_10(name: str) -> None:
    assert [getattr(checkin(**{name: value}), name) for value in (0, 10)] == [0, 10]
    for wrong in (-1, 11, 3.5, "4"):
        with pytest.raises(msgspec.ValidationError, match=name):
            checkin(**{name: wrong})


@pytest.mark.parametrize(
    ("name", "low", "high"), [("sleep_hours", 0, 24), ("steps", 0, 200_000)], ids=["hours", "steps"]
)
def test_other_numbers_have_ends_too(name: str, low: int, high: int) -> None:
    assert getattr(checkin(**{name: low}), name) == low
    assert getattr(checkin(**{name: high}), name) == high
    for wrong in (low - 1, high + 1):
        with pytest.raises(msgspec.ValidationError):
            checkin(**{name: wrong})


@pytest.mark.parametrize(("name", "wrong"), [("mattered", "maybe"), ("flare", "yes"), ("settled", {"walking": "ok"})])
def test_words_are_taken_from_a_list(name: str, wrong: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        checkin(**{name: wrong})


def test_what_was_not_said_is_missing_and_left_out_of_the_file() -> None:
    entry = checkin(pain=0)
    assert (entry.pain, entry.energy, entry.flare) == (0, None, None)
    assert msgspec.to_builtins(entry) == {"day": "2026-01-05", "pain": 0}


def test_a_record_cannot_be_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        checkin().pain = 3  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": ""},
        {"unit": "x" * 21},
        {"unit_min": 0},
        {"aim": 0},
        {"aim": -5},
        {"days_per_week": 0},
        {"days_per_week": 8},
        {"profile": "fast"},
        {"state": "paused"},
        {"activity": ""},
        {"activity": "x" * 2_001},
        {"good": -1},
    ],
    ids=str,
)
def test_a_plan_that_does_not_fit_is_refused(wrong: dict[str, Any]) -> None:
    assert msgspec.convert(PLAN, Plan).days_per_week == 5
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(PLAN | wrong, Plan)


def test_nothing_done_is_an_answer_but_a_try_of_nothing_is_not() -> None:
    assert msgspec.convert({"plan": "walking", "day": "2026-01-05", "done": 0}, Session).done == 0
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"amount": 0}, Trial)


def test_the_book_finds_plans_and_puts_reviews_in_order() -> None:
    plans = [msgspec.convert(PLAN | {"id": name, "state": state}, Plan) for name, state in BOOKED]
    reviews = [made(on=day) for day in (26, 12, 19)] + [made(on=13, plan="stairs")]
    goal = Goal(id="goal", text="Out with the children", created=DAY)
    book = Book(plans=tuple(plans), reviews=tuple(reviews), goals=(goal,))
    assert book.plan("stairs") is plans[1]
    assert (book.plan("swimming"), book.goal("goal"), book.goal("none")) == (None, goal, None)
    assert [plan.id for plan in book.active_plans()] == ["walking"]
    assert [review.on.day for review in book.reviews_of("walking")] == [12, 19, 26]


BOOKED = (("walking", "active"), ("stairs", "ended"))


def made(on: int, plan: str = "walking") -> Review:
    first, last = date(2026, 1, on - 7), date(2026, 1, on - 1)
    return Review(plan=plan, on=date(2026, 1, on), week_from=first, week_to=last, choice="take", quota=9.0, step=1.0)
