"""What would change a decision: computed from the checks that were not met, or from what holds today.

Every line says the least that is enough for its own check, other things as they were; the person need not do any of it.
"""

import math
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from painplan.kit.told import Number
from painplan.pacing.amounts import at_least
from painplan.pacing.flare import FULL_FROM, LONG_AFTER, SECOND_FROM
from painplan.pacing.gates import ADHERENCE_NEEDED, EFFORT_LIMIT, OVERDO_ALLOWED, SETTLE_NEEDED
from painplan.pacing.reasons import Code, Reason
from painplan.pacing.review import Proposal
from painplan.pacing.target import Target
from painplan.pacing.week import Week

ChangeCode = Literal[
    "more_days",
    "more_as_planned",
    "fewer_over",
    "answer_settled",
    "done_and_settled",
    "more_settled",
    "week_settled",
    "less_effort",
    "flare_over",
    "even_week",
    "usual_week",
    "hold_over",
    "hold_was",
    "looked_at",
    "looked_at_alone",
    "worry_looked_at",
    "worry_looked_at_alone",
    "gone_through",
    "read_days",
    "hold_ends",
    "specialist",
    "slower_turn",
    "next_turn",
    "more_room",
    "flare_days",
    "flare_from_five",
    "flare_mornings",
    "flare_until_over",
    "flare_stays",
    "easing_days",
    "well_days",
    "well_days_begun",
    "flare_long",
    "within_energy",
    "within_energy_too",
    "order_of_plans",
    "new_aim",
    "all_stays",
]


class WhatWouldChange(msgspec.Struct, frozen=True):
    """One thing that would change a decision: a code, and the numbers that a sentence about it needs."""

    code: ChangeCode
    numbers: dict[str, Number] = {}


def would_change(proposal: Proposal, week: Week) -> tuple[WhatWouldChange, ...]:
    """What would turn a review that is no step up into one, or what keeps a step up one.

    Args:
        proposal: What the review proposes.
        week: The week it looked at.
    """
    if proposal.decision == "up":
        return (WhatWouldChange("all_stays"),)
    unmet = [gate for gate in proposal.gates if gate.met is False]
    gates = {gate.code for gate in unmet}
    if "pem" in gates:  # no check brings a step there, so none is told as if it could (A14.1)
        locks = [gate for gate in unmet if gate.code == "safety_lock"]
        return (*(end for lock in locks for end in _ends_alone(lock)), WhatWouldChange("specialist"))
    codes = gates | {reason.code for reason in proposal.reasons}
    found = [change for code, changes in _FROM_A_WEEK.items() if code in codes for change in changes(week)]
    for lock in (gate for gate in unmet if gate.code == "safety_lock"):
        at = found.index(WhatWouldChange("looked_at"))
        found[at : at + 1] = [each for each in _ends_of(lock) if each.code in _LOOKED_AT or each not in found]
    if any(gate.code == "on_hold" and "last" in gate.numbers for gate in unmet):
        found = [WhatWouldChange("hold_was") if change.code == "hold_over" else change for change in found]
    if any(gate.code == "on_hold" and gate.numbers.get("told") in ("amber", "today", "above") for gate in unmet):
        found = [WhatWouldChange("usual_week") if change.code == "hold_over" else change for change in found]
    if any(gate.code == "flare" and gate.numbers.get("told") == "over" for gate in unmet):
        found = [WhatWouldChange("even_week") if change.code == "flare_over" else change for change in found]
    return tuple(found) or (WhatWouldChange("all_stays"),)


def would_change_today(today: Target, quota: float, *, until_over: bool = False) -> tuple[WhatWouldChange, ...]:
    """What would bring the whole amount back on a day that asks for less than it, or frees steps.

    Args:
        today: The amounts of the day.
        quota: The amount in force, in the plan's unit.
        until_over: A flare-up keeps the amount small until it is over (A13).
    """
    found = []
    alone = not any(reason.code in _SMALLER_TOO for reason in today.reasons)
    branch = any(reason.code == "pem" for reason in today.reasons)
    for reason in today.reasons:
        if reason.code == "envelope":  # where something else makes the amount smaller, too, no whole one is promised
            whole = WhatWouldChange("within_energy", {"quota": quota})
            found.append(whole if alone else WhatWouldChange("within_energy_too"))
        elif reason.code == "flare_day":
            found.append(_in_a_flare(int(reason.numbers["day"] or 0), until_over=until_over))
        elif reason.code == "well_since" and reason.numbers.get("told") == "begun":
            found.append(WhatWouldChange("well_days_begun"))
        elif reason.code == "safety_lock" and not branch:
            found += _ends_of(reason)
        elif reason.code == "safety_lock":
            found += _ends_alone(reason)
        elif branch and reason.code in _IN_THE_BRANCH:
            found += _IN_THE_BRANCH[reason.code]
        elif reason.code in _TODAY:
            found.append(_TODAY[reason.code])
    return tuple(found)


_OF_ITS_OWN: dict[str, ChangeCode] = {
    "worry": "worry_looked_at",
    "unread": "gone_through",
    "unread_days": "read_days",
}
"""Locks that end in their own way: what was worrying is asked about in the check-in, and nobody looks at what cannot be
read (A12 ``UNKNOWN``)."""
_LOOKED_AT: frozenset[ChangeCode] = frozenset({"looked_at", "worry_looked_at"})
_ALONE: dict[ChangeCode, ChangeCode] = {"looked_at": "looked_at_alone", "worry_looked_at": "worry_looked_at_alone"}
"""The same where no step follows (A14.1)."""


