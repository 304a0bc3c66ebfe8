"""``painplan trend``: the course of one measure, as a chart, a table or JSON."""

from collections.abc import Iterator

import click

from painplan.cli.output import Document, show
from painplan.cli.settings import Command, settings_of
from painplan.insight import Trend
from painplan.words import number
from painplan.words.trends import measure_title, trend_words

CHART_HEIGHT = 14
MOST_WIDTH = 100


@click.command("trend", cls=Command)
@click.argument("measure", default="function")
@click.option("--weeks", type=click.IntRange(1, 5300), default=12, show_default=True, metavar="N")
@click.option("--table", is_flag=True, help="The numbers as lines instead of a chart.")
@click.pass_context
def command(context: click.Context, measure: str, weeks: int, table: bool) -> None:
    """How a MEASURE went over time: function, steps, interference, pain, mattered, sleep, or any recorded one."""
    settings = settings_of(context)
    trend = settings.coach().trend(measure.strip(), weeks)
    show(settings, document(trend), _table(trend) if table else _chart(trend))


def document(trend: Trend) -> Document:
    """The trend as the contract of the command line says it."""
    return {
        "measure": trend.measure.name,
        "unit": trend.measure.unit,
        "from": trend.first,
        "to": trend.last,
        "points": [{"date": point.day, "value": point.value, "smoothed": point.smoothed} for point in trend.points],
        "coverage": trend.coverage,
        "slope_per_4_weeks": trend.slope_per_4_weeks,
        "enough": trend.enough,
        "why_not": trend.why_not,
    }


def _chart(trend: Trend) -> Iterator[str]:
    yield measure_title(trend.measure.name)
    if trend.points:
        from shutil import get_terminal_size

        from painplan.charts import draw_trend

        yield draw_trend(trend, width=min(MOST_WIDTH, get_terminal_size().columns - 2), height=CHART_HEIGHT)
    yield from trend_words(trend)


def _table(trend: Trend) -> Iterator[str]:
    yield f"{measure_title(trend.measure.name)}: day, value, 7-day median"
    for point in trend.points:
        median = "–" if point.smoothed is None else number(point.smoothed)
        yield f"{point.day.isoformat()}  {number(point.value):>8}  {median:>8}"
    yield from trend_words(trend)
