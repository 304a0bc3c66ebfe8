"""Aligned rows: the checks of a review, and other small tables."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from painplan.pacing.review import Proposal
from painplan.plans.reasons import gate_line, gate_sign

_FIRST, _SECOND, _ALL = 28, 24, 74
"""Widths of the first two columns and of a whole line on the smallest screen that is drawn for."""


def table(rows: Iterable[Sequence[str]]) -> Content:
    """Three columns: what, how much, and a remark in a dimmer shade; a remark without room goes below."""
    lines = []
    for what, figure, remark in rows:
        wide = cell_len(figure)
        fits = wide < _SECOND and _FIRST + _SECOND + cell_len(remark) <= _ALL
        gap = " " * (_SECOND - wide) if fits else "\n" + " " * _FIRST
        lines.append(
            Content.assemble(
                (set_cell_size(what, _FIRST), "$foreground-muted"),
                figure if wide <= _ALL - _FIRST else set_cell_size(figure, _ALL - _FIRST - 1) + "…",
                (f"{gap}{remark}" if remark else "", "$foreground-muted"),
            )
        )
    return Content("\n").join(lines)


def gate_rows(proposal: Proposal, unit: str) -> Content:
    """Every check with its numbers; a mark and a word say whether it was met."""
    rows = []
    for gate in proposal.gates:
        name, figures, limit = gate_line(gate, unit, codes=False)
        rows.append((f"{gate_sign(gate)} {name}", figures, limit))
    return table(rows)
