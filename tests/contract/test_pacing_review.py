"""Vectors for the weekly review (clinical.md A12, and A11 for what a morning says), worked by hand from its text.

Each comment carries the arithmetic. Days are numbered from Monday 5 January 2026, the day on which a plan begins; the
first review is due on day 8 and looks at days 1 to 7.
"""

import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.contract.pacing import CODES, FIVE, assert_at_most, quotas, weeks_of_rises
from tests.contract.program import Diary, add_plan, calculate, day, replay, write_table

# --------------------------------------------------------------------------------------------------------------------
# A12 WEEKLY REVIEW, in a live plan of 20 minutes on five days
# --------------------------------------------------------------------------------------------------------------------


class Week(NamedTuple):
    """Seven days and what their review says."""

    done: tuple[float | None, ...]
    settled: str | tuple[str | None, ...] | None
    rpe: tuple[float | None, ...] | None
    adherence: float | None
    settle: float | None
    overdo: int
    mean_rpe: float | None
    decision: str
    reasons: set[str]
    next_quota: float


WEEKS = [
    # 5 of 5 sessions, 5 of 5 settled; Q + min(3, max(1, floor(4))) = 23. Effort without any data holds nothing.
    pytest.param(Week(FIVE, "yes", None, 1, 1, 0, None, "up", {"all_clear"}, 23), id="all-clear"),
    # "nearly" is settled.
    pytest.param(Week(FIVE, "nearly", None, 1, 1, 0, None, "up", {"all_clear"}, 23), id="nearly"),
    # 0.9 * 20 = 18 and 1.25 * 20 = 25 are as planned; 25 is not above 1.25 Q.
    pytest.param(
        Week((18, 18, 25, 25, 20, 0, 0), "yes", None, 1, 1, 0, None, "up", {"all_clear"}, 23), id="edges-of-the-band"
    ),
    # 17 < 18: 0 of 5.
    pytest.param(
        Week((17, 17, 17, 17, 17, 0, 0), "yes", None, 0, 1, 0, None, "hold", {"low_adherence"}, 20), id="below-the-band"
    ),
    # 4 of 5 = 0.8 >= 0.7, one above 25 is allowed.
    pytest.param(
        Week((20, 20, 20, 20, 26, 0, 0), "yes", None, 0.8, 1, 1, None, "up", {"all_clear"}, 23), id="one-over"
    ),
    # 5 of 5, but two days above 25.
    pytest.param(
        Week((20, 20, 20, 20, 20, 26, 26), "yes", None, 1, 1, 2, None, "hold", {"overdone"}, 20), id="two-over"
    ),
    # 3 of 5 = 0.6 < 0.7.
    pytest.param(
        Week((20, 20, 20, 0, 0, 0, 0), "yes", None, 0.6, 1, 0, None, "hold", {"low_adherence"}, 20), id="three-of-five"
    ),
    # 4 of 5 = 0.8.
    pytest.param(
        Week((20, 20, 20, 20, 0, 0, 0), "yes", None, 0.8, 1, 0, None, "up", {"all_clear"}, 23), id="four-of-five"
    ),
    # Any five days of the week: Tuesday, Wednesday, Friday, Saturday, Sunday.
    pytest.param(
        Week((0, 20, 20, 0, 20, 20, 20), "yes", None, 1, 1, 0, None, "up", {"all_clear"}, 23), id="any-five-days"
    ),
    # 4 of 5 settled = 0.8 is enough.
    pytest.param(
        Week(FIVE, ("yes", "yes", "nearly", "yes", "no", None, None), None, 1, 0.8, 0, None, "up", {"all_clear"}, 23),
        id="four-of-five-settled",
    ),
    # 3 of 5 = 0.6 < 0.8.
    pytest.param(
        Week(
            FIVE, ("yes", "yes", "nearly", "no", "no", None, None), None, 1, 0.6, 0, None, "hold", {"not_settled"}, 20
        ),
        id="three-of-five-settled",
    ),
    # A session without a datum is left out: 2 of 2.
    pytest.param(
        Week(FIVE, ("yes", None, "yes", None, None, None, None), None, 1, 1, 0, None, "up", {"all_clear"}, 23),
        id="settle-of-two",
    ),
    # No datum at all holds.
    pytest.param(Week(FIVE, None, None, 1, None, 0, None, "hold", {"settle_unknown"}, 20), id="settle-unknown"),
    # Mean effort 5 is fine; 26/5 = 5.2 is not.
    pytest.param(Week(FIVE, "yes", (5, 5, 5, 5, 5, None, None), 1, 1, 0, 5, "up", {"all_clear"}, 23), id="effort-5"),
    pytest.param(
        Week(FIVE, "yes", (5, 5, 5, 5, 6, None, None), 1, 1, 0, 5.2, "hold", {"effort_high"}, 20), id="effort-above-5"
    ),
    # Two reasons at once.
    pytest.param(
        Week((20, 20, 0, 0, 0, 0, 0), "no", None, 0.4, 0, 0, None, "hold", {"low_adherence", "not_settled"}, 20),
        id="two-reasons",
    ),
]


