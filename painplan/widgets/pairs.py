"""The pairs of an experiment as dots on a line: left of the middle the usual way was better, right of it the other."""

from textual.content import Content

from painplan.experiments.result import Pair
from painplan.kit.amounts import amount, number
from painplan.kit.words import say

HALF = 16
"""Columns on each side of the middle."""


def pairs_drawn(pairs: tuple[Pair, ...], meaningful: float) -> Content:
    """A line a pair; the same as words beside it, so that nothing hangs on the picture.

    Args:
        pairs: All pairs, also those without enough days.
        meaningful: The change people usually notice; marked on both sides, and the picture reaches past it.
    """
    sizes = [abs(pair.difference) for pair in pairs if pair.difference is not None]
    reach = max([1.5 * meaningful, *sizes])
    head = Content.styled(
        f"{'':10}{'usual was better':<{HALF}} │ {'the other was better':>{HALF}}", "$foreground-muted"
    )
    return Content("\n").join([head, *(_line(pair, reach, meaningful) for pair in pairs)])


def _line(pair: Pair, reach: float, meaningful: float) -> Content:
    cells = [" "] * (2 * HALF + 3)
    middle = HALF + 1
    noticed = round(meaningful / reach * HALF)
    cells[middle - noticed] = cells[middle + noticed] = "┊"
    cells[middle] = "│"
    if pair.difference is None:
        return Content.assemble(
            f"pair {pair.number:<5}",
            ("".join(cells), "$foreground-muted"),
            say("screens.pairs.days_so_far", a_days=pair.a_days, b_days=amount(pair.b_days, "days")),
        )
    cells[middle + round(pair.difference / reach * HALF)] = "●"
    row = "".join(cells)
    before, dot, after = row.partition("●")
    return Content.assemble(
        f"pair {pair.number:<5}",
        (before, "$foreground-muted"),
        (dot, "bold $accent"),
        (after, "$foreground-muted"),
        f"  A {number(round(pair.a or 0, 1))}   B {number(round(pair.b or 0, 1))}",
    )
