"""The printed page of the calculator: one sheet, whatever goes in."""

from datetime import date
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from painplan.pacing.calculator import calculate
from painplan.pacing.start import Worse
from painplan.samples.calculator_page import PAGE_LINES, PAGE_WIDTH, ladder_lines, pace_page

UNITS = {"": 1.0, "minutes": 1.0, "metres": 50.0, "steps": 100.0, "repetitions": 1.0}
AMOUNTS = st.lists(st.floats(0.1, 200_000), min_size=2, max_size=12)


@given(
    AMOUNTS,
    st.none() | st.floats(0.5, 200_000),
    st.sampled_from(list(UNITS)),
    st.booleans(),
    st.sampled_from(get_args(Worse)),
)
def test_whatever_goes_in_it_is_one_page(
    amounts: list[float], aim: float | None, unit: str, gentle: bool, worse: Worse
) -> None:
    found = calculate(amounts, UNITS[unit], aim=aim, profile="gentle" if gentle else "steady", worse=worse)
    lines = pace_page(found, unit, date(2026, 9, 30)).splitlines()
    assert len(lines) <= PAGE_LINES
    assert max(len(line) for line in lines) <= PAGE_WIDTH
    assert any(line.startswith("Stop for:") for line in lines)
    assert any(line.startswith("First amount") for line in lines)


def test_the_ladder_is_read_from_top_to_bottom_and_every_week_is_there() -> None:
    found = calculate([8, 12, 10], 1, aim=20)
    lines = ladder_lines(found.ladder.rungs, 76, 7)
    assert len(lines) == 7
    assert lines[0].split() == ["week", "1", "8", "week", "8", "15"]
    shown = [int(word) for line in lines for word in line.split()[1::3]]
    assert sorted(shown) == list(range(1, 14))


def test_a_long_ladder_ends_with_the_aim_and_says_that_weeks_are_left_out() -> None:
    page = pace_page(calculate([10, 10, 10], 1, aim=300), "minutes")
    assert "week 293     300" in page
    assert "weeks between are left out" in " ".join(page.split())


def test_where_no_step_can_be_proposed_the_page_has_none() -> None:
    page = pace_page(calculate([10, 10, 10], 1, aim=300, worse="often"), "minutes")
    assert "week" not in page.split("Stop for")[0].replace("once a week", "")
    assert "a limit, not a target" in " ".join(page.split())
