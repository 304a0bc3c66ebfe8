"""What the diary shows over time: smoothed courses, slopes and comparisons, and what it takes to trust them.

Pure functions over values by day; the caller says which days and, where needed, which day is today. Missing
days stay missing, and with too few entries a function says so instead of giving a number (clinical.md H2 to
H5).
"""

from painplan.insight.comparison import Comparison, compare_months
from painplan.insight.counted import NOT_WORN_BELOW_STEPS, counted, counts
from painplan.insight.gaps import LONGEST_GAP_DAYS, runs
from painplan.insight.smoothing import monthly_medians, rolling_median, theil_sen, weekly_medians
from painplan.insight.trend import Point, Trend, WhyNot, trend

__all__ = [
    "LONGEST_GAP_DAYS",
    "NOT_WORN_BELOW_STEPS",
    "Comparison",
    "Point",
    "Trend",
    "WhyNot",
    "compare_months",
    "counted",
    "counts",
    "monthly_medians",
    "rolling_median",
    "runs",
    "theil_sen",
    "trend",
    "weekly_medians",
]
