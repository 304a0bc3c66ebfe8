"""Vectors for the rules of amounts (clinical.md A7, A11, A12, A13, A14), worked by hand from their text.

Each comment carries the arithmetic. Days are numbered from Monday 5 January 2026, the day on which a plan begins; the
first review is due on day 8 and looks at days 1 to 7.
"""

import itertools
import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.contract.program import (
    Answer,
    Diary,
    add_plan,
    ask_for_plan,
    calculate,
    day,
    replay,
    run,
    run_apart,
    write_table,
)

CODES = {
    "too_few_days",
    "low_adherence",
    "overdone",
    "over_pattern",
    "not_settled",
    "settle_unknown",
    "effort_high",
    "flare",
    "after_flare",
    "on_hold",
    "safety_lock",
    "pem",
    "aim_reached",
    "all_clear",
    "missed_twice",
    "unsettled_twice",
}
"""The reason codes that `replay` promises."""

MEDICINE_LINE = "Don't change prescribed medicines on your own"
"""How the fixed line of C4 begins."""


def quotas(answer: Any) -> list[float]:
    """The amounts of a ladder, week by week."""
    return [rung["quota"] for rung in answer["ladder"]]


def weeks_of_rises(amounts: Sequence[float]) -> list[int]:
    """Week numbers whose amount is above that of the week before."""
    return [week + 1 for week, (before, now) in enumerate(itertools.pairwise(amounts), 1) if now > before]


def assert_at_most(diary: Diary, most: float, state: str) -> None:
    """Where the text leaves open whether anything is asked for: no more than this, no ceiling above it, this state."""
    target, ceiling, found = diary.amounts()
    assert found == state
    assert ceiling == target
    assert target is None or target <= most


def same_words(answer: Answer) -> str:
    """What was said, with one kind of apostrophe."""
    return answer.said.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


# --------------------------------------------------------------------------------------------------------------------
# A12 INPUT, B, Q1raw, LOW, Q1, s: how a plan starts
# --------------------------------------------------------------------------------------------------------------------


class Start(NamedTuple):
    """Tries and what PP-1 makes of them."""

    unit: str
    tries: tuple[float, ...]
    baseline: float
    quota: float
    step: float
    second: float
    """Amount of week 2 where every week allows a step."""
    more: tuple[object, ...] = ()


