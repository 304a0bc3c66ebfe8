"""What cannot be taken as JSON is told as what it is; JSON of another program is known as such."""

import re
from pathlib import Path

import msgspec
import pytest

from painplan.kit.not_json import why_not_json
from painplan.store.belonging import is_another_programs
from painplan.store.disk import DiskFolder
from painplan.store.things import look_at
from painplan.store.whole.verify import verify
from tests.conftest import Shell

MONTH = "diary/2026-01.json"
WRONG = {
    "[" * 100_000 + "]" * 100_000: "nested deeper",
    "9" * 5_000: "a number that is too large",
    "1e999": "a number that is too large",
    "NaN": "NaN, which is no number",
    "-Infinity": "-Infinity, which is no number",
}


@pytest.mark.parametrize(("value", "told"), WRONG.items(), ids=list(WRONG.values()))
def test_every_door_names_what_is_wrong_and_calls_nothing_cut_off(
    painplan: Shell, place: Path, tmp_path: Path, value: str, told: str
) -> None:
    painplan("checkin", "--set", "pain=4")
    painplan("export", "json", str(tmp_path / "out.json"))
    month = next((place / "diary").iterdir())
    for path in (tmp_path / "out.json", month):
        text = re.sub(r'"pain": ?4', f'"pain": {value}', path.read_text())
        (tmp_path / f"bad-{path.name}").write_text(text)
    for command in (("import", "painplan", "bad-out.json"), ("merge", f"bad-{month.name}")):
        ran = painplan(*command[:-1], str(tmp_path / command[-1]))
        said = ran.out + ran.err
        assert told in said
        assert "cut off" not in said
        assert "inside PainPlan" not in said
    month.write_bytes((tmp_path / f"bad-{month.name}").read_bytes())
    assert any(told in finding.text for finding in verify(DiskFolder(place)).findings)


@pytest.mark.parametrize(
    ("content", "told"),
    [(b'{"a": 1', "ends in the middle"), (b"{'a': 1}", "line 1, byte 2"), (b" \n", "is empty"), (b'["\xff"]', "UTF-8")],
)
def test_only_what_ends_in_the_middle_is_said_to(content: bytes, told: str) -> None:
    with pytest.raises((msgspec.DecodeError, UnicodeDecodeError)) as raised:
        msgspec.json.decode(content)
    assert told in why_not_json(content, raised.value)


@pytest.mark.parametrize(
    ("content", "foreign"),
    [
        (b"[]", True),
        (b"{}", True),
        (b'"a text"', True),
        (b'{"a":1}', True),
        (b'{"plans": [1], "checkins": [1]}', True),
        (b'{"a":1}\n{"a":2}\n', True),
        (b"[" * 5_000, True),
        (b"", False),
        (b" \n", False),
        (b"\x00" * 600, False),
        (b"pain: 4", False),
        (b'{"painplan": {}}', False),
        (b'{"painplan": {"format": 2}, "checkins": [', False),
        (b'{"checkins": {"2026-01-05": {"day": "2026-01-05", "pain": 4}}}', False),
        (b'{"profile": {"me": {"theme": "light"}}', False),
    ],
)
def test_json_that_says_nothing_of_painplan_is_another_programs(content: bytes, foreign: bool) -> None:
    assert is_another_programs(MONTH, look_at(content)) is foreign
