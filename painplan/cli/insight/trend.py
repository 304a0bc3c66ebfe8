"""``painplan trend``: the course of one measure, as a chart, a table or JSON."""

from collections.abc import Iterator

import click

from painplan.charts import trend as charts_trend
from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.insight.comparison import Comparison
from painplan.insight.documents import ComparisonDocument, trend_document
from painplan.insight.trend import Trend
from painplan.insight.trend_words import comparison_words, smoothed_title, trend_words
from painplan.insight.trends import LookingBack
from painplan.kit.amounts import number

CHART_HEIGHT = 14
MOST_WIDTH = 100


@click.command("trend", cls=Command)
@click.argument("measure", default="function")
@click.option("--weeks", type=click.IntRange(1, 5300), default=12, show_default=True, metavar="N")
@click.option("--table", is_flag=True)
@click.option("--months", is_flag=True)
@click.pass_context
def command(context: click.Context, measure: str, weeks: int, table: bool, months: bool) -> None:
    settings = settings_of(context)
    back = LookingBack(settings.coach())
    name = back.named(measure)
    trend = back.trend(name, weeks)
    compared = back.compared(name)
    title = back.title(name)
    show(
        settings,
        trend_document(trend, back.line(trend), _compared(compared)),
        [
            *(_table(title, trend) if table else _chart(title, trend)),
            *back.covers(trend),
            *_said(trend, compared if months else None),
        ],
    )


def _compared(compared: Comparison | None) -> ComparisonDocument | None:
    """These four weeks beside the four before."""
    if compared is None:
        return None
    return ComparisonDocument.of(compared, days=(compared.now_days, compared.before_days))


def _said(trend: Trend, compared: Comparison | None) -> Iterator[str]:
    yield from trend_words(trend)
    if compared is not None:
        yield from comparison_words(compared, trend.measure)


def _chart(title: str, trend: Trend) -> Iterator[str]:
    yield title
    if trend.points:
        from shutil import get_terminal_size  # only where something is drawn

        yield charts_trend.draw_trend(
            trend, width=min(MOST_WIDTH, get_terminal_size().columns - 2), height=CHART_HEIGHT
        )


def _table(title: str, trend: Trend) -> Iterator[str]:
    yield f"{title}: day, value, {smoothed_title(trend)}"
    for point in trend.points:
        median = "–" if point.smoothed is None else number(point.smoothed)
        yield f"{point.day.isoformat()}  {number(point.value):>8}  {median:>8}"
