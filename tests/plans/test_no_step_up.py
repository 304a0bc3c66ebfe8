"""While the branch for a lasting worsening is on, no input raises an amount, on any way (clinical.md A14.1)."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from painplan.errors import PainPlanError
from painplan.pacing.body import MadeUpPerson
from painplan.pacing.paced import Paced, first_pace
from painplan.pacing.replay import ReplayDay, replay
from painplan.pacing.rhythm import Pace
from painplan.pacing.simulation import simulate
from painplan.pacing.start import ladder, starting_amount
from painplan.plans.day_limit import Order
from painplan.plans.records import Trial
from painplan.plans.restart import Restarts
from painplan.plans.service import NewPlan
from painplan.reviews.look_back_after import choose_pace, what_next
from painplan.safety.service import Safety
from painplan.store.diary import Diary
from painplan.store.memory import MemoryFolder
from painplan.today.coach import Coach
from tests.amounts import asks

FIRST = date(2026, 1, 5)
KINDS = (*["day"] * 8, "review", "review", "restart", "tries", "try", "hold", "order", "limit", "undo")
MORE = ("worsening", "told", "pace", "next")


@st.composite
def actions(draw: st.DrawFn) -> list[tuple[int, str, int, int]]:
    """Up to sixty things that somebody does: days that pass before it, what, and two numbers."""
    one = st.tuples(
        st.sampled_from([0, 1, 1, 1, 1, 2, 7, 16, 30]),
        st.sampled_from((*KINDS, *MORE)),
        st.integers(0, 10),
        st.integers(0, 10),
    )
    return draw(st.lists(one, min_size=5, max_size=60))


def do(coach: Coach, what: str, first: int, second: int) -> None:
    plans = coach.today_view().plans
    walking = next(plan for plan in plans if plan.plan.id == "walking")
    if what == "day":
        share = (0.5, 0.9, 1.0, 1.0, 1.0, 1.0, 1.0, 1.2, 2.0, 3.0, 5.0)[first]
        answers = {
            "done.walking": f"{share * (walking.target.target or 0):g}",
            "settled.walking": ("yes", "no")[second == 0],
            "flare": ("no", "yes")[first == 0],
            "energy_available": str(10 * second),
            "energy_spent": str(10 * first),
        }
        coach.answer(coach.today, answers.items())
    elif what == "review":
        for view in coach.reviews():
            coach.decide(view.plan.id, ("take", "hold", "smaller")[first % 3])
    elif what == "restart":
        Restarts(coach).decide("walking", ("take", "keep")[first % 2])
    elif what == "tries":
        Restarts(coach).decide("walking", "tries", [first + 1, second + 1, 20 * first + 1])
    elif what == "try":
        coach.add_trial("walking", 10 * first + 1, coach.today)
    elif what == "hold":
        coach.hold("illness", coach.today + timedelta(days=second))
    elif what == "order":
        Order(coach).put(("walking", "desk")[first % 2], 1 + second % 2)
    elif what == "limit":
        Order(coach).limit(None if first == 0 else 3 * first)
    elif what in MORE:
        do_more(coach, what, first)
    else:
        coach.undo()


def do_more(coach: Coach, what: str, first: int) -> None:
    if what == "told":
        Safety(coach).say_told_of_crashes(first > 5)
    elif what == "pace":
        choose_pace(coach, ("steady", "gentle")[first % 2])
    elif what == "next":
        what_next(coach, coach.book.goals[0].id, ("maintenance", "more_time")[first % 2], timedelta(weeks=4))
    else:
        Safety(coach).say_lasting_worsening(("never", "sometimes", "often", "always")[first % 4])


@given(actions())
def test_whatever_is_done_no_amount_goes_above_what_it_was(steps: list[tuple[int, str, int, int]]) -> None:
    diary, day = Diary(MemoryFolder()), FIRST
    coach = Coach(diary, day)
    coach.takes_notes = False  # nothing from before the branch is taken back here, nor what begins it
    coach.add_plan(NewPlan(goal="g", activity="Walking", unit="minutes", aim=200, good=20, bad=5))
    coach.add_plan(NewPlan(goal="g", activity="Desk", unit="minutes", aim=200, trials=(Trial(amount=10),) * 3))
    Safety(coach).say_lasting_worsening("often")
    quotas = at_first = {plan.plan.id: plan.quota for plan in coach.today_view().plans}
    for passed, what, first, second in steps:
        day += timedelta(days=passed)
        coach = Coach(diary, day)
        quotas = {plan.plan.id: min(plan.quota, quotas[plan.plan.id]) for plan in coach.today_view().plans}
        if what == "undo":  # a smaller amount that is taken back was never meant; above the first ones nothing goes
            quotas = at_first
        try:
            do(coach, what, first, second)
        except PainPlanError:
            continue
        assert coach.book.profile.post_exertional_malaise
        for view in coach.reviews():
            assert view.proposal.decision != "up"
            assert view.smaller is None
        for plan in coach.today_view().plans:
            assert plan.quota <= quotas[plan.plan.id]
            asked = plan.target.target
            assert plan.target.ceiling == asked
            assert asked is None or asked <= plan.quota
            assert coach.preview_of(plan.plan).ladder.weeks_to_aim is None


days = st.builds(
    lambda number, done, settled: ReplayDay(
        day=FIRST + timedelta(days=number), done=done, settled=settled, pem=True, rpe=3
    ),
    st.integers(0, 83),
    st.none() | st.floats(0, 100),
    st.sampled_from(["yes", "nearly", "no", None]),
)


@given(
    st.lists(days, min_size=1, max_size=84, unique_by=lambda row: row.day),
    st.integers(1, 40),
    st.none() | st.integers(1, 80),
)
def test_a_replay_makes_none(rows: list[ReplayDay], quota: int, aim: int | None) -> None:
    found = replay(rows, Pace(unit_min=1, step=2, aim=aim), quota, days_per_week=5)
    amounts = [quota, *(week.proposal.next_quota for week in found.weeks)]
    assert all(later <= before for before, later in pairwise(amounts))
    assert all(asks(on).amount <= quota for _, on in found.days)


@given(st.integers(0, 10_000), st.floats(0, 1), st.floats(0, 1))
def test_a_made_up_persons_plan_makes_none(seed: int, temptation: float, proneness: float) -> None:
    person = MadeUpPerson(pem=True, temptation=temptation, flare_proneness=proneness)
    (paced,) = (course for course in simulate(person, 6, seed=seed) if course.strategy == "paced")
    targets = [day.target for day in paced.days if day.target is not None]
    assert max(targets) == targets[0]


def test_a_plan_lived_forward_and_a_ladder_make_none() -> None:
    plan = Paced(*first_pace([8, 12, 10], 40), pem=True)
    amounts = []
    for _ in range(70):
        amounts.append(asks(plan.morning(flare=False)).amount)
        plan.evening(amounts[-1], settled="yes", rpe=2, pain=3)
    assert set(amounts) == {8}
    assert ladder(starting_amount([8, 12, 10], 1), 1, 40, steps=False).rungs == ()
