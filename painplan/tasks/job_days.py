"""What days hold beside a job: other jobs, plans, what is ticked, and the usual day (clinical.md A6)."""

from collections.abc import Iterable
from datetime import date, timedelta

from painplan.diary.open_diary import OpenDiary
from painplan.kit.units import TIMED
from painplan.plans import plan_states
from painplan.plans.done import done_of
from painplan.store.book import Book
from painplan.store.diary import Month
from painplan.tasks.job_records import Job
from painplan.tasks.jobs_rules import USUAL_DAYS, planned_days, usual_day


def usual_of(job: Job, desk: OpenDiary) -> float | None:
    """Minutes of a usual day: as the person said for this job, else from the last 14 days; none: not known yet."""
    if job.day_minutes is not None:
        return job.day_minutes
    facts = desk.diary.days(desk.today - timedelta(days=USUAL_DAYS), desk.today)
    return usual_day(_load(desk.facts, facts), desk.today)


def minutes_of_plans(desk: OpenDiary) -> float:
    """Minutes of today's amounts; other days are taken to hold the same."""
    if not desk.facts.active_plans():
        return 0

    timed = (course for course in plan_states.courses_of(desk) if course.plan.unit == TIMED)
    return sum(course.target_on(desk.today).target or 0 for course in timed)  # nothing asked for takes no time


def planned_by_day(jobs: Iterable[Job]) -> dict[date, float]:
    """Open minutes of some jobs by day."""
    return _added(planned_days(job.pieces) for job in jobs if not job.put_away)


def done_by_day(jobs: Iterable[Job]) -> dict[date, float]:
    """Minutes of ticked pieces by day, as they were guessed."""
    return _added({piece.done_on: piece.minutes} for job in jobs for piece in job.pieces if piece.done_on is not None)


def _added(parts: Iterable[dict[date, float]]) -> dict[date, float]:
    together: dict[date, float] = {}
    for part in parts:
        for day, minutes in part.items():
            together[day] = together.get(day, 0) + minutes
    return together


def _load(book: Book, facts: Month) -> dict[date, float]:
    """Minutes of each noted day: sessions of plans counted in minutes, and ticked pieces."""
    timed = {plan.id for plan in book.plans if plan.unit == TIMED}
    return _added([done_of(facts, timed), done_by_day(book.jobs)])
