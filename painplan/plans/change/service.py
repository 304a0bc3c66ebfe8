"""Changing a plan while it goes on: what that would do to its amounts, and taking it. Days that were stay as shown."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import CannotDo, WrongInput
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.record import Earlier
from painplan.kit.told import Because
from painplan.kit.words import say
from painplan.pacing.amounts import same_amount
from painplan.pacing.rhythm import Pace, step_of
from painplan.plans.agreed_amounts import profile_of
from painplan.plans.change.rules import NOT_FITTING, WantedOfPlan, against, amount_then, standing
from painplan.plans.plan_state import PlanCourse
from painplan.plans.plan_states import course_of, courses_of
from painplan.plans.reasons import sentence
from painplan.plans.records import Plan
from painplan.plans.restart_records import Restart
from painplan.plans.service import said_text
from painplan.plans.target_words import from_to
from painplan.safety.medicine.named_medicines import check_counts_no_medicine
from painplan.store.book import Book
from painplan.store.diary import Change, book_change


class ChangedTerm(msgspec.Struct, frozen=True):
    """One thing about a plan that becomes another."""

    what: str
    now: object
    then: object


class PlanChange(msgspec.Struct, frozen=True, kw_only=True):
    """What a change of a plan would do; nothing of it is kept yet."""

    plan: Plan
    """As it stands."""
    changes: tuple[ChangedTerm, ...]
    """What becomes another; nothing: all of it is so already."""
    told: tuple[str, ...]
    """The same in sentences, with what it does to the amounts."""
    step: float
    """The step from then on."""
    facts: tuple[Change, ...]


class PlanChanges:
    """Changing plans, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def look(self, plan_id: str, wanted: WantedOfPlan, *, proposed: bool = False) -> PlanChange:
        """What a change would do.

        Args:
            plan_id: Of which plan.
            wanted: What is wanted.
            proposed: Somebody of the team proposed it: then the amount may rise by a step.

        Raises:
            WrongInput: There is no such plan that is followed, or a value does not fit.
            CannotDo: It would bring more than the rules allow today, or count a medicine.
        """
        plan = OwnThings(self._desk, Plan).named(plan_id, self._desk.book.active_plans())
        if wanted.activity is not None:
            said_text(wanted.activity, "activity")
            check_counts_no_medicine(self._desk.facts, wanted.activity, plan.unit)
        courses = {one.plan.id: one for one in courses_of(self._desk)}
        course = courses.pop(plan.id)
        if (why := against(course, wanted, courses.values(), proposed=proposed)) is not None:
            refused = say("plans.change.refused", why=against_words(why, plan))
            raise (WrongInput if why.code in NOT_FITTING else CannotDo)(refused)
        now, quota = standing(course), amount_then(course, wanted)
        then = {name: value.strip() if isinstance(value, str) else value for name, value in wanted.given().items()}
        if not same_amount(quota, course.quota):
            then["amount"] = quota
        changes = tuple(
            ChangedTerm(name, now[name], then[name]) for name in now if then.get(name, now[name]) != now[name]
        )
        fields = {one.what: one.then for one in changes if one.what != "amount"}
        made = _settled(course, replace(plan, **fields), quota)
        facts = [Change(table="plans", key=plan.id, fields=fields)] if fields else []
        facts += [book_change("restarts", made.key, made)] if made else []
        after = self._after(course, fields, made)
        told = tuple(self._told(course, after, changes))
        return PlanChange(plan=plan, changes=changes, told=told, step=after.pace.step, facts=tuple(facts))

    def take(self, plan_id: str, wanted: WantedOfPlan) -> PlanChange:
        """Change a plan from today on.

        Raises:
            WrongInput: As `look`.
            CannotDo: As `look`.
        """
        found = self.look(plan_id, wanted)
        if found.facts:
            self._desk.save(found.facts)
        return found

    def _after(self, course: PlanCourse, fields: dict[str, object], made: Restart | None) -> PlanCourse:
        """The course as it would be with the change kept."""
        plan, book = course.plan, self._desk.book
        was = {name: getattr(plan, name) for name in fields}
        then = replace(plan, **fields, history=(*plan.history, Earlier(at=self._desk.now(), values=was)))
        plans = tuple(then if one.id == plan.id else one for one in book.plans)
        settled = (*(one for one in book.restarts if made is None or one.key != made.key), *([made] if made else []))
        changed: Book = book.replaced(plans=plans, restarts=settled)
        return course_of(self._desk, then, self._desk.today, book=changed)

    def _told(self, now: PlanCourse, then: PlanCourse, changes: tuple[ChangedTerm, ...]) -> Iterator[str]:
        words, unit = asset("plans")["change"], now.plan.unit
        changed = {one.what: one for one in changes}
        if not changed:
            yield words["same"].format(activity=one_line(now.plan.activity, 40))
            return
        if one := changed.get("activity"):
            yield words["activity"].format(now=one_line(str(one.now), 60), then=one_line(str(one.then), 60))
        if now.target_on(self._desk.today).target is None:
            yield words["nothing_asked"]
        else:
            yield words["amount"].format(amount=from_to(then.quota, now.quota, unit))
        if then.plan.aim is not None and (one := changed.get("aim")):
            was = words["aim_none"] if now.plan.aim is None else words["aim_was"].format(now=amount(now.plan.aim, unit))
            yield words["aim"].format(then=amount(then.plan.aim, unit), was=was)
        if then.aim_from is not None and changed.keys() & {"aim", "amount", "profile"}:
            yield asset("pacing")["plan"]["weeks_to_aim"].format(day=date_in_words(then.aim_from))
        if "profile" in changed:
            yield sentence(then.step_reason, unit)
        if one := changed.get("days_per_week"):
            yield words["days"].format(now=amount(float(str(one.now)), "days"), then=one.then)
        yield words["days_before"]


def _settled(course: PlanCourse, then: Plan, quota: float) -> Restart | None:
    """What the change settles of amount and step; none: both stay. What was settled on the day already stays with it.

    A step of another size is made anew from the same tries, and stays halved where flare-ups halved it.
    """
    step, today = course.pace.step, course.settled_today
    if then.profile != course.plan.profile:
        profile = profile_of(then, gentle=course.gentle)
        pace = Pace(unit_min=course.unit_min, step=step_of(course.baseline, course.unit_min, profile))
        step = pace.halved().step if course.halved else pace.step
    same = same_amount(quota, course.quota)
    if same and same_amount(step, course.pace.step):
        return None
    keeps = today is not None and (same or today.choice == "full_step")
    made = Restart(plan=then.id, on=course.today, choice="step" if same else "changed", quota=quota, step=step)
    if today is None:
        return replace(made, offered=course.offered, halved=course.halved)
    return replace(today, quota=quota, step=step, choice=today.choice if keeps else made.choice)


def against_words(why: Because, plan: Plan) -> str:
    """What speaks against a change, in a sentence."""
    words, unit = asset("plans")["change"]["because"], plan.unit
    numbers = {name: amount(value, unit) if isinstance(value, float) else value for name, value in why.numbers.items()}
    return str(words[why.code]).format(**numbers, activity=one_line(plan.activity, 40))
