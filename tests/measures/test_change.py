"""Meaningful change: every row of clinical.md H1, with the numbers of I2 to I4."""

from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.measures.change import Basis, Code, change
from painplan.measures.program_instruments import change_rules, change_words, instruments

RULES = change_rules()


def code(measure: str, before: float, *after: float) -> str:
    return change(RULES[measure], before, *after).code


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (7.0, (4.9,), "better"),  # I2: a 30 % drop from 7.0
        (7.0, (5.0,), "small"),  # 2 points, but less than 30 %
        (2.0, (1.2,), "small"),  # 40 %, but less than a point
        (2.0, (1.0,), "better"),
        (5.0, (6.0,), "worse_once"),
        (5.0, (6.0, 6.0), "worse"),
        (5.0, (6.0, 5.5), "small"),
        (5.0, (5.5, 6.0), "worse_once"),
        (5.0, (6.0, 3.0), "better"),
        (0.0, (0.0,), "small"),
    ],
)
def test_peg_needs_both_conditions_and_worsening_twice(before: float, after: tuple[float, ...], expected: str) -> None:
    assert code("peg", before, *after) == expected


def test_psfs_of_the_vector() -> None:
    """I3: 3.0, then 5.333: +2.33 is at least 2."""
    found = change(RULES["psfs"], 3.0, 16 / 3)
    assert (found.code, round(found.difference, 2)) == ("better", 2.33)


def test_rmdq_of_the_vector() -> None:
    """I4: 12, then 2, is 83 % better (yhocphuchoi.com)."""
    found = change(RULES["rmdq"], 12, 2)
    assert found.code == "better"
    assert found.share == pytest.approx(-0.833, abs=0.0005)


@pytest.mark.parametrize(
    ("measure", "before", "just", "not_yet"),
    [
        ("pain", 8, 6, 6.5),
        ("pain", 5, 3, 3.1),  # 30 % are 1.5: below the floor of 2
        ("pain", 1, -1, 0),  # pain 1 -> 0 is all of it, and no more than a point
        ("interference", 5, 4, 4.5),
        ("psfs", 3, 5, 4.9),
        ("rmdq", 20, 15, 16),
        ("rmdq", 10, 6, 7),  # 30 % are 3: below the floor of 4
        ("rmdq", 13, 9, 10),
        ("rmdq", 3, -2, 2),
        ("odi", 50, 40, 41),
        ("pseq", 20, 26, 25),
        ("pseq2", 5, 7, 6),
        ("phq", 12, 7, 8),
        ("gad7", 12, 8, 9),
        ("isi", 20, 14, 15),
        ("chair-stand", 9, 12, 11),
        ("tug", 12.0, 10.8, 10.9),
        ("gas-level", -1, 0, -0.5),
    ],
)
def test_improvement_at_and_below_the_border(measure: str, before: float, just: float, not_yet: float) -> None:
    assert code(measure, before, just) == "better"
    assert code(measure, before, not_yet) == "small"


