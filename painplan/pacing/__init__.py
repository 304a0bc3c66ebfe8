"""Decisions about amounts: starting point, today's target, weekly review, flare-up, replay.

Pure functions: days and decisions in, amounts and reasons out. Rules and thresholds are PP-1, FL-1 and the
"when not to progress" list of clinical.md (A12 to A14); each function cites its paragraph. Walking through a whole
diary stands apart in `painplan.pacing.replay`, which an ordinary day does not need.
"""

from painplan.pacing.amounts import floor_unit, round_unit, same_amount
from painplan.pacing.days import DayFacts, link_settled, pain_change, settled_by_morning, settling
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
from painplan.pacing.reasons import Code, Number, Reason
from painplan.pacing.review import (
    Choice,
    Pace,
    PastReview,
    Proposal,
    halved_step,
    review,
    smaller_step_amount,
)
from painplan.pacing.start import (
    START_SHARE,
    TRIALS_NEEDED,
    Ladder,
    NotEnoughTrials,
    Rung,
    StartingAmount,
    ladder,
    starting_amount,
    starting_from_estimates,
)
from painplan.pacing.target import DayState, State, Target, target
from painplan.pacing.week import Week, summarise

__all__ = [
    "LONG_AFTER",
    "SILENCE",
    "START_SHARE",
    "TRIALS_NEEDED",
    "Choice",
    "Code",
    "DayFacts",
    "DayState",
    "Episode",
    "Ladder",
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
    "episodes",
    "flare_amount",
    "flare_day_numbers",
    "flare_in_days_before",
    "floor_unit",
    "halved_step",
    "hold_on",
    "ladder",
    "link_settled",
    "needs_new_trials",
    "pain_change",
    "restart_amount",
    "review",
    "round_unit",
    "same_amount",
    "settled_by_morning",
    "settling",
    "smaller_step_amount",
    "starting_amount",
    "starting_from_estimates",
    "summarise",
    "target",
    "time_away",
]
