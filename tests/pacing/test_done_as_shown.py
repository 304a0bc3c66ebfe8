"""Who did what a day of a flare-up asked for did as planned, whatever was said on it later (clinical.md A12, A13)."""

from painplan.plans.plan_states import course_of
from tests.conftest import CoachOn, Shell, on


def test_a_morning_that_is_told_in_the_evening_makes_no_day_less_than_planned(
    painplan: Shell, walking: object, coach_on: CoachOn
) -> None:
    for number in range(7):
        painplan("checkin", "--set", "done.walking=8", "--set", "settled.walking=yes", day=on(number))
    painplan("flare", "start", day=on(7))
    for number in range(7, 14):
        day = on(number)
        asked = painplan("today", "--json", day=day).document["plans"][0]["target"]
        done = ("--set", f"done.walking={asked}", "--set", "settled.walking=yes")
        assert painplan("checkin", *done, day=day).code == 0
    whole = [painplan("today", "--json", day=on(number)).document["plans"][0]["target"] for number in (11, 12, 13)]
    assert 8 in whole  # the tap of the evening brought the whole amount on at least one of these days
    course = course_of(coach_on(on(14)), coach_on(on(14)).plan("walking"), on(14))
    week = course.week(on(13))
    assert (week.as_planned, week.overdo) == (week.planned, 0)
    replayed = painplan("replay", "--plan", "walking", "--json", day=on(14)).document["weeks"][1]
    assert replayed["adherence"] == 1
