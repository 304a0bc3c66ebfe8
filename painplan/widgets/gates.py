"""Aligned rows: the checks of a review, and other small tables."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content

from painplan.kit.lines import column, in_lines
from painplan.pacing.review import Proposal
from painplan.plans.reasons import gate_line, gate_sign

_FIRST, _SECOND, _ALL = 28, 24, 74
"""Widths of the first two columns and of a whole line on the smallest screen that is drawn for."""
_WIDEST = 44
"""So wide the first column becomes where its words are longer; the rest of them goes below."""


def table(rows: Iterable[Sequence[str]]) -> Content:
    """Three columns: what, how much, and a remark in a dimmer shade; what has no room in its column goes below."""
    told = list(rows)
    first = min(_WIDEST, max([_FIRST, *(cell_len(what) + 1 for what, _, _ in told)]))
    return Content("\n").join(line for row in told for line in _lines(row, first))


def _lines(row: Sequence[str], first: int) -> Iterable[Content]:
    what, figure, remark = row
    wide = cell_len(figure)
    beside = wide < _SECOND and first + _SECOND + cell_len(remark) <= _ALL
    begins, figures = in_lines(what, first - 1), in_lines(figure, _ALL - first)
    for number in range(max(1, len(begins), len(figures))):
        label, part = (each[number] if number < len(each) else "" for each in (begins, figures))
        end = f"{' ' * (_SECOND - wide)}{remark}" if remark and beside and not number else ""
        yield Content.assemble((column(label, first), "$foreground-muted"), part, (end, "$foreground-muted"))
    if remark and not beside:
        yield Content.styled(" " * first + remark, "$foreground-muted")


def gate_rows(proposal: Proposal, unit: str) -> Content:
    """Every check with its numbers; a mark and a word say whether it was met."""
    rows = []
    for gate in proposal.gates:
        name, figures, limit = gate_line(gate, unit, codes=False)
        rows.append((f"{gate_sign(gate)} {name}", figures, limit))
    return table(rows)
