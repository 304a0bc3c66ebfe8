"""A yes that came in without the day on which it was said waits for somebody's look like any (clinical.md C, C5)."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from painplan.safety import closing
from painplan.safety.opening import is_open
from painplan.safety.records import SignAnswer
from tests.conftest import Shell, on

KINDS = [one for one in vars(closing).values() if isinstance(one, closing.Kind)]
NAMES = {"safety": ("RF07", "RF20"), "ask-first": ("AF07",)}
OPENING = [
    (kind, reply, name) for kind in KINDS for reply in kind.table.open_with["answer"] for name in NAMES[kind.command]
]


@pytest.mark.parametrize(("kind", "reply", "name"), OPENING)
def test_it_is_open_until_somebody_looked_whatever_door_it_came_in_by(
    painplan: Shell, tmp_path: Path, kind: closing.Kind, reply: str, name: str
) -> None:
    assert painplan(kind.command, "--answer", f"{name}=no").code == 0
    file = tmp_path / "all.json"
    assert painplan("export", "json", str(file)).code == 0
    document: dict[str, Any] = json.loads(file.read_text())
    answer = (
        document[kind.table.name][name]
        if isinstance(document[kind.table.name], dict)
        else next(one for one in document[kind.table.name] if name in one.values())
    )
    assert answer.pop(kind.table.begins, None) is None
    answer["answer"] = reply
    file.write_text(json.dumps(document))
    elsewhere = ("--data-dir", str(tmp_path / "another"))
    assert painplan(*elsewhere, "import", "painplan", str(file), day=on(3)).code == 0
    shown = painplan(*elsewhere, kind.command, "--json", day=on(3), typed=None)
    waiting = [one if isinstance(one, str) else one["id"] for one in shown.document["open"]]
    assert waiting == [name]
    if name == "RF20":  # an emergency asks only about what is new, so it is never one that was there before
        assert painplan(*elsewhere, kind.command, "--json", day=on(3)).document["locked"]
    closed = painplan(*elsewhere, kind.command, "--looked-at", name, "--by", "doctor", day=on(3))
    assert closed.code == 0, closed.err
    assert not painplan(*elsewhere, kind.command, "--json", day=on(4)).document["open"]


def test_a_look_of_before_the_yes_does_not_close_it() -> None:
    said = SignAnswer(sign="RF20", answer="yes", since=on(9), looked_at=on(2), looked_at_by="doctor")
    assert is_open(said, on(9))
    assert is_open(replace(said, looked_at=on(30)), on(29))
    assert not is_open(replace(said, looked_at=on(9)), on(9))
