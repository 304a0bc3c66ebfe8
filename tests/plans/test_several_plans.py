"""Several plans: one step a week in the person's order, the minutes of a day, units of one's own (clinical.md A12)."""

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painplan.errors import WrongInput
from painplan.plans.day_limit import Order
from painplan.plans.records import ReviewChoice, Trial
from painplan.plans.service import NewPlan
from painplan.screens.plans.why import WhyScreen
from painplan.screens.reviews.review import ReviewScreen
from painplan.store.diary import Diary
from painplan.store.memory import MemoryFolder
from painplan.today.coach import Coach
from tests.amounts import asks
from tests.conftest import CoachOn, Shell, on
from tests.support import at_the_screen
from tests.thorough import examples

CHOICES: list[ReviewChoice | None] = [None, "take", "take", "smaller", "hold"]
NOT_SMALLER = [choice for choice in CHOICES if choice != "smaller"]
TRIES = tuple(Trial(amount=amount) for amount in (8, 12, 10))


def two_plans(coach: Coach, *more: str) -> None:
    for activity in ("Walking", "Desk", *more):
        coach.add_plan(NewPlan(goal="g", activity=activity, unit="minutes", aim=40, trials=TRIES))


def good_week(coach_on: CoachOn, start: int, plans: Iterable[str] = ("walking", "desk")) -> None:
    for number in range(start, start + 7):
        coach = coach_on(on(number))
        targets = {plan.plan.id: plan.target.target for plan in coach.today_view().plans}
        answers = {"flare": "no", "worry": "no"}
        for plan in plans:
            answers |= {f"settled.{plan}": "yes", f"done.{plan}": f"{targets[plan]:g}"}
        coach.answer(on(number), answers.items())


def ups(coach: Coach) -> list[str]:
    return [view.plan.id for view in coach.reviews() if view.proposal.decision == "up"]


def test_of_two_plans_the_longest_wait_comes_first_week_after_week(coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)))
    took = []
    for week in range(4):
        good_week(coach_on, 7 * week)
        coach = coach_on(on(7 * week + 7))
        took += ups(coach)
        for view in coach.reviews():
            coach.decide(view.plan.id, "take")
    assert took == ["desk", "walking", "desk", "walking"]


def test_the_persons_order_comes_before_the_wait(coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)))
    Order(coach_on(on(0))).put("walking", 1)
    for week in range(3):
        good_week(coach_on, 7 * week)
        coach = coach_on(on(7 * week + 7))
        assert ups(coach) == ["walking"]
        for view in coach.reviews():
            coach.decide(view.plan.id, "take")
    assert [plan.plan.id for plan in coach.today_view().plans] == ["walking", "desk"]


def test_the_step_is_free_again_only_after_a_week(coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)))
    Order(coach_on(on(0))).put("walking", 1)
    good_week(coach_on, 0)
    good_week(coach_on, 7)
    coach_on(on(10)).decide("walking", "take")
    for number in range(10, 17):
        (desk,) = (view for view in coach_on(on(number)).reviews() if view.plan.id == "desk")
        assert desk.proposal.decision == "hold"
        assert [reason.code for reason in desk.proposal.reasons] == ["other_plan_first"]
        assert [change.code for change in desk.changes] == ["next_turn"]


def test_a_step_after_a_time_away_is_a_step_for_the_others_too(coach_on: CoachOn) -> None:
    """80 % after a holiday and one step from there is still below the amount of before, and a step all the same."""
    two_plans(coach_on(on(0)))
    Order(coach_on(on(0))).put("walking", 1)
    coach_on(on(0)).hold("holiday", on(1))
    good_week(coach_on, 2)
    good_week(coach_on, 9)
    coach = coach_on(on(16))
    assert coach.decide("walking", "take").quota == 7
    assert ups(coach) == []


def test_a_review_that_gave_way_is_told_again_as_it_was(coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)))
    Order(coach_on(on(0))).put("walking", 1)
    good_week(coach_on, 0)
    coach = coach_on(on(7))
    for view in coach.reviews():
        coach.decide(view.plan.id, "take")
    last = coach.why("desk").last_review
    assert last is not None
    assert (last.proposal.decision, [reason.code for reason in last.proposal.reasons]) == ("hold", ["other_plan_first"])


