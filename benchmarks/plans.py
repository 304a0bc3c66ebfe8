"""How long a day's amounts and one review take: ten plans, twenty years, everything read already."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.diaries import DAYS_IN_YEAR, TODAY, answers
from benchmarks.tables import goal, ms, table, title
from benchmarks.timing import in_turn, spread
from painplan.pacing.days import DayFacts
from painplan.pacing.review import PastReview, review
from painplan.pacing.rhythm import Pace
from painplan.pacing.week import Week, summarise
from painplan.plans.day_limit import Order
from painplan.plans.plan_states import courses_of
from painplan.plans.records import Review, Trial
from painplan.plans.service import NewPlan
from painplan.store.diary import Change, Diary, book_change, checkin_change, session_change
from painplan.store.memory import MemoryFolder
from painplan.today.coach import Coach

PLANS, YEARS, RUNS = 10, 20, 15
REVIEWS = 200
AMOUNTS = "today's amounts, ten plans, 20 years"
WITH_LIMIT = "the same, with the minutes of a day shared"
DECISION = "one review decision"
GOALS = {DECISION: 0.001, AMOUNTS: 0.020, WITH_LIMIT: 0.020}


def measure(_: Path) -> None:
    """Print the table."""
    title(f"Amounts and reviews, {RUNS} runs each in turn")
    coach, limited = _coach(limit=None), _coach(limit=90)
    cases: dict[str, Callable[[], float]] = {
        DECISION: _decision,
        AMOUNTS: lambda: _amounts(coach),
        WITH_LIMIT: lambda: _amounts(limited),
        "the whole Today view": lambda: _timed(coach.today_view),
        "all ten reviews": lambda: _timed(coach.reviews),
    }
    for case in cases.values():
        case()  # reads the files once
    found = in_turn(cases, RUNS)
    table(["", "median", "fastest", "slowest"], [[name, *map(ms, spread(each))] for name, each in found.items()])
    for name, most in GOALS.items():
        middle = spread(found[name])[0]
        goal(f"{name} under {1000 * most:g} ms", f"{1000 * middle:.2f} ms", met=middle < most)


def _timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _amounts(coach: Coach) -> float:
    return _timed(lambda: [course.target_on(TODAY) for course in courses_of(coach)])


def _decision() -> float:
    """The mean of many, since one is too short to be measured."""
    days = [
        DayFacts(day=TODAY - timedelta(days=back), target=8, done=8, logged=True, settled="yes") for back in range(14)
    ]
    week: Week = summarise(days[:7], {}, days_per_week=5)
    past = [PastReview(week=week, quota=8, decision="hold")] * 7
    pace = Pace(unit_min=1, step=1, aim=40)
    started = perf_counter()
    for _ in range(REVIEWS):
        review(pace, 8, summarise(days[:7], {}, days_per_week=5), before=week, earlier=past, fortnight=days)
    return (perf_counter() - started) / REVIEWS


def _coach(limit: int | None) -> Coach:
    """A diary in memory, kept every day."""
    days, evening = round(YEARS * DAYS_IN_YEAR), datetime.combine(TODAY, time(20))
    first = TODAY - timedelta(days=days)
    diary = Diary(MemoryFolder())
    beginning = Coach(diary, first, now=lambda: evening)
    for number in range(PLANS):
        trials = tuple(Trial(amount=amount) for amount in (9, 13, 10))
        beginning.add_plan(NewPlan(goal="g", activity=f"Plan {number}", unit="minutes", aim=45, trials=trials))
    names = [plan.id for plan in beginning.book.plans]
    if limit is not None:
        Order(beginning).limit(limit)
    diary.save([*_days(names, days), *_reviews(names, days)], evening)
    return Coach(diary, TODAY)


def _days(names: list[str], days: int) -> Iterator[Change]:
    chance = Random(20)
    for number in range(days):
        day = TODAY - timedelta(days=days - number)
        yield checkin_change(day, **{**answers(chance), "settled": dict.fromkeys(names, "yes")})
        for name in names:
            yield session_change(name, day, done=chance.randint(8, 14))


def _reviews(names: list[str], days: int) -> Iterator[Change]:
    for number in range(7, days, 7):
        on = TODAY - timedelta(days=days - number)
        for name in names:
            made = Review(
                plan=name,
                on=on,
                week_from=on - timedelta(days=7),
                week_to=on - timedelta(days=1),
                choice="hold",
                quota=8,
                step=1,
            )
            yield book_change("reviews", f"{on.isoformat()} {name}", made)