STARTS = [
    # I8: B = 30/3 = 10; 0.8 B = 8; low 8 >= 4; unit 1; s = round(1.0) = 1; cap max(1, floor(1.6)) = 1.
    pytest.param(Start("minutes", (8, 12, 10), 10, 8, 1, 9), id="I8-minutes"),
    # I8: B = 600/3 = 200; 160; unit 10 (50..250); s = round_10(20) = 20; cap floor_10(32) = 30.
    pytest.param(Start("metres", (180, 220, 200), 200, 160, 20, 180), id="I8-metres"),
    # I8, its unit of 1 given: B = 54/3 = 18; 14.4; low 4 < 7.2, so Q1 = 4; s = round(1.8) = 2;
    # cap max(1, floor(0.8)) = 1, so week 2 is 5.
    pytest.param(Start("minutes", (30, 4, 20), 18, 4, 2, 5, ("--unit-min", 1)), id="I8-guard-unit-given"),
    # The same without a unit given: the guard holds, so the unit is chosen from LOW = 4 < 5: half minutes.
    # Q1 = floor_0.5(4) = 4; s = round_0.5(1.8) = 2.0 (3.6 halves -> 4); cap max(0.5, floor_0.5(0.8)) = 0.5.
    pytest.param(Start("minutes", (30, 4, 20), 18, 4, 2, 4.5), id="guard-in-half-minutes"),
    # B = 42/3 = 14; 11.2; low 2 < 5.6; half minutes; Q1 = 2; s = round_0.5(1.4) = 1.5 (2.8 halves -> 3);
    # cap max(0.5, floor_0.5(0.4) = 0) = 0.5.
    pytest.param(Start("minutes", (20, 2, 20), 14, 2, 1.5, 2.5), id="guard-low-2"),
    # The guard's edge: B = 10, 8, low 4 = 0.5 * 8 is not below: Q1 = 8.
    pytest.param(Start("minutes", (4, 14, 12), 10, 8, 1, 9), id="guard-edge"),
    # B = 5; 4.0 < 5: half minutes; Q1 = 4; s = round_0.5(0.5) = 0.5; cap floor_0.5(0.8) = 0.5.
    pytest.param(Start("minutes", (4, 5, 6), 5, 4, 0.5, 4.5), id="half-minutes"),
    # B = 4.5; 3.6; half minutes: floor_0.5(3.6) = 3.5; s = round_0.5(0.45) = 0.5 (0.9 halves -> 1).
    pytest.param(Start("minutes", (4, 4.5, 5), 4.5, 3.5, 0.5, 4), id="half-minutes-floor"),
    # B = 6; 4.8 < 5: half minutes: floor_0.5(4.8) = 4.5; s = round_0.5(0.6) = 0.5 (1.2 halves -> 1).
    pytest.param(Start("minutes", (6, 6, 6), 6, 4.5, 0.5, 5), id="half-minutes-below-5"),
    # B = 6.25; 0.8 B = 5.0 is not below 5: whole minutes; s = round(0.625) = 1.
    pytest.param(Start("minutes", (6, 6.25, 6.5), 6.25, 5, 1, 6), id="whole-minutes-from-5"),
    # B = 4/3; 1.07; half minutes: floor_0.5(1.07) = 1; s = max(0.5, round_0.5(0.13) = 0) = 0.5; cap max(0.5, 0) = 0.5.
    pytest.param(Start("minutes", (2, 1, 1), 4 / 3, 1, 0.5, 1.5), id="half-minutes-at-1"),
    # A given unit wins: B = 5; 4.0; s = max(1, round(0.5) = 1) = 1.
    pytest.param(Start("minutes", (4, 5, 6), 5, 4, 1, 5, ("--unit-min", 1)), id="given-unit-wins"),
    # B = 450; 360 >= 250: unit 50: floor 350; s = round_50(45) = 50; cap floor_50(70) = 50.
    pytest.param(Start("metres", (400, 500, 450), 450, 350, 50, 400), id="metres-from-250"),
    # B = 312.5; 250.0: unit 50; s = round_50(31.25) = 50; cap floor_50(50) = 50.
    pytest.param(Start("metres", (310, 315, 312.5), 312.5, 250, 50, 300), id="metres-at-250"),
    # B = 270; 216: unit 10: floor 210; s = round_10(27) = 30; cap floor_10(42) = 40.
    pytest.param(Start("metres", (250, 250, 310), 270, 210, 30, 240), id="metres-50-to-250"),
    # B = 62.5; 50.0: unit 10; s = round_10(6.25) = 10; cap max(10, floor_10(10) = 10) = 10.
    pytest.param(Start("metres", (60, 65, 62.5), 62.5, 50, 10, 60), id="metres-at-50"),
    # B = 50; 40 < 50: unit 5; s = round_5(5) = 5; cap max(5, floor_5(8) = 5) = 5.
    pytest.param(Start("metres", (40, 50, 60), 50, 40, 5, 45), id="metres-below-50"),
    # B = 60; 48 < 50: unit 5: floor 45; s = round_5(6) = 5; cap floor_5(9) = 5.
    pytest.param(Start("metres", (50, 60, 70), 60, 45, 5, 50), id="metres-floor-5"),
    # B = 4500; 3600 >= 1000: unit 100; s = round_100(450) = 500, half up; cap floor_100(720) = 700.
    pytest.param(Start("steps", (4000, 5000, 4500), 4500, 3600, 500, 4100), id="steps-from-1000"),
    # B = 1250; 1000: unit 100; s = round_100(125) = 100; cap floor_100(200) = 200.
    pytest.param(Start("steps", (1200, 1300, 1250), 1250, 1000, 100, 1100), id="steps-at-1000"),
    # B = 900; 720: unit 50: floor 700; s = round_50(90) = 100 (1.8 -> 2); cap floor_50(140) = 100.
    pytest.param(Start("steps", (1000, 800, 900), 900, 700, 100, 800), id="steps-from-500"),
    # B = 625; 500: unit 50; s = round_50(62.5) = 50 (1.25 -> 1); cap floor_50(100) = 100.
    pytest.param(Start("steps", (600, 650, 625), 625, 500, 50, 550), id="steps-at-500"),
    # B = 350; 280 < 500: unit 10; s = round_10(35) = 40, half up; cap floor_10(56) = 50.
    pytest.param(Start("steps", (300, 400, 350), 350, 280, 40, 320), id="steps-below-500"),
    # B = 10, of that 8; a tenth is 1.
    pytest.param(Start("repetitions", (8, 10, 12), 10, 8, 1, 9), id="repetitions"),
    # B = 4; 3.2: one repetition is the least: 3; s = max(1, round(0.4) = 0) = 1: more than 20 %, as the text says.
    pytest.param(Start("repetitions", (3, 4, 5), 4, 3, 1, 4), id="repetitions-below-5"),
    # B = 40; 32; s = 4; cap floor(6.4) = 6.
    pytest.param(Start("minutes", (30, 40, 50), 40, 32, 4, 36), id="step-of-4"),
    # The same, gentle: s = 0.05 * 40 = 2.
    pytest.param(Start("minutes", (30, 40, 50), 40, 32, 2, 34, ("--profile", "gentle")), id="gentle-step-of-2"),
    # gentle in steps: 0.05 * 4500 = 225, round_100 = 200 (2.25 -> 2).
    pytest.param(
        Start("steps", (4000, 5000, 4500), 4500, 3600, 200, 3800, ("--profile", "gentle")), id="gentle-steps-of-200"
    ),
]


@pytest.mark.parametrize("start", STARTS)
def test_a_plan_starts_where_the_tries_say(start: Start) -> None:
    answer = calculate("pace", *start.tries, "--unit", start.unit, *start.more)
    assert answer["baseline"] == pytest.approx(start.baseline)
    assert answer["quota"] == pytest.approx(start.quota)
    assert answer["step"] == pytest.approx(start.step)
    assert quotas(answer)[:2] == pytest.approx([start.quota, start.second])
    assert not answer["provisional"]


@pytest.mark.parametrize("start", STARTS)
def test_the_calculator_and_a_plan_agree(start: Start, screened: Diary) -> None:
    aim = start.quota + 3 * start.step
    answer = calculate("pace", *start.tries, "--unit", start.unit, "--aim", aim, *start.more)
    added = add_plan(screened, *start.tries, unit=start.unit, more=("--aim", aim, *start.more))
    shown = screened.do("plan", "show", "walking")
    for field in ("baseline", "quota", "step"):
        assert added[field] == pytest.approx(answer[field]), field
    for field in ("baseline", "quota", "step", "weeks_to_aim"):
        assert shown[field] == pytest.approx(answer[field]), field
    assert quotas(shown) == pytest.approx(quotas(answer))


def test_the_smallest_step_is_kept_with_the_plan() -> None:
    # Half minutes were chosen below 5 and stay above it: s = 0.5 all the way.
    assert quotas(calculate("pace", 4, 5, 6, "--unit", "minutes", "--aim", 6.5)) == [4, 4.5, 5, 5.5, 6, 6.5]
    # Metres in tens, chosen at 200 (B = 250): s = round_10(25) = 30, half up, also above 250.
    assert quotas(calculate("pace", 250, 250, 250, "--unit", "metres", "--aim", 290)) == [200, 230, 260, 290]


