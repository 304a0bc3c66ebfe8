"""Writes INSTRUMENTS.md from the instruments' own files: ``make instruments``."""

from collections.abc import Iterator
from pathlib import Path

from painplan.measures.instrument import Call, Instrument
from painplan.measures.program_instruments import instruments

FILE = Path(__file__).parents[1] / "INSTRUMENTS.md"
KINDS = {
    "questionnaire": "Questionnaires",
    "performance": "Home tests",
    "elsewhere": "Scores from elsewhere",
}
INTRODUCTIONS = {
    "questionnaire": "Their wording comes with PainPlan where the licence allows it and a confirmed text was at hand; "
    "else a total is typed in.",
    "performance": "Described in PainPlan's own words after the sources.",
    "elsewhere": "Nothing of their wording comes with PainPlan. Somebody who has a total from a clinic can type it in.",
}
VERDICTS = {
    "embed": "may be shown",
    "embed_with_notice": "may be shown with its notice",
    "total_only": "wording may not be shown; total only",
}
HEAD = """# Instruments

Written by `make instruments` from `assets/en/instruments/`; change the files there, not this page. How licences were
read is a reading by engineers, not legal advice. Each notice stands beside its score wherever that is shown. Removing
a file removes the instrument.

Left out on purpose: PHQ-9 as questions (one of them needs somebody there to answer), painDETECT (it suggests a
diagnosis).
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_sections()]).rstrip() + "\n"


def _sections() -> Iterator[str]:
    for kind, title in KINDS.items():
        yield f"## {title}\n\n{INTRODUCTIONS[kind]}\n"
        for instrument in instruments().instruments.values():
            if instrument.kind == kind:
                yield "\n".join([f"### {instrument.title} (`{instrument.name}`)\n", *_facts(instrument), ""])


def _facts(instrument: Instrument) -> Iterator[str]:
    low, high = instrument.range
    unit = f" {instrument.unit}" if instrument.unit else ""
    better = "higher" if instrument.higher_is_better else "lower"
    yield f"- Licence: {VERDICTS[instrument.licence]}"
    yield f"- Notice: {instrument.notice}"
    yield f"- Source: {instrument.source}; version: {instrument.version}"
    yield f"- Score: {low:,g} to {high:,g}{unit}, {better} is better; about: {instrument.recall}"
    yield f"- What is known about change: {instrument.meaningful or 'none settled'}"
    if instrument.calls:
        yield f"- Leads to the page of help: {'; '.join(dict.fromkeys(_call(call) for call in instrument.calls))}"
    if instrument.again_days:
        yield f"- Again after {instrument.again_days} days"
    if instrument.loinc:
        yield f"- LOINC: {instrument.loinc}"
    if instrument.note:
        yield f"- {instrument.note}"


def _call(call: Call) -> str:
    if call.item or call.place:
        return f"any answer of {call.at_least:g} or more to its question {call.place or call.item}"
    return f"a score of {call.at_least:g} or more" + (f", {call.times} times in a row" if call.times > 1 else "")


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
