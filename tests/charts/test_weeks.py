"""Two courses in one picture: exact size, told apart without colours."""

import re

import pytest
from rich.text import Text

from painplan.charts.colours import Colours
from painplan.charts.weeks import SECOND_SHOWN, draw_weeks

COLOURS = Colours(accent="#5fafd7", dim="#808080", text="#a0a0a0")
RISING, FLAT = [float(100 + 3 * n) for n in range(52)], [90.0] * 52


@pytest.mark.parametrize("size", [(40, 8), (76, 11), (108, 24)])
@pytest.mark.parametrize("weeks", [1, 2, 12, 52, 260])
def test_the_picture_fills_its_place_exactly(size: tuple[int, int], weeks: int) -> None:
    width, height = size
    for colours in (None, COLOURS):
        first, second = [float(n) for n in range(weeks)], [50.0] * weeks
        picture = draw_weeks(first, second, width=width, height=height, colours=colours)
        lines = Text.from_ansi(picture).plain.split("\n")
        assert [len(line) for line in lines] == [width] * height


def test_a_line_and_dots_are_told_apart_without_colours() -> None:
    plain = draw_weeks(RISING, FLAT, width=76, height=11)
    assert "\x1b" not in plain
    assert re.search("[⠁-⣿]", plain)
    assert SECOND_SHOWN[0] in plain
    assert Text.from_ansi(draw_weeks(RISING, FLAT, width=76, height=11, colours=COLOURS)).plain == plain


def test_the_axis_begins_with_nothing_so_that_a_difference_looks_as_large_as_it_is() -> None:
    lines = draw_weeks(RISING, FLAT, width=76, height=11).split("\n")
    assert lines[-2].startswith("  0 ")
    assert lines[0].startswith("300 ")
    assert "week 1" in lines[-1]


def test_without_weeks_there_is_nothing_to_draw() -> None:
    assert draw_weeks([], [], width=76, height=11) == ""


def test_nothing_done_at_all_is_drawn_at_the_bottom() -> None:
    assert draw_weeks([0.0] * 4, [0.0] * 4, width=40, height=8)