def test_the_published_example_reaches_300_metres_in_week_8() -> None:
    answer = calculate("pace", 180, 220, 200, "--unit", "metres", "--aim", 300)
    assert quotas(answer) == [160, 180, 200, 220, 240, 260, 280, 300]
    assert [rung["week"] for rung in answer["ladder"]] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert answer["weeks_to_aim"] == 8


def test_the_ladder_is_linear_and_stops_at_the_aim() -> None:
    # 8, then 1 a week; 20 is reached after 12 steps, in week 13.
    answer = calculate("pace", 8, 12, 10, "--unit", "minutes", "--aim", 20)
    assert quotas(answer) == list(range(8, 21))
    assert answer["weeks_to_aim"] == 13
    # Q = min(G, Q + s): 32, 36, 40, 44, then 45 and not 48.
    assert quotas(calculate("pace", 40, 40, 40, "--unit", "minutes", "--aim", 45)) == [32, 36, 40, 44, 45]


def test_a_step_is_never_above_a_fifth_of_the_amount() -> None:
    # B = (60 + 12 + 60) / 3 = 44; 35.2; low 12 < 17.6: Q1 = 12; s = round(4.4) = 4.
    # 12: cap floor(2.4) = 2; 14: floor(2.8) = 2; 16: floor(3.2) = 3; 19: floor(3.8) = 3; 22: floor(4.4) = 4.
    answer = calculate("pace", 60, 12, 60, "--unit", "minutes", "--aim", 30)
    assert answer["step"] == 4
    assert quotas(answer) == [12, 14, 16, 19, 22, 26, 30]


def test_estimates_make_a_start_that_is_marked() -> None:
    # (20 + 5) / 2 = 12.5; 0.8 * 12.5 = 10; low 5 >= 5.
    answer = calculate("pace", "--unit", "minutes", "--good", 20, "--bad", 5)
    assert (answer["baseline"], answer["quota"], answer["provisional"]) == (12.5, 10, True)


def test_estimates_far_apart_start_at_the_bad_day() -> None:
    # (40 + 4) / 2 = 22; 17.6; low 4 < 8.8: floor_0.5(4) = 4.
    answer = calculate("pace", "--unit", "minutes", "--good", 40, "--bad", 4)
    assert (answer["baseline"], answer["quota"], answer["provisional"]) == (22, 4, True)


def test_tries_need_three_different_days(screened: Diary) -> None:
    same_day = date(2026, 1, 3)
    answer = ask_for_plan(screened, 8, 12, 10, dates=[same_day, same_day, same_day])
    assert answer.code != 0 or answer.json["provisional"]


def test_tries_need_to_lie_within_fourteen_days(screened: Diary) -> None:
    answer = ask_for_plan(screened, 8, 12, 10, dates=[date(2025, 12, 1), date(2025, 12, 20), date(2026, 1, 4)])
    assert answer.code != 0 or answer.json["provisional"]


# "gentle" is never as fast as steady


@pytest.mark.parametrize(
    ("unit", "tries", "aim"),
    [
        ("minutes", (8, 12, 10), 14),  # steady round(1.0) = 1, gentle round(0.5) = 1
        ("metres", (400, 500, 450), 600),  # steady round_50(45) = 50, gentle max(50, round_50(22.5) = 0) = 50
        ("minutes", (4, 5, 6), 7),  # steady 0.5, gentle max(0.5, round_0.5(0.25) = 0.5) = 0.5
        ("repetitions", (8, 10, 12), 12),  # 1 and 1
    ],
)
def test_gentle_steps_of_the_same_size_come_every_second_week(unit: str, tries: tuple[float, ...], aim: float) -> None:
    steady = calculate("pace", *tries, "--unit", unit, "--aim", aim)
    gentle = calculate("pace", *tries, "--unit", unit, "--aim", aim, "--profile", "gentle")
    assert gentle["step"] == steady["step"]
    rises = weeks_of_rises(quotas(gentle))
    assert len(rises) >= 3
    assert {later - earlier for earlier, later in itertools.pairwise(rises)} == {2}
    assert gentle["weeks_to_aim"] > steady["weeks_to_aim"]
    assert quotas(gentle)[-1] == aim


def test_gentle_comes_every_second_week_where_the_cap_makes_both_the_same() -> None:
    # B 18, start 4 by the guard, unit 1 given. Steady s = round(1.8) = 2, gentle round(0.9) = 1.
    # Below 10 the cap is max(1, floor(0.2 Q)) = 1 for both; from 10 on it is 2, and steady is faster by itself.
    ladder = quotas(
        calculate("pace", 30, 4, 20, "--unit", "minutes", "--unit-min", 1, "--aim", 16, "--profile", "gentle")
    )
    rises = weeks_of_rises(ladder)
    below = [week for week in rises if ladder[week - 1] <= 10]
    above = [week for week in rises if ladder[week - 1] >= 12]
    assert {later - earlier for earlier, later in itertools.pairwise(below)} == {2}
    assert {later - earlier for earlier, later in itertools.pairwise(above)} == {1}


def test_gentle_steps_of_half_the_size_come_every_week() -> None:
    assert quotas(calculate("pace", 30, 40, 50, "--unit", "minutes", "--aim", 40, "--profile", "gentle")) == [
        32,
        34,
        36,
        38,
        40,
    ]


def test_gentle_is_behind_steady_in_the_long_run() -> None:
    for tries, aim in (((8, 12, 10), 30), ((15, 15, 15), 30), ((30, 4, 20), 30), ((25, 30, 35), 60), ((2, 1, 1), 12)):
        steady = calculate("pace", *tries, "--unit", "minutes", "--aim", aim)
        gentle = calculate("pace", *tries, "--unit", "minutes", "--aim", aim, "--profile", "gentle")
        pairs = list(zip(quotas(steady), quotas(gentle), strict=False))
        assert all(slow <= fast for fast, slow in pairs), tries
        assert gentle["weeks_to_aim"] > 1.2 * steady["weeks_to_aim"], tries


