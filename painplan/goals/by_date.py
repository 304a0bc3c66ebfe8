"""Goals whose date lies before their aim can stand, as things are today (clinical.md A12 ``DATE``)."""

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.plans.by_date_rules import TooEarly, too_early
from painplan.plans.plan_state import PlanCourse
from painplan.plans.plan_states import courses_of
from painplan.plans.records import Goal, Plan


class Early(msgspec.Struct, frozen=True, kw_only=True):
    """One plan of a goal that cannot stand at its aim by the goal's date."""

    plan: Plan
    found: TooEarly


def early_of(desk: OpenDiary, goal: Goal) -> Early | None:
    """The plan of a goal whose aim comes latest after its date; none where the date is late enough or nothing is known.

    Where no steps are taken, because effort brings a lasting worsening, nothing is said of weeks (A14.1); nor while a
    lock, a hold or a flare-up makes them wait.
    """
    if goal.by is None or desk.facts.profile.post_exertional_malaise:
        return None
    found = [
        Early(plan=course.plan, found=early)
        for course in courses_of(desk)
        if course.plan.goal == goal.id and (early := _early(course, goal)) is not None
    ]
    return max(found, key=lambda one: one.found.earliest, default=None)


def _early(course: PlanCourse, goal: Goal) -> TooEarly | None:
    if course.steps_wait:
        return None  # nobody knows the week of the aim then
    return too_early(course.ladder, course.plan.aim, goal.by, began=course.plan.created, second_week=course.second_week)
