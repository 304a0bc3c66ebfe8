"""What is worth asking again, and when: the recommended battery. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec


class WorthAsking(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the battery."""

    instrument: str
    every_days: int
    """0: only at the date that was set for a goal."""
    needs_plan: bool = False
    """It speaks of the plan, so there has to be one."""
    after_days: int = 0
    """So many days after the plan began, not before."""


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could be asked today."""

    instrument: str
    last: date | None
    """When it was answered last; none: never."""
    since: date
    """The day from which on it has been due."""


def battery(decoded: Sequence[Mapping[str, object]]) -> tuple[WorthAsking, ...]:
    """The battery from its decoded file.

    Raises:
        msgspec.ValidationError: A line does not fit.
    """
    return msgspec.convert(decoded, tuple[WorthAsking, ...])


def due(
    asked: Sequence[WorthAsking],
    last: Mapping[str, date],
    today: date,
    *,
    plan_began: date | None = None,
    goal_dates: Sequence[date] = (),
) -> tuple[Due, ...]:
    """What is due, in the order of the battery.

    Args:
        asked: The battery.
        last: By instrument: the last day on which it was answered.
        today: The day it is.
        plan_began: First day of the oldest plan that is followed; none: there is no plan.
        goal_dates: The dates people set for their goals.

    Source: clinical.md B3.
    """
    found = []
    for line in asked:
        before = last.get(line.instrument)
        since = _since(line, before, today, plan_began, goal_dates)
        if since is not None and since <= today:
            found.append(Due(instrument=line.instrument, last=before, since=since))
    return tuple(found)


def _since(
    line: WorthAsking, before: date | None, today: date, plan_began: date | None, goal_dates: Sequence[date]
) -> date | None:
    if not line.every_days:
        # Each date is asked about once, on it or later.
        passed = [day for day in goal_dates if day <= today and (before is None or before < day)]
        return min(passed, default=None)
    if line.needs_plan and plan_began is None:
        return None
    earliest = today if plan_began is None else plan_began + timedelta(days=line.after_days)
    return earliest if before is None else max(earliest, before + timedelta(days=line.every_days))
