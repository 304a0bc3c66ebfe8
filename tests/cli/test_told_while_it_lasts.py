"""What is told while something is open or goes on: one amount everywhere, the page first, the past as past."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from painplan.plans.records import Plan
from painplan.safety.service import Safety
from painplan.store.diary import Change
from tests import support
from tests.conftest import CoachOn, Shell, on
from tests.support import LARGE, at_the_screen

pytestmark = pytest.mark.usefixtures("walking")

SIGNS = ["RF01", "RF06", "RF09", "RF20"]


def sign(painplan: Shell, name: str, day: int) -> str:
    """Answer a sign with yes; the first line of its page."""
    return str(painplan("safety", "--answer", f"{name}=yes", day=on(day)).out.splitlines()[0])


@pytest.mark.parametrize("name", SIGNS)
def test_a_review_says_that_a_sign_leaves_none_and_the_page_comes_first(name: str, painplan: Shell) -> None:
    page = sign(painplan, name, 6)
    ran = painplan("review", day=on(7))
    assert ran.out.splitlines()[0] == page
    assert "No review waits while this is open" in ran.out
    assert "No review is due yet" not in ran.out
    document = painplan("review", "--json", day=on(7)).document
    assert (document["due"], document["reviews"]) == (False, [])
    assert "No review waits while this is open" in document["why_not"]
    assert document["page"][0] == page
    assert painplan("review", "--accept", day=on(7)).code == 1


@pytest.mark.parametrize("name", SIGNS)
@pytest.mark.parametrize("command", ["start", "show"])
def test_a_flare_up_shows_the_page_first_and_does_not_say_less_but_not_nothing(
    name: str, command: str, painplan: Shell
) -> None:
    page = sign(painplan, name, 6)
    painplan("flare", "start", day=on(6))
    ran = painplan("flare", command, day=on(7))
    assert ran.out.splitlines()[0] == page
    assert "Reduce, don't stop" not in ran.out
    assert painplan("flare", "show", "--json", day=on(7)).document["page"][0] == page


@pytest.mark.parametrize(
    ("state", "amount"),
    [
        (("safety", "--answer", "RF01=yes"), None),
        (("safety", "--answer", "RF09=yes"), None),
        (("safety", "--answer", "RF07=yes"), 8),
        (("hold", "start", "illness"), None),
        (("hold", "start", "holiday"), 8),
        (("flare", "start"), 8),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else str(value),
)
def test_every_place_names_the_same_amount_of_now_and_no_week_of_the_aim_beside_what_makes_steps_wait(
    state: tuple[str, ...], amount: float | None, painplan: Shell, tmp_path: Path
) -> None:
    before = painplan("plan", "show", "walking", "--json", day=on(1)).document
    assert before["weeks_to_aim"]
    painplan(*state, day=on(1))
    shown = painplan("plan", "show", "walking", "--json", day=on(2)).document
    (today,) = painplan("today", "--json", day=on(2)).document["plans"]
    (listed,) = painplan("plan", "list", "--json", day=on(2)).document["plans"]
    assert (shown["quota"], today["quota"], listed["quota"]) == (8, amount, 8), "what programs read keeps its meaning"
    assert (shown["weeks_to_aim"], shown["ladder"]) == (None, [])
    page = tmp_path / "page.html"
    painplan("report", str(page), day=on(2))
    words = [painplan("plan", *rest, day=on(2)).out for rest in (("show", "walking"), ("list",))]
    assert not any("aim can stand from" in text for text in words)
    said = [*words, page.read_text(encoding="utf-8")]
    if amount is None:
        assert all("nothing is asked for" in text for text in said)
        assert not any(re.search(r"amount now: \d|now 8 minutes", text) for text in said)
    assert painplan("why", "walking", "--json", day=on(2)).code in (0, 1)


def test_while_ill_no_review_waits_nothing_nags_and_no_share_is_told_as_missed(painplan: Shell) -> None:
    painplan("hold", "start", "illness", day=on(1))
    today = painplan("today", day=on(8))
    assert "Weekly review" not in today.out
    assert painplan("today", "--json", day=on(8)).document["review_due"] is False
    assert painplan("nudge", day=on(8)).out == ""
    for command in (("review",), ("why", "walking")):
        said = painplan(*command, day=on(8)).out
        assert "of 5 days" not in said
        assert "70 %" not in said
    assert "No review waits while you are ill" in painplan("review", day=on(8)).out


def test_days_on_which_nothing_was_asked_for_were_not_missed(coach_on: CoachOn) -> None:
    coach_on(on(1)).hold("illness", None)
    coach_on(on(8)).end_hold(None, on(8))
    (review,) = coach_on(on(8)).reviews_told()
    assert (review.week.planned, review.week.nothing_asked) == (0, 7)


def test_a_hold_that_is_over_is_told_in_the_past_with_its_days(painplan: Shell, a_week: Callable[..., None]) -> None:
    a_week()
    painplan("hold", "start", "new_medicine", day=on(2))
    painplan("hold", "end", day=on(5))
    for command in (("review",), ("why", "walking")):
        said = painplan(*command, day=on(7)).out
        assert "7 January to 9 January" in said, said
        assert "on hold – yes" not in said
        assert "When the hold is over" not in said
    lasting = painplan("hold", "start", "bad_sleep", day=on(7))
    assert lasting.code == 0
    assert "on hold – yes" in painplan("review", day=on(7)).out


def test_a_flare_up_after_an_illness_names_one_whole_amount(painplan: Shell) -> None:
    """0.8Q is the new Q after an illness, and a flare-up takes its share of that (clinical.md A13, A14)."""
    painplan("flare", "start", day=on(1))
    painplan("hold", "start", "illness", day=on(1))
    painplan("hold", "end", "--well-since", on(3).isoformat(), day=on(3))
    (plan,) = painplan("today", "--json", day=on(3)).document["plans"]
    assert (plan["state"], plan["target"]) == ("flare", 4)
    said = painplan("today", day=on(3)).out
    assert "6 again after the flare-up" in said
    assert "4 minutes instead of 6 minutes" in said
    assert "8 again" not in said
    assert "begins again with" not in said
    after = painplan("today", day=on(5)).out
    assert "6 again after the flare-up" in after or "6 minutes today" in after


def test_a_flare_up_that_begins_on_the_day_of_the_review_holds_the_step_and_is_no_day_of_the_week(
    painplan: Shell, a_week: Callable[..., None], tmp_path: Path
) -> None:
    a_week()
    painplan("flare", "start", day=on(7))
    (found,) = painplan("review", "--json", day=on(7)).document["reviews"]
    assert (found["decision"], found["reasons"]) == ("hold", ["flare"])
    said = painplan("review", day=on(7)).out
    assert "flare-up – today" in said
    assert "in this week" not in said
    table = tmp_path / "days.csv"
    rows = [f"{on(n).isoformat()},8,yes,{int(n == 7)}" for n in range(8)]
    table.write_text("\n".join(["date,done,settled,flare", *rows]) + "\n")
    ran = painplan("replay", str(table), "--quota", "8", "--step", "1")
    assert "after this week" in ran.out
    week = painplan("replay", str(table), "--quota", "8", "--step", "1", "--json").document["weeks"][0]
    assert (week["decision"], week["reasons"]) == ("hold", ["flare"])


@pytest.mark.parametrize("role", ["me", "myself", "my wife", "somebody", "Ann"])
def test_an_emergency_sign_is_closed_by_a_clinician_alone(role: str, painplan: Shell) -> None:
    sign(painplan, "RF20", 1)
    refused = painplan("safety", "--looked-at", "RF20", "--by", role, day=on(1))
    assert (refused.code, refused.out) == (1, "")
    assert "until a clinician has looked at it" in refused.err
    assert painplan("today", "--json", day=on(1)).document["locked"]["tier"] == "E"
    assert painplan("safety", "--looked-at", "RF20", "--by", "A&E", day=on(1)).code == 0


@pytest.mark.parametrize("name", ["RF09", "RF07", "RF36"])
def test_nobody_closes_a_sign_by_looking_at_it_themselves(name: str, painplan: Shell) -> None:
    sign(painplan, name, 1)
    refused = painplan("safety", "--looked-at", name, "--by", "me", day=on(1))
    assert refused.code == 1
    assert "Nothing was changed" in refused.err
    assert painplan("safety", "--looked-at", name, "--by", "family doctor", day=on(1)).code == 0


def test_a_question_that_comes_first_is_not_closed_by_oneself(painplan: Shell) -> None:
    painplan("ask-first", "--answer", "AF07=yes", day=on(1))
    assert painplan("ask-first", "--looked-at", "AF07", "--by", "me", day=on(1)).code == 1
    assert painplan("ask-first", "--looked-at", "AF07", "--by", "GP", day=on(1)).code == 0


async def test_the_screen_refuses_it_too(walking: Plan, place: Path) -> None:
    Safety(support.coach_on(on(1), place)).answer_signs({"RF20": "yes"})
    async with at_the_screen(support.coach_on(on(1), place), LARGE) as person:
        await person.app.run_action("signs")
        await person.press("1")
        await person.type("me", "enter")
        assert "until a clinician has looked at it" in person.sees().replace("\n", " ")
    assert Safety(support.coach_on(on(1), place)).open()


async def seen_after_a_no_about_a_flare_up(place: Path) -> str:
    """What the check-in of the day answers on the screen."""
    asked = next(one for one in support.coach_on(on(1), place).questions(on(1)) if one.id == "flare")
    key = next(option.key for option in asked.options if ("flare", "no") in option.pairs)
    async with at_the_screen(support.coach_on(on(1), place), LARGE) as person:
        await person.press("c")
        for _ in range(20):
            if "all asked" not in person.sees():
                await person.press("enter")
        for _ in range(20):
            if asked.text not in person.sees():
                await person.press("backspace")
        await person.press(key)
        return person.sees()


async def test_a_no_on_the_day_a_flare_up_began_is_told_on_the_screen(walking: Plan, place: Path) -> None:
    support.coach_on(on(1), place).begin_flare()
    assert "goes on: a no here ends none" in await seen_after_a_no_about_a_flare_up(place)


def test_an_answer_that_turns_steps_off_says_so_and_not_that_nothing_was_found(painplan: Shell) -> None:
    """clinical.md A14.1: all automatic step-ups off, with the text of NG206; AF14 is that question in the list."""
    said = painplan("ask-first", "--answer", "AF14=often", day=on(1)).out
    assert "NG206" in said
    assert "a specialist has agreed" in said
    assert "Nothing here asks" not in said


def test_a_step_of_this_week_is_no_slower_rhythm_for_steady_steps(painplan: Shell) -> None:
    """clinical.md A12: steady steps come every week; only gentle and halved ones leave a week out."""
    for number in range(7):
        painplan("checkin", "--set", "done.walking=8", "--set", "settled.walking=yes", day=on(number))
    assert painplan("review", "--accept", day=on(7)).code == 0
    said = painplan("why", "walking", day=on(8)).out
    assert "every second or third week" not in said
    assert "the next week, or the one after it" not in said


def test_on_the_days_after_an_illness_the_review_waits_for_the_amount_of_after_it(painplan: Shell) -> None:
    """clinical.md A14.4: half until 48 hours are over; the reviews go on from 0.8 of the amount."""
    painplan("hold", "start", "illness", day=on(4))
    painplan("hold", "end", "illness", "--well-since", on(6).isoformat(), day=on(6))
    said = painplan("review", day=on(7))
    assert "first days after an illness" in said.out
    assert painplan("review", "--accept", day=on(7)).code == 1
    (plan,) = painplan("today", "--json", day=on(7)).document["plans"]
    assert (plan["target"], plan["ceiling"]) == (4, 4)
    assert painplan("review", "--json", day=on(8)).document["due"] is True
    assert painplan("review", "--accept", "--json", day=on(8)).document["reviews"][0]["agreed"] == 6


def test_where_tries_are_not_to_be_asked_for_estimates_are_told_without_them(painplan: Shell) -> None:
    """clinical.md A12 PRE: a plan from estimates may stand there, without a step and without asking for tries."""
    painplan("steps", "off", day=on(1))
    begun = painplan(
        "plan",
        "add",
        "--goal",
        "g",
        "--activity",
        "Knitting",
        "--unit",
        "minutes",
        "--good",
        "31",
        "--bad",
        "9",
        day=on(1),
    )
    assert begun.code == 0, begun.err
    told = [
        begun.out,
        *(painplan(*words, day=on(1)).out for words in (("today",), ("why",), ("plan", "show", "knitting"))),
    ]
    assert not any("hree tries" in text for text in told), told


def test_during_a_flare_up_what_it_would_be_if_it_flared_is_not_told(painplan: Shell) -> None:
    painplan("flare", "start", day=on(1))
    painplan("safety", "--answer", "RF07=yes", day=on(1))
    said = painplan("today", day=on(1)).out
    assert "if it flares" not in said
    assert "8 again after" in said


@pytest.mark.parametrize("worse", ["sometimes", "often"])
def test_where_effort_makes_worse_the_whole_amount_waits_for_the_end_of_a_flare_up(
    worse: str, painplan: Shell, tmp_path: Path
) -> None:
    """clinical.md A13 names "sometimes"; who gets worse more often is never treated with less care (NG206 1.14.5)."""
    painplan("ask-first", "--answer", f"AF14={worse}", day=on(0))
    painplan("flare", "start", day=on(1))
    for number in range(1, 8):
        painplan("checkin", "--set", "done.walking=4", "--set", "settled.walking=yes", day=on(number))
    said = [painplan("why", "walking", day=on(number)).out for number in range(1, 8)]
    assert not any("when mornings are back to your usual" in text for text in said)
    painplan("flare", "end", day=on(8))
    asked = [
        painplan("today", "--json", day=on(number)).document["plans"][0]["target"] for number in (1, 2, 3, 5, 7, 8, 9)
    ]
    assert asked == [4, 4, 6, 6, 6, 6, 6]
    assert painplan("today", "--json", day=on(10)).document["plans"][0]["target"] == 8
    replayed = painplan("replay", "--plan", "walking", "--json", day=on(11)).document["days"]
    assert [one["target"] for one in replayed] == [8, 4, 4, *[6] * 7, 8]


def test_a_table_of_who_gets_worse_is_replayed_with_the_same_care(painplan: Shell, tmp_path: Path) -> None:
    table = tmp_path / "days.csv"
    rows = [f"{on(n).isoformat()},5,yes,{int(n < 7)}" for n in range(11) if n != 9]
    table.write_text("\n".join(["date,done,settled,flare", *rows]) + "\n")
    ran = painplan("replay", str(table), "--quota", "20", "--step", "2", "--pem", "--json")
    days = ran.document["days"]
    assert [one["target"] for one in days] == [10, 10, *[15] * 7, 20, 20]
    assert days[9]["ceiling"] == 20, "a day without a row is one of the same person"


def _answered(painplan: Shell, *said: tuple[int, str]) -> list[str]:
    """Somebody whom effort sometimes makes worse walks on day 2, and answers about it; what is told with it."""
    painplan("ask-first", "--answer", "AF14=sometimes", day=on(1))
    painplan("checkin", "--set", "done.walking=8", day=on(2))
    return [painplan("checkin", "--set", f"settled.walking={text}", day=on(day)).out for day, text in said]


def test_a_no_that_comes_before_two_days_have_gone_by_counts_as_not_settled(painplan: Shell) -> None:
    """clinical.md A11, A14.1: who is worse already has not settled, and the first answer counts."""
    early, later = _answered(painplan, (3, "no"), (4, "yes"))
    assert "worse already counts" in early
    assert "that first answer counts" in later
    assert "settled within two days – 0 of 1" in painplan("why", "walking", day=on(5)).out


def test_a_yes_that_comes_early_says_nothing_and_is_asked_again(painplan: Shell, coach_on: CoachOn) -> None:
    (early,) = _answered(painplan, (3, "yes"))
    assert "asked again on Friday 9 January" in early
    assert "settled within two days – not known" in painplan("why", "walking", day=on(3)).out
    assert any(one.id == "settled.walking" for one in coach_on(on(4)).questions(on(4)))
    painplan("checkin", "--set", "settled.walking=no", day=on(4))
    assert "settled within two days – 0 of 1" in painplan("why", "walking", day=on(5)).out


def test_a_no_goes_to_the_session_that_waits_for_it_and_only_then_to_the_one_of_yesterday(painplan: Shell) -> None:
    _answered(painplan)
    painplan("checkin", "--set", "done.walking=8", day=on(3))
    assert painplan("checkin", "--set", "settled.walking=no", "--json", day=on(4)).document["notices"] == []
    painplan("checkin", "--set", "done.walking=8", "--set", "settled.walking=yes", day=on(5))
    (told,) = painplan("checkin", "--set", "settled.walking=no", "--json", day=on(6)).document["notices"]
    assert "on Saturday 10 January: worse already counts" in told
    assert "settled within two days – 1 of 3" in painplan("why", "walking", day=on(7)).out


def test_an_answer_about_a_morning_without_a_session_before_it_says_so(painplan: Shell) -> None:
    (told,) = painplan("checkin", "--set", "settled.walking=no", "--json", day=on(1)).document["notices"]
    assert "no Walking before this day" in told
    painplan("checkin", "--set", "done.walking=8", day=on(2))
    assert "settled by next morning – not known" in painplan("why", "walking", day=on(3)).out


KNITTING = ("plan", "add", "--goal", "g", "--activity", "Knitting", "--unit", "minutes", "--good", "15", "--bad", "4")


def test_who_begins_at_what_their_tries_come_to_is_told_so(painplan: Shell) -> None:
    """clinical.md A12 TRIES: the answer is a stored decision; what is told of it is true in each case."""
    assert painplan(*KNITTING, day=on(0)).code == 0
    for number in range(3):
        painplan("plan", "try", "knitting", "20", "--date", on(number).isoformat(), day=on(number))
    asked = painplan("why", "knitting", day=on(2)).out
    assert "not above what it was" in asked
    assert painplan("restart", "knitting", "--begin", day=on(2)).code == 0
    for command in (("why", "knitting"), ("plan", "show", "knitting"), ("today",)):
        said = painplan(*command, day=on(3)).out
        assert "you chose to begin at what your tries came to: 16 minutes a day" in said
        assert "not above what it was" not in said


@pytest.mark.parametrize("day", [0, 3, 7, 9, 14, 20])
def test_the_day_of_the_aim_is_the_same_in_every_sentence(day: int, painplan: Shell, coach_on: CoachOn) -> None:
    """clinical.md A12 DATE: also while a review waits, one function counts the weeks."""
    goal = coach_on(on(day)).plan("walking").goal
    coach_on(on(day)).save([Change(table="goals", key=goal, fields={"by": on(30)})])
    shown = painplan("plan", "show", "walking", day=on(day)).out
    (aim,) = re.findall(r"the aim can stand from (.*) on\.", shown)
    (date_told,) = re.findall(r"at the earliest, from (.*) on;", shown)
    assert aim == date_told


@pytest.mark.parametrize("name", ["RF29", "RF36", "RF30"])
def test_a_plan_from_estimates_under_a_sign_is_not_told_in_the_words_of_the_branch(name: str, painplan: Shell) -> None:
    assert painplan(*KNITTING, day=on(0)).code == 0
    sign(painplan, name, 1)
    for command in (("why", "knitting"), ("plan", "show", "knitting"), ("today",)):
        said = painplan(*command, day=on(1)).out
        assert "Steps wait until what is open has been looked at" in said
        assert "a limit to stay within" not in said


def test_gentle_steps_are_not_called_steady(painplan: Shell) -> None:
    painplan("ask-first", "--answer", "AF14=sometimes", day=on(1))
    said = painplan("today", day=on(1)).out
    assert "Steps are gentle ones" in said
    assert "steady" not in said
    assert painplan("plan", "show", "walking", "--json", day=on(1)).document["profile"] == "gentle"


def test_in_a_flare_up_of_more_than_a_week_a_nudge_names_the_warning_signs(painplan: Shell) -> None:
    """clinical.md A13: the list on day 8, then the short one each day; until then a flare-up is quiet."""
    painplan("flare", "start", day=on(1))
    assert painplan("nudge", day=on(7)).out == ""
    said = painplan("nudge", "--json", day=on(8)).document
    assert said["waiting"] == "signs"
    assert "warning signs" in said["text"]


@pytest.mark.parametrize(("ends", "asked"), [(1, 1), (3, 1), (3, 4)])
def test_a_no_about_a_flare_up_that_is_over_does_not_say_that_it_goes_on(
    ends: int, asked: int, painplan: Shell
) -> None:
    """Before, it named a command with which nothing could be ended, and a key that would begin it again."""
    painplan("flare", "start", day=on(1))
    painplan("flare", "end", day=on(ends))
    today = max(ends, asked, 3)
    (told,) = painplan("checkin", "--date", on(1).isoformat(), "--set", "flare=no", "--json", day=on(today)).document[
        "notices"
    ]
    assert "goes on" not in told
    assert "is over and stays in the diary" in told
    assert painplan("today", "--json", day=on(today)).document["plans"][0]["state"] != "flare"
    command = told.split("painplan ")[1].split()
    assert painplan(*command, day=on(today)).code == 0
    assert painplan("today", "--json", day=on(today)).document["plans"][0]["state"] == "steady", "none was there"


async def test_on_the_screen_a_no_about_a_flare_up_that_is_over_names_no_key_that_begins_one(
    walking: Plan, place: Path
) -> None:
    support.coach_on(on(1), place).begin_flare()
    support.coach_on(on(1), place).end_flare()
    seen = await seen_after_a_no_about_a_flare_up(place)
    assert "is over and stays in the diary" in seen
    assert "f, then 1" not in seen
