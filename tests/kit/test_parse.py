"""What people type becomes numbers and days; what does not fit becomes a sentence that says what would."""

import math
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.errors import WrongInput
from painplan.kit.amounts import number
from painplan.kit.parse import (
    parse_amount,
    parse_choice,
    parse_day,
    parse_number,
    parse_scale,
    parse_yes,
)
from painplan.kit.spoken_days import parse_coming_day, parse_past_day

TODAY = date(2026, 1, 15)
MANY_NINES = pytest.param("9" * 400, id="400 nines")
ANYTHING = st.text(max_size=30) | st.from_regex(r"[+-]?[\d., '_eE]{1,12}( ?(min|km|x|h|/10))?", fullmatch=True)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("+12", 12),
        ("-3", -3),
        ("12.5", 12.5),
        ("12,5", 12.5),
        (".5", 0.5),
        (",5", 0.5),
        ("0,125", 0.125),
        ("1,200", 1200),
        ("1 200", 1200),
        ("1'200", 1200),
        ("1\u202f200", 1200),
        ("1\u00a0200", 1200),
        ("12,345,678", 12_345_678),
        ("1,200.5", 1200.5),
        ("1.200", 1.2),
        ("١٢", 12),
    ],
)
def test_numbers_as_people_write_them(typed: str, value: float) -> None:
    assert parse_number(typed) == value


@pytest.mark.parametrize(
    "typed", ["", " ", "twelve", "1 2", "1e5", "nan", "inf", "0x10", "12..5", "1,2,3", "--1", "½", "1_000", MANY_NINES]
)
def test_what_is_no_number_is_shown_back(typed: str) -> None:
    with pytest.raises(WrongInput, match=r"is not a number\. Write it in digits, for example 12 or 12\.5\."):
        parse_number(typed)


@given(ANYTHING)
def test_a_number_is_finite_or_refused(typed: str) -> None:
    with suppress(WrongInput):
        assert math.isfinite(parse_number(typed))


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("12", "minutes", 12),
        ("12,5", "minutes", 12.5),
        ("12 min", "minutes", 12),
        ("12min.", "minutes", 12),
        ("12 Minutes", "minutes", 12),
        ("1 h", "minutes", 60),
        ("1,5 hours", "minutes", 90),
        ("1.2 km", "metres", 1200),
        ("300m", "metres", 300),
        ("1 200", "steps", 1200),
        ("4,000 steps", "steps", 4000),
        ("10x", "repetitions", 10),
        ("10 reps", "repetitions", 10),
    ],
)
def test_amounts_with_or_without_their_unit(typed: str, unit: str, value: float) -> None:
    assert parse_amount(typed, unit) == value


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("12 km", "minutes"), ("12 min", "metres"), ("a lot", "steps"), ("12 13", "minutes"), ("", "steps")],
)
def test_an_amount_in_another_unit_is_refused(typed: str, unit: str) -> None:
    with pytest.raises(WrongInput, match=f"is not an amount in {unit}"):
        parse_amount(typed, unit)


def test_more_than_before_or_so_much_in_all_is_not_guessed() -> None:
    with pytest.raises(WrongInput, match="it is in all, without a sign"):
        parse_amount("+6", "minutes", zero=True)


def test_an_amount_is_more_than_nothing_unless_nothing_is_an_answer() -> None:
    assert parse_amount("0", "minutes", zero=True) == 0
    for typed, zero in (("0", False), ("-5", False), ("-5", True)):
        with pytest.raises(WrongInput, match=r"too small|is below 0"):
            parse_amount(typed, "minutes", zero=zero)


@pytest.mark.parametrize(
    ("unit", "most"), [("minutes", 1440), ("metres", 100_000), ("steps", 200_000), ("repetitions", 10_000)]
)
def test_more_than_a_day_can_hold_is_a_slip(unit: str, most: int) -> None:
    assert parse_amount(str(most), unit) == most
    with pytest.raises(WrongInput, match=f"more than a day can hold .up to {most:,} {unit}"):
        parse_amount(str(most + 1), unit)


