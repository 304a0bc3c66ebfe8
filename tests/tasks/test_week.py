"""The week: the routine on its usual days, what was done, minutes of work, recreation and rest beside each other."""

from pathlib import Path

import pytest

from painplan.safety.service import Safety
from painplan.tasks.cycles import Cycles
from painplan.tasks.job_records import Piece
from painplan.tasks.jobs import Jobs
from painplan.tasks.week import SevenDays, WeekItem, WeekMinutes, balance
from tests.conftest import CoachOn, Shell, on

SAID = """
adult = true
goal = "out with the children"
activity = "Walking"
unit = "minutes"
aim = "20 min"
when = "after breakfast"
where = "park"
whom = "with Ann"
weekdays = "mon,wed,fri"
by = "in 12 weeks"
days = 3
confidence = 8
ask_first = "0"
pem = "never"
told = false
start = "tries"
try1 = 8
try2 = 12
try3 = 10
"""


@pytest.fixture
def routine(painplan: Shell, tmp_path: Path) -> None:
    (tmp_path / "said.toml").write_text(SAID, encoding="utf-8")
    assert painplan("interview", "--answers", str(tmp_path / "said.toml")).code == 0
    painplan("exercise", "add", "--name", "Bridge", "--kind", "strength", "--sets", "3", "--reps", "5", "--days", "tue")


pytestmark = pytest.mark.usefixtures("routine")


def test_seven_days_with_today_hold_the_routine_on_its_days(painplan: Shell) -> None:
    week = painplan("week", "--json", day=on(6)).document
    assert [one["date"] for one in week["days"]] == [on(number).isoformat() for number in range(7)]
    planned = {day: [item["what"] for item in one["planned"]] for day, one in enumerate(week["days"])}
    usual = [number for number in range(7) if on(number).weekday() in (0, 2, 4)]
    assert [day for day, what in planned.items() if "Walking, 8 minutes" in what] == usual
    walk = week["days"][usual[0]]["planned"][0]
    assert [walk[name] for name in ("when", "where", "with")] == ["after breakfast", "park", "Ann"]
    assert "Walking, 8 minutes (after breakfast, park, with Ann)" in painplan("week", day=on(6)).out


