"""Vectors for how a plan begins (clinical.md A12: PRE, tries, first amount, step, date), worked by hand from its text.

Each comment carries the arithmetic. Days are numbered from Monday 5 January 2026, the day on which a plan begins; the
first review is due on day 8 and looks at days 1 to 7.
"""

import itertools
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.contract.pacing import MEDICINE_LINE, quotas, same_words, weeks_of_rises
from tests.contract.program import Answer, Diary, add_plan, ask_for_plan, calculate, day, run, run_apart

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


PEM_BRANCH = (pem_often, pem_told)
"""Effort makes worse more often than sometimes, so the start is never above the bad day either (A14.1)."""
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
    assert added["provisional"]
    assert added["quota"] == (5 if lock in PEM_BRANCH else 10)  # (20 + 5) / 2 = 12.5, 0.8 of it 10
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
    assert (shown["trials"], shown["quota"]) == ([], 5 if lock in PEM_BRANCH else 10)


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
