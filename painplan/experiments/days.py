"""Which way of doing something a day of an experiment has. Pure; the lot is in the record."""

from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Literal

import msgspec

from painplan.experiments.records import Experiment

RUN_IN_DAYS = 7
"""Days of the usual way before the first pair; not counted (clinical.md G3)."""

Way = Literal["A", "B"]


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """Some days in a row with the same way."""

    pair: int
    """From 0."""
    way: Way
    first: date
    last: date
    counted_from: date
    """The days before it are for the change to settle."""


class DayOfExperiment(msgspec.Struct, frozen=True, kw_only=True):
    """What a day is within an experiment."""

    way: Way
    number: int
    """Day of the whole, from 1."""
    of: int
    pair: int | None
    """From 0; none in the run-in."""
    counted: bool


def periods(experiment: Experiment) -> tuple[Period, ...]:
    """The periods of all pairs, in order; the order within each pair is drawn anew (clinical.md G3)."""
    one = experiment
    return _periods(one.seed, one.first, one.pairs, one.period_days, one.wash_out_days, one.drawn)


@lru_cache(maxsize=50)
def _periods(
    seed: int, begun: date, pairs: int, period_days: int, wash_out_days: int, drawn: bool
) -> tuple[Period, ...]:
    """Asked for each day of an experiment."""
    lot = Random(seed)  # a lot, not a secret
    found: list[Period] = []
    first = begun + timedelta(days=RUN_IN_DAYS)
    for pair in range(pairs):
        swapped = drawn and lot.random() < 0.5
        ways: tuple[Way, Way] = ("B", "A") if swapped else ("A", "B")
        for way in ways:
            counted_from = first + timedelta(days=wash_out_days)
            last = first + timedelta(days=period_days - 1)
            found.append(Period(pair=pair, way=way, first=first, last=last, counted_from=counted_from))
            first = last + timedelta(days=1)
    return tuple(found)


def last_day(experiment: Experiment) -> date:
    """The last day of the last pair, as planned."""
    return experiment.first + timedelta(days=RUN_IN_DAYS + 2 * experiment.pairs * experiment.period_days - 1)


def day_of_experiment(experiment: Experiment, day: date) -> DayOfExperiment | None:
    """What a day is within an experiment; none outside of it, and from the day on which it was stopped."""
    if not experiment.first <= day <= last_day(experiment):
        return None
    if experiment.stopped_on is not None and day >= experiment.stopped_on:
        return None
    number = (day - experiment.first).days + 1
    of = (last_day(experiment) - experiment.first).days + 1
    if number <= RUN_IN_DAYS:
        return DayOfExperiment(way="A", number=number, of=of, pair=None, counted=False)
    period = next(period for period in periods(experiment) if period.first <= day <= period.last)
    return DayOfExperiment(way=period.way, number=number, of=of, pair=period.pair, counted=day >= period.counted_from)


def is_running(experiment: Experiment, day: date) -> bool:
    """Whether an experiment goes on, on a day."""
    return day_of_experiment(experiment, day) is not None
