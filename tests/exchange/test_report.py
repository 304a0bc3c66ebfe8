"""The page for the team: one sheet, nothing that runs, loads or leads elsewhere, and typed text is only text."""

import re
from base64 import b64encode
from datetime import date, timedelta
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.exchange.line_chart import line_chart
from painplan.exchange.report_page import as_html
from painplan.exchange.report_page_parts import (
    COLUMNS,
    ROWS,
    Chart,
    Report,
    ReportLine,
    ReportPart,
    as_markdown,
    as_text,
    one_page,
)

HOSTILE = '<script>alert(1)</script> <img src=x onerror=y> " onload="z [a](javascript:b) {{ 7*7 }} # = `c`'
DAY = date(2026, 1, 5)
CHART = Chart(
    title="What you did",
    said="3 minutes in the first week, 9 in the last.",
    points=((DAY, 3.0), (DAY + timedelta(7), 9.0)),
    unit="minutes",
)


def report(*parts: ReportPart, words: str = "about") -> Report:
    return Report(title="PainPlan", about=words, parts=parts, foot="foot", more="and {count} more")


class Seen(HTMLParser):
    """What a browser would find."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_runs_nothing_and_loads_nothing() -> None:
    page = as_html(
        report(ReportPart(name="a", title=HOSTILE, lines=(ReportLine(HOSTILE, HOSTILE),), chart=CHART), words=HOSTILE)
    )
    seen = Seen(page)
    assert not {"script", "img", "link", "iframe", "a", "object", "form", "base"} & set(seen.tags)
    names = {name for name, _ in seen.attributes}
    assert not any(name.startswith("on") for name in names)
    assert not names & {"src", "href", "style", "xlink:href"}
    assert "://" not in page
    assert "<script>alert(1)</script>" in "".join(seen.words)


def test_only_its_own_style_is_allowed_and_named_by_hash() -> None:
    page = as_html(report())
    policy = dict(Seen(page).attributes)["content"] or ""
    policy = next(value for name, value in Seen(page).attributes if name == "content" and value and "default" in value)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    hashed = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"


def test_a_picture_has_its_title_and_the_same_in_words() -> None:
    seen = Seen(line_chart(CHART))
    assert seen.attributes[1:3] == [("role", "img"), ("aria-labelledby", "chart-title chart-said")]
    assert CHART.title in seen.words
    assert CHART.said in seen.words


@given(st.dictionaries(st.dates(DAY, DAY + timedelta(8_000)), st.floats(0, 1e6), max_size=300))
def test_any_course_can_be_drawn_inside_the_picture(values: dict[date, float]) -> None:
    drawn = line_chart(Chart(title="t", said="s", points=tuple(sorted(values.items())), unit="steps"))
    assert all(0 <= float(y) <= 118 for y in re.findall(r'cy="([^"]+)"', drawn))
    assert "nan" not in drawn


lines = st.builds(ReportLine, st.text(max_size=2_000), st.text(max_size=300))
parts = st.lists(st.lists(lines, min_size=1, max_size=20), max_size=14)


@given(parts)
def test_a_report_is_shortened_to_one_page_and_every_part_stays(found: list[list[ReportLine]]) -> None:
    whole = report(*(ReportPart(name=str(n), title=str(n), lines=tuple(some)) for n, some in enumerate(found)))
    short = one_page(whole)
    assert [part.name for part in short.parts] == [part.name for part in whole.parts]
    assert [len(part.lines) + part.more for part in short.parts] == [len(part.lines) for part in whole.parts]
    letters = sum(len(line.text) + len(line.lead) for part in short.parts for line in part.lines)
    assert letters <= COLUMNS * ROWS
    assert len(as_html(short).encode()) < 200_000


def test_what_fits_stays_as_it_is() -> None:
    whole = report(ReportPart(name="a", title="A", lines=(ReportLine("short", "lead"),)))
    assert one_page(whole) == whole


def test_plain_text_and_markdown_say_the_same_as_the_page() -> None:
    whole = report(
        ReportPart(name="a", title="Flares", lines=(ReportLine("one", "lead"), ReportLine("two")), chart=CHART, more=3)
    )
    assert as_text(whole).splitlines()[3:] == [
        "FLARES (AND 3 MORE)",
        "- lead: one",
        "- two",
        f"- {CHART.said}",
        "",
        "foot",
    ]
    assert "## Flares (and 3 more)" in as_markdown(whole)
    assert "- **lead**: one" in as_markdown(whole)


@pytest.mark.parametrize("words", ["# big", "[a](b)", "![a](b)", "<b>", "*x*", "`x`", "1 | 2", "> x"])
def test_typed_text_stays_text_in_markdown(words: str) -> None:
    out = as_markdown(report(ReportPart(name="a", title="A", lines=(ReportLine(words),))))
    line = out.splitlines()[-3]
    assert not re.search(r"(?<!\\)[*`\[\]#|>!]", line.removeprefix("- "))
    assert "<" not in line