def test_the_minutes_of_a_day_are_never_exceeded_and_it_is_said_why(coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)), "Kitchen")
    coach = coach_on(on(1))
    Order(coach).put("kitchen", 1)
    Order(coach).limit(18)
    plans = {plan.plan.id: plan for plan in coach.today_view().plans}
    assert {name: plan.target.target for name, plan in plans.items()} == {"kitchen": 8, "walking": 8, "desk": 2}
    assert [reason.code for reason in plans["desk"].target.reasons] == ["shared_limit"]
    assert plans["kitchen"].target.reasons == ()
    assert [change.code for change in coach.why("desk").changes_today] == ["order_of_plans"]
    before = {plan.plan.id: plan.target.target for plan in coach_on(on(0)).today_view().plans}
    assert before["desk"] == 8, "a limit counts from the day it was set"


def test_the_minutes_of_a_day_hold_wherever_an_amount_of_now_is_named(painplan: Shell) -> None:
    """32 and 16 agreed, 40 minutes a day: 8 are left for the second, after a flare-up and in a list as on Today."""
    for name, tries, aim in (("Sweep", "40", "50"), ("Desk", "20", "24")):
        words = ("plan", "add", "--goal", "g", "--activity", name, "--unit", "minutes", "--aim", aim)
        painplan(*words, *("--trial", tries) * 3)
    painplan("plan", "limit", "40")
    assert [plan["target"] for plan in painplan("today", "--json").document["plans"]] == [32, 8]
    told = "8 minutes a day (16 without the minutes you set for a day)"
    assert f"desk: Desk, {told}" in painplan("plan", "list").out
    assert "sweep: Sweep, 32 minutes a day (" in painplan("plan", "list").out
    assert f"amount now: {told}" in painplan("plan", "show", "desk").out
    document = painplan("plan", "show", "desk", "--json").document
    assert (document["quota"], document["within_day"]) == (16, 8)
    painplan("flare", "start", day=on(1))
    for number in (1, 2, 3):
        said = painplan("today", day=on(number)).out.split("Desk (desk)")[1]
        assert "8 minutes" in said
        assert not [line for line in said.splitlines() if "16" in line and "start" not in line], (
            "it is asked for nowhere"
        )
    painplan("flare", "end", day=on(4))
    easing = painplan("today", day=on(4)).out.split("Desk (desk)")[1]
    assert "then 8 minutes, which is what the minutes you set for a day leave" in easing
    assert "then 16" not in easing


async def test_why_shows_as_the_amount_of_now_what_fits_into_the_day(coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)))
    coach = coach_on(on(1))
    Order(coach).put("desk", 2)
    Order(coach).limit(10)
    async with at_the_screen(coach) as person:
        person.app.push_screen(WhyScreen("desk"))
        await person.press()
        (row,) = [line for line in person.sees().splitlines() if line.split()[:1] == ["now"]]
        assert row.split()[1:3] == ["2", "minutes"]


def test_what_was_settled_and_does_not_fit_into_the_day_is_told(painplan: Shell) -> None:
    for name in ("Sweep", "Desk"):
        words = ("plan", "add", "--goal", "g", "--activity", name, "--unit", "minutes", "--aim", "50")
        painplan(*words, *("--trial", "20") * 3)
    painplan("plan", "limit", "24", day=on(6))
    for number in range(7):
        answers = ("done.sweep=16", "done.desk=16", *(("settled.sweep=yes", "settled.desk=yes") if number else ()))
        painplan("checkin", *(word for answer in answers for word in ("--set", answer)), day=on(number))
    settled = painplan("review", "--accept", day=on(7)).out
    assert "Settled: 16 minutes a day from today. 8 minutes of it fit into the minutes you set for a day." in settled
    assert "fit into" not in settled.partition("Desk")[0], "the first one has all of its minutes"
    plans = painplan("today", "--json", day=on(7)).document["plans"]
    assert [(one["quota"], one["target"], one["within_day"]) for one in plans] == [
        (16, 16, None),
        (16, 8, 8),
    ]


def test_what_fits_into_the_day_counts_as_planned(coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)))
    Order(coach_on(on(0))).limit(12)
    good_week(coach_on, 0)
    (walking, desk) = coach_on(on(7)).reviews()
    assert (walking.week.adherence, desk.week.adherence) == (1, 1)
    for view in (walking, desk):
        assert [reason.code for reason in view.proposal.reasons] == ["no_room"], "a step would not fit"


