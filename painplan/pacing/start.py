"""Where a plan starts, how large its step is, and where the steps lead (PP-1, clinical.md A12)."""

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from painplan.errors import WrongInput
from painplan.kit.numbers import exact
from painplan.kit.units import UNITS
from painplan.kit.words import say
from painplan.pacing.amounts import at_least, floor_unit
from painplan.pacing.rhythm import DAYS_BETWEEN, Pace, day_is_full, days_between, step_of, stepped_up

START_SHARE = 0.8
"""First amount as a share of the baseline (clinical.md A2)."""
FEWEST_TRIES = 3
"""Tries that a plan begins with, unless it begins with estimates (clinical.md A12)."""
ESTIMATES_NEEDED = 2
"""A good day and a bad day."""
GUARD_SHARE = 0.5
"""A bad day below this share of the first amount sets the start (A12, guard for a wide good/bad gap) [design]."""
SMALLEST_STEPS: dict[str, tuple[tuple[float, float], ...]] = {
    "minutes": ((5, 1), (0, 0.5)),
    "metres": ((250, 50), (50, 10), (0, 5)),
    "steps": ((1_000, 100), (500, 50), (0, 10)),
}
"""From which first amount on which step is the smallest that makes sense, largest first; other units count in ones
(A12 ``unit_min``): so one step stays within 20 % of the amount wherever a person can count it."""
LADDER_WEEKS = 12
"""How far a ladder without an aim is shown."""
LONGEST_LADDER = 520
"""Ten years of weeks: a ladder that would be longer is cut here."""


Worse = Literal["never", "sometimes", "often"]
"""How often effort brings a lasting worsening: sometimes makes steps gentle, often leaves none; with either the start
is never above the lowest amount (A14.1)."""
Limit = Literal["low", "gap", "aim"]
"""What made a first amount less than its share of the middle, apart from rounding: the lowest amount where effort makes
worse (A14.1), a wide gap between the amounts, or the aim (A12)."""


class NotEnoughTrials(WrongInput):
    """Fewer tries than a baseline needs."""


class StartingAmount(msgspec.Struct, frozen=True, kw_only=True):
    """Baseline, first daily amount and weekly step, in the plan's unit."""

    baseline: float
    quota: float
    step: float
    provisional: bool
    """Made from estimates instead of tries: ask for tries."""
    low: float
    """Lowest try, or the bad-day estimate."""
    guarded: bool
    """The worst day was so far below that it sets the start (wide good/bad gap)."""
    slower_than: tuple[float, ...] = ()
    """The steady step, where the step is a gentle one."""
    limit: Limit | None = None
    """What made it less than its share of the middle; none: nothing did, or it is the smallest that is counted."""
    smallest: bool = False
    """The rule comes to less than can be counted, so the first amount is the smallest that is counted."""

    @property
    def above_low(self) -> bool:
        """Whether the first amount is above the lowest try, or the bad day: the smallest that is counted is more."""
        return self.smallest and not at_least(self.low, self.quota)

    def pace(self, unit_min: float, aim: float | None = None, most: float = math.inf) -> Pace:
        """Its step, with what it was made from."""
        return Pace(unit_min=unit_min, step=self.step, aim=aim, most=most, slower_than=self.slower_than)


class Rung(msgspec.Struct, frozen=True):
    """The daily amount of one week."""

    week: int
    quota: float


class Ladder(msgspec.Struct, frozen=True):
    """Where the plan would be if every week allows a step."""

    rungs: tuple[Rung, ...]
    weeks_to_aim: int | None
    """Number of the first week at the aim; none without an aim or when it lies beyond ten years."""
    days_between: tuple[int, int] = (DAYS_BETWEEN[0], DAYS_BETWEEN[0])
    """Fewest and most days from one of its steps to the next."""
    day_full: float | None = None
    """The amount at which it ends because a day holds no more of the unit; none: it does not end there."""


def starting_amount(
    trials: Sequence[float],
    unit_min: float,
    *,
    aim: float | None = None,
    profile: str = "steady",
    at_most_low: bool = False,
) -> StartingAmount:
    """First daily amount and weekly step from tolerance trials.

    Args:
        trials: Amounts reached on at least three different days.
        unit_min: Smallest sensible step, in the unit of the trials.
        aim: Amount a day to reach; the start is never above it.
        profile: ``steady`` (step 10 % of the baseline) or ``gentle`` (5 %).
        at_most_low: Effort makes worse, sometimes or more: the start is never above the lowest try (A14.1).

    Raises:
        NotEnoughTrials: Fewer than three trials.

    Source: PP-1, clinical.md A12.
    """
    if len(trials) < FEWEST_TRIES:
        raise NotEnoughTrials(
            say("pacing.start.starting_point_needs_tries", fewest_tries=FEWEST_TRIES, count=len(trials))
        )
    mean, low = sum(trials) / len(trials), min(trials)
    return _start(mean, low, unit_min, aim, profile, provisional=False, at_most_low=at_most_low)


def starting_from_estimates(
    good: float,
    bad: float,
    unit_min: float,
    *,
    aim: float | None = None,
    profile: str = "steady",
    at_most_low: bool = False,
) -> StartingAmount:
    """First daily amount and weekly step from a good-day and a bad-day estimate, until tries are made.

    Raises:
        WrongInput: The bad day is above the good day.

    Source: PP-1, clinical.md A12 (the mean of both, as in A2).
    """
    if bad > good:
        raise WrongInput(say("pacing.start.bad_day_above_good", bad=exact(bad), good=exact(good)))
    return _start((good + bad) / 2, bad, unit_min, aim, profile, provisional=True, at_most_low=at_most_low)


