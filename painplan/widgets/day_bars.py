"""Days as bars, one column a day: a long day and the quiet ones after it are seen at once."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from painplan.kit.assets import asset
from painplan.pacing.body import LivedDay

DAYS, DAYS_IN_WEEK = 28, 7
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_ROWS_BESIDE = 2
"""A name above and flare-up days below take a line each."""


class DayBars(Widget):
    """The first four weeks of two ways, one above the other on the same scale."""

    _paced: Sequence[LivedDay] = ()
    _pushed: Sequence[LivedDay] = ()

    def show(self, paced: Sequence[LivedDay], pushed: Sequence[LivedDay]) -> None:
        """Show other days."""
        self._paced, self._pushed = paced[:DAYS], pushed[:DAYS]
        self.refresh()

    def render(self) -> Content:
        """Draw as many rows as there is room for."""
        days = (*self._paced, *self._pushed)
        if not days or not self.size.height:
            return Content("")
        names = asset("demonstration")["strategies"]
        top = max(1.0, *(day.minutes for day in days))
        rows = max(1, self.size.height // 2 - _ROWS_BESIDE)
        wide = max(1, (self.size.width - 4) // DAYS)
        lines: list[Content] = []
        for name, course, look in (
            ("push_through", self._pushed, "$foreground-muted"),
            ("paced", self._paced, "$accent"),
        ):
            lines.append(Content.styled(names[name], look))
            lines.extend(Content.styled(line, look) for line in bars([d.minutes for d in course], top, rows, wide))
            lines.append(Content(_spread(["f" if day.flare else " " for day in course], wide)))
        return Content("\n").join(lines)


def bars(values: Sequence[float], top: float, rows: int, wide: int) -> list[str]:
    """Values as bars, from the upper line to the lower one; a day with nothing is a dot.

    Args:
        values: At least 0.
        top: The value that fills all lines, above 0.
        rows: How many lines.
        wide: Characters of a day, its gap included.
    """
    eighths = [round(8 * rows * min(1, value / top)) for value in values]
    lines = []
    for row in reversed(range(rows)):
        cells = [_EIGHTHS[min(8, max(0, height - 8 * row))] for height in eighths]
        if row == 0:
            cells = ["·" if not value else max("▁", cell) for value, cell in zip(values, cells, strict=True)]
        lines.append(_spread(cells, wide))
    return lines


def _spread(cells: Sequence[str], wide: int) -> str:
    """Cells side by side with a gap, and a larger one after each week."""
    thick = max(1, wide - 1)
    weeks = (cells[at : at + DAYS_IN_WEEK] for at in range(0, len(cells), DAYS_IN_WEEK))
    drawn = (
        "".join((cell * thick if cell != "f" else cell.ljust(thick)).ljust(wide) for cell in week) for week in weeks
    )
    return " ".join(drawn).rstrip()
