"""What the diary shows over time: smoothed courses, slopes and comparisons, and what it takes to trust them.

Pure functions over values by day; the caller says which days and, where needed, which day is today. Missing
days stay missing, and with too few entries a function says so instead of giving a number (clinical.md H2 to
H5).
"""

from painplan.insight.calendar import DayState, weeks_of
from painplan.insight.comparison import Comparison, compare_amounts, compare_like_days, compare_months
from painplan.insight.counted import NOT_WORN_BELOW_STEPS, counted, counts
from painplan.insight.evenness import BOOM_EXCESS, Band, Evenness, Swings, adjacent_pairs, band, evenness, swings
from painplan.insight.gaps import LONGEST_GAP_DAYS, runs
from painplan.insight.like_days import LikeMonths, like_months
from painplan.insight.links import Link, Links, links
from painplan.insight.smoothing import monthly_medians, rolling_median, theil_sen, weekly_medians
from painplan.insight.trend import Point, Trend, WhyNot, seldom_trend, trend
from painplan.insight.under_activity import ClinicalReason, UnderActivity, under_activity
from painplan.insight.usual_day import Amounts, UsualDay, planned_rest, usual_day
from painplan.insight.weighted import Weighted, weighted

__all__ = [
    "BOOM_EXCESS",
    "LONGEST_GAP_DAYS",
    "NOT_WORN_BELOW_STEPS",
    "Amounts",
    "Band",
    "ClinicalReason",
    "Comparison",
    "DayState",
    "Evenness",
    "LikeMonths",
    "Link",
    "Links",
    "Point",
    "Swings",
    "Trend",
    "UnderActivity",
    "UsualDay",
    "Weighted",
    "WhyNot",
    "adjacent_pairs",
    "band",
    "compare_amounts",
    "compare_like_days",
    "compare_months",
    "counted",
    "counts",
    "evenness",
    "like_months",
    "links",
    "monthly_medians",
    "planned_rest",
    "rolling_median",
    "runs",
    "seldom_trend",
    "swings",
    "theil_sen",
    "trend",
    "under_activity",
    "usual_day",
    "weekly_medians",
    "weeks_of",
    "weighted",
]
