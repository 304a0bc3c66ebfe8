"""A later answer about effort never raises an amount by itself, and changes no day before it (clinical.md A14.1)."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple

import pytest

from painplan.plans.agreed_amounts import amount_before
from painplan.plans.effort import EffortCourse, starts_at_low
from painplan.plans.plan_states import course_of
from painplan.plans.records import Plan, Profile, Trial
from painplan.plans.service import NewPlan
from painplan.safety.ask_first_service import ADULT, WORSENING, answer_changes
from painplan.safety.not_asked import questions
from painplan.safety.service import Safety
from painplan.store.diary import Change, Diary
from painplan.store.disk import DiskFolder
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Shell, on
from tests.support import at_the_screen

ANSWERS = ("never", "sometimes", "often", "always")
BEGUN = 6
"""Tries lie at least two days apart (A14.1), so a plan begins some days after the first."""


def _begun(coach_on: CoachOn, answer: str, *, tries: bool) -> Plan:
    coach = coach_on(on(BEGUN))
    said = {one.id: "no" for one in questions()} | {ADULT: "yes", WORSENING: answer}
    coach.save(answer_changes(coach.facts, said, coach.today - timedelta(days=30)), undoable=False)
    new = NewPlan(goal="Post", activity="Walking", unit="metres", aim=500, good=300, bad=120)
    if tries:
        times = zip((120, 240, 300), (0, 2, 5), strict=True)
        trials = tuple(Trial(amount=amount, day=on(day)) for amount, day in times)
        new = NewPlan(goal="Post", activity="Walking", unit="metres", aim=500, trials=trials)
    return coach.add_plan(new)


def _happens(coach_on: CoachOn, case: str) -> int:
    """What comes before the later answer; gives the day of that answer."""
    if case == "flare":
        coach_on(on(BEGUN + 1)).begin_flare()
        return BEGUN + 5
    days = 8 if case == "review" else 4
    for day in range(BEGUN, BEGUN + days):
        answers = {"flare": "no", "worry": "no", "done.walking": "120", "settled.walking": "yes"}
        coach_on(on(day)).answer(on(day), answers.items())
    if case == "review":
        coach_on(on(BEGUN + 7)).decide("walking", "hold")
    return BEGUN + days


def _targets(coach_on: CoachOn, plan: Plan, last: int) -> dict[int, Any]:
    coach = coach_on(on(last))
    course = course_of(coach, plan, coach.today)
    return {day: course.target_on(on(day)) for day in range(BEGUN, last + 1)}


CASES = [
    (before, after, case, tries)
    for before, after in product(ANSWERS, ANSWERS)
    for case in ("calm", "flare", "review")
    for tries in (True, False)
    if not (tries and before in ("often", "always"))  # no try there (A12 PRE)
]


class Until(NamedTuple):
    """A diary up to a later answer."""

    folder: Path
    plan: Plan
    first: float
    last: int
    was: dict[int, Any]


@pytest.fixture(scope="module")
def until_then(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str, bool], Until]:
    """Makes each diary once, to be copied: four answers come after it."""

    @cache
    def make(before: str, case: str, tries: bool) -> Until:
        folder = tmp_path_factory.mktemp("until") / "diary"

        def at(day: date, *, sample: bool = False) -> Coach:
            half_past_eight = datetime(day.year, day.month, day.day, 20, 30)
            return Coach(Diary(DiskFolder(folder)), day, now=lambda: half_past_eight, sample=sample)

        plan = _begun(at, before, tries=tries)
        first = at(on(BEGUN)).why("walking").start_quota
        last = _happens(at, case)
        return Until(folder, plan, first, last, _targets(at, plan, last))

    return make


@pytest.mark.parametrize(("before", "after", "case", "tries"), CASES)
def test_no_later_answer_raises_an_amount_or_changes_a_day_before_it(
    before: str,
    after: str,
    case: str,
    tries: bool,
    until_then: Callable[[str, str, bool], Until],
    place: Path,
    coach_on: CoachOn,
) -> None:
    folder, plan, first, last, was = until_then(before, case, tries)
    copytree(folder, place)
    assert first == (120 if before != "never" else 170 if tries else 160)
    Safety(coach_on(on(last))).say_lasting_worsening(after)
    now = _targets(coach_on, plan, last)
    assert now[last].target <= was[last].target, "today's amount"
    assert now[last].ceiling <= was[last].ceiling, "how far a good day goes"
    assert {day: now[day] for day in range(BEGUN, last)} == {day: was[day] for day in range(BEGUN, last)}
    course = course_of(coach_on(on(last)), plan, on(last))
    assert course.start.quota == coach_on(on(last)).why("walking").start_quota == first


@pytest.mark.parametrize("tries", [True, False])
@pytest.mark.parametrize("later", [0, 3, 7])
def test_sometimes_said_after_the_plan_began_brings_the_start_down_to_the_lowest(
    later: int, tries: bool, painplan: Shell, coach_on: CoachOn
) -> None:
    """clinical.md A14.1: the start never above the bad-day amount, from the day on which it is said."""
    plan, day, first = _begun(coach_on, "never", tries=tries), BEGUN + later, 170 if tries else 160
    Safety(coach_on(on(day))).say_lasting_worsening("sometimes")
    now = _targets(coach_on, plan, day + 1)
    assert {number: amounts.target for number, amounts in now.items()} == {
        number: first if number < day else 120 for number in range(BEGUN, day + 2)
    }
    shown = painplan("today", "--json", day=on(day)).document["plans"][0]
    assert (shown["target"], shown["ceiling"]) == (120, 140)
    assert f"120 metres instead of {first} metres" in painplan("why", "walking", day=on(day)).out
    coach = coach_on(on(day))
    assert coach.why("walking").start_quota == first
    assert amount_before(plan, coach.book, on(day)) == 120
    assert course_of(coach, plan, coach.today).next_review == on(BEGUN + 7), "it puts no review off"
    replayed = painplan("replay", "--plan", "walking", "--json", day=on(day + 1)).document["days"]
    assert [one["target"] for one in replayed] == [first] * later + [120]


def test_sometimes_said_after_a_review_leaves_what_was_settled(coach_on: CoachOn) -> None:
    _begun(coach_on, "never", tries=True)
    _happens(coach_on, "review")
    was = course_of(coach_on(on(BEGUN + 8)), coach_on(on(BEGUN + 8)).plan("walking"), on(BEGUN + 8)).quota
    Safety(coach_on(on(BEGUN + 8))).say_lasting_worsening("sometimes")
    coach = coach_on(on(BEGUN + 8))
    assert course_of(coach, coach.plan("walking"), coach.today).quota == was == 170


def test_sometimes_after_a_holiday_brings_what_it_led_to_down_too(coach_on: CoachOn) -> None:
    plan = _begun(coach_on, "never", tries=True)
    coach_on(on(BEGUN + 1)).hold("holiday", None)
    coach_on(on(BEGUN + 3)).end_hold("holiday")
    Safety(coach_on(on(BEGUN + 4))).say_lasting_worsening("sometimes")
    coach = coach_on(on(BEGUN + 4))
    assert course_of(coach, plan, coach.today).quota == 120  # 80 % of 170 is 136, more than 120


def test_never_said_later_raises_nothing_by_itself(coach_on: CoachOn) -> None:
    plan = _begun(coach_on, "never", tries=True)
    Safety(coach_on(on(BEGUN + 1))).say_lasting_worsening("sometimes")
    Safety(coach_on(on(BEGUN + 3))).say_lasting_worsening("never")
    targets = _targets(coach_on, plan, BEGUN + 4)
    assert [targets[day].target for day in sorted(targets)] == [170, 120, 120, 120, 120]


@pytest.mark.parametrize(
    "later", [("steps", "off"), ("steps", "ask", "never"), ("ask-first", "--answer", "AF14=often")]
)
def test_every_command_tells_the_first_amount_that_was(
    later: tuple[str, ...], painplan: Shell, coach_on: CoachOn, tmp_path: Path
) -> None:
    _begun(coach_on, "sometimes", tries=True)
    day = on(BEGUN + 1)
    assert painplan("today", "--json", day=day).document["plans"][0]["target"] == 120
    assert painplan(*later, day=day).code == 0
    assert painplan("today", "--json", day=day).document["plans"][0]["target"] == 120
    for told in (("why",), ("plan", "show", "walking"), ("replay", "--plan", "walking")):
        said = painplan(*told, day=day).out
        assert ("120" in said, "170" in said) == (True, False), told
    report = painplan("report", str(tmp_path / "x.html"), "--preview", day=day).out
    assert "began with 120 metres a day" in report


def test_the_report_names_the_first_amount_without_any_later_answer(
    painplan: Shell, coach_on: CoachOn, tmp_path: Path
) -> None:
    _begun(coach_on, "sometimes", tries=True)
    assert "began with 120 metres a day" in painplan("report", str(tmp_path / "x.html"), "--preview", day=on(BEGUN)).out


@pytest.mark.parametrize("after", ANSWERS)
@pytest.mark.parametrize("before", ["never", "sometimes"])
def test_a_plan_of_an_earlier_version_is_told_by_the_history_of_the_answer(
    before: str, after: str, coach_on: CoachOn, place: Path
) -> None:
    _begun(coach_on, before, tries=True)
    Safety(coach_on(on(BEGUN + 3))).say_lasting_worsening(after)
    coach = coach_on(on(BEGUN + 3))
    coach.save([Change(table="plans", key="walking", fields={"worsened": None})])
    assert "worsened" not in json.loads((place / "plan.json").read_text())["plans"]["walking"]
    assert coach.why("walking").start_quota == (120 if before == "sometimes" else 170)


def test_where_the_history_leaves_it_open_the_more_careful_holds() -> None:
    plan = Plan(id="w", goal="g", activity="Walking", unit="metres", unit_min=10, created=on(0), good=300, bad=120)
    assert starts_at_low(plan, Profile(worsening="sometimes", worsening_on=on(9)))
    assert starts_at_low(plan, Profile(worsening="sometimes"))
    assert not starts_at_low(plan, Profile(worsening="never", worsening_on=on(9)))
    assert not starts_at_low(plan, Profile())


def test_an_answer_that_is_taken_back_was_never_given(coach_on: CoachOn) -> None:
    plan = _begun(coach_on, "never", tries=True)
    last = _happens(coach_on, "flare")
    was = _targets(coach_on, plan, last)
    coach = coach_on(on(last))
    Safety(coach).say_lasting_worsening("often")
    coach.undo()
    assert _targets(coach_on, plan, last) == was


def test_the_same_answer_once_more_begins_nothing_anew(coach_on: CoachOn) -> None:
    _begun(coach_on, "sometimes", tries=True)
    since = EffortCourse(coach_on(on(BEGUN)).book.profile).now.since
    Safety(coach_on(on(BEGUN + 2))).say_lasting_worsening("sometimes")
    after = EffortCourse(coach_on(on(BEGUN + 2)).book.profile)
    assert all(after.on(on(day)).gentle for day in range(BEGUN - 30, BEGUN + 5))
    assert not after.on(on(BEGUN - 31)).gentle
    assert since == on(BEGUN - 30)


@pytest.mark.parametrize(("before", "after"), [("never", "sometimes"), ("sometimes", "never"), ("sometimes", "often")])
def test_an_answer_about_a_morning_stays_with_the_session_it_was_about(
    before: str, after: str, coach_on: CoachOn
) -> None:
    """clinical.md A11: the datum of a session is the first answer about its next morning, whatever is said later."""
    plan = _begun(coach_on, before, tries=True)
    last = BEGUN + 8
    for day in range(BEGUN, last + 1):
        said = {"settled.walking": "no" if day in (last - 3, last) else "yes"} if day > BEGUN else {}
        coach_on(on(day)).answer(on(day), {**said, "done.walking": "120"}.items())

    def told(day: int) -> dict[int, tuple[Any, Any]]:
        course = course_of(coach_on(on(day)), plan, on(day))
        return {n: (course.facts_on(on(n)).settled, course.settled_said_on(on(n))) for n in range(BEGUN, last)}

    def asks_about() -> Any:
        return course_of(coach_on(on(last)), plan, on(last)).session_to_ask_about(on(last))

    was, asked = told(last), asks_about()
    Safety(coach_on(on(last))).say_lasting_worsening(after)
    assert told(last) == was
    assert asks_about() == asked
    coach = coach_on(on(last + 1))
    coach.answer(on(last + 1), [("settled.walking", "yes")])
    assert {n: one for n, one in told(last + 1).items() if was[n][0]} == {n: one for n, one in was.items() if one[0]}


@pytest.mark.parametrize("after", ["never", "often"])
@pytest.mark.parametrize("tries", [True, False])
def test_the_start_is_explained_by_the_answer_that_decided_it(
    after: str, tries: bool, painplan: Shell, coach_on: CoachOn
) -> None:
    """clinical.md A14.1: the start goes by the answer of its day; one that holds no more is told as what was said."""
    _begun(coach_on, "sometimes", tries=tries)
    day = on(BEGUN + 1)
    assert "Effort sometimes makes you worse" in painplan("why", "walking", day=day).out
    Safety(coach_on(day)).say_lasting_worsening(after)
    for told in (("why", "walking"), ("plan", "show", "walking"), ("today",)):
        assert "Effort sometimes makes you worse" not in painplan(*told, day=day).out, told
    assert "had said" in painplan("why", "walking", day=day).out
    reason = painplan("why", "walking", "--json", day=day).document["why"][0]
    assert reason["code"] == ("start_at_low" if tries else "provisional" if after == "never" else "from_estimates")


async def test_the_screen_explains_it_by_that_answer_too(coach_on: CoachOn) -> None:
    _begun(coach_on, "sometimes", tries=True)
    Safety(coach_on(on(BEGUN + 1))).say_lasting_worsening("never")
    async with at_the_screen(coach_on(on(BEGUN + 1)), size=(120, 40)) as person:
        await person.press("w")
        seen = " ".join(person.sees().split())
        assert "When this plan began you had said that effort can make you worse" in seen
        assert "Effort sometimes makes you worse" not in seen


def test_a_flare_up_that_began_before_the_answer_never_is_told_by_what_was_said(
    painplan: Shell, coach_on: CoachOn
) -> None:
    """clinical.md A13: what was said since it began keeps it small to its end; nothing says that it is so now."""
    _begun(coach_on, "sometimes", tries=True)
    coach_on(on(BEGUN + 1)).begin_flare()
    Safety(coach_on(on(BEGUN + 2))).say_lasting_worsening("never")
    said = painplan("why", "walking", day=on(BEGUN + 2)).out
    assert "since it was said that effort can make you worse, it goes no higher while this flare-up lasts" in said
    assert "gentle" not in said