def _start(
    baseline: float,
    low: float,
    unit_min: float,
    aim: float | None,
    profile: str,
    *,
    provisional: bool,
    at_most_low: bool,
) -> StartingAmount:
    raw = START_SHARE * baseline
    guarded = _is_guarded(raw, low)
    most = low if guarded else min(raw, low) if at_most_low else raw
    usual, first = (max(unit_min, floor_unit(amount, unit_min)) for amount in (raw, most))
    quota = within_aim(first, unit_min, aim)
    smallest = not at_least(most, unit_min)
    limit: Limit | None = "aim" if quota < first else "gap" if guarded else "low" if first < usual else None
    return StartingAmount(
        baseline=baseline,
        quota=quota,
        step=step_of(baseline, unit_min, profile),
        provisional=provisional,
        low=low,
        guarded=guarded,
        slower_than=() if profile == "steady" else (step_of(baseline, unit_min, "steady"),),
        limit=None if smallest else limit,
        smallest=smallest,
    )


def check_smallest(unit_min: float, amounts: Sequence[float], *, chosen: float = 0, later: bool = False) -> None:
    """Whether a smallest amount that a person gives is one that each try, or the bad day, reaches.

    Args:
        unit_min: What was given.
        amounts: Tries, or the estimates for a good and a bad day, in the same unit.
        chosen: What would be chosen from them where nothing is given; leaving it out is only advised where it helps.
        later: The tries are for a plan that runs and keeps what was given.

    Raises:
        WrongInput: It is above the least of them: no first amount may be more than what was possible (A12).
    """
    low = min(amounts, default=unit_min)
    if at_least(low, unit_min):
        return
    least = say("pacing.start.smallest_try") if len(amounts) != ESTIMATES_NEEDED else say("pacing.start.bad_day")
    do = (
        say("pacing.start.plan_counts_what_given")
        if later
        else say("pacing.start.give_less_leave_unit", low=f"{low:g}")
        if at_least(low, chosen)
        else f"Give {low:g} or less."
    )
    raise WrongInput(
        say("pacing.start.smallest_amount_counted_above", unit_min=f"{unit_min:g}", least=least, low=f"{low:g}", do=do)
    )


def _is_guarded(raw: float, low: float) -> bool:
    return not at_least(low, GUARD_SHARE * raw)


def smallest_step(unit: str, amounts: Sequence[float], *, kept: float | None = None) -> float:
    """The smallest sensible step of a unit for somebody with these tries, chosen once and kept with the plan.

    Args:
        unit: What is counted; a unit of the person's own is counted in ones.
        amounts: Tries, or estimates for a good and a bad day, in that unit; none: the usual one of the unit.
        kept: The amount that a plan goes on from where its new tries come to more: a step fits that one, too.

    Source: clinical.md A12 (``unit_min``, from 80 % of the mean, or from the bad day where the guard holds).
    """
    steps = SMALLEST_STEPS.get(unit, ((0, 1),))
    if not amounts:
        return UNITS[unit].smallest if unit in UNITS else steps[0][1]
    raw, low = START_SHARE * sum(amounts) / len(amounts), min(amounts)
    first = low if _is_guarded(raw, low) else raw
    first = first if kept is None else min(first, kept)
    return next(step for most, step in steps if at_least(first, most))


def within_aim(quota: float, unit_min: float, aim: float | None) -> float:
    """A first amount is never above the aim, and at least one smallest unit (A12 ``GOAL``)."""
    return quota if aim is None else max(min(quota, unit_min), min(quota, aim))


NO_STEPS = Ladder((), None)
"""Where no step is proposed: no week of it is shown (A14)."""


def ladder(
    start: StartingAmount, unit_min: float, aim: float | None, *, steps: bool = True, most: float = math.inf
) -> Ladder:
    """What each week would bring if every review allows a step (clinical.md A12, vectors I8).

    Args:
        start: Where it begins.
        unit_min: Smallest sensible step, in the unit of the tries.
        aim: Amount a day to reach.
        steps: Whether steps can be proposed at all; without them there is no ladder (A14).
        most: What a day can hold of the unit.
    """
    return ladder_from(start.pace(unit_min, aim, most), start.quota) if steps else NO_STEPS


def ladder_from(pace: Pace, quota: float, *, days_since_up: int | None = None, held: int = 0) -> Ladder:
    """What each week from now on would bring if every review allows a step that its rhythm allows.

    Args:
        pace: Step, smallest unit and aim.
        quota: The amount of this week, in the plan's unit.
        days_since_up: Days from the last step up to the next review; none: there was none.
        held: So many reviews from the next one on are known to stay, whatever their weeks still bring.
    """
    aim, rungs, since = pace.aim, [Rung(1, quota)], days_since_up
    waited: list[int] = []
    last_week = LADDER_WEEKS if aim is None else LONGEST_LADDER
    full = False
    while len(rungs) < last_week and not (aim is not None and at_least(rungs[-1].quota, aim)):
        now = rungs[-1].quota
        if full := day_is_full(pace, now):
            break
        between = days_between(pace, now)
        if held:
            held -= 1
        elif since is None or since >= between:
            waited += [] if since is None else [between]
            now, since = stepped_up(now, pace.step, pace.unit_min, aim, pace.most), 0
        rungs.append(Rung(len(rungs) + 1, now))
        if since is not None:
            since += DAYS_BETWEEN[0]
    reached = aim is not None and at_least(rungs[-1].quota, aim)
    waited = waited or [days_between(pace, quota)]  # the first step waits for none before it
    week, day_full = rungs[-1].week if reached else None, rungs[-1].quota if full else None
    return Ladder(tuple(rungs), week, (min(waited), max(waited)), day_full)
