"""``painplan exercise``: taken up, done, refused, and its trend of sessions by the week."""

import pytest

from painplan.cli.plans.timer import Clock, run
from painplan.tasks.exercise_session import ExerciseSession
from painplan.tasks.exercises import Exercises
from tests.conftest import CoachOn, Shell, on


@pytest.fixture
def stand(painplan: Shell) -> None:
    words = ("--name", "Sit to stand", "--kind", "strength", "--sets", "3", "--reps", "5", "--how", "feet flat")
    assert painplan("exercise", "add", *words, "--days", "mon,wed,fri").code == 0


pytestmark = pytest.mark.usefixtures("stand")


def test_it_is_listed_with_its_sets_days_and_what_was_done(painplan: Shell) -> None:
    done = painplan("exercise", "done", "Sit to stand", "--sets", "2", "--reps", "4", "--rpe", "3", "--json").document
    assert (done["done_today"]) == {"sets": 2, "reps": 4, "amount": 8, "rpe": 3}
    (one,) = painplan("exercise", "--json").document["exercises"]
    assert one == done
    assert (one["id"], one["sets"], one["reps"], one["days"]) == ("sit-to-stand", 3, 5, ["mon", "wed", "fri"])
    assert painplan("exercise", "list", "--json").document["exercises"] == [one]


def test_the_trend_is_sessions_done_of_those_planned(painplan: Shell) -> None:
    for number in (0, 3, 8):
        painplan("exercise", "done", "sit-to-stand", day=on(number))
    told = painplan("trend", "exercise", "--json", day=on(13)).document
    assert [(point["value"], point["planned"]) for point in told["points"]] == [(2, 3), (1, 3)]
    assert (told["unit"], told["days_done"], told["days_planned"]) == ("sessions", 3, 6)
    assert "3 sessions done of 6 planned" in painplan("trend", "exercise", day=on(13)).out


@pytest.mark.parametrize(
    "odd",
    [
        ("add", "--name", "X", "--kind", "strength", "--sets", "3"),
        ("add", "--name", "X", "--kind", "strength", "--sets", "3", "--reps", "5", "--minutes", "4"),
        ("add", "--name", "X", "--kind", "dancing"),
        ("add", "--name", " ", "--kind", "balance"),
        ("add", "--name", "X", "--kind", "balance", "--days", "someday"),
        ("add", "--name", "X", "--kind", "balance", "--plan", "walking"),
        ("add", "--name", "X"),
        ("done", "nothing-like-it"),
        ("done", "sit-to-stand", "--rpe", "11"),
        ("done", "sit-to-stand", "--amount", "-1"),
        ("done", "sit-to-stand", "--date", "2030-01-01"),
    ],
)
def test_what_does_not_fit_is_a_sentence_and_nothing_is_saved(painplan: Shell, odd: tuple[str, ...]) -> None:
    before = painplan("exercise", "--json").out
    refused = painplan("exercise", *odd)
    assert refused.code == 2
    assert refused.err.count("\n") == 1
    assert painplan("exercise", "--json").out == before


def test_the_clock_needs_a_terminal_and_no_emergency(painplan: Shell) -> None:
    refused = painplan("exercise", "start")
    assert (refused.code, "painplan exercise done sit-to-stand" in refused.err) == (1, True)
    painplan("safety", "--answer", "RF01=yes")
    page = painplan("today", "--json").document["locked"]["page"]
    refused = painplan("exercise", "start", "sit-to-stand")
    assert (refused.code, refused.err.startswith(page[0][:40])) == (1, True)


def test_each_set_is_noted_as_it_is_done(coach_on: CoachOn, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["", "", "^C", "4"])

    def prompt(*_: object, **__: object) -> str:
        if (answer := next(typed)) == "^C":
            raise KeyboardInterrupt
        return answer

    monkeypatch.setattr("click.prompt", prompt)
    coach = coach_on(on(0))
    room = Exercises(coach)
    assert run(coach, ExerciseSession(room, room.one("sit-to-stand")), Clock(lambda: 0)) == 2
    done = room.one("sit-to-stand").today
    assert done is not None
    assert (done.sets, done.amount, done.rpe) == (2, 10, 4)
