"""Beginning again: the offer after a long time away, and new tries for a plan that runs (clinical.md A12 to A14)."""

from collections.abc import Iterable, Sequence

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import CannotDo, WrongInput
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.waiting import Waiting
from painplan.pacing.amounts import same_amount
from painplan.pacing.reasons import locked
from painplan.pacing.rhythm import Pace, step_of
from painplan.pacing.start import FEWEST_TRIES, NotEnoughTrials, check_smallest, smallest_step, starting_amount
from painplan.plans.agreed_amounts import profile_of
from painplan.plans.plan_state import PlanCourse
from painplan.plans.plan_states import course_of, courses_of
from painplan.plans.reasons import sentence
from painplan.plans.records import Plan, Trial
from painplan.plans.restart_records import Restart, RestartChoice
from painplan.plans.service import DAYS_APART, belong_together, check_trials
from painplan.plans.target_words import from_to
from painplan.safety.allowed import check_allowed
from painplan.safety.locks import no_review_on
from painplan.store.diary import Change, book_change


class RestartOffer(msgspec.Struct, frozen=True, kw_only=True):
    """What a person can decide about one plan, in the plan's unit."""

    plan: Plan
    away_days: int
    """Days without any entry; 0: it is about something else."""
    now: float
    """The amount in force."""
    again: float
    """The amount to begin again with."""
    tries: bool
    """Whether new tries are asked for."""
    can_try: bool = True
    """Whether new tries may be given at all today (clinical.md A12 ``PRE``); where not, nothing offers them."""
    begin: float | None = None
    """The amount that tries noted later come to, above the one in force: begin there, or go on; none: not asked."""
    full_step: float | None = None
    """The whole step, where the person is asked about it eight weeks after flare-ups halved it; none: not asked."""

    @property
    def offers_tries(self) -> bool:
        """Whether new tries are among what can be chosen: asked for, or welcome after a long time away."""
        return self.can_try and (bool(self.away_days) or self.tries)

    @property
    def less(self) -> bool:
        """Whether beginning again is another amount than staying: an answer that changes nothing is not offered."""
        return bool(self.away_days) and self.again < self.now and not same_amount(self.again, self.now)