@pytest.mark.parametrize("week", WEEKS)
def test_one_week(week: Week, diary: Diary) -> None:
    diary.week(1, week.done, settled=week.settled, rpe=week.rpe)
    said = diary.review(8)
    assert said["adherence"] == pytest.approx(week.adherence)
    assert said["overdo"] == week.overdo
    assert said["settle"] == (None if week.settle is None else pytest.approx(week.settle))
    assert said["mean_rpe"] == (None if week.mean_rpe is None else pytest.approx(week.mean_rpe))
    assert (said["decision"], said["next_quota"]) == (week.decision, week.next_quota)
    assert set(said["reasons"]) == week.reasons


@pytest.mark.parametrize(
    ("days_per_week", "logged", "decision", "reasons"),
    [
        (5, 4, "up", {"all_clear"}),  # needs min(4, 5) = 4 logged days; 4 of 5 = 0.8
        (5, 3, "hold", {"too_few_days"}),
        (3, 3, "up", {"all_clear"}),  # needs min(4, 3) = 3; 3 of 3
        (3, 2, "hold", {"too_few_days"}),
    ],
)
def test_a_review_needs_logged_days(
    days_per_week: int, logged: int, decision: str, reasons: set[str], screened: Diary
) -> None:
    add_plan(screened, 25, 25, 25, more=("--days-per-week", days_per_week))
    for number in range(1, logged + 1):
        settled = {"settled.walking": "yes"} if number > 1 else {}
        screened.on(number).checked_in({"interference": 3, "done.walking": 20, **settled})
    said = screened.review(8)
    assert said["decision"] == decision
    assert reasons <= set(said["reasons"])


def test_three_days_a_week_can_be_any_three(screened: Diary) -> None:
    add_plan(screened, 25, 25, 25, more=("--days-per-week", 3))
    screened.week(1, (20, 0, 20, 0, 20, 0, 0))
    said = screened.review(8)
    assert (said["adherence"], said["decision"], said["next_quota"]) == (1, "up", 23)


def test_only_reason_codes_of_the_contract(diary: Diary) -> None:
    diary.week(1, (26, 26, 20, 0, 0, 0, 0), settled="no", rpe=(9, 9, 9, None, None, None, None))
    assert set(diary.review(8)["reasons"]) <= CODES


def test_the_step_is_taken_by_accepting_and_not_before(diary: Diary) -> None:
    diary.week(1, FIVE)
    assert diary.on(8).amounts() == (20, 24, "steady")
    diary.accept(8)
    assert diary.on(8).amounts() == (23, 27, "steady")  # floor(1.2 * 23) = floor(27.6) = 27
    assert diary.on(8).do("plan", "show", "walking")["step"] == 3
    assert not diary.on(9).do("today")["review_due"]


# Two weeks in a row


def two_weeks(diary: Diary, first: Sequence[float], second: Sequence[float], settled: str) -> Any:
    """Two weeks of the same answer about the mornings; the second review."""
    diary.week(1, first, settled=settled)
    diary.accept(8)
    diary.week(8, second, settled=settled)
    return diary.review(15)


UNDER = (10.0, 10.0, 10.0, 10.0, 10.0, 0.0, 0.0)


