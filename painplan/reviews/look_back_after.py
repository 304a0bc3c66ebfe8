"""What follows from an answer in a review: a smaller amount, a barrier with its plan, a goal's state, other steps."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from painplan.goals.barriers import Barriers
from painplan.goals.by_date import Early
from painplan.goals.interview_amounts import LATER, SMALLER
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.agreed_amounts import start_of
from painplan.plans.change.rules import WantedOfPlan
from painplan.plans.change.service import PlanChanges
from painplan.plans.plan_states import courses_of
from painplan.plans.records import Goal, GoalState, ReviewChoice
from painplan.plans.target_words import a_day, now_words
from painplan.reviews.service import change_for
from painplan.store.diary import Change
from painplan.today.coach import Coach


def smaller_amounts(coach: Coach) -> str:
    """Make what was taken up today smaller: a smaller step where there is one, else none (clinical.md B1, D2 Q5)."""
    changes: list[Change] = []
    told: list[str] = []
    for plan in coach.book.active_plans():
        made = [review for review in coach.book.reviews_of(plan.id) if review.on == coach.today]
        view = coach.why(plan.id).last_review if made else None
        if view is None or made[-1].choice == "hold" or view.proposal.decision != "up":
            continue
        choice: ReviewChoice = "smaller" if view.smaller is not None and made[-1].choice == "take" else "hold"
        change = change_for(view, choice)
        changes.append(change)
        quota = float(str(change.fields["quota"]))
        within = coach.within_day_only(plan.id, quota)
        told.append(f"{one_line(plan.activity, 30)}, {a_day(quota, within, plan.unit)}")
    if not changes:
        return say("reviews.look_back_after.no_step_up_week")
    coach.save(changes)
    return say("reviews.look_back_after.settled_u_takes_back", told="; ".join(told))


def keep_barrier(coach: Coach, kind: str | None, then: str) -> None:
    """What gets in the way, with its if-then plan where there is one."""
    if kind is not None:
        Barriers(coach).add(kind, then)


def barrier_used(coach: Coach, kind: str, used: bool) -> None:
    """Whether an if-then plan was used."""
    Barriers(coach).used(kind, used)


def set_goal(coach: Coach, goal: str, state: GoalState) -> None:
    """A goal changes its state; what was done for it stays."""
    coach.save([Change(table="goals", key=goal, fields={"state": state, "state_since": coach.today})])


def date_or_aim(coach: Coach, goal: str, early: Early, value: str) -> str:
    """A date that lies before its aim can stand: a later date, a smaller aim, or both kept as a hope (A12 ``DATE``)."""
    words, found = asset("reviews")["parts"]["date"], early.found
    if value == LATER:
        coach.save([Change(table="goals", key=goal, fields={"by": found.earliest})])
        return str(words["now_by"].format(by=date_in_words(found.earliest)))
    if value == SMALLER:
        coach.save([Change(table="plans", key=early.plan.id, fields={"aim": found.reachable})])
        return str(words["now_aim"].format(aim=amount(found.reachable, early.plan.unit)))
    return str(words["hope"])


def what_next(coach: Coach, goal: str, value: str, more: timedelta) -> str:
    """After the date of a goal: a next one, keeping what there is, or more time."""
    if value == "more_time":
        by = coach.today + more
        coach.save([Change(table="goals", key=goal, fields={"by": by})])
        return say("reviews.look_back_after.noted_until_u_takes", by=date_in_words(by))
    if value == "next_goal":
        set_goal(coach, goal, "reached")
        return say("reviews.look_back_after.noted_g_begins_next")
    changes = _kept_amounts(coach, goal)
    set_goal(coach, goal, "reached")
    if changes:
        coach.save(changes)
    return say("reviews.look_back_after.noted_what_you_now")


def what_came(coach: Coach, goal: Goal) -> Iterator[str]:
    """What became of the amounts of a goal's plans: from the first to that of now, where one is told."""
    for one in coach.plans_today():
        if one.plan.goal == goal.id:
            unit = one.plan.unit
            yield say(
                f"goals.expected.{'came_untold' if one.nothing_asked else 'came'}",
                activity=one_line(one.plan.activity, 40),
                start=amount(start_of(one.plan, coach.facts.profile).quota, unit),
                now=now_words(one.quota, one.within_day, unit),
            )


def choose_pace(coach: Coach, value: str) -> str:
    """Set the size of steps of all plans; the amount in force stays, the next step is the new one (clinical.md A12)."""
    changes: list[Change] = []
    told: list[str] = []
    wanted = WantedOfPlan(profile="gentle" if value == "gentle" else "steady")
    for course in courses_of(coach):
        found = PlanChanges(coach).look(course.plan.id, wanted)
        changes += found.facts
        if found.facts:
            plan, step = course.plan, found.step
            told.append(
                say(
                    "reviews.look_back_after.one_step",
                    activity=one_line(plan.activity, 30),
                    step=amount(step, plan.unit),
                )
            )
    if not changes:
        return ""
    coach.save(changes)
    return say("reviews.look_back_after.noted_u_takes_back", told="; ".join(told))


def _kept_amounts(coach: Coach, goal: str) -> Sequence[Change]:
    courses = [course for course in courses_of(coach) if course.plan.goal == goal]
    return [Change(table="plans", key=course.plan.id, fields={"aim": course.quota}) for course in courses]
