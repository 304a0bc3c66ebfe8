"""Vectors for illness, holidays and several states at once (clinical.md A14), worked by hand from its text.

Each comment carries the arithmetic. Days are numbered from Monday 5 January 2026, the day on which a plan begins; the
first review is due on day 8 and looks at days 1 to 7.
"""

import json
import re

import pytest

from tests.contract.pacing import assert_at_most
from tests.contract.program import Diary, add_plan, calculate, day

# --------------------------------------------------------------------------------------------------------------------
# A14.4 and holds
# --------------------------------------------------------------------------------------------------------------------


def test_nothing_is_asked_for_while_ill(diary: Diary) -> None:
    diary.on(2).do("hold", "start", "illness")
    assert [diary.on(number).amounts() for number in (2, 5, 12)] == [(None, None, "held")] * 3


def test_the_end_of_an_illness_asks_since_when(diary: Diary) -> None:
    diary.on(2).do("hold", "start", "illness")
    answer = diary.on(5).ask("hold", "end")
    assert answer.code == 2, answer.said
    assert "--well-since" in answer.err
    assert diary.on(5).amounts() == (None, None, "held")


def test_half_until_48_hours_then_four_fifths(diary: Diary) -> None:
    # Well since day 5: 0.5 * 20 = 10 on days 5 and 6; from day 7 on 0.8 * 20 = 16 is the new amount.
    diary.on(2).do("hold", "start", "illness")
    diary.on(5).do("hold", "end", "--well-since", day(5))
    assert [diary.target(number) for number in (5, 6, 7, 8)] == [10, 10, 16, 16]
    assert diary.on(7).quota() == 16


def test_well_for_days_already(diary: Diary) -> None:
    # Said on day 8: well since day 5. The 48 hours are over: 16 at once.
    diary.on(2).do("hold", "start", "illness")
    diary.on(8).do("hold", "end", "--well-since", day(5))
    assert (diary.on(8).plan()["target"], diary.on(8).quota()) == (16, 16)


def test_well_since_yesterday(diary: Diary) -> None:
    diary.on(2).do("hold", "start", "illness")
    diary.on(6).do("hold", "end", "--well-since", day(5))
    assert [diary.target(number) for number in (6, 7)] == [10, 16]


def test_reviews_go_on_from_four_fifths(diary: Diary) -> None:
    # From 16: s = 3, cap max(1, floor(3.2)) = 3: 19.
    diary.on(2).do("hold", "start", "illness")
    diary.on(4).do("hold", "end", "--well-since", day(3))
    diary.accept(8)
    diary.week(8, (16, 16, 16, 16, 16, 0, 0))
    said = diary.review(15)
    assert (said["quota"], said["decision"], said["next_quota"]) == (16, "up", 19)


def test_why_names_the_amount_before_and_the_reason(diary: Diary) -> None:
    diary.on(2).do("hold", "start", "illness")
    diary.on(5).do("hold", "end", "--well-since", day(5))
    said = diary.on(8).text("why").said
    assert re.search(r"\b16\b", said)
    assert re.search(r"\b20\b", said)
    assert re.search(r"\bill(ness)?\b", said)


@pytest.mark.parametrize(
    ("unit", "good", "bad", "tries", "smallest"),
    [
        ("metres", 300, 110, (455, 430, 505), 50),  # from 10 to 50
        ("minutes", 4, 3, (21, 21.5, 20.6), 1),  # from halves to whole minutes
        ("steps", 400, 300, (900, 1000, 950), 50),  # from 10 to 50
        ("steps", 700, 600, (1500, 1600, 1700), 100),  # from 50 to 100
        ("metres", 40, 30, (100, 110, 120), 10),  # from 5 to 10
        ("metres", 300, 280, (330, 340, 350), 50),  # both 10; 50 from 250 on
        ("minutes", 20, 16, (30, 31, 32), 1),  # the same
        ("metres", 600, 500, (100, 90, 110), 10),  # and down
    ],
)
def test_new_tries_choose_the_smallest_step_whichever_way_they_come_out(
    unit: str, good: float, bad: float, tries: tuple[float, ...], smallest: float, screened: Diary
) -> None:
    add_plan(screened, unit=unit, more=("--good", good, "--bad", bad))
    for number, reached in zip((2, 4, 6), tries, strict=True):
        screened.on(number).do("plan", "try", "walking", reached)
    if screened.on(6).do("restart")["offers"]:
        screened.on(6).do("restart", "walking", "--begin")
    start = calculate("pace", *tries, "--unit", unit)
    for number in (6, 7):
        shown = screened.on(number).do("plan", "show", "walking")
        assert (shown["quota"], shown["step"]) == (start["quota"], start["step"]), number
        assert shown["unit_min"] == smallest


