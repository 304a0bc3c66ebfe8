"""What a topic tells for screens and commands alike ends with the key that takes back: commands have no keys."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import painplan
from painplan.kit.assets import asset
from tests.conftest import Shell, on

ENGLISH = Path(painplan.__file__).parents[1] / "assets" / "en"
ONLY_ON_SCREENS = frozenset({"screens.toml", "undo.toml", "keys.toml"})


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def test_the_key_stands_at_the_end_of_a_text_where_commands_leave_it_out() -> None:
    key = str(asset("keys")["undo"])
    files = [file for file in sorted(ENGLISH.glob("*.toml")) if file.name not in ONLY_ON_SCREENS]
    said = [text for file in files for text in texts(tomllib.loads(file.read_text())) if key in text]
    assert len(said) > 50
    assert [
        text for text in said if text.count(key) > 1 or not re.search(rf"(^|[.:?]|\}}) {key}\.$|^{key}\.$", text)
    ] == []


SAID = [
    (("steps", "off"),),
    (("steps", "off"), ("steps", "on", "--agreed-by", "my specialist")),
    (("steps", "ask", "sometimes"),),
    (("hold", "start", "illness"), ("hold", "end", "--well-since", on(1).isoformat())),
    (("hold", "start", "holiday"), ("hold", "end")),
    (("flare", "start"), ("flare", "end")),
    (("review", "--monthly", "--set", "tracking=focus"),),
    (("plan", "end", "walking"), ("undo",), ("redo",)),
    (("safety", "--answer", "RF07=yes"), ("safety", "--looked-at", "RF07", "--by", "my GP")),
    (("steps", "off"), ("hold", "start", "holiday"), ("steps", "on", "--agreed-by", "my specialist")),
]


@pytest.mark.parametrize("calls", SAID, ids=lambda calls: " ".join(calls[-1][:2]))
def test_no_command_names_a_key(calls: tuple[tuple[str, ...], ...], painplan: Shell, walking_plan: object) -> None:
    for call in calls:
        ran = painplan(*call, day=on(1))
        assert ran.code == 0, ran.err
        assert " u takes" not in ran.out


def test_a_review_that_is_asked_line_by_line_names_none(painplan: Shell, walking_plan: object) -> None:
    ran = painplan("review", "--monthly", day=on(30), typed=["3"] * 60)
    assert "Then less of it" in ran.out
    assert " u takes" not in ran.out
