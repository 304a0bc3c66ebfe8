"""Live plan, review, `why`, replay of the diary and replay of a table: vectors worked from the text of the rules.

clinical.md A10, A11, A12 (``WEEKLY REVIEW``, ``UNKNOWN``, ``step s``), A13, A14.4 and "Several at once", H4; the
replay of the command line's contract. Days are numbered from Monday 5 January 2026, the day on which a plan begins; the
plan of `diary` stands at 20 minutes, its step is 3.

Where the text is open the careful way is taken, and the comment says why.
"""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from tests.contract.program import Diary, add_plan, calculate, day, replay, run, write_table


def own_replay(diary: Diary, number: int, plan: str = "walking") -> Any:
    """The replay of the diary's own plan, asked for on the day with this number."""
    return diary.on(number).do("replay", "--plan", plan)


def days_of(answer: Any) -> dict[str, tuple[float | None, float | None]]:
    """Target and ceiling by date."""
    return {one["date"]: (one["target"], one["ceiling"]) for one in answer["days"]}


# --------------------------------------------------------------------------------------------------------------------
# H4, A12: a check-in without an amount. Blank is blank, not 0.
# --------------------------------------------------------------------------------------------------------------------


def quick_fortnight(diary: Diary) -> None:
    """Six days of two weeks with the three questions of the quick check-in, and never an amount."""
    diary.do("set", "quick_checkin", "1")
    for number in (*range(1, 7), *range(8, 14)):
        diary.on(number).checked_in({"interference": 4, "mattered": "a_little", "flare": "no"})


def test_quick_check_ins_alone_lower_nothing(diary: Diary) -> None:
    # No amount is known on any day: less than min(4, 5) days are logged, so hold; never DOWN from what is not known.
    quick_fortnight(diary)
    said = diary.review(15)
    assert (said["decision"], said["next_quota"], said["reasons"]) == ("hold", 20, ["too_few_days"])
    assert "(0 %" not in diary.on(15).text("why").said
    own = own_replay(diary, 15)
    assert [(week["decision"], week["next_quota"]) for week in own["weeks"]] == [("hold", 20), ("hold", 20)]


def test_a_fortnight_of_blank_amounts_is_the_same_in_a_table(tmp_path: Path) -> None:
    rows = [(day(n), None, 4) for n in (*range(1, 7), *range(8, 14))]
    table = write_table(tmp_path / "d.csv", ("date", "done", "pain"), rows)
    weeks = replay(table, "--quota", 20, "--step", 3)["weeks"]
    assert [(week["decision"], week["reasons"]) for week in weeks] == [("hold", ["too_few_days"])] * 2


def test_the_sentence_about_too_few_days_does_not_deny_the_entries(diary: Diary) -> None:
    quick_fortnight(diary)
    said = diary.on(15).text("review").said
    assert "entries on 0" not in said
    assert "0 of the last 7 days" in said


def test_a_plan_that_nobody_answered_about_is_not_known_beside_one_that_was(diary: Diary) -> None:
    add_plan(diary, 25, 25, 25, activity="Rowing")
    for number in range(1, 15):
        diary.on(number).checked_in({"done.walking": 20, "interference": 3})
    said = diary.review(15, "rowing")
    assert (said["decision"], said["next_quota"]) == ("hold", 20)
    assert [week["decision"] for week in own_replay(diary, 15, "rowing")["weeks"]] == ["hold", "hold"]


def test_nothing_done_is_logged_and_blank_is_not(diary: Diary) -> None:
    # Three amounts and four days of other answers: 3 logged days of the 4 that a review needs.
    for number in range(1, 8):
        diary.on(number).checked_in({"interference": 3, **({"done.walking": 20} if number <= 3 else {})})
    assert diary.review(8)["reasons"] == ["too_few_days"]
    assert own_replay(diary, 8)["weeks"][0]["reasons"] == ["too_few_days"]
    # The same with four zeros: seven logged, 3 of 5 as planned.
    for number in (6, 7):
        diary.on(8).check_in({"done.walking": 0}, at=day(number))
    assert "too_few_days" not in diary.on(8).review(8)["reasons"]


# --------------------------------------------------------------------------------------------------------------------
# A10: amber days and weeks
# --------------------------------------------------------------------------------------------------------------------

USUAL = 14
"""Entries before a usual is known (H3)."""


def usual_weeks(diary: Diary, last: int, pain: dict[int, int]) -> None:
    """Days up to `last` at their amounts, settled, pain 4 where nothing else is said; proposals are taken.

    Without an amber day the amount is 20, from day 8 on 23, from day 15 on 26.
    """
    for number in range(1, last + 1):
        answers: dict[str, object] = {"pain": pain.get(number, 4), "interference": 2}
        if number > 1:
            answers["settled.walking"] = "yes"
        diary.on(number).checked_in(answers)
        if number in (8, 15):
            diary.accept(number)
        diary.on(number).checked_in({"done.walking": diary.target(number)})


