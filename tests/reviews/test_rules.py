"""When a look back is due: a rhythm from the beginning, movable, missed ones fold into one (clinical.md E2)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.reviews.rules import goal_due_since, month_due_since

BEGAN = date(2026, 1, 5)


def on(number: int) -> date:
    return BEGAN + timedelta(days=number)


@pytest.mark.parametrize(
    ("held", "moved", "today", "since"),
    [
        ([], None, 27, None),
        ([], None, 28, 28),
        ([], None, 55, 28),
        ([], None, 200, 28),
        ([28], None, 29, None),
        ([28], None, 56, 56),
        ([55], None, 56, None),
        ([55], None, 84, 84),
        ([200], None, 210, None),
        ([], 35, 34, None),
        ([], 35, 35, 35),
        ([36], 35, 40, None),
        ([28], 35, 63, 35),
    ],
)
def test_every_four_weeks_once_and_not_soon_after_a_late_one(
    held: list[int], moved: int | None, today: int, since: int | None
) -> None:
    found = month_due_since(BEGAN, [on(day) for day in held], None if moved is None else on(moved), on(today))
    assert found == (None if since is None else on(since))


@given(st.integers(1, 4000), st.sets(st.integers(1, 4000), max_size=6))
def test_after_one_was_held_none_is_due_for_two_weeks(today: int, held: set[int]) -> None:
    days = [on(day) for day in held if day <= today]
    since = month_due_since(BEGAN, days, None, on(today))
    if since is not None:
        assert since <= on(today)
        assert all(since >= day + timedelta(days=14) for day in days)


@pytest.mark.parametrize(
    ("by", "held", "moved", "today", "since"),
    [
        (None, [], None, 50, None),
        (40, [], None, 39, None),
        (40, [], None, 60, 40),
        (40, [41], None, 60, None),
        (40, [30], None, 60, 40),
        (40, [], 47, 46, None),
        (40, [], 47, 47, 47),
        (70, [41], None, 70, 70),
    ],
)
def test_a_goal_is_looked_back_at_once_its_date_has_come(
    by: int | None, held: list[int], moved: int | None, today: int, since: int | None
) -> None:
    found = goal_due_since(
        None if by is None else on(by), [on(day) for day in held], None if moved is None else on(moved), on(today)
    )
    assert found == (None if since is None else on(since))
