"""At the aim: keeping it, no step beside it, a next goal offered (clinical.md A12 GOAL)."""

from datetime import timedelta

import pytest

from tests.contract.program import Diary, add_plan, day

WEEK = (20, 20, 20, 20, 20, 0, 0)
TRIES = [word for back in (3, 2, 1) for word in ("--trial", 25, "--trial-date", day(1) - timedelta(days=back))]


@pytest.fixture
def at_aim(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """A plan that began at its aim of 20 minutes and was kept there through three weeks."""
    diary = Diary(tmp_path_factory.mktemp("aim") / "diary")
    add_plan(diary, 25, 25, 25, more=("--aim", 20))
    for week in range(3):
        first = 1 + 7 * week
        diary.week(first, WEEK)
        if week < 2:
            diary.accept(first + 7)
    return diary.on(22)


def test_a_review_that_keeps_the_aim_offers_a_next_goal(at_aim: Diary) -> None:
    said = at_aim.text("review").said
    assert "keep what you have reached" in said
    assert "next goal" in said
    assert "next_goal" in [ask["code"] for ask in at_aim.do("review")["reviews"][0]["asks"]]
    assert "next goal" in at_aim.text("review", "--accept").said


def test_beside_an_aim_that_is_kept_no_step_is_told(at_aim: Diary) -> None:
    for words in (("today",), ("why", "walking"), ("plan", "show", "walking")):
        said = at_aim.text(*words).said
        assert "One small step is" not in said, words
        assert "next goal" in said, words
    assert "(at its aim)" in at_aim.text("plan", "list").out


def test_before_the_aim_no_next_goal_is_offered(tmp_path_factory: pytest.TempPathFactory) -> None:
    diary = Diary(tmp_path_factory.mktemp("before") / "diary")
    add_plan(diary, 25, 25, 25, more=("--aim", 60))
    diary.week(1, WEEK)
    assert "next goal" not in diary.on(8).text("review").said
    assert "(active)" in diary.on(8).text("plan", "list").out


@pytest.mark.parametrize("number", [1, 8])
def test_from_the_first_day_at_the_aim_on_no_step_is_told(
    number: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Two reviews make it the plan to keep the aim; that no step follows is so before them, too."""
    diary = Diary(tmp_path_factory.mktemp("first") / "diary")
    add_plan(diary, 25, 25, 25, more=("--aim", 20))
    diary.week(1, WEEK)
    if number == 8:
        diary.accept(8)
    for words in (("today",), ("why", "walking"), ("plan", "show", "walking")):
        said = diary.on(number).text(*words).said
        assert "One small step is" not in said, words
        assert "so no step follows" in said, words


@pytest.mark.parametrize("reason", ["holiday", "illness"])
def test_less_after_a_time_away_is_on_the_way_to_the_aim_again(at_aim: Diary, reason: str) -> None:
    """clinical.md A14.4: 0.8 of the amount is the new one, and every number says so; ``GOAL`` asks for Q==G anew."""
    assert at_aim.on(22).plan()["state"] == "maintenance"
    at_aim.on(23).do("hold", "start", reason)
    well = ("--well-since", str(day(25))) if reason == "illness" else ()
    at_aim.on(25).do("hold", "end", reason, *well)
    for number in (25, 27):  # after an illness it is half for two days, which leads to the same
        shown = at_aim.on(number).do("today")["plans"][0]
        assert shown["state"] != "maintenance"
        assert "maintenance" not in {why["code"] for why in shown["why"]}
    assert at_aim.on(27).do("today")["plans"][0]["target"] == 16
    for words in (("today",), ("why", "walking"), ("plan", "show", "walking")):
        said = at_aim.on(27).text(*words).said
        assert "at your aim" not in said, words
        assert "no step follows" not in said, words
        assert "One small step is" in said, words
    assert "(active)" in at_aim.on(27).text("plan", "list").out
    before = [one["state"] for one in at_aim.on(28).do("replay", "--plan", "walking")["days"]]
    assert before[21] == "maintenance", "the days before stay what they were"
    assert before[26] != "maintenance"


def test_it_is_kept_again_after_two_reviews_at_it(at_aim: Diary) -> None:
    """clinical.md A12 ``GOAL``: the way back to the aim counts for none of the two."""
    at_aim.on(23).do("hold", "start", "holiday")
    at_aim.on(24).do("hold", "end", "holiday")
    states = []
    for number in range(25, 78):
        now = at_aim.on(number)
        if now.do("today")["review_due"]:
            now.do("review", "--accept")
        amount, _, state = now.amounts()
        states.append((amount, state))
        now.checked_in({"done.walking": amount, "settled.walking": "yes"})
    assert {amount for amount, state in states if state == "maintenance"} == {20}
    assert sum(amount == 20 and state != "maintenance" for amount, state in states) == 14


def test_a_plan_that_begins_at_its_aim_tells_no_week_of_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    diary = Diary(tmp_path_factory.mktemp("begins") / "diary")
    words = ("plan", "add", "--goal", "Out", "--activity", "Walking", "--unit", "minutes", "--adult", "yes")
    said = diary.text(*words, "--aim", 18, *TRIES).said
    assert "so no step follows" in said
    assert "the aim comes in week" not in said
