"""``painplan remind`` and ``painplan nudge``: set, shown, ended, and written only when the person says so."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine

from tests.conftest import CoachOn, Shell, on
from tests.support import at_the_screen

EVENING = datetime(2026, 1, 5, 20)


@pytest.fixture(autouse=True)
def evening() -> Any:
    with time_machine.travel(EVENING, tick=False):
        yield


def test_set_show_off_and_renew(painplan: Shell) -> None:
    assert painplan("remind", "set", "7:30 pm", "--json").document == {
        "at": "19:30",
        "since": "2026-01-05",
        "until": "2026-02-01",
    }
    shown = painplan("remind", "show", "--json", day=on(40)).document
    assert (shown["due"], shown["why"]) == (False, "ended")
    assert painplan("remind", "renew", "--json", day=on(40)).document["since"] == on(40).isoformat()
    assert painplan("remind", "off", "--json").document["at"] is None
    ran = painplan("remind", "renew")
    assert (ran.code, "painplan remind set" in ran.err) == (2, True)


def test_nudge_keeps_to_the_time_and_once_is_once(painplan: Shell, walking_plan: Any) -> None:
    painplan("remind", "set", "20:30")
    assert painplan("nudge").out == ""
    painplan("remind", "set", "19:30")
    assert "check-in" in painplan("nudge").out
    assert "check-in" in painplan("nudge", "--once").out
    assert painplan("nudge", "--once").out == ""
    assert "check-in" in painplan("nudge", "--once", day=on(1)).out
    painplan("remind", "off")
    assert painplan("nudge", "--json").document == {"waiting": None, "text": None, "why": "off"}


def test_nudge_is_quiet_on_a_flare_up_day(painplan: Shell, walking_plan: Any) -> None:
    painplan("remind", "set", "19:30")
    painplan("flare", "start")
    assert painplan("nudge", "--json").document["why"] == "flare"


@pytest.mark.parametrize(
    ("system", "words"),
    [("systemd", "OnCalendar=*-*-* 19:30:00"), ("launchd", "<integer>19</integer>"), ("windows", "/ST 19:30")],
)
def test_install_prints_and_writes_nothing(painplan: Shell, tmp_path: Path, system: str, words: str) -> None:
    painplan("remind", "set", "19:30")
    ran = painplan("remind", "install", "--print", "--system", system)
    assert words in ran.out
    assert "painplan nudge --once" in ran.out
    assert not (tmp_path / "home").exists()


def test_install_writes_only_when_told(painplan: Shell, tmp_path: Path) -> None:
    assert painplan("remind", "install", "--print").code == 2, "no time is set"
    painplan("remind", "set", "19:30")
    assert painplan("remind", "install").code == 2
    painplan("remind", "install", "--system", "systemd", typed=["n"])
    assert not (tmp_path / "home").exists()
    found = painplan("remind", "install", "--system", "systemd", "--write", "--json").document
    assert [Path(path).name for path in found["written"]] == ["painplan-remind.service", "painplan-remind.timer"]
    assert "systemctl --user enable" in found["then"]


async def test_the_screen_sets_a_time_and_today_says_when_it_has_come(
    coach_on: CoachOn, walking_plan: Any, a_week: Callable[..., None]
) -> None:
    coach = coach_on(on(1))
    async with at_the_screen(coach) as person:
        await person.app.run_action("remind")
        await person.press()
        await person.type("19", "enter")
        assert "Once a day at 19:00" in person.sees()
    codes = [line.code for line in coach_on(on(2)).today_view().waiting]
    assert "reminder" in codes
    codes = [line.code for line in coach_on(on(30)).today_view().waiting]
    assert "reminders" in codes
    assert "reminder" not in codes