def test_without_an_amber_day_the_week_goes_up(diary: Diary) -> None:
    usual_weeks(diary, 21, {20: 5, 21: 5})  # one above the usual of 4: green
    assert diary.review(22)["decision"] == "up"


@pytest.mark.parametrize("amber_day", [15, 18, 21])
def test_no_step_up_in_a_week_with_an_amber_day(amber_day: int, diary: Diary) -> None:
    # The seven days that are looked at on day 22 are 15 to 21; pain 6 is the usual 4 + 2.
    usual_weeks(diary, 21, {amber_day: 6})
    said = diary.review(22)
    assert (said["decision"], said["next_quota"], said["reasons"]) == ("hold", diary.on(22).quota(), ["on_hold"])
    last = own_replay(diary, 22)["weeks"][-1]
    assert (last["decision"], last["reasons"]) == ("hold", ["on_hold"])


def test_an_amber_day_before_that_week_holds_nothing(diary: Diary) -> None:
    usual_weeks(diary, 23, {16: 6})
    assert diary.review(24)["decision"] == "up"  # days 17 to 23


def test_no_step_up_on_an_amber_day(diary: Diary) -> None:
    usual_weeks(diary, 21, {})
    assert diary.review(22)["decision"] == "up"
    diary.on(22).checked_in({"pain": 7})
    assert (diary.review(22)["decision"], diary.review(22)["reasons"]) == ("hold", ["on_hold"])


def test_no_ceiling_above_the_amount_on_an_amber_day(diary: Diary) -> None:
    usual_weeks(diary, 21, {})
    assert diary.on(20).amounts() == (26, 31, "steady")
    diary.on(21).checked_in({"pain": 6})
    assert diary.on(21).amounts() == (26, 26, "steady")
    assert diary.on(22).amounts() == (26, 31, "steady")
    assert days_of(own_replay(diary, 22))[str(day(21))] == (26, 26)


def test_a_morning_that_was_not_settled_is_amber_for_its_day(diary: Diary) -> None:
    # "AMBER: ... or next-morning not settled". The week is weighed by its own gate: settle >= 0.80.
    diary.on(1).checked_in({"done.walking": 20})
    diary.on(2).checked_in({"settled.walking": "no"})
    assert diary.on(2).amounts() == (20, 20, "steady")
    assert diary.on(3).amounts() == (20, 24, "steady")
    assert days_of(own_replay(diary, 4))[str(day(2))] == (20, 20)


