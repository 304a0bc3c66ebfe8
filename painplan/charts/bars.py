"""What was done as bars on one axis of dates, with what was planned as a stepped line through them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from painplan.charts.canvas import Canvas, canvas
from painplan.charts.colours import Colours
from painplan.charts.ticks import Ticks, amount_ticks, date_ticks
from painplan.insight.done_days import EACH, Bar, DoneDay, Each, bars_of, finest
from painplan.kit.amounts import number

EIGHTHS = " ▁▂▃▄▅▆▇█"
HALVES = (" ▗▐", "▖▄▟", "▌▙█")
"""Two bars in one column, each empty, half or whole in a row: of the left one, then of the right one."""
EMPTY, NOTHING, FLARE = "·", "0", "f"
"""Nobody noted anything; it was noted that nothing was done; a day of a flare-up, below the floor."""
LEVEL, UP, RISE, FALL = "─", "│", "┘┌", "┐└"
"""The planned amount; where it changes, the corner it comes from and the one it goes on from."""
LARGE = 4
"""Columns of a bar with its number on it, and of the gap after it."""
WIDEST = 6
"""Columns of a bar and its gap elsewhere, however much room there is [design]."""
BELOW = 2
"""Rows below the floor: flare-ups, and the dates."""
MOST_DIGITS = 3
THOUSAND = 1000
PART = 8


class BarsShown(NamedTuple):
    """Which bars there is room for."""

    each: Each
    bars: Sequence[Bar]
    columns: int
    """Of one bar with its gap; 0: two bars in one column."""


def shown(days: Sequence[DoneDay], columns: int, *, larger: bool = False, back: int = 0) -> BarsShown:
    """Which bars are drawn: the finest there is room for, or the latest ones with their numbers on them.

    Args:
        days: Every day of the time.
        columns: The room beside the numbers of the axis.
        larger: With numbers on them, as many as there is room for.
        back: Of these, so many pages before the latest.
    """
    each = finest(len(days))
    if larger:
        bars, room = bars_of(days, each), max(1, columns // LARGE)
        end = max(min(room, len(bars)), len(bars) - back * room)
        return BarsShown(each, bars[max(0, end - room) : end], LARGE)
    for coarser in EACH[EACH.index(each) :]:
        bars = bars_of(days, coarser)
        if len(bars) <= columns:
            return BarsShown(coarser, bars, min(WIDEST, columns // max(1, len(bars))))
        if len(bars) <= 2 * columns and coarser == "day":
            return BarsShown(coarser, bars, 0)
    return BarsShown(coarser, bars[-columns:], 1)


def draw_bars(
    days: Sequence[DoneDay],
    *,
    width: int,
    height: int,
    colours: Colours | None = None,
    larger: bool = False,
    back: int = 0,
) -> str:
    """Draw what was done with characters.

    Args:
        days: Every day of the time, beside what was planned.
        width: Columns of the picture.
        height: Lines of the picture, dates included.
        colours: Foreground colours; without them the picture is plain text.
        larger: Bars three columns wide with their numbers on them.
        back: Of these, so many pages before the latest.

    Returns:
        ``height`` lines of ``width`` columns; nothing without any day.
    """
    if not days:
        return ""
    rows = max(1, height - BELOW)
    scale_rows = max(1, rows - larger)  # a number stands above its bar
    with canvas(width, height, colours) as drawing:
        found, ticks, columns = _fitted(days, width, rows, larger=larger, back=back)
        top = ticks[-1][0]
        # A label stands in the row that a bar of its value fills; that of nothing below the floor.
        drawing.up([(ceil(value / top * scale_rows), label) for value, label in ticks], 0, rows)
        first, last = found.bars[0].first, found.bars[-1].last
        at = _columns(found)
        across = [(_column_of(tick, found, at), label) for tick, label in date_ticks(first, last, columns)]
        drawing.across(_apart(across, columns), 0, max(1, columns - 1))
        _Drawn(drawing, found, at, top, scale_rows, colours).draw(larger=larger)
        return drawing.picture()


def drawn_each(days: Sequence[DoneDay], width: int, height: int, *, larger: bool = False) -> Each:
    """What a bar of a picture of this size is of."""
    return _fitted(days, width, max(1, height - BELOW), larger=larger, back=0)[0].each


def _fitted(days: Sequence[DoneDay], width: int, rows: int, *, larger: bool, back: int) -> tuple[BarsShown, Ticks, int]:
    """The bars, the numbers beside them, and the columns that these leave: coarser bars have longer numbers."""
    columns = max(1, width - 2)
    while True:
        found = shown(days, columns, larger=larger, back=back)
        ticks = amount_ticks(_top(found.bars), rows)
        left = max(1, width - max(len(label) for _, label in ticks) - 1)
        if left >= columns:
            return found, ticks, columns
        columns = left


def _top(bars: Sequence[Bar]) -> float:
    return max((max(bar.done, bar.planned or 0) for bar in bars), default=0)


def _columns(found: BarsShown) -> list[int]:
    """The first column of each bar."""
    return [number // 2 if not found.columns else number * found.columns for number in range(len(found.bars))]


def _column_of(day: float, found: BarsShown, at: Sequence[int]) -> int:
    """The column of the bar that a day belongs to."""
    return next(column for bar, column in zip(found.bars, at, strict=True) if day <= bar.last.toordinal())


def _apart(ticks: Sequence[tuple[float, str]], columns: int) -> list[tuple[float, str]]:
    """Dates that do not run into each other or over the end."""
    found: list[tuple[float, str]] = []
    free = 0.0
    for at, label in ticks:
        if at >= free and at < columns:
            found.append((at, label))
            free = at + len(label) + 1
    return found


class _Drawn:
    """The signs of one picture."""

    def __init__(
        self, drawing: Canvas, found: BarsShown, at: Sequence[int], top: float, rows: int, colours: Colours | None
    ) -> None:
        self._drawing, self._found, self._at, self._top, self._rows = drawing, found, at, top, rows
        self._colours = (colours.accent, colours.text, colours.dim) if colours else (None, None, None)
        self._thick = max(1, found.columns - 1)

    def draw(self, *, larger: bool) -> None:
        """Bars first, then the line through them, then what stands above and below."""
        signs = dict(self._bars())
        tops = {cell for cell in signs if signs.get((cell[0], cell[1] + 1), " ") == " "}
        line = {cell: sign for cell, sign in self._line() if cell not in tops}
        bars, words, faint = self._colours
        self._put({cell: sign for cell, sign in signs.items() if sign != " " and cell not in line}, bars)
        self._put(line, words)
        self._put(dict(self._below()), faint)
        if larger:
            self._put(dict(self._numbers()), words)

    def _put(self, signs: dict[tuple[int, int], str], colour: str | None) -> None:
        for sign in dict.fromkeys(signs.values()):
            self._drawing.signal([cell for cell, one in signs.items() if one == sign], sign, colour)

    def _height(self, value: float, parts: int) -> int:
        """How high a value is, in parts of a row; never nothing for something."""
        return max(1, round(parts * self._rows * value / self._top)) if value else 0

    def _row(self, value: float) -> int:
        """The row that a bar of a value ends in; 1 is the floor."""
        return max(1, ceil(self._height(value, PART) / PART))

    def _bars(self) -> Iterator[tuple[tuple[int, int], str]]:
        bars = self._found.bars
        if not self._found.columns:
            heights = [self._height(bar.done, 2) for bar in bars] + [0]
            for number in range(0, len(bars), 2):
                for row in range(ceil(max(heights[number : number + 2]) / 2)):
                    left, right = (min(2, max(0, heights[number + side] - 2 * row)) for side in (0, 1))
                    yield (self._at[number], row + 1), HALVES[left][right]
            return
        for bar, at in zip(bars, self._at, strict=True):
            height = self._height(bar.done, PART)
            for row in range(ceil(height / PART)):
                for column in range(at, at + self._thick):
                    yield (column, row + 1), EIGHTHS[min(PART, height - PART * row)]

    def _line(self) -> Iterator[tuple[tuple[int, int], str]]:
        """The planned amount of each column, its gap included; it stops where nothing was planned."""
        step = max(1, self._found.columns)
        planned: dict[int, int] = {}
        for bar, at in zip(self._found.bars, self._at, strict=True):
            if bar.planned:
                planned |= dict.fromkeys(range(at, at + step), self._row(bar.planned))
        for column, row in planned.items():
            yield (column, row), LEVEL
        for before, after in pairwise(sorted(planned)):
            low, high = sorted((planned[before], planned[after]))
            if after - before == 1 and low < high:
                corners = RISE if planned[after] > planned[before] else FALL
                yield (before, planned[before]), corners[0]
                yield (before, planned[after]), corners[1]
                for row in range(low + 1, high):
                    yield (before, row), UP

    def _below(self) -> Iterator[tuple[tuple[int, int], str]]:
        filled = {at for bar, at in zip(self._found.bars, self._at, strict=True) if bar.kind == "done"}
        for bar, at in zip(self._found.bars, self._at, strict=True):
            middle = at + self._thick // 2
            if bar.kind in ("empty", "nothing") and at not in filled:
                yield (middle, 1), EMPTY if bar.kind == "empty" else NOTHING
            if bar.flare:
                yield (middle, 0), FLARE

    def _numbers(self) -> Iterator[tuple[tuple[int, int], str]]:
        for bar, at in zip(self._found.bars, self._at, strict=True):
            if bar.kind == "done":
                for place, sign in enumerate(_short(bar.done).center(MOST_DIGITS)):
                    if sign != " ":
                        yield (at + place, self._row(bar.done) + 1), sign


def _short(value: float) -> str:
    """A number in three places, or four of a large one: ``12``, ``6.5``, ``140``, ``6.5k``."""
    if len(number(value)) <= MOST_DIGITS:
        return number(value)
    if round(value) < THOUSAND:
        return f"{value:.0f}"
    return f"{value / THOUSAND:.1f}k" if value < 10 * THOUSAND else f"{value / THOUSAND:.0f}k"
