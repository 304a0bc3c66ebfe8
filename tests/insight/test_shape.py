"""The sentence about a picture says what the days say."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.checkin.records import MEASURES
from painplan.insight.done_days import DoneDay
from painplan.insight.shape import course_shape, done_shape
from painplan.insight.shape_words import shape_words
from painplan.insight.trend import Trend, seldom_trend, trend
from painplan.insight.usual_day import Amounts
from painplan.measures.records import Measure

LAST = date(2026, 11, 27)
WALKING = Measure("done.walking", "minutes")


def days(*done: float | None, flare: tuple[int, ...] = (), planned: float | None = None) -> tuple[DoneDay, ...]:
    return tuple(
        DoneDay(
            day=LAST - timedelta(days=len(done) - 1 - at),
            done=one,
            planned=planned,
            share=1,
            flare=at in flare,
            as_planned=None if not one or planned is None else one == planned,
        )
        for at, one in enumerate(done)
    )


def said(told: tuple[DoneDay, ...]) -> str:
    values = {one.day: one.done for one in told if one.done is not None}
    found = trend(WALKING, values, told[0].day, LAST, amounts=Amounts(days=values))
    return shape_words(Trend(**{name: getattr(found, name) for name in found.__struct_fields__} | {"days": told}))


def test_from_the_usual_day_of_the_first_week_to_that_of_the_last() -> None:
    assert said(days(*[9.0] * 7, *[11.0] * 14, *[14.0] * 7)) == "From 9 to 14 minutes a day in 4 weeks."
    assert said(days(*[9.0] * 28)) == "9 minutes a day at the beginning and at the end of 4 weeks."


def test_one_dip_is_named_with_its_day() -> None:
    told = [9.0] * 14 + [14.0] * 14
    told[20] = 3
    assert said(days(*told)) == "From 9 to 14 minutes a day in 4 weeks; one dip on 20 November."


def test_a_plan_that_grows_from_little_has_no_dip() -> None:
    assert "dip" not in said(days(*(2.0 + at / 2 for at in range(84))))


def test_a_flare_up_is_told_as_one_and_is_no_dip_and_no_end() -> None:
    told = [10.0] * 24 + [4.0] * 4
    assert said(days(*told, flare=(24, 25, 26, 27))) == (
        "10 minutes a day at the beginning and at the end of 4 weeks; one flare-up (4 days)."
    )


def test_a_flare_up_of_before_the_first_day_is_none_of_the_plan() -> None:
    told = said(days(None, None, None, 5.0, 5.0, flare=(0, 1)))
    assert told.endswith(" of 2 days.")
    assert "flare-up" not in told


def test_long_days_and_the_quiet_ones_after_them_are_counted() -> None:
    told = [20.0] * 28
    for at in (3, 10, 17):
        told[at], told[at + 1] = 60, 8
    told[24] = 60
    words = said(days(*told))
    assert words == (
        "Between 8 and 60 minutes a day in 4 weeks; 4 much longer days, a quiet one the day after 3 of them."
    )


def test_days_as_planned_are_counted_of_those_on_which_something_was_done() -> None:
    assert "as planned on 2 of 3 days with something done" in said(days(12, 12, None, 20, 0, planned=12))


@given(st.lists(st.one_of(st.none(), st.integers(0, 90).map(float)), min_size=1, max_size=84))
def test_every_number_of_the_sentence_is_one_of_the_diary(done: list[float | None]) -> None:
    found = done_shape(days(*done), "minutes")
    some = [one for one in done if one]
    assert (found is None) is (not some)
    if found is not None:
        assert min(some) <= found.begins <= max(some)
        assert min(some) <= found.ends <= max(some)
        assert (found.least, found.most) == (min(some), max(some))
        assert found.followed <= found.long_days <= len(some)


def test_a_line_has_its_ends_and_what_stands_out() -> None:
    values = {LAST - timedelta(days=back): 9.0 if 20 <= back < 27 else 5.0 for back in range(42)}
    line = course_shape(trend(MEASURES["pain"], values, LAST - timedelta(days=41), LAST))
    assert line is not None
    assert (line.begins[1], line.ends[1], line.lowest) == (5, 5, None)
    assert line.highest is not None
    assert line.highest[1] == 9
    words = shape_words(trend(MEASURES["pain"], values, LAST - timedelta(days=41), LAST))
    assert words.startswith("5 points of 10 at the beginning and at the end of 6 weeks; highest 9 around ")


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("mattered", (0, 2, 2, 1), "Of 4 answers 2 “yes”, 1 “a little”, 1 “no”."),
        ("social", (0, 1, 1), "Of 3 answers 2 “yes”, 1 “no”."),
    ],
)
def test_answers_in_words_are_counted(name: str, values: tuple[float, ...], words: str) -> None:
    told = {LAST - timedelta(days=at): float(value) for at, value in enumerate(values)}
    assert shape_words(trend(MEASURES[name], told, LAST - timedelta(days=6), LAST)) == words


def test_what_is_asked_seldom_goes_from_its_first_to_its_last_score() -> None:
    scores = {LAST - timedelta(days=60): 7.0, LAST - timedelta(days=30): 6.0, LAST: 5.3}
    assert shape_words(seldom_trend(Measure("peg", "0-10", 0, 10), scores, min(scores), LAST)) == (
        "From 7 to 5.3 points of 10 in 9 weeks."
    )


def test_nothing_done_has_no_shape() -> None:
    assert said(days(None, 0, None)) == ""
