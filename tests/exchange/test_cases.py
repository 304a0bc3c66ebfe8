"""Files in the shapes that real programs write (`cases/cases.toml`): what is right comes in, the rest is told."""

import json
import shlex
import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell

FOLDER = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 2)
CASES: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "cases.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_what_is_right_comes_in(name: str, painplan: Shell, place: Path) -> None:
    case = CASES[name]
    if put := case.get("put"):
        (place / "instruments").mkdir(parents=True)
        shutil.copy(FOLDER / put, place / "instruments")
    as_json = ["--json"] if case.get("json") else []
    for command in case["run"]:
        ran = painplan(*(part.replace("{}", str(FOLDER)) for part in shlex.split(command)), *as_json, day=TODAY)
    assert ran.code == case.get("code", 0), ran.out + ran.err
    said = json.dumps(ran.document, separators=(",", ":")) if as_json and not ran.code else ran.out + ran.err
    for measure, values in case.get("days", {}).items():
        assert _days(painplan, measure) == values, ran.out + ran.err
    for part in case.get("says", ()):
        assert part in said
    assert not [part for part in case.get("never", ()) if part in said]


def _days(painplan: Shell, measure: str) -> dict[str, float]:
    ran = painplan("trend", measure, "--weeks", "60", "--json", day=TODAY)
    return {point["date"]: point["value"] for point in ran.document["points"]} if not ran.code else {}
