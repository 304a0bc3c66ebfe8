"""``painplan trend``: the course of one measure, as a chart, a table or JSON."""

from collections.abc import Iterator

import click

from painplan.charts import trend as charts_trend
from painplan.cli import output
from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.insight.comparison import Comparison
from painplan.insight.documents import ComparisonDocument, trend_document
from painplan.insight.shape_words import shape_words
from painplan.insight.trend import Trend
from painplan.insight.trend_words import comparison_words, table_columns, table_rows, trend_words
from painplan.insight.trends import LookingBack

CHART_HEIGHT = 14


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
    title = back.picture_title(name, trend)
    show(
        settings,
        trend_document(trend, back.line(trend), _compared(compared)),
        [
            *_shown(title, trend, table=table or settings.reads_along),
            *filter(None, [shape_words(trend)]),
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


def _shown(title: str, trend: Trend, *, table: bool) -> Iterator[str]:
    """A picture at a terminal; else, and where it was asked for, every number. What it shows is told in both cases."""
    if not trend.points:
        yield title
    elif table or (columns := output.drawn_columns()) is None:
        yield from _table(title, trend)
    else:
        yield title
        yield charts_trend.draw_trend(trend, width=columns, height=CHART_HEIGHT)


def _table(title: str, trend: Trend) -> Iterator[str]:
    yield f"{title}: {', '.join(table_columns(trend))}"
    for day, cells in table_rows(trend):
        yield "  ".join([day.isoformat(), *(f"{cell:>8}" for cell in cells)])