def _ends_of(lock: Reason) -> list[WhatWouldChange]:
    """What ends the locks that a reason names."""
    names = str(lock.numbers.get("which") or "").split()
    found = [WhatWouldChange(_OF_ITS_OWN[name]) for name in names if name in _OF_ITS_OWN]
    looked_at = [WhatWouldChange("looked_at")] if len(found) < len(names) or not names else []
    return [*looked_at, *found]


def _ends_alone(lock: Reason) -> list[WhatWouldChange]:
    """The same in the branch, of those that somebody's look ends."""
    return [WhatWouldChange(_ALONE[end.code]) for end in _ends_of(lock) if end.code in _ALONE]


def _in_a_flare(day: int, *, until_over: bool) -> WhatWouldChange:
    """What comes next in the first week of a flare-up, from this day of it on (A13)."""
    numbers: dict[str, Number] = {"next_day": SECOND_FROM, "full_day": FULL_FROM, "long_day": LONG_AFTER + 1}
    if until_over:
        return WhatWouldChange("flare_until_over" if day < SECOND_FROM else "flare_stays", numbers)
    if day < FULL_FROM:
        return WhatWouldChange("flare_days" if day < SECOND_FROM else "flare_from_five", numbers)
    return WhatWouldChange("flare_mornings", numbers)


_SMALLER_TOO: frozenset[Code] = frozenset({"flare_day", "flare_long", "easing_up", "well_since", "shared_limit"})
"""Reasons of a day that make its amount smaller beside what yesterday took."""
_TODAY: dict[Code, WhatWouldChange] = {
    "easing_up": WhatWouldChange("easing_days", {"days": LONG_AFTER}),
    "well_since": WhatWouldChange("well_days"),
    "flare_long": WhatWouldChange("flare_long", {"days": LONG_AFTER}),
    "shared_limit": WhatWouldChange("order_of_plans"),
    "easing_back": WhatWouldChange("even_week"),
    "on_hold": WhatWouldChange("hold_over"),
    "safety_lock": WhatWouldChange("looked_at"),
    "pem": WhatWouldChange("specialist"),
    "maintenance": WhatWouldChange("new_aim"),
}


_IN_THE_BRANCH: dict[Code, Sequence[WhatWouldChange]] = {
    "easing_back": (),
    "on_hold": (WhatWouldChange("hold_ends"),),
    "maintenance": (),
}
"""The same where effort brings a lasting worsening: what ends there brings no step, and none is promised (A14.1)."""


def more_as_planned(met: int, planned: int) -> int:
    """How many more days as planned reach the share that a step needs."""
    return next(n for n in range(planned + 1) if at_least((met + n) / planned, ADHERENCE_NEEDED)) if planned else 0


def more_settled(settled: int, known: int) -> int:
    """How many more sessions that settle, one after the other, reach the share that a step needs."""
    if not known:
        return 1
    return max(0, math.ceil((SETTLE_NEEDED * known - settled) / (1 - SETTLE_NEEDED) - 1e-9))


def _more_settled(week: Week) -> WhatWouldChange:
    """How many more times, where a week holds so many; else how many of a week's."""
    times = more_settled(week.settled, week.settle_known)
    if times <= week.planned:
        return WhatWouldChange("more_settled", {"times": times})
    of = max(week.settle_known, week.planned)
    return WhatWouldChange("week_settled", {"needed": math.ceil(SETTLE_NEEDED * of - 1e-9), "times": of})


def _more_planned(week: Week) -> Sequence[WhatWouldChange]:
    days = more_as_planned(week.as_planned, week.planned)
    return [WhatWouldChange("more_as_planned", {"days": days})] if days else []


_FROM_A_WEEK: dict[Code, Callable[[Week], Sequence[WhatWouldChange]]] = {
    "too_few_days": lambda week: [WhatWouldChange("more_days", {"days": week.needed - week.logged})],
    "low_adherence": _more_planned,
    "planned_unknown": _more_planned,
    "overdone": lambda week: [WhatWouldChange("fewer_over", {"days": week.overdo - OVERDO_ALLOWED})],
    "settle_unknown": lambda week: [WhatWouldChange("answer_settled" if week.sessions else "done_and_settled")],
    "not_settled": lambda week: [_more_settled(week)],
    "effort_high": lambda _: [WhatWouldChange("less_effort", {"most": EFFORT_LIMIT})],
    "flare": lambda _: [WhatWouldChange("flare_over")],
    "after_flare": lambda _: [WhatWouldChange("even_week")],
    "on_hold": lambda _: [WhatWouldChange("hold_over")],
    "days_unknown": lambda _: [WhatWouldChange("read_days")],
    "safety_lock": lambda _: [WhatWouldChange("looked_at")],
    "pem": lambda _: [WhatWouldChange("specialist")],
    "slower_steps": lambda _: [WhatWouldChange("slower_turn")],
    "other_plan_first": lambda _: [WhatWouldChange("next_turn")],
    "no_room": lambda _: [WhatWouldChange("more_room")],
    "aim_reached": lambda _: [WhatWouldChange("new_aim")],
}
