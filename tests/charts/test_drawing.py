"""The picture: exact size, plain or coloured, the same every time."""

import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from rich.text import Text

from painplan.charts.colours import Colours
from painplan.charts.trend import draw_trend
from painplan.checkin.measures import measure_named
from painplan.checkin.records import MEASURES
from painplan.insight.trend import Trend, trend

LAST = date(2024, 6, 30)
COLOURS = Colours(accent="#5fafd7", dim="#808080", text="#a0a0a0")


def course(days: int, measure: str = "pain") -> Trend:
    top = 11 if measure == "pain" else 9000
    values = {LAST - timedelta(days=n): float(n * 37 % top) for n in range(days) if n % 11}
    return trend(measure_named(measure), values, LAST - timedelta(days=days - 1), LAST)


@pytest.mark.parametrize("size", [(40, 8), (76, 14), (80, 24), (110, 24), (200, 50)])
@pytest.mark.parametrize("days", [2, 28, 84, 365, 1461, 7300])
@pytest.mark.parametrize("measure", ["pain", "steps"])
def test_the_picture_fills_its_place_exactly(size: tuple[int, int], days: int, measure: str) -> None:
    width, height = size
    for colours in (None, COLOURS):
        picture = draw_trend(course(days, measure), width=width, height=height, colours=colours)
        lines = Text.from_ansi(picture).plain.split("\n")
        assert [len(line) for line in lines] == [width] * height


def test_plain_text_has_no_escape_codes_and_colours_change_nothing_else() -> None:
    plain = draw_trend(course(84), width=76, height=14)
    coloured = draw_trend(course(84), width=76, height=14, colours=COLOURS)
    assert "\x1b" not in plain
    assert "·" in plain
    assert re.search("[⠁-⣿]", plain)
    assert Text.from_ansi(coloured).plain == plain


def test_the_background_is_left_to_the_terminal() -> None:
    coloured = draw_trend(course(84), width=76, height=14, colours=COLOURS)
    codes = set(re.findall("\x1b\\[([0-9;]*)m", coloured))
    assert codes == {"0", "38;2;95;175;215", "38;2;128;128;128", "38;2;160;160;160"}


def test_two_pictures_in_a_row_are_the_same() -> None:
    first = draw_trend(course(84), width=76, height=14)
    draw_trend(course(365, "steps"), width=110, height=24, colours=COLOURS)
    assert draw_trend(course(84), width=76, height=14) == first


def test_nothing_recorded_draws_nothing() -> None:
    assert draw_trend(trend(MEASURES["pain"], {}, LAST, LAST), width=76, height=14) == ""
    lone = trend(MEASURES["pain"], {LAST: 3.0}, LAST - timedelta(days=999), LAST)
    assert draw_trend(lone, width=76, height=14) == ""


def test_a_single_day_is_a_dot(capsys: pytest.CaptureFixture[str]) -> None:
    picture = draw_trend(trend(MEASURES["pain"], {LAST: 3.0}, LAST, LAST), width=40, height=8)
    assert picture.count("·") == 1
    assert "30 Jun" in picture
    assert capsys.readouterr().out == ""


def test_a_flat_course_on_a_scale_keeps_the_whole_scale() -> None:
    values = {LAST - timedelta(days=n): 5.0 for n in range(28)}
    picture = draw_trend(trend(MEASURES["pain"], values, LAST - timedelta(days=27), LAST), width=40, height=11)
    lines = picture.split("\n")
    assert (lines[0][:3], lines[-2][:3]) == ("10 ", " 0 ")
    assert all(not line[3:].strip() for line in [*lines[:3], *lines[6:-1]])


def test_a_gap_stays_empty() -> None:
    values = {LAST - timedelta(days=n): 5.0 for n in range(56) if not 20 <= n < 40}
    picture = draw_trend(trend(MEASURES["pain"], values, LAST - timedelta(days=55), LAST), width=59, height=11)
    drawn = ["".join(column) for column in zip(*picture.split("\n")[:-1], strict=True)][3:]
    assert all(not column.strip() for column in drawn[17:35])


@pytest.mark.parametrize("size", [(1, 1), (5, 2), (12, 3)])
def test_a_place_too_small_does_not_fail(size: tuple[int, int]) -> None:
    draw_trend(course(84, "steps"), width=size[0], height=size[1])


def test_a_colour_must_be_a_colour() -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        Colours(accent="blue", dim="#808080", text="#a0a0a0")


def test_importing_the_room_does_not_import_the_plotting_library() -> None:
    code = "import sys, painplan.charts; print('plotext' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
