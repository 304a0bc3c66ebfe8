"""Decisions about amounts: starting point, today's target, weekly review, flare-up, replay.

Pure functions: days and decisions in, amounts and reasons out. Rules and thresholds are PP-1, FL-1 and the
"when not to progress" list of clinical.md (A12 to A14); each function cites its paragraph.
"""

from painplan.pacing.amounts import floor_unit, round_unit, same_amount
from painplan.pacing.days import DayFacts, pain_change, settled_by_morning
from painplan.pacing.flare import Episode, episodes, flare_amount, flare_day_numbers, needs_new_trials
from painplan.pacing.reasons import Code, Reason
from painplan.pacing.replay import Replay, ReplayWeek, replay
from painplan.pacing.review import Pace, PastReview, Proposal, review, smaller_step_amount
from painplan.pacing.start import (
    Ladder,
    NotEnoughTrials,
    Rung,
    StartingAmount,
    ladder,
    starting_amount,
    starting_from_estimates,
)
from painplan.pacing.target import DayState, Target, target
from painplan.pacing.week import Week, summarise

__all__ = [
    "Code",
    "DayFacts",
    "DayState",
    "Episode",
    "Ladder",
    "NotEnoughTrials",
    "Pace",
    "PastReview",
    "Proposal",
    "Reason",
    "Replay",
    "ReplayWeek",
    "Rung",
    "StartingAmount",
    "Target",
    "Week",
    "episodes",
    "flare_amount",
    "flare_day_numbers",
    "floor_unit",
    "ladder",
    "needs_new_trials",
    "pain_change",
    "replay",
    "review",
    "round_unit",
    "same_amount",
    "settled_by_morning",
    "smaller_step_amount",
    "starting_amount",
    "starting_from_estimates",
    "summarise",
    "target",
]
