"""How a course of care stands: status, when to look again, times planned, a measure beside it (clinical.md D3, H5)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import get_args

import pytest
from msgspec.structs import replace

from painplan.care.records import Care, CareDecision, CareNote, Choice
from painplan.care.rules import beside, is_due, look_again_on, status, times_done, times_planned
from painplan.checkin.records import MEASURES
from painplan.insight.smoothing import rolling_median
from painplan.kit.record import Earlier
from painplan.measures.program_instruments import change_rules
from painplan.measures.records import Measure

SINCE = date(2026, 11, 1)
STEPS = MEASURES["steps"]
GOT_IN_THE_WAY = MEASURES["interference"]
PEG = Measure("peg", "0-10", 0, 10)


def on(day: int) -> date:
    return SINCE + timedelta(days=day)


def chosen(per_week: int | None = 2, look_again: date | None = None) -> Care:
    return Care(
        id="physio",
        name="Physio",
        kind="therapy",
        created=SINCE,
        since=SINCE,
        per_week=per_week,
        look_again=look_again,
    )


def decided(*made: tuple[int, Choice]) -> tuple[CareDecision, ...]:
    return tuple(
        CareDecision(care="physio", number=number, on=on(day), choice=choice, why="so")
        for number, (day, choice) in enumerate(made, 1)
    )


@pytest.mark.parametrize(
    ("made", "stands"),
    [
        ((), "going_on"),
        (("talk",), "going_on"),
        (("change",), "going_on"),
        (("pause",), "paused"),
        (("pause", "talk"), "paused"),
        (("pause", "keep"), "going_on"),
        (("stop",), "stopped"),
        (("keep", "stop"), "stopped"),
    ],
)
def test_a_change_and_a_talk_leave_it_as_it_was(made: Iterable[Choice], stands: str) -> None:
    assert status(decided(*((5, one) for one in made))) == stands


@pytest.mark.parametrize("choice", get_args(Choice))
def test_any_decision_on_its_day_or_after_it_ends_that_it_is_due(choice: Choice) -> None:
    care = chosen(look_again=on(14))
    assert not is_due(care, (), on(13))
    assert is_due(care, (), on(14)), "on its day"
    assert is_due(care, (), on(40)), "until somebody decides"
    assert not is_due(care, decided((14, choice)), on(14))
    assert is_due(care, decided((13, "keep")), on(14)), "one of the day before is not about this day"


def test_the_day_to_look_again_is_the_one_that_was_said_last() -> None:
    care, first = chosen(look_again=on(14)), decided((14, "keep"))
    later = CareDecision(care="physio", number=2, on=on(14), choice="keep", why="so", look_again=on(28))
    assert look_again_on(care, first) == on(14)
    assert look_again_on(care, (*first, later)) == on(28)
    assert is_due(care, (*first, later), on(28))
    assert not is_due(care, (later,), on(27))
    assert not is_due(chosen(), (), on(99)), "no day was said"


@pytest.mark.parametrize(
    ("per_week", "days", "planned"), [(2, 0, 0), (2, 7, 2), (2, 28, 8), (3, 27, 11), (1, 6, 0), (None, 28, None)]
)
def test_what_was_planned_is_times_a_week_in_the_weeks_since(
    per_week: int | None, days: int, planned: int | None
) -> None:
    assert times_planned(chosen(per_week), (), on(days)) == planned


def test_nothing_is_planned_while_it_waits_or_after_it_was_stopped() -> None:
    assert times_planned(chosen(), decided((7, "pause"), (21, "keep")), on(28)) == 4
    assert times_planned(chosen(), decided((14, "stop")), on(90)) == 4
    assert times_planned(chosen(), decided((14, "talk")), on(28)) == 8


def test_how_often_counts_from_the_day_it_was_said_anew() -> None:
    twice_before = Earlier(at=datetime.combine(on(14), time(12)), values={"per_week": 2})
    assert times_planned(replace(chosen(1), history=(twice_before,)), (), on(28)) == 4 + 2


def test_a_note_without_a_session_is_no_session() -> None:
    notes = [CareNote(care="physio", number=1, on=on(1), worth=5)]
    assert times_done(chosen(), notes) == 0
    assert times_done(chosen(), [*notes, CareNote(care="physio", number=2, on=on(1), done=True)]) == 1


def daily(*stretches: tuple[int, float], first: int) -> dict[date, float]:
    values, day = dict[date, float](), first
    for days, value in stretches:
        values |= {on(day + at): value for at in range(days)}
        day += days
    return values


def looked(values: dict[date, float], measure: Measure = GOT_IN_THE_WAY) -> tuple[object, object, object]:
    calm = rolling_median(values, min(values), max(values))
    calm = {day: level for day, level in calm.items() if day in values}
    found = beside(measure, values, calm, SINCE, None, change_rules())
    assert found is not None
    return found.before, found.now, found.bigger_than_usual


def test_before_is_the_level_before_it_began_and_now_the_latest() -> None:
    assert looked(daily((14, 8), (28, 4), first=-14)) == (8, 4, True)
    assert looked(daily((14, 4), (28, 7), first=-14)) == (4, 7, True), "the other way, too"
    assert looked(daily((14, 5), (28, 5), first=-14)) == (5, 5, False)


def test_one_week_alone_says_nothing_of_the_size() -> None:
    """clinical.md H5: two windows in a row."""
    assert looked(daily((14, 8), (7, 4), first=-14)) == (8, 4, None)
    assert looked(daily((14, 8), (7, 8), (7, 4), first=-14)) == (8, 4, None)
    assert looked(daily((14, 8), (14, 4), first=-14)) == (8, 4, True)


def test_with_too_few_days_the_middle_of_them_is_told_and_nothing_of_its_size() -> None:
    assert looked({on(-2): 8, on(3): 4}) == (8, 4, None)
    assert looked(daily((28, 4), first=0)) == (None, 4, None), "nothing before it"
    assert looked(daily((14, 8), first=-14)) == (8, None, None), "nothing since"
    assert looked({on(-60): 8, **daily((28, 4), first=0)}) == (None, 4, None), "two months before is not before it"


def test_devices_count_by_their_own_size() -> None:
    assert looked(daily((14, 4000), (28, 4900), first=-14), STEPS)[2] is False
    assert looked(daily((14, 4000), (28, 5100), first=-14), STEPS)[2] is True


def test_a_questionnaire_is_compared_answer_by_answer() -> None:
    """clinical.md H1: PEG at once downwards, upwards only when the next one shows it, too."""

    def asked(values: dict[date, float]) -> bool | None:
        found = beside(PEG, values, None, SINCE, change_rules()["peg"], change_rules())
        assert found is not None
        return found.bigger_than_usual

    assert asked({on(-90): 7, on(20): 4}) is True
    assert asked({on(-90): 5, on(20): 6.5}) is None
    assert asked({on(-90): 5, on(20): 6.5, on(48): 6.5}) is True
    assert asked({on(-90): 5, on(20): 5.3}) is False
    assert asked({on(20): 5.3}) is None
    on_the_day = beside(PEG, {SINCE: 7, on(20): 4}, None, SINCE, change_rules()["peg"], change_rules())
    assert on_the_day is not None
    assert (on_the_day.before, on_the_day.now, on_the_day.other_direction) == (7, 4, False), "asked as it begins"
    up = beside(PEG, {on(-90): 5, on(20): 7, on(48): 7}, None, SINCE, change_rules()["peg"], change_rules())
    assert up is not None
    assert (up.bigger_than_usual, up.other_direction) == (True, True)


def test_what_was_never_answered_is_nothing() -> None:
    assert beside(PEG, {}, None, SINCE, None, change_rules()) is None