"""Five sessions of half the amount: 0 of 5 as planned."""


def test_two_weeks_of_less_go_down(diary: Diary) -> None:
    # adherence 0 and 0; mean(done > 0 in 14 days) = 10; floor(0.8 * 10) = 8; min(20, max(1, 8)) = 8.
    said = two_weeks(diary, UNDER, UNDER, "yes")
    assert (said["decision"], said["next_quota"]) == ("down", 8)
    assert "missed_twice" in said["reasons"]
    diary.accept(15)
    shown = diary.on(15).do("plan", "show", "walking")
    assert (shown["quota"], shown["step"]) == (8, 3)  # and keep s


def test_one_week_of_less_only_holds(diary: Diary) -> None:
    diary.week(1, UNDER)
    said = diary.review(8)
    assert (said["decision"], said["next_quota"]) == ("hold", 20)


def test_two_weeks_of_nothing_go_to_four_fifths(diary: Diary) -> None:
    # No done > 0 at all: max(1, floor(0.8 * 20)) = 16.
    nothing = (0.0,) * 7
    said = two_weeks(diary, nothing, nothing, "yes")
    assert (said["decision"], said["next_quota"]) == ("down", 16)


def test_forty_percent_is_not_below_forty(diary: Diary) -> None:
    # 2 of 5 = 0.40 in both weeks is not < 0.40.
    two = (20.0, 20.0, 10.0, 10.0, 10.0, 0.0, 0.0)
    said = two_weeks(diary, two, two, "yes")
    assert (said["decision"], said["next_quota"]) == ("hold", 20)


def test_bad_weeks_far_apart_are_not_two_in_a_row(diary: Diary) -> None:
    diary.week(1, UNDER)
    diary.accept(8)
    diary.week(57, UNDER)  # days 57 to 63, eight weeks later; nothing was written in between
    said = diary.review(64)
    assert (said["decision"], said["next_quota"]) == ("hold", 20)
    assert "missed_twice" not in said["reasons"]


def test_unsettled_weeks_far_apart_are_not_two_in_a_row(diary: Diary) -> None:
    diary.week(1, FIVE, settled="no")
    diary.accept(8)
    diary.week(57, FIVE, settled="no")
    said = diary.review(64)
    assert (said["decision"], said["next_quota"]) == ("hold", 20)
    assert "unsettled_twice" not in said["reasons"]


def test_two_weeks_over_the_amount_hold(diary: Diary) -> None:
    # Five sessions of 40 > 25 in each week: all off-plan sessions OVER, at least two in each week.
    over = (40.0, 40.0, 40.0, 40.0, 40.0, 0.0, 0.0)
    said = two_weeks(diary, over, over, "yes")
    assert (said["decision"], said["next_quota"]) == ("hold", 20)
    assert "over_pattern" in said["reasons"]


def test_one_session_over_in_a_week_is_no_pattern(diary: Diary) -> None:
    # Week 1: three sessions of 26 (OVER), week 2: one of 26 and one of 4. Fewer than two OVER in week 2.
    # mean(done > 0) = (4 * 26 + 4) / 5 = 21.6; 0.8 * 21.6 = 17.28; floor 17.
    said = two_weeks(diary, (26, 26, 26, 0, 0, 0, 0), (26, 4, 0, 0, 0, 0, 0), "yes")
    assert (said["decision"], said["next_quota"]) == ("down", 17)
    assert "over_pattern" not in said["reasons"]


def test_a_body_that_does_not_settle_goes_down(diary: Diary) -> None:
    # Six days of 20, one of 26, settled no every day: adherence 6 of 5 days asked for, settle 0 in both weeks.
    # mean = (12 * 20 + 2 * 26) / 14 = 20.86; 0.8 * min(20, 20.86) = 16.
    week = (20.0, 20.0, 20.0, 20.0, 20.0, 20.0, 26.0)
    diary.week(1, week, settled="no")
    assert diary.review(8)["decision"] == "hold"
    diary.accept(8)
    diary.week(8, week, settled="no")
    said = diary.review(15)
    assert (said["decision"], said["next_quota"]) == ("down", 16)
    assert "unsettled_twice" in said["reasons"]


