"""The weekly review: up, hold, down or maintain, with its reasons (PP-1, clinical.md A12)."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from painplan.pacing.absence import Absence
from painplan.pacing.amounts import at_least, floor_unit, round_unit, same_amount
from painplan.pacing.days import DayFacts
from painplan.pacing.gates import LOGGED_NEEDED, gates, structural
from painplan.pacing.reasons import Code, Reason
from painplan.pacing.start import stepped_up
from painplan.pacing.week import Week, is_as_planned, is_over

Choice = Literal["up", "hold", "down", "maintain"]

ADHERENCE_DOWN, SETTLE_DOWN = 0.40, 0.50
"""Under these shares in two reviews in a row the amount goes down (A12)."""
DOWN_SHARE = 0.8
"""A step down goes to this share of what was really done (A12)."""
HOLDS_BEFORE_ASKING = 3


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """What stays the same from week to week, in the plan's unit."""

    unit_min: float
    step: float
    aim: float | None = None


class PastReview(msgspec.Struct, frozen=True, kw_only=True):
    """What a later review needs to know of an earlier one."""

    week: Week
    quota: float
    """The amount that was in force during that week."""
    decision: Choice


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What the rule proposes; the person decides."""

    decision: Choice
    reasons: tuple[Reason, ...]
    gates: tuple[Reason, ...]
    """Every gate for a step up with its numbers, met or not."""
    quota: float
    """The amount of the week that was looked at."""
    next_quota: float
    asks: tuple[Reason, ...] = ()
    """What else to talk about: new tries, or what stands in the way after three holds."""


def review(
    pace: Pace,
    quota: float,
    week: Week,
    *,
    earlier: Sequence[PastReview],
    fortnight: Sequence[DayFacts],
    after_flare: bool,
    other_plan_first: bool = False,
    new_trials: bool = False,
    no_room: bool = False,
) -> Proposal:
    """What to do next week, from the facts of this one.

    Args:
        pace: Step, smallest unit and aim.
        quota: The amount in force during the week, in the plan's unit.
        week: The week that was.
        earlier: Earlier reviews, oldest first, without any that was left out.
        fortnight: The days of this and the week before it.
        after_flare: Whether a flare-up day lies in the seven days before the week.
        other_plan_first: Another plan takes the one step of this week.
        new_trials: Flare-ups ask for new tries (FL-1).
        no_room: A step would go beyond the minutes that the person gives to all plans of a day.

    Source: PP-1, clinical.md A12 ``WEEKLY REVIEW``.
    """
    looked_at = gates(week, after_flare=after_flare, other_plan_first=other_plan_first, no_room=no_room)
    decision, reasons = _decide(pace, quota, week, earlier=earlier, fortnight=fortnight, looked_at=looked_at)
    asks = [Reason("new_trials")] if new_trials else []
    held = 0
    for past in reversed(earlier):
        if past.decision != "hold":
            break
        held += 1
    if decision == "hold" and held + 1 >= HOLDS_BEFORE_ASKING:
        asks.append(Reason("three_holds", {"weeks": held + 1}))
    return Proposal(
        decision=decision,
        reasons=reasons,
        gates=looked_at,
        quota=quota,
        next_quota=_next_quota(decision, pace, quota, fortnight),
        asks=tuple(asks),
    )


def _decide(
    pace: Pace,
    quota: float,
    week: Week,
    *,
    earlier: Sequence[PastReview],
    fortnight: Sequence[DayFacts],
    looked_at: Sequence[Reason],
) -> tuple[Choice, tuple[Reason, ...]]:
    unmet = tuple(gate for gate in looked_at if gate.met is False)
    if week.logged < LOGGED_NEEDED:
        few = Reason("too_few_days", {"logged": week.logged, "days_needed": LOGGED_NEEDED})
        return "hold", (few, *(gate for gate in unmet if gate.code in structural))
    down = _down_reasons(week, earlier)
    if down and _mostly_over(fortnight):
        return "hold", (Reason("over_pattern"), *unmet)
    if down:
        return "down", down
    if pace.aim is not None and at_least(quota, pace.aim):
        reached = Reason("aim_reached", {"aim": pace.aim})
        again = bool(earlier) and same_amount(earlier[-1].quota, quota)
        return ("maintain", (reached,)) if again else ("hold", (*unmet, reached))
    return ("hold", unmet) if unmet else ("up", (Reason("all_clear"),))


def _down_reasons(week: Week, earlier: Sequence[PastReview]) -> tuple[Reason, ...]:
    """Twice in a row much less than planned, or twice mostly not settled; a flare-up week never counts."""
    if not earlier or not (counts_towards_down(week) and counts_towards_down(earlier[-1].week)):
        return ()
    before = earlier[-1].week
    found: list[tuple[Code, float | None, float | None, float]] = [
        ("missed_twice", before.adherence, week.adherence, ADHERENCE_DOWN),
        ("unsettled_twice", before.settle, week.settle, SETTLE_DOWN),
    ]
    return tuple(
        Reason(code, {"before_share": was, "now_share": now, "limit_share": limit})
        for code, was, now, limit in found
        if was is not None and now is not None and not at_least(was, limit) and not at_least(now, limit)
    )


def counts_towards_down(week: Week) -> bool:
    """Whether a week says anything about the amount being too much: enough entries and no flare-up."""
    return week.logged >= LOGGED_NEEDED and not week.flare_days


def _mostly_over(fortnight: Sequence[DayFacts]) -> bool:
    """Whether most sessions that were not as planned were more than planned (A12: lesson 4 instead of less)."""
    off_plan = [facts for facts in fortnight if facts.done is not None and not is_as_planned(facts)]
    off_plan = [facts for facts in off_plan if facts.planned or is_over(facts)]
    return 2 * sum(is_over(facts) for facts in off_plan) > len(off_plan)


def _next_quota(decision: Choice, pace: Pace, quota: float, fortnight: Sequence[DayFacts]) -> float:
    if decision == "up":
        return stepped_up(quota, pace.step, pace.unit_min, pace.aim)
    if decision == "down":
        from statistics import fmean  # slow to import, and rarely needed

        done = [facts.done for facts in fortnight if facts.done]
        usual = fmean(done) if done else quota
        return min(quota, max(pace.unit_min, floor_unit(DOWN_SHARE * usual, pace.unit_min)))
    return quota


def with_return(proposal: Proposal, away: Absence) -> Proposal:
    """A proposal with the offer to begin again gently after a long time without an entry."""
    ask = Reason("away_long" if away.asks_for_tries else "away", {"days": away.days})
    return msgspec.structs.replace(proposal, asks=(ask, *proposal.asks))


def smaller_step_amount(pace: Pace, quota: float) -> float:
    """Next week's amount with half a step, when the person wants a smaller one; at least one smallest unit."""
    return stepped_up(quota, halved_step(pace), pace.unit_min, pace.aim)


def halved_step(pace: Pace) -> float:
    """Half the step, at least one smallest unit (FL-1, clinical.md A13)."""
    return max(pace.unit_min, round_unit(pace.step / 2, pace.unit_min))
