"""What was agreed for a plan, day by day: its start, its reviews, and what was settled outside them. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from operator import attrgetter

import msgspec

from painplan.kit.told import Number
from painplan.pacing.amounts import at_least, mean_as_told, same_amount
from painplan.pacing.holds import Away, restart_amount, times_away
from painplan.pacing.reasons import Code, Reason
from painplan.pacing.rhythm import DAYS_BETWEEN, Pace, step_ahead
from painplan.pacing.start import FEWEST_TRIES, START_SHARE, Limit, StartingAmount
from painplan.pacing.start import starting_amount as from_tries
from painplan.pacing.start import starting_from_estimates as from_estimates
from painplan.plans.effort import EffortCourse, gentle_steps, starts_at_low
from painplan.plans.reach_rules import after_decision, reach_at_start, with_tries
from painplan.plans.records import Hold, Plan, Profile, ProfileName, Review
from painplan.plans.restart_records import Restart, RestartChoice
from painplan.store.book import Book

DAYS_IN_WEEK = 7
NO_STEP: frozenset[Code] = frozenset({"no_steps", "steps_wait"})
"""Reasons that tell why there is no step."""


class Agreed(msgspec.Struct, frozen=True):
    """One agreement, in the plan's unit."""

    on: date
    quota: float
    step: float
    made: Review | Restart | None = None
    """The decision behind it; none: the plan's start."""
    waited: float | None = None
    """What was agreed, where it waits: it was more, on a day on which no amount rises."""
    lowered_from: float | None = None
    """The first amount, where it was still in force and above the lowest as effort was said to make worse (A14.1)."""

    @property
    def full_step(self) -> bool:
        """Whether the person said yes to the whole step again, after flare-ups had halved it."""
        return isinstance(self.made, Restart) and self.made.choice == "full_step"

    @property
    def settles_amount(self) -> bool:
        """Whether the amount was settled with it: the next review comes a week after that."""
        step_alone = isinstance(self.made, Restart) and self.made.choice in ("full_step", "step")
        return self.lowered_from is None and not step_alone

    @property
    def halved(self) -> bool:
        """Whether the step is one that flare-ups halved."""
        return self.made is not None and self.made.halved

    @property
    def unit_min(self) -> float | None:
        """The smallest step from then on, where new tries chose another one."""
        return self.made.unit_min if isinstance(self.made, Restart) else None

    @property
    def offered(self) -> float | None:
        """The amount that new tries come to, where it is more: the person is asked whether to begin there."""
        return self.made.offered if isinstance(self.made, Restart) else None

    @property
    def tries(self) -> tuple[float, ...]:
        """New tries that it was made from; none: it was made without."""
        return self.made.tries if isinstance(self.made, Restart) else ()


def profile_of(plan: Plan, *, gentle: bool) -> ProfileName:
    """Half the steps where all steps are gentle, else as chosen for the plan."""
    return "gentle" if gentle else plan.profile


def start_of(plan: Plan, profile: Profile, *, gentle: bool | None = None) -> StartingAmount:
    """Starting point of a plan in a diary: what was said about a lasting worsening by then decides its amount (A14.1).

    Whatever tells a first amount asks here. Only the step is that of a later answer.

    Args:
        plan: The plan.
        profile: What was said about effort.
        gentle: Whether steps are gentle on the day it is told for; none: as the latest answer says.

    Raises:
        NotEnoughTrials: The plan has neither tries nor estimates.
    """
    slow = gentle_steps(profile) if gentle is None else gentle
    return plan_start(plan, gentle=slow, at_most_low=starts_at_low(plan, profile))


def plan_start(plan: Plan, *, gentle: bool = False, at_most_low: bool = False) -> StartingAmount:
    """Starting point of a plan: from its tries when there were enough as it began, else from its estimates.

    Tries noted later are an agreement of their own day (clinical.md A12 ``TRIES``): the start stays what it was.

    Raises:
        NotEnoughTrials: The plan has neither.
    """
    amounts, profile = [trial.amount for trial in plan.trials], profile_of(plan, gentle=gentle)
    begun_with = len(amounts) >= FEWEST_TRIES and plan.tried_on is None
    if begun_with or plan.good is None or plan.bad is None:
        return from_tries(amounts, plan.unit_min, aim=plan.first_aim, profile=profile, at_most_low=at_most_low)
    good, bad = plan.good, plan.bad
    return from_estimates(good, bad, plan.unit_min, aim=plan.first_aim, profile=profile, at_most_low=at_most_low)


def agreements(
    plan: Plan, book: Book, start: StartingAmount, last: date, *, worse_from: date | None
) -> tuple[Agreed, ...]:
    """All agreements up to a day, oldest first, the start before all others.

    Args:
        plan: The plan.
        book: The plan book.
        start: Its start.
        last: The last day that counts.
        worse_from: The first day of the plan on which effort is said to make worse: from then on the amount of the
            start, as long as nothing was settled since, is not above the lowest (clinical.md A14.1). None: not so far.
    """
    reviews, restarts = book.reviews_of(plan.id), tuple(one for one in book.restarts if one.plan == plan.id)
    made: Sequence[Review | Restart] = sorted((*reviews, *restarts), key=attrgetter("on")) if restarts else reviews
    later = made[: bisect_right(made, last, key=attrgetter("on"))]
    agreed = [Agreed(plan.created, start.quota, start.step)]
    if worse_from is not None and not (later and later[0].on < worse_from):
        agreed += _lowered(plan, agreed[0], book.holds, worse_from)
    return (*agreed, *_believed(plan, agreed[-1], later, book.holds))


