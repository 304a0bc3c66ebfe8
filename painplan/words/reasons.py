"""Sentences for the codes of the pacing rules."""

import re
from collections.abc import Mapping
from datetime import date

from painplan.pacing import Reason
from painplan.words.amounts import amount, number, per_cent
from painplan.words.assets import asset
from painplan.words.dates import day_in_words

_ONE_DAY = re.compile(r"(?<![\d.,])1 days\b")
_AMOUNTS = frozenset({"quota", "amount", "aim", "baseline", "step", "good", "bad"})
"""Numbers that are counted in the plan's unit."""


def sentence(reason: Reason, unit: str) -> str:
    """The reason as one sentence with its numbers."""
    return _filled("reason", reason, unit)


def gate_line(reason: Reason, unit: str) -> tuple[str, str, str]:
    """A gate as three columns: what was looked at, what was found, and how that compares."""
    return tuple(_filled(table, reason, unit) for table in ("gate", "gate_figures", "gate_limit"))  # type: ignore[return-value]  # three in, three out


def decision(code: str) -> str:
    """What a review says, in words."""
    return str(asset("reasons")["decision"][code])


def state(code: str) -> str:
    """The state of a plan, in words."""
    return str(asset("reasons")["state"][code])


def source(rule: str) -> str:
    """Where a rule comes from."""
    return str(asset("reasons")["source"][rule])


def _filled(table: str, reason: Reason, unit: str) -> str:
    text = str(asset("reasons")[table][reason.code])
    filled = text.format_map(_shown(reason.numbers, unit))
    return _ONE_DAY.sub("1 day", filled).removesuffix("\n")


def _shown(numbers: Mapping[str, float | int | str | None], unit: str) -> dict[str, str]:
    return {name: _show(name, value, unit) for name, value in numbers.items()}


def _show(name: str, value: float | str | None, unit: str) -> str:
    if value is None:
        return "not noted"
    if isinstance(value, str):
        return day_in_words(date.fromisoformat(value)) if name == "on" else value
    if name.endswith("share"):
        return per_cent(value)
    if name == "effort":
        return f"{number(value)} of 10"
    return amount(value, unit) if name in _AMOUNTS else number(value)
