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
    Morning,
    Mornings,
    link_mornings,
    pain_change,
    settle_days,
    settled_by_morning,
)
from painplan.pacing.envelope import Energy, Limit, limit_after, tired_for_days
from painplan.pacing.flare import (
    LONG_AFTER,
    Episode,
    FlareDay,
    FlareSaid,
    episodes,
    flare_day,
    flare_day_numbers,
    flare_in_days_before,
    flare_on,
    flares_in,
    halved_on,
    needs_new_trials,
)
from painplan.pacing.gates import Closed
from painplan.pacing.holds import away_since, hold_on, holds_on, is_ill, just_well, restart_amount
from painplan.pacing.reasons import Code, Number, Reason, locked
from painplan.pacing.review import (
    Choice,
    More,
    PastReview,
    Proposal,
    review,
    smaller_step_amount,
    with_return,
)
from painplan.pacing.rhythm import Pace, days_between, halved_step, step_is_due, step_of, stepped_up
from painplan.pacing.room import fitted, room_left
from painplan.pacing.start import (
    START_SHARE,
    TRIALS_NEEDED,
    Ladder,
    NotEnoughTrials,
    Rung,
    StartingAmount,
    ladder,
    ladder_from,
    smallest_step,
    starting_amount,
    starting_from_estimates,
)
from painplan.pacing.target import CalmDay, DayState, State, Target, calm_day, target
from painplan.pacing.week import Week, summarise

__all__ = [
    "LONG_AFTER",
    "LONG_DAYS",
    "NEXT_MORNING",
    "START_SHARE",
    "TRIALS_NEEDED",
    "TWO_DAYS",
    "Absence",
    "CalmDay",
    "Choice",
    "Closed",
    "Code",
    "DayFacts",
    "DayState",
    "Energy",
    "Episode",
    "FlareDay",
    "FlareSaid",
    "Ladder",
    "Limit",
    "More",
    "Morning",
    "Mornings",
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
    "away_since",
    "calm_day",
    "days_between",
    "episodes",
    "fitted",
    "flare_day",
    "flare_day_numbers",
    "flare_in_days_before",
    "flare_on",
    "flares_in",
    "floor_unit",
    "halved_on",
    "halved_step",
    "hold_on",
    "holds_on",
    "is_ill",
    "just_well",
    "ladder",
    "ladder_from",
    "limit_after",
    "link_mornings",
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
    "smaller_step_amount",
    "smallest_step",
    "starting_amount",
    "starting_from_estimates",
    "step_is_due",
    "step_of",
    "stepped_up",
    "summarise",
    "target",
    "tired_for_days",
    "with_return",
]
