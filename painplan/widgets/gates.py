"""Aligned rows: the checks of a review, and other small tables."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content

from painplan.kit.lines import column, in_lines
from painplan.pacing.review import Proposal
from painplan.plans.reasons import gate_line, gate_sign
from painplan.widgets.fitted import Fitted

_FIRST, _SECOND, _ALL = 28, 24, 74
"""Widths of the first two columns and of a whole line in a window of 80 columns."""
_WIDEST = 44
"""So wide the first column becomes where its words are longer; the rest of them goes below."""
_SHARE = 0.4
"""Of a narrower line the first column has no more than this."""


class Rows(Fitted):
    """A table that is made for the columns there are."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        super().__init__()
        self._rows = tuple(rows)

    def lines_for(self, columns: int) -> Content:
        """Its columns narrower, and what has no room in them below."""
        return table(self._rows, columns)


def table(rows: Iterable[Sequence[str]], columns: int = _ALL) -> Content:
    """Three columns: what, how much, and a remark in a dimmer shade; what has no room in its column goes below.

    Args:
        rows: What, how much, remark.
        columns: The room there is; more than in a window of 80 columns is left free.
    """
    told, room = list(rows), min(columns, _ALL)
    first = min(_WIDEST, max([_FIRST, *(cell_len(what) + 1 for what, _, _ in told)]))
    if room < _ALL:
        first = min(first, int(_SHARE * room))
    return Content("\n").join(line for row in told for line in _lines(row, first, room))


def _lines(row: Sequence[str], first: int, room: int) -> Iterable[Content]:
    what, figure, remark = row
    wide = cell_len(figure)
    beside = wide < _SECOND and first + _SECOND + cell_len(remark) <= room
    begins, figures = in_lines(what, first - 1), in_lines(figure, room - first)
    for number in range(max(1, len(begins), len(figures))):
        label, part = (each[number] if number < len(each) else "" for each in (begins, figures))
        end = f"{' ' * (_SECOND - wide)}{remark}" if remark and beside and not number else ""
        yield Content.assemble((column(label, first), "$foreground-muted"), part, (end, "$foreground-muted"))
    if remark and not beside:
        yield from (Content.styled(" " * first + line, "$foreground-muted") for line in in_lines(remark, room - first))


def gate_table(proposal: Proposal, unit: str) -> list[tuple[str, str, str]]:
    """Every check with its numbers; a mark and a word say whether it was met."""
    told = [(gate, gate_line(gate, unit, codes=False)) for gate in proposal.gates]
    return [(f"{gate_sign(gate)} {name}", figures, limit) for gate, (name, figures, limit) in told]
