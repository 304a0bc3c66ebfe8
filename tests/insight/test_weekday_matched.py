"""Like days beside like days where weekends are unlike weekdays (clinical.md H5)."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from painplan.insight.comparison import compare_like_days, compare_months
from painplan.insight.weekday_matched import like_months, weekday_effect

SUNDAY = date(2024, 6, 30)
DAYS = [SUNDAY - timedelta(days=back) for back in range(56)]
NEWER, OLDER = DAYS[:28], DAYS[28:]


def weekend(day: date) -> bool:
    return day.weekday() >= 5


def by_week(days: list[date], weekdays: float, weekends: float) -> dict[date, float]:
    return {day: weekends if weekend(day) else weekdays for day in days}


def test_more_weekends_among_the_entries_are_no_change() -> None:
    """The person noted mostly weekends this month; no day became different."""
    older = by_week(OLDER, 6, 2)
    weekdays = [day for day in NEWER if not weekend(day)][:12]
    newer = by_week([*weekdays, *(day for day in NEWER if weekend(day))], 6, 2)
    sparse = by_week([day for day in OLDER if not weekend(day)], 6, 2) | by_week(OLDER[:7], 6, 2)
    found = compare_like_days(older | newer, SUNDAY)
    assert (found.change, found.groups) == (0, ("weekdays", "weekend"))
    assert compare_like_days(sparse | newer, SUNDAY).change == 0


def test_plain_medians_would_see_a_change_where_like_days_see_none() -> None:
    older = by_week(OLDER, 6, 2)
    newer = by_week([day for day in NEWER if weekend(day)] + [d for d in NEWER if not weekend(d)][:8], 6, 2)
    assert compare_months(older | newer, SUNDAY).change == -2
    found = compare_like_days(older | newer, SUNDAY)
    assert (found.now, found.before, found.change) == (2, 2, 0)
    assert found.groups == ("weekend",), "eight weekdays are too few to stand for a month of them"


def test_a_change_of_both_kinds_of_day_is_seen_in_its_size() -> None:
    found = compare_like_days(by_week(OLDER, 6, 2) | by_week(NEWER, 4, 1), SUNDAY)
    assert found.before is not None
    assert round(found.before, 6) == round((5 * 6 + 2 * 2) / 7, 6)
    assert found.change is not None
    assert round(found.change, 6) == round((5 * -2 + 2 * -1) / 7, 6)


def test_where_no_kind_of_day_can_be_compared_nothing_is_said() -> None:
    weekdays = [[day for day in month if not weekend(day)] for month in (OLDER, NEWER)]
    weekends = [[day for day in month if weekend(day)] for month in (OLDER, NEWER)]
    older = by_week(weekdays[0][:18] + weekends[0][:4], 6, 2)
    newer = by_week(weekdays[1][:9] + weekends[1], 6, 2)
    found = compare_like_days(older | newer, SUNDAY)
    assert not found.enough
    assert (found.now, found.before, found.change) == (None, None, None)
    assert found.groups


def test_a_change_from_month_to_month_is_no_effect_of_the_week() -> None:
    older = by_week([day for day in OLDER if not weekend(day)], 8, 8)
    newer = by_week(NEWER, 2, 2)
    assert not weekday_effect([older, newer])
    assert compare_like_days(older | newer, SUNDAY).change == -6


def test_chance_alone_seldom_looks_like_an_effect_of_the_week() -> None:
    random, found = Random(7), 0
    for _ in range(400):
        values = {day: float(random.randint(0, 10)) for day in DAYS}
        found += weekday_effect([{day: values[day] for day in month} for month in (OLDER, NEWER)])
    assert found <= 8, "less than once in 50, and then like days are compared, which says nothing untrue"


months = st.dictionaries(st.sampled_from(DAYS), st.integers(0, 10).map(float))


@given(months)
def test_without_an_effect_it_is_the_plain_comparison(values: Mapping[date, float]) -> None:
    found, plain = compare_like_days(values, SUNDAY), compare_months(values, SUNDAY)
    if not found.groups:
        assert found == plain
    else:
        assert (found.now_days, found.before_days) == (plain.now_days, plain.before_days)
        assert set(found.groups) <= {"weekdays", "weekend"}


@given(months, st.integers(1, 4))
def test_a_month_has_a_value_within_its_own_or_none(values: Mapping[date, float], count: int) -> None:
    found = like_months(values, SUNDAY, count)
    assert len(found.values) == count
    for at, value in enumerate(reversed(found.values)):
        own = [values[day] for day in values if 0 <= (SUNDAY - day).days - 28 * at < 28]
        assert value is None or min(own) <= value <= max(own)
        assert value is None or len(own) >= 16


@given(months)
def test_weekends_higher_or_lower_are_the_same_effect(values: Mapping[date, float]) -> None:
    turned = {day: 10 - value for day, value in values.items()}
    assert weekday_effect([values]) == weekday_effect([turned])
