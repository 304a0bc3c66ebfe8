"""A direction is told only where it is more than what comes and goes by itself (clinical.md H5)."""

from datetime import date, timedelta
from random import Random

import pytest

from painplan.checkin.records import MEASURES
from painplan.insight.noticeable import is_noticeable
from painplan.insight.trend import Trend, seldom_trend, trend
from painplan.insight.trend_words import goes_somewhere, trend_words
from painplan.insight.usual_day import Amounts
from painplan.measures.program_instruments import change_rules
from painplan.measures.records import Measure
from tests.thorough import examples

FIRST = date(2026, 1, 5)
COURSES = examples(1_000)
WEEKS = 12


def course(name: str, seed: int, middle: float, spread: float, rise: float = 0) -> Trend:
    """Twelve weeks around one level, without any trend unless a rise over all of them is given."""
    chance, measure, days = Random(seed), MEASURES[name], 7 * WEEKS
    values = {}
    for number in range(days):
        at = middle + rise * number / (days - 1) + chance.gauss(0, spread)
        values[FIRST + timedelta(days=number)] = float(round(min(measure.high, max(measure.low, at))))
    return trend(measure, values, FIRST, max(values))


@pytest.mark.parametrize(
    ("name", "middle", "spread", "most"),
    [
        # Of 1,000 courses without a direction one was told in 0.2, 0.2, 0.2, 7.5 and 11.4 %; with any slope of 0.05 or
        # more counting as one, as it was before, in 9.9 % of those of 0-10 and in 99.8 % of those of steps.
        ("pain", 5, 1.5, 0.02),
        ("mood", 5, 1.5, 0.02),
        ("sleep", 5, 1.5, 0.02),
        ("interference", 5, 1.5, 0.10),  # 1 point is enough there (H1), so chance comes to it more often
        ("steps", 5_000, 1_500, 0.15),
    ],
)
def test_pure_chance_is_seldom_told_as_a_direction(name: str, middle: float, spread: float, most: float) -> None:
    told = sum(goes_somewhere(course(name, seed, middle, spread)) for seed in range(COURSES))
    assert told <= most * COURSES + 1


@pytest.mark.parametrize(
    ("name", "middle", "spread", "rise"),
    [("pain", 6, 1.5, -4.0), ("interference", 6, 1.5, -3.0), ("mood", 4, 1.5, 4.0), ("steps", 4_000, 1_500, 3_000.0)],
)
def test_what_really_goes_somewhere_is_told(name: str, middle: float, spread: float, rise: float) -> None:
    found = [course(name, seed, middle, spread, rise) for seed in range(100)]
    assert sum(goes_somewhere(one) for one in found) >= 95
    words = " ".join(trend_words(found[0]))
    assert ("Going up by" in words) == (rise > 0)


def test_a_change_within_what_comes_and_goes_is_called_that() -> None:
    """Pain from 5 to 6 in twelve weeks: less than 2 points (H1), though the slope is not 0."""
    days = {FIRST + timedelta(days=number): float(5 + (number >= 42)) for number in range(84)}
    shown = trend(MEASURES["pain"], days, FIRST, max(days))
    assert shown.slope_per_4_weeks
    assert list(trend_words(shown))[-1].startswith("No direction")


def test_steps_of_a_plan_are_a_direction() -> None:
    """8 minutes and one more each week: 13 in the sixth, 62 % more."""
    days = {FIRST + timedelta(days=number): float(8 + number // 7) for number in range(42)}
    shown = trend(MEASURES["function"], days, FIRST, max(days), amounts=Amounts(days=days))
    assert "Going up by 4 minutes" in " ".join(trend_words(shown)).replace("about ", "")


@pytest.mark.parametrize(
    ("measure", "before", "after", "told"),
    [
        (MEASURES["steps"], 5_000, 5_990, False),
        (MEASURES["steps"], 5_000, 4_000, True),
        (MEASURES["function"], 20, 23.9, False),
        (MEASURES["function"], 20, 24, True),
        (MEASURES["mattered"], 1, 1.3, False),
        (MEASURES["mattered"], 1, 1.4, True),
        (MEASURES["energy"], 5, 6.9, False),
        (MEASURES["energy"], 5, 3, True),
        (Measure("confidence", "0-10", 0, 10), 5, 7, True),
        (Measure("grip", "", -1_000_000), 30, 35, False),
        (Measure("grip", "", -1_000_000), 30, 36, True),
        (MEASURES["pain"], 4, 2.9, False),
        (MEASURES["pain"], 5, 3, True),
    ],
)
def test_how_much_is_enough(measure: Measure, before: float, after: float, told: bool) -> None:
    assert is_noticeable(measure, before, after, change_rules()) is told


def test_a_questionnaire_goes_by_its_own_row() -> None:
    values = {FIRST + timedelta(days=28 * number): score for number, score in enumerate((6.0, 5.8, 5.6, 5.4))}
    peg = Measure("peg", "0-10", 0, 10)
    assert not goes_somewhere(seldom_trend(peg, values, FIRST, max(values)))
    halved = {day: score - 3 * (number > 1) for number, (day, score) in enumerate(values.items())}
    assert goes_somewhere(seldom_trend(peg, halved, FIRST, max(values)))