def test_a_process_of_its_own_says_the_same() -> None:
    words = ("--json", "pace", 8, 12, 10, "--unit", "minutes", "--aim", 20)
    assert run_apart(*words) == run(*words)


def test_without_steps_there_is_no_ladder() -> None:
    answer = calculate("pace", 8, 12, 10, "--unit", "minutes", "--aim", 20, "--pem")
    assert (answer["step"], answer["ladder"], answer["weeks_to_aim"]) == (None, [], None)


# --------------------------------------------------------------------------------------------------------------------
# A12 PRE: what comes before tries
# --------------------------------------------------------------------------------------------------------------------


def open_s_sign(diary: Diary) -> None:
    diary.do("safety", "--answer", "RF07=yes")


def open_u_sign(diary: Diary) -> None:
    diary.do("safety", "--answer", "RF36=yes")


def open_e_sign(diary: Diary) -> None:
    diary.do("safety", "--answer", "RF20=yes")


def two_falls(diary: Diary) -> None:
    diary.do("safety", "--answer", "RF35=yes")


def ask_first_open(diary: Diary) -> None:
    diary.do("ask-first", "--answer", "AF07=yes")


def pem_often(diary: Diary) -> None:
    diary.do("steps", "ask", "often")


def pem_told(diary: Diary) -> None:
    diary.do("steps", "ask", "never", "--told", "yes")


BEFORE_TRIES = [open_e_sign, open_s_sign, open_u_sign, two_falls, ask_first_open, pem_often, pem_told]


@pytest.mark.parametrize("lock", BEFORE_TRIES)
def test_no_plan_from_tries_where_pre_does_not_hold(lock: Any, screened: Diary) -> None:
    lock(screened)
    answer = ask_for_plan(screened, 8, 12, 10)
    assert answer.code == 1, answer.said
    assert answer.err.strip()
    assert screened.do("plan", "list")["plans"] == []


@pytest.mark.parametrize("lock", BEFORE_TRIES)
def test_a_plan_from_estimates_stands_there_without_a_step(lock: Any, screened: Diary) -> None:
    lock(screened)
    added = add_plan(screened, more=("--good", 20, "--bad", 5, "--aim", 20))
    assert (added["provisional"], added["quota"]) == (True, 10)  # (20 + 5) / 2 = 12.5, 0.8 of it 10
    assert added["step"] is None
    assert screened.do("plan", "show", "walking")["step"] is None


@pytest.mark.parametrize("lock", BEFORE_TRIES)
def test_no_try_is_taken_later_where_pre_does_not_hold(lock: Any, screened: Diary) -> None:
    add_plan(screened, more=("--good", 20, "--bad", 5))
    lock(screened.on(2))
    for number in (3, 5, 7):
        answer = screened.on(number).ask("plan", "try", "walking", 4, "--date", day(number))
        assert answer.code == 1, answer.said
    shown = screened.on(8).do("plan", "show", "walking")
    assert (shown["trials"], shown["quota"]) == ([], 10)


@pytest.mark.parametrize("counted", ["tablets", "doses", "drops", "puffs", "mg"])
def test_no_plan_counts_a_medicine(counted: str, screened: Diary) -> None:
    answer = ask_for_plan(screened, 4, 5, 6, activity="Tramadol", unit="own", more=("--unit-name", counted))
    assert answer.code == 1, answer.said
    assert MEDICINE_LINE in same_words(answer)
    assert screened.do("plan", "list")["plans"] == []


@pytest.mark.parametrize("unit", ["repetitions", "minutes"])
@pytest.mark.parametrize(
    "activity",
    ["Salbutamol puffs", "Eye drops", "a dose of movicol", "Half a tablet", "Insulin 4 mg", "Tilidin Tropfen"],
)
def test_no_plan_counts_a_medicine_by_the_name_of_its_activity(activity: str, unit: str, screened: Diary) -> None:
    answer = ask_for_plan(screened, 8, 9, 10, activity=activity, unit=unit)
    assert answer.code == 1, answer.said
    assert MEDICINE_LINE in same_words(answer)
    assert screened.do("plan", "list")["plans"] == []


def test_drops_in_other_words_are_no_medicine(screened: Diary) -> None:
    assert add_plan(screened, 40, 40, 40, activity="Drop-in choir")["quota"] == 32  # 0.8 * 40


def test_a_goal_about_less_medicine_is_kept_with_the_line(screened: Diary) -> None:
    days = [word for when in (-2, -1, 0) for word in ("--trial", 10, "--trial-date", day(when))]
    answer = screened.text(
        "plan", "add", "--goal", "Reduce my medication", "--activity", "Walking", "--unit", "minutes", *days
    )
    assert answer.code == 0, answer.said
    assert MEDICINE_LINE in same_words(answer)


def test_the_line_of_medicines_is_not_said_elsewhere(screened: Diary) -> None:
    days = [word for when in (-2, -1, 0) for word in ("--trial", 10, "--trial-date", day(when))]
    answer = screened.text("plan", "add", "--goal", "To the park", "--activity", "Walking", "--unit", "minutes", *days)
    assert MEDICINE_LINE not in same_words(answer)


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


FIVE = (20.0, 20.0, 20.0, 20.0, 20.0, 0.0, 0.0)
"""Five sessions as planned, two days of rest that were logged."""

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
# A12 TRIES noted later for a plan from estimates
# --------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def estimated(screened: Diary) -> Diary:
    """A plan from estimates: (40 + 10) / 2 = 25; 0.8 * 25 = 20; the bad day 10 >= 10; Q = 20."""
    add_plan(screened, more=("--good", 40, "--bad", 10))
    assert screened.quota() == 20
    return screened


def note_tries(diary: Diary, amount: float, numbers: Sequence[int]) -> list[Answer]:
    return [diary.on(number).ask("plan", "try", "walking", amount, "--date", day(number)) for number in numbers]


