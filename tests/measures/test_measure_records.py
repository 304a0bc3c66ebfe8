"""Measures: known ones with their ends, a person's own ones by name, and nothing that cannot be."""

import math
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.checkin.measures import measure_named
from painplan.checkin.records import MEASURES
from painplan.errors import WrongInput
from painplan.kit.units import UNITS
from painplan.measures import records
from painplan.measures.records import check_value, out_of_range


@pytest.mark.parametrize("name", MEASURES)
def test_known_measures_know_their_ends(name: str) -> None:
    measure = measure_named(name)
    assert measure is MEASURES[name]
    assert check_value(measure, measure.low) == measure.low
    assert check_value(measure, measure.high) == measure.high
    for wrong in (measure.low - 1, measure.high + 1, math.nan, math.inf, -math.inf):
        with pytest.raises(WrongInput, match=name):
            check_value(measure, wrong)


def test_a_value_that_fits_is_not_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """It took two thirds of reading a month of a device."""
    monkeypatch.setattr(records, "exact", written := Mock(return_value="11"))
    assert [out_of_range(measure, measure.low) for measure in MEASURES.values()] == [None] * len(MEASURES)
    assert written.call_count == 0
    assert "11 is out of range" in (out_of_range(MEASURES["pain"], 11.0) or "")
    assert written.call_count == 1


def test_the_sentence_names_the_ends() -> None:
    with pytest.raises(WrongInput, match="11 is out of range for pain: it goes from 0 to 10"):
        check_value(MEASURES["pain"], 11)


def test_pain_of_a_place_is_a_scale_of_its_own() -> None:
    knees = measure_named("pain_knees")
    assert (knees.unit, knees.low, knees.high) == ("0-10", 0, 10)


def test_any_other_measure_may_go_below_zero() -> None:
    assert check_value(measure_named("room.temperature"), -12.5) == -12.5


@pytest.mark.parametrize("name", ["", "Pain", "2steps", "resting hr", "a" * 61, "steps\n", "é", "../pain", "_x", "%s"])
def test_names_that_no_file_or_shell_likes_are_refused(name: str) -> None:
    with pytest.raises(WrongInput, match="cannot be the name of a measure"):
        measure_named(name)


@given(st.from_regex(r"[a-z][a-z0-9_.-]{0,59}", fullmatch=True))
def test_every_well_formed_name_is_a_measure_of_that_name(name: str) -> None:
    assert measure_named(name).name == name


def test_smallest_steps_are_those_of_the_rule() -> None:
    """clinical.md A12: 1 min, 50 m, 100 steps, 1 rep."""
    smallest = {name: unit.smallest for name, unit in UNITS.items()}
    assert smallest == {"minutes": 1, "metres": 50, "steps": 100, "repetitions": 1, "stairs": 1}
    assert all(unit.name == name for name, unit in UNITS.items())


def test_what_is_counted_one_by_one_has_no_fractions() -> None:
    assert check_value(MEASURES["steps"], 9892.0) == 9892
    with pytest.raises(WrongInput, match=r"9\.892 does not fit steps: it is counted in whole numbers"):
        check_value(MEASURES["steps"], 9.892)
