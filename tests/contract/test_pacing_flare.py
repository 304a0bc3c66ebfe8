"""Vectors for the days of a flare-up, its end and the steps after it (clinical.md A13), live and in a replay.

Worked by hand from the text.

Each comment carries the arithmetic. Days are numbered from Monday 5 January 2026, the day on which a plan begins; the
first review is due on day 8 and looks at days 1 to 7.
"""

import itertools
from pathlib import Path
from typing import Any

import pytest

from tests.contract.pacing import flare_with_mornings, weeks_of_rises
from tests.contract.program import Diary, add_plan, day, replay, write_table

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


def test_in_a_flare_of_many_silent_days_nothing_is_offered(diary: Diary) -> None:
    # Begun on day 2, silent: day 20 is day 19 of it. It keeps its place; another start is offered once it is over.
    diary.on(2).do("flare", "start")
    assert diary.on(20).do("restart")["offers"] == []
    assert diary.on(20).ask("restart", "walking", "--take").code == 1


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
