"""When an experiment may begin, and when it ends before its time: clinical.md G6. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Literal

import msgspec

from painplan.experiments.days import is_running, periods
from painplan.experiments.records import Experiment, Stop
from painplan.experiments.result import BETTER

AFTER_FLARE_DAYS = 7
"""No experiment begins within so many days after a flare-up."""
FLARE_DAYS = 3
"""A flare-up longer than this ends an experiment."""
WORSE_BY = 3.0
"""Points on 0 to 10 worse than the mean with A ..."""
WORSE_DAYS = 2
"""... on so many days in a row end an experiment."""
NEEDED_FOR_MEAN = 4
"""Days with A before one speaks of their mean, as for a period (clinical.md G3)."""

Refusal = Literal["one_at_a_time", "warning_sign", "illness", "flare", "after_flare", "physical_dose", "above_amount"]


class ExperimentDay(msgspec.Struct, frozen=True, kw_only=True):
    """What is known on the day."""

    day: date
    sign_open: bool
    """Something is open that takes every experiment away (painplan.safety.rules)."""
    dose_waits: bool
    """Something is open or goes on that takes an experiment away which changes how much the body does."""
    ill: bool = False
    flare_days: int
    """How long the flare-up of the day goes on already; 0: none."""
    since_flare: int | None
    """Days since the last flare-up day before today; none: no flare-up in the diary."""


def refusals(
    situation: ExperimentDay,
    experiments: Iterable[Experiment],
    *,
    physical: bool,
    needs_minutes: float | None = None,
    amounts_in_minutes: Sequence[float] = (),
) -> tuple[Refusal, ...]:
    """Why an experiment cannot begin today; empty when it can.

    Args:
        situation: The day.
        experiments: All that were ever begun.
        physical: Whether the question changes how much the body does, or it is looked at how much that is.
        needs_minutes: The longest stretch the question asks for, in minutes.
        amounts_in_minutes: Today's amounts of plans counted in minutes.

    Source: clinical.md G2 (never above the amount), G6.
    """
    found: list[Refusal] = []
    if any(is_running(experiment, situation.day) for experiment in experiments):
        found.append("one_at_a_time")
    if situation.sign_open:
        found.append("warning_sign")
    if situation.ill:
        found.append("illness")
    if situation.flare_days:
        found.append("flare")
    elif situation.since_flare is not None and situation.since_flare <= AFTER_FLARE_DAYS:
        found.append("after_flare")
    if physical and situation.dose_waits:
        found.append("physical_dose")
    if needs_minutes is not None and needs_minutes > max(amounts_in_minutes, default=0):
        found.append("above_amount")
    return tuple(found)


def ends_early(
    experiment: Experiment, situation: ExperimentDay, values: Mapping[date, float], *, physical: bool = False
) -> Stop | None:
    """Why a running experiment ends today, or nothing.

    Args:
        experiment: The one that runs.
        situation: The day.
        values: Its outcome by day.
        physical: Whether its question changes how much the body does.

    Source: clinical.md G6. The rule about worse days is for outcomes on 0 to 10; minutes are looked after by the plan.
    """
    if situation.sign_open:
        return "warning_sign"
    if physical and situation.dose_waits:
        return "advice"
    if situation.flare_days > FLARE_DAYS:
        return "flare"
    if experiment.outcome == "minutes":
        return None
    with_a = [value for day, value in values.items() if _is_a(experiment, day)]
    if len(with_a) < NEEDED_FOR_MEAN:
        return None
    sign = 1 if BETTER[experiment.outcome] == "lower" else -1
    usual = fmean(with_a)
    last = [situation.day - timedelta(days=back) for back in range(WORSE_DAYS)]
    worse = [day in values and day >= experiment.first and sign * (values[day] - usual) >= WORSE_BY for day in last]
    return "worse" if all(worse) else None


def _is_a(experiment: Experiment, day: date) -> bool:
    if experiment.first <= day < periods(experiment)[0].first:
        return True
    return any(period.way == "A" and period.first <= day <= period.last for period in periods(experiment))
