"""What a sentence says is so: of mixed weeks, of amounts without a unit, of a sign that was closed."""

from pathlib import Path

import pytest

from tests.conftest import Shell, on
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
    assert "less was done than planned" not in said


def test_days_below_the_amount_are_called_less(walking: Diary) -> None:
    assert "less was done than planned" in missed(walking, 5, 5, 5, 5, 5, 0, 0)


def test_days_just_below_the_amount_are_not_called_much_less(walking: Diary) -> None:
    """clinical.md A12: as planned is 0.9 of the amount and more; 17 of 20 minutes are less, and not much less."""
    said = missed(walking, 17, 17, 17, 17, 17, 0, 0)
    assert "0 % of it was as planned, then 0 %" in said
    assert "much less" not in said


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


def every_second_day(diary: Diary, first: int, done: float) -> None:
    """A week of sessions with a day between, each of them settled two days later."""
    for number in range(first, first + 7):
        settled = {"settled.walking": "yes"} if number - first in (2, 4, 6) else {}
        diary.on(number).checked_in({"done.walking": 0 if (number - first) % 2 else done, **settled})


def test_how_often_a_step_comes_is_told_for_the_amounts_that_follow(tmp_path: Path) -> None:
    """clinical.md A12: gentle waits 14 days only where the cap makes its step the one that steady would take."""
    diary = Diary(tmp_path / "diary")
    diary.on(1).do("ask-first", "--answer", "AF14=sometimes")
    dates = (day(-8), day(-5), day(-1))
    add_plan(diary, 12, 9, 30, dates=dates, more=("--aim", 20, "--days-per-week", 5))
    told = "One small step is 1 minute, once in 2 weeks at most, from 10 minutes on once a week."
    assert told in diary.text("why").out
    assert diary.do("plan", "show", "walking")["weeks_to_aim"] == 12
    every_second_day(diary, 1, 9)
    diary.accept(8)
    assert "One small step is 1 minute, once a week at most." in diary.on(8).text("why").out
    every_second_day(diary, 8, 10)
    assert diary.review(15)["next_quota"] == 11


def test_a_step_of_the_least_that_can_be_counted_is_no_fifth(tmp_path: Path) -> None:
    """clinical.md A12: of 2 minutes half a minute is a quarter, and no step is less than can be counted."""
    diary = Diary(tmp_path / "diary")
    add_plan(diary, 12, 2, 12, more=("--aim", 10))
    for command in (("why",), ("today",), ("plan", "show", "walking")):
        said = diary.text(*command).out
        assert "a fifth" not in said, command
    assert (
        "One small step is 0.5 minutes at this amount, the least that can be counted, and later up to 1 minute; "
        "it comes once a week at most."
    ) in diary.text("why").out


def test_what_is_rounded_down_is_shown_as_what_it_is(tmp_path: Path) -> None:
    """3.47 would be 3.5 in tenths, which half minutes can count."""
    diary = Diary(tmp_path / "diary")
    add_plan(diary, 3, 4, 6)
    assert (
        "80 % of that is 3.47 minutes; rounded down to what can be counted, the start was 3 minutes."
        in diary.text("why").out
    )


PROMISES = ("would be enough", "looked at again", "comes first", "needed for a step", "a step waits", "Steps wait")
"""What is said of a step that can come."""


@pytest.mark.parametrize("more", [(), ("flare",), ("sign",), ("hold",)])
def test_in_the_branch_nothing_speaks_of_a_step_to_come(tmp_path: Path, more: tuple[str, ...]) -> None:
    """clinical.md A14.1: only a specialist's word changes it, whatever else is open or over."""
    diary = Diary(tmp_path / "diary")
    add_plan(diary, 26, 33, 19, more=("--aim", 40))
    diary.on(2).do("hold", "start", "holiday")
    diary.on(4).do("hold", "end")
    diary.on(5).do("ask-first", "--answer", "AF14=always")
    if "flare" in more:
        diary.on(5).do("flare", "start")
        diary.on(8).do("flare", "end")
    if "sign" in more:
        diary.on(6).do("safety", "--answer", "RF29=yes")
    if "hold" in more:
        diary.on(6).do("hold", "start", "new_medicine")
    for number in (6, 8, 9):
        for command in (("why",), ("review",), ("today",), ("plan", "show", "walking")):
            said = diary.on(number).ask(*command) if command == ("review",) else diary.on(number).text(*command)
            assert not [words for words in PROMISES if words in said.said], (number, command, said.said)
    assert "Only a specialist's word changes this" in diary.on(9).text("why").out