def test_another_day_without_a_limit_ends_it(coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)))
    Order(coach_on(on(0))).limit(10)
    Order(coach_on(on(2))).limit(None)
    totals = [sum(asks(plan.target).amount for plan in coach_on(on(n)).today_view().plans) for n in (0, 1, 2)]
    assert totals == [10, 10, 16]


@given(limit=st.integers(1, 60), flare=st.booleans(), tries=st.lists(st.integers(1, 60), min_size=2, max_size=5))
def test_the_sum_is_never_above_the_limit(limit: int, flare: bool, tries: list[int]) -> None:
    coach = Coach(Diary(MemoryFolder()), on(0))
    for number, amount in enumerate(tries):
        trials = (Trial(amount=amount),) * 3
        coach.add_plan(NewPlan(goal="g", activity=f"Plan {number}", unit="minutes", trials=trials))
    Order(coach).limit(limit)
    if flare:
        coach.begin_flare()
    plans = coach.today_view().plans
    assert sum(asks(plan.target).amount for plan in plans) <= limit
    assert all(asks(plan.target).amount <= asks(plan.target).ceiling <= limit for plan in plans)
    assert all(asks(plan.target).amount > 0 for plan in plans[:1]), "who comes first has minutes"


def test_an_order_that_does_not_fit_is_refused(coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)))
    order = Order(coach_on(on(0)))
    for plan, place in (("walking", 0), ("walking", 3), ("running", 1)):
        with pytest.raises(WrongInput):
            order.put(plan, place)
    for minutes in (0, 1441):
        with pytest.raises(WrongInput, match="do not fit a day"):
            order.limit(minutes)


OWN = [
    "--goal",
    "read again",
    "--activity",
    "Reading",
    "--unit",
    "own",
    "--trial",
    "20",
    "--trial",
    "30",
    "--trial",
    "25",
]


def test_a_unit_of_ones_own_has_a_name_and_a_smallest_step(painplan: Shell) -> None:
    made = painplan("--json", "plan", "add", *OWN, "--unit-name", "pages", "--unit-min", "5").document
    assert (made["unit"], made["own_unit"], made["unit_min"], made["quota"], made["step"]) == ("pages", True, 5, 20, 5)
    assert "20 pages today" in painplan("today").out
    assert painplan("checkin", "--set", "done.reading=1 page").code == 0
    refused = painplan("checkin", "--set", "done.reading=4 km")
    assert (refused.code, "not an amount in pages" in refused.err) == (2, True)


def test_stairs_are_a_unit(painplan: Shell) -> None:
    plan = [*OWN]
    plan[plan.index("own")] = "stairs"
    assert painplan("--json", "plan", "add", *plan).document["unit"] == "stairs"
    assert "20 stairs today" in painplan("today").out


@pytest.mark.parametrize("name", ["", "minutes", "own", "x" * 21, "[b]pages", "12", "a\nb\x1b"])
def test_a_unit_without_a_name_makes_no_plan(name: str, painplan: Shell) -> None:
    refused = painplan("plan", "add", *OWN, "--unit-name", name)
    assert refused.code == 2
    assert painplan("plan", "list", "--json").document == {"plans": []}


def test_discreet_hides_the_name_of_an_own_unit(coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    coach.add_plan(NewPlan(goal="g", activity="Reading", unit="own", unit_name="pages", trials=TRIES))
    coach.discreet = True
    assert "pages" not in str(coach.today_view())


def test_the_commands_set_order_and_minutes(painplan: Shell) -> None:
    walk = ["--goal", "g", "--unit", "minutes", "--trial", "8", "--trial", "12", "--trial", "10"]
    for activity in ("Walking", "Desk"):
        painplan("plan", "add", "--activity", activity, *walk)
    put = painplan("plan", "priority", "desk", "1", "--json").document
    assert put == {"plans": [{"id": "desk", "priority": 1}, {"id": "walking", "priority": 2}]}
    assert painplan("plan", "limit", "10", "--json").document["minutes"] == 10
    assert [plan["target"] for plan in painplan("today", "--json").document["plans"]] == [8, 2]
    assert painplan("plan", "limit", "none", "--json").document["minutes"] is None
    assert painplan("plan", "limit", "2.5").code == 2


async def test_the_screen_puts_a_plan_first_and_takes_the_minutes(coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)))
    async with at_the_screen(coach_on(on(0))) as person:
        await person.app.run_action("order")
        await person.press("2")
        assert "Desk comes first" in person.sees()
        await person.press("m")
        await person.type("ten", "enter")
        assert "is not an amount in minutes" in person.sees()
        await person.press("escape", "m")
        await person.type("10", "enter")
        assert "All plans together: up to 10 a day." in person.sees()
        await person.press("escape")
        assert "8 minutes today" in person.sees()
        assert "The minutes you give to all activities of a day leave" in " ".join(person.sees().split())


