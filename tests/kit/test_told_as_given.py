"""What is refused is told as it was given, and an example in the refusal is itself an answer."""

import re
from pathlib import Path

import pytest

from painplan.checkin.records import MEASURES
from painplan.errors import WrongInput
from painplan.kit.numbers import exact
from painplan.kit.parse import parse_amount, parse_number
from painplan.kit.units import UNITS, more_than_a_day_holds
from painplan.measures.records import out_of_range
from tests.conftest import Shell, on


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (99_999_999, "99,999,999"),
        (1234567.89, "1,234,567.89"),
        (-0.000001, "-0.000001"),
        (12.0, "12"),
        (0, "0"),
        (1e22, "1e+22"),
    ],
)
def test_every_digit_is_told(value: float, told: str) -> None:
    assert exact(value) == told


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("cell", ["99999999", "1234567.89", "-3", "250001.5"])
def test_a_refused_cell_is_quoted_as_it_stands(painplan: Shell, tmp_path: Path, cell: str, delimiter: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"Date{delimiter}Steps\n2026-01-01{delimiter}{cell}\n")
    ran = painplan("--json", "import", "csv", str(table), "--date", "Date", "--map", "Steps=steps", day=on(0))
    (rejected,) = ran.document["rejected"]
    assert f"Column “Steps”: “{cell}” " in rejected["why"]


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda measure: measure.name)
def test_no_refusal_of_a_value_rounds_it(measure: object) -> None:
    for value in (1234567.89, -1234567.89, 123456789):
        told = out_of_range(measure, value)  # type: ignore[arg-type]  # of the table
        assert told is None or exact(value) in told


def test_more_than_a_day_holds_is_told_in_full() -> None:
    assert "1,234,567.5" in str(more_than_a_day_holds("minutes", [1234567.5]))


@pytest.mark.parametrize("unit", [*UNITS, "pages", "half laps"])
def test_each_example_of_an_amount_is_an_answer(unit: str) -> None:
    with pytest.raises(WrongInput) as told:
        parse_amount("1e400", unit)
    examples = re.findall(r"\d[\d.]*\d", str(told.value).partition("for example")[2])
    assert len(examples) == 2
    for example in examples:
        assert parse_amount(f"{example} {unit}", unit) == float(example)
        assert not (unit in UNITS and UNITS[unit].whole) or float(example) == int(float(example))


def test_each_example_of_a_number_is_an_answer() -> None:
    for whole in (False, True):
        with pytest.raises(WrongInput) as told:
            parse_number("many", whole=whole)
        examples = re.findall(r"\d[\d.]*\d", str(told.value).partition("for example")[2])
        assert examples
        assert all(parse_number(each) == float(each) for each in examples)
        assert not whole or all("." not in each for each in examples)


@pytest.mark.parametrize(
    "key",
    ["steps", "sleep_hours", "relaxation_minutes", "stiffness_minutes", "social", "work_hours", "done.walking", "pain"],
)
@pytest.mark.usefixtures("walking_plan")
def test_each_example_of_the_check_in_is_an_answer(painplan: Shell, key: str) -> None:
    refused = painplan("checkin", "--set", f"{key}=1e400", day=on(0))
    assert refused.code == 2
    for example in re.findall(r"\d[\d.]*\d", refused.err.partition("for example")[2]):
        ran = painplan("checkin", "--set", f"{key}={example}", day=on(0))
        assert ran.code == 0, (key, example, ran.err)
