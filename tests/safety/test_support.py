"""When answers given as numbers call for the page of support (clinical.md C3)."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import painplan.safety.support
from painplan.safety.support import mood_calls_for_support

DAY = date(2026, 3, 10)


def moods(*values: int | None) -> dict[date, int | None]:
    """The last days, the newest today."""
    return {DAY - timedelta(days=back): value for back, value in enumerate(reversed(values))}


@pytest.mark.parametrize(
    ("values", "called"),
    [
        ((0, 0, 0), True),
        ((0, 0, 0, None), True),
        ((0, 0, 0, 1), True),
        ((0, 0, 0, 1, 1), False),
        ((0, 0, 1), False),
        ((0, None, 0, 0), False),
        ((0, 0), False),
        ((1, 1, 1), False),
        ((0, 0, 0, None, None), False),
        ((), False),
    ],
)
def test_the_worst_mood_three_days_in_a_row(values: tuple[int | None, ...], called: bool) -> None:
    assert mood_calls_for_support(moods(*values), DAY) is called


@given(st.lists(st.none() | st.integers(1, 10), max_size=6))
def test_without_the_worst_mood_it_is_never_called_for(values: list[int | None]) -> None:
    assert not mood_calls_for_support(moods(*values), DAY)


def test_the_rule_is_given_no_words() -> None:
    """Free text is never looked through: no parameter of the rule can hold any."""
    tree = ast.parse(Path(painplan.safety.support.__file__).read_text(encoding="utf-8"))
    kinds = [ast.unparse(part.annotation) for part in ast.walk(tree) if isinstance(part, ast.arg) and part.annotation]
    assert kinds == ["Mapping[date, int | None]", "date"]
