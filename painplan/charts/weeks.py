"""Two courses of weekly totals in one picture, told apart by their marks as well as by their colours."""

from collections.abc import Sequence

from painplan.charts.canvas import canvas
from painplan.charts.colours import Colours
from painplan.charts.ticks import value_ticks, week_ticks
from painplan.checkin.records import MEASURES

FIRST_MARK, SECOND_MARK = "braille", "•"
"""The first course is a fine line, the second a row of dots."""
FIRST_SHOWN, SECOND_SHOWN = "⠤⠤", "••"
"""What the two look like beside their names."""


def draw_weeks(
    first: Sequence[float], second: Sequence[float | None], *, width: int, height: int, colours: Colours | None = None
) -> str:
    """Draw two courses of minutes a week with characters.

    Args:
        first: Minutes of each week; drawn as a line in the accent colour.
        second: Minutes of the same weeks; drawn as dots, none for a week without.
        width: Columns of the picture.
        height: Lines of the picture, weeks included.
        colours: Foreground colours; without them the picture is plain text.

    Returns:
        ``height`` lines of ``width`` columns, or an empty string without any week.
    """
    if not first or not second:
        return ""
    weeks = max(len(first), len(second))
    dots = [(week, value) for week, value in enumerate(second, 1) if value is not None]
    with canvas(width, height, colours) as drawing:
        margin = drawing.up(value_ticks(MEASURES["function"], 0, max(*first, *(dot for _, dot in dots)), height - 1))
        # An axis needs some length: a single week stands in the middle of three.
        drawing.across(week_ticks(weeks, width - margin), *((1, weeks) if weeks > 1 else (0, 2)))
        drawing.signal(dots, SECOND_MARK, colours.text if colours else None)
        line_mark = FIRST_MARK if weeks > 1 else SECOND_MARK
        drawing.signal(list(enumerate(first, 1)), line_mark, colours.accent if colours else None, line=True)
        return drawing.picture()