@pytest.mark.parametrize(("typed", "value"), [("0", 0), ("10", 10), (" 7 ", 7), ("7.0", 7)])
def test_scale_answers(typed: str, value: int) -> None:
    assert parse_scale(typed, "pain") == value


@pytest.mark.parametrize("typed", ["11", "-1", "3.5", "3,5", "", "high", "x", "xx", "1 2", "99", MANY_NINES])
def test_off_the_scale_is_refused_with_the_name_of_the_question(typed: str) -> None:
    with pytest.raises(WrongInput, match="does not fit pain: answer with a whole number from 0 to 10"):
        parse_scale(typed, "pain")


@given(ANYTHING)
def test_a_scale_answer_is_from_0_to_10_or_refused(typed: str) -> None:
    with suppress(WrongInput):
        assert parse_scale(typed, "pain") in range(11)


def test_yes_and_no_in_their_usual_forms() -> None:
    assert [parse_yes(typed, "flare") for typed in ("yes", "Y", "1", "true", " yes ")] == [True] * 5
    assert [parse_yes(typed, "flare") for typed in ("no", "N", "0", "false")] == [False] * 4
    for typed in ("", "maybe", "2", "yess"):
        with pytest.raises(WrongInput, match="does not fit flare: answer yes or no"):
            parse_yes(typed, "flare")


def test_choices_may_be_written_with_spaces_and_capitals() -> None:
    assert parse_choice("A little", "mattered", ("no", "a_little", "yes")) == "a_little"
    with pytest.raises(WrongInput, match="does not fit mattered: answer no, a_little, yes"):
        parse_choice("much", "mattered", ("no", "a_little", "yes"))


def test_days_of_the_calendar() -> None:
    assert parse_day("2026-01-31", TODAY) == date(2026, 1, 31)
    assert parse_day("2024-02-29", TODAY) == date(2024, 2, 29)
    assert parse_day(" Today ", TODAY) == TODAY
    assert parse_day("yesterday", TODAY) == date(2026, 1, 14)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2026-02-30",
        "2026-13-01",
        "2025-02-29",
        "31.1.2026",
        "2026-1-5",
        "20260105",
        "2026-W01-1",
        "soon",
        "0000-01-01",
    ],
)
def test_an_impossible_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(
        WrongInput, match=r"is not a day of the calendar\. Write it as YYYY-MM-DD, for example 2026-01-15"
    ):
        parse_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-01", date(2027, 3, 1)),
        ("in 8 weeks", date(2026, 3, 12)),
        ("in 1 week", date(2026, 1, 22)),
        ("in 10 days", date(2026, 1, 25)),
        ("in 2 months", date(2026, 3, 15)),
        ("1 March", date(2026, 3, 1)),
        ("March 1", date(2026, 3, 1)),
        ("3/2", date(2026, 2, 3)),
        ("14 October", date(2026, 10, 14)),
        ("14 January 27", date(2027, 1, 14)),
        ("Friday", date(2026, 1, 16)),
        ("Thursday", date(2026, 1, 22)),
        ("20th", date(2026, 1, 20)),
        ("10", date(2026, 2, 10)),
        ("1 march 2028", date(2028, 3, 1)),
    ],
)
def test_a_day_ahead_is_the_next_one_that_fits(typed: str, day: date) -> None:
    assert parse_coming_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["2026-01-15", "2020-01-01", "in 0 days", "1 march 2020"])
