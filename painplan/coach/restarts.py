"""Beginning again: the offer after a long time away, and new tries for a plan that runs (clinical.md A12 to A14)."""

from collections.abc import Iterable, Sequence

import msgspec

from painplan.coach.agreed import profile_of
from painplan.coach.course import PlanCourse
from painplan.coach.courses import course_of, courses_of
from painplan.coach.desk import Desk
from painplan.coach.waiting import Waiting
from painplan.errors import CannotDo, WrongInput
from painplan.pacing import starting_amount
from painplan.records import Plan, Restart, RestartChoice
from painplan.store import Change, book_change
from painplan.words import asset, one_line


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What a person can decide about one plan, in the plan's unit."""

    plan: Plan
    away_days: int
    """Days without any entry; 0: it is about flare-ups."""
    now: float
    """The amount in force."""
    again: float
    """The amount to begin again with."""
    tries: bool
    """Whether new tries are asked for."""


class Restarts:
    """Beginning again, arranged with one diary."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def offers(self) -> tuple[Offer, ...]:
        """What is offered today, a plan each."""
        return tuple(_offer(course) for course in courses_of(self._desk) if course.absence or course.asks_for_tries)

    def decide(self, plan_id: str, choice: RestartChoice, tries: Sequence[float] = ()) -> Restart:
        """Take the offer, stay at the amount, or begin again with new tries.

        New tries never raise the amount in force: they make it smaller, or leave it and its next steps to the reviews.

        Args:
            plan_id: Which plan.
            choice: What the person wants.
            tries: With ``tries``: what was reached on three days, in the plan's unit.

        Raises:
            CannotDo: Nothing is offered for this plan.
            WrongInput: There is no such plan, or there are too few tries.
        """
        course = self._course(plan_id)
        if choice != "tries" and course.absence is None:
            raise CannotDo(
                f"There is nothing to settle for {one_line(course.plan.id, 40)}: this is asked after two weeks without "
                "an entry. New tries can be given at any time: painplan restart ID --try N --try N --try N"
            )
        made = _made(course, choice, tries)
        self._desk.save([_change(made)])
        return made

    def _course(self, plan_id: str) -> PlanCourse:
        plan = next((plan for plan in self._desk.book.active_plans() if plan.id == plan_id), None)
        if plan is None:
            known = ", ".join(plan.id for plan in self._desk.book.active_plans()) or "none yet"
            raise WrongInput(f"There is no plan “{one_line(plan_id, 40)}” that is followed. Your plans: {known}.")
        return course_of(self._desk, plan, self._desk.today)


def _offer(course: PlanCourse) -> Offer:
    return Offer(
        plan=course.plan,
        away_days=course.absence.days if course.absence else 0,
        now=course.quota,
        again=course.begins_again_with,
        tries=course.asks_for_tries,
    )


def _made(course: PlanCourse, choice: RestartChoice, tries: Sequence[float]) -> Restart:
    quota, step = course.begins_again_with if choice == "take" else course.quota, course.pace.step
    if choice == "tries":
        plan = course.plan
        profile = profile_of(plan, gentle=course.gentle)
        start = starting_amount(list(tries), plan.unit_min, aim=plan.aim, profile=profile)
        quota, step = min(course.quota, start.quota), start.step
    return Restart(plan=course.plan.id, on=course.today, choice=choice, quota=quota, step=step, tries=tuple(tries))


def kept_amount_change(course: PlanCourse) -> Change:
    """The amount of today stays while nothing may raise it, whatever changes beneath it."""
    return _change(_made(course, "keep", ()))


def _change(made: Restart) -> Change:
    return book_change("restarts", f"{made.on.isoformat()} {made.plan}", made)


def waiting_restarts(desk: Desk) -> Iterable[Waiting]:
    """One line while something is offered, for whichever plans; never a reproach."""
    offers = Restarts(desk).offers()
    if offers:
        words, offer = asset("pacing")["restart"], offers[0]
        away = "away_long" if offer.tries else "away"
        code = away if offer.away_days else "tries"
        name = words["plans"] if len(offers) > 1 else one_line(offer.plan.activity, 20)
        what = words[f"waiting_{code}"].format(activity=name)
        yield Waiting(code="restart", when=words["when"], what=what, opens="restart", command="painplan restart")
