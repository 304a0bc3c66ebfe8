"""``painplan cycles``: the vector of A9, a week and its small step, the clock in any terminal."""

import sys

import pytest

from painplan.cli.tasks.cycles import run
from painplan.tasks.cycles import Cycles
from painplan.tasks.cycles_rules import Leg
from painplan.widgets.cycle_clock import CycleClock
from tests.conftest import CoachOn, Shell, on


@pytest.fixture
def ironing(painplan: Shell) -> None:
    assert painplan("cycles", "add", "Ironing", "--usual", "25", "--task", "60").code == 0


pytestmark = pytest.mark.usefixtures("ironing")


def test_the_vector(painplan: Shell) -> None:
    shown = painplan("cycles", "show", "ironing", "--json").document
    assert (shown["chunk"], shown["rest"], shown["cycles"]) == (20, 5, 3)
    assert painplan("cycles", "list", "--json").document["tasks"] == [shown]


def test_a_week_as_planned_makes_room_for_a_step_that_the_person_takes(painplan: Shell) -> None:
    for number in range(5):
        painplan("cycles", "log", "ironing", "--cycles", "3", "--rest", "5", "--rest", "6", day=on(number))
    assert painplan("cycles", "step", "ironing", day=on(6)).code == 1
    assert painplan("cycles", "show", "ironing", "--json", day=on(7)).document["next"]["decision"] == "longer_piece"
    assert painplan("cycles", "step", "ironing", "--json", day=on(7)).document["chunk"] == 22
    refused = painplan("cycles", "step", "ironing", day=on(7))
    assert (refused.code, "no small step" in refused.err) == (1, True)


@pytest.mark.parametrize(
    "odd",
    [
        ("add", "Ironing", "--usual", "0", "--task", "60"),
        ("add", "Ironing", "--usual", "25", "--task", "nan"),
        ("add", "", "--usual", "25", "--task", "60"),
        ("log", "ironing", "--cycles", "-1"),
        ("log", "ironing", "--cycles", "1", "--rest", "-3"),
        ("log", "ironing", "--cycles", "1", "--date", "2025-12-31"),
        ("show", "nothing-like-it"),
    ],
)
def test_what_does_not_fit_is_a_sentence_and_nothing_is_saved(painplan: Shell, odd: tuple[str, ...]) -> None:
    before = painplan("cycles", "list", "--json").out
    refused = painplan("cycles", *odd)
    assert refused.code == 2
    assert refused.err.count("\n") == 1
    assert painplan("cycles", "list", "--json").out == before


def test_without_a_terminal_the_clock_names_the_other_way(painplan: Shell) -> None:
    refused = painplan("cycles", "start", "ironing")
    assert (refused.code, "painplan cycles log ironing" in refused.err) == (1, True)


def test_the_clock_runs_to_the_end_and_notes_real_rests(
    coach_on: CoachOn, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)  # a bell is for who sits at a terminal
    monkeypatch.setattr("click.prompt", lambda *_, **__: now.__setitem__(0, now[0] + 120))  # two minutes too long

    def wait(seconds: float) -> None:
        now[0] += 30 * seconds

    room = Cycles(coach_on(on(0)))
    view = room.one("ironing")
    assert run(room, view, CycleClock(view.legs, lambda: now[0]), quiet=True, wait=wait) == 3
    done = room.one("ironing").today
    assert done is not None
    assert (done.cycles, done.rests, done.left_in) == (3, (7, 7), None)
    told = capsys.readouterr().out
    assert told.count("\a") == 5, "a bell at each change"
    assert "Piece 3 of 3" in told


def test_what_was_left_goes_on_from_there(coach_on: CoachOn) -> None:
    now = [0.0]

    def wait(seconds: float) -> None:
        now[0] += 60 * seconds
        if now[0] >= 300:
            raise KeyboardInterrupt

    room = Cycles(coach_on(on(0)))
    view = room.one("ironing")
    assert run(room, view, CycleClock(view.legs, lambda: now[0]), quiet=False, wait=wait) == 0
    assert room.one("ironing").left == (0, 300)


def test_a_rest_rings_once(coach_on: CoachOn) -> None:
    now = [0.0]
    piece, rest = Leg(kind="piece", number=1, minutes=1), Leg(kind="rest", number=1, minutes=1)
    clock = CycleClock([piece, rest, piece], lambda: now[0])
    clock.watch.go_on()
    rang = []
    for second in range(0, 300, 10):
        now[0] = second
        rang.append(clock.tick())
    assert sum(rang) == 2
    assert clock.far_over
