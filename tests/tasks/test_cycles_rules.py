"""Work and rest by the clock (clinical.md A9)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.plans.because_words import because_words
from painplan.tasks.cycle_records import RestDay, RestPlan, RestStep
from painplan.tasks.cycles_rules import Cycle, InForce, first_cycle, in_force, legs, next_step
from painplan.tasks.cycles_words import cycle_words

FIRST = date(2026, 3, 2)
PLAN = RestPlan(id="ironing", name="Ironing", usual_minutes=25, task_minutes=60, created=FIRST)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def noted(*days: int, cycles: int = 3, rests: tuple[float, ...] = (5, 5)) -> dict[date, RestDay]:
    return {day(n): RestDay(day=day(n), plan="ironing", cycles=cycles, rests=rests) for n in days}


@pytest.mark.parametrize(
    ("usual", "task", "expected"),
    [
        (25, 60, (20, 5, 3)),  # the vector of I8
        (20, 60, (16, 4, 4)),  # below 20 whole minutes
        (24, 60, (19, 5, 4)),  # 19.2 is below 20
        (30, 60, (20, 5, 3)),  # 24: from 20 on steps of 5
        (100, 240, (80, 15, 3)),  # a rest is 15 minutes at most
        (5, 10, (4, 2, 3)),  # a rest is 2 minutes at least
        (1, 3, (1, 2, 3)),  # a piece is a minute at least
        (25, 15, (15, 4, 1)),  # a piece is never longer than the task
        (58, 17, (17, 4, 1)),
    ],
)
def test_piece_rest_and_number_from_the_usual_time(usual: float, task: float, expected: tuple[float, ...]) -> None:
    found = first_cycle(usual, task)
    assert (found.chunk, found.rest, found.cycles) == expected


def test_the_last_piece_is_what_remains_and_no_rest_follows_it() -> None:
    found = legs(first_cycle(24, 60), 60)
    assert [(leg.kind, leg.minutes) for leg in found[-2:]] == [("rest", 5), ("piece", 3)]
    assert sum(leg.minutes for leg in found if leg.kind == "piece") == 60


def test_a_task_that_fits_in_one_piece_has_one_number_everywhere() -> None:
    plan = RestPlan(id="ironing", name="Ironing", usual_minutes=58, task_minutes=17, created=FIRST)
    now = in_force(plan, [], {}, day(3))
    assert cycle_words(now.cycle) == "one piece of 17 minutes"
    assert [leg.minutes for leg in legs(now.cycle, plan.task_minutes)] == [17]
    assert "the whole task fits in one piece" in because_words("cycles", now.because)
    kept = [RestStep(plan="ironing", on=day(1), chunk=45, rest=9)]
    assert in_force(plan, kept, {}, day(3)).cycle.chunk == 17, "what was kept before, too"


def step(plan: RestPlan, steps: list[RestStep], days: dict[date, RestDay], today: date) -> tuple[InForce, Cycle, str]:
    now = in_force(plan, steps, days, today)
    proposal = next_step(plan, now, days, today)
    return now, proposal.cycle, proposal.decision


def test_a_longer_piece_and_a_shorter_rest_come_in_turn() -> None:
    days, seen = noted(*range(40)), []
    steps: list[RestStep] = []
    for week in range(1, 5):
        today = day(7 * week)
        _, cycle, decision = step(PLAN, steps, days, today)
        seen.append((decision, cycle.chunk, cycle.rest))
        steps.append(RestStep(plan="ironing", on=today, chunk=cycle.chunk, rest=cycle.rest))
    assert seen == [
        ("longer_piece", 22, 5),
        ("shorter_rest", 22, 4),
        ("longer_piece", 24, 4),
        ("shorter_rest", 24, 3),
    ]


@pytest.mark.parametrize(("days", "decision"), [((0, 1, 2, 3, 4), "longer_piece"), ((0, 1, 2, 3), "stay")])
def test_five_days_of_seven_are_enough_and_four_are_not(days: tuple[int, ...], decision: str) -> None:
    assert step(PLAN, [], noted(*days), day(7))[2] == decision


def test_a_week_goes_by_first() -> None:
    assert step(PLAN, [], noted(*range(6)), day(6))[2] == "stay"


def test_rests_that_fell_away_are_not_as_planned() -> None:
    assert step(PLAN, [], noted(*range(7), rests=(0, 1)), day(7))[2] == "stay"


def test_two_days_in_a_row_with_rests_above_twice_their_plan_bring_the_minutes_before_back() -> None:
    steps = [RestStep(plan="ironing", on=day(7), chunk=22, rest=5)]
    days = noted(*range(7)) | noted(8, 9, rests=(11, 11))
    assert in_force(PLAN, steps, days, day(9)).cycle.chunk == 22, "the second day is not over"
    now = in_force(PLAN, steps, days, day(10))
    assert (now.cycle.chunk, now.because.code, now.since) == (20, "back", day(10))


@pytest.mark.parametrize("rests", [(10, 10), (5, 14)])
def test_twice_the_plan_itself_is_not_above_it(rests: tuple[float, ...]) -> None:
    steps = [RestStep(plan="ironing", on=day(7), chunk=22, rest=5)]
    assert in_force(PLAN, steps, noted(8, 9, rests=rests), day(10)).cycle.chunk == 22


def test_days_with_a_day_between_are_not_in_a_row() -> None:
    steps = [RestStep(plan="ironing", on=day(7), chunk=22, rest=5)]
    assert in_force(PLAN, steps, noted(8, 10, rests=(11, 11)), day(12)).cycle.chunk == 22


def test_with_nothing_before_the_first_minutes_stay_and_a_shorter_time_is_suggested() -> None:
    now = in_force(PLAN, [], noted(1, 2, rests=(20, 20)), day(3))
    assert (now.cycle.chunk, now.because.code) == (20, "back_at_first")


def test_nothing_grows_beyond_one_piece_for_the_whole_task() -> None:
    plan = RestPlan(id="ironing", name="Ironing", usual_minutes=80, task_minutes=60, created=FIRST)
    assert step(plan, [], noted(*range(7), cycles=1, rests=()), day(7))[2] == "done"


rests = st.lists(st.floats(0, 60), max_size=4).map(tuple)
entries = st.dictionaries(st.integers(0, 40), st.tuples(st.integers(0, 6), rests), max_size=40)


@given(usual=st.floats(1, 240), task=st.floats(1, 480), said=entries, today=st.integers(0, 50))
def test_no_diary_makes_a_step_while_effort_brings_a_lasting_worsening(
    usual: float, task: float, said: dict[int, tuple[int, tuple[float, ...]]], today: int
) -> None:
    """A14: in that branch nothing is ever added by itself; neither with an open lock, a flare-up or a hold."""
    plan = RestPlan(id="x", name="x", usual_minutes=usual, task_minutes=task, created=FIRST)
    days = {day(n): RestDay(day=day(n), plan="x", cycles=c, rests=r) for n, (c, r) in said.items()}
    now = in_force(plan, [], days, day(today))
    for waits in ({"pem": True}, {"locks": ("worry",)}, {"flare": True}, {"hold": True}):
        found = next_step(plan, now, days, day(today), **waits)
        assert found.decision == "stay"
        assert found.cycle == now.cycle


@given(usual=st.floats(1, 240), task=st.floats(1, 480), said=entries)
def test_a_step_is_small_and_changes_one_thing(
    usual: float, task: float, said: dict[int, tuple[int, tuple[float, ...]]]
) -> None:
    plan = RestPlan(id="x", name="x", usual_minutes=usual, task_minutes=task, created=FIRST)
    days = {day(n): RestDay(day=day(n), plan="x", cycles=c, rests=r) for n, (c, r) in said.items()}
    now = in_force(plan, [], days, day(41))
    after = next_step(plan, now, days, day(41)).cycle
    assert now.cycle.chunk <= after.chunk <= now.cycle.chunk + max(1, 0.1 * now.cycle.chunk + 0.5)
    assert 1 <= after.rest <= now.cycle.rest
    assert (after.chunk == now.cycle.chunk) or (after.rest == now.cycle.rest)
