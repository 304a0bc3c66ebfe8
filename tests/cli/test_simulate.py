"""``painplan simulate``: three ways through the same made-up weeks, and that it is an illustration."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell

STRATEGIES = {"push_through", "rest_until_gone", "paced"}


def simulate(painplan: Shell, *arguments: str) -> Any:
    ran = painplan("simulate", "--json", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.document


def test_a_year_in_three_ways(painplan: Shell) -> None:
    document = simulate(painplan)
    assert set(document["strategies"]) == STRATEGIES
    for course in document["strategies"].values():
        assert len(course["weekly"]) == 52
        assert sum(course["weekly"]) == pytest.approx(course["total"])
        assert sum(course["weekly"][-4:]) / 4 == pytest.approx(course["ends_with"])
        assert 0 <= course["flare_days"] <= 364
        assert set(course["evenness"]) == {"bbi", "cv", "cycles", "pairs", "band"}
        assert course["evenness"]["pairs"] == 13 * 27


def test_it_says_that_it_is_an_illustration(painplan: Shell) -> None:
    document = simulate(painplan)
    assert document["illustration"] is True
    assert "not a forecast" in document["notice"]
    lines = painplan("simulate").out.splitlines()
    assert "not a forecast for anybody" in lines[0]


def test_the_typical_year_shows_paced_higher_and_more_even(painplan: Shell) -> None:
    courses = simulate(painplan)["strategies"]
    paced, pushed = courses["paced"], courses["push_through"]
    assert paced["ends_with"] > pushed["ends_with"]
    assert paced["evenness"]["bbi"] < pushed["evenness"]["bbi"]
    assert paced["flare_days"] < pushed["flare_days"]


def test_the_same_seed_gives_the_same_document_and_another_one_another(painplan: Shell) -> None:
    assert simulate(painplan, "--seed", "7") == simulate(painplan, "--seed", "7")
    assert simulate(painplan, "--seed", "7")["strategies"] != simulate(painplan, "--seed", "8")["strategies"]
    assert simulate(painplan, "--seed", "-3")["seed"] == -3


def test_weeks_are_chosen(painplan: Shell) -> None:
    document = simulate(painplan, "--weeks", "3")
    assert document["weeks"] == 3
    for course in document["strategies"].values():
        assert len(course["weekly"]) == 3
        assert (course["evenness"]["bbi"], course["evenness"]["band"]) == (None, None)


@pytest.mark.parametrize(
    ("weeks", "told"),
    [(1, "last week"), (2, "last 2 weeks"), (3, "last 3 weeks"), (4, "last 4 weeks"), (5, "last 4 weeks")],
)
def test_the_end_is_told_over_the_weeks_that_there_are(weeks: int, told: str, painplan: Shell) -> None:
    said = painplan("simulate", "--weeks", str(weeks)).out
    assert f", {told} " in said
    assert ("; 1 week." if weeks == 1 else f"; {weeks} weeks.") in said
    course = simulate(painplan, "--weeks", str(weeks))["strategies"]["paced"]
    assert course["ends_over_weeks"] == min(weeks, 4)


def test_the_person_is_chosen(painplan: Shell) -> None:
    document = simulate(painplan, "--start", "60", "--temptation", "0", "--flare-proneness", "2,5")
    person = {"capacity_minutes": 60, "temptation": 0, "flare_proneness": 0.25, "pem": False}
    overdone = {"overdone_pushing": 0.4, "overdone_resting": 0.4, "overdone_paced": 0.05}
    assert document["person"] == {**person, **overdone, "aim_times": 2}
    assert document["strategies"]["paced"]["weekly"][0] > 250


def test_with_a_lasting_worsening_there_is_no_picture(painplan: Shell) -> None:
    """clinical.md A14.1; before, pushing through came to 232 minutes a week there, and pacing to 82."""
    way = ["--pem", "--temptation", "2", "--flare-proneness", "3"]
    document = simulate(painplan, *way)
    assert [document[name] for name in ("strategies", "say", "decides", "outcome")] == [None] * 4
    assert "NG206" in " ".join(document["limits"])
    said = painplan("simulate", *way).out
    assert " ".join(said.split()) == " ".join(document["limits"])
    assert simulate(painplan)["limits"] is None


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ([], "A bit less on good days"),
        (["--temptation", "0"], "The paced plan stands at its aim of 40 minutes a day."),
        (["--temptation", "0", "--weeks", "4"], "The paced plan is still on its way to its aim of 40 minutes a day."),
        (["--temptation", "0", "--weeks", "4", "--aim-times", "0"], "The paced plan is still taking steps."),
        (["--temptation", "2"], "Both ways end at about the same here"),
        (["--overdone-pushing", "0"], " paced, 0 pushing through.”"),
    ],
)
def test_the_sentence_follows_what_the_curves_show(arguments: list[str], part: str, painplan: Shell) -> None:
    said = {simulate(painplan, *arguments, "--seed", str(seed))["say"] for seed in range(12)}
    assert any(part in one for one in said)


def test_what_decides_it_can_be_moved_and_is_told(painplan: Shell) -> None:
    usual, moved = simulate(painplan), simulate(painplan, "--overdone-pushing", "5", "--overdone-paced", "40")
    assert usual["strategies"]["push_through"] != moved["strategies"]["push_through"]
    assert usual["strategies"]["paced"] != moved["strategies"]["paced"]
    assert usual["strategies"]["rest_until_gone"] == moved["strategies"]["rest_until_gone"]
    assert "good days overdone 40 % pushing through, 40 % resting, 5 % paced" in usual["decides"]
    assert "good days overdone 5 % pushing through, 40 % resting, 40 % paced" in moved["decides"]
    assert "aims for 2 times the first amount" in usual["decides"]
    told = painplan("simulate", "--numbers").out
    for one in simulate(painplan, "--numbers")["parameters"]:
        assert f"**{one['value']:g}" in told


def test_plain_lines_name_all_three(painplan: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = painplan("simulate", "--weeks", "12").out
    assert "\x1b" not in out
    for name in ("pushing through:", "resting until it is gone:", "paced:"):
        assert f"\n{name}" in out
    assert max(len(line) for line in out.splitlines()[2:14]) <= 60


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--weeks", "0"], "0 is not in the range"),
        (["--weeks", "261"], "261 is not in the range"),
        (["--weeks", "many"], "Invalid value for '--weeks'"),
        (["--seed", "x"], "Invalid value for '--seed'"),
        (["--start", "0"], "--start must be more than 0; it is 0."),
        (["--start", "4"], "The start is 4 minutes a day; it goes from 5 to 240."),
        (["--start", "soon"], "--start: “soon” is not a number."),
        (["--overdone-paced", "101"], "--overdone-paced goes from 0 to 100; it is 101."),
        (["--aim-times", "11"], "The aim is 11 times; it goes from 1 to 10."),
        (["--aim-times", "x"], "--aim-times: “x” is not a number."),
        (["--temptation", "11"], "--temptation goes from 0 to 10; it is 11."),
        (["--flare-proneness", "nan"], "--flare-proneness: “nan” is not a number."),
        (["more"], "unexpected extra argument"),
    ],
)
def test_wrong_input_is_told(arguments: list[str], sentence: str, painplan: Shell) -> None:
    ran = painplan("simulate", *arguments, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1


def test_it_needs_and_makes_no_diary(painplan: Shell, place: Path) -> None:
    assert painplan("simulate", "--weeks", "2").code == 0
    assert not place.exists()


def test_the_strategies_and_every_number_behind_them_are_named(painplan: Shell) -> None:
    told = painplan("simulate", "--help").out
    for strategy in ("push_through", "rest_until_gone", "paced"):
        assert strategy in told
    parameters = simulate(painplan, "--weeks", "1")["parameters"]
    assert len(parameters) >= 20
    assert all(one["name"] and one["unit"] and one["source"] in ("illustration", "PP-1") for one in parameters)
    assert len({one["name"] for one in parameters}) == len(parameters)
