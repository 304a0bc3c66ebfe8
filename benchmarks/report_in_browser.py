"""Development time only: prints reports in a real browser and says how many pages they take and what it complains of.

    python -m benchmarks.report_in_browser [chromium]

Needs a Chromium; nothing of it is needed to use PainPlan. What it prints stands in docs/report.md.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from painplan.exchange.report import Reports, Wish
from painplan.exchange.report_page import as_html
from painplan.exchange.report_page_parts import Chart, Report, ReportLine, ReportPart, one_page
from painplan.exchange.report_parts import SOURCES
from painplan.samples.catalogue import SAMPLES, sample_coach

ON = date(2026, 11, 24)
INK = {"text": "#111111", "chart text": "#333333", "foot": "#444444", "rule": "#555555", "line": "#1f4e79"}
HARD = {
    "wide letters": "WWWWWWWWWW MMMMMMMMM " * 60,
    "Japanese": "痛みのある毎日と公園までの散歩" * 60,
    "one long word": "x" * 4_000,
    "emoji": "🙂👩‍👩‍👧 " * 300,
    "hostile": "<script>alert(1)</script> <img src=http://x/> ' onload=1 " * 40,
}


def reports() -> Iterator[tuple[str, str]]:
    for sample in SAMPLES:
        wish = Wish(include=[source.name for source in SOURCES], questions=["Can I swim?"])
        yield f"sample {sample.name}", as_html(Reports(sample_coach(sample.name, ON)).draft(wish).report)
    yield "empty", as_html(Report(title="t", about="a", parts=(), foot="f", more="{count} more"))
    chart = Chart(title="t", said="s", points=tuple((date(2026, 1, n), float(n)) for n in range(1, 29)), unit="minutes")
    for name, words in HARD.items():
        parts = tuple(
            ReportPart(
                name=str(n),
                title=words[:30],
                lines=(ReportLine(words, words[:400]),) * 9,
                chart=chart if n == 1 else None,
            )
            for n in range(14)
        )
        yield (
            name,
            as_html(
                one_page(
                    Report(title="PainPlan", about=words[:200], parts=parts, foot=words[:600], more="and {count} more")
                )
            ),
        )


def printed(browser: str, page: str) -> tuple[int, str]:
    """Pages of the PDF, and what the browser wrote about the page."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "report.html"), Path(folder, "report.pdf")
        source.write_text(page, encoding="utf-8")
        how = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            "--enable-logging=stderr",
            "--v=0",
        ]
        ran = subprocess.run(
            [browser, *how, f"--print-to-pdf={target}", source.as_uri()],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        said = [line for line in ran.stderr.splitlines() if "CONSOLE" in line]
        return len(re.findall(rb"/Type\s*/Page\b", target.read_bytes())), "; ".join(said)


def contrast(colour: str) -> float:
    """Of a colour on white, as WCAG 2 counts it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


if __name__ == "__main__":
    browser = sys.argv[1] if len(sys.argv) > 1 else "chromium"
    for name, page in reports():
        pages, said = printed(browser, page)
        print(f"{name:28} {len(page.encode()):7,} bytes  {pages} page(s)  console: {said or 'nothing'}", flush=True)
    for name, colour in INK.items():
        print(f"contrast of {name} on white: {contrast(colour):.1f}")