def test_beside_an_open_sign_all_plans_say_the_same_of_steps(tmp_path: Path) -> None:
    """clinical.md A14: whether a plan came from tries or from estimates, its steps wait."""
    diary = Diary(tmp_path / "diary")
    add_plan(diary, 26, 33, 19)
    add_plan(diary, activity="Reading", more=("--good", 20, "--bad", 12))
    diary.do("safety", "--answer", "RF29=yes")
    diary.do("hold", "start", "illness")
    for command in (("plan", "show", "walking"), ("plan", "show", "reading")):
        said = diary.text(*command).out
        assert "Steps wait until what is open has been looked at." in said
        assert "One small step" not in said


def test_of_two_plans_the_aim_is_told_with_their_turns(tmp_path: Path) -> None:
    """clinical.md A12: only one plan steps up per week, so none comes as soon as by itself."""
    diary = Diary(tmp_path / "diary")
    add_plan(diary, 26, 33, 19, more=("--aim", 40))
    turns = "Only one plan steps up in a week; your plans take turns, so it can be later."
    alone = diary.text("plan", "show", "walking").out
    assert "the aim can stand from" in alone
    assert turns not in alone
    asked = ("plan", "add", "--goal", "g", "--activity", "Reading", "--unit", "minutes", "--aim", 30, "--adult", "yes")
    assert turns in diary.text(*asked, "--good", 20, "--bad", 12).out
    for plan in ("walking", "reading"):
        assert turns in diary.text("plan", "show", plan).out


def test_a_review_names_the_days_that_its_own_week_was_held_and_the_replay_the_same(walking: Diary) -> None:
    """clinical.md A14.4: well since the first day of a week, two days of it ask for half and hold it."""
    walking.on(5).do("hold", "start", "illness")
    walking.on(8).do("hold", "end", "--well-since", day(8).isoformat())
    for number in (8, 10, 12):
        walking.on(number).checked_in({"done.walking": 10})
    told = "12 January and 13 January were days of coming back after an illness."
    assert told in walking.on(15).text("review").said
    assert told in walking.on(15).text("replay", "--plan", "walking").said


@pytest.mark.parametrize(("good", "bad", "aim"), [(12, 5, 5), (20, 10, 6), (20, 18, 10)])
def test_an_aim_that_is_less_is_told_as_the_aim_and_nothing_of_effort_is_said(
    good: int, bad: int, aim: int, painplan: Shell
) -> None:
    amounts = ("--good", str(good), "--bad", str(bad), "--aim", str(aim))
    said = painplan("plan", "add", "--goal", "L", "--activity", "W", "--unit", "minutes", *amounts, "--adult", "yes")
    told = painplan("why", "w").out
    for text in (said.out, told):
        assert "make you worse" not in text
    assert "aim is less" in told


def test_after_a_time_away_the_step_is_that_of_the_amount_that_holds(painplan: Shell) -> None:
    """A fifth of 80 metres is 16, and 10 of it can be counted: whatever was agreed before the holiday."""
    painplan("ask-first", *(f"--answer=AF{n:02}=no" for n in (*range(1, 14), 15)), "--answer=AF14=never")
    plan = ("--goal", "D", "--activity", "Pond", "--unit", "metres", "--good", "400", "--bad", "90", "--aim", "600")
    painplan("plan", "add", *plan, "--days-per-week", "3", "--adult", "yes")
    for number in (0, 2, 4):
        painplan("checkin", "--set", "done.pond=90", "--set", "settled.pond=yes", day=on(number))
    painplan("checkin", "--set", "settled.pond=yes", day=on(5))
    painplan("review", "--accept", day=on(7))
    before = painplan("today", "--json", day=on(7)).document["plans"][0]["quota"]
    painplan("hold", "start", "holiday", day=on(8))
    painplan("hold", "end", day=on(11))
    quota = painplan("today", "--json", day=on(11)).document["plans"][0]["quota"]
    assert quota < before
    why = painplan("why", "pond", day=on(11)).out
    shown = painplan("plan", "show", "pond", "--json", day=on(11)).document["step_text"]
    assert f"One small step is {min(20, max(10, int(quota * 0.2) // 10 * 10))} metres" in why
    assert "is 10 metres" in shown
