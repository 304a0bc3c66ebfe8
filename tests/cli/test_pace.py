"""``painplan pace``: the calculator of PP-1, against the worked examples of clinical.md A12 and I8."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell

FIELDS = {"baseline", "quota", "step", "provisional", "weeks_to_aim", "ladder"}


def pace(painplan: Shell, *arguments: str) -> Any:
    """The document of the calculator."""
    ran = painplan("pace", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    return ran.document


def quotas(document: Any) -> list[float]:
    """The amounts week by week."""
    assert [rung["week"] for rung in document["ladder"]] == list(range(1, len(document["ladder"]) + 1))
    return [rung["quota"] for rung in document["ladder"]]


def test_three_tries_of_8_12_10(painplan: Shell) -> None:
    document = pace(painplan, "8", "12", "10")
    assert set(document) >= FIELDS
    assert (document["baseline"], document["quota"], document["step"]) == (10, 8, 1)
    assert (document["provisional"], document["weeks_to_aim"]) == (False, None)
    assert quotas(document) == [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]
    assert set(document["ladder"][0]) == {"week", "quota"}


def test_a_wide_gap_starts_with_what_the_bad_day_allows(painplan: Shell) -> None:
    """30, 4, 20: the step of 2 is first capped to 1, so the second week has 5."""
    document = pace(painplan, "30", "4", "20")
    assert (document["baseline"], document["quota"], document["step"]) == (18, 4, 2)
    assert quotas(document)[:8] == [4, 5, 6, 7, 8, 9, 10, 12]


def test_metres_reach_300_in_week_8(painplan: Shell) -> None:
    document = pace(painplan, "180", "220", "200", "--unit-min", "10", "--aim", "300")
    assert (document["quota"], document["step"], document["weeks_to_aim"]) == (160, 20, 8)
    assert quotas(document) == [160, 180, 200, 220, 240, 260, 280, 300]


def test_estimates_are_provisional(painplan: Shell) -> None:
    document = pace(painplan, "--good", "20", "--bad", "5")
    assert (document["baseline"], document["quota"], document["step"]) == (12.5, 10, 1)
    assert document["provisional"] is True


def test_gentle_steps_are_half_as_big(painplan: Shell) -> None:
    steady, gentle = (pace(painplan, "80", "120", "100", "--profile", profile) for profile in ("steady", "gentle"))
    assert (steady["quota"], gentle["quota"]) == (80, 80)
    assert (steady["step"], gentle["step"]) == (10, 5)
    assert (quotas(steady)[:3], quotas(gentle)[:3]) == ([80, 90, 100], [80, 85, 90])


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["8,5", "12,5", "9"], (10, 8, 1)),
        (["1,800", "2 200", "2000", "--unit-min", "100"], (2000, 1600, 200)),
        (["8", "12", "10", "--aim", "5"], (10, 5, 1)),
        (["0.5", "0.5", "0.5"], (0.5, 1, 1)),
        (["8", "8", "8", "8", "8", "8"], (8, 6, 1)),
        (["0.4", "0.6", "0.5", "--unit-min", "0.1"], (0.5, 0.4, 0.1)),
    ],
)
def test_other_starts(arguments: list[str], start: tuple[float, ...], painplan: Shell) -> None:
    document = pace(painplan, *arguments)
    assert (document["baseline"], document["quota"], document["step"]) == pytest.approx(start)


def test_the_ladder_ends_with_the_aim_and_never_goes_above_it(painplan: Shell) -> None:
    document = pace(painplan, "8", "12", "10", "--aim", "10.5")
    assert (quotas(document), document["weeks_to_aim"]) == ([8, 9, 10, 10.5], 4)
    assert pace(painplan, "8", "12", "10", "--aim", "8")["weeks_to_aim"] == 1


def test_an_aim_beyond_ten_years_has_no_week(painplan: Shell) -> None:
    assert pace(painplan, "8", "12", "10", "--aim", "100000")["weeks_to_aim"] is None


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Give three tries, for example: painplan pace 8 12 10. Or estimates: --good 20 --bad 5."),
        (["8"], "A starting point needs 3 tries on different days; there are 1."),
        (["8", "12"], "A starting point needs 3 tries on different days; there are 2."),
        (["--good", "20"], "Give three tries"),
        (["--good", "5", "--bad", "20"], "The bad day (20) is above the good day (5). Swap the two."),
        (["8", "l2", "10"], "A try: “l2” is not a number."),
        (["8", "nan", "10"], "A try: “nan” is not a number."),
        (["8", "inf", "10"], "A try: “inf” is not a number."),
        (["8", "1e3", "10"], "A try: “1e3” is not a number."),
        (["8", "", "10"], "A try: “” is not a number."),
        (["8", "0", "10"], "A try must be more than 0; it is 0."),
        (["--", "8", "-12", "10"], "A try must be more than 0; it is -12."),
        (["8", "-12", "10"], "No such option '-1'"),
        (["8", "12", "9" * 20], "A try is more than a day can hold"),
        (["8", "12", "10", "--unit-min", "0"], "--unit-min must be more than 0; it is 0."),
        (["8", "12", "10", "--unit-min", "x"], "--unit-min: “x” is not a number."),
        (["8", "12", "10", "--aim", "-5"], "--aim must be more than 0; it is -5."),
        (["8", "12", "10", "--profile", "bold"], "'bold' is not one of 'steady', 'gentle'"),
        (["8", "12", "\x1b[31m"], "A try: “�[31m” is not a number."),
    ],
)
def test_wrong_input_is_told(arguments: list[str], sentence: str, painplan: Shell, place: Path) -> None:
    for options in ((), ("--json",)):
        ran = painplan("pace", *options, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert sentence in ran.err
        assert ran.err.count("\n") == 1
        assert not place.exists()


def test_plain_lines_end_with_when_to_stop(painplan: Shell) -> None:
    lines = painplan("pace", "180", "220", "200", "--unit-min", "10", "--aim", "300").out.splitlines()
    assert lines[0] == "Starting point: 200. First amount: 160 a day."
    assert "  week   8       300" in lines
    assert "The aim is reached in week 8." in lines
    assert lines[-1].startswith("Stop for: chest pain")


def test_it_needs_and_makes_no_diary(painplan: Shell, place: Path) -> None:
    assert painplan("pace", "8", "12", "10").code == 0
    assert not place.exists()


def test_one_page_to_print(painplan: Shell, place: Path) -> None:
    arguments = ("pace", "8", "12", "10", "--unit", "minutes", "--aim", "20", "--print")
    out = painplan(*arguments, day=date(2026, 11, 24)).out
    lines = out.splitlines()
    assert lines[0] == "PACING PLAN   worked out with PainPlan on 24 November 2026"
    assert (len(lines) <= 60, max(map(len, lines)) <= 76) == (True, True)
    assert "Aim                       20 minutes a day; in week 13 at the earliest" in lines
    document = painplan(*arguments, "--json", day=date(2026, 11, 24)).document
    assert document["page"] == out
    assert document["quota"] == 8
    assert not place.exists()


def test_the_unit_sets_the_smallest_step_unless_it_is_given(painplan: Shell) -> None:
    steps = pace(painplan, "1800", "2200", "2000", "--unit", "steps")
    assert (steps["quota"], steps["step"]) == (1600, 200)
    assert pace(painplan, "180", "220", "200", "--unit", "metres", "--unit-min", "10")["step"] == 20


def test_with_a_lasting_worsening_there_is_no_step_and_no_ladder(painplan: Shell) -> None:
    """``pace --pem``: step null, ladder [], weeks_to_aim null, and the text says that there are no steps."""
    document = pace(painplan, "8", "12", "10", "--aim", "20", "--pem")
    assert (quotas(document), document["weeks_to_aim"], document["step"], document["quota"]) == ([], None, None, 8)
    said = painplan("pace", "8", "12", "10", "--aim", "20", "--pem").out
    assert "No steps" in said
    assert "NG206" in said
    assert "One small step" not in said


_ADD = ("plan", "add", "--goal", "g", "--activity", "A", "--unit", "metres")
GIVEN = (
    ("pace", "12", "14", "15", "--unit-min", "1000"),
    ("pace", "--good", "15", "--bad", "10", "--unit-min", "12"),
    (*_ADD, "--unit-min", "200", "--trial", "12", "--trial", "14", "--trial", "15"),
    (*_ADD, "--unit-min", "20", "--good", "15", "--bad", "10"),
)


@pytest.mark.parametrize("given", GIVEN, ids=lambda given: "-".join(given[-4:]))
def test_a_smallest_amount_above_what_was_possible_is_refused_and_named(
    given: tuple[str, ...], painplan: Shell
) -> None:
    """clinical.md A12: no first amount is more than what was possible because of how it is counted."""
    ran = painplan(*given)
    assert (ran.code, ran.out) == (2, "")
    assert "is above the smallest try (12)" in ran.err or "is above the bad day (10)" in ran.err
    assert "leave --unit-min out" in ran.err


@pytest.mark.usefixtures("asked_before")
def test_tries_below_what_a_plan_counts_in_are_refused_where_they_are_noted(painplan: Shell) -> None:
    wanted = ("--goal", "g", "--activity", "Sitting", "--unit", "minutes", "--good", "40", "--bad", "20")
    assert painplan("plan", "add", *wanted, "--unit-min", "10").code == 0
    for command in (
        ("plan", "try", "sitting", "5"),
        ("restart", "sitting", "--try", "5", "--try", "20", "--try", "20"),
    ):
        ran = painplan(*command)
        assert ran.code == 2
        assert "is above the smallest try (5)" in ran.err
        assert "another plan" in ran.err
    assert painplan("plan", "show", "sitting", "--json").document["trials"] == []


@pytest.mark.parametrize(("unit", "tries"), [("metres", ("3", "4", "3")), ("minutes", ("0.4", "0.3", "0.6"))])
def test_the_smallest_amount_that_is_counted_is_told_as_above_the_tries_and_never_as_rounded_down(
    unit: str, tries: tuple[str, ...], painplan: Shell
) -> None:
    answered = [part for one in tries for part in ("--trial", one)]
    told = [
        painplan("pace", *tries, "--unit", unit).out,
        painplan("pace", *tries, "--unit", unit, "--print").out,
        painplan("plan", "add", "--goal", "g", "--activity", "Walk", "--unit", unit, *answered).out,
        painplan("why", "walk").out,
        painplan("plan", "show", "walk").out,
        painplan("today").out,
    ]
    for text in told:
        said = " ".join(text.split())
        assert "smallest amount that is counted" in said
        assert "above your smallest try" in said
        assert "rounded down" not in said


def test_estimates_below_what_can_be_counted_say_so(painplan: Shell) -> None:
    wanted = ("--goal", "g", "--activity", "Walk", "--unit", "metres", "--good", "4", "--bad", "2")
    told = [painplan("plan", "add", *wanted).out, painplan("why", "walk").out]
    assert all("above what a bad day allows, 2 metres" in text for text in told)


def test_estimates_beside_tries_are_said_not_to_count(painplan: Shell) -> None:
    assert "--good and --bad were not used" in painplan("pace", "8", "12", "10", "--good", "20", "--bad", "5").out
    assert "not used" not in painplan("pace", "8", "12", "10").out + painplan("pace", "--good", "20", "--bad", "5").out


@pytest.mark.parametrize("more", [("1441", "10", "10"), ("10", "10", "10", "--aim", "1441")])
def test_no_day_holds_more_minutes_than_it_has(painplan: Shell, more: tuple[str, ...]) -> None:
    assert painplan("pace", *more, "--unit", "minutes").code == 2
    assert painplan("pace", *more).code == 0, "without a unit nobody knows what is counted"


@pytest.mark.parametrize(
    ("unit", "tries", "quotas"),
    [
        # B 1400, Q1 = 0.8 * 1400 = 1120, s = 140: 1120, 1260, 1400, then 1440 minutes are a day.
        ("minutes", "1400", [1120, 1260, 1400, 1440]),
        # B 9000, Q1 7200, s 900: 7200, 8100, 9000, 9900, then a day holds 10,000.
        ("repetitions", "9000", [7200, 8100, 9000, 9900, 10_000]),
    ],
)
def test_no_week_of_the_ladder_is_more_than_a_day_holds(
    unit: str, tries: str, quotas: list[float], painplan: Shell
) -> None:
    told = painplan("pace", tries, tries, tries, "--unit", unit, "--json").document
    assert [rung["quota"] for rung in told["ladder"]] == quotas
    assert told["day_full"] == quotas[-1]
    for page in ((), ("--print",)):
        said = painplan("pace", tries, tries, tries, "--unit", unit, *page).out
        assert "so the weeks end there" in said


def test_an_ordinary_ladder_says_nothing_of_what_a_day_holds(painplan: Shell) -> None:
    assert painplan("pace", "8", "12", "10", "--json").document["day_full"] is None
    assert "A day holds" not in painplan("pace", "8", "12", "10", "--unit", "minutes").out
