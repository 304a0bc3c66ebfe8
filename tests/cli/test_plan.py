"""``painplan plan``: a start from tries or estimates, refused in a sentence where they do not belong together."""

from pathlib import Path
from typing import Any

import pytest

from painplan.kit.dates import day_in_words
from painplan.plans.records import Review
from painplan.store.diary import book_change
from tests.conftest import FIRST, CoachOn, Shell, on

WALK = ["--goal", "Out with the children", "--activity", "Walking", "--unit", "minutes"]
TRIES = ["--trial", "8", "--trial", "12", "--trial", "10"]


def added(painplan: Shell, *options: str) -> Any:
    """The plan that is made, as JSON."""
    ran = painplan("plan", "add", *options, "--json")
    assert ran.code == 0, ran.err
    assert ran.err == ""
    return ran.document


def test_a_plan_from_three_tries(painplan: Shell) -> None:
    """clinical.md I8: 8, 12, 10 start with 8, step 1."""
    plan = added(painplan, *WALK, *TRIES, "--aim", "20", "--days-per-week", "4")
    promised = (
        "id",
        "baseline",
        "quota",
        "step",
        "aim",
        "days_per_week",
        "provisional",
        "unit_min",
        "activity",
        "goal",
    )
    assert {name: plan[name] for name in promised} == {
        "id": "walking",
        "baseline": 10,
        "quota": 8,
        "step": 1,
        "aim": 20,
        "days_per_week": 4,
        "provisional": False,
        "unit_min": 1,
        "activity": "Walking",
        "goal": "Out with the children",
    }
    assert plan["weeks_to_aim"] == 13
    assert plan["trials"] == [{"amount": amount, "date": None, "had_to_stop": None} for amount in (8, 12, 10)]
    assert plan["next_review"] == on(7).isoformat()


def test_what_ended_is_not_ended_again(painplan: Shell) -> None:
    added(painplan, *WALK, *TRIES)
    assert painplan("plan", "end", "walking", day=on(3)).code == 0
    again = painplan("plan", "end", "walking", day=on(5))
    assert (again.code, again.out) == (1, "")
    assert again.err.strip() == f"Walking was put away on {day_in_words(on(3))} already; nothing was changed."
    assert painplan("undo", day=on(5)).code == 0
    assert painplan("plan", "end", "walking", day=on(5)).code == 0, "after undo it is followed again"
    assert day_in_words(on(5)) in painplan("plan", "end", "walking", day=on(6)).err


@pytest.mark.parametrize(
    ("unit", "tries", "more", "start"),
    [
        ("minutes", ("30", "4", "20"), (), (18, 4, 2)),
        ("metres", ("180", "220", "0.2 km"), ("--unit-min", "10", "--aim", "300"), (200, 160, 20)),
        ("steps", ("1,800", "2 200", "2000 steps"), (), (2000, 1600, 200)),
        ("repetitions", ("10", "12x", "11 reps"), (), (11, 8, 1)),
        ("minutes", ("8 min", "12,5", "1 h"), ("--aim", "90 min"), (pytest.approx(26.833333), 8, 3)),
        ("minutes", ("40", "40", "40"), ("--profile", "gentle"), (40, 32, 2)),
        ("minutes", ("40", "40", "40"), ("--aim", "20"), (40, 20, 4)),
    ],
    ids=["wide gap", "metres", "steps", "repetitions", "as typed", "gentle", "aim below the start"],
)
def test_starts_in_every_unit(
    unit: str, tries: tuple[str, ...], more: tuple[str, ...], start: tuple[float, ...], painplan: Shell
) -> None:
    given = [part for amount in tries for part in ("--trial", amount)]
    plan = added(painplan, "--goal", "g", "--activity", "a", "--unit", unit, *given, *more)
    assert (plan["baseline"], plan["quota"], plan["step"]) == start


