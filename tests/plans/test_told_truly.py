"""What a sentence says is so: of mixed weeks, of the earliest day of an aim, of amounts without a unit."""

from pathlib import Path

import pytest

from tests.contract.program import Diary, add_plan, day, replay, write_table


def missed(diary: Diary, *done: float) -> str:
    """What the second of two such weeks is told."""
    for first in (1, 8):
        diary.week(first, done)
        if first == 1:
            diary.on(8).do("review", "--hold")
    return diary.on(15).text("review").said


@pytest.fixture
def walking(tmp_path: Path) -> Diary:
    diary = Diary(tmp_path / "diary")
    add_plan(diary, 25, 25, 25, more=("--aim", 60))
    return diary


def test_days_far_above_the_amount_are_not_called_less(walking: Diary) -> None:
    said = missed(walking, 40, 5, 5, 5, 5, 0, 0)
    assert "some were much less, some a good deal more" in said
    assert "much less was possible" not in said


def test_days_below_the_amount_are_called_less(walking: Diary) -> None:
    assert "much less was possible than planned" in missed(walking, 5, 5, 5, 5, 5, 0, 0)


def test_a_review_that_stays_makes_the_aim_no_earlier(walking: Diary) -> None:
    """On the day of a review that proposes to stay the next amount can stand a week later at the earliest."""
    walking.week(1, (20, 20, 20, 20, 20, 0, 0))
    early = walking.on(8).text("plan", "show", "walking").out
    other = Diary(walking.folder.parent / "other")
    add_plan(other, 25, 25, 25, more=("--aim", 60))
    other.week(1, (20, 0, 0, 0, 0, 0, 0))
    late = other.on(8).text("plan", "show", "walking").out
    told = [next(line for line in text.splitlines() if "the aim can stand from" in line) for text in (early, late)]
    assert told[0] != told[1]


def test_after_a_flare_up_no_step_is_counted_before_a_week_without_one(walking: Diary) -> None:
    walking.on(2).do("flare", "start")
    walking.on(4).do("flare", "end")
    assert "the aim can stand from" in walking.on(5).text("plan", "show", "walking").out
    other = Diary(walking.folder.parent / "other")
    add_plan(other, 25, 25, 25, more=("--aim", 60))
    calm, flared = (one.on(5).text("plan", "show", "walking").out for one in (other, walking))
    line = "the aim can stand from"
    assert next(one for one in calm.splitlines() if line in one) != next(
        one for one in flared.splitlines() if line in one
    )


def test_a_replay_without_a_unit_has_single_blanks(tmp_path: Path) -> None:
    rows = [(day(number), 5) for number in range(1, 29)]
    diary = Diary(tmp_path / "diary")
    table = write_table(tmp_path / "weeks.csv", ("date", "done"), rows)
    said = diary.on(60).text("replay", table, "--quota", 20, "--step", 3).out
    assert all("  " not in line.strip() for line in said.splitlines())


def test_a_sign_that_was_closed_within_the_week_locks_no_step_of_a_replay(tmp_path: Path) -> None:
    """clinical.md C: closing a sign ends its lock everywhere at once, also in a review that is due."""
    flags = {4: 1, 5: 0}
    rows = [
        (day(number), 20 if number % 7 not in (6, 0) else 0, "yes", flags.get(number, 0)) for number in range(1, 15)
    ]
    table = write_table(tmp_path / "weeks.csv", ("date", "done", "settled", "red_flag"), rows)
    found = replay(table, "--quota", 20, "--step", 3)
    assert found["weeks"][0]["decision"] == "up"
    open_still = [(*row[:3], 1 if place >= 3 else 0) for place, row in enumerate(rows)]
    table = write_table(tmp_path / "open.csv", ("date", "done", "settled", "red_flag"), open_still)
    assert {week["decision"] for week in replay(table, "--quota", 20, "--step", 3)["weeks"]} == {"hold"}