def _believed(plan: Plan, begun: Agreed, made: Sequence[Review | Restart], holds: Sequence[Hold]) -> Iterator[Agreed]:
    """The decisions, oldest first; an amount or a step that no rule can have come to leaves those from before it."""
    reach, before, times = reach_at_start(plan), begun, times_away(holds)
    for one in made:
        could = with_tries(reach, one)
        was = _less_after(times, before, one.on, reach.unit_min) if times else before.quota
        quota = one.quota if could.holds_amount(one.quota) else was
        before = Agreed(one.on, quota, one.step if could.holds_step(one.step) else before.step, one)
        yield before
        reach = after_decision(reach, one) if quota == one.quota else could


def _lowered(plan: Plan, begun: Agreed, holds: Sequence[Hold], day: date) -> tuple[Agreed, ...]:
    """The amount of the start brought down to the lowest try, or the bad day, where it is above it on a day."""
    most, now = plan_start(plan, at_most_low=True).quota, after_away(begun, holds, day, plan.unit_min)
    if at_least(most, now):
        return ()
    return (Agreed(day, most, begun.step, lowered_from=now),)


def without_rises(
    agreed: Sequence[Agreed], waits: Callable[[date], bool], holds: Sequence[Hold], unit_min: float
) -> tuple[Agreed, ...]:
    """The agreements, without what would raise an amount on a day on which none rises, whatever was noted first.

    Args:
        agreed: Oldest first.
        waits: Whether no amount rises on a day: a flare-up, a hold, the days after an illness or an open sign
            (clinical.md A12 to A14).
        holds: All holds, for times away in between.
        unit_min: Smallest step of the plan.
    """
    found: list[Agreed] = []
    times = times_away(holds)  # once for all: twenty years hold a thousand agreements
    for one in agreed:
        if found and one.made is not None:
            was = _less_after(times, found[-1], one.on, unit_min) if times else found[-1].quota
            if one.quota > was and waits(one.on):
                one = msgspec.structs.replace(one, quota=was, waited=one.quota)  # noqa: PLW2901  # the same, less
        found.append(one)
    return tuple(found)


def raised_on(agreed: Sequence[Agreed], holds: Sequence[Hold], unit_min: Callable[[date], float]) -> tuple[date, ...]:
    """The days of the reviews and changes of the plan that raised the amount which was in force until then.

    Args:
        agreed: Oldest first, the start before all others.
        holds: All holds, for times away in between.
        unit_min: The smallest step of the plan on a day.
    """
    times, found = times_away(holds), []
    start = before = today = agreed[0]  # what was in force until a day, and what was agreed on it so far
    for one in agreed:
        if one.on != today.on:
            before = today
        today = one
        changed = isinstance(one.made, Restart) and one.made.choice == "changed"
        if not (changed or isinstance(one.made, Review)):
            continue
        until = one.on - timedelta(days=1)
        was = start.quota if one.on <= start.on else before.quota
        if times and one.on > start.on:
            was = _less_after(times, before, until, unit_min(until))
        if one.quota > was and not same_amount(one.quota, was):
            found.append(one.on)
    return tuple(found)


def in_force(agreed: Sequence[Agreed], day: date) -> Agreed:
    """The agreement that holds on a day; before the start it is the start."""
    return agreed[max(0, bisect_right(agreed, day, key=lambda one: one.on) - 1)]


def after_away(latest: Agreed, holds: Sequence[Hold], day: date, unit_min: float) -> float:
    """The amount of an agreement on a day: 80 % of it after each time away since (clinical.md A14.4)."""
    return _less_after(times_away(holds), latest, day, unit_min)


def amount_before(plan: Plan, book: Book, day: date, *, after_review: bool = False) -> float:
    """What a decision of a day about a plan's amount was put in the place of, in the plan's unit.

    Args:
        plan: The plan.
        book: The plan book.
        day: The day of the decision.
        after_review: Whether it was settled outside of the reviews: of one day the review comes first, so that the
            decision takes the place of what it came to.
    """
    worse = EffortCourse(book.profile).worse_from(plan.created)
    by_then = worse if worse is not None and worse <= day else None
    made = agreements(plan, book, start_of(plan, book.profile), day, worse_from=by_then)
    agreed = [
        one for one in made if one.made is None or one.on < day or (after_review and isinstance(one.made, Review))
    ]
    chosen = [one.unit_min for one in agreed if one.unit_min is not None]
    return after_away(in_force(agreed, day), book.holds, day, chosen[-1] if chosen else plan.unit_min)


def _less_after(times: Sequence[Away], latest: Agreed, day: date, unit_min: float) -> float:
    quota = latest.quota
    for away in times:
        if latest.on < away.new <= day:
            quota = restart_amount(quota, unit_min)
    return quota


