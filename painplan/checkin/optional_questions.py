"""What a check-in can ask on top, if the person wants it: at most three things at once (clinical.md E1)."""

from typing import Annotated, Literal

from msgspec import Meta

from painplan.kit.record import Part

Module = Literal[
    "energy",
    "sleep",
    "mood",
    "stress",
    "stiffness",
    "activities",
    "medicine",
    "win",
    "gratitude",
    "relaxation",
    "social",
    "work",
]
MOST_MODULES = 3
"""So many are on at once, so that a check-in stays short."""

AsPlanned = Literal["yes", "no", "not_applicable"]
"""Medicines taken as planned. Never counted, never compared with anything (clinical.md C4)."""
Minutes = Annotated[int, Meta(ge=0, le=24 * 60)]


class OtherActivity(Part, frozen=True, kw_only=True, omit_defaults=True):
    """Something done on a day beside the plans."""

    WORDS = ("name",)

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    """As typed."""
    minutes: Minutes
    rpe: Annotated[int, Meta(ge=0, le=10)] | None = None
    """Effort: 0 rest, 3 moderate, 5 hard, 10 maximal."""