def test_lower_tries_lower_the_amount_at_once(estimated: Diary) -> None:
    # B = 10, Q1 = 8 < 20; s = round(1.0) = 1.
    note_tries(estimated, 10, (2, 4, 6))
    shown = estimated.on(6).do("plan", "show", "walking")
    assert (shown["quota"], shown["step"], shown["baseline"], shown["provisional"]) == (8, 1, 10, False)
    assert estimated.on(7).amounts() == (8, 9, "steady")


def test_higher_tries_change_nothing_by_themselves_but_the_step(estimated: Diary) -> None:
    # B = 50, Q1 = 40 > 20: the person is asked; s = round(5.0) = 5.
    note_tries(estimated, 50, (2, 4, 6))
    shown = estimated.on(6).do("plan", "show", "walking")
    assert (shown["quota"], shown["step"]) == (20, 5)
    assert estimated.on(7).amounts() == (20, 24, "steady")


def test_two_tries_change_nothing(estimated: Diary) -> None:
    note_tries(estimated, 10, (2, 4))
    shown = estimated.on(4).do("plan", "show", "walking")
    assert (shown["quota"], shown["provisional"]) == (20, True)


def test_tries_more_than_fourteen_days_apart_change_nothing(estimated: Diary) -> None:
    note_tries(estimated, 10, (2, 4, 25))
    assert estimated.on(25).quota() == 20


def test_tries_in_a_flare_change_nothing(estimated: Diary) -> None:
    estimated.on(2).do("flare", "start")
    note_tries(estimated, 50, (2, 4, 6))
    # Day 6 of the flare, no morning known: three quarters of 20.
    assert estimated.on(6).amounts() == (15, 15, "flare")
    assert estimated.on(6).quota() == 20


def test_tries_while_ill_change_nothing(estimated: Diary) -> None:
    estimated.on(2).do("hold", "start", "illness")
    note_tries(estimated, 50, (2, 4, 6))
    assert estimated.on(6).amounts() == (None, None, "held")
    assert estimated.on(6).quota() == 20


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


# --------------------------------------------------------------------------------------------------------------------
# A13 FL-1, live: Q = 20, half 10, three quarters 15
# --------------------------------------------------------------------------------------------------------------------


def test_the_days_of_a_flare_without_any_entry(diary: Diary) -> None:
    # Days 1-2: 10; 3-4: 15; 5-7: no morning known: 15; from day 8 on: 10.
    diary.on(2).do("flare", "start")
    expected = [10, 10, 15, 15, 15, 15, 15, 10, 10, 10, 10, 10, 10, 10]
    assert [diary.on(number).amounts() for number in range(2, 16)] == [(one, one, "flare") for one in expected]


def test_a_flare_begun_in_the_check_in(diary: Diary) -> None:
    diary.on(2).checked_in({"interference": 7, "flare": "yes"})
    assert [diary.on(number).amounts() for number in (2, 3, 4)] == [
        (10, 10, "flare"),
        (10, 10, "flare"),
        (15, 15, "flare"),
    ]


def test_a_flare_in_the_smallest_amount(screened: Diary) -> None:
    # Q = 1 repetition: half of it is below the smallest useful version: 1, never 0.
    add_plan(screened, 1, 1, 2, unit="repetitions")
    screened.on(2).do("flare", "start")
    assert [screened.target(number) for number in (2, 3, 4, 5, 6)] == [1, 1, 1, 1, 1]


def flare_with_mornings(diary: Diary, answers: dict[int, str], last: int) -> None:
    """A flare from day 2; each day its own amount is done, mornings as given by their day's number."""
    diary.on(2).do("flare", "start")
    for number in range(2, last + 1):
        entry: dict[str, object] = {"interference": 6}
        if number in answers:
            entry["settled.walking"] = answers[number]
        diary.on(number).checked_in(entry)
        diary.on(number).checked_in({"done.walking": diary.on(number).plan()["target"]})


@pytest.mark.parametrize("word", ["yes", "nearly"])
def test_back_at_the_amount_after_a_settled_morning(word: str, diary: Diary) -> None:
    # Day 6 is day 5 of the flare: its morning was settled, so 20; before that the ladder.
    flare_with_mornings(diary, dict.fromkeys(range(3, 8), word), 7)
    assert [diary.target(number) for number in (4, 5)] == [15, 15]
    assert diary.on(6).amounts() == (20, 20, "flare")
    assert diary.on(7).amounts() == (20, 20, "flare")


def test_a_morning_that_was_not_settled_keeps_three_quarters(diary: Diary) -> None:
    flare_with_mornings(diary, dict.fromkeys(range(3, 8), "no"), 7)
    assert [diary.on(number).amounts() for number in (6, 7)] == [(15, 15, "flare")] * 2


def test_after_seven_days_half_or_the_amount_on_settled_mornings(diary: Diary) -> None:
    flare_with_mornings(diary, dict.fromkeys(range(3, 12), "yes"), 11)
    assert [diary.on(number).amounts() for number in (9, 10, 11)] == [(20, 20, "flare")] * 3


def test_after_seven_days_half_on_mornings_that_were_not(diary: Diary) -> None:
    flare_with_mornings(diary, dict.fromkeys(range(3, 12), "no"), 11)
    # Day 9 is day 8 of the flare.
    assert [diary.target(number) for number in (8, 9, 10)] == [15, 10, 10]


@pytest.mark.parametrize("answers", [{"flare": "no"}, {"interference": 4}, {"flare_over": "no"}, {"worry": "no"}])
def test_no_other_answer_ends_a_flare(answers: dict[str, object], diary: Diary) -> None:
    diary.on(2).do("flare", "start")
    diary.on(4).checked_in(answers)
    assert diary.on(4).amounts() == (15, 15, "flare")
    assert diary.on(5).amounts() == (15, 15, "flare")
    assert diary.on(9).amounts() == (10, 10, "flare")


