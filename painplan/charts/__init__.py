"""Pictures of insight's numbers, drawn with characters. The only room that knows the plotting library."""

from painplan.charts.colours import Colours
from painplan.charts.series import median_days
from painplan.charts.trend import draw_trend

__all__ = ["Colours", "draw_trend", "median_days"]
