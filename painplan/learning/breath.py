"""Where one breath is at a moment: in for some seconds, out for longer (clinical.md F, lesson 11). Pure."""

from typing import Literal

import msgspec

from painplan.errors import WrongInput
from painplan.kit.words import say

SHORTEST, LONGEST = 2.0, 12.0
"""Seconds of one half of a breath that are offered [design]."""


class Breath(msgspec.Struct, frozen=True):
    """How long a breath takes, in seconds."""

    inward: float = 4.0
    outward: float = 6.0

    @property
    def a_minute(self) -> float:
        """How many breaths 60 seconds hold: six with the usual times."""
        return 60 / (self.inward + self.outward)


class Moment(msgspec.Struct, frozen=True):
    """A moment of breathing."""

    phase: Literal["in", "out"]
    fullness: float
    """0 empty, 1 full; its course is smooth at both ends."""
    left: float
    """Seconds until the phase changes."""
    breath: int
    """Number of the breath, from 1."""


def breath_of(inward: float, outward: float) -> Breath:
    """A breath as wanted.

    Raises:
        WrongInput: A half is not 2 to 12 seconds long, or the way out is shorter than the way in.
    """
    if not all(SHORTEST <= half <= LONGEST for half in (inward, outward)) or outward < inward:
        raise WrongInput(say("learning.breath.odd_breath", shortest=f"{SHORTEST:g}", longest=f"{LONGEST:g}"))
    return Breath(inward, outward)


def moment_at(seconds: float, breath: Breath) -> Moment:
    """Where the breath is after some seconds."""
    whole = breath.inward + breath.outward
    number, within = int(seconds // whole), seconds % whole
    if within < breath.inward:
        return Moment("in", _smooth(within / breath.inward), breath.inward - within, number + 1)
    out = (within - breath.inward) / breath.outward
    return Moment("out", 1 - _smooth(out), whole - within, number + 1)


def _smooth(share: float) -> float:
    """From 0 to 1, slowly at both ends."""
    return share * share * (3 - 2 * share)
