"""Every number behind the demonstration, by name, with its unit and where it comes from."""

from typing import Literal

import msgspec

from painplan.pacing import body, start, ways, week
from painplan.pacing.target import CEILING_SHARE

Source = Literal["illustration", "PP-1"]
"""Made up for the picture, or the program's own rule (clinical.md A12)."""


class Parameter(msgspec.Struct, frozen=True):
    """One number."""

    name: str
    """Its words stand in the assets."""
    value: float
    unit: str
    source: Source
    upper: float | None = None
    """Upper end where it is a range; ``value`` is the lower one then."""


_SHARE, _TIMES, _SCALE = "share", "times", "on a scale of 0 to 1"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter("capacity", body.SMALLEST_START, "minutes a day", "illustration", body.LARGEST_START),
    Parameter("temptation", 0, "(0 none, 1 most)", "illustration", 1),
    Parameter("flare_proneness", 0, "(0 hardly, 1 very)", "illustration", 1),
    Parameter("day_spread", body.DAY_SPREAD, _SHARE, "illustration"),
    Parameter("growth", body.GROWTH, "share a day", "illustration"),
    Parameter("most_growth", body.MOST_GROWTH, _TIMES, "illustration"),
    Parameter("loss", body.LOSS, "share a day", "illustration"),
    Parameter("least_capacity", body.LEAST_CAPACITY, "share of the first", "illustration"),
    Parameter("troubled_share", body.TROUBLED_SHARE, _SHARE, "illustration"),
    Parameter("soreness", body.SORENESS, _SCALE, "illustration"),
    Parameter("soreness_settles", body.SORENESS_SETTLES, "share a day", "illustration"),
    Parameter("sensitivity", body.SENSITIVITY, _SCALE, "illustration"),
    Parameter("sensitivity_settles", body.SENSITIVITY_SETTLES, "share a day", "illustration"),
    Parameter("more_when_sensitive", body.MORE_WHEN_SENSITIVE, "times more", "illustration"),
    Parameter("spell_chance", body.SPELL_CHANCE, "share of days", "illustration"),
    Parameter("flare_from", body.FLARE_FROM, _SCALE, "illustration"),
    Parameter("flare_until", body.FLARE_UNTIL, _SCALE, "illustration"),
    Parameter("good_days", ways.GOOD_DAYS, "share of days", "illustration"),
    Parameter("too_much", ways.TOO_MUCH, "times what it holds, on top", "illustration"),
    Parameter("life_chance", ways.LIFE_CHANCE, "share of days", "illustration"),
    Parameter("aim", ways.AIM, _TIMES, "illustration"),
    Parameter("start_share", start.START_SHARE, _SHARE, "PP-1"),
    Parameter("step_share", start.STEP_SHARES["steady"], _SHARE, "PP-1"),
    Parameter("largest_step", start.LARGEST_STEP_SHARE, _SHARE, "PP-1"),
    Parameter("ceiling", CEILING_SHARE, _SHARE, "PP-1"),
    Parameter("band", week.LOWEST_SHARE, _SHARE, "PP-1", week.HIGHEST_SHARE),
)