@settings(max_examples=examples(32))
@given(st.data())
def test_however_reviews_are_settled_no_two_steps_lie_within_a_week(data: st.DataObject) -> None:
    diary = Diary(MemoryFolder())
    two_plans(Coach(diary, on(0)), "Kitchen")
    steps: list[int] = []
    for number in range(1, 24):  # three reviews of each plan
        coach = Coach(diary, on(number))
        plans = coach.plans_today()
        answers = {"flare": "no"}
        for plan in plans:
            answers |= {f"done.{plan.plan.id}": f"{plan.target.target:g}", f"settled.{plan.plan.id}": "yes"}
        coach.answer(on(number), answers.items())
        if data.draw(st.integers(0, 9)) == 0:
            Order(coach).put(data.draw(st.sampled_from(["walking", "desk", "kitchen"])), 1)
        for view in coach.reviews():
            choice = data.draw(st.sampled_from(CHOICES if view.smaller else NOT_SMALLER))
            if choice is not None and coach.decide(view.plan.id, choice).quota > view.proposal.quota:
                steps.append(number)
    assert all(later - before >= 7 for before, later in pairwise(steps))


@pytest.mark.parametrize("later", [0, 1])
def test_after_a_review_the_next_step_is_told_of_one_plan_alone(later: int, coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)))
    good_week(coach_on, 0)
    coach = coach_on(on(7))
    for view in coach.reviews():
        coach.decide(view.plan.id, "take")
    told = {plan: coach_on(on(7 + later)).why(plan).so_far for plan in ("walking", "desk")}
    assert {plan: one.decision for plan, one in told.items()} == {"walking": "up", "desk": "hold"}, "desk had the last"
    assert "other_plan_first" in [reason.code for reason in told["desk"].reasons]


def test_report_review_and_export_name_what_fits_beside_what_was_agreed(painplan: Shell, tmp_path: Path) -> None:
    """16 were agreed for each and 24 minutes are given to both: the second one is asked for 8, wherever it is told."""
    for name in ("Sweep", "Desk"):
        words = ("plan", "add", "--goal", "g", "--activity", name, "--unit", "minutes", "--aim", "50")
        painplan(*words, *("--trial", "20") * 3)
    painplan("plan", "limit", "24")
    day = on(7)
    page = tmp_path / "report.txt"
    assert painplan("report", str(page), day=day).code == 0
    told = " ".join(page.read_text().split())
    assert "now 8 minutes (16 without the minutes set for a day)" in told
    assert "now 16 minutes on about" in told, "the first one has all of its minutes"
    due = painplan("review", "--json", day=day).document["reviews"]
    assert [(one["plan"], one["next_quota"], one["next_within_day"]) for one in due] == [
        ("sweep", 16, None),
        ("desk", 16, 8),
    ]
    assert painplan("review", day=day).out.count("8 minutes of it fit into the minutes you set for a day.") == 1
    written = tmp_path / "fhir.json"
    assert painplan("export", "fhir", str(written), day=day).code == 0
    made = [one["resource"] for one in json.loads(written.read_text())["entry"]]
    plans = {one["title"]: one for one in made if one["resourceType"] == "CarePlan"}
    amounts = {name: one["activity"][0]["detail"]["dailyAmount"]["value"] for name, one in plans.items()}
    assert amounts == {"Sweep": 16, "Desk": 8}
    assert plans["Desk"]["note"] == [{"text": "8 minutes (16 without the minutes set for a day)"}]
    assert "note" not in plans["Sweep"]


async def test_the_screen_of_a_review_names_what_fits_too(coach_on: CoachOn) -> None:
    two_plans(coach_on(on(0)))
    Order(coach_on(on(0))).limit(10)
    coach = coach_on(on(7))
    first, second = coach.reviews()
    assert (first.next_within, second.next_within) == (None, 2)
    coach.decide(first.plan.id, "hold")
    async with at_the_screen(coach, size=(120, 40)) as person:
        person.app.push_screen(ReviewScreen())
        await person.press()
        assert "2 minutes of it fit into the" in person.sees()
