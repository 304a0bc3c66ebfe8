"""The weekly review over all plans: who takes the one step of the week, and what a decision becomes."""

from collections.abc import Sequence
from datetime import date, timedelta

from painplan.pacing.amounts import same_amount
from painplan.pacing.change import would_change
from painplan.pacing.review import Proposal, smaller_step_amount
from painplan.pacing.rhythm import Pace
from painplan.plans.plan_days import DAYS_IN_WEEK
from painplan.plans.plan_state import PlanCourse
from painplan.plans.records import Review, ReviewChoice
from painplan.plans.together import LAST
from painplan.store.diary import Change, book_change
from painplan.today.review_views import ReviewView


def due_reviews(courses: Sequence[PlanCourse], today: date) -> tuple[ReviewView, ...]:
    """The reviews that can be made today, with at most one step up among all plans in a week.

    The step goes to the plan that the person put first, and among equals to the one that has waited longest since its
    last one (clinical.md A12: only one plan steps up per week).
    """
    due = [course for course in courses if course.next_review <= today]
    proposals = {course.plan.id: course.proposal() for course in due}
    taken = any(_stepped_within_week(course, today) for course in courses)
    ups = sorted((course for course in due if proposals[course.plan.id].decision == "up"), key=_turn)
    for course in ups if taken else ups[1:]:
        proposals[course.plan.id] = course.proposal(other_plan_first=True)
    return tuple(view(course, proposals[course.plan.id]) for course in due)


def past_review(course: PlanCourse, made: Review | None = None) -> ReviewView:
    """What a review of the day of ``course`` saw, told again from the facts; or would see, where none was made.

    Where the proposal was taken and the amount stayed, another plan had the step of that week.
    """
    proposal = course.proposal()
    if made and proposal.decision == "up" and made.choice == "take" and same_amount(made.quota, proposal.quota):
        proposal = course.proposal(other_plan_first=True)
    return view(course, proposal)


def so_far(course: PlanCourse, courses: Sequence[PlanCourse]) -> ReviewView:
    """What the next review of a plan would see as things stand: beside the others, only one plan steps up in a week.

    Args:
        course: The plan.
        courses: All that are followed.
    """
    proposal, day = course.proposal(), max(course.next_review, course.today)
    others = [one for one in courses if one.plan.id != course.plan.id]
    if proposal.decision == "up" and any(_steps_before(one, course, day) for one in others):
        proposal = course.proposal(other_plan_first=True)
    return view(course, proposal)


def _steps_before(other: PlanCourse, course: PlanCourse, day: date) -> bool:
    """Whether another plan has the step of the week that ends with a review of ``course``."""
    if _stepped_within_week(other, day):
        return True
    return other.next_review <= day and _turn(other) < _turn(course) and other.proposal().decision == "up"


def view(course: PlanCourse, proposal: Proposal) -> ReviewView:
    """A review with all that is shown beside it."""
    yesterday = course.today - timedelta(days=1)
    week = course.week(yesterday)
    return ReviewView(
        plan=course.plan,
        on=course.today,
        week=week,
        changes=would_change(proposal, week),
        before=course.week(yesterday - timedelta(days=DAYS_IN_WEEK)),
        proposal=proposal,
        next_ceiling=course.ceiling_of(proposal.next_quota),
        next_within=course.within_day_only(proposal.next_quota),
        step=course.pace.step,
        halved=course.halved,
        smaller=_smaller(course.pace, proposal),
        mattered_days=_mattered(course, yesterday),
        mattered_days_before=_mattered(course, yesterday - timedelta(days=DAYS_IN_WEEK)),
    )


def change_for(review: ReviewView, choice: ReviewChoice) -> Change:
    """The fact that a decision becomes: the amount and step agreed from this day on."""
    quotas = {
        "take": review.proposal.next_quota,
        "hold": review.proposal.quota,
        "smaller": review.proposal.quota if review.smaller is None else review.smaller,
    }
    made = Review(
        plan=review.plan.id,
        on=review.on,
        week_from=review.week.first,
        week_to=review.week.last,
        choice=choice,
        quota=quotas[choice],
        step=review.step,
        halved=review.halved,
    )
    return book_change("reviews", f"{review.on.isoformat()} {review.plan.id}", made)


def _smaller(pace: Pace, proposal: Proposal) -> float | None:
    if proposal.decision != "up":
        return None
    smaller = smaller_step_amount(pace, proposal.quota)
    return smaller if proposal.quota < smaller < proposal.next_quota else None


def _mattered(course: PlanCourse, last: date) -> int | None:
    """On how many of the seven days something that mattered was done; none where it was never said."""
    days = {last - timedelta(days=back) for back in range(DAYS_IN_WEEK)}
    said = [answer for day in days & course.facts.checkins.keys() if (answer := course.facts.checkins[day].mattered)]
    return sum(answer in ("a_little", "yes") for answer in said) if said else None


def _stepped_within_week(course: PlanCourse, today: date) -> bool:
    last = course.last_step_up
    return last is not None and today - last < timedelta(days=DAYS_IN_WEEK)


def _turn(course: PlanCourse) -> tuple[int, date, str]:
    return course.plan.priority or LAST, course.last_step_up or course.plan.created, course.plan.id
