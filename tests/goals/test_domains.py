"""The nine domains: gap, priority, and which are suggested (clinical.md D1, vector I16)."""

from hypothesis import given
from hypothesis import strategies as st

from painplan.goals.domains import DOMAINS, gap, priority, suggested

rating = st.integers(0, 10)


def test_important_9_and_lived_3_is_a_gap_of_6_and_a_priority_of_54() -> None:
    assert (gap(9, 3), priority(9, 3)) == (6, 54)


def test_lived_more_than_it_matters_is_no_gap() -> None:
    assert (gap(3, 9), priority(3, 9)) == (0, 0)


@given(rating, rating)
def test_priority_stays_within_0_and_100(importance: int, now: int) -> None:
    assert 0 <= priority(importance, now) <= 100


@given(st.dictionaries(st.sampled_from(DOMAINS), st.tuples(rating, rating)))
def test_at_most_three_are_suggested_highest_first_and_never_one_without_a_gap(
    rated: dict[str, tuple[int, int]],
) -> None:
    found = suggested(rated)  # type: ignore[arg-type]  # names of domains
    values = [priority(*rated[domain]) for domain in found]
    assert len(found) <= 3
    assert values == sorted(values, reverse=True)
    assert all(value > 0 for value in values)
    others = [priority(*rated[domain]) for domain in rated.keys() - set(found)]
    assert len(found) == 3 or not any(others)
