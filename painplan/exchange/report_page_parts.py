"""The page for somebody of the team: its parts as plain data, and how it is made to fit one sheet. Pure."""

from collections.abc import Sequence
from datetime import date
from unicodedata import category, east_asian_width

import msgspec

from painplan.team.reply_form import ReplyForm

COLUMNS = 100
"""Letters of usual width that fit on one line of an A4 page in the page's type."""
ROWS = 56
"""Lines that fit on one A4 page in the page's type; a heading and a picture count as several."""
HEADING_ROWS = 2
CHART_ROWS = 9
LONGEST_ROWS = 3
"""No single entry takes more lines than this."""
FOOT_ROWS = 5
_WIDEST = frozenset("MWmw@%—…")
_WIDE = frozenset("ABCDEFGHKNOPQRSTUVXYZÄÖÜ&+<>=~")
_WIDE_LETTER, _WIDEST_LETTER, _FULL_LETTER, _EMOJI, _BOLD = 1.4, 1.9, 2.0, 2.6, 1.1
"""How much wider than usual letters are: capitals, the widest ones, those of East Asian scripts, pictures, bold."""


class ReportLine(msgspec.Struct, frozen=True):
    """One entry of a part."""

    text: str
    lead: str = ""
    """Said before it, in bold: the goal itself, the name of a questionnaire."""


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A course over time."""

    title: str
    said: str
    """The same in a sentence, for those who do not see the picture."""
    points: tuple[tuple[date, float], ...]
    """Oldest first."""
    unit: str


class ReportPart(msgspec.Struct, frozen=True, kw_only=True):
    """One part with its heading."""

    name: str
    title: str
    lines: tuple[ReportLine, ...] = ()
    chart: Chart | None = None
    more: int = 0
    """So many entries had no room."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page."""

    title: str
    about: str
    """Whom it is for, when it was made, which days it is about."""
    parts: tuple[ReportPart, ...]
    foot: str
    more: str
    """What stands where entries had no room; ``{count}`` is their number."""
    reply: ReplyForm | None = None
    """What can be filled in and sent back, behind the page."""


def one_page(report: Report) -> Report:
    """The same report, shortened until it fits on one page: the longest part loses its last entry first.

    A part never loses its heading and its first entry, so that nothing disappears without a word; where even these
    are too much, entries become shorter.
    """
    report = msgspec.structs.replace(report, foot=_cut(report.foot, COLUMNS * FOOT_ROWS))
    room = ROWS - _line_rows(ReportLine(report.foot)) - _line_rows(ReportLine(report.about))
    for longest_rows in range(LONGEST_ROWS, 0, -1):
        parts = _shortened(report.parts, longest_rows, room)
        if sum(map(_rows, parts)) <= room:
            break
    return msgspec.structs.replace(report, parts=tuple(parts))


def _shortened(whole: Sequence[ReportPart], longest_rows: int, room: int) -> list[ReportPart]:
    parts = [
        msgspec.structs.replace(part, lines=tuple(_short(line, longest_rows) for line in part.lines)) for part in whole
    ]
    while sum(map(_rows, parts)) > room:
        longest = max((part for part in parts if len(part.lines) > 1), key=_rows, default=None)
        if longest is None:
            break
        shorter = msgspec.structs.replace(longest, lines=longest.lines[:-1], more=longest.more + 1)
        parts[parts.index(longest)] = shorter
    return parts


def _rows(part: ReportPart) -> int:
    return HEADING_ROWS + sum(map(_line_rows, part.lines)) + (CHART_ROWS if part.chart else 0)


def _line_rows(line: ReportLine) -> int:
    return -(-int(_width(line.lead) * _BOLD + _width(line.text) + 4) // COLUMNS)


def _width(text: str) -> float:
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return _EMOJI if category(letter) == "So" else _FULL_LETTER
    return _WIDEST_LETTER if letter in _WIDEST else _WIDE_LETTER if letter in _WIDE else 1.0


def _short(line: ReportLine, rows: int) -> ReportLine:
    room = float(COLUMNS * rows - 8)
    lead = _cut(line.lead, room / 2)
    return ReportLine(_cut(line.text, room - _BOLD * _width(lead)), lead)


def _cut(text: str, room: float) -> str:
    if _width(text) <= room:
        return text
    used = 0.0
    for place, letter in enumerate(text):
        used += _letter(letter)
        if used > room - 2:
            return text[:place].rstrip() + "…"
    return text


def heading(part: ReportPart, report: Report) -> str:
    """The heading of a part; it says so where entries had no room."""
    return f"{part.title} ({report.more.format(count=part.more)})" if part.more else part.title


def as_text(report: Report) -> str:
    """The page as plain text, for pasting into a record."""
    out = [report.title, report.about]
    for part in report.parts:
        out += ["", heading(part, report).upper()]
        out += [
            f"- {line.lead}: {line.text}" if line.lead and line.text else f"- {line.lead or line.text}"
            for line in part.lines
        ]
        out += [f"- {part.chart.said}"] if part.chart else []
    out += ["", report.foot, ""]
    if (form := report.reply) is not None:
        out += [form.title.upper(), form.about, ""]
        out += [f"- {plan}\n  {'  '.join(f'[ ] {box}' for box in form.boxes)}" for plan in form.plans]
        out += ["", form.text]
    return "\n".join(out)


def as_markdown(report: Report) -> str:
    """The page as Markdown. What a person typed cannot become a heading, a link, a picture or HTML."""
    out = [f"# {escaped(report.title)}", "", escaped(report.about)]
    for part in report.parts:
        out += ["", f"## {escaped(heading(part, report))}", ""]
        for line in part.lines:
            lead = f"**{escaped(line.lead)}**" if line.lead else ""
            out.append("- " + ": ".join(filter(None, (lead, escaped(line.text)))))
        if part.chart:
            out.append(f"- {escaped(part.chart.said)}")
    out += ["", escaped(report.foot), ""]
    if (form := report.reply) is not None:
        out += [f"## {escaped(form.title)}", "", escaped(form.about), ""]
        out += [f"- {escaped(plan)}: {'  '.join(f'[ ] {escaped(box)}' for box in form.boxes)}" for plan in form.plans]
        out += ["", "```toml", form.text, "```", ""]
    return "\n".join(out)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{letter}" if letter in _MARKS else letter for letter in text).replace("<", "&lt;")


_MARKS = frozenset("\\`*_[]#|~>!")
