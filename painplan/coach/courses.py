"""The courses of a diary's plans, made from what the desk holds, each beside the others of its day."""

from datetime import date, timedelta

from painplan.coach.course import LOOK_BACK_DAYS, PlanCourse
from painplan.coach.desk import Desk
from painplan.coach.together import Together, in_order, limited
from painplan.records import Plan


def courses_of(desk: Desk, today: date | None = None) -> tuple[PlanCourse, ...]:
    """The plans that are followed, in the person's order, as they stand on a day (else today)."""
    day = today or desk.today
    plans = in_order(desk.book.active_plans())
    return _beside_each_other(desk, tuple(_course(desk, plan, day) for plan in plans))


def course_of(desk: Desk, plan: Plan, today: date, *, before_reviews_of_today: bool = False) -> PlanCourse:
    """One plan as it stands on a day."""
    course = _course(desk, plan, today, before_reviews_of_today=before_reviews_of_today)
    if limited(desk.book):
        others = (
            course if one.id == plan.id else _course(desk, one, today) for one in in_order(desk.book.active_plans())
        )
        _beside_each_other(desk, tuple(others))
    return course


def _course(desk: Desk, plan: Plan, today: date, *, before_reviews_of_today: bool = False) -> PlanCourse:
    first = today - timedelta(days=LOOK_BACK_DAYS)
    return PlanCourse(
        plan,
        desk.book,
        desk.diary.days(first, today),
        today,
        before_reviews_of_today=before_reviews_of_today,
        worried_before=desk.diary.latest_worry(first),
    )


def _beside_each_other(desk: Desk, courses: tuple[PlanCourse, ...]) -> tuple[PlanCourse, ...]:
    if limited(desk.book):
        together = Together(desk.book.day_limits, courses)
        for course in courses:
            course.together = together
    return courses
