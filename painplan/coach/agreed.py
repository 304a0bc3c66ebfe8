"""What was agreed for a plan, day by day: its start, its reviews, and what was settled outside them. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

import msgspec

from painplan.pacing import START_SHARE, TRIALS_NEEDED, Number, Reason, StartingAmount
from painplan.pacing import starting_amount as from_tries
from painplan.pacing import starting_from_estimates as from_estimates
from painplan.records import Book, Plan, Profile, ProfileName, Restart, Review


class Agreed(msgspec.Struct, frozen=True):
    """One agreement, in the plan's unit."""

    on: date
    quota: float
    step: float
    made: Review | Restart | None = None
    """The decision behind it; none: the plan's start."""


def gentle_steps(profile: Profile) -> bool:
    """Whether all steps are gentle, and two days after a session are asked about (clinical.md A14.1).

    So it is when effort sometimes brings a lasting worsening, or often did and a specialist agreed to steps.
    """
    worsens = profile.worsening not in (None, "never") or profile.told_crashes is True
    return worsens and not profile.post_exertional_malaise


def profile_of(plan: Plan, *, gentle: bool) -> ProfileName:
    """Half the steps where all steps are gentle, else as chosen for the plan."""
    return "gentle" if gentle else plan.profile


def plan_start(plan: Plan, *, gentle: bool = False) -> StartingAmount:
    """Starting point of a plan: from its tries when there are enough, else from its estimates.

    Raises:
        NotEnoughTrials: The plan has neither.
    """
    amounts, profile = [trial.amount for trial in plan.trials], profile_of(plan, gentle=gentle)
    if len(amounts) >= TRIALS_NEEDED or plan.good is None or plan.bad is None:
        return from_tries(amounts, plan.unit_min, aim=plan.aim, profile=profile)
    return from_estimates(plan.good, plan.bad, plan.unit_min, aim=plan.aim, profile=profile)


def agreements(plan: Plan, book: Book, start: StartingAmount, last: date) -> tuple[Agreed, ...]:
    """All agreements up to a day, oldest first, the start before all others."""
    made: list[Review | Restart] = [*book.reviews_of(plan.id), *(r for r in book.restarts if r.plan == plan.id)]
    later = sorted((one for one in made if one.on <= last), key=lambda one: one.on)
    return (Agreed(plan.created, start.quota, start.step), *(Agreed(one.on, one.quota, one.step, one) for one in later))


def in_force(agreed: Sequence[Agreed], day: date) -> Agreed:
    """The agreement that holds on a day; before the start it is the start."""
    return agreed[max(0, bisect_right(agreed, day, key=lambda one: one.on) - 1)]


def why_agreed(plan: Plan, start: StartingAmount, latest: Agreed) -> tuple[Reason, ...]:
    """Where the amount comes from: how the plan began, its step, and what was settled last."""
    found = [_start_reason(plan, start), Reason("step", {"step": latest.step})]
    numbers: dict[str, Number] = {"on": latest.on.isoformat(), "quota": latest.quota}
    if isinstance(latest.made, Review):
        found.append(Reason("agreed", numbers))
    elif latest.made is not None:
        tries = ", ".join(f"{reached:g}" for reached in latest.made.tries)
        found.append(Reason("new_start", {**numbers, "tries": tries}) if tries else Reason("returned", numbers))
    return tuple(found)


def _start_reason(plan: Plan, start: StartingAmount) -> Reason:
    numbers: dict[str, Number] = {
        "baseline": start.baseline,
        "quota": start.quota,
        "share": START_SHARE,
        "low": start.low,
    }
    if start.provisional:
        return Reason("provisional", {**numbers, "good": plan.good, "bad": plan.bad})
    return Reason("guarded_start" if start.guarded else "starting_point", numbers)
