"""``painplan trend``: the course of one measure, with what it takes to speak of a direction."""

import re
from datetime import timedelta
from typing import Any

import pytest

from painplan.cli import output
from painplan.kit import amounts
from tests.conftest import FIRST, CoachOn, Shell, on

FIELDS = {"measure", "unit", "points", "coverage", "slope_per_4_weeks", "enough"}
DAYS = 84


def trend(painplan: Shell, *arguments: str, day: int = DAYS - 1) -> Any:
    """The document of a trend."""
    ran = painplan("trend", *arguments, "--json", day=on(day))
    assert (ran.code, ran.err) == (0, "")
    return ran.document


@pytest.fixture
def twelve_weeks(walking_plan: object, coach_on: CoachOn) -> None:
    """Every day of twelve weeks; what is done grows by one minute a week, pain stays the same."""
    for number in range(DAYS):
        answers = [
            ("done.walking", str(8 + number // 7)),
            ("pain", "4"),
            ("interference", "6"),
            ("mattered", "a_little"),
        ]
        coach_on(on(number)).answer(on(number), answers)


def test_without_entries_there_are_no_points_and_no_direction(painplan: Shell) -> None:
    document = trend(painplan)
    assert {name: document[name] for name in FIELDS} == {
        "measure": "function",
        "unit": "minutes",
        "points": [],
        "coverage": 0,
        "slope_per_4_weeks": None,
        "enough": False,
    }
    assert "No entries in this time" in painplan("trend").out


@pytest.mark.usefixtures("twelve_weeks")
def test_function_is_what_was_done_and_rises_by_four_in_four_weeks(painplan: Shell) -> None:
    document = trend(painplan)
    assert set(document) >= FIELDS
    assert (document["measure"], document["unit"], document["coverage"]) == ("function", "minutes", 1)
    assert (document["slope_per_4_weeks"], document["enough"]) == (4, True)
    assert document["points"][0] == {"date": "2026-01-05", "value": 8, "smoothed": None}
    assert document["points"][-1] == {"date": "2026-03-29", "value": 19, "smoothed": 19}
    assert [point["date"] for point in document["points"]] == [on(number).isoformat() for number in range(DAYS)]


@pytest.mark.usefixtures("twelve_weeks")
@pytest.mark.parametrize(
    ("measure", "unit", "value"), [("pain", "0-10", 4), ("interference", "0-10", 6), ("mattered", "0-2", 1)]
)
def test_other_measures(measure: str, unit: str, value: float, painplan: Shell) -> None:
    document = trend(painplan, measure)
    assert (document["measure"], document["unit"], document["slope_per_4_weeks"]) == (measure, unit, 0)
    assert {point["value"] for point in document["points"]} == {value}


@pytest.mark.usefixtures("twelve_weeks")
def test_weeks_choose_the_range_and_every_day_in_it_is_a_point(painplan: Shell) -> None:
    short = trend(painplan, "--weeks", "2")
    assert (len(short["points"]), short["points"][0]["date"]) == (14, on(DAYS - 14).isoformat())
    assert short["points"][0]["smoothed"] == round((6 * 17 + 18) / 7, 6), "days before the range feed the first levels"
    assert short["smoothed_is"] == "mean_of_7_days"
    assert (short["enough"], short["slope_per_4_weeks"]) == (False, None)
    long = trend(painplan, "--weeks", "5000", day=DAYS + 400)
    assert len(long["points"]) == DAYS


def test_a_day_without_an_entry_is_a_gap_and_not_a_zero(painplan: Shell) -> None:
    for number in (0, 1, 4):
        painplan("checkin", "--set", f"pain={number}", day=on(number))
    document = trend(painplan, "pain", day=6)
    assert [(point["date"], point["value"]) for point in document["points"]] == [
        ("2026-01-05", 0),
        ("2026-01-06", 1),
        ("2026-01-09", 4),
    ]
    assert document["coverage"] == round(3 / 7, 6), "from the first entry on"


def test_nothing_after_the_pretended_day_is_looked_at(painplan: Shell) -> None:
    for number in (0, 3):
        painplan("checkin", "--set", "pain=4", day=on(number))
    assert [point["date"] for point in trend(painplan, "pain", day=2)["points"]] == ["2026-01-05"]


def test_a_measure_of_ones_own_is_found_by_its_name(painplan: Shell, tmp_path: Any) -> None:
    (tmp_path / "my.csv").write_text("day,peace\n2026-01-05,3\n2026-01-06,5\n")
    file = str(tmp_path / "my.csv")
    assert painplan("import", "csv", file, "--date", "day", "--map", "peace=peace_of_mind", day=on(1)).code == 0
    document = trend(painplan, "peace_of_mind", day=1)
    assert [point["value"] for point in document["points"]] == [3, 5]
    assert document["measure"] == "peace_of_mind"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["we ird"], "“we ird” cannot be the name of a measure."),
        (["\x1b[31m"], "cannot be the name of a measure."),
        (["nosuchmeasure"], "There is no measure “nosuchmeasure” in this diary. There are: function, steps"),
        (["done.swimming"], "There is no plan “swimming”. Your plans: none yet."),
        (["pain", "--weeks", "0"], "0 is not in the range"),
        (["pain", "--weeks", "-3"], "-3 is not in the range"),
        (["pain", "--weeks", "many"], "Invalid value for '--weeks'"),
        (["pain", "sleep"], "unexpected extra argument"),
    ],
)
def test_wrong_input_is_told(arguments: list[str], sentence: str, painplan: Shell) -> None:
    ran = painplan("trend", *arguments, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err[:-1].isprintable()


@pytest.mark.usefixtures("twelve_weeks")
def test_at_a_terminal_there_is_a_picture_that_fits_and_what_can_be_said(
    painplan: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr(output, "drawn_columns", lambda: 58)
    ran = painplan("trend", day=on(DAYS - 1))
    lines = ran.out.splitlines()
    assert lines[0] == "Walking, minutes a day"
    picture = lines[1:15]
    assert max(map(len, picture)) <= 60
    assert any("─" in line for line in picture)
    assert lines[15].startswith("From 8 to 19 minutes a day")
    assert "100 %" in ran.out
    assert "4 minutes" in lines[-1]


@pytest.mark.usefixtures("twelve_weeks")
def test_without_a_terminal_a_sentence_and_the_numbers_stand_in_the_place_of_the_picture(painplan: Shell) -> None:
    ran = painplan("trend", day=on(DAYS - 1))
    assert not re.search("[─-▟⠁-⣿]", ran.out)
    assert ran.out == painplan("trend", "--table", day=on(DAYS - 1)).out
    shape = trend(painplan)["shape"]
    assert shape in ran.out.splitlines()
    assert shape.startswith("From 8 to 19 minutes a day")


@pytest.mark.usefixtures("twelve_weeks")
def test_the_table_has_the_numbers_of_the_document(painplan: Shell) -> None:
    lines = painplan("trend", "--table", "--weeks", "1", day=on(DAYS - 1)).out.splitlines()
    rows = [line.split() for line in lines[1:8]]
    points = trend(painplan, "--weeks", "1")["points"]
    told = [[point["date"], *(amounts.number(point[each]) for each in ("value", "smoothed"))] for point in points]
    assert [[day, value, smoothed] for day, value, _, smoothed in rows] == told
    days = trend(painplan, "--weeks", "1")["days"]
    assert [planned for _, _, planned, _ in rows] == [amounts.number(day["planned"]) for day in days]


def test_four_years_give_one_point_for_each_day(painplan: Shell, tmp_path: Any) -> None:
    days = [FIRST - timedelta(days=back) for back in range(1461)]
    (tmp_path / "steps.csv").write_text("day,steps\n" + "".join(f"{day},{4000 + day.day}\n" for day in days))
    file = str(tmp_path / "steps.csv")
    assert painplan("import", "csv", file, "--date", "day", "--map", "steps=steps").code == 0
    document = trend(painplan, "steps", "--weeks", "300", day=0)
    assert len(document["points"]) == 1461
    assert document["points"][0]["date"] == days[-1].isoformat()
    assert {point["value"] for point in document["points"]} == {4000 + number for number in range(1, 32)}


def test_a_score_from_elsewhere_is_charted_by_the_name_it_was_given(painplan: Shell) -> None:
    for number in (0, 20):
        painplan("measure", "--elsewhere", "Grip left", "22", "--from", "0", "--to", "80", day=on(number))
    for typed in ("Grip left", "grip left", "elsewhere.grip-left"):
        assert [point["value"] for point in trend(painplan, typed, day=20)["points"]] == [22, 22], typed
    painplan("measure", "--elsewhere", "Grip left", "30", "--from", "0", "--to", "80", day=on(40))
    painplan("measure", "--elsewhere", "Grip left", "40", "--from", "0", "--to", "80", day=on(60))
    assert "points (0-80) in four weeks" in painplan("trend", "grip left", day=on(60)).out
    assert painplan("measure", "Grip left", "--results", "--json", day=on(20)).document["latest"] == 22


@pytest.mark.usefixtures("twelve_weeks")
def test_days_without_an_entry_may_have_been_hard_ones(painplan: Shell) -> None:
    """clinical.md H4."""
    assert "Entries on 100 % of these days.\n" in painplan("trend", day=on(DAYS - 1)).out
    assert "those without one may have been hard ones" in painplan("trend", day=on(DAYS)).out


def test_confidence_has_a_course_from_wherever_it_was_rated(painplan: Shell, walking_plan: object) -> None:
    """Reviews ask it every week; each value stands by itself."""
    for week, sure in ((1, 5), (2, 6), (3, 7)):
        assert painplan("review", "--set", f"sure={sure}", day=on(7 * week)).code == 0
    painplan("measure", "confidence", "8", day=on(28))
    document = painplan("trend", "confidence", "--json", day=on(28)).document
    assert [(point["date"], point["value"]) for point in document["points"]] == [
        (on(day).isoformat(), value) for day, value in ((7, 5), (14, 6), (21, 7), (28, 8))
    ]
    assert (document["unit"], document["enough"], document["slope_per_4_weeks"]) == ("0-10", True, 4)
    assert "How sure you were" in painplan("trend", "confidence", day=on(28)).out


def test_contact_with_somebody_has_a_course(painplan: Shell) -> None:
    for number, contact in enumerate(("yes", "no", "yes", "yes")):
        assert painplan("checkin", "--set", f"social={contact}", day=on(number)).code == 0
    document = painplan("trend", "social", "--json", day=on(3)).document
    assert [point["value"] for point in document["points"]] == [1, 0, 1, 1]
    assert document["usual"] == 1


def test_a_part_of_life_that_is_rated_again_has_a_course(painplan: Shell) -> None:
    for week, lived in enumerate((2, 3, 4, 4)):
        ran = painplan("goals", "rate", "family", "--importance", "9", "--now", str(lived), day=on(28 * week))
        assert ran.code == 0, ran.err
    document = painplan("trend", "family", "--weeks", "20", "--json", day=on(84)).document
    assert [point["value"] for point in document["points"]] == [2, 3, 4, 4]
    assert document["measure"] == "family"


def test_whatever_can_be_measured_has_a_course_before_its_first_value(painplan: Shell) -> None:
    for name in ("pain", "confidence", "peg", "tug", "family"):
        assert trend(painplan, name, day=1)["points"] == []
