"""Whether a measure that goes up or down over weeks went by enough to be told as that (clinical.md H5). Pure."""

from painplan.measures.change import Rule, change
from painplan.measures.records import Measure

LIKE = {"energy": "nrs-fatigue", "sleep": "nrs-sleep"}
"""Rows of the table of meaningful change that go by another name than the measure (H1)."""
SCALE_SHARE = 0.2
"""Of the range of a scale: 2 points of 0-10, as for tiredness, sleep and confidence, 0.4 of the three answers to what
mattered (clinical.md B0, G4) [design]."""
AMOUNT_SHARE = 0.2
"""Of the value before, for minutes and everything else that is counted (clinical.md G4 "minutes 20 %")."""
LEAST_STEPS = 1000
"""Steps a day that are probably more than usual variation (clinical.md B4) [design]."""
_ROUNDING = 1e-9


def is_noticeable(measure: Measure, before: float, after: float, rules: dict[str, Rule]) -> bool:
    """Whether a change is more than what comes and goes by itself.

    Args:
        measure: What is looked at.
        before: Where its line begins, in its unit.
        after: Where it ends.
        rules: The table of meaningful change, by measure (clinical.md H1).
    """
    rule = rules.get(LIKE.get(measure.name, measure.name))
    if rule is not None:
        return change(rule, before, after).code != "small"
    return after != before and abs(after - before) >= _least(measure, before) - _ROUNDING


def gets_worse(measure: Measure, before: float, after: float, rules: dict[str, Rule]) -> bool:
    """Whether a change goes the other way; never where nobody knows which way that is (clinical.md H1)."""
    rule = rules.get(LIKE.get(measure.name, measure.name))
    return rule is not None and change(rule, before, after).code.startswith("worse")


def _least(measure: Measure, before: float) -> float:
    """The smallest change that is told where the table has no row."""
    if measure.name == "steps":
        return LEAST_STEPS
    if measure.unit[:1].isdigit() or measure.unit[:1] == "-":
        return SCALE_SHARE * (measure.high - measure.low)
    return AMOUNT_SHARE * abs(before)