def test_who_goes_on_from_less_keeps_a_step_that_fits_it(screened: Diary) -> None:
    # (300 + 110) / 2 = 205, 0.8 of it 164: 160 in tens. The tries come to 350 in fifties.
    add_plan(screened, unit="metres", more=("--good", 300, "--bad", 110))
    for number, reached in ((2, 455), (4, 430), (6, 505)):
        screened.on(number).do("plan", "try", "walking", reached)
    assert screened.on(6).do("restart")["offers"][0]["begin"] == 350
    screened.on(6).do("restart", "walking", "--keep")
    shown = screened.on(7).do("plan", "show", "walking")
    assert (shown["quota"], shown["unit_min"]) == (160, 10)


def asked_of_worsening(diary: Diary) -> bool:
    """Whether Today asks about a lasting worsening, in its text and in its document."""
    told = "do you get a lasting worsening" in diary.text("today").said
    assert told is any(one["code"] == "worsening" for one in diary.do("today")["waiting"])
    return told


def is_tired(diary: Diary, by: str, fatigue: int) -> None:
    if by == "energy":
        diary.checked_in({"energy": 10 - fatigue})  # E1: 0 exhausted, 10 full
    else:
        diary.do("measure", "nrs-fatigue", fatigue)


@pytest.mark.parametrize("by", ["energy", "measure"])
@pytest.mark.parametrize("fatigue", [7, 8, 10])
def test_fatigue_of_seven_on_five_of_seven_days_asks_of_a_lasting_worsening(
    fatigue: int, by: str, diary: Diary
) -> None:
    # Answered "never" on day 1; tired on days 2, 3, 5, 6 and 8: the fifth of seven days is day 8.
    for number in (2, 3, 5, 6):
        is_tired(diary.on(number), by, fatigue)
        assert not asked_of_worsening(diary.on(number)), number
    is_tired(diary.on(8), by, fatigue)
    assert asked_of_worsening(diary.on(8))
    assert "steps ask" in diary.on(8).text("nudge").said


@pytest.mark.parametrize("by", ["energy", "measure"])
def test_fatigue_of_six_or_on_four_days_asks_nothing(by: str, diary: Diary) -> None:
    for number, fatigue in ((2, 9), (3, 9), (4, 6), (5, 9), (6, 6), (7, 9), (8, 6)):
        is_tired(diary.on(number), by, fatigue)
    assert not asked_of_worsening(diary.on(8))


def test_new_days_of_fatigue_ask_again_however_soon_after_an_answer(diary: Diary) -> None:
    for number in range(2, 9):
        is_tired(diary.on(number), "energy", 9)
    diary.on(8).do("steps", "ask", "never")
    for number in range(9, 13):
        assert not asked_of_worsening(diary.on(number)), "what was known when it was answered does not ask again"
        is_tired(diary.on(number), "energy", 9)
    assert not asked_of_worsening(diary.on(12))
    is_tired(diary.on(13), "measure", 7)
    assert asked_of_worsening(diary.on(13))


def test_the_question_waits_for_its_answer_and_goes_with_it(diary: Diary) -> None:
    for number in range(2, 7):
        is_tired(diary.on(number), "energy", 9)
    assert all(asked_of_worsening(diary.on(number)) for number in (6, 9, 15))
    diary.on(15).do("steps", "ask", "sometimes")
    assert not asked_of_worsening(diary.on(15))


def test_fatigue_asks_where_no_plan_was_made_yet(screened: Diary) -> None:
    for number in range(2, 7):
        is_tired(screened.on(number), "energy", 9)
    assert asked_of_worsening(screened.on(6))


@pytest.mark.parametrize(("last", "asked"), [(4, False), (12, True)])
def test_after_more_than_a_week_of_illness_the_lasting_worsening_is_asked(
    last: int, *, asked: bool, diary: Diary
) -> None:
    diary.on(2).do("hold", "start", "illness")
    ended = diary.on(last).text("hold", "end", "--well-since", day(last))
    assert ended.code == 0, ended.said
    said = (ended.said + diary.on(last).text("today").said + json.dumps(diary.on(last).do("today"))).lower()
    assert ("worsening" in said) is asked