@pytest.mark.parametrize(
    ("measure", "before", "just", "not_yet"),
    [
        ("pain", 3, 5, 4.9),
        ("interference", 3, 4, 3.9),
        ("psfs", 5, 3, 3.1),
        ("rmdq", 4, 9, 8),
        ("odi", 20, 30, 29),
        ("pseq", 40, 34, 35),
        ("pseq2", 8, 6, 7),
        ("phq", 5, 10, 9),
        ("gad7", 5, 9, 8),
        ("isi", 8, 14, 13),
        ("chair-stand", 12, 9, 10),
        ("tug", 10.8, 12.0, 11.9),
        ("gas-level", 0, -1, -0.5),
    ],
)
def test_worsening_at_and_below_the_border(measure: str, before: float, just: float, not_yet: float) -> None:
    assert code(measure, before, just) == "worse"
    assert code(measure, before, not_yet) == "small"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (10, (15, 15), "better"),  # 20 % would be 2 minutes: the larger of the two counts
        (10, (13, 13), "small"),
        (40, (45, 45), "small"),  # 5 minutes, and 20 % would be 8
        (40, (48, 48), "better"),
        (40, (48,), "better_once"),
        (40, (32, 32), "worse"),
        (40, (32,), "worse_once"),
        (0, (5, 5), "better"),
    ],
)
def test_tolerance_counts_when_it_is_seen_twice(before: float, after: tuple[float, ...], expected: str) -> None:
    assert code("tolerance", before, *after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (20, (14,), "better_once"),  # 30 % and the floor of 6, below its minimum detectable change
        (20, (14, 14), "better"),
        (20, (14, 15), "small"),
        (20, (15, 14), "better_once"),
        (10, (5, 5), "small"),  # half of it, and below the floor
        (20, (10,), "better"),
        (30, (21, 20), "better"),  # 10 points need no second time
    ],
)
def test_odi_of_6_to_9_points_counts_in_two_assessments_running(
    before: float, after: tuple[float, ...], expected: str
) -> None:
    """clinical.md H5."""
    assert code("odi", before, *after) == expected


def test_a_share_never_counts_without_a_floor() -> None:
    """H5: of every row; where nothing else is known two steps of the scale."""
    for name, rule in RULES.items():
        for size, sign in ((rule.better, 1), (rule.worse, -1)):
            if size.share is None:
                continue
            up = sign if rule.higher_is_better else -sign
            least = size.by if size.both else min(size.by, size.floor)
            assert least >= (1 if name == "peg" else 2), name
            for before in (0.5, 1, 2, 3, 5, 8):
                assert change(rule, before, *[before + up * (least - 0.1)] * 3).code == "small", (name, before)


def test_a_minimum_detectable_change_is_called_what_it_is() -> None:
    """H5: what measuring twice differs by is not what people notice."""
    assert {name for name, rule in RULES.items() if rule.basis == "measured_twice"} == {"psfs", "chair-stand", "tug"}
    for rule in RULES.values():
        assert ("minimum detectable change" in rule.source.split("floor")[0]) == (rule.basis == "measured_twice")
        assert rule.source.startswith("Default of this program") == (rule.basis == "chosen")
        sign = 1 if rule.higher_is_better else -1
        bigger = change(rule, 20, *[20 + sign * max(rule.better.by, 10)] * 2)
        assert bigger.code == "better"
        assert ("people usually notice" in change_words(bigger)) == (rule.basis == "noticed")
        assert ("measuring the same person twice" in change_words(bigger)) == (rule.basis == "measured_twice")


def test_a_share_of_nothing_is_none() -> None:
    assert change(RULES["pain"], 0, 2).share is None
    assert change(RULES["gas-level"], -1, 0).share == 1


def test_something_must_have_come_after() -> None:
    with pytest.raises(ValueError, match="a value after"):
        change(RULES["peg"], 5)


@given(st.sampled_from(sorted(RULES)), st.floats(0, 100), st.floats(0, 100))
def test_no_change_is_never_told_and_a_change_has_its_direction(measure: str, before: float, after: float) -> None:
    rule = RULES[measure]
    assert change(rule, before, before, before).code == "small"
    gain = (after - before) * (1 if rule.higher_is_better else -1)
    found = change(rule, before, after, after).code
    if found == "better":
        assert gain > 0
    if found == "worse":
        assert gain < 0


@pytest.mark.parametrize("basis", get_args(Basis))
@pytest.mark.parametrize("code", get_args(Code))
def test_every_code_has_words(code: Code, basis: Basis) -> None:
    found = msgspec.structs.replace(change(RULES["psfs"], 3, 4), code=code, basis=basis)
    assert change_words(found).endswith(".")


def test_every_instrument_names_a_row_that_is_there() -> None:
    named = {instrument.change for instrument in instruments().instruments.values() if instrument.change}
    assert named <= set(RULES)
