"""The report as one HTML file that needs nothing else: no script, no link, no font or picture from anywhere."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from painplan.exchange.line_chart import line_chart
from painplan.exchange.report_page_parts import Chart, Report, heading

START = b"<!doctype html>\n<!-- PainPlan report -->"
"""How every page begins, so that it is known again."""
_HERE = Path(__file__).parent


def as_html(report: Report) -> str:
    """The page. Everything that a person typed is text, whatever it looks like."""
    style = (_HERE / "report_page.css").read_text(encoding="utf-8")
    return _page().render(
        report=report,
        chart=_picture,
        heading=heading,
        style=Markup(style),  # ours, and named by its hash in the page's own policy
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
    )


@cache
def _page() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((_HERE / "report_page.html").read_text(encoding="utf-8"))


def _picture(chart: Chart) -> Markup:
    """The SVG; its words are escaped where it is made."""
    return Markup(line_chart(chart))
