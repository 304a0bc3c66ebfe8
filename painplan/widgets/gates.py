"""Aligned rows: the checks of a review, and other small tables."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from painplan.pacing import Proposal
from painplan.words import gate_line

_FIRST, _SECOND, _ALL = 28, 24, 74
"""Widths of the first two columns and of a whole line on the smallest screen that is drawn for."""


def table(rows: Iterable[Sequence[str]]) -> Content:
    """Three columns: what, how much, and a remark in a dimmer shade; a remark without room goes below."""
    lines = []
    for what, figure, remark in rows:
        fits = len(figure) < _SECOND and _FIRST + _SECOND + len(remark) <= _ALL
        gap = " " * (_SECOND - len(figure)) if fits else "\n" + " " * _FIRST
        lines.append(
            Content.assemble(
                (f"{what:<{_FIRST}}", "$foreground-muted"),
                figure,
                (f"{gap}{remark}" if remark else "", "$foreground-muted"),
            )
        )
    return Content("\n").join(lines)


def gate_rows(proposal: Proposal, unit: str) -> Content:
    """Every check with its numbers; a mark and a word say whether it was met."""
    rows = []
    for gate in proposal.gates:
        name, figures, limit = gate_line(gate, unit)
        rows.append((f"{'✓' if gate.met else '–'} {name}", figures, limit))
    return table(rows)
