"""The weekly review: up, hold, down or maintain, with its reasons (PP-1, clinical.md A12)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.kit.told import Number
from painplan.pacing.absence import Absence
from painplan.pacing.amounts import at_least, floor_unit, same_amount
from painplan.pacing.days import DayFacts
from painplan.pacing.gates import (
    ADHERENCE_NEEDED,
    OPEN,
    SETTLE_NEEDED,
    Closed,
    gates,
    in_the_branch,
    is_amber,
    only_waits,
    structural,
)
from painplan.pacing.reasons import Code, Reason
from painplan.pacing.rhythm import Pace, day_is_full, halved_step, stepped_up
from painplan.pacing.week import Week

Choice = Literal["up", "hold", "down", "maintain"]

ADHERENCE_DOWN, SETTLE_DOWN = 0.40, 0.50
"""Under these shares in two weeks that follow each other the amount goes down (A12)."""
DOWN_SHARE = 0.8
"""A step down goes to this share of what was really done (A12)."""
OVER_NEEDED = 2
"""So many sessions over in each of two weeks are a pattern of more than planned (A12)."""
HOLDS_BEFORE_ASKING = 3
_WEEK = timedelta(days=7)


class PastReview(msgspec.Struct, frozen=True, kw_only=True):
    """What a later review needs to know of an earlier one."""

    week: Week
    quota: float
    """The amount that was in force during that week."""
    decision: Choice
    waited: bool = False
    """It stayed only because a step waited: for another plan's turn, its own rhythm, a hold, a sign; no flare-up."""


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What the rule proposes; the person decides."""

    decision: Choice
    reasons: tuple[Reason, ...]
    gates: tuple[Reason, ...]
    """Every gate for a step up with its numbers, met or not, or not known."""
    quota: float
    """The amount of the week that was looked at."""
    next_quota: float
    asks: tuple[Reason, ...] = ()
    """What else to talk about: new tries, or what stands in the way after three holds."""

    @property
    def waited(self) -> bool:
        """Whether it stays only because a step waits, in a way that makes it none of three holds in a row."""
        return self.decision == "hold" and only_waits(self.gates)


class More(msgspec.Struct, frozen=True, kw_only=True):
    """What else a review talks about where it holds."""

    new_trials: bool = False
    """Flare-ups ask for new tries (FL-1)."""
    tries: bool = True
    """Tries may be asked for at all today (A12 ``PRE``)."""
    full_step: bool = False
    """The step was halved by flare-ups, and eight weeks went by without one (FL-1)."""
    sometimes_worse: bool = False
    """Effort sometimes brings a lasting worsening (A14.1)."""
    same_weeks: int | None = None
    """For how many weeks the amount has been the same, which is told; none: as many as the reviews that held."""


NOTHING_MORE = More()


def review(
    pace: Pace,
    quota: float,
    week: Week,
    *,
    before: Week | None,
    earlier: Sequence[PastReview],
    fortnight: Sequence[DayFacts],
    closed: Closed = OPEN,
    more: More = NOTHING_MORE,
) -> Proposal:
    """What to do next week, from the facts of this one.

    Args:
        pace: Step, smallest unit and aim.
        quota: The amount in force during the week, in the plan's unit.
        week: The week that was.
        before: The seven days right before it; none where the plan had not begun. A week further back is not two weeks
            in a row, whenever it was looked at.
        earlier: Earlier reviews, oldest first, without any that was left out.
        fortnight: The days of this and the week before it.
        closed: What keeps a step waiting beside the figures of the week.
        more: What else to talk about.

    Source: PP-1, clinical.md A12 ``WEEKLY REVIEW``.
    """
    looked_at = gates(week, closed)
    down = _down_reasons(week, before)
    decision, reasons = _decide(pace, quota, week, before, down, earlier=earlier, looked_at=looked_at)
    following = _next_quota(decision, down, pace, quota, fortnight)
    if decision == "down" and same_amount(following, quota):
        # Less is not possible, or the formula does not come to less: so no smaller amount is told as the better one.
        decision = "hold"
        reasons = tuple(Reason(one.code, {**one.numbers, "told": "stays"}, one.met) for one in reasons)
    proposal = Proposal(decision=decision, reasons=reasons, gates=looked_at, quota=quota, next_quota=following)
    return msgspec.structs.replace(proposal, asks=_asks(proposal, pace, week, before, down, earlier, more))


def _decide(
    pace: Pace,
    quota: float,
    week: Week,
    before: Week | None,
    down: tuple[Reason, ...],
    *,
    earlier: Sequence[PastReview],
    looked_at: Sequence[Reason],
) -> tuple[Choice, tuple[Reason, ...]]:
    unmet = tuple(gate for gate in looked_at if gate.met is False)
    if week.pem:
        unmet = tuple(gate for gate in unmet if gate.code in in_the_branch)
    if any(gate.code == "days_unknown" for gate in looked_at):  # no figure of the week says anything then
        return "hold", tuple(gate for gate in unmet if gate.code in structural) or unmet
    if week.logged < week.needed and not week.could_be_looked_at:
        return "hold", tuple(gate for gate in unmet if gate.code in structural) or unmet
    if week.logged < week.needed:
        few = Reason("too_few_days", {"logged": week.logged, "days_needed": week.needed})
        return "hold", (few, *(gate for gate in unmet if gate.code in structural))
    if down and before is not None and _is_over_pattern(week, before):
        # Days above the amount are none on which less was possible: only what did not settle speaks for less (A12).
        down = tuple(reason for reason in down if reason.code != "missed_twice")
        if not down:
            return "hold", (Reason("over_pattern"), *unmet)
    if down:
        return "down", down
    if pace.aim is not None and at_least(quota, pace.aim):
        does = _is_done(week)
        reached = Reason("aim_reached", {"aim": pace.aim} if does else {"aim": pace.aim, "told": "amount"})
        again = bool(earlier) and same_amount(earlier[-1].quota, quota)
        if again:
            less = [gate for gate in unmet if gate.code == "low_adherence" and not does]
            return "maintain", (*less, reached)
        return "hold", (*unmet, reached)
    if not unmet and day_is_full(pace, quota):
        return "hold", (Reason("day_full", {"quota": quota}),)
    return ("hold", unmet) if unmet else ("up", (_all_clear(week, looked_at),))


def _all_clear(week: Week, looked_at: Sequence[Reason]) -> Reason:
    """Nothing speaks against a step; with how many checks are not known, for those are not met (A12 ``UNKNOWN``).

    A morning that was not settled made its own day amber (A10) and is weighed in the week by a share (A12): where a
    step follows all the same, that is told.
    """
    not_known = sum(gate.met is None for gate in looked_at)
    numbers: dict[str, Number] = {"not_known": not_known} if not_known else {}
    if week.settled < week.settle_known:
        share = {"settled": week.settled, "known": week.settle_known, "needed_share": SETTLE_NEEDED}
        numbers |= {"told": "mornings", **share}
    return Reason("all_clear", numbers)


def _down_reasons(week: Week, before: Week | None) -> tuple[Reason, ...]:
    """Two weeks in a row much less than planned, or mostly not settled; some weeks count neither way."""
    if before is None or not (week.counts and before.counts) or week.first - before.first != _WEEK:
        return ()
    found: list[tuple[Code, float | None, float | None, float]] = [
        ("missed_twice", before.adherence, week.adherence, ADHERENCE_DOWN),
        ("unsettled_twice", before.settle, week.settle, SETTLE_DOWN),
    ]
    reasons = [
        Reason(code, {"before_share": was, "now_share": now, "limit_share": limit})
        for code, was, now, limit in found
        if was is not None and now is not None and not at_least(was, limit) and not at_least(now, limit)
    ]
    if not week.overdo + before.overdo:
        return tuple(reasons)
    # Days far above the amount are not days on which less was possible.
    return tuple(
        Reason(one.code, {**one.numbers, "told": "mixed"}) if one.code == "missed_twice" else one for one in reasons
    )


def _unsettled(down: Sequence[Reason]) -> bool:
    return any(reason.code == "unsettled_twice" for reason in down)


def _is_over_pattern(week: Week, before: Week) -> bool:
    """Whether most sessions that were not as planned were more than planned, at least two in each of both weeks.

    Source: clinical.md A12 ``DOWN`` (lesson 4 instead of less, where only adherence speaks for less).
    """
    over, off = week.overdo + before.overdo, week.off_plan + before.off_plan
    return min(week.overdo, before.overdo) >= OVER_NEEDED and 2 * over > off


def _is_done(week: Week) -> bool:
    """Whether the amount, or more, was done on as many planned days as a step needs: else nobody is told to do it."""
    return bool(week.planned) and at_least((week.as_planned + week.overdo) / week.planned, ADHERENCE_NEEDED)


def _next_quota(
    decision: Choice, down: Sequence[Reason], pace: Pace, quota: float, fortnight: Sequence[DayFacts]
) -> float:
    if decision == "up":
        return stepped_up(quota, pace.step, pace.unit_min, pace.aim, pace.most)
    if decision == "down":
        from statistics import fmean  # slow to import, and rarely needed

        done = [facts.done for facts in fortnight if facts.done]
        usual = fmean(done) if done else quota
        if _unsettled(down):
            usual = min(quota, usual)  # a body that does not settle always goes below the amount
        return min(quota, max(pace.unit_min, floor_unit(DOWN_SHARE * usual, pace.unit_min)))
    return quota


def _asks(
    proposal: Proposal,
    pace: Pace,
    week: Week,
    before: Week | None,
    down: Sequence[Reason],
    earlier: Sequence[PastReview],
    more: More,
) -> tuple[Reason, ...]:
    """What else to talk about."""
    asks: list[Reason] = []
    if more.new_trials and not week.pem:  # in the branch neither a try nor a step is told (A14.1)
        asks.append(Reason("new_trials", {} if more.tries else {"told": "halved"}))
    if proposal.decision == "maintain":
        asks.append(Reason("next_goal"))
    if more.full_step:
        asks.append(Reason("full_step"))
    if _unsettled(down) and at_least(pace.unit_min, proposal.quota):
        asks += [Reason("worsening_again"), Reason("smallest_unsettled", {"quota": proposal.quota})]
    elif more.sometimes_worse and _not_settled(week) and before is not None and _not_settled(before):
        asks.append(Reason("worsening_again"))
    held = _holds_in_a_row(proposal, week, earlier)
    weeks = held if more.same_weeks is None else more.same_weeks
    if held >= HOLDS_BEFORE_ASKING and weeks:
        asks.append(Reason("three_holds", {"weeks": weeks}))
    return tuple(asks)


def _holds_in_a_row(proposal: Proposal, week: Week, earlier: Sequence[PastReview]) -> int:
    """How many reviews in a row stayed at this amount, with this one; those that something on hold held end the row.

    Weeks with a flare-up, the week after one and weeks above the usual count: they stay, and no hold held them. In the
    branch for a lasting worsening no step ever comes, so nothing is asked about one that did not (A14.1).

    Source: clinical.md A12 ``HOLD`` (none only because another plan had the step or steps waited by a hold).
    """
    unmet = [gate for gate in proposal.gates if gate.met is False]
    on_hold = any(gate.code in ("on_hold", "pem") and not is_amber(gate) for gate in unmet)
    if proposal.decision != "hold" or proposal.waited or on_hold or _is_held(week):
        return 0
    held = 1
    for past in reversed(earlier):
        stayed = past.decision == "hold" and same_amount(past.quota, proposal.quota)
        if not stayed or past.waited or _is_held(past.week):
            break
        held += 1
    return held


def _is_held(week: Week) -> bool:
    """Whether days of a week were on hold, or had nothing to do: what was not done then says nothing."""
    return week.hold or week.nothing_asked > 0


def _not_settled(week: Week) -> bool:
    return week.settle is not None and not at_least(week.settle, SETTLE_NEEDED)


def with_return(proposal: Proposal, away: Absence, again: float, *, tries: bool) -> Proposal:
    """A proposal with the offer to begin again gently after a long time without an entry.

    Args:
        proposal: What the week comes to.
        away: The time without an entry.
        again: The amount to begin again with; where it is no less than the one in force, it is not offered.
        tries: New tries may be asked for (A12 ``PRE``).
    """
    less, asks = not at_least(again, proposal.quota), away.asks_for_tries and tries
    if not (less or asks):
        return proposal
    numbers: dict[str, Number] = {"days": away.days} if less else {"days": away.days, "told": "alone"}
    ask = Reason("away_long" if asks else "away", numbers)
    return msgspec.structs.replace(proposal, asks=(ask, *proposal.asks))


def smaller_step_amount(pace: Pace, quota: float) -> float:
    """Next week's amount with half a step, when the person wants a smaller one; at least one smallest unit."""
    return stepped_up(quota, halved_step(pace), pace.unit_min, pace.aim, pace.most)


def weeks_since(day: date, today: date) -> int:
    """Whole weeks from one day to another."""
    return (today - day).days // _WEEK.days