@pytest.mark.usefixtures("asked_before")
def test_an_estimate_is_provisional_until_three_tries_are_made(painplan: Shell) -> None:
    """(20 + 5) / 2 = 12.5, 80 % of it is 10 (clinical.md I8)."""
    plan = added(painplan, *WALK, "--good", "20", "--bad", "5")
    assert (plan["baseline"], plan["quota"], plan["provisional"]) == (12.5, 10, True)
    for number, amount in enumerate(("20", "22 min", "24")):
        ran = painplan("plan", "try", "walking", amount, "--json", day=on(number))
        assert ran.code == 0, ran.err
    plan = ran.document
    assert (plan["baseline"], plan["quota"], plan["provisional"], plan["step"]) == (22, 10, False, 2)
    assert painplan("today", "--json", day=on(1)).document["plans"][0]["target"] == 10, "past days keep what they had"
    assert [trial["date"] for trial in plan["trials"]] == [on(number).isoformat() for number in range(3)]


@pytest.mark.usefixtures("asked_before")
def test_tries_that_come_to_more_are_a_question_and_a_decision(painplan: Shell) -> None:
    """clinical.md A12 TRIES: "begin at Q1, or go on from Q"; the answer is a stored decision."""
    added(painplan, *WALK, "--good", "20", "--bad", "5", "--aim", "30")
    for number, amount in enumerate(("20", "22", "24")):
        said = painplan("plan", "try", "walking", amount, day=on(number)).out
    assert said.startswith("Three tries: they come to 17 minutes a day; now it is 10. Nothing rises by itself")
    today = painplan("today", day=on(2)).out
    assert "Walking: begin at what your tries come to, or go on?  painplan restart" in today
    assert "--begin: begin at 17 minutes" in painplan("restart", day=on(2)).out
    painplan("flare", "start", day=on(3))
    assert painplan("restart", "walking", "--begin", day=on(3)).code == 1, "nothing rises on a day of a flare-up"
    painplan("flare", "end", day=on(3))
    settled = painplan("restart", "walking", "--begin", "--json", day=on(4)).document["settled"]
    assert [(one["choice"], one["quota"]) for one in settled] == [("begin", 17)]
    plan = painplan("plan", "show", "walking", "--json", day=on(4)).document
    assert (plan["quota"], plan["baseline"], plan["weeks_to_aim"]) == (17, 22, 9), (
        "17, 17 after the flare-up, 19 ... 30"
    )
    assert painplan("restart", "walking", "--begin", day=on(4)).code == 1
    assert painplan("restart", "--json", day=on(4)).document["offers"] == []


@pytest.mark.usefixtures("asked_before")
def test_going_on_from_the_amount_ends_the_question(painplan: Shell) -> None:
    added(painplan, *WALK, "--good", "20", "--bad", "5")
    for number, amount in enumerate(("20", "22", "24")):
        painplan("plan", "try", "walking", amount, day=on(number))
    assert painplan("restart", "walking", "--keep", day=on(2)).code == 0
    assert painplan("restart", "--json", day=on(3)).document["offers"] == []
    assert painplan("plan", "show", "walking", "--json", day=on(3)).document["quota"] == 10


@pytest.mark.parametrize("waits", [("flare", "start"), ("hold", "start", "illness"), ("steps", "ask", "often")])
def test_a_try_is_refused_while_something_makes_it_wait(waits: tuple[str, ...], painplan: Shell) -> None:
    """clinical.md A12 TRIES: PRE holds, no flare, no hold. What a rule refuses ends with 1 and keeps nothing."""
    added(painplan, *WALK, "--good", "20", "--bad", "5")
    painplan(*waits, day=on(1))
    refused = painplan("plan", "try", "walking", "20", day=on(2))
    assert (refused.code, refused.out) == (1, "")
    assert "Nothing was kept." in refused.err
    assert painplan("plan", "show", "walking", "--json", day=on(2)).document["trials"] == []


def test_days_of_tries_are_kept(painplan: Shell) -> None:
    days = ["2025-12-30", "2026-01-01", "2026-01-04"]
    plan = added(painplan, *WALK, *TRIES, *(part for day in days for part in ("--trial-date", day)))
    assert [trial["date"] for trial in plan["trials"]] == days


