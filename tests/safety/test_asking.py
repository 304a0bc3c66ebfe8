"""When which list of warning signs is asked (clinical.md C, "Ask")."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.safety.asking import ListAsked, list_due, pain_jump

DAY = date(2026, 3, 30)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def pains(*newest_last: int | None) -> dict[date, int | None]:
    return {ago(back): value for back, value in enumerate(reversed(newest_last))}


CALM = ListAsked(whole_on=ago(20), short_on=ago(3), began=ago(20))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (ListAsked(), None),
        (ListAsked(began=ago(0)), ("whole", "set_up", 0)),
        (ListAsked(began=ago(40)), ("whole", "set_up", 40)),
        (CALM, None),
        (ListAsked(whole_on=ago(20), short_on=ago(7), began=ago(20)), ("short", "week", 0)),
        (ListAsked(whole_on=ago(7), began=ago(7)), ("short", "week", 0)),
        (ListAsked(whole_on=ago(20), short_on=ago(3), began=ago(20), falls=[ago(2)]), ("whole", "fall", 2)),
        (ListAsked(whole_on=ago(2), short_on=ago(3), began=ago(20), falls=[ago(2)]), None),
        (ListAsked(whole_on=ago(20), short_on=ago(3), began=ago(20), falls=[ago(14)]), ("whole", "fall", 14)),
        (ListAsked(whole_on=ago(20), short_on=ago(3), began=ago(20), worries=[ago(5)]), ("whole", "worry", 5)),
        (ListAsked(whole_on=ago(5), short_on=ago(3), began=ago(20), worries=[ago(5)]), None),
        (ListAsked(falls=[ago(1)]), ("whole", "fall", 1)),
        (ListAsked(whole_on=ago(20), short_on=ago(3), began=ago(20), flares=[(ago(9), ago(3))]), None),
        (
            ListAsked(whole_on=ago(20), short_on=ago(3), began=ago(20), flares=[(ago(10), ago(3))]),
            ("whole", "long_flare", 3),
        ),
        (
            ListAsked(whole_on=ago(2), short_on=ago(0), began=ago(20), flares=[(ago(8), ago(0))]),
            ("whole", "long_flare", 1),
        ),
        (
            ListAsked(whole_on=ago(1), short_on=ago(3), began=ago(20), flares=[(ago(8), ago(0))]),
            ("short", "long_flare", 0),
        ),
        (ListAsked(whole_on=ago(1), short_on=ago(0), began=ago(20), flares=[(ago(8), ago(0))]), None),
        (ListAsked(whole_on=ago(1), short_on=ago(3), began=ago(20), flares=[(ago(8), ago(1))]), None),
        (ListAsked(whole_on=ago(2), short_on=ago(3), began=ago(20), flares=[(ago(16), ago(6)), (ago(1), DAY)]), None),
        (ListAsked(whole_on=ago(0), began=ago(20), flares=[(ago(8), ago(0))]), None),
    ],
)
def test_what_calls_for_which_list(asked: ListAsked, found: tuple[str, str, int] | None) -> None:
    due = list_due(asked, DAY)
    assert (due and (due.list, due.why, due.since)) == (found and (found[0], found[1], ago(found[2])))


@pytest.mark.parametrize(
    ("values", "jumped"),
    [
        ([4] * 10 + [7, 7, 7], 0),
        ([4] * 10 + [7, 7, 7, None], 1),
        ([4] * 10 + [7, 6, 7], None),
        ([4] * 10 + [7, 7], None),
        ([4] * 10 + [7, None, 7, 7], None),
        ([4] * 4 + [7, 7, 7], 0),
        ([4] * 3 + [7, 7, 7], None),
        ([4] * 5 + [8, 8, 8, 8], 0),
        ([4] * 10 + [7, 7, 7, 5], None),
        ([], None),
    ],
)
def test_pain_three_above_the_usual_for_three_days(values: list[int | None], jumped: int | None) -> None:
    assert pain_jump(pains(*values), DAY) == (None if jumped is None else ago(jumped))


@given(st.lists(st.none() | st.integers(0, 10), max_size=40))
def test_even_pain_never_jumps_and_a_jump_asks_for_the_whole_list(values: list[int | None]) -> None:
    jumped = pain_jump(pains(*values), DAY)
    if jumped is not None:
        due = list_due(ListAsked(whole_on=ago(20), short_on=ago(0), began=ago(20), pain=pains(*values)), DAY)
        assert due is not None
        assert (due.list, due.why) == ("whole", "pain_jump")
    even = [value and 5 for value in values]
    assert pain_jump(pains(*even), DAY) is None
