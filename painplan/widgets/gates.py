"""Aligned rows: the checks of a review, and other small tables."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from painplan.pacing import Proposal
from painplan.words import gate_line

_FIRST, _SECOND = 28, 24


def table(rows: Iterable[Sequence[str]]) -> Content:
    """Three columns: what, how much, and a remark in a dimmer shade."""
    lines = [
        Content.assemble(
            (f"{what:<{_FIRST}}", "$foreground-muted"), f"{figure:<{_SECOND}}", (remark, "$foreground-muted")
        )
        for what, figure, remark in rows
    ]
    return Content("\n").join(lines)


def gate_rows(proposal: Proposal, unit: str) -> Content:
    """Every check with its numbers; a mark and a word say whether it was met."""
    rows = []
    for gate in proposal.gates:
        name, figures, limit = gate_line(gate, unit)
        rows.append((f"{'✓' if gate.met else '–'} {name}", figures, limit))
    return table(rows)
