"""Green and amber beside one's own usual: clinical.md A10."""

from datetime import date, timedelta

import pytest

from painplan.pacing.symptom_band import NEEDED, band

DAY = date(2026, 3, 4)


def usual(value: float, today: float | None, days: int = NEEDED) -> dict[date, float]:
    values = {DAY - timedelta(days=back): value for back in range(1, days + 1)}
    return values if today is None else values | {DAY: today}


@pytest.mark.parametrize(
    ("today", "colour"),
    [(0, "green"), (4, "green"), (5, "green"), (5.5, None), (6, "amber"), (10, "amber"), (None, None)],
)
def test_up_to_one_above_the_usual_is_green_and_from_two_on_amber(today: float | None, colour: str | None) -> None:
    found = band({"pain": usual(4, today)}, DAY)
    assert (found and found.colour) == colour


def test_with_too_few_days_nothing_is_said() -> None:
    assert band({"pain": usual(4, 9, NEEDED - 1)}, DAY) is None


def test_days_longer_ago_than_four_weeks_do_not_count() -> None:
    old = {DAY - timedelta(days=back): 1.0 for back in range(29, 60)}
    assert band({"pain": old | {DAY: 9.0}}, DAY) is None


def test_a_morning_that_was_not_settled_is_amber_and_says_no_symptom() -> None:
    found = band({"pain": usual(4, 4)}, DAY, settled="no")
    assert found is not None
    assert (found.colour, found.of) == ("amber", ())


def test_the_symptom_that_is_above_is_named() -> None:
    found = band({"pain": usual(4, 4), "tired": usual(3, 6)}, DAY)
    assert found is not None
    assert (found.colour, found.of) == ("amber", ("tired",))
