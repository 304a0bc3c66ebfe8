"""Whether a change is bigger than people usually notice. A rule is data; this reads it."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

Code = Literal["better", "better_once", "worse", "worse_once", "small"]
"""``better_once``, ``worse_once``: big enough, but the rule wants to see it twice."""
FLOOR = 2.0
"""Two steps of a scale: where nothing else is known, a share of the value before counts from here on (H5)."""
Basis = Literal["noticed", "measured_twice", "defined", "chosen"]
"""Where the size of a change comes from: what people usually notice; more than measuring the same person twice differs
by (minimum detectable change); the definition of the measure; a choice of this program, where nothing is settled."""
_ROUNDING = 1e-9
"""12.0 - 10.8 is a change of 1.2, whatever floating point says."""


class Size(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How big a change has to be."""

    by: float
    """In the measure's unit."""
    share: float | None = None
    """Of the value before, 0 to 1."""
    both: bool = False
    """Amount and share together; else either is enough, the share only from ``floor`` on."""
    times: int = 1
    """On so many assessments in a row."""
    floor: float = FLOOR
    """A share counts only together with so much in the measure's unit (clinical.md H5)."""
    floor_times: int = 1
    """Where it is the share alone that reaches it: on so many assessments in a row."""


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the table."""

    title: str
    higher_is_better: bool
    better: Size
    worse: Size
    source: str
    basis: Basis = "noticed"
    """What may be said of a change of this size."""


class ScoreChange(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a measure."""

    code: Code
    before: float
    after: float
    difference: float
    """After minus before, in the measure's unit."""
    share: float | None
    """The difference as a share of the value before; none when that was 0."""
    basis: Basis = "noticed"
    """What the size of the change rests on, as its rule says."""


def rules(decoded: Mapping[str, Mapping[str, Any]]) -> dict[str, Rule]:
    """The table, by measure, from its decoded file.

    Raises:
        msgspec.ValidationError: A row does not fit.
    """
    return msgspec.convert(decoded, dict[str, Rule])


def change(rule: Rule, before: float, *after: float) -> ScoreChange:
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
    return ScoreChange(
        code=_code(rule, before, after),
        before=before,
        after=after[-1],
        difference=difference,
        share=difference / abs(before) if before else None,
        basis=rule.basis,
    )


def _code(rule: Rule, before: float, after: tuple[float, ...]) -> Code:
    sign = 1 if rule.higher_is_better else -1
    gains = [sign * (value - before) for value in after]
    losses = [-gain for gain in gains]
    if _reaches(rule.better, gains[-1], before):
        return "better" if _in_a_row(rule.better, gains, before) else "better_once"
    if _reaches(rule.worse, losses[-1], before):
        return "worse" if _in_a_row(rule.worse, losses, before) else "worse_once"
    return "small"


def _in_a_row(size: Size, amounts: list[float], before: float) -> bool:
    """Whether it was reached so often; one that the share alone reaches may have to be seen more often."""
    only_by_share = not size.both and not _by_amount(size, amounts[-1])
    times = max(size.times, size.floor_times) if only_by_share else size.times
    last = amounts[-times:]
    return len(last) == times and all(_reaches(size, amount, before) for amount in last)


def _by_amount(size: Size, amount: float) -> bool:
    return amount >= size.by - _ROUNDING


def _reaches(size: Size, amount: float, before: float) -> bool:
    by_amount = _by_amount(size, amount)
    if size.share is None:
        return by_amount
    # A share of nothing says nothing: then the amount alone decides, and never a change in the wrong direction.
    by_share = amount > 0 and amount >= size.share * abs(before) - _ROUNDING if before else by_amount
    if size.both:
        return by_amount and by_share
    return by_amount or (by_share and amount >= size.floor - _ROUNDING)