def test_a_body_that_does_not_settle_goes_down_although_most_was_over(diary: Diary) -> None:
    # 40 on five days, settled no: over by pattern, and the settle branch still goes down: 0.8 * min(20, 40) = 16.
    over = (40.0, 40.0, 40.0, 40.0, 40.0, 0.0, 0.0)
    said = two_weeks(diary, over, over, "no")
    assert (said["decision"], said["next_quota"]) == ("down", 16)
    assert "unsettled_twice" in said["reasons"]


def test_unsettled_with_smaller_amounts_goes_below_what_was_done(diary: Diary) -> None:
    # 18 is as planned (0.9 * 20); settle 0 twice; 0.8 * min(20, 18) = 14.4; floor 14.
    week = (18.0, 18.0, 18.0, 18.0, 18.0, 0.0, 0.0)
    said = two_weeks(diary, week, week, "no")
    assert (said["decision"], said["next_quota"]) == ("down", 14)


def test_half_settled_is_not_below_half(diary: Diary) -> None:
    # Two of four answers yes = 0.50 in both weeks.
    answers = ("yes", "yes", "no", "no", None, None, None)
    diary.week(1, FIVE, settled=answers)
    diary.accept(8)
    diary.week(8, FIVE, settled=answers)
    said = diary.review(15)
    assert (said["decision"], said["next_quota"]) == ("hold", 20)


def test_at_the_smallest_amount_the_lasting_worsening_is_asked_again(screened: Diary) -> None:
    # B = 4/3; 0.8 B = 1.07; one repetition. 0.8 of it is below the smallest: Q stays 1.
    add_plan(screened, 1, 1, 2, unit="repetitions")
    one = (1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)
    screened.week(1, one, settled="no")
    screened.accept(8)
    screened.week(8, one, settled="no")
    said = screened.review(15)
    assert said["next_quota"] == 1
    assert "worsening" in json.dumps(said).lower()


# Weeks of a flare or a hold count neither way


def test_a_week_with_a_hold_counts_neither_way(diary: Diary) -> None:
    diary.week(1, UNDER)
    diary.accept(8)
    diary.on(8).do("hold", "start", "bad_sleep")
    diary.week(8, UNDER)
    diary.on(14).do("hold", "end")
    second = diary.review(15)
    assert (second["decision"], second["next_quota"]) == ("hold", 20)
    assert "missed_twice" not in second["reasons"]
    diary.accept(15)
    diary.week(15, UNDER)
    third = diary.review(22)  # the week before counts neither way, and the first does not follow on this one
    assert third["decision"] == "hold"
    diary.accept(22)
    diary.week(22, UNDER)
    fourth = diary.review(29)  # weeks three and four: 0.8 * 10 = 8
    assert (fourth["decision"], fourth["next_quota"]) == ("down", 8)


def test_a_week_with_a_flare_counts_neither_way(diary: Diary) -> None:
    diary.week(1, UNDER)
    diary.accept(8)
    diary.on(9).do("flare", "start")
    diary.on(10).do("flare", "end")
    diary.week(8, (2, 2, 2, 2, 2, 0, 0))
    second = diary.review(15)
    assert (second["decision"], second["next_quota"]) == ("hold", 20)
    assert "flare" in second["reasons"]


def test_unsettled_weeks_with_a_hold_between_do_not_go_down(diary: Diary) -> None:
    diary.week(1, FIVE, settled="no")
    diary.accept(8)
    diary.on(8).do("hold", "start", "new_medicine")
    diary.week(8, FIVE, settled="no")
    diary.on(14).do("hold", "end")
    said = diary.review(15)
    assert (said["decision"], said["next_quota"]) == ("hold", 20)


def test_two_weeks_of_holiday_lower_the_amount_once(diary: Diary) -> None:
    # Holiday from day 2 to day 15: then 0.8 * 20 = 16, at once; the review proposes no second fall.
    diary.on(1).checked_in({"interference": 3, "done.walking": 20})
    diary.on(2).do("hold", "start", "holiday")
    diary.on(16).do("hold", "end")
    assert diary.on(16).quota() == 16
    assert diary.on(16).plan()["target"] == 16
    for one in diary.on(16).do("review")["reviews"]:
        assert one["decision"] in {"hold", "maintain"}
        assert one["next_quota"] == 16


