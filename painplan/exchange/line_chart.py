"""A small picture of a course as SVG: no script, no link, no style of its own.

Written here because the usual chart libraries put a script, style rules or links into each picture, also with their
scripts switched off, and the page forbids all of them.
"""

from collections.abc import Sequence
from datetime import date
from html import escape

from painplan.exchange.report_page_parts import Chart

WIDTH, HEIGHT = 720, 118
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 8, 8, 20
_MOST_POINTS = 120
"""Beyond this many the picture shows every second, third ... one."""


def line_chart(chart: Chart) -> str:
    """The picture, with its title and the same in words for screen readers."""
    points = chart.points[:: -(-len(chart.points) // _MOST_POINTS)] if chart.points else ()
    high = max((value for _, value in points), default=1.0)
    top = _round_up(max(high, 0.1))
    parts = [*_frame(chart, points, top), _course(points, top)]
    title, said = escape(chart.title), escape(chart.said)
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="chart-title chart-said"><title id="chart-title">{title}</title>'
        f'<desc id="chart-said">{said}</desc>{"".join(parts)}</svg>'
    )


def _frame(chart: Chart, points: Sequence[tuple[date, float]], top: float) -> list[str]:
    bottom = HEIGHT - _BOTTOM
    words = [_text(_LEFT - 4, _TOP + 8, f"{top:g}", "end"), _text(_LEFT - 4, bottom, "0", "end")]
    words.append(_text(_LEFT - 4, (_TOP + bottom) // 2 + 4, escape(chart.unit[:8]), "end"))
    if points:
        words.append(_text(_LEFT, HEIGHT - 5, points[0][0].isoformat(), "start"))
        words.append(_text(WIDTH - _RIGHT, HEIGHT - 5, points[-1][0].isoformat(), "end"))
    lines = [
        f'<line x1="{_LEFT}" y1="{y}" x2="{WIDTH - _RIGHT}" y2="{y}" stroke="#999" stroke-width="0.6"/>'
        for y in (_TOP, bottom)
    ]
    return lines + words


def _course(points: Sequence[tuple[date, float]], top: float) -> str:
    if not points:
        return ""
    first, span = points[0][0], max(1, (points[-1][0] - points[0][0]).days)
    wide, tall = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
    places = [
        (round(_LEFT + wide * (day - first).days / span, 1), round(_TOP + tall * (1 - value / top), 1))
        for day, value in points
    ]
    line = " ".join(f"{x:g},{y:g}" for x, y in places)
    dots = "".join(f'<circle cx="{x:g}" cy="{y:g}" r="2" fill="#1f4e79"/>' for x, y in places)
    return f'<polyline points="{line}" fill="none" stroke="#1f4e79" stroke-width="1.6"/>{dots}'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    look = f'font-size="10" font-family="sans-serif" fill="#333" text-anchor="{anchor}"'
    return f'<text x="{x}" y="{y}" {look}>{words}</text>'


def _round_up(value: float) -> float:
    """The next number of one or two digits: 12 for 11.5, 3,000 for 2,710."""
    size = 1.0
    while value / size > 100:
        size *= 10
    while value / size < 10 and size > 1e-6:
        size /= 10
    return float(round(-(-value // size) * size, 6))
