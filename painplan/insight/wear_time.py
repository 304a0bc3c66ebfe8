"""Which recorded days say something about the person, and which only about the device."""

from collections.abc import Mapping
from datetime import date

from painplan.measures.records import Measure

NOT_WORN_BELOW_STEPS = 300
"""A day with fewer steps than this was a day without the device, not a day of rest [design default]."""


def counts(measure: Measure, value: float) -> bool:
    """Whether a value counts in medians, slopes and coverage; it is shown either way."""
    return measure.name != "steps" or value >= NOT_WORN_BELOW_STEPS


def counted(measure: Measure, values: Mapping[date, float]) -> dict[date, float]:
    """The values without the days on which the device was not worn."""
    return {day: value for day, value in values.items() if counts(measure, value)}