def ended_by_command(diary: Diary) -> None:
    diary.do("flare", "end")


def ended_in_the_check_in(diary: Diary) -> None:
    diary.checked_in({"flare_over": "yes"})


@pytest.mark.parametrize("end", [ended_by_command, ended_in_the_check_in])
@pytest.mark.parametrize("ended_on", [2, 3, 5])
def test_after_its_end_two_days_of_three_quarters(ended_on: int, end: Any, diary: Diary) -> None:
    diary.on(2).do("flare", "start")
    end(diary.on(ended_on))
    assert diary.on(ended_on).amounts() == (15, 15, "easing_back")
    assert diary.on(ended_on + 1).amounts() == (15, 15, "easing_back")
    # Then Q, and no ceiling above it until the week of hold is over.
    for later in (2, 4, 6):
        assert diary.on(ended_on + later).amounts()[:2] == (20, 20), later
    assert diary.on(ended_on + 9).amounts() == (20, 24, "steady")


def test_who_was_back_stays_there(diary: Diary) -> None:
    flare_with_mornings(diary, dict.fromkeys(range(3, 8), "yes"), 7)
    diary.on(7).do("flare", "end")
    assert [diary.target(number) for number in (7, 8, 9)] == [20, 20, 20]


def test_after_a_long_flare_three_quarters_last_the_week(diary: Diary) -> None:
    # Days 2 to 11: ten days. 15 until the week of hold is over, then 20.
    diary.on(2).do("flare", "start")
    diary.on(11).do("flare", "end")
    assert [diary.target(number) for number in (11, 12, 13, 15, 17)] == [15] * 5
    assert diary.on(20).amounts() == (20, 24, "steady")


def test_the_end_can_be_said_later(diary: Diary) -> None:
    # Begun on day 2, silent; said on day 22: it was over since day 4. A flare of three days: no 14 days, no 7 days.
    diary.on(2).do("flare", "start")
    diary.on(22).do("flare", "end", "--since", day(4))
    assert diary.on(22).amounts()[2] != "flare"
    assert diary.on(24).amounts() == (20, 24, "steady")


def test_a_long_silence_that_was_no_flare_leaves_the_step_whole(diary: Diary) -> None:
    diary.on(2).do("flare", "start")
    diary.on(22).do("flare", "end", "--since", day(4))
    diary.accept(22)
    diary.week(22, (15, 15, 20, 20, 20, 20, 20))
    said = diary.review(29)
    assert (said["decision"], said["next_quota"]) == ("up", 23)  # 20 + 3


def test_in_a_flare_of_many_days_nobody_is_welcomed_back(diary: Diary) -> None:
    flare_with_mornings(diary, {}, 17)
    assert "welcome back" not in diary.on(17).text("today").said.lower()


@pytest.fixture
def forty(screened: Diary) -> Diary:
    """Tries 40: B = 40, Q = 32, s = 4; halved 2. Half 16, three quarters 24; the cap of a step floor(6.4) = 6."""
    add_plan(screened, 40, 40, 40)
    return screened


def test_without_flares_the_step_is_whole(forty: Diary) -> None:
    forty.week(1, (32, 32, 32, 32, 32, 0, 0))
    assert forty.review(8)["next_quota"] == 36


def test_three_flares_in_28_days_halve_the_step(forty: Diary) -> None:
    for first in (1, 5, 9):
        forty.on(first).do("flare", "start")
        forty.on(first + 1).do("flare", "end")
    forty.accept(8)
    forty.accept(15)
    forty.week(22, (32, 32, 32, 32, 32, 0, 0))
    said = forty.review(29)
    assert (said["decision"], said["next_quota"]) == ("up", 34)  # 32 + 4 / 2


def test_two_flares_in_28_days_do_not(forty: Diary) -> None:
    for first in (1, 5):
        forty.on(first).do("flare", "start")
        forty.on(first + 1).do("flare", "end")
    forty.accept(8)
    forty.accept(15)
    forty.week(22, (32, 32, 32, 32, 32, 0, 0))
    assert forty.review(29)["next_quota"] == 36


def test_three_flares_in_more_than_28_days_do_not(forty: Diary) -> None:
    for first in (1, 20, 40):
        forty.on(first).do("flare", "start")
        forty.on(first + 1).do("flare", "end")
    forty.week(57, (32, 32, 32, 32, 32, 0, 0))
    said = forty.review(64)
    assert (said["decision"], said["next_quota"]) == ("up", 36)


def test_a_flare_of_more_than_14_days_halves_the_step(forty: Diary) -> None:
    forty.on(1).do("flare", "start")
    forty.on(17).do("flare", "end")
    forty.accept(22)
    forty.week(29, (32, 32, 32, 32, 32, 0, 0))
    said = forty.review(36)
    assert (said["decision"], said["next_quota"]) == ("up", 34)


def test_a_flare_of_ten_days_does_not(forty: Diary) -> None:
    forty.on(1).do("flare", "start")
    forty.on(10).do("flare", "end")
    forty.accept(15)
    forty.week(29, (32, 32, 32, 32, 32, 0, 0))
    assert forty.review(36)["next_quota"] == 36


def flares_then_weeks(diary: Diary, weeks: int) -> list[float]:
    """Three flares in the first ten days, then weeks in which everything is as planned; the amount of each week."""
    for first in (1, 5, 9):
        diary.on(first).do("flare", "start")
        diary.on(first + 1).do("flare", "end")
    lived = [diary.on(22).quota()]
    for number in range(22, 22 + 7 * weeks, 7):
        now = lived[-1]
        diary.week(number, (now, now, now, now, now, 0, 0))
        diary.accept(number + 7)
        lived.append(diary.on(number + 7).quota())
    return lived