def test_a_flare_in_the_last_seven_days_holds(diary: Diary) -> None:
    diary.week(1, FIVE)
    diary.on(6).do("flare", "start")
    diary.on(7).do("flare", "end")
    said = diary.review(8)
    assert (said["decision"], said["next_quota"]) == ("hold", 20)
    assert "flare" in said["reasons"]


def test_the_week_after_a_flare_holds_and_the_next_one_goes_up(diary: Diary) -> None:
    diary.on(6).do("flare", "start")
    diary.on(7).do("flare", "end")  # the last day of the flare is day 7; the week of hold is days 8 to 14
    diary.accept(8)
    diary.week(8, (15, 20, 20, 20, 20, 0, 0))  # day 8 is the second of the two days of three quarters
    second = diary.review(15)
    assert (second["decision"], second["next_quota"]) == ("hold", 20)
    assert "after_flare" in second["reasons"]
    diary.accept(15)
    diary.week(15, FIVE)
    assert (diary.review(22)["decision"], diary.review(22)["next_quota"]) == ("up", 23)


@pytest.mark.parametrize("reason", ["illness", "bad_sleep", "new_medicine", "waiting_for_advice"])
def test_a_hold_allows_no_step(reason: str, diary: Diary) -> None:
    diary.week(1, FIVE)
    diary.on(7).do("hold", "start", reason)
    said = diary.review(8)
    assert said["decision"] == "hold"
    assert "on_hold" in said["reasons"]


def test_an_open_sign_allows_no_step_and_a_closed_one_does(diary: Diary) -> None:
    diary.week(1, FIVE)
    diary.on(7).do("safety", "--answer", "RF07=yes")
    locked = diary.review(8)
    assert (locked["decision"], locked["next_quota"]) == ("hold", 20)
    assert "safety_lock" in locked["reasons"]
    # Closing a sign ends its lock everywhere at once, also in a review that is due.
    diary.on(8).do("safety", "--looked-at", "RF07", "--by", "GP")
    assert (diary.review(8)["decision"], diary.review(8)["next_quota"]) == ("up", 23)


# Three holds, several plans, the aim, what is missed


def test_three_holds_in_a_row_ask(diary: Diary) -> None:
    week = (20.0, 20.0, 20.0, 0.0, 0.0, 0.0, 0.0)  # 3 of 5 = 0.6: HOLD, and not below 0.4
    for number, asks in ((1, False), (8, False), (15, True)):
        diary.week(number, week)
        said = diary.review(number + 7)
        assert said["decision"] == "hold"
        assert bool(said["asks"]) is asks, number
        diary.accept(number + 7)


def test_three_weeks_of_waiting_ask_nothing(diary: Diary) -> None:
    diary.do("hold", "start", "new_medicine")
    for number in (1, 8, 15):
        diary.week(number, FIVE)
        said = diary.review(number + 7)
        assert (said["decision"], said["asks"]) == ("hold", [])
        diary.accept(number + 7)


def test_only_one_plan_steps_up_in_a_week(diary: Diary) -> None:
    add_plan(diary, 10, 10, 10, activity="Balance")
    for number in range(1, 8):
        settled = {"settled.walking": "yes", "settled.balance": "yes"} if number > 1 else {}
        diary.on(number).checked_in({"interference": 3, "done.walking": 20, "done.balance": 8, **settled})
    reviews = diary.on(8).do("review")["reviews"]
    assert len(reviews) == 2
    assert sorted(one["decision"] for one in reviews) == ["hold", "up"]


def test_plans_that_only_wait_for_their_turn_are_not_asked(diary: Diary) -> None:
    for activity in ("Balance", "Stretching", "Stairs"):
        add_plan(diary, 10, 10, 10, activity=activity)
    names = ("walking", "balance", "stretching", "stairs")
    settled = {f"settled.{name}": "yes" for name in names}
    for first in (1, 8, 15):
        amounts = {f"done.{plan['id']}": plan["target"] for plan in diary.on(first).do("today")["plans"]}
        for number in range(first, first + 6):
            diary.on(number).checked_in({"interference": 3, **amounts, **(settled if number > first else {})})
        reviews = diary.on(first + 7).do("review")["reviews"]
        assert [one["decision"] for one in reviews].count("up") == 1
        assert all(one["asks"] == [] for one in reviews), first
        diary.accept(first + 7)


