"""What a night comes to: time in bed, asleep, and the share of it. Figures, never a mark (clinical.md F, lesson 9)."""

from datetime import datetime, timedelta

import msgspec

from painplan.errors import WrongInput
from painplan.kit.words import say
from painplan.learning.records import Night

LONGEST_HOURS = 18
"""A night longer than this is a slip of the finger."""


class NightFigures(msgspec.Struct, frozen=True):
    """One night in minutes."""

    in_bed: int
    asleep: int

    @property
    def efficiency(self) -> float:
        """Share of the time in bed that was sleep, 0 to 1."""
        return self.asleep / self.in_bed


def night_figures(night: Night) -> NightFigures:
    """Time in bed and asleep; a time to bed after the time of getting up was on the evening before.

    Raises:
        WrongInput: The night would be longer than 18 hours, or the person awake for longer than in bed.
    """
    up = datetime.combine(night.day, night.up)
    to_bed = datetime.combine(night.day, night.to_bed)
    if to_bed >= up:
        to_bed -= timedelta(days=1)
    in_bed = int((up - to_bed).total_seconds()) // 60
    if in_bed > LONGEST_HOURS * 60:
        raise WrongInput(
            say(
                "learning.nights.too_long_night",
                to_bed=f"{night.to_bed:%H:%M}",
                up=f"{night.up:%H:%M}",
                most=LONGEST_HOURS,
            )
        )
    if night.awake_minutes >= in_bed:
        raise WrongInput(say("learning.nights.awake_too_long", minutes=in_bed, awake=night.awake_minutes))
    return NightFigures(in_bed=in_bed, asleep=in_bed - night.awake_minutes)