def test_halved_steps_of_the_same_size_come_every_second_week(screened: Diary) -> None:
    # s = 1, halved round(0.5) = 1: the same, so 14 days between two steps.
    add_plan(screened, 8, 12, 10)
    rises = weeks_of_rises(flares_then_weeks(screened, 6))
    assert len(rises) >= 2
    assert {later - earlier for earlier, later in itertools.pairwise(rises)} == {2}


def test_a_gentle_plan_that_is_also_halved_steps_every_third_week(screened: Diary) -> None:
    add_plan(screened, 8, 12, 10, more=("--profile", "gentle"))
    rises = weeks_of_rises(flares_then_weeks(screened, 7))
    assert len(rises) >= 2
    assert {later - earlier for earlier, later in itertools.pairwise(rises)} == {3}


def test_the_step_stays_halved_after_eight_weeks_until_the_person_says_yes(forty: Diary) -> None:
    # The third flare ended on day 10; day 71 is more than eight weeks later. Nothing returns by itself.
    for first in (1, 5, 9):
        forty.on(first).do("flare", "start")
        forty.on(first + 1).do("flare", "end")
    forty.week(71, (32, 32, 32, 32, 32, 0, 0))
    assert forty.review(78)["next_quota"] == 34


def test_a_flare_asks_for_something_every_day(diary: Diary) -> None:
    diary.on(2).do("flare", "start")
    assert all((diary.target(number) or 0) > 0 for number in range(2, 24))


# --------------------------------------------------------------------------------------------------------------------
# A13 FL-1 in a replay
# --------------------------------------------------------------------------------------------------------------------


def replayed(table: Path, *more: object) -> dict[str, tuple[float | None, float | None, str]]:
    """Target, ceiling and state by date, from a start of 20 with a step of 3."""
    answer = replay(table, "--quota", 20, "--step", 3, *more)
    return {one["date"]: (one["target"], one["ceiling"], one["state"]) for one in answer["days"]}


def test_the_days_of_a_flare_in_a_replay(tmp_path: Path) -> None:
    flares = [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0]  # days 2 to 10: nine days
    table = write_table(
        tmp_path / "d.csv", ("date", "done", "flare"), [(day(n + 1), 0, f) for n, f in enumerate(flares)]
    )
    days = replayed(table)
    # 1-2: 10; 3-4: 15; 5-7: nothing known: 15; 8-9: 10. It lasted more than 7 days: 15 for the week of hold.
    expected = [10, 10, 15, 15, 15, 15, 15, 10, 10]
    assert [days[str(day(n))] for n in range(2, 11)] == [(one, one, "flare") for one in expected]
    assert [days[str(day(n))] for n in (11, 12, 13, 14)] == [(15, 15, "easing_back")] * 4


def test_a_settled_morning_in_a_replay_belongs_to_the_row_before(tmp_path: Path) -> None:
    # The flare begins on day 1. `settled` on the row of day 4 tells of the morning of day 5.
    rows = [
        (day(1), 10, "no", 1),
        (day(2), 10, "no", 1),
        (day(3), 15, "no", 1),
        (day(4), 15, "yes", 1),
        (day(5), 20, "yes", 1),
        (day(6), 20, "no", 1),
        (day(7), 15, "no", 1),
    ]
    days = replayed(write_table(tmp_path / "d.csv", ("date", "done", "settled", "flare"), rows))
    assert [days[str(day(n))][0] for n in range(1, 8)] == [10, 10, 15, 15, 20, 20, 15]


def test_days_without_a_row_are_days_of_the_flare(tmp_path: Path) -> None:
    rows = [(day(1), 20, 0), (day(2), 10, 1), (day(6), 15, None), (day(7), 15, 0)]
    days = replayed(write_table(tmp_path / "d.csv", ("date", "done", "flare"), rows))
    assert days[str(day(6))] == (15, 15, "flare")  # day 5 of it, no morning known
    assert days[str(day(7))] == (15, 15, "easing_back")


def test_in_a_column_without_a_0_an_empty_cell_of_a_logged_day_is_one(tmp_path: Path) -> None:
    flares = (1, 1, None, None, None, None, None)
    rows = [(day(n), 10, flare) for n, flare in enumerate(flares, 1)]
    days = replayed(write_table(tmp_path / "d.csv", ("date", "done", "flare"), rows))
    assert days[str(day(2))] == (10, 10, "flare")
    assert days[str(day(3))] == (15, 15, "easing_back")
    assert days[str(day(4))] == (15, 15, "easing_back")
    assert days[str(day(5))][:2] == (20, 20)  # the week of hold


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


# --------------------------------------------------------------------------------------------------------------------
# A14.1 and A7: effort that makes worse
# --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("often",), ("always",), ("never", "--told", "yes"), ("sometimes", "--told", "yes")])
def test_the_branch_turns_steps_off(words: tuple[str, ...], diary: Diary) -> None:
    diary.on(2).do("steps", "ask", *words)
    assert diary.on(2).amounts() == (20, 20, "envelope")
    shown = diary.on(2).do("plan", "show", "walking")
    assert (shown["step"], shown["ladder"], shown["weeks_to_aim"]) == (None, [], None)


def test_the_branch_never_proposes_a_step(diary: Diary) -> None:
    diary.on(1).do("steps", "ask", "often")
    diary.week(1, FIVE)
    said = diary.review(8)
    assert (said["decision"], said["next_quota"]) == ("hold", 20)
    assert "pem" in said["reasons"]
    diary.accept(8)
    assert diary.on(8).quota() == 20


def test_a_specialist_turns_steps_on_again(diary: Diary) -> None:
    diary.on(1).do("steps", "ask", "often")
    diary.on(2).do("steps", "on", "--agreed-by", "ME/CFS specialist team")
    assert diary.on(2).amounts()[2] == "steady"
    diary.week(1, FIVE)
    assert diary.review(8)["decision"] == "up"


