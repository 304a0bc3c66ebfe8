"""What a decision answers when asked why: a code and the numbers behind it. Words come from assets."""

from typing import Literal

import msgspec

from painplan.kit.told import Number

Code = Literal[
    # why a weekly review says what it says (the contract of the command line)
    "too_few_days",
    "low_adherence",
    "planned_unknown",
    "overdone",
    "overdone_unknown",
    "over_pattern",
    "not_settled",
    "settle_unknown",
    "effort_high",
    "flare",
    "after_flare",
    "flare_unknown",
    "days_unknown",
    "on_hold",
    "safety_lock",
    "pem",
    "aim_reached",
    "day_full",
    "all_clear",
    "missed_twice",
    "unsettled_twice",
    # only with several plans, or after long flares
    "other_plan_first",
    "slower_steps",
    "no_room",
    "new_trials",
    "three_holds",
    "worsening_again",
    "smallest_unsettled",
    "full_step",
    "next_goal",
    "away",
    "away_long",
    # why a day has its amount
    "starting_point",
    "starting_rounded",
    "start_at_low",
    "start_at_aim",
    "start_lowered",
    "guarded_start",
    "start_smallest",
    "start_above",
    "smallest_counted",
    "provisional",
    "from_estimates",
    "step",
    "step_slow",
    "step_halved",
    "steps_slower",
    "no_steps",
    "aim_kept",
    "steps_wait",
    "gentle_steps",
    "gentle_agreed",
    "agreed",
    "agreed_waits",
    "amber_day",
    "flare_day",
    "flare_back",
    "flare_long",
    "easing_up",
    "well_since",
    "easing_back",
    "maintenance",
    "restart",
    "returned",
    "new_start",
    "begun_at_tries",
    "went_on",
    "whole_step_again",
    "plan_changed",
    "step_changed",
    "envelope",
    "shared_limit",
    "nothing_asked",
    # gates that were met
    "as_planned",
    "within_ceiling",
    "settled",
    "effort_fine",
    "effort_unknown",
    "no_flare",
    "first_questions_unknown",
]


def locked(locks: tuple[str, ...], *, gate: bool = False, branch: bool = False) -> "Reason":
    """Steps wait for safety's sake, with the names of what is open where they are known.

    Args:
        locks: What is open.
        gate: Whether it is told as a check of a review.
        branch: Effort brings a lasting worsening: there are no steps that could wait (A14.1).
    """
    numbers: dict[str, Number] = {"which": " ".join(locks)} if locks else {}
    return Reason("safety_lock", {**numbers, "told": "branch"} if branch else numbers, False if gate else None)


class Reason(msgspec.Struct, frozen=True):
    """One reason: a code, and the numbers that a sentence about it needs."""

    code: Code
    numbers: dict[str, Number] = {}
    met: bool | None = None
    """For a gate of the weekly review: whether it lets a step through. None: it is not known, or no gate."""

    @property
    def known_met(self) -> bool | None:
        """Whether a gate was met, as people and programs are told it; none: not known, whether or not it holds a step.

        Source: clinical.md A12 ``UNKNOWN`` (a gate without data is shown as not known).
        """
        return None if self.code.endswith("_unknown") else self.met
