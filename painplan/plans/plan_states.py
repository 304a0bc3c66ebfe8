"""The courses of a diary's plans, made from what the desk holds, each beside the others of its day."""

from collections.abc import Iterable
from datetime import date

from painplan.diary.open_diary import OpenDiary
from painplan.plans.days_said import NOTHING_AHEAD, Ahead, DaysSaid
from painplan.plans.flares import flare_ahead, flare_before
from painplan.plans.plan_days import facts_from
from painplan.plans.plan_state import PlanCourse
from painplan.plans.records import Plan
from painplan.plans.together import Together, in_order, limited
from painplan.store.book import Book


def courses_of(desk: OpenDiary, today: date | None = None) -> tuple[PlanCourse, ...]:
    """The plans that are followed, in the person's order, as they stand on a day (else today)."""
    book = desk.book
    plans = in_order(book.active_plans())
    seen = _Seen(desk, today or desk.today, plans)
    courses = tuple(seen.course(plan) for plan in plans)
    return _beside_each_other(book, courses)


def courses_since(desk: OpenDiary, first: date) -> tuple[PlanCourse, ...]:
    """The plans that were followed on some day from ``first`` on, with the amounts of these days; ended or not."""
    starts_at = desk.book.profile.day_starts_at
    plans = in_order(desk.book.plans)
    followed = (one for one in plans if one.state == "active" or (one.ended_on(starts_at) or first) > first)
    return tuple(course_of(desk, plan, desk.today, since=first) for plan in followed)


def read_for_today(desk: OpenDiary) -> None:
    """Read what the plans of today rest on, and make nothing of it: the diary knows then what of it cannot be read."""
    _Seen(desk, desk.today, desk.book.active_plans())


def course_of(
    desk: OpenDiary,
    plan: Plan,
    today: date,
    *,
    before_reviews_of_today: bool = False,
    book: Book | None = None,
    since: date | None = None,
) -> PlanCourse:
    """One plan as it stands on a day; in a ``book`` that is not kept yet, as it would.

    With its amounts of the days from ``since`` on, where they are asked for.
    """
    book = desk.book if book is None else book
    seen = _Seen(desk, today, (plan, *(book.active_plans() if limited(book) else ())), book, since)
    course = seen.course(plan, before_reviews_of_today=before_reviews_of_today)
    if limited(book):
        others = (course if one.id == plan.id else seen.course(one) for one in in_order(book.active_plans()))
        _beside_each_other(book, tuple(others))
    return course


class _Seen:
    """What the desk holds for a day, read once for all plans."""

    def __init__(
        self,
        desk: OpenDiary,
        today: date,
        plans: Iterable[Plan],
        book: Book | None = None,
        since: date | None = None,
    ) -> None:
        self._book, self._is_now = desk.book if book is None else book, today >= desk.today
        first = facts_from(plans, self._book, today)
        if since is not None:
            first = min(first, facts_from((), self._book, since))
        ahead = NOTHING_AHEAD
        if today == desk.today:
            ahead = Ahead(flare=flare_ahead(desk) is not None, worry=desk.worry_ahead is not None)
        self._days = DaysSaid(
            desk.diary.days(first, today),
            today,
            worried_before=desk.diary.latest_worry(first),
            flare_before=flare_before(desk.diary, first),
            ahead=ahead,
            day_starts_at=self._book.profile.day_starts_at,
        )

    def course(self, plan: Plan, *, before_reviews_of_today: bool = False) -> PlanCourse:
        """What a plan comes to from all facts that were read here, up to the day of this look."""
        if not self._is_now:
            plan = plan.as_on(self._days.today, self._book.profile.day_starts_at)
        return PlanCourse(
            plan, self._book, self._days, before_reviews_of_today=before_reviews_of_today, now=self._is_now
        )


def _beside_each_other(book: Book, courses: tuple[PlanCourse, ...]) -> tuple[PlanCourse, ...]:
    if limited(book):
        together = Together(book.day_limits, courses)
        for course in courses:
            course.together = together
    return courses
