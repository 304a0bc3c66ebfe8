"""Pictures of insight's numbers, drawn with characters. The only room that knows the plotting library."""

from painplan.charts.colours import Colours
from painplan.charts.series import median_days
from painplan.charts.trend import draw_trend
from painplan.charts.weeks import FIRST_SHOWN, SECOND_SHOWN, draw_weeks

__all__ = ["FIRST_SHOWN", "SECOND_SHOWN", "Colours", "draw_trend", "draw_weeks", "median_days"]
