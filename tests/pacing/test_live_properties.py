"""The same promises in a live plan: random days lived through the real diary, and beside its replay."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from painplan.errors import PainPlanError
from painplan.pacing.holds import holds_on
from painplan.pacing.target import CalmDay, Target
from painplan.plans.plan_states import courses_of
from painplan.plans.records import ProfileName, Trial
from painplan.plans.restart import Restarts
from painplan.plans.service import NewPlan
from painplan.safety.ask_first_service import AskFirstList
from painplan.safety.closing import SIGNS, Closing
from painplan.safety.service import Safety
from painplan.samples.replay import Replaying
from painplan.store.diary import Diary
from painplan.store.memory import MemoryFolder
from painplan.today.coach import Coach
from tests.amounts import asks
from tests.thorough import examples

FIRST = date(2026, 1, 5)
FEW = settings(max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow])
Act = Callable[[Coach], object]


@dataclass
class Lived:
    """What was so at the end of one day."""

    day: date
    did: list[str]
    quota: float
    target: Target
    flare: bool
    waits: bool
    """A flare-up lasts, something is on hold, or a sign is open."""
    entry: bool
    decisions: list[str] = field(default_factory=list)
    """What the reviews proposed that could have been made on this day."""


def answer(**said: str) -> Act:
    return lambda coach: coach.answer(coach.today, [(name.replace("__", "."), value) for name, value in said.items()])


def done(share: float) -> Act:
    def do(coach: Coach) -> None:
        (plan,) = coach.plans_today()
        coach.answer(coach.today, [("done.walking", f"{round(share * plan.quota)}")])

    return do


def take_review(coach: Coach) -> None:
    for view in coach.reviews():
        coach.decide(view.plan.id, "take")


def begin_at_more(coach: Coach) -> None:
    Restarts(coach).decide("walking", "begin")


ACTS: dict[str, Act] = {
    "as planned": done(1.0),
    "half": done(0.5),
    "over": done(1.6),
    "settled": answer(settled__walking="yes"),
    "not settled": answer(settled__walking="no"),
    "no flare": answer(flare="no"),
    "no worry": answer(worry="no"),
    "low pain": answer(pain="2"),
    "high pain": answer(pain="9"),
    "flare": lambda coach: coach.begin_flare(),
    "flare in the check-in": answer(flare="yes"),
    "flare over": lambda coach: coach.end_flare(),
    "flare over before": lambda coach: coach.end_flare(coach.today - timedelta(days=2)),
    "ill": lambda coach: coach.hold("illness", None),
    "well": lambda coach: coach.end_hold("illness", coach.today - timedelta(days=1)),
    "holiday": lambda coach: coach.hold("holiday", coach.today + timedelta(days=3)),
    "bad sleep": lambda coach: coach.hold("bad_sleep", None),
    "good sleep": lambda coach: coach.end_hold("bad_sleep"),
    "sign": lambda coach: Safety(coach).answer_signs({"RF12": "yes"}),
    "looked at": lambda coach: Closing(coach, SIGNS).looked_at("RF12", "doctor"),
    "ask first": lambda coach: AskFirstList(coach).answer({"AF06": "yes"}),
    "review": take_review,
    "begin at more": begin_at_more,
    "try": lambda coach: coach.add_trial("walking", 60, coach.today),
}
MOSTLY = ["as planned", "settled", "as planned", "settled", "review", "low pain"]


@st.composite
def weeks(draw: st.DrawFn) -> list[list[str]]:
    """Up to five weeks; most days as planned and settled, some with anything that can be said, some silent."""
    days = []
    for _ in range(draw(st.integers(8, 35))):
        usual = draw(st.sampled_from([[], MOSTLY, MOSTLY, MOSTLY, ["as planned", "settled"]]))
        other = draw(st.lists(st.sampled_from(sorted(ACTS)), max_size=2)) if draw(st.integers(0, 3)) == 0 else []
        days.append(draw(st.permutations([*usual, *other])))
    return days


def on_day(diary: Diary, day: date) -> Coach:
    """The diary open on the evening of a day: what is said then is known from then on."""
    return Coach(diary, day, now=lambda: datetime(day.year, day.month, day.day, 20))


def live(days: Sequence[Sequence[str]]) -> list[Lived]:
    """Live these days; what cannot be done is left out."""
    diary = Diary(MemoryFolder())
    on_day(diary, FIRST).add_plan(NewPlan(goal="g", activity="Walking", unit="minutes", aim=200, good=30, bad=20))
    return [_one_day(diary, FIRST + timedelta(days=number), acts) for number, acts in enumerate(days)]


def _one_day(diary: Diary, day: date, acts: Sequence[str]) -> Lived:
    proposed, did = [view.proposal.decision for view in on_day(diary, day).reviews()], []
    for name in acts:
        try:
            ACTS[name](on_day(diary, day))
        except PainPlanError:
            continue
        did.append(name)
    coach = on_day(diary, day)
    (plan,), (course,) = coach.plans_today(), courses_of(coach)
    waits = bool(course.locks_on(day)) or bool(holds_on(coach.book.holds, day)) or coach.flare().day > 0
    entry = day in diary.days(day, day).checkins or plan.session is not None
    return Lived(day, did, plan.quota, plan.target, coach.flare().day > 0, waits, entry, list(proposed))


def test_random_days_do_bring_steps_flare_ups_and_less() -> None:
    """Properties over days in which nothing happens would promise nothing."""
    seen: set[str] = set()

    @settings(FEW, max_examples=25)
    @given(weeks())
    def look(days: list[list[str]]) -> None:
        lived = live(days)
        seen.update(decision for one in lived for decision in one.decisions)
        seen.update(one.target.state for one in lived)

    look()
    assert {"up", "hold", "steady", "flare", "easing_back", "held", "locked"} <= seen


@FEW
@given(weeks())
def test_the_amount_never_rises_on_a_day_of_a_flare_up_a_hold_or_an_open_sign(days: list[list[str]]) -> None:
    """Whatever is noted that day, before or after: clinical.md A12 UP, A13, A14."""
    for before, one in pairwise(live(days)):
        assert not one.waits or one.quota <= before.quota, (one.day, one.did)


@FEW
@given(weeks())
def test_silence_never_raises_it_and_in_a_flare_up_never_lifts_a_day_above_three_quarters(
    days: list[list[str]],
) -> None:
    for before, one in pairwise(live(days)):
        assert one.did or one.quota <= before.quota, one.day
        if one.flare and one.target.target is not None and not before.entry:
            assert one.target.target <= max(1, 0.75 * one.quota + 1e-9)


@FEW
@given(weeks())
def test_nothing_but_an_explicit_end_ends_a_flare_up(days: list[list[str]]) -> None:
    lasts = False
    for one in live(days):
        for name in one.did:
            if name in ("flare", "flare in the check-in"):
                lasts = True
            elif name in ("flare over", "flare over before"):
                lasts = False
        assert one.flare == lasts, (one.day, one.did)


@FEW
@given(weeks())
def test_a_flare_up_always_asks_for_something_unless_ill(days: list[list[str]]) -> None:
    for one in live(days):
        if one.target.state == "flare":
            assert asks(one.target) == CalmDay(
                amount=asks(one.target).amount, ceiling=asks(one.target).amount, smaller=asks(one.target).smaller
            )
            assert asks(one.target).amount >= 0.5


@FEW
@given(weeks(), st.sampled_from(["ill", "holiday", "bad sleep", "flare"]), st.integers(0, 6))
def test_no_review_goes_down_because_of_a_week_with_such_a_day(days: list[list[str]], what: str, number: int) -> None:
    """clinical.md A12 DOWN: two bad weeks, one of them with a day of hold or of a flare-up."""
    bad = [["half", "settled"] if n % 2 else ["half"] for n in range(14)]
    bad[7 + number] = [what, "half"]
    after = live([*bad, []])
    assert "down" not in after[14].decisions
    assert "down" in live([*[["half"]] * 14, []])[14].decisions, "without it they do"


@FEW
@given(st.sampled_from(["as planned", "half", "over"]), st.booleans())
def test_a_body_that_never_settles_goes_down_within_three_weeks(what: str, missing: bool) -> None:
    days = [[what, "not settled", "review"] if n % 3 or not missing else [] for n in range(22)]
    lived = live(days)
    assert lived[-1].quota < lived[0].quota


def perfect_weeks(profile: ProfileName, tries: tuple[float, ...], weeks: int) -> list[float]:
    """The amount of each week of a live plan in which all is as planned and settles, and every proposal is taken."""
    diary, amounts = Diary(MemoryFolder()), []
    trials = tuple(Trial(amount=amount) for amount in tries)
    on_day(diary, FIRST).add_plan(NewPlan(goal="g", activity="Walking", unit="minutes", trials=trials, profile=profile))
    for number in range(7 * weeks + 1):
        coach = on_day(diary, FIRST + timedelta(days=number))
        if number:
            coach.answer(coach.today, [("settled.walking", "yes")])
        if number % 7 == 0:
            take_review(coach)
            (plan,) = coach.plans_today()
            amounts.append(plan.quota)
        coach.answer(coach.today, [("done.walking", f"{amounts[-1]:g}")])
    return amounts


@settings(FEW, max_examples=4)
@given(st.lists(st.integers(2, 90), min_size=3, max_size=3))
def test_gentle_is_slower_than_steady(tries: list[int]) -> None:
    """Over eight perfect weeks, at every size: clinical.md A12 ``step s``."""
    made = tuple(float(one) for one in tries)
    fast, slow = perfect_weeks("steady", made, 8), perfect_weeks("gentle", made, 8)
    assert slow[0] == fast[0] < fast[8]
    assert all(one <= other for one, other in zip(slow, fast, strict=True))
    assert slow[8] < fast[8]


@FEW
@given(weeks())
def test_the_replay_of_a_diary_lived_by_its_proposals_asks_for_the_same(days: list[list[str]]) -> None:
    """Live and in replay alike: every review is taken on its day; times away and tries are none of a replay."""
    none_of_it = {"ill", "well", "holiday", "try", "begin at more", "review", "sign", "looked at", "ask first"}
    kept = [[name for name in day if name not in none_of_it] for day in days]
    diary = Diary(MemoryFolder())
    on_day(diary, FIRST).add_plan(NewPlan(goal="g", activity="Walking", unit="minutes", aim=200, good=30, bad=20))
    asked: list[Any] = []
    for number, acts in enumerate(kept):
        lived = _one_day(diary, FIRST + timedelta(days=number), [*acts, "review"])  # of an evening all is known
        asked.append(lived.target)
    last = on_day(diary, FIRST + timedelta(days=len(kept)))
    found = Replaying(last).of_plan("walking").found
    told = [(on.target, on.state) for _, on in found.days]
    assert told[: len(asked)] == [(on.target, on.state) for on in asked]
