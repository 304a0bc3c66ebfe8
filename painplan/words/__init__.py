"""Words: codes and numbers become sentences, typed text becomes amounts and dates. Texts come from assets."""

from painplan.words.amounts import amount, around, asked_today, number, per_cent
from painplan.words.assets import asset
from painplan.words.dates import date_in_words, day_in_words, short_day, span_in_words
from painplan.words.escape import one_line, plain
from painplan.words.holds import hold_words
from painplan.words.parse import (
    parse_amount,
    parse_choice,
    parse_coming_day,
    parse_day,
    parse_number,
    parse_past_day,
    parse_scale,
    parse_yes,
)
from painplan.words.reasons import (
    change_line,
    decision,
    gate_line,
    gate_mark,
    gate_sign,
    sentence,
    source,
    source_of,
    start_words,
    state,
    step_words,
)

__all__ = [
    "amount",
    "around",
    "asked_today",
    "asset",
    "change_line",
    "date_in_words",
    "day_in_words",
    "decision",
    "gate_line",
    "gate_mark",
    "gate_sign",
    "hold_words",
    "number",
    "one_line",
    "parse_amount",
    "parse_choice",
    "parse_coming_day",
    "parse_day",
    "parse_number",
    "parse_past_day",
    "parse_scale",
    "parse_yes",
    "per_cent",
    "plain",
    "sentence",
    "short_day",
    "source",
    "source_of",
    "span_in_words",
    "start_words",
    "state",
    "step_words",
]
