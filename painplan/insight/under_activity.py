"""Whether the usual day has become clearly smaller than it was (clinical.md H6, under-activity)."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from painplan.insight.comparison import compare_months

LESS_SHARE = 0.8
"""A usual day of at most this share of the one before is clearly less (H6)."""
_ROUNDING = 1e-9

ClinicalReason = Literal["pem", "flare", "hold"]
"""Why less is what the plan asks for: nothing to point out."""


class UnderActivity(msgspec.Struct, frozen=True, kw_only=True):
    """The usual day of the last 28 days beside that of the 28 days before."""

    now: float | None
    """Median, in the unit of the load; none when there are too few entries."""
    before: float | None
    now_days: int
    """Days with an entry, 0 to 28."""
    before_days: int
    share: float | None
    """Now as a share of before; none when there are too few entries or before was 0."""
    less: bool
    """Clearly less than before, and no clinical reason for it."""
    reason: ClinicalReason | None
    why_not: Literal["too_few_days"] | None


def under_activity(load: Mapping[date, float], today: date, *, reason: ClinicalReason | None = None) -> UnderActivity:
    """Compare the usual day of the 28 days up to and with ``today`` with that of the 28 days before.

    Args:
        load: Activity by day, all in one unit.
        today: Last day that is looked at.
        reason: Why less was right in these weeks, if so.

    Source: clinical.md H6 (0.8 of the median), H3 (16 days in each window).
    """
    months = compare_months(load, today)
    now, before = (months.now, months.before) if months.enough else (None, None)
    share = None if now is None or not before else now / before
    return UnderActivity(
        now=now,
        before=before,
        now_days=months.now_days,
        before_days=months.before_days,
        share=share,
        less=share is not None and share <= LESS_SHARE + _ROUNDING and reason is None,
        reason=reason,
        why_not=None if months.enough else "too_few_days",
    )