def why_agreed(
    plan: Plan,
    start: StartingAmount,
    latest: Agreed,
    step: Reason,
    *,
    tries: bool = True,
    kept: bool = False,
    sometimes: bool = True,
    before: float | None = None,
) -> tuple[Reason, ...]:
    """Where the amount comes from: how the plan began, its ``step`` now, and what was settled last.

    Where none may be given today (``tries``), none is asked for; where the aim is kept (``kept``) no step follows.
    ``sometimes``: whether effort makes worse by the answer of today; the start goes by the answer of its own day.
    ``before``: what the amount was until then, which is told with it wherever it is another one; none: there was none.
    """
    begun = start_reason(plan, start, sometimes=sometimes)
    if begun.code == "provisional" and (plan.tried_on is not None or step.code in NO_STEP or not tries):
        # The tries that would make it surer are there, or are not to be asked for (A12 `PRE`).
        begun = msgspec.structs.replace(begun, code="from_estimates")
    found = [begun, Reason("aim_kept") if kept else step]
    if start.provisional and start.above_low:
        found.insert(1, Reason("smallest_counted", {"quota": start.quota, "low": start.low}))
    numbers: dict[str, Number] = {"on": latest.on.isoformat(), "quota": latest.quota}
    if latest.lowered_from is not None:
        told: dict[str, Number] = {"told": "estimates"} if start.provisional else {}
        found.append(Reason("start_lowered", {**numbers, "whole": latest.lowered_from, **told}))
    elif latest.waited is not None:
        found.append(Reason("agreed_waits", {**numbers, "amount": latest.waited}))
    elif latest.made is not None:
        if before is not None and not same_amount(before, latest.quota):
            numbers |= {"before": before, "told": "from"}
        settled = _settled(latest.made, numbers) if isinstance(latest.made, Restart) else Reason("agreed", numbers)
        found.append(settled)
    return tuple(found)


def _settled(made: Restart, numbers: dict[str, Number]) -> Reason:
    """What was settled outside the reviews, by what the person chose (A12 ``TRIES``)."""
    if made.choice == "tries":
        return Reason("new_start", {**numbers, "tries": ", ".join(f"{reached:g}" for reached in made.tries)})
    codes: dict[RestartChoice, Code] = {
        "begin": "begun_at_tries",
        "keep": "went_on",
        "full_step": "whole_step_again",
        "take": "returned",
        "changed": "plan_changed",
        "step": "step_changed",
    }
    return Reason(codes[made.choice], numbers)


def step_reason(quota: float, pace: Pace | None, *, branch: bool = True) -> Reason:
    """How large a step is and how often it comes, as a reason.

    Args:
        quota: The amount in force, in the plan's unit.
        pace: Step and smallest unit; none: there are no steps.
        branch: Where there are none: because effort brings a lasting worsening. Else they wait until what is open has
            been looked at.
    """
    if pace is None:
        return Reason("no_steps" if branch else "steps_wait")
    ahead = step_ahead(pace, quota)
    numbers: dict[str, Number] = {"step": ahead.adds}
    # A fifth of a small amount is less than the step: what it adds now is told first, or nobody could find it again.
    if ahead.later is not None:
        numbers |= {"later": ahead.later, "told": "least" if ahead.at_least else "now"}
    if ahead.days == DAYS_BETWEEN[0]:
        return Reason("step", numbers)
    sooner = " ".join(f"{amount:.10g}:{days // DAYS_IN_WEEK}" for amount, days in ahead.sooner)
    return Reason("step_slow", {**numbers, "weeks": ahead.days // DAYS_IN_WEEK, "sooner": sooner})


def start_reason(plan: Plan, start: StartingAmount, *, sometimes: bool = True) -> Reason:
    """Where the first amount comes from, with the rounding it took.

    Args:
        plan: The plan.
        start: Its start.
        sometimes: Whether effort sometimes makes worse by the answer of today. The one that decided is the answer with
            which the plan began (A14.1): where that is another one, it is told as what was said then.
    """
    mean, of_it = mean_as_told(start.baseline, START_SHARE, plan.unit_min)
    numbers: dict[str, Number] = {
        "baseline": mean,
        "quota": start.quota,
        "amount": of_it,
        "share": START_SHARE,
        "low": start.low,
    }
    limit = start.limit
    said_then = limit == "low" and not (sometimes and plan.worsened in (None, "sometimes"))
    if start.provisional:
        told: dict[str, Number] = {} if limit is None else {"told": "then" if said_then else limit}
        return Reason("provisional", {**numbers, "good": plan.good, "bad": plan.bad, **told})
    if start.smallest:
        return Reason("start_above" if start.above_low else "start_smallest", numbers)
    if limit is not None:
        codes: dict[Limit, Code] = {"low": "start_at_low", "gap": "guarded_start", "aim": "start_at_aim"}
        return Reason(codes[limit], {**numbers, "told": "then"} if said_then else numbers)
    exact = same_amount(start.quota, START_SHARE * start.baseline)
    return Reason("starting_point" if exact else "starting_rounded", numbers)
