"""Bars say what the words say: what is read off a picture is what was noted, whatever the size."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painplan.charts.bars import EIGHTHS, EMPTY, FLARE, HALVES, LARGE, NOTHING, draw_bars, drawn_each, shown
from painplan.charts.ticks import amount_ticks
from painplan.insight.done_days import DoneDay, bars_of
from tests.thorough import examples

LAST = date(2026, 11, 27)
ROWS = 12


def days_of(*told: DoneDay) -> tuple[DoneDay, ...]:
    first = LAST - timedelta(days=len(told) - 1)
    return tuple(
        DoneDay(
            day=first + timedelta(days=at),
            done=one.done,
            planned=one.planned,
            share=one.share,
            rest=one.rest,
            flare=one.flare,
        )
        for at, one in enumerate(told)
    )


def noted(*amounts: float | None, planned: float = 20) -> tuple[DoneDay, ...]:
    return days_of(*(DoneDay(day=LAST, done=one, planned=planned, share=1) for one in amounts))


def plot(
    days: Sequence[DoneDay], width: int, height: int = ROWS + 2, *, larger: bool = False
) -> tuple[list[str], float]:
    """The rows above the dates from the lowest on, without the axis, and the value at the upper end."""
    picture = draw_bars(days, width=width, height=height, larger=larger).split("\n")
    assert [len(line) for line in picture] == [width] * height
    labels = [found[1] for line in picture[:-1] if (found := re.match(r" *([\d,.]+) ", line))]
    top = max(float(label.replace(",", "")) for label in labels)
    margin = max(len(label) for _, label in amount_ticks(top, height - 2)) + 1
    return [line[margin:] for line in reversed(picture[:-1])], top


def heights(rows: Sequence[str], columns: int, count: int) -> list[float]:
    """How many rows each bar is high, read off the picture."""
    found = [0.0] * count
    for at in range(count):
        for row, line in enumerate(rows[1:]):
            if columns:
                part = EIGHTHS.find(line[at * columns])
                found[at] = row + part / 8 if part > 0 else found[at]
            else:
                sides = [
                    (left, right) for left in range(3) for right in range(3) if HALVES[left][right] == line[at // 2]
                ]
                part = sides[0][at % 2] if sides else 0
                found[at] = row + part / 2 if part > 0 else found[at]
    return found


amounts = st.one_of(st.none(), st.just(0.0), st.floats(0.5, 200).map(lambda one: round(one, 1)))
one_day = st.builds(
    DoneDay,
    day=st.just(LAST),
    done=amounts,
    planned=st.one_of(st.none(), st.integers(1, 150).map(float)),
    share=st.sampled_from([0, 1, 5 / 7]),
    rest=st.booleans(),
    flare=st.booleans(),
)


@settings(max_examples=examples(200))
@given(st.lists(one_day, min_size=1, max_size=400), st.integers(45, 180), st.integers(8, 30))
def test_every_bar_is_as_high_as_what_was_done(told: list[DoneDay], width: int, height: int) -> None:
    days = days_of(*told)
    rows, top = plot(days, width, height)
    found = shown(days, width - (width - len(rows[0])))
    assert sum(bar.done for bar in found.bars) == pytest.approx(sum(one.done or 0 for one in days))
    finest_part = 2 if not found.columns else 8
    for bar, high in zip(found.bars, heights(rows, found.columns, len(found.bars)), strict=True):
        exact = bar.done / top * (height - 2)
        assert high == pytest.approx(exact, abs=0.5 / finest_part + 1e-6) or (bar.done and high == 1 / finest_part)
        assert bool(high) is bool(bar.done)


@settings(max_examples=examples(100))
@given(st.lists(one_day, min_size=1, max_size=60))
def test_signs_stand_where_the_diary_says_so(told: list[DoneDay]) -> None:
    days = days_of(*told)
    rows, _ = plot(days, 70)
    found = shown(days, len(rows[0]))
    for at, bar in enumerate(found.bars):
        cell = slice(at * found.columns, (at + 1) * found.columns)
        assert (FLARE in rows[0][cell]) is bar.flare
        assert (EMPTY in rows[1][cell]) is (bar.kind == "empty")
        assert (NOTHING in rows[1][cell]) is (bar.kind == "nothing")


def test_a_day_without_an_entry_a_rest_and_a_noted_nothing_are_told_apart() -> None:
    rows, _ = plot(
        days_of(
            *[DoneDay(day=LAST, done=20, share=1)] * 3,
            DoneDay(day=LAST, share=1),
            DoneDay(day=LAST, share=1, rest=True),
            DoneDay(day=LAST, done=0, share=1),
            DoneDay(day=LAST),
        ),
        40,
    )
    step = shown(noted(*[1.0] * 7), len(rows[0])).columns
    assert [rows[1][at * step : (at + 1) * step].strip() for at in range(3, 7)] == [EMPTY, "", NOTHING, ""]


def test_a_plan_kept_as_planned_is_never_drawn_as_nothing_done() -> None:
    three_a_week = [
        DoneDay(
            day=LAST, done=20 if at % 7 in (0, 2, 4) else None, rest=at % 7 not in (0, 2, 4), planned=20, share=3 / 7
        )
        for at in range(77)
    ]
    rows, top = plot(days_of(*three_a_week), 70)
    assert not {EMPTY, NOTHING} & set(rows[1])
    high = heights(rows, 0, 77)
    assert {high[at] for at in range(77) if at % 7 in (0, 2, 4)} == {ROWS * 20 / top}


def test_the_line_of_what_was_planned_goes_in_steps_and_stops_where_nothing_was() -> None:
    told = (
        [DoneDay(day=LAST, planned=10, share=1)] * 4
        + [DoneDay(day=LAST, planned=20, share=1)] * 4
        + [DoneDay(day=LAST)] * 2
    )
    rows, top = plot(days_of(*told), 40)
    low, high = round(ROWS * 10 / top), round(ROWS * 20 / top)
    assert (rows[low].rstrip()[-1], rows[high].lstrip()[0]) == ("┘", "┌")
    assert all("│" in rows[row] for row in range(low + 1, high))
    assert not any(row[-4:].strip() for row in rows)


def test_a_bar_above_its_plan_is_crossed_by_the_line_and_goes_on_above_it() -> None:
    rows, top = plot(noted(*[60.0] * 10), 40)
    at = round(ROWS * 20 / top)
    assert "".join(rows[row][0] for row in (at - 1, at, at + 1)) == "█─█"


@pytest.mark.parametrize(
    ("days", "width", "each"),
    [(28, 76, "day"), (84, 76, "day"), (84, 56, "day"), (85, 120, "week"), (364, 76, "week"), (367, 76, "month"),
     (364, 50, "month"), (20 * 366, 76, "year"), (20 * 366, 400, "month")],
)  # fmt: skip
def test_days_up_to_twelve_weeks_then_weeks_then_months_as_long_as_there_is_room(
    days: int, width: int, each: str
) -> None:
    assert drawn_each(noted(*[20.0] * days), width, 14) == each


def test_weeks_end_with_the_last_day_and_ask_for_their_share() -> None:
    days = days_of(*[DoneDay(day=LAST, done=10 if at % 7 < 5 else None, planned=14, share=5 / 7) for at in range(90)])
    weeks = bars_of(days, "week")
    assert [(bar.last - weeks[-1].last).days % 7 for bar in weeks] == [0] * 13
    assert (weeks[-1].first, weeks[-1].last, weeks[-1].done) == (LAST - timedelta(days=6), LAST, 50)
    assert weeks[-1].planned == pytest.approx(70)
    assert [bar.whole for bar in weeks] == [False] + [True] * 12


def test_months_are_those_of_the_calendar_and_the_running_one_is_not_whole() -> None:
    months = bars_of(noted(*[1.0] * 58), "month")
    assert [(bar.first, bar.done, bar.whole) for bar in months] == [
        (date(2026, 10, 1), 31, True),
        (date(2026, 11, 1), 27, False),
    ]


def test_larger_bars_are_three_wide_with_their_numbers_and_page_back() -> None:
    days = noted(*(float(at) for at in range(1, 29)), planned=0)
    pictures = [draw_bars(days, width=43, height=14, larger=True, back=back) for back in (0, 1, 9)]
    assert "███" in pictures[0]
    told = [{int(word) for word in re.findall(r"(?<= )\d+(?=\s)", picture)} for picture in pictures]
    assert [set(range(first, first + 10)) <= found for first, found in zip((19, 9, 1), told, strict=True)] == [True] * 3
    assert shown(days, 40, larger=True).columns == LARGE


@pytest.mark.parametrize("width", range(54, 200, 13))
@pytest.mark.parametrize("days", [28, 84, 364])
def test_at_least_two_dates_stand_below(width: int, days: int) -> None:
    below = draw_bars(noted(*[20.0] * days), width=width, height=9).split("\n")[-1]
    assert len([part for part in below.split("  ") if part.strip()]) >= 2


@pytest.mark.parametrize("highest", [0, 0.4, 1, 7, 14, 15.5, 61, 79, 240, 350, 1001, 20_000])
def test_the_axis_ends_at_the_same_number_at_every_size(highest: float) -> None:
    tops = {amount_ticks(highest, rows)[-1] for rows in range(3, 60)}
    assert len(tops) == 1
    assert highest <= tops.pop()[0] <= max(1, 1.67 * highest)


def test_nothing_and_one_day_fail_nowhere() -> None:
    assert draw_bars((), width=70, height=14) == ""
    for width, height in ((1, 1), (5, 2), (12, 3), (70, 14)):
        draw_bars(noted(None), width=width, height=height)
        draw_bars(noted(12.0), width=width, height=height, larger=True)
