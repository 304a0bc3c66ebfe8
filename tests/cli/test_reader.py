"""Line by line: what a screen reader or a pipe gets, without a terminal and without a drawing."""

import io
import sys
from collections.abc import Callable

import pytest

from tests.conftest import FIRST, Shell, on

Typed = Callable[..., None]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Lines that come through a pipe."""

    def give(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return give


@pytest.fixture
def reader(painplan: Shell, walking_plan: object) -> Shell:
    """The command line with the reader mode on."""
    assert painplan("set", "reader", "on", "--json").document["reader"] == "on"
    return painplan


def test_a_day_goes_through_a_pipe(reader: Shell, typed: Typed) -> None:
    typed("1", "3", "p", "4", "", "1", "", "why walking", '"not closed', "nonsense", 'note "hello there"', "")
    said = reader()
    assert said.code == 0
    first, *_ = said.out.splitlines()
    assert first.startswith("Monday 5 January")
    assert said.out.count("1  Check-in, under a minute") == 6, "after each thing what can be done stands there again"
    for part in ("Did you do something that mattered", "interference: 4", "A quotation mark is not closed", "average"):
        assert part in said.out
    assert "nonsense" in said.err
    assert said.out.rstrip().endswith("Everything you answered is kept.")
    assert reader("history", FIRST.isoformat(), "--json").document
    assert reader("today", "--json").document["checked_in"] is True
    assert "hello there" in reader("find", "hello").out


def test_what_would_need_a_terminal_reads_the_next_line(reader: Shell, typed: Typed) -> None:
    typed("2", "p", "5", "", "1", "")
    assert "interference: 5" in reader("checkin").out
    assert reader("set", "reader", "off").code == 0
    typed("2", "p", "5", "", "1", "")
    assert reader("checkin").code == 2
    assert reader().code == 1, "and the screens need a terminal again"


def test_nothing_is_drawn_at_a_terminal_either(reader: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    reader("checkin", "--set", "pain=4", day=on(1))
    monkeypatch.setattr("painplan.cli.output.drawn_columns", lambda: 78)
    for command in (("trend", "pain"), ("simulate", "--weeks", "4")):
        plain = reader(*command, day=on(1)).out
        reader("set", "reader", "off")
        drawn = reader(*command, day=on(1)).out
        reader("set", "reader", "on")
        assert len(plain.splitlines()) > 2
        assert not any(sign in plain for sign in "\u2502\u2524\u2588\u2584\u258c\u28c0\u2847"), command
        assert drawn != plain, command
