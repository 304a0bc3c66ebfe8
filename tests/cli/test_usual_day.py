"""The usual day is one thing wherever it is told: trend, insight, report, JSON and text (clinical.md H6, H2, H4)."""

import re
from pathlib import Path

import pytest

from tests.conftest import CoachOn, Shell, on

WEEKS = 8
LAST = on(7 * WEEKS - 1)
TOLD = re.compile(r"usual day (?:was|of the last four weeks:) ([\d,.]+) minutes")


@pytest.fixture(params=["noted", "zeros", "checkins"])
def three_a_week(request: pytest.FixtureRequest, painplan: Shell, coach_on: CoachOn) -> None:
    """20 minutes on three planned days a week; the days between left out, noted as nothing done, or only checked in."""
    tries = ["--trial", "20", "--trial", "24", "--trial", "28", "--days-per-week", "3"]
    added = painplan("plan", "add", "--goal", "Out", "--activity", "Walking", "--unit", "minutes", *tries)
    assert added.code == 0, added.err
    for number in range(7 * WEEKS):
        answers = {"interference": "4"} if request.param == "checkins" else {}
        if number % 7 in (0, 2, 4):
            answers["done.walking"] = "20"
        elif request.param == "zeros":
            answers["done.walking"] = "0"
        if answers:
            coach_on(on(number)).answer(on(number), answers.items())


@pytest.mark.usefixtures("three_a_week")
def test_it_is_the_same_everywhere(painplan: Shell, tmp_path: Path) -> None:
    told = {"usual": 20, "days_done": 12, "days_planned": 12}
    for measure in ("function", "walking", "done.walking"):
        document = painplan("trend", measure, "--json", day=LAST).document
        assert {name: document[name] for name in told} == told, measure
        assert document["smoothed_is"] == "mean_of_7_days"
        assert {point["smoothed"] for point in document["points"][-6:]} == {round(60 / 7, 6)}, "rest days make no waves"
        assert document["coverage"] >= 55 / 56 - 1e-6, "all but today, which is not over yet"
        assert (document["slope_per_4_weeks"], document["enough"]) == (0, True)
        assert (document["four_weeks"]["now"], document["four_weeks"]["before"]) == (20, 20)
    assert painplan("trend", "function", "--weeks", "1", "--json", day=LAST).document["usual"] == 20
    insight = painplan("insight", "--json", day=LAST).document
    assert (insight["evenness"]["usual_day"], insight["evenness"]["bbi"]) == (20, 0)
    assert (insight["under_activity"]["now"], insight["under_activity"]["before"]) == (20, 20)
    page = tmp_path / "page.html"
    assert painplan("report", str(page), day=LAST).code == 0
    for text in (
        painplan("insight", day=LAST).out,
        painplan("trend", "--months", day=LAST).out,
        page.read_text(encoding="utf-8"),
    ):
        assert set(TOLD.findall(text)) == {"20"}, text
        assert "(on 12 days, 12 planned)" in text


@pytest.mark.usefixtures("three_a_week")
def test_other_measures_are_smoothed_by_the_median(painplan: Shell) -> None:
    painplan("checkin", "--set", "pain=4", day=LAST)
    document = painplan("trend", "pain", "--json", day=LAST).document
    assert document["smoothed_is"] == "median_of_7_days"
    assert (document["days_done"], document["days_planned"]) == (None, None)
    assert (document["usual"], document["coverage"]) == (4, 1)


@pytest.mark.usefixtures("walking")
def test_a_smaller_usual_day_comes_first_and_even_days_are_not_praised(painplan: Shell, coach_on: CoachOn) -> None:
    """clinical.md H6; a diary that fell from 22 uneven minutes to 4 even ones."""
    for number in range(56):
        minutes = 4 if number >= 28 else 22 + 15 * (number % 3 - 1)
        coach_on(on(number)).answer(on(number), [("done.walking", str(minutes))])
    said = painplan("insight", day=on(55)).out
    assert said.index("Often that creeps in unnoticed.") < said.index(
        "These days are much alike, and they are small ones"
    )
    assert "evening out" not in said
    assert "fairly even" not in said
    document = painplan("insight", "--json", day=on(55)).document
    assert (document["evenness"]["evening_out"], document["evenness"]["band"]) == (False, "fairly_even")
    assert document["under_activity"]["less"] is True


def test_a_diary_of_one_day_is_not_one_of_four_per_cent(painplan: Shell) -> None:
    painplan("checkin", "--set", "interference=3")
    assert painplan("trend", "interference", "--json").document["coverage"] == 1
    assert "%" not in painplan("trend", "interference", "--weeks", "4").out.split("Entries on")[1].replace("100 %", "")
