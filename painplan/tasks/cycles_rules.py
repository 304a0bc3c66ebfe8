"""Work and rest by the clock (clinical.md A9): the piece, the rest, how many, and what changes from week to week.

Pieces and rests are planned by the clock and not by how it feels. A rest may be another posture or another task.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.kit.told import Because
from painplan.pacing.amounts import at_least, floor_unit, round_unit
from painplan.tasks.cycle_records import LegKind, RestDay, RestPlan, RestStep

CHUNK_SHARE = 0.8
"""A piece is this share of the usual minutes until symptoms rise (A9) [design default]."""
COARSE_FROM, COARSE_STEP = 20, 5
"""From 20 minutes on a piece is rounded down to 5 minutes, below to 1 (A9)."""
REST_SHARE, SHORTEST_REST, LONGEST_REST = 0.25, 2, 15
"""A rest is a quarter of the piece, 2 to 15 minutes (A9) [design default]."""
LONGER, SHORTER = 0.10, 0.20
"""A week's small change: the piece grows by a tenth, or the rest shrinks by a fifth, a minute at least (A9)."""
WEEK_DAYS, DAYS_NEEDED = 7, 5
"""So many days of seven as planned make room for a small change (A9)."""
RAN_OVER = 2.0
"""A rest above this many times its plan, two days in a row, brings the values before back (A9)."""
REST_AT_LEAST = 0.5
"""With less than this share of the planned rest a day was not as planned [design default]."""

Decision = Literal["longer_piece", "shorter_rest", "stay", "done"]


class Cycle(msgspec.Struct, frozen=True, kw_only=True):
    """Minutes of a piece and of a rest, and how many pieces the task has."""

    chunk: float
    rest: float
    cycles: int