class Restarts:
    """Beginning again, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def offers(self) -> tuple[RestartOffer, ...]:
        """What is offered today, a plan each; nothing while nothing is asked for (A14.4; C, principle 4)."""
        if no_review_on(self._desk.facts, self._desk.today):
            return ()
        offers = (_offer(course) for course in courses_of(self._desk))
        return tuple(one for one in offers if one.less or one.tries or one.begin or one.full_step)

    def decide(
        self, plan_id: str, choice: RestartChoice, tries: Sequence[float] = (), had_to_stop: Sequence[float] = ()
    ) -> Restart:
        """Take the offer, stay at the amount, begin again with new tries, or say yes to what is asked.

        New tries never raise the amount in force: they make it smaller, or leave it and its next steps to the reviews.
        Only a yes to beginning at the amount of tries noted later does, and it waits like every other rise.

        Args:
            plan_id: Which plan.
            choice: What the person wants.
            tries: With ``tries``: what counts of three tries on different days, in the plan's unit.
            had_to_stop: What was reached at those of them at which the person had to stop.

        Raises:
            CannotDo: Nothing is offered for this plan, or tries are not possible today (clinical.md A12).
            WrongInput: There is no such plan, or there are too few tries.
        """
        if choice == "tries":
            check_allowed(self._desk, "try", plan_id, given=True)
        if no_review_on(self._desk.facts, self._desk.today):
            check_allowed(self._desk, "review")
        course = self._course(plan_id)
        made = msgspec.structs.replace(_made(course, choice, tries), had_to_stop=tuple(had_to_stop))
        self._desk.save([_change(made)])
        return made

    def _course(self, plan_id: str) -> PlanCourse:
        plan = OwnThings(self._desk, Plan).named(plan_id, self._desk.book.active_plans())
        return course_of(self._desk, plan, self._desk.today)


def _offer(course: PlanCourse) -> RestartOffer:
    return RestartOffer(
        plan=course.plan,
        away_days=course.absence.days if course.absence else 0,
        now=course.quota,
        again=course.begins_again_with,
        tries=course.asks_for_tries,
        can_try=course.allows("try"),
        begin=None if course.no_amount_rises else course.offered,
        full_step=course.whole_step if course.asks_for_full_step else None,
    )


def _made(course: PlanCourse, choice: RestartChoice, tries: Sequence[float]) -> Restart:
    words = asset("pacing")["restart"]["says"]
    if choice == "tries":
        check_try_now(course)
        return from_tries_now(course, tries)
    kept = _kept(course)
    if choice == "full_step":
        if course.halved and not course.allows("step"):
            raise CannotDo(words["begin_waits"])
        if not course.asks_for_full_step:
            raise CannotDo(words["no_full_step"].format(activity=one_line(course.plan.activity, 40)))
        return msgspec.structs.replace(kept, choice=choice, step=course.whole_step, halved=False)
    if choice == "begin":
        if course.offered is None:
            raise CannotDo(words["nothing_to_begin"].format(activity=one_line(course.plan.activity, 40)))
        if course.no_amount_rises:
            raise CannotDo(words["begin_waits"])
        return _begun(course, kept, course.offered)
    offer = _offer(course)
    asked = offer.away_days or course.offered is not None or course.asks_for_full_step
    if not (offer.less if choice == "take" else asked):
        nothing = words["nothing_to_settle"].format(plan=one_line(course.plan.id, 40))
        raise CannotDo(f"{nothing} {words['tries_any_time']}" if course.allows("try") else nothing)
    quota = course.begins_again_with if choice == "take" else course.quota
    return msgspec.structs.replace(kept, choice=choice, quota=quota, offered=None)


def _begun(course: PlanCourse, kept: Restart, quota: float) -> Restart:
    """At the amount of the tries: the smallest step is theirs, and the step is made anew with it (A12 ``unit_min``)."""
    given = _given_unit(course)
    unit_min = smallest_step(course.plan.unit, course.tries) if given is None else given
    step = step_of(course.baseline, unit_min, profile_of(course.plan, gentle=course.gentle))
    pace = Pace(unit_min=unit_min, step=step, aim=course.plan.aim)
    return msgspec.structs.replace(
        kept,
        choice="begin",
        quota=quota,
        step=pace.halved().step if course.halved else pace.step,
        offered=None,
        unit_min=kept.unit_min if same_amount(unit_min, course.unit_min) else unit_min,
    )


def _kept(course: PlanCourse) -> Restart:
    """Everything as it is; what was settled on this day already stays with it."""
    today = course.settled_today
    return Restart(
        plan=course.plan.id,
        on=course.today,
        choice="keep",
        quota=course.quota,
        step=course.pace.step,
        tries=today.tries if today else (),
        offered=today.offered if today else None,
        halved=course.halved,
        unit_min=today.unit_min if today else None,
    )


def from_tries_now(course: PlanCourse, tries: Sequence[float]) -> Restart:
    """What new tries settle: the step, and the amount where theirs is less; where it is more the person is asked.

    The smallest step is chosen anew, unless the person had given one (clinical.md A12 ``unit_min``, ``TRIES``). Until
    they begin at more, it is one that fits the amount they go on from.

    Raises:
        NotEnoughTrials: There are fewer than three.
        WrongInput: The smallest step that was given is above one of them.
    """
    plan, amounts, given = course.plan, list(tries), _given_unit(course)
    if len(amounts) < FEWEST_TRIES:
        few = asset("pacing")["restart"]["says"]["few_tries"]
        raise NotEnoughTrials(few.format(fewest=FEWEST_TRIES, count=len(amounts), plan=one_line(plan.id, 40)))
    if given is not None:
        check_smallest(given, amounts, later=True)
    profile = profile_of(plan, gentle=course.gentle)
    own, unit_min = (
        smallest_step(plan.unit, amounts, kept=kept) if given is None else given for kept in (None, course.quota)
    )
    there, start = (
        starting_amount(amounts, smallest, aim=plan.aim, profile=profile, at_most_low=course.gentle)
        for smallest in (own, unit_min)
    )
    pace = start.pace(unit_min, plan.aim)
    more = there.quota > course.quota and course.provisional
    return Restart(
        plan=plan.id,
        on=course.today,
        choice="tries",
        quota=min(course.quota, start.quota),
        step=pace.halved().step if course.halved else pace.step,
        tries=tuple(amounts),
        offered=there.quota if more else None,
        halved=course.halved,
        unit_min=None if same_amount(unit_min, plan.unit_min) and same_amount(unit_min, course.unit_min) else unit_min,
    )


def _given_unit(course: PlanCourse) -> float | None:
    """The smallest step that the person gave; none: it was chosen from what was reached (A12 ``unit_min``)."""
    plan = course.plan
    tries = [trial.amount for trial in plan.trials]
    began = [plan.bad or 0, plan.good or 0] if course.start.provisional else tries
    return None if same_amount(smallest_step(plan.unit, began), plan.unit_min) else plan.unit_min


def why_no_try(course: PlanCourse) -> str | None:
    """Why no try is asked for or taken now, in a sentence; none: one can be made (A12 ``PRE``, ``TRIES``)."""
    words = asset("pacing")["tries"]
    if course.steps_off_for_good:
        return str(words["branch"])
    locks = course.locks_on(course.today)
    if locks:
        return str(words["locked"]).format(why=sentence(locked(locks), course.plan.unit))
    if course.flare_on(course.today).lasts:
        return str(words["flare"])
    return str(words["hold"]) if course.on_hold else None


def check_try_now(course: PlanCourse) -> None:
    """Whether a try can be noted now.

    Raises:
        CannotDo: It cannot; the sentence says why.
    """
    why = why_no_try(course)
    if why is not None:
        raise CannotDo(why)


def trial_changes(course: PlanCourse, trial: Trial) -> list[Change]:
    """The facts that a try becomes that is noted for a plan from estimates (clinical.md A12 ``TRIES``).

    The third one makes the step, and the amount where it is less; past days keep the amount they had. Earlier tries
    that do not belong with the new one are left out, so that none of them stands in the way of three good ones.

    Raises:
        CannotDo: No try is taken now.
        WrongInput: The plan has its tries, or the day lies ahead or, where that matters, too close to another try.
    """
    plan, words = course.plan, asset("pacing")["tries"]
    if not course.provisional:
        raise WrongInput(words["has_its_tries"].format(activity=one_line(plan.activity, 40)))
    check_try_now(course)
    near = [one for one in plan.trials if one.day and trial.day and abs((one.day - trial.day).days) < DAYS_APART]
    check_trials([*near[:1], trial], course.today, two_days_apart=course.gentle)
    trials = belong_together([*plan.left_out, *plan.trials], trial, two_days_apart=course.gentle)
    left_out = tuple(one for one in (*plan.left_out, *plan.trials) if one not in trials)
    given = _given_unit(course)
    if given is not None:
        check_smallest(given, [trial.amount], later=True)
    fields: dict[str, object] = {"trials": trials, "left_out": left_out}
    if len(trials) < FEWEST_TRIES:
        return [Change(table="plans", key=plan.id, fields=fields)]
    made = from_tries_now(course, [one.amount for one in trials])
    return [Change(table="plans", key=plan.id, fields={**fields, "tried_on": course.today}), _change(made)]


def stopped_changes(course: PlanCourse, trial: Trial) -> list[Change]:
    """The facts that a try becomes at which the person had to stop, and that is made again on another day (A12 TRY).

    Raises:
        CannotDo: No try is taken now.
        WrongInput: The plan has its tries, or the day lies ahead.
    """
    plan = course.plan
    if not course.provisional:
        raise WrongInput(asset("pacing")["tries"]["has_its_tries"].format(activity=one_line(plan.activity, 40)))
    check_try_now(course)
    check_trials([trial], course.today)
    return [Change(table="plans", key=plan.id, fields={"stopped": (*plan.stopped, trial)})]


def _change(made: Restart) -> Change:
    """What was settled on a day takes the place of all that was settled on it before."""
    change = book_change("restarts", made.key, made)
    nothing = {name: None for name in made.__struct_fields__ if name not in ("saved_at", "history")}
    return msgspec.structs.replace(change, fields={**nothing, **change.fields})


def offer_words(offer: RestartOffer) -> Iterable[str]:
    """What an offer says before it asks."""
    words, unit = asset("pacing")["restart"], offer.plan.unit
    if offer.begin is not None:
        yield words["begin_about"].format(again=amount(offer.begin, unit), now=amount(offer.now, unit))
        return
    if offer.away_days:
        yield words["away"].format(days=offer.away_days)
    if offer.tries:
        after_away = words["tries_after_away" if offer.less else "tries_after_away_alone"]
        yield after_away if offer.away_days else words["tries_after_flares"]
    if offer.full_step is not None:
        yield words["full_step_about"]


def settled_words(plan: Plan, made: Restart, before: float) -> str:
    """What was settled: the amount and what it was, and the step where that is what was asked."""
    done = asset("pacing")["restart"]["done_full_step" if made.choice == "full_step" else "done"]
    activity, unit = one_line(plan.activity, 40), plan.unit
    return str(done).format(activity=activity, amount=from_to(made.quota, before, unit), step=amount(made.step, unit))


def waiting_restarts(desk: OpenDiary) -> Iterable[Waiting]:
    """One line while something is offered, for whichever plans; never a reproach."""
    offers = Restarts(desk).offers()
    if offers:
        words, offer = asset("pacing")["restart"], offers[0]
        code = waiting_code(offer)
        name = words["plans"] if len(offers) > 1 else one_line(offer.plan.activity, 20)
        what = words[f"waiting_{code}"].format(activity=name)
        when = words["when" if offer.away_days else "when_asked"]
        yield Waiting(code="restart", when=when, what=what, opens="restart", command="painplan restart")


def waiting_code(offer: RestartOffer) -> str:
    """What an offer is about, for its words."""
    if offer.away_days:
        return "away" if not offer.tries else "away_long" if offer.less else "tries"
    if offer.begin is not None:
        return "begin"
    return "tries" if offer.tries else "full_step"
