"""Decisions about amounts: starting point, today's target, weekly review, flare-up, replay.

Pure functions: days and decisions in, amounts and reasons out. Rules and thresholds are PP-1, FL-1 and the
"when not to progress" list of clinical.md (A12 to A14); each function cites its paragraph. Walking through a whole
diary stands apart in `painplan.pacing.replay`, which an ordinary day does not need.
"""

from painplan.pacing.absence import LONG_DAYS, Absence, absence_before
from painplan.pacing.amounts import floor_unit, round_unit, same_amount
from painplan.pacing.days import (
    NEXT_MORNING,
    TWO_DAYS,
    DayFacts,
    link_settled,
    pain_change,
    settle_days,
    settled_by_morning,
    settling,
)
from painplan.pacing.envelope import Energy, Limit, limit_after, tired_for_days
from painplan.pacing.flare import (
    LONG_AFTER,
    SILENCE,
    Episode,
    episodes,
    flare_amount,
    flare_day_numbers,
    flare_in_days_before,
    needs_new_trials,
)
from painplan.pacing.holds import hold_on, restart_amount, time_away
from painplan.pacing.reasons import Code, Number, Reason, locked
from painplan.pacing.review import (
    Choice,
    Pace,
    PastReview,
    Proposal,
    halved_step,
    review,
    smaller_step_amount,
    with_return,
)
from painplan.pacing.room import fitted, room_left
from painplan.pacing.start import (
    START_SHARE,
    TRIALS_NEEDED,
    Ladder,
    NotEnoughTrials,
    Rung,
    StartingAmount,
    ladder,
    smallest_step,
    starting_amount,
    starting_from_estimates,
    stepped_up,
)
from painplan.pacing.target import CalmDay, DayState, State, Target, calm_day, target
from painplan.pacing.week import Week, summarise

__all__ = [
    "LONG_AFTER",
    "LONG_DAYS",
    "NEXT_MORNING",
    "SILENCE",
    "START_SHARE",
    "TRIALS_NEEDED",
    "TWO_DAYS",
    "Absence",
    "CalmDay",
    "Choice",
    "Code",
    "DayFacts",
    "DayState",
    "Energy",
    "Episode",
    "Ladder",
    "Limit",
    "NotEnoughTrials",
    "Number",
    "Pace",
    "PastReview",
    "Proposal",
    "Reason",
    "Rung",
    "StartingAmount",
    "State",
    "Target",
    "Week",
    "absence_before",
    "calm_day",
    "episodes",
    "fitted",
    "flare_amount",
    "flare_day_numbers",
    "flare_in_days_before",
    "floor_unit",
    "halved_step",
    "hold_on",
    "ladder",
    "limit_after",
    "link_settled",
    "locked",
    "needs_new_trials",
    "pain_change",
    "restart_amount",
    "review",
    "room_left",
    "round_unit",
    "same_amount",
    "settle_days",
    "settled_by_morning",
    "settling",
    "smaller_step_amount",
    "smallest_step",
    "starting_amount",
    "starting_from_estimates",
    "stepped_up",
    "summarise",
    "target",
    "time_away",
    "tired_for_days",
    "with_return",
]
