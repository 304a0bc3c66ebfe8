"""Every reason that the rules for tasks and avoided things can give has its words."""

import re
from pathlib import Path
from typing import get_args

import pytest

from painplan.exposure.records import About
from painplan.exposure.service import _NAMES
from painplan.kit.assets import asset
from painplan.kit.told import Because
from painplan.plans.because_words import because_words

ROOT = Path(__file__).parents[2] / "painplan"
RULES = {"cycles": ROOT / "tasks" / "cycles_rules.py", "exposure": ROOT / "exposure" / "rules.py"}
NUMBERS: dict[str, float | str] = {
    **dict.fromkeys(("usual", "days", "met", "needed", "value", "missing", "fewest", "low", "high", "tries"), 5),
    "on": "2026-03-04",
    "which": "signs:RF12",
}


def codes(topic: str) -> set[str]:
    """The codes as they stand in the rules: given at once, as the names of a table of checks, or out of safety."""
    rules = RULES[topic].read_text(encoding="utf-8")
    named = set(re.findall(r'Because\(\s*"(\w+)"', rules))
    either = {code for pair in re.findall(r'code = "(\w+)" if .*? else "(\w+)"', rules) for code in pair}
    tables = re.findall(r"(?:checks|waits) = \{(.*?)\}", rules, re.DOTALL)
    safety = set(_NAMES.values()) if topic == "exposure" else set()
    return named | either | safety | {code for table in tables for code in re.findall(r'"(\w+)":', table)}


@pytest.mark.parametrize("topic", ["cycles", "exposure"])
def test_every_reason_has_a_sentence(topic: str) -> None:
    found = codes(topic)
    assert len(found) >= 10
    for code in found:
        assert because_words(topic, Because(code, NUMBERS)).endswith(".")  # type: ignore[arg-type]  # numbers and texts


def test_no_words_stand_there_for_nothing() -> None:
    for topic in ("cycles", "exposure"):
        assert set(asset(topic)["because"]) <= codes(topic)
    assert set(asset("exposure")["about"]) == set(get_args(About))
