"""The course of a breath, and what a night comes to."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.errors import WrongInput
from painplan.learning.breath import Breath, breath_of, moment_at
from painplan.learning.nights import night_figures
from painplan.learning.records import Night

DAY = date(2026, 1, 5)


@given(st.floats(0, 36_000), st.floats(2, 12), st.floats(2, 12))
def test_a_breath_is_never_more_than_full_and_its_phase_ends_in_time(
    seconds: float, inward: float, outward: float
) -> None:
    moment = moment_at(seconds, Breath(inward, outward))
    assert 0 <= moment.fullness <= 1
    assert 0 <= moment.left <= max(inward, outward) + 1e-6
    assert moment.breath >= 1


def test_in_for_four_and_out_for_six_is_six_a_minute() -> None:
    breath = Breath()
    assert breath.a_minute == 6
    assert [moment_at(second, breath).phase for second in (0, 3.9, 4, 9.9, 10)] == ["in", "in", "out", "out", "in"]
    assert moment_at(2, breath).fullness == 0.5
    assert moment_at(4, breath).fullness == 1
    assert moment_at(7, breath).fullness == 0.5
    assert moment_at(25, breath).breath == 3


@pytest.mark.parametrize(("inward", "outward"), [(1, 6), (4, 13), (6, 4)])
def test_a_breath_that_could_make_dizzy_is_refused(inward: float, outward: float) -> None:
    with pytest.raises(WrongInput, match="4 and 6 are usual"):
        breath_of(inward, outward)


@pytest.mark.parametrize(
    ("to_bed", "up", "awake", "in_bed", "asleep"),
    [
        (time(22, 30), time(7), 60, 510, 450),
        (time(0, 15), time(7, 15), 0, 420, 420),
        (time(23), time(23), 30, None, None),
    ],
)
def test_what_a_night_comes_to(to_bed: time, up: time, awake: int, in_bed: int | None, asleep: int | None) -> None:
    night = Night(day=DAY, to_bed=to_bed, up=up, awake_minutes=awake)
    if in_bed is None:
        with pytest.raises(WrongInput, match="24-hour clock"):
            night_figures(night)
        return
    figures = night_figures(night)
    assert (figures.in_bed, figures.asleep) == (in_bed, asleep)
    assert figures.efficiency == pytest.approx(figures.asleep / figures.in_bed)


def test_more_awake_than_in_bed_is_refused() -> None:
    with pytest.raises(WrongInput, match="time awake"):
        night_figures(Night(day=DAY, to_bed=time(23), up=time(6), awake_minutes=420))
