"""Decisions about amounts: starting point, today's target, weekly review, flare-up, replay.

Pure functions: days and decisions in, amounts and reasons out. Rules and thresholds are PP-1, FL-1 and the
"when not to progress" list of clinical.md (A12 to A14); each function cites its paragraph. Walking through a whole
diary stands apart in `painplan.pacing.replay`, which an ordinary day does not need.
"""
