"""The mean of seven days is drawn and told from the seventh day on: a steady amount is no climb (clinical.md H2)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painplan.charts.series import series
from painplan.checkin.records import MEASURES
from painplan.insight.trend import trend
from painplan.insight.usual_day import Amounts
from tests.conftest import CoachOn, Shell, on

FUNCTION = MEASURES["function"]
LAST = date(2026, 3, 31)
BEGINS = "The 7-day line begins on the seventh day."


def steady(days: int) -> dict[date, float]:
    """Thirty a day, on so many days up to the last one."""
    return {LAST - timedelta(days=back): 30.0 for back in range(days)}


@given(st.integers(1, 80), st.integers(1, 100))
def test_a_steady_amount_is_drawn_flat_and_has_no_rise(days: int, shown: int) -> None:
    done = steady(days)
    course = trend(FUNCTION, done, LAST - timedelta(days=shown - 1), LAST, amounts=Amounts(days=done), since=min(done))
    _, pieces = series(course, 80)
    assert {round(value, 9) for piece in pieces for _, value in piece} <= {30}
    assert {round(value, 9) for _, value in course.weeks} <= {30}
    assert course.slope_per_4_weeks in (None, 0)
    assert course.line_from == min(done) + timedelta(days=6)


@pytest.mark.parametrize("measure", ["function", "walking"])
@pytest.mark.parametrize("weeks", [1, 3, 12])
def test_document_words_and_table_begin_on_the_seventh_day(
    measure: str, weeks: int, painplan: Shell, walking_plan: object
) -> None:
    for number in range(8):
        painplan("checkin", "--set", "done.walking=30", day=on(number))
    ran = painplan("trend", measure, "--weeks", str(weeks), "--json", day=on(7)).document
    assert [point["smoothed"] for point in ran["points"]] == ([None] * 6 + [30] * 2)[-7 * weeks :]
    assert ran["line_from"] == on(6).isoformat()
    assert BEGINS in painplan("trend", day=on(7)).out
    rows = painplan("trend", "--table", day=on(7)).out.splitlines()[1:9]
    assert [row.split()[-1] for row in rows] == ["–"] * 6 + ["30"] * 2
    assert BEGINS not in painplan("trend", "pain", day=on(7)).out


DAYS = st.lists(st.sampled_from(["done", "entry", "flare", "nothing", "undone"]), min_size=1, max_size=10)


@settings(max_examples=25)
@given(DAYS)
def test_coverage_is_what_counting_the_days_gives(kinds: list[str]) -> None:
    """Of the days since the first amount those with one: nothing undone, no flare-up or other entry alone."""
    from painplan.insight.trends import LookingBack
    from painplan.plans.records import Trial
    from painplan.plans.service import NewPlan
    from painplan.store.diary import Diary
    from painplan.store.memory import MemoryFolder
    from painplan.today.coach import Coach

    diary = Diary(MemoryFolder())
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    new = NewPlan(goal="Out", activity="Walking", unit="minutes", trials=tries, days_per_week=7)
    Coach(diary, on(0)).add_plan(new)
    for number, kind in enumerate(kinds):
        coach, day = Coach(diary, on(number)), on(number)
        if kind in ("done", "undone"):
            coach.answer(day, [("done.walking", "8"), ("interference", "3")])
            coach.answer(day, [("done.walking", "9")])
        if kind == "undone":
            coach.undo()
            coach.undo()
        if kind == "entry":
            coach.answer(day, [("interference", "3")])
        if kind == "flare":
            coach.begin_flare()
    done = [number for number, kind in enumerate(kinds) if kind == "done"]
    course = LookingBack(Coach(diary, on(len(kinds) - 1))).trend("function", 4)
    expected = len(done) / (len(kinds) - done[0]) if done else 0
    assert course.coverage == pytest.approx(expected)


def test_a_day_that_only_says_that_a_flare_up_began_is_no_entry_of_what_was_done(
    painplan: Shell, walking_plan: object, coach_on: CoachOn
) -> None:
    for number in range(8):
        if number in (2, 5):
            continue
        painplan("checkin", "--set", "done.walking=8", day=on(number))
    painplan("flare", "start", day=on(2))
    painplan("flare", "end", day=on(5))
    assert painplan("trend", "--json", day=on(4)).document["coverage"] == pytest.approx(4 / 5)
    assert "begun" not in painplan("today", day=on(2)).out
