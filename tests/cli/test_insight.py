"""``painplan insight``: how even the days are, what went together, and what is missing to say so."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from painplan.checkin.records import Measurement
from painplan.plans.records import Plan, Trial
from painplan.plans.service import NewPlan
from painplan.store.diary import measurement_change
from tests.conftest import CoachOn, Shell, on

LOAD = (60, 20, 120, 15, 10, 60, 55, 130, 20, 15, 60, 60, 140, 10)
PAIN = (5, 5, 5, 8, 7, 5, 5, 5, 8, 7, 5, 5, 6, 8)
"""clinical.md I12."""
PARTS = {"evenness", "links", "under_activity"}


def insight(painplan: Shell, day: int) -> Any:
    """The document."""
    ran = painplan("insight", "--json", day=on(day))
    assert (ran.code, ran.err) == (0, "")
    return ran.document


def lines(painplan: Shell, day: int) -> list[str]:
    return painplan("insight", day=on(day)).out.splitlines()


def keep(
    coach_on: CoachOn, done: Sequence[float | None], pain: Sequence[float] = (), start: int = 0, **more: str
) -> None:
    """Days with some minutes done and some pain."""
    for number, minutes in enumerate(done):
        answers = dict(more)
        if minutes is not None:
            answers["done.walking"] = f"{minutes:g}"
        if pain:
            answers["pain"] = f"{pain[number]:g}"
        coach_on(on(start + number)).answer(on(start + number), answers.items())


def test_an_empty_diary_says_what_is_missing(painplan: Shell) -> None:
    document = insight(painplan, 0)
    assert {part: document[part] for part in PARTS} == dict.fromkeys(PARTS)
    assert document["load"] is None
    assert set(document["why_not"]) == PARTS
    assert document["why_not"]["evenness"]["code"] == "too_few_pairs"
    assert document["why_not"]["links"]["code"] == "too_few_pairs"
    assert document["why_not"]["under_activity"]["code"] == "too_few_days"
    said = lines(painplan, 0)
    assert [document["why_not"][part]["text"] in said for part in PARTS] == [True] * 3


@pytest.mark.usefixtures("walking")
def test_thirteen_pairs_are_too_few_and_the_count_is_told(painplan: Shell, coach_on: CoachOn) -> None:
    keep(coach_on, LOAD, PAIN)
    document = insight(painplan, 13)
    assert document["evenness"] is None
    assert "there are 13" in document["why_not"]["evenness"]["text"]


@pytest.mark.usefixtures("walking")
def test_two_fortnights_of_the_vector(painplan: Shell, coach_on: CoachOn) -> None:
    keep(coach_on, LOAD * 2, PAIN * 2)
    document = insight(painplan, 27)
    assert document["load"] == {"source": "sessions", "unit": "minutes"}
    found = document["evenness"]
    assert {name: found[name] for name in ("bbi", "cycles", "pairs", "band")} == {
        "bbi": 100,
        "cycles": 6,
        "pairs": 27,
        "band": "big_swings",
    }
    assert found["cv"] == pytest.approx(0.8059, abs=5e-4)
    assert found["long_days"][0] == on(2).isoformat()
    assert (found["bbi_before"], found["evening_out"]) == (None, False)
    assert document["links"] is None, "27 pairs"
    said = "\n".join(lines(painplan, 27))
    assert "big swings on some days" in said
    assert "6 times in these four weeks a long day was followed by a quieter, harder day." in said
    assert "It describes the days, not you." in said


@pytest.mark.usefixtures("walking")
def test_even_days_after_uneven_ones(painplan: Shell, coach_on: CoachOn) -> None:
    keep(coach_on, LOAD * 2, PAIN * 2)
    keep(coach_on, (60,) * 28, (5,) * 28, start=28)
    document = insight(painplan, 55)
    assert document["evenness"]["bbi"] == 0
    assert document["evenness"]["band"] == "fairly_even"
    assert document["evenness"]["evening_out"] is True
    assert document["under_activity"]["less"] is False
    assert document["why_not"] == {}
    said = "\n".join(lines(painplan, 55))
    assert "Your days are evening out." in said
    assert "No long day was followed by a quieter, harder day." in said


@pytest.mark.usefixtures("walking")
def test_fatigue_is_what_energy_leaves(painplan: Shell, coach_on: CoachOn) -> None:
    for number, minutes in enumerate(LOAD * 2):
        energy = 10 - (PAIN * 2)[number]
        coach_on(on(number)).answer(on(number), [("done.walking", str(minutes)), ("energy", str(energy))])
    assert insight(painplan, 27)["evenness"]["cycles"] == 6


@pytest.mark.usefixtures("walking")
def test_a_link_is_shown_in_words_without_a_cause(painplan: Shell, coach_on: CoachOn) -> None:
    chance = Random(5)
    minutes = [chance.randint(0, 60) for _ in range(70)]
    pain = [5, *(min(10, max(0, round(5 + (done - 30) / 10))) for done in minutes[:-1])]
    keep(coach_on, minutes, pain, interference="4")
    document = insight(painplan, 69)
    (link,) = document["links"]
    assert (link["activity_and_next_day"], link["direction"], link["n"]) == ("pain", "higher", 69)
    assert link["r"] > 0.9
    assert link["interval"][0] > 0.3
    assert (link["p"], link["early"]) == (0, False)
    assert document["links_looked_at"] == 2
    said = "\n".join(lines(painplan, 69))
    assert "on days after longer activity, pain was a bit higher than usual" in said
    assert "how much pain got in the way and pain of the next" in said
    assert "chance alone" not in said
    coach_on(on(50)).hold("illness", on(52))
    coach_on(on(53)).end_hold(well_since=on(52))
    (held,) = insight(painplan, 69)["links"]
    assert held["n"] == 63, "three days of illness and the two after begin or end no pair (H7)"
    coach_on(on(30)).answer(on(30), [("flare", "yes")])
    coach_on(on(31)).answer(on(31), [("flare", "yes")])
    painplan("flare", "end", day=on(32))
    (flared,) = insight(painplan, 69)["links"]
    assert flared["n"] <= 63 - 5


@pytest.mark.usefixtures("walking")
def test_no_clear_link_is_said_to_be_common(painplan: Shell, coach_on: CoachOn) -> None:
    chance = Random(1)
    keep(coach_on, [chance.randint(0, 60) for _ in range(60)], [chance.randint(3, 7) for _ in range(60)])
    document = insight(painplan, 59)
    assert (document["links"], document["links_looked_at"]) == ([], 1)
    assert "We don't see a clear link in your diary. That is common." in lines(painplan, 59)


@pytest.mark.usefixtures("walking")
def test_a_usual_day_that_became_smaller(painplan: Shell, coach_on: CoachOn) -> None:
    keep(coach_on, (50,) * 28 + (30,) * 28)
    document = insight(painplan, 55)
    days = {"days_done": 28, "days_planned": 20}
    assert document["under_activity"] == {"less": True, "now": 30, "before": 50, "share": 0.6, "reason": None, **days}
    assert any("Often that creeps in unnoticed." in line for line in lines(painplan, 55))
    coach_on(on(50)).hold("illness", on(52))
    coach_on(on(53)).end_hold(well_since=on(52))
    document = insight(painplan, 55)
    assert (document["under_activity"]["less"], document["under_activity"]["reason"]) == (False, "hold")
    assert any("There was a time on hold" in line for line in lines(painplan, 55))


def test_a_usual_day_of_nothing_has_no_index(painplan: Shell, walking: Plan, coach_on: CoachOn) -> None:
    keep(coach_on, (0, 0, 30) * 9)
    document = insight(painplan, 26)
    assert (document["evenness"]["bbi"], document["evenness"]["band"]) == (None, None)
    assert document["why_not"]["evenness"]["code"] == "usual_day_is_zero"


def steps_on(coach_on: CoachOn, days: int, **values: float) -> None:
    """What a device recorded every day."""
    coach = coach_on(on(0))
    coach.keep(measurement_change(Measurement(day=on(n), source="fitbit", values=values)) for n in range(days))


def test_without_minutes_of_plans_active_minutes_count_then_steps(painplan: Shell, coach_on: CoachOn) -> None:
    steps_on(coach_on, 28, steps=4000)
    document = insight(painplan, 27)
    assert document["load"] == {"source": "steps", "unit": "steps"}
    assert (document["evenness"]["usual_day"], document["evenness"]["bbi"]) == (4000, 0)
    assert "A usual day was 4,000 steps" in "\n".join(lines(painplan, 27))
    active = {"minutes_lightly_active": 100, "minutes_fairly_active": 10, "minutes_very_active": 5}
    steps_on(coach_on, 28, steps=4000, **active)
    document = insight(painplan, 27)
    assert document["load"] == {"source": "active_minutes", "unit": "minutes"}
    assert document["evenness"]["usual_day"] == 115


def test_days_without_the_device_do_not_count(painplan: Shell, coach_on: CoachOn) -> None:
    active = {"minutes_lightly_active": 0, "minutes_fairly_active": 0, "minutes_very_active": 0}
    steps_on(coach_on, 28, steps=120, **active)
    assert insight(painplan, 27)["load"] is None
    steps_on(coach_on, 28, **active)
    assert insight(painplan, 27)["load"] is None


@pytest.mark.usefixtures("walking")
def test_a_plan_of_a_week_does_not_hide_a_step_counter_of_months(painplan: Shell, coach_on: CoachOn) -> None:
    steps_on(coach_on, 60, steps=4000)
    keep(coach_on, (8,) * 7, start=53)
    assert insight(painplan, 59)["load"]["source"] == "steps"
    assert insight(painplan, 59)["evenness"]["usual_day"] == 4000


def test_amounts_in_other_units_are_no_minutes(painplan: Shell, coach_on: CoachOn) -> None:
    tries = tuple(Trial(amount=amount) for amount in (400, 500, 600))
    coach_on(on(0)).add_plan(NewPlan(goal="Out", activity="Walking", unit="metres", trials=tries))
    keep(coach_on, (400,) * 20)
    assert insight(painplan, 19)["load"] is None


@pytest.mark.usefixtures("walking")
def test_it_changes_nothing(painplan: Shell, coach_on: CoachOn, place: Any) -> None:
    keep(coach_on, LOAD, PAIN)
    before = {path: path.read_bytes() for path in place.rglob("*.json")}
    assert painplan("insight", day=on(13)).code == 0
    assert {path: path.read_bytes() for path in place.rglob("*.json")} == before


@pytest.mark.parametrize("name", ["active_minutes", "very_active_minutes", "minutes", "activity"])
def test_a_measure_of_ones_own_is_told_to_be_no_activity_and_the_names_of_those_are_said(
    name: str, painplan: Shell, tmp_path: Path
) -> None:
    rows = "".join(f"2026-01-{day:02},{20 + day}\n" for day in range(1, 29))
    (tmp_path / "days.csv").write_text(f"day,act\n{rows}", encoding="utf-8")
    table, known = str(tmp_path / "days.csv"), "minutes_very_active"
    said = painplan("import", "csv", table, "--date", "day", "--map", f"act={name}", day=on(28))
    assert said.code == 0
    assert "no activity to insight" in said.out
    assert known in said.out
    assert known in painplan("insight", day=on(28)).out
    assert known in painplan("import", "csv", "--help").out
    other = painplan("import", "csv", table, "--date", "day", "--map", "act=pain_knees", "--json", day=on(28))
    assert "notices" not in other.document