class Leg(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of the clock."""

    kind: LegKind
    number: int
    """Which piece or rest, from 1."""
    minutes: float


class InForce(msgspec.Struct, frozen=True, kw_only=True):
    """What holds on a day."""

    cycle: Cycle
    since: date
    """The day from which it holds; a week is counted from here."""
    steps: int
    """Small changes taken so far and still in force."""
    because: Because


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """What the last seven days make room for; the person decides."""

    decision: Decision
    cycle: Cycle
    """What would hold from now on; the same as now where nothing changes."""
    because: tuple[Because, ...]


def first_cycle(usual_minutes: float, task_minutes: float) -> Cycle:
    """Piece, rest and number of pieces from the usual minutes until symptoms rise clearly.

    A piece is never longer than the whole task: a shorter task is one piece of all its minutes.

    Args:
        usual_minutes: Minutes of this task until a clear rise, 1 or more.
        task_minutes: Minutes of the whole task.

    Source: clinical.md A9; vector I8: 25 and 60 minutes make pieces of 20, rests of 5, 3 pieces.
    """
    share = CHUNK_SHARE * usual_minutes
    chunk = floor_unit(share, COARSE_STEP if at_least(share, COARSE_FROM) else 1)
    chunk = min(max(1.0, chunk), task_minutes)
    return _cycle(chunk, _first_rest(chunk), task_minutes)


def _first_rest(chunk: float) -> float:
    """Whole minutes: a timer that says 4:45 helps nobody."""
    return min(LONGEST_REST, max(SHORTEST_REST, round_unit(REST_SHARE * chunk, 1)))


def _cycle(chunk: float, rest: float, task_minutes: float) -> Cycle:
    chunk = min(chunk, task_minutes)
    return Cycle(chunk=chunk, rest=rest, cycles=math.ceil(task_minutes / chunk - 1e-9))


def legs(cycle: Cycle, task_minutes: float) -> tuple[Leg, ...]:
    """The stretches of the clock in order; the last piece is what remains, and no rest follows it."""
    found: list[Leg] = []
    for number in range(1, cycle.cycles + 1):
        remaining = task_minutes - cycle.chunk * (number - 1)
        found.append(Leg(kind="piece", number=number, minutes=min(cycle.chunk, remaining)))
        if number < cycle.cycles:
            found.append(Leg(kind="rest", number=number, minutes=cycle.rest))
    return tuple(found)


def rest_ran_over(done: RestDay, rest: float) -> bool:
    """Whether the rests of a day together ran above twice their plan (A9)."""
    return bool(done.rests) and sum(done.rests) > RAN_OVER * rest * len(done.rests)


def as_planned(done: RestDay, cycle: Cycle) -> bool:
    """Whether a day went as planned: all pieces, and rests that neither fell away nor ran over."""
    short = bool(done.rests) and sum(done.rests) < REST_AT_LEAST * cycle.rest * len(done.rests)
    return done.cycles >= cycle.cycles and not short and not rest_ran_over(done, cycle.rest)


def in_force(plan: RestPlan, steps: Sequence[RestStep], days: Mapping[date, RestDay], today: date) -> InForce:
    """What holds today: the first values, the small changes taken since, and back a change where rests ran over.

    Args:
        plan: The task.
        steps: What was taken, in any order.
        days: What was done, by day.
        today: The day asked about; its own entry does not count yet.

    Source: clinical.md A9.
    """
    first = first_cycle(plan.usual_minutes, plan.task_minutes)
    held, since = [first], plan.created
    code = "first" if first.cycles > 1 else "first_whole"
    why = Because(code, {"usual": plan.usual_minutes})
    taken = {step.on: step for step in steps}
    moments = sorted({*taken, *(day for day in days if day < today)})
    for day in (moment for moment in moments if moment <= today):
        step = taken.get(day)
        if step is not None:
            held.append(_cycle(step.chunk, step.rest, plan.task_minutes))
            since, why = day, Because("taken", {"on": day.isoformat()})
        if day < today and _ran_over_twice(days, day, since, held[-1].rest):
            code = "back" if len(held) > 1 else "back_at_first"
            del held[max(1, len(held) - 1) :]
            since, why = day + timedelta(days=1), Because(code, {"on": day.isoformat()})
    return InForce(cycle=held[-1], since=since, steps=len(held) - 1, because=why)


def _ran_over_twice(days: Mapping[date, RestDay], day: date, since: date, rest: float) -> bool:
    pair = (day - timedelta(days=1), day)
    return pair[0] >= since and all(one in days and rest_ran_over(days[one], rest) for one in pair)


def next_step(
    plan: RestPlan,
    now: InForce,
    days: Mapping[date, RestDay],
    today: date,
    *,
    pem: bool = False,
    locks: tuple[str, ...] = (),
    flare: bool = False,
    hold: bool = False,
) -> NextStep:
    """What the last seven days make room for: a longer piece and a shorter rest in turn.

    Args:
        plan: The task.
        now: What holds.
        days: What was done, by day.
        today: The day it is; the seven days before it are looked at.
        pem: Effort brings a lasting worsening: nothing is ever added by itself (A14).
        locks: Names of what makes steps wait for safety's sake (A14).
        flare: There was a flare-up in these days.
        hold: An illness, a holiday, a new medicine or waiting for advice.

    Source: clinical.md A9, A14.
    """
    if pem:  # nothing is told of what would make room for a step (A14.1)
        return NextStep(decision="stay", cycle=now.cycle, because=(Because("pem"),))
    waits = {"flare": flare, "hold": hold}
    found = [Because(code) for code, is_so in waits.items() if is_so]
    if locks:
        found.append(Because("lock", {"which": " ".join(locks)}))
    passed = (today - now.since).days
    last = [today - timedelta(days=back) for back in range(1, WEEK_DAYS + 1)]
    met = sum(day >= now.since and day in days and as_planned(days[day], now.cycle) for day in last)
    if passed < WEEK_DAYS:
        found.append(Because("week_goes_on", {"days": WEEK_DAYS - passed}))
    elif met < DAYS_NEEDED:
        found.append(Because("too_few", {"met": met, "needed": DAYS_NEEDED}))
    if found:
        return NextStep(decision="stay", cycle=now.cycle, because=tuple(found))
    return _small_change(plan, now, met)


def _small_change(plan: RestPlan, now: InForce, met: int) -> NextStep:
    """In turn; where one of them cannot change any more the other takes its place."""
    chunk, rest = now.cycle.chunk, now.cycle.rest
    longer = min(plan.task_minutes, chunk + max(1.0, round_unit(LONGER * chunk, 1)))
    shorter = max(1.0, rest - max(1.0, round_unit(SHORTER * rest, 1)))
    could: dict[Decision, Cycle] = {}
    if longer > chunk:
        could["longer_piece"] = _cycle(longer, rest, plan.task_minutes)
    if shorter < rest and now.cycle.cycles > 1:
        could["shorter_rest"] = _cycle(chunk, shorter, plan.task_minutes)
    turn: tuple[Decision, Decision] = ("longer_piece", "shorter_rest")
    for decision in turn if now.steps % 2 == 0 else turn[::-1]:
        if decision in could:
            why = Because("enough", {"met": met, "needed": DAYS_NEEDED})
            return NextStep(decision=decision, cycle=could[decision], because=(why,))
    return NextStep(decision="done", cycle=now.cycle, because=(Because("one_piece"),))
