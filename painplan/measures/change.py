"""Whether a change is bigger than people usually notice. A rule is data; this reads it."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

Code = Literal["better", "better_once", "worse", "worse_once", "small"]
"""``better_once``, ``worse_once``: big enough, but the rule wants to see it twice."""
_ROUNDING = 1e-9
"""12.0 - 10.8 is a change of 1.2, whatever floating point says."""


class Size(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How big a change has to be."""

    by: float
    """In the measure's unit."""
    share: float | None = None
    """Of the value before, 0 to 1."""
    both: bool = False
    """Amount and share together; else either is enough."""
    times: int = 1
    """On so many assessments in a row."""


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the table."""

    title: str
    higher_is_better: bool
    better: Size
    worse: Size
    source: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a measure."""

    code: Code
    before: float
    after: float
    difference: float
    """After minus before, in the measure's unit."""
    share: float | None
    """The difference as a share of the value before; none when that was 0."""


def rules(decoded: Mapping[str, Mapping[str, Any]]) -> dict[str, Rule]:
    """The table, by measure, from its decoded file.

    Raises:
        msgspec.ValidationError: A row does not fit.
    """
    return msgspec.convert(decoded, dict[str, Rule])


def change(rule: Rule, before: float, *after: float) -> Change:
    """Compare a measure with an earlier value.

    Args:
        rule: The measure's row of the table.
        before: The value to compare with.
        after: What was measured since, oldest first; the last is the one that is told about, the others matter
            where a rule wants to see a change twice.

    Raises:
        ValueError: Nothing was measured since.

    Source: clinical.md H1, B1 (PEG), vectors I2 to I4.
    """
    if not after:
        raise ValueError("a change needs a value after")
    difference = after[-1] - before
    return Change(
        code=_code(rule, before, after),
        before=before,
        after=after[-1],
        difference=difference,
        share=difference / abs(before) if before else None,
    )


def _code(rule: Rule, before: float, after: tuple[float, ...]) -> Code:
    sign = 1 if rule.higher_is_better else -1
    gains = [sign * (value - before) for value in after]
    if _reaches(rule.better, gains[-1], before):
        return "better" if _in_a_row(rule.better, gains, before) else "better_once"
    losses = [-gain for gain in gains]
    if _reaches(rule.worse, losses[-1], before):
        return "worse" if _in_a_row(rule.worse, losses, before) else "worse_once"
    return "small"


def _in_a_row(size: Size, amounts: list[float], before: float) -> bool:
    last = amounts[-size.times :]
    return len(last) == size.times and all(_reaches(size, amount, before) for amount in last)


def _reaches(size: Size, amount: float, before: float) -> bool:
    by_amount = amount >= size.by - _ROUNDING
    if size.share is None:
        return by_amount
    # A share of nothing says nothing: then the amount alone decides, and never a change in the wrong direction.
    by_share = amount > 0 and amount >= size.share * abs(before) - _ROUNDING if before else by_amount
    return (by_amount and by_share) if size.both else (by_amount or by_share)