def test_a_clinicians_yes_to_ask_first_does_not_open_the_branch(diary: Diary) -> None:
    # C5: a "cleared on {date} by {role}" field unlocks, never the PEM branch.
    diary.on(1).do("steps", "ask", "often")
    diary.on(1).do("ask-first", "--answer", "AF07=yes")
    diary.on(2).do("ask-first", "--looked-at", "AF07", "--by", "GP")
    assert diary.on(2).amounts() == (20, 20, "envelope")
    assert diary.on(2).do("plan", "show", "walking")["step"] is None


@pytest.mark.parametrize("command", [("pace", 8, 12, 10, "--aim", 20, "--pem"), ("plan", "show", "walking"), ("why",)])
def test_the_branch_says_that_there_are_no_steps(command: tuple[object, ...], diary: Diary) -> None:
    diary.do("steps", "ask", "often")
    said = diary.text(*command).said.lower()
    assert "no step" in said
    assert "one small step is" not in said


@pytest.mark.parametrize("command", ["today", "why", "nudge", "review"])
def test_the_branch_names_no_step_anywhere(command: str, diary: Diary) -> None:
    diary.on(1).do("steps", "ask", "often")
    diary.week(1, FIVE)
    answer = diary.on(8).text(command)
    assert answer.code == 0, answer.said
    assert not re.search(r"small step is|step is \d|one step \d|up to \d+ on a good day", answer.said.lower())


def test_a_day_outside_the_envelope_makes_the_next_one_smaller(diary: Diary) -> None:
    # EQ = spent / available * 100. Days 1 to 4: 60/80 = 75, ten minutes each. Day 5: 80/50 = 160 > 100.
    # Day 6: min(20, 0.8 * median(10, 10, 10, 10)) = 8.
    diary.on(1).do("steps", "ask", "often")
    for number in (1, 2, 3, 4):
        diary.on(number).checked_in({"done.walking": 10, "energy_available": 80, "energy_spent": 60})
    assert diary.on(5).plan()["target"] == 20
    diary.on(5).checked_in({"done.walking": 20, "energy_available": 50, "energy_spent": 80})
    assert diary.on(6).amounts() == (8, 8, "envelope")


def test_the_energy_quotient_is_spent_of_available(diary: Diary) -> None:
    # I8: expended 80, perceived 50 -> 160; 60/80 -> 75.
    diary.on(1).checked_in({"energy_available": 50, "energy_spent": 80})
    diary.on(2).checked_in({"energy_available": 80, "energy_spent": 60})
    said = [diary.on(number).do("checkin", "--set", "interference=3")["energy_quotient"] for number in (1, 2)]
    assert said == [160, 75]


def test_sometimes_is_gentle(screened: Diary) -> None:
    screened.do("steps", "ask", "sometimes")
    added = add_plan(screened, 40, 40, 40, dates=[day(-5), day(-3), day(-1)])
    assert (added["quota"], added["step"]) == (32, 2)  # 0.05 * 40


def test_sometimes_never_starts_above_the_bad_day(screened: Diary) -> None:
    # B = 10, 0.8 B = 8, lowest 4: without the answer 8, with it never above 4.
    screened.do("steps", "ask", "sometimes")
    assert add_plan(screened, 4, 14, 12, dates=[day(-5), day(-3), day(-1)])["quota"] == 4


def test_sometimes_needs_two_days_between_tries(screened: Diary) -> None:
    screened.do("steps", "ask", "sometimes")
    answer = ask_for_plan(screened, 10, 10, 10, dates=[day(-2), day(-1), day(0)])
    assert answer.code in (1, 2), answer.said
    assert screened.do("plan", "list")["plans"] == []


def test_sometimes_stays_at_three_quarters_until_a_flare_is_over(screened: Diary) -> None:
    screened.do("steps", "ask", "sometimes")
    add_plan(screened, 25, 25, 25, dates=[day(-5), day(-3), day(-1)])
    assert screened.quota() == 20
    flare_with_mornings(screened, dict.fromkeys(range(3, 9), "yes"), 8)
    assert [screened.target(number) for number in (6, 7, 8)] == [15, 15, 15]


# --------------------------------------------------------------------------------------------------------------------
# A12 DATE: the date a person set beside the week in which the aim can stand
# --------------------------------------------------------------------------------------------------------------------


def interviewed(diary: Diary, folder: Path, aim: int, by: date) -> str:
    """What the conversation says to tries 8, 12, 10 (Q 8, s 1), an aim and a date."""
    answers = {
        "way": "short",
        "adult": "yes",
        "matters": "my family",
        "goal": "walk to the park",
        "activity": "Walking",
        "unit": "minutes",
        "aim": str(aim),
        "by": str(by),
        "days": "5",
        "confidence": "8",
        "pem": "never",
        "told": "no",
        "start": "tries",
        "try1": "8",
        "try2": "12",
        "try3": "10",
        "ask_first": "0",
    }
    file = folder / "answers.toml"
    file.write_text("".join(f'{name} = "{answer}"\n' for name, answer in answers.items()), encoding="utf-8")
    answer = diary.text("interview", "--answers", file)
    assert answer.code == 0, answer.said
    return answer.said.lower()


def test_a_date_before_the_aim_can_stand_is_kept_as_a_hope(screened: Diary, tmp_path: Path) -> None:
    # 20 comes after twelve steps, in week 13, which begins on 30 March; 2 February is long before.
    assert "hope" in interviewed(screened, tmp_path, 20, date(2026, 2, 2))
    kept = screened.do("goals")["goals"][0]
    assert kept["by"] == "2026-02-02"
    assert screened.do("plan", "show", "walking")["aim"] == 20


def test_a_date_that_the_aim_can_meet_is_no_hope(screened: Diary, tmp_path: Path) -> None:
    # 14 comes after six steps, in week 7, which begins on 16 February; 16 March is four weeks later.
    assert "hope" not in interviewed(screened, tmp_path, 14, date(2026, 3, 16))