def test_a_second_plan_of_the_same_name_gets_its_own_id(painplan: Shell) -> None:
    assert [added(painplan, *WALK, *TRIES)["id"] for _ in range(3)] == ["walking", "walking-2", "walking-3"]


@pytest.mark.parametrize(
    ("activity", "plan_id"),
    [
        ("Gärtnern & Kräuter!", "gartnern-krauter"),
        ("שלום 🙂", "plan"),
        ("[b]Walk[/b]", "b-walk-b"),
        ("../../etc", "etc"),
    ],
)
def test_ids_are_plain_whatever_the_activity_is_called(activity: str, plan_id: str, painplan: Shell) -> None:
    plan = added(painplan, "--goal", "g", "--activity", activity, "--unit", "minutes", *TRIES)
    assert (plan["id"], plan["activity"]) == (plan_id, activity)
    assert painplan("checkin", "--set", f"done.{plan_id}=5").code == 0


def with_days(*days: str) -> list[str]:
    """Three tries on these days."""
    return [*TRIES, *(part for day in days for part in ("--trial-date", day))]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--trial", "8", "--trial", "9"], "A starting point needs 3 tries on different days; there are 2."),
        ([], "there are 0. Add tries with --trial, or give estimates with --good and --bad."),
        (["--good", "20"], "An estimate needs both a good day and a bad day."),
        (["--good", "5", "--bad", "20"], "The bad day (20) is above the good day (5). Swap the two."),
        ([*TRIES, "--trial-date", "2026-01-01"], "Give one --trial-date for each --trial"),
        (with_days("2026-01-01", "2026-01-01", "2026-01-02"), "The tries are on 2 different days"),
        (with_days("2026-01-01", "2026-01-06", "2026-01-02"), "A try cannot lie ahead: 2026-01-06 is after today"),
        (with_days("2025-12-01", "2026-01-03", "2026-01-02"), "The tries lie more than 14 days apart"),
        (with_days("2025-02-29", "2026-01-03", "2026-01-02"), "“2025-02-29” is not a day of the calendar."),
        (["--trial", "8", "--trial", "l2", "--trial", "10"], "“l2” is not an amount in minutes."),
        (["--trial", "8", "--trial", "0", "--trial", "10"], "“0” is too small"),
        (["--trial", "8", "--trial", "-4", "--trial", "10"], "“-4” is below 0"),
        (["--trial", "8", "--trial", "9 km", "--trial", "10"], "“9 km” is not an amount in minutes."),
        (["--trial", "8,9,10"], "“8,9,10” is not an amount in minutes."),
        (["--trial", "8", "--trial", "9", "--trial", "2000"], "more than a day can hold (up to 1,440 minutes)."),
        ([*TRIES, "--aim", "0"], "“0” is too small"),
        ([*TRIES, "--aim", "far"], "“far” is not an amount in minutes."),
        ([*TRIES, "--unit-min", "0"], "“0” is too small"),
        ([*TRIES, "--days-per-week", "8"], "8 is not in the range"),
        ([*TRIES, "--days-per-week", "five"], "'five' is not a valid integer"),
        ([*TRIES, "--profile", "bold"], "'bold' is not one of 'steady', 'gentle'."),
        ([*TRIES, "--confidence", "11"], "11 is not in the range"),
        ([*TRIES, "--by", "2026-01-05"], "2026-01-05 is not ahead. Choose a day after 2026-01-05."),
    ],
)
def test_what_does_not_fit_makes_no_plan(options: list[str], sentence: str, painplan: Shell, place: Path) -> None:
    ran = painplan("plan", "add", *WALK, *options, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert sentence.rstrip(".") in ran.err
    assert ran.err.count("\n") == 1
    assert not place.exists()


@pytest.mark.parametrize(
    ("named", "text", "sentence"),
    [
        ("--goal", "", "The goal is empty."),
        ("--goal", " \x1b\u202e ", "The goal is empty."),
        ("--activity", "", "The activity is empty."),
        ("--activity", "x" * 2_001, "The activity has 2,001 characters; up to 2,000 fit."),
        ("--unit", "miles", "“miles” is not a unit. Choose one of: minutes, metres, steps, repetitions, stairs, own."),
    ],
)
def test_texts_that_say_nothing_make_no_plan(
    named: str, text: str, sentence: str, painplan: Shell, place: Path
) -> None:
    said = dict(zip(WALK[::2], WALK[1::2], strict=True)) | {named: text}
    ran = painplan("plan", "add", *(part for pair in said.items() for part in pair), *TRIES)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert not place.exists()


@pytest.mark.parametrize("missing", ["--goal", "--activity", "--unit"])
def test_what_is_missing_is_named(missing: str, painplan: Shell) -> None:
    said = {name: text for name, text in zip(WALK[::2], WALK[1::2], strict=True) if name != missing}
    ran = painplan("plan", "add", *(part for pair in said.items() for part in pair), *TRIES)
    assert (ran.code, ran.out) == (2, "")
    assert f"Missing option '{missing}'" in ran.err


def test_the_list_and_one_plan_show_the_same_document(painplan: Shell, walking_plan: dict[str, object]) -> None:
    assert painplan("plan", "list", "--json").document == {"plans": [walking_plan]}
    assert painplan("plan", "show", "walking", "--json").document == walking_plan
    assert painplan("plan", "list").out == "walking: Walking, 8 minutes a day (active)\n"
    shown = painplan("plan", "show", "walking").out.splitlines()
    assert shown[0] == "Walking"
    assert "  amount now: 8 minutes a day, 5 days a week" in shown
    assert "  next review: 12 January 2026" in shown


def test_without_a_plan_the_list_says_how_to_begin(painplan: Shell) -> None:
    assert painplan("plan", "list", "--json").document == {"plans": []}
    assert "painplan plan add --help" in painplan("plan", "list").out


@pytest.mark.parametrize("known", [True, False])
def test_an_unknown_plan_is_answered_with_the_known_ones(
    known: bool, painplan: Shell, request: pytest.FixtureRequest
) -> None:
    if known:
        request.getfixturevalue("walking_plan")
    for command in (["show", "x\x1b[31m"], ["try", "x\x1b[31m", "8"]):
        ran = painplan("plan", *command)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"There is no plan “x[31m”. Your plans: {'walking' if known else 'none yet'}.\n"


@pytest.mark.usefixtures("asked_before")
def test_a_try_in_the_future_changes_nothing(painplan: Shell) -> None:
    added(painplan, *WALK, "--good", "20", "--bad", "5")
    painplan("plan", "try", "walking", "20")
    before = painplan("plan", "show", "walking", "--json").document
    ahead = painplan("plan", "try", "walking", "22", "--date", on(1).isoformat(), day=FIRST)
    assert ahead.code == 2
    assert "cannot lie ahead" in ahead.err
    assert painplan("plan", "show", "walking", "--json").document == before


@pytest.mark.usefixtures("asked_before")
@pytest.mark.parametrize(
    ("days", "missing", "left_out"),
    [
        ((0, 0, 2, 6), ("2 more", "2 more", "1 more", None), 1),  # two on one day: the later one counts
        ((0, 0, 0, 2, 2, 9), ("2 more", "2 more", "2 more", "1 more", "1 more", None), 3),
        ((0, 18, 20, 22), ("2 more", "2 more", "1 more", None), 1),  # one that is too old
        ((0, 10, 14, 15), ("2 more", "1 more", "1 more", None), 1),  # it was in time for the second, not the third
        ((18, 0, 20, 22), ("2 more", "2 more", "1 more", None), 1),  # noted in any order
        ((0, 13, 7), ("2 more", "1 more", None), 0),
    ],
)
def test_no_try_stands_in_the_way_of_three_that_belong_together(
    days: tuple[int, ...], missing: tuple[str | None, ...], left_out: int, painplan: Shell
) -> None:
    """clinical.md A12, TRIES: three on three days within 14; what does not belong with them is kept and not used."""
    added(painplan, *WALK, "--good", "40", "--bad", "20", "--aim", "60")
    for place, number in enumerate(days):
        said = painplan("plan", "try", "walking", str(30 + place), "--date", on(number).isoformat(), day=on(30))
        assert said.code == 0, said.err
        expected = missing[place]
        assert (expected in said.out) if expected else "Three tries" in said.out
    shown = painplan("plan", "show", "walking", "--json", day=on(30)).document
    assert len(shown["trials"]) == 3
    assert len({trial["date"] for trial in shown["trials"]}) == 3
    assert len(shown["left_out"]) == left_out
    assert shown["provisional"] is False
    assert shown["baseline"] == pytest.approx(sum(trial["amount"] for trial in shown["trials"]) / 3)


@pytest.mark.usefixtures("asked_before")
def test_a_try_that_is_not_used_is_named(painplan: Shell) -> None:
    added(painplan, *WALK, "--good", "40", "--bad", "20")
    painplan("plan", "try", "walking", "30", day=on(0))
    said = painplan("plan", "try", "walking", "34", day=on(0)).out
    assert "2 more on other days" in said
    assert "not used: 30 minutes" in said


@pytest.mark.usefixtures("asked_before")
def test_who_goes_on_below_their_tries_keeps_a_unit_in_which_a_step_fits(painplan: Shell) -> None:
    """clinical.md A12 INPUT, UP: one step stays within 20 % of the amount wherever a person can count it."""
    wanted = ("--goal", "g", "--activity", "Sitting", "--unit", "minutes", "--good", "7", "--bad", "3")
    assert painplan("plan", "add", *wanted, day=on(0)).code == 0
    for number, reached in enumerate(("8", "7.5", "7")):
        painplan("plan", "try", "sitting", reached, day=on(number))
    assert painplan("restart", "sitting", "--keep", day=on(2)).code == 0
    kept = painplan("plan", "show", "sitting", "--json", day=on(3)).document
    assert (kept["quota"], kept["unit_min"], kept["ladder"][1]["quota"]) == (4, 0.5, 4.5)


@pytest.mark.usefixtures("asked_before")
def test_new_tries_can_come_back_to_the_unit_that_a_plan_began_with(painplan: Shell, coach_on: CoachOn) -> None:
    wanted = ("--goal", "g", "--activity", "Sitting", "--unit", "minutes", "--good", "30", "--bad", "20")
    assert painplan("plan", "add", *wanted, day=on(0)).code == 0

    def unit_after(day: int, reached: str) -> float:
        tries = [part for _ in range(3) for part in ("--try", reached)]
        assert painplan("restart", "sitting", *tries, day=on(day)).code == 0
        return float(painplan("plan", "show", "sitting", "--json", day=on(day)).document["unit_min"])

    assert unit_after(1, "5") == 0.5
    raised = Review(plan="sitting", on=on(8), week_from=on(1), week_to=on(7), choice="take", quota=8, step=1)
    coach_on(on(8)).save([book_change("reviews", f"{on(8).isoformat()} sitting", raised)])
    assert unit_after(9, "12") == 1


@pytest.mark.usefixtures("walking")
def test_a_plan_is_put_away_by_its_name_or_asked_for(painplan: Shell, coach_on: CoachOn) -> None:
    assert painplan("plan", "end").code == 2
    ended = painplan("plan", "end", "walking", "--json").document
    assert (ended["id"], ended["state"]) == ("walking", "ended")
    painplan("undo")
    asked = painplan("plan", "end", typed=["desk", "1"])
    assert "Which plan shall be put away?" in asked.out
    assert "Walking is put away." in asked.out
    assert not coach_on(FIRST).book.active_plans()
    nothing = painplan("plan", "end", typed=["1"])
    assert (nothing.code, nothing.err) == (1, "There is no plan to put away.\n")