def test_at_the_aim_a_plan_is_kept_as_it_is(screened: Diary) -> None:
    # Q 20, aim 22: up to min(22, 23) = 22; after two reviews at 22 it is maintained.
    add_plan(screened, 25, 25, 25, more=("--aim", 22))
    screened.week(1, FIVE)
    assert screened.review(8)["next_quota"] == 22
    screened.accept(8)
    at_aim = (22.0, 22.0, 22.0, 22.0, 22.0, 0.0, 0.0)
    screened.week(8, at_aim)
    assert screened.review(15)["next_quota"] == 22
    screened.accept(15)
    screened.week(15, at_aim)
    said = screened.review(22)
    assert (said["decision"], said["next_quota"]) == ("maintain", 22)
    assert "aim_reached" in said["reasons"]
    screened.accept(22)
    assert screened.on(23).amounts() == (22, 26, "maintenance")  # floor(1.2 * 22) = floor(26.4) = 26
    # locked, held, flare, easing_back, envelope, maintenance, steady: the first that holds is told.
    screened.on(23).do("steps", "ask", "often")
    assert screened.on(23).amounts() == (22, 22, "envelope")
    screened.on(24).do("flare", "start")
    assert_at_most(screened.on(24), 11, "flare")
    screened.on(24).do("hold", "start", "new_medicine")
    assert_at_most(screened.on(24), 11, "held")
    screened.on(24).do("safety", "--answer", "RF07=yes")
    assert_at_most(screened.on(24), 11, "locked")


def test_coming_back_from_a_flare_is_told_before_the_envelope(diary: Diary) -> None:
    diary.on(1).do("steps", "ask", "often")
    diary.on(2).do("flare", "start")
    diary.on(4).do("flare", "end")
    assert_at_most(diary.on(4), 15, "easing_back")
    assert diary.on(20).amounts() == (20, 20, "envelope")


def test_what_was_missed_is_never_added(diary: Diary) -> None:
    diary.on(1).checked_in({"interference": 3, "done.walking": 5})
    diary.on(2).checked_in({"interference": 3, "done.walking": 0})
    assert [diary.target(number) for number in (1, 2, 3, 4, 5)] == [20] * 5


def test_doing_more_raises_nothing(diary: Diary) -> None:
    diary.on(1).checked_in({"interference": 3, "done.walking": 60})
    assert diary.on(2).amounts() == (20, 24, "steady")


@pytest.mark.parametrize(
    ("unit", "tries", "target", "ceiling"),
    [
        ("minutes", (8, 12, 10), 8, 9),  # 9.6
        ("minutes", (4, 5, 6), 4, 4.5),  # 4.8 in half minutes
        ("metres", (400, 500, 450), 350, 400),  # 420 in fifties
        ("metres", (180, 220, 200), 160, 190),  # 192 in tens
        ("steps", (4000, 5000, 4500), 3600, 4300),  # 4320 in hundreds
        ("repetitions", (3, 4, 5), 3, 3),  # 3.6
    ],
)
def test_the_ceiling_of_a_good_day(
    unit: str, tries: tuple[float, ...], target: float, ceiling: float, screened: Diary
) -> None:
    add_plan(screened, *tries, unit=unit)
    assert screened.amounts() == (target, ceiling, "steady")


def test_what_is_not_known_has_no_tick(diary: Diary) -> None:
    diary.week(1, FIVE[:3], settled="yes")
    gates = diary.on(5).do("why")["so_far"]["gates"]
    effort = [gate for gate in gates if "ffort" in gate["text"]]
    assert effort
    assert all(gate["met"] is None for gate in effort)
    lines = [line for line in diary.on(5).text("why").out.splitlines() if "ffort" in line]
    assert lines
    assert all("✓" not in line for line in lines)
    assert "not known" in diary.on(5).text("why").said


