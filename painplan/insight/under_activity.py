"""Whether the usual day has become clearly smaller than it was (clinical.md H6, under-activity)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.insight.smoothing import MONTH_DAYS, MONTH_NEEDED
from painplan.insight.usual_day import Amounts, UsualDay, usual_day
from painplan.kit.numbers import surplus_of

LESS_SHARE = 0.8
"""A usual day of at most this share of the one before is clearly less (H6)."""
MOSTLY_BELOW = 0.66
"""So many of all pairs of a day now and a day before have the smaller one now, where the days themselves became smaller
and not their middle alone: of days that go up and down it jumps from one end to the other (H5; the band is that of NAP,
G4). In made-up diaries of 56 days without any change: 2 % are told so, and 9 to 31 % by the middle alone [design]."""
_ROUNDING = 1e-9

ClinicalReason = Literal["pem", "flare", "hold"]
"""Why less is what the plan asks for: nothing to point out."""


class UnderActivity(msgspec.Struct, frozen=True, kw_only=True):
    """The usual day of the last 28 days beside that of the 28 days before."""

    now: float | None
    """In the unit of the amounts, 0 where nothing was done; none when there are too few entries."""
    before: float | None
    now_days: int
    """Days of which it is known what was done, 0 to 28; planned rest days count."""
    before_days: int
    late: UsualDay
    """The usual day of the last 28 days, with its days."""
    early: UsualDay
    share: float | None
    """Now as a share of before; none when there are too few entries or before was 0."""
    less: bool
    """Clearly less than before, and no clinical reason for it."""
    reason: ClinicalReason | None
    why_not: Literal["too_few_days"] | None


def under_activity(amounts: Amounts, today: date, *, reason: ClinicalReason | None = None) -> UnderActivity:
    """Compare the usual day of the 28 days up to and with ``today`` with that of the 28 days before.

    Args:
        amounts: Activity by day, all in one unit, with planned rest days.
        today: Last day that is looked at.
        reason: Why less was right in these weeks, if so.

    Source: clinical.md H6 (0.8 of the usual day), H5 (what comes and goes by itself is no change), H3 (16 days in each
    window; planned rest days count as logged).
    """
    late, early = usual_day(amounts, today), usual_day(amounts, today - timedelta(days=MONTH_DAYS))
    enough = min(late.days_logged, early.days_logged) >= MONTH_NEEDED
    now, before = (_amount(late), _amount(early)) if enough else (None, None)
    share = None if now is None or not before else now / before
    return UnderActivity(
        now=now,
        before=before,
        now_days=late.days_logged,
        before_days=early.days_logged,
        late=late,
        early=early,
        share=share,
        less=reason is None and shrunk(share) and _mostly_below(early.done, late.done),
        reason=reason,
        why_not=None if enough else "too_few_days",
    )


def shrunk(share: float | None) -> bool:
    """Whether the middle is clearly less than the one before, whatever the reason: enough to praise nothing."""
    return share is not None and share <= LESS_SHARE + _ROUNDING


def _mostly_below(early: Sequence[float], late: Sequence[float]) -> bool:
    """Whether the days became smaller; where nothing is done any more, they did."""
    pairs = len(early) * len(late)
    return not late or (pairs - surplus_of(early, late)) / (2 * pairs) >= MOSTLY_BELOW


def _amount(usual: UsualDay) -> float:
    return 0.0 if usual.value is None else usual.value