@pytest.mark.parametrize("ended", ["by command", "by its last day"])
def test_after_a_holiday_four_fifths_at_once(ended: str, diary: Diary) -> None:
    if ended == "by command":
        diary.on(2).do("hold", "start", "holiday")
        diary.on(6).do("hold", "end")
    else:
        diary.on(2).do("hold", "start", "holiday", "--until", day(5))
    assert [diary.target(number) for number in (6, 7, 8)] == [16, 16, 16]
    assert diary.on(6).quota() == 16


@pytest.mark.parametrize("reason", ["bad_sleep", "new_medicine", "waiting_for_advice"])
def test_after_other_holds_the_amount_stays(reason: str, diary: Diary) -> None:
    diary.on(2).do("hold", "start", reason)
    assert [diary.on(number).amounts() for number in (2, 5)] == [(20, 20, "held")] * 2  # no ceiling above Q
    diary.on(6).do("hold", "end")
    assert (diary.on(7).plan()["target"], diary.on(7).quota()) == (20, 20)


# --------------------------------------------------------------------------------------------------------------------
# A14: several at once
# --------------------------------------------------------------------------------------------------------------------


def test_a_flare_while_ill(diary: Diary) -> None:
    diary.on(2).do("hold", "start", "illness")
    diary.on(3).do("flare", "start")
    assert diary.on(3).amounts() == (None, None, "held")
    # The flare's end ends only the flare, the illness's only the illness.
    diary.on(4).do("flare", "end")
    assert diary.on(4).amounts() == (None, None, "held")


def test_the_end_of_an_illness_does_not_end_the_flare(diary: Diary) -> None:
    # Ill from day 2, flare from day 3; well since day 4. Day 4 is day 2 of the flare: 10, and half of 20 is 10.
    diary.on(2).do("hold", "start", "illness")
    diary.on(3).do("flare", "start")
    diary.on(4).do("hold", "end", "--well-since", day(4))
    assert diary.on(4).amounts()[:2] == (10, 10)
    # Day 5: day 3 of the flare, 15; still the 48 hours of the illness, 10. The lower one holds.
    assert diary.on(5).plan()["target"] == 10


def test_an_emergency_sign_during_a_flare(diary: Diary) -> None:
    diary.on(2).do("flare", "start")
    diary.on(3).do("safety", "--answer", "RF20=yes")
    assert diary.on(3).amounts() == (None, None, "locked")
    diary.on(4).do("safety", "--looked-at", "RF20", "--by", "hospital")
    assert diary.on(4).amounts() == (15, 15, "flare")  # day 3 of the flare, which nobody ended


def test_a_same_day_sign_during_a_flare(diary: Diary) -> None:
    diary.on(2).do("flare", "start")
    diary.on(3).do("safety", "--answer", "RF07=yes")
    assert diary.on(3).amounts() == (10, 10, "locked")


def test_a_sign_while_ill(diary: Diary) -> None:
    diary.on(2).do("hold", "start", "illness")
    diary.on(3).do("safety", "--answer", "RF07=yes")
    assert diary.on(3).amounts() == (None, None, "locked")
    diary.on(3).do("safety", "--looked-at", "RF07", "--by", "GP")
    assert diary.on(3).amounts() == (None, None, "held")


def test_a_hold_during_a_flare(diary: Diary) -> None:
    diary.on(2).do("flare", "start")
    diary.on(3).do("hold", "start", "new_medicine")
    assert diary.on(3).amounts() == (10, 10, "held")
    diary.on(3).do("hold", "end")
    assert diary.on(3).amounts() == (10, 10, "flare")


def test_a_hold_in_the_week_after_a_flare(diary: Diary) -> None:
    diary.on(2).do("flare", "start")
    diary.on(4).do("flare", "end")
    diary.on(5).do("hold", "start", "bad_sleep")
    assert diary.on(5).amounts() == (15, 15, "held")
    diary.on(6).do("hold", "end")
    assert diary.on(7).amounts()[:2] == (20, 20)  # the week of hold after the flare goes on


def test_a_flare_in_the_branch_without_steps(diary: Diary) -> None:
    diary.on(2).do("steps", "ask", "often")
    diary.on(3).do("flare", "start")
    assert_at_most(diary.on(3), 10, "flare")
    diary.on(3).do("hold", "start", "new_medicine")
    assert_at_most(diary.on(3), 10, "held")