def test_gentle_in_a_live_plan_is_as_slow_as_its_ladder(screened: Diary) -> None:
    # B 10, Q 8, s 1: the same as steady, so two steps are 14 days apart.
    add_plan(screened, 8, 12, 10, more=("--profile", "gentle", "--aim", 20))
    ladder = quotas(screened.do("plan", "show", "walking"))
    lived = [8.0]
    for number in range(1, 43, 7):
        now = lived[-1]
        screened.week(number, (now, now, now, now, now, 0, 0))
        screened.accept(number + 7)
        lived.append(screened.on(number + 7).quota())
    rises = weeks_of_rises(lived)
    assert len(rises) >= 3
    assert {later - earlier for earlier, later in itertools.pairwise(rises)} == {2}
    assert lived == ladder[: len(lived)]


def test_steady_in_a_live_plan_is_its_ladder(screened: Diary) -> None:
    add_plan(screened, 8, 12, 10, more=("--aim", 20))
    ladder = quotas(screened.do("plan", "show", "walking"))
    assert ladder[:4] == [8, 9, 10, 11]
    for number, now in ((1, 8), (8, 9), (15, 10)):
        screened.week(number, (now, now, now, now, now, 0, 0))
        screened.accept(number + 7)
        assert screened.on(number + 7).quota() == ladder[number // 7 + 1]


def test_replay_and_calculator_agree(tmp_path: Path) -> None:
    # Five sessions a week of exactly the amount: each week allows a step.
    for tries, unit_min, aim in (((8, 12, 10), 1, 12), ((180, 220, 200), 10, 240), ((60, 12, 60), 1, 26)):
        answer = calculate("pace", *tries, "--unit-min", unit_min, "--aim", aim)
        ladder = quotas(answer)
        rows = [
            (day(7 * week + place + 1), amount if place < 5 else 0, "yes")
            for week, amount in enumerate(ladder)
            for place in range(7)
        ]
        table = write_table(tmp_path / "diary.csv", ("date", "done", "settled"), rows)
        words = ("--quota", answer["quota"], "--step", answer["step"], "--unit-min", unit_min, "--aim", aim)
        weeks = replay(table, *words)["weeks"]
        assert [week["quota"] for week in weeks] == ladder


# --------------------------------------------------------------------------------------------------------------------
# A11: which answer counts for which session
# --------------------------------------------------------------------------------------------------------------------


def test_the_first_answer_about_a_morning_counts(diary: Diary) -> None:
    diary.on(1).checked_in({"interference": 3, "done.walking": 20})
    diary.on(2).checked_in({"interference": 3, "settled.walking": "no"})
    diary.on(3).checked_in({"interference": 3})
    diary.on(4).check_in({"interference": 3, "settled.walking": "yes"})  # no later session that it could be about
    assert diary.review(8)["settle"] == 0


def test_an_answer_on_the_day_of_a_session_is_not_about_it(diary: Diary) -> None:
    if diary.on(1).check_in({"interference": 3, "done.walking": 20, "settled.walking": "yes"}).code:
        diary.on(1).checked_in({"interference": 3, "done.walking": 20})
    diary.on(2).checked_in({"interference": 3, "done.walking": 0, "settled.walking": "no"})
    diary.on(3).checked_in({"interference": 3})
    diary.on(4).checked_in({"interference": 3})
    assert diary.review(8)["settle"] == 0


def test_each_session_has_its_own_answer(diary: Diary) -> None:
    # Sessions on days 1, 2 and 4; mornings no, yes, yes: 2 of 3.
    diary.on(1).checked_in({"interference": 3, "done.walking": 20})
    diary.on(2).checked_in({"interference": 3, "done.walking": 20, "settled.walking": "no"})
    diary.on(3).checked_in({"interference": 3, "done.walking": 0, "settled.walking": "yes"})
    diary.on(4).checked_in({"interference": 3, "done.walking": 20})
    diary.on(5).checked_in({"interference": 3, "done.walking": 0, "settled.walking": "yes"})
    assert diary.review(8)["settle"] == pytest.approx(2 / 3, abs=0.001)
