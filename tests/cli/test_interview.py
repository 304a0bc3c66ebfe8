"""``painplan interview``, ``goals``, ``nudge``, ``timer``: the conversation and the small commands without screens."""

from pathlib import Path
from typing import Any

import pytest

from painplan.cli.plans.timer import Clock, run
from painplan.plans.records import Plan, Trial
from painplan.plans.service import NewPlan
from painplan.today.clocked import PlanSession
from tests.conftest import FIRST, CoachOn, Shell, on

SAID = """
matters = "the children"
goal = "out with the children"
activity = "Walking"
unit = "minutes"
aim = "20 min"
by = "in 12 weeks"
days = 5
confidence = 8
pem = "never"
start = "tries"
try1 = 8
try2 = "12,0"
try3 = "10 min"
"""


def answers(tmp_path: Path, text: str = SAID) -> str:
    file = tmp_path / "answers.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_answers_from_a_file_make_the_same_plan_as_the_command(painplan: Shell, tmp_path: Path) -> None:
    plan = painplan("interview", "--answers", answers(tmp_path), "--json").document
    assert (plan["id"], plan["baseline"], plan["quota"], plan["step"], plan["aim"]) == ("walking", 10, 8, 1, 20)
    (goal,) = painplan("goals", "--json").document["goals"]
    assert (goal["text"], goal["matters"], goal["confidence"], goal["plans"]) == (
        "out with the children",
        "the children",
        8,
        ["walking"],
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('unit = "minutes"', 'unit = "parsecs"'), "unit"),
        (('goal = "out with the children"', ""), "goal"),
        (('goal = "out with the children"', 'goal = "be pain free"'), "again"),
        (("confidence = 8", "confidence = 11"), "confidence"),
        (('pem = "never"', ""), "pem"),
        (("try1 = 8", "dose = 8"), "no question “dose”"),
        (("try1 = 8", "try1 = ["), "not TOML"),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_is_saved(
    painplan: Shell, place: Path, tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    ran = painplan("interview", "--answers", answers(tmp_path, SAID.replace(*change)))
    assert ran.code == 2
    assert told in ran.err
    assert not place.exists()


def test_without_a_terminal_it_names_the_option(painplan: Shell) -> None:
    ran = painplan("interview")
    assert (ran.code, "--answers" in ran.err) == (2, True)


def test_asked_line_by_line_back_goes_back_and_what_was_said_is_kept(painplan: Shell, coach_on: CoachOn) -> None:
    first = ["1", "1", "the children", "out", "back", "out with the children", "[b]Walking[/]", "1", "twenty"]
    stopped = painplan("interview", typed=first)
    assert stopped.code == 1
    assert "is not an amount in minutes" in stopped.err
    assert coach_on(FIRST).draft["goal"] == "out with the children"
    rest = ["20", "", "5", "8", "2", "0", "1", "", "12", "8", "y"]
    done = painplan("interview", typed=rest)
    assert (done.code, "first amount 8 minutes a day" in done.out) == (0, True)
    (plan,) = coach_on(FIRST).book.plans
    assert plan.activity == "[b]Walking[/]"
    assert coach_on(FIRST).draft == {}


def test_the_nudge_is_one_line_or_nothing(painplan: Shell, walking_plan: object, a_week: Any) -> None:
    assert painplan("nudge").out == "PainPlan: today's check-in, under a minute. painplan checkin\n"
    painplan("checkin", "--set", "mattered=yes", "--set", "interference=3", "--set", "flare=no")
    assert painplan("nudge").out == ""
    assert painplan("nudge", "--json").document == {"waiting": None, "text": None, "why": "nothing_waiting"}
    assert painplan("nudge", day=on(7)).out.startswith("PainPlan: the weekly review is waiting")
    painplan("flare", "start", day=on(7))
    assert painplan("nudge", day=on(7)).out == ""


def test_the_nudge_says_nothing_before_there_is_a_plan(painplan: Shell) -> None:
    assert painplan("nudge").out == ""


class Hands:
    """Time that passes as it is waited for; Ctrl+C after some seconds."""

    def __init__(self, stop_after: float) -> None:
        self.seconds, self._stop_after = 0.0, stop_after

    def now(self) -> float:
        return self.seconds

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        if self.seconds >= self._stop_after:
            raise KeyboardInterrupt


@pytest.mark.parametrize(("stop_after", "done"), [(59, 0), (190, 3), (9_999, 8)])
def test_the_timer_notes_full_minutes_and_ends_at_the_amount(
    walking: Plan, coach_on: CoachOn, monkeypatch: pytest.MonkeyPatch, stop_after: float, done: float
) -> None:
    coach, hands = coach_on(FIRST), Hands(stop_after)
    monkeypatch.setattr("click.prompt", lambda *_, **__: "3")
    (plan,) = coach.today_view().plans
    assert run(coach, PlanSession(coach, plan), Clock(hands.now, hands.wait)) == done
    session = coach.session("walking", FIRST)
    assert (session.done, session.rpe) == (done, 3) if session else done == 0


def test_what_is_not_counted_in_minutes_is_asked_for_at_the_end(
    coach_on: CoachOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach, hands = coach_on(FIRST), Hands(30)
    tries = tuple(Trial(amount=amount) for amount in (4, 6, 5))
    coach.add_plan(NewPlan(goal="g", activity="Stairs", unit="repetitions", trials=tries))
    typed = iter(["many", "4", "10"])
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(typed))
    (plan,) = coach.today_view().plans
    assert run(coach, PlanSession(coach, plan), Clock(hands.now, hands.wait)) == 4
    session = coach.session("stairs", FIRST)
    assert session is not None
    assert (session.done, session.rpe) == (4, 10)


def test_the_timer_needs_a_terminal_and_a_plan(painplan: Shell, walking_plan: object) -> None:
    assert painplan("timer", "walking").code == 1
    unknown = painplan("timer", "swimming")
    assert (unknown.code, "Your plans: walking" in unknown.err) == (2, True)


def test_a_start_above_every_try_names_how_smaller_amounts_are_counted(painplan: Shell, tmp_path: Path) -> None:
    """clinical.md A12 ``unit_min``: the table of units holds, and a unit that is given wins."""
    low = SAID.replace('"minutes"', '"steps"').replace('"20 min"', "40").replace('"12,0"', "3").replace('"10 min"', "4")
    said = painplan("interview", "--answers", answers(tmp_path, low.replace("try1 = 8", "try1 = 2"))).out
    assert "first amount 10 steps a day" in said
    assert "above all that was reached" in said
    assert "--unit-min 1" in said
    painplan("undo")
    words = ("plan", "add", "--goal", "Out", "--activity", "Walking", "--unit", "steps", "--adult", "yes")
    tries = [
        word
        for n, amount in ((1, "2"), (2, "3"), (3, "4"))
        for word in ("--trial", amount, "--trial-date", str(on(-n)))
    ]
    assert "above all that was reached" in painplan(*words, *tries).out
    painplan("undo")
    finer = painplan(*words, *tries, "--unit-min", "1").out
    assert "first amount 2 steps a day" in finer
    assert "above all that was reached" not in finer
    painplan("undo")
    between = ["12" if word == "4" else word for word in tries]
    assert "above all that was reached" not in painplan(*words, *between).out, "one try was more"
