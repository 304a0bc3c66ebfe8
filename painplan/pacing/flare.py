"""What happens to amounts in a flare-up: FL-1, clinical.md A13. A flare-up is declared, never inferred."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from painplan.pacing.amounts import floor_unit

FIRST_SHARE, SECOND_SHARE = 0.5, 0.75
"""Share of the quota on flare-up days 1-2 and 3-4 (A13) [design defaults]."""
SECOND_FROM, FULL_FROM, LONG_AFTER = 3, 5, 7
"""Flare-up days on which the second share and the full amount begin, and after which it is a long one (A13)."""
TRIALS_AFTER_DAYS = 14
"""A flare-up longer than this asks for new tries and half the step (A13)."""
MANY, MANY_WITHIN = 3, 28
"""So many flare-ups within so many days ask for the same (A13)."""
SILENCE = 3
"""A said flare-up goes on through up to this many days without an entry [design default]."""
AFTER_DAYS = 7
"""Days after a flare-up in which amounts stay as they are (A13)."""


class Episode(msgspec.Struct, frozen=True):
    """One flare-up, from its first to its last day."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Length in days."""
        return (self.last - self.first).days + 1


def episodes(said: Mapping[date, bool | None], until: date) -> tuple[Episode, ...]:
    """The flare-ups in what a person said, oldest first, up to and with ``until``.

    A "yes" goes on until a "no": an entry that leaves it open changes nothing. After more than three days
    without any entry the flare-up ended with the last entry.

    Args:
        said: By day, what was said: True, False, or None for an entry that leaves it open.
        until: The last day to look at.
    """
    found: list[Episode] = []
    open_now = False
    for day in sorted(day for day in said if day <= until):
        answer = said[day]
        if open_now and (day - found[-1].last).days > SILENCE + 1:
            open_now = False
        if answer is False:
            if open_now:
                found[-1] = Episode(found[-1].first, day - timedelta(days=1))
            open_now = False
        elif open_now:
            found[-1] = Episode(found[-1].first, day)
        elif answer:
            found.append(Episode(day, day))
            open_now = True
    if open_now and (until - found[-1].last).days <= SILENCE:
        found[-1] = Episode(found[-1].first, until)
    return tuple(found)


def flare_day_numbers(flares: Iterable[Episode]) -> dict[date, int]:
    """For each flare-up day the number of the day within its flare-up, from 1."""
    return {flare.first + timedelta(days=n): n + 1 for flare in flares for n in range(flare.days)}


def flare_amount(quota: float, unit_min: float, flare_day: int, *, settling: bool) -> float:
    """The smallest useful version of the amount on one day of a flare-up; reduced, never stopped.

    Args:
        quota: The amount outside flare-ups, in the plan's unit.
        unit_min: Smallest sensible step, in the same unit.
        flare_day: Number of the day within the flare-up, from 1.
        settling: Whether mornings are back to within one point of the usual.

    Source: FL-1, clinical.md A13.
    """
    if flare_day >= FULL_FROM and flare_day <= LONG_AFTER and settling:
        return quota
    share = SECOND_SHARE if SECOND_FROM <= flare_day <= LONG_AFTER else FIRST_SHARE
    return max(unit_min, floor_unit(share * quota, unit_min))


def needs_new_trials(flares: Sequence[Episode], today: date, *, since: date | None = None) -> bool:
    """Whether flare-ups ask for new tries and half the step: one over 14 days, or three in 28 days.

    Args:
        flares: All known flare-ups.
        today: The day of the question; the 28 days end with it.
        since: Flare-ups that began before this day were answered already.

    Source: FL-1, clinical.md A13.
    """
    new = [flare for flare in flares if flare.first <= today and (since is None or flare.first >= since)]
    recent = [flare for flare in new if (today - flare.last).days < MANY_WITHIN]
    return len(recent) >= MANY or any(
        (min(flare.last, today) - flare.first).days >= TRIALS_AFTER_DAYS for flare in recent
    )


def flare_in_days_before(flares: Sequence[Episode], day: date) -> bool:
    """Whether a flare-up ended within the seven days before ``day`` (A13: a week of hold afterwards)."""
    return any(flare.last < day <= flare.last + timedelta(days=AFTER_DAYS) for flare in flares)