def test_minutes_done_are_work_recreation_and_rest(painplan: Shell, coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    Cycles(coach).add("Ironing", 25, 60)
    Cycles(coach).log("ironing", 3, (5, 6))
    Jobs(coach).add("Kitchen", [Piece(text="Table", minutes=10)])
    Jobs(coach).done("kitchen", 1)
    painplan("exercise", "done", "bridge")
    said = ("work_hours=4.5", "caring_hours=1", "relaxation_minutes=12", "done.walking=8", "activities=gardening 20")
    painplan("checkin", *[word for one in said for word in ("--set", one)])
    week = painplan("week", "--json", day=on(2)).document
    assert week["balance"] == {"work": 280, "recreation": 28, "rest": 23, "caring": 60}
    assert {item["what"] for item in week["days"][4]["done"]} == {
        *("Walking, 8 minutes", "Bridge, 3 sets of 5 repetitions", "Table, 10 minutes", "Rests of Ironing, 11 minutes"),
        *("Breathing or relaxation, 12 minutes", "gardening, 20 minutes", "Work, 270 minutes", "Caring, 60 minutes"),
    }
    assert week["balance_planned"]["recreation"] == 16, "on no day before the plan was there"
    assert not {"too much", "enough", "should"} & {*painplan("week", day=on(2)).out.lower().split()}


def test_a_past_day_holds_what_was_asked_for_on_it(painplan: Shell, coach_on: CoachOn) -> None:
    """Amounts of then; nothing before a thing was there, nothing after it ended."""
    assert painplan("plan", "change", "walking", "--amount", "6", "--accept", day=on(3)).code == 0
    painplan("exercise", "add", "--name", "Breath", "--kind", "relaxation", "--minutes", "5", day=on(5))

    def planned(name: str, last: int) -> dict[int, str]:
        week = painplan("week", "--json", day=on(last)).document["days"]
        told = {number: [one["what"] for one in day["planned"]] for number, day in enumerate(week, last - 6)}
        return {number: what for number, whats in told.items() for what in whats if what.startswith(name)}

    usual = [number for number in range(7) if on(number).weekday() in (0, 2, 4)]
    amounts = {number: f"Walking, {8 if number < 3 else 6} minutes" for number in usual}
    assert planned("Walking", 6) == amounts
    assert list(planned("Breath", 6)) == [5, 6]
    coach_on(on(8)).end_plan("walking")
    assert list(planned("Walking", 9)) == [number for number in range(3, 8) if on(number).weekday() in (0, 2, 4)]


def test_without_usual_days_any_of_the_week_are_planned(painplan: Shell) -> None:
    """A12 ``WEEK``: any D days of the week count, and all of them ask."""
    painplan("goals", "change", "goal", "--set", "weekdays=")
    week = painplan("week", "--json", day=on(6)).document
    said = [item for day in week["days"] for item in day["planned"] if item["what"].startswith("Walking")]
    assert [item["when"] for item in said] == ["after breakfast, any 3 days of the week"] * 7
    assert week["balance_planned"]["recreation"] == 24
    first = painplan("week", "--json").document["balance_planned"]
    assert first["recreation"] == 8, "on its first day one of them"


def test_what_nobody_noted_is_missing_and_relaxation_counts_once(painplan: Shell) -> None:
    assert balance([WeekItem(what="x", sort="rest", minutes=5), WeekItem(what="y", sort="work")]) == WeekMinutes(rest=5)
    painplan("exercise", "add", "--name", "Breath", "--kind", "relaxation", "--minutes", "5")
    painplan("exercise", "done", "breath")
    done = painplan("week", "--json").document["balance"]
    assert done == {"work": None, "recreation": None, "rest": 5, "caring": None}
    painplan("checkin", "--set", "relaxation_minutes=12")
    assert painplan("week", "--json").document["balance"]["rest"] == 12, "of the whole day"


def test_an_emergency_comes_first_and_nothing_is_planned(coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    Safety(coach).answer_signs({"RF01": "yes"})
    view = SevenDays(coach).view()
    assert view.waits
    assert not [item for day in view.days for item in day.planned]


def test_an_illness_takes_nothing_from_the_days_before_it(painplan: Shell, coach_on: CoachOn) -> None:
    """A14.4: while it lasts nothing is asked for."""
    coach_on(on(3)).hold("illness", None)
    days = painplan("week", "--json", day=on(6)).document["days"]
    usual = [number for number in range(3) if on(number).weekday() in (0, 2, 4)]
    walked = [number for number, day in enumerate(days) for one in day["planned"] if one["what"].startswith("Walking")]
    assert walked == usual
    assert not [day for day in days[3:] if day["planned"]]


def test_today_and_the_calendar_go_by_the_usual_days(painplan: Shell, tmp_path: Path) -> None:
    days = {number: painplan("today", "--json", day=on(number)).document["plans"][0]["around"] for number in range(7)}
    for number, around in days.items():
        usual = on(number).weekday() in (0, 2, 4)
        assert around == (["after breakfast", "park", "with: Ann"] if usual else ["usually Mon, Wed, Fri"])
    painplan("export", "ics", str(tmp_path / "days.ics"))
    file = (tmp_path / "days.ics").read_text(encoding="utf-8")
    assert "BYDAY=MO,WE,FR" in file
    assert "LOCATION:park" in file
    assert painplan("goals", "change", "goal", "--set", "weekdays=sat").code == 0
    assert painplan("goals", "--json").document["goals"][0]["weekdays"] == ["sat"]
    assert painplan("goals", "change", "goal", "--set", "weekdays=someday").code == 2


def test_an_exercise_that_is_open_stands_on_today(painplan: Shell) -> None:
    tuesday = next(number for number in range(7) if on(number).weekday() == 1)
    waiting = {one["code"]: one for one in painplan("today", "--json", day=on(tuesday)).document["waiting"]}
    assert waiting["exercise"]["text"] == "Exercises: Bridge: 3 sets of 5 repetitions"
    painplan("exercise", "done", "bridge", day=on(tuesday))
    assert "exercise" not in {one["code"] for one in painplan("today", "--json", day=on(tuesday)).document["waiting"]}