def test_amber_days_in_a_table(tmp_path: Path) -> None:
    amounts = (20, 23, 26, 26)
    rows = [(day(n), amounts[(n - 1) // 7], "yes", 7 if n in (18, 22) else 4) for n in range(1, 29)]
    table = write_table(tmp_path / "d.csv", ("date", "done", "settled", "pain"), rows)
    answer = replay(table, "--quota", 20, "--step", 3, "--aim", 20)
    ceilings = {number: days_of(answer)[str(day(number))][1] for number in (17, 18, 19, 22, 23)}
    assert ceilings == {17: 24, 18: 20, 19: 24, 22: 20, 23: 24}
    up = replay(table, "--quota", 20, "--step", 3)
    # Weeks 3 and 4 hold an amber day each; week 2 is reviewed on day 15, which is none.
    assert [week["decision"] for week in up["weeks"]] == ["up", "up", "hold", "hold"]


def test_the_flare_plan_is_offered_on_the_second_amber_day_with_activity_disrupted(diary: Diary) -> None:
    usual_weeks(diary, 20, {})
    diary.on(21).checked_in({"pain": 7, "interference": 8, "done.walking": 0})
    assert not offered(diary.on(21))
    diary.on(22).checked_in({"pain": 7})
    assert offered(diary.on(22)), "on one of the two days activity was disrupted"
    diary.on(22).checked_in({"interference": 8, "done.walking": 0})
    assert offered(diary.on(22))
    assert diary.on(22).amounts()[2] == "steady", "it starts nothing"
    diary.on(22).do("flare", "start")
    assert not offered(diary.on(22))


def test_two_amber_days_without_disruption_offer_nothing(diary: Diary) -> None:
    usual_weeks(diary, 22, {21: 7, 22: 7})
    assert not offered(diary.on(22))


def offered(diary: Diary) -> bool:
    """Whether Today offers the flare plan."""
    return any(line["code"] == "flare_offer" for line in diary.do("today")["waiting"])


# --------------------------------------------------------------------------------------------------------------------
# A13: from day 5 on the last morning is the one of the day itself
# --------------------------------------------------------------------------------------------------------------------


def test_the_morning_of_the_day_itself_brings_the_amount_back(diary: Diary) -> None:
    # Flare from day 5; a session on day 8 (its day 4); "yes" on day 9, its day 5: the last morning is known.
    diary.on(5).do("flare", "start")
    diary.on(8).checked_in({"done.walking": 15})
    assert diary.target(9) == 15  # not known yet
    diary.on(9).checked_in({"settled.walking": "yes"})
    assert diary.target(9) == 20
    assert days_of(own_replay(diary, 10))[str(day(9))][0] == 20


def test_a_morning_that_nobody_told_yet_keeps_three_quarters(diary: Diary) -> None:
    # Flare from day 5; the last yes is of day 9, about day 8; a session on day 9, nothing said on day 10.
    diary.on(5).do("flare", "start")
    diary.on(8).checked_in({"done.walking": 15})
    diary.on(9).checked_in({"settled.walking": "yes", "done.walking": 20})
    assert (diary.target(9), diary.target(10)) == (20, 15)
    own = days_of(own_replay(diary, 11))
    assert (own[str(day(9))][0], own[str(day(10))][0]) == (20, 15)


def test_a_no_of_the_day_itself_takes_the_whole_amount_back(diary: Diary) -> None:
    diary.on(5).do("flare", "start")
    diary.on(8).checked_in({"done.walking": 15})
    diary.on(9).checked_in({"settled.walking": "no"})
    assert diary.target(9) == 15


def test_the_same_flare_in_a_table(tmp_path: Path) -> None:
    rows = [
        *((day(n), 20, None, 0) for n in (1, 2, 3, 4)),
        *((day(n), 0, None, 1) for n in (5, 6, 7)),
        (day(8), 15, "yes", 1),
        (day(9), 20, None, 1),
        (day(10), 0, None, 1),
    ]
    days = days_of(
        replay(write_table(tmp_path / "d.csv", ("date", "done", "settled", "flare"), rows), "--quota", 20, "--step", 3)
    )
    assert [days[str(day(n))][0] for n in (8, 9, 10)] == [15, 20, 15]


# --------------------------------------------------------------------------------------------------------------------
# A14.4 and "Several at once": beginning again
# --------------------------------------------------------------------------------------------------------------------


def test_the_replay_of_a_plan_knows_the_illness(diary: Diary) -> None:
    # Ill on days 2 to 4, well since day 4: nothing, half on 4 (said on 5) and 5, then 16 is the new amount.
    diary.on(2).do("hold", "start", "illness")
    diary.on(5).do("hold", "end", "--well-since", day(4))
    assert [diary.target(n) for n in (5, 6, 7)] == [10, 16, 16]
    answer = own_replay(diary, 12)
    own = days_of(answer)
    assert [own[str(day(n))] for n in (2, 3, 4)] == [(None, None)] * 3
    assert [own[str(day(n))][0] for n in (1, 5, 6, 7, 11)] == [20, 10, 16, 16, 16]
    assert answer["final_quota"] == 16


def test_the_replay_of_a_plan_knows_the_holiday(diary: Diary) -> None:
    diary.on(2).do("hold", "start", "holiday", "--until", day(4))
    assert [diary.target(n) for n in (4, 5, 6)] == [20, 16, 16]
    answer = own_replay(diary, 9)
    assert [days_of(answer)[str(day(n))][0] for n in (1, 4, 5, 8)] == [20, 20, 16, 16]
    assert answer["final_quota"] == 16


def test_after_an_illness_the_amount_stays_small_while_a_holiday_runs(diary: Diary) -> None:
    # Ill from day 2, holiday until day 9; well since day 4, said on day 5. The ladder of the illness: 10 on day 5, then
    # 16. The holiday leaves 20 as it is: the lowest holds, 16. At its end both begin again once: 16, not 13.
    diary.on(2).do("hold", "start", "illness")
    diary.on(2).do("hold", "start", "holiday", "--until", day(9))
    diary.on(5).do("hold", "end", "illness", "--well-since", day(4))
    assert [diary.target(n) for n in (5, 6, 7, 8, 9, 10, 11)] == [10, 16, 16, 16, 16, 16, 16]
    own = days_of(own_replay(diary, 12))
    assert [own[str(day(n))][0] for n in (4, 5, 6, 9, 10, 11)] == [None, 10, 16, 16, 16, 16]
    assert "16" in diary.on(7).text("why").said


def test_an_illness_inside_a_holiday(diary: Diary) -> None:
    # Holiday of days 2 to 12, ill from day 4, well since day 6.
    diary.on(2).do("hold", "start", "holiday", "--until", day(12))
    diary.on(4).do("hold", "start", "illness")
    diary.on(6).do("hold", "end", "illness", "--well-since", day(6))
    assert [diary.target(n) for n in (3, 4, 6, 7, 8, 12, 13, 14)] == [20, None, 10, 10, 16, 16, 16, 16]


def test_a_holiday_that_ends_while_ill_brings_one_new_beginning(diary: Diary) -> None:
    # Holiday of days 2 to 5, ill from day 4, well since day 8: the holiday left 16 on day 6 (80 % of 20,
    # once), which is the new amount: half of it, 8, the least of all that holds, then 16. A flare-up asks for no less.
    diary.on(2).do("hold", "start", "holiday", "--until", day(5))
    diary.on(4).do("hold", "start", "illness")
    diary.on(8).do("hold", "end", "illness", "--well-since", day(8))
    assert [diary.target(n) for n in (6, 8, 9, 10, 11)] == [None, 8, 8, 16, 16]
    own = days_of(own_replay(diary, 12))
    assert [own[str(day(n))][0] for n in (6, 8, 9, 10, 11)] == [None, 8, 8, 16, 16]
    said = diary.on(8).text("today").said
    assert "16" in said
    assert "12 minutes" not in said, "the amount to come back to is 80 % of the one before, once"
    assert "8 minutes, half of the amount" in said
    assert "Then the whole amount is 16 minutes again" in said
    assert diary.on(8).plan()["smaller"] == 8
    assert diary.on(7).plan()["smaller"] == 8, "while ill no more than what comes after it"


# --------------------------------------------------------------------------------------------------------------------
# A12 step s: gentle waits a second week only where both add the same
# --------------------------------------------------------------------------------------------------------------------


def gains(answer: Any) -> list[float]:
    """What each week adds."""
    amounts = [rung["quota"] for rung in answer["ladder"]]
    return [later - before for before, later in itertools.pairwise(amounts)]


def test_gentle_goes_every_week_where_it_adds_less() -> None:
    # B = 50, steady 5, gentle round(2.5) = 3; the guard holds (8 < 20), so Q = 8.
    # Cap: 1 below 10, 2 below 15, 3 below 20: both the same, every second week; from 20 on the cap is 4 for steady, and
    # gentle adds 3 of it: other amounts, every week.
    answer = calculate("pace", 90, 8, 52, "--unit", "minutes", "--unit-min", 1, "--profile", "gentle", "--aim", 50)
    amounts = [rung["quota"] for rung in answer["ladder"]]
    for before, later in itertools.pairwise(amounts):
        if before >= 20 and before + 3 <= 50:
            assert later == before + 3, amounts
    below = [index for index, gain in enumerate(gains(answer)) if gain and amounts[index] < 20]
    assert all(later - earlier >= 2 for earlier, later in itertools.pairwise(below)), amounts


def test_gentle_is_never_as_fast_as_steady() -> None:
    for tries in ((90, 8, 52), (100, 100, 100), (40, 40, 40), (15, 15, 15)):
        steady = calculate("pace", *tries, "--unit", "minutes", "--aim", 120)
        gentle = calculate("pace", *tries, "--unit", "minutes", "--aim", 120, "--profile", "gentle")
        assert gentle["weeks_to_aim"] > steady["weeks_to_aim"], tries


# --------------------------------------------------------------------------------------------------------------------
# What a step is told to be
# --------------------------------------------------------------------------------------------------------------------


def test_a_step_is_told_as_what_it_adds_now(diary: Diary) -> None:
    # New tries 30, 20, 25: B = 25, s = 3; the amount is 11 after a time away: 20 % of 11 is 2.2, so a step adds 2.
    low = diary
    low.on(2).do("hold", "start", "holiday", "--until", day(2))  # 16
    low.on(4).do("hold", "start", "holiday", "--until", day(4))  # 12
    assert low.on(5).quota() == 12
    said = low.on(6).text("restart", "walking", "--try", 30, "--try", 20, "--try", 25).said
    assert "small step is 3 minutes" not in said
    for command in (("why",), ("plan", "show", "walking")):
        said = low.on(6).text(*command).said
        assert "2 minutes" in said, said
        assert "small step is 3 minutes" not in said
        assert "3 minutes, once a week" not in said
    assert "One small step is 2 minutes at this amount" in low.on(6).text("why").said
    assert low.on(6).do("plan", "show", "walking")["step"] == 3, "the step itself is fixed and stored"


def test_what_pace_advises_can_be_done() -> None:
    said = run("pace", 0.4, 0.3, 0.5, "--unit-min", 0.5)
    assert said.code == 2
    assert "leave --unit-min out" not in said.err
    assert "0.3 or less" in said.err
    fine = run("pace", 3, 4, 5, "--unit", "minutes", "--unit-min", 4)
    assert "leave --unit-min out" in fine.err
    assert json.loads(run("--json", "pace", 3, 4, 5, "--unit", "minutes").out)["quota"] <= 3
