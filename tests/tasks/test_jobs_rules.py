"""Big jobs in pieces over days (clinical.md A6)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from painplan.tasks.job_records import Need, Piece
from painplan.tasks.jobs_rules import DayPlan, limit_of, planned_days, spread, usual_day

FIRST = date(2026, 3, 2)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def piece(minutes: float, need: Need = "should", done: int | None = None) -> Piece:
    return Piece(text="x", minutes=minutes, need=need, done_on=None if done is None else day(done))


def days_of(pieces: tuple[Piece, ...]) -> list[int | None]:
    return [None if one.on is None else (one.on - FIRST).days for one in pieces]


def test_the_usual_day_is_the_median_of_the_last_fourteen_and_missing_days_are_missing() -> None:
    load = {day(n): minutes for n, minutes in zip((0, 2, 4, 9, 13), (10, 90, 20, 30, 40), strict=True)}
    assert usual_day(load, day(14)) == 30
    assert usual_day(load, day(15)) is None, "the first day is too long ago, and four are too few"
    assert limit_of(30) == 36


def test_must_comes_first_then_should_then_could_and_wont_gets_no_day() -> None:
    pieces = [piece(20, "could"), piece(20), piece(20, "must"), piece(5, "wont")]
    assert days_of(spread(pieces, FIRST, {}, 20)) == [2, 1, 0, None]


def test_a_day_takes_pieces_within_the_limit_beside_plans_and_other_jobs() -> None:
    pieces = [piece(10), piece(10), piece(10)]
    assert days_of(spread(pieces, FIRST, {}, 30)) == [0, 0, 0], "36 minutes are 1.2 times 30"
    assert days_of(spread(pieces, FIRST, {}, 30, each_day=10)) == [0, 0, 1]
    assert days_of(spread(pieces, FIRST, {day(0): 30}, 30)) == [1, 1, 1]


def test_a_piece_too_long_for_any_day_has_one_for_itself_and_is_seen_as_above() -> None:
    pieces = spread([piece(50), piece(5)], FIRST, {}, 30)
    assert days_of(pieces) == [0, 1]
    assert DayPlan(day=FIRST, minutes=planned_days(pieces)[FIRST], limit=limit_of(30)).above


def test_exactly_one_and_a_fifth_is_not_above() -> None:
    assert not DayPlan(day=FIRST, minutes=36, limit=limit_of(30)).above
    assert DayPlan(day=FIRST, minutes=36.5, limit=limit_of(30)).above


def test_without_a_usual_day_half_an_hour_and_no_warning() -> None:
    assert days_of(spread([piece(15), piece(15), piece(15)], FIRST, {}, None)) == [0, 0, 1]
    assert not DayPlan(day=FIRST, minutes=600, limit=None).above


needs: st.SearchStrategy[Need] = st.sampled_from(("must", "should", "could", "wont"))
some = st.lists(st.builds(piece, st.floats(1, 300), needs, st.none() | st.integers(-9, -1)), max_size=12)


@given(pieces=some, usual=st.none() | st.floats(1, 300), each_day=st.floats(0, 200))
def test_every_open_piece_gets_a_day_none_is_lost_and_no_day_is_overfull(
    pieces: list[Piece], usual: float | None, each_day: float
) -> None:
    found = spread(pieces, FIRST, {}, usual, each_day=each_day)
    assert [(one.text, one.minutes, one.need, one.done_on) for one in found] == [
        (one.text, one.minutes, one.need, one.done_on) for one in pieces
    ]
    room = 30.0 if usual is None else 1.2 * usual - each_day
    on: dict[date, list[float]] = {}
    for one in found:
        if one.done_on is None and one.need != "wont":
            assert one.on is not None
            assert one.on >= FIRST
            on.setdefault(one.on, []).append(one.minutes)
        elif one.done_on is None:
            assert one.on is None
    assert all(len(minutes) == 1 or sum(minutes) <= room + 1e-6 for minutes in on.values())
    ranks = {"must": 0, "should": 1, "could": 2}
    same = [one for one in found if one.on and one.done_on is None]
    for one in same:
        for other in same:
            if one.minutes == other.minutes and ranks[one.need] < ranks[other.need] and one.on and other.on:
                assert one.on <= other.on