def test_a_day_that_is_not_ahead_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput, match=r"is not ahead\. Choose a day after 2026-01-15"):
        parse_coming_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "day", "year"), [("14 January", "14 January 2026", 2027), ("1 nov", "1 November 2025", 2026)]
)
def test_a_day_without_a_year_that_has_just_passed_is_no_day_of_another_year(typed: str, day: str, year: int) -> None:
    with pytest.raises(WrongInput, match=rf"it was {day}.*write {year}-"):
        parse_coming_day(typed, TODAY if day.endswith("2026") else date(2025, 12, 20))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3 days ago", date(2026, 1, 12)),
        ("Monday", date(2026, 1, 12)),
        ("Friday", date(2026, 1, 9)),
        ("20th", date(2025, 12, 20)),
        ("30 December", date(2025, 12, 30)),
        ("20 December 25", date(2025, 12, 20)),
        ("20 january 25", date(2025, 1, 20)),
    ],
)
def test_a_day_before_is_the_last_one_that_fits(typed: str, day: date) -> None:
    assert parse_past_day(typed, TODAY) == day


def test_a_day_without_a_year_that_comes_soon_is_no_day_of_last_year() -> None:
    with pytest.raises(WrongInput, match=r"it is 20 January 2026.*write 2025-01-20"):
        parse_past_day("20 January", TODAY)


@pytest.mark.parametrize("typed", ["", "2026-02-30", "31 February", "soon"])
def test_a_day_before_that_cannot_be_read_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput, match="is not a day I can read"):
        parse_past_day(typed, TODAY)


@pytest.mark.parametrize("typed", ["", "when it is better", "2026-02-30", "31 February", "9" * 30, "in many weeks"])
def test_a_day_that_cannot_be_read_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput, match="is not a day I can read"):
        parse_coming_day(typed, TODAY)


@given(st.text(max_size=25) | st.from_regex(r"(in )?[\d /:.-]{1,12} ?(am|jan|march|weeks|EST)?", fullmatch=True))
def test_a_coming_day_is_ahead_or_refused(typed: str) -> None:
    with suppress(WrongInput):
        assert parse_coming_day(typed, TODAY) > TODAY


@pytest.mark.parametrize("typed", ["\x1b[31mred\x1b[0m", "abc\u202edef", "x\ny"])
def test_what_was_typed_is_shown_back_without_steering_the_terminal(typed: str) -> None:
    with pytest.raises(WrongInput) as caught:
        parse_number(typed)
    assert not {"\x1b", "\u202e", "\n"} & set(str(caught.value))


def test_a_long_answer_is_cut_in_the_sentence() -> None:
    with pytest.raises(WrongInput) as caught:
        parse_number("word " * 2_000)
    assert len(str(caught.value)) < 140


@given(st.integers(0, 2_000_000).map(lambda tenths: tenths / 10))
def test_a_number_that_was_shown_can_be_typed_again(value: float) -> None:
    assert parse_number(number(value)) == value


@pytest.mark.parametrize(
    ("typed", "unit", "more", "less"),
    [
        ("12.000", "steps", "12000", "12"),
        ("1.350", "minutes", "1350", "1.35"),
        ("1.375 min", "minutes", "1375", "1.3750"),
        ("2.500", "metres", "2500", "2.5"),
        ("10.000", "pages", "10000", "10"),
    ],
)
def test_a_point_before_three_digits_is_asked_about_where_both_readings_are_amounts(
    typed: str, unit: str, more: str, less: str
) -> None:
    """Before, twelve thousand steps were kept as twelve, and nothing was said."""
    with pytest.raises(WrongInput, match=f"as {more} or as {less} {unit}") as refused:
        parse_amount(typed, unit)
    for written in (more, less):
        assert f"Write {more} or {less}." in str(refused.value)
        assert parse_amount(written, unit) == float(written), "what the sentence names is taken"


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("12,000", "steps", 12_000),
        ("1,350", "minutes", 1350),
        ("12,5", "minutes", 12.5),
        ("0.125", "minutes", 0.125),
        ("12.375", "minutes", 12.375),
        ("1.350 km", "metres", 1350),
        ("1,200.5", "metres", 1200.5),
    ],
)
def test_what_can_be_read_in_one_way_is_taken(typed: str, unit: str, value: float) -> None:
    assert parse_amount(typed, unit) == value
