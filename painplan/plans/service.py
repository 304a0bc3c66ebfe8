"""Making a plan: what is needed, checked in one place for the conversation and the command."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import msgspec

from painplan.diary.own_things import free_id
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line, plain
from painplan.kit.pattern import pattern
from painplan.kit.units import LONGEST_UNIT, OWN, UNITS
from painplan.kit.words import say
from painplan.pacing.amounts import at_least
from painplan.pacing.holds import hold_on
from painplan.pacing.reasons import Reason
from painplan.pacing.start import (
    FEWEST_TRIES,
    SMALLEST_STEPS,
    Ladder,
    NotEnoughTrials,
    StartingAmount,
    check_smallest,
    ladder,
    smallest_step,
)
from painplan.plans.agreed_amounts import start_of, start_reason, step_reason
from painplan.plans.effort import answer_now, gentle_steps
from painplan.plans.records import FEWEST_DAYS, MOST_DAYS, Goal, Plan, Profile, Purpose, Trial
from painplan.safety.ask_first import open_questions
from painplan.safety.locks import locks_on
from painplan.safety.medicine.named_medicines import check_counts_no_medicine, takes_less
from painplan.safety.records import Worsening
from painplan.safety.tries import after_having_to_stop
from painplan.store.book import Book
from painplan.store.diary import Change, book_change

DAYS_APART = 2
"""From one try to the next where effort sometimes makes worse (clinical.md A14.1)."""
TRIALS_WITHIN_DAYS = 14
"""Tries on at least three different days within this time belong together (clinical.md A12)."""
LONGEST_TEXT = 2_000
_UNIT_NAME = pattern(r"[^\W\d_]([^\W\d_]|[ '’-])*")
"""Letters, with blanks, hyphens and apostrophes between them."""


HadToStop = Literal["half", "again"]
"""What the person chose for a try at which they had to stop: half of it counts, or another day is tried (A12 TRY)."""


def tried(reached: float, day: date | None, had_to_stop: HadToStop | None) -> Trial:
    """A try as it counts."""
    if had_to_stop is None:
        return Trial(amount=reached, day=day)
    return Trial(amount=after_having_to_stop(reached), day=day, had_to_stop=reached)


class NewPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says when they make a plan. Amounts are in ``unit``."""

    goal: str
    activity: str
    unit: str
    """One of `UNITS`, or ``own`` with a name for it."""
    unit_name: str = ""
    """What is counted, where it is a unit of the person's own: ``pages``."""
    matters: str = ""
    by: date | None = None
    confidence: int | None = None
    unit_min: float | None = None
    aim: float | None = None
    days_per_week: int = 5
    profile: str = "steady"
    trials: tuple[Trial, ...] = ()
    stopped: tuple[Trial, ...] = ()
    """Tries at which the person had to stop, and that are made again on another day (A12 TRY)."""
    good: float | None = None
    bad: float | None = None
    purpose: Purpose | None = None
    """What pacing is for (A4)."""
    worsening: Worsening | None = None
    """The answer to the question about a lasting worsening, where it was asked."""
    post_exertional_malaise: bool = False
    """Effort brings a lasting worsening: no steps (clinical.md A14)."""
    goal_fields: Mapping[str, object] = {}
    """Further fields of the goal, by name."""


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan would start with and where its steps lead."""

    plan: Plan
    start: StartingAmount
    ladder: Ladder
    steps: bool = True
    """Whether steps can be proposed at all (clinical.md A14)."""
    waits: bool = False
    """Whether steps wait until somebody looked at an answer that comes before them (C5)."""
    takes_turns: bool = False
    """Whether other plans are there that can take the one step of a week (A12)."""
    tries_wanted: bool = True
    """Whether tries are asked for: not where what comes before them does not hold (A12 ``PRE``)."""
    why_start: Reason = Reason("no_steps")
    """Where the first amount comes from."""
    step: Reason = Reason("no_steps")
    """How large a step is and how often it comes, or that there is none."""

    @property
    def finer(self) -> float | None:
        """Ones to count in instead, or what was reached where that is less, where all of it lies below the start.

        The table of units holds (A12 ``unit_min``), and a unit that is given wins: so it is told, and nothing refused.
        """
        plan = self.plan
        estimates = [amount for amount in (plan.good, plan.bad) if amount is not None]
        reached = [trial.amount for trial in plan.trials] or estimates
        counted = plan.unit in SMALLEST_STEPS and plan.unit_min > 1
        above = self.start.smallest and bool(reached) and not at_least(max(reached), self.start.quota)
        return min(1.0, *reached) if counted and above else None


def preview(new: NewPlan, book: Book, today: date) -> Preview:
    """The plan as it would be, checked.

    Raises:
        WrongInput: A missing text, an unknown unit, tries that do not belong together, too few tries.
    """
    profile = _profile_with(new, book)
    check_trials(new.trials, today, two_days_apart=gentle_steps(profile))
    if new.by is not None and new.by <= today:
        raise WrongInput(say("plans.service.not_ahead_choose_day", by=new.by.isoformat(), today=today.isoformat()))
    steps = not profile.post_exertional_malaise
    waits, plan = bool(open_questions(book.ask_first, today)), _plan(new, book, today)
    start = start_of(plan, profile)
    return Preview(
        plan=plan,
        start=start,
        ladder=ladder(start, plan.unit_min, plan.aim, steps=steps and not _steps_wait(book, today), most=plan.most),
        steps=steps,
        waits=waits,
        takes_turns=any(other.id != plan.id for other in book.active_plans()),
        why_start=start_reason(plan, start),
        step=step_reason(start.quota, start.pace(plan.unit_min, plan.aim) if steps else None),
    )


def _profile_with(new: NewPlan, book: Book) -> Profile:
    """What holds for the diary with what is said beside the plan."""
    said = book.profile
    return msgspec.structs.replace(
        said,
        worsening=new.worsening or said.worsening,
        post_exertional_malaise=new.post_exertional_malaise or said.post_exertional_malaise,
    )


def _steps_wait(book: Book, today: date) -> bool:
    """Whether a lock or a hold makes steps wait from the start: then nobody knows the week of the aim."""
    return bool(locks_on(book, today, worried=False)) or hold_on(book.holds, today) is not None


def check_trials(trials: Sequence[Trial], today: date, *, two_days_apart: bool = False) -> None:
    """Whether tries can make a baseline together; tries without a day are taken as they are.

    Args:
        trials: What was reached.
        today: The day it is.
        two_days_apart: Effort sometimes makes worse: at least two days lie from one try to the next (A14.1).

    Raises:
        WrongInput: A try in the future, fewer than three different days, or days too far apart or too close.
    """
    days = [trial.day for trial in trials if trial.day is not None]
    late = [day for day in days if day > today]
    if late:
        raise WrongInput(say("plans.service.try_cannot_lie_ahead", late=late[0].isoformat(), today=today.isoformat()))
    if len(days) == len(trials) and len(trials) >= FEWEST_TRIES and len(set(days)) < FEWEST_TRIES:
        raise WrongInput(
            say("plans.service.tries_different_days_starting", count=len(set(days)), fewest_tries=FEWEST_TRIES)
        )
    close = [(one, other) for one, other in pairwise(sorted(days)) if (other - one).days < DAYS_APART]
    if two_days_apart and close:
        one, other = close[0]
        words: str = asset("pacing")["tries"]["two_days_apart"]
        raise WrongInput(words.format(one=one.isoformat(), other=other.isoformat()))
    if days and max(days) - min(days) >= timedelta(days=TRIALS_WITHIN_DAYS):
        raise WrongInput(
            say(
                "plans.service.tries_lie_more_than",
                trials_within_days=TRIALS_WITHIN_DAYS,
                days=min(days).isoformat(),
                days_2=max(days).isoformat(),
            )
        )


def belong_together(before: Sequence[Trial], new: Trial, *, two_days_apart: bool = False) -> tuple[Trial, ...]:
    """The tries that make a baseline with a new one: of each day the one noted last, within two weeks (A12).

    Tries without a day are taken as they are.

    Args:
        before: The tries so far, oldest first as they were noted.
        new: The one that is noted now; it is always among them.
        two_days_apart: Effort sometimes makes worse: at least two days lie from one try to the next (A14.1).
    """
    if new.day is None:
        return (*before, new)
    by_day = {one.day: one for one in before if one.day is not None} | {new.day: new}
    within = [new.day - timedelta(days=back) for back in range(TRIALS_WITHIN_DAYS)]
    windows = [[day for day in sorted(by_day) if 0 <= (day - first).days < TRIALS_WITHIN_DAYS] for first in within]
    days = max(windows, key=len)  # of as many days the latest
    if two_days_apart:
        for day in [day for day in days if day != new.day][::-1]:
            if any(day != other and abs((day - other).days) < DAYS_APART for other in days):
                days.remove(day)
    return (*(one for one in before if one.day is None), *(by_day[day] for day in days))


def changes_for_new(new: NewPlan, book: Book, today: date) -> tuple[Plan, list[Change]]:
    """The facts that a new plan becomes."""
    plan = preview(new, book, today).plan
    text, matters = said_text(new.goal, "goal"), new.matters.strip()
    about_less = takes_less(book, text)
    goal = Goal(
        id=plan.goal,
        matters=" · ".join(part for part in (matters, text) if part) if about_less else matters,
        text=plan.activity if about_less else text,
        first_said=text if about_less else "",
        by=new.by,
        confidence=new.confidence,
        created=today,
    )
    goal = msgspec.structs.replace(goal, **new.goal_fields)
    return plan, [book_change("goals", goal.id, goal), book_change("plans", plan.id, plan)]


def _plan(new: NewPlan, book: Book, today: date) -> Plan:
    activity = said_text(new.activity, "activity")
    check_counts_no_medicine(book, activity, new.unit, new.unit_name)
    unit = accepted_unit(new.unit, new.unit_name)
    if not FEWEST_DAYS <= new.days_per_week <= MOST_DAYS:
        told = {"days": new.days_per_week, "fewest": FEWEST_DAYS, "most": MOST_DAYS}
        raise WrongInput(asset("pacing")["plan"]["days_asked"].format(**told))
    if (new.good is None) != (new.bad is None):
        raise WrongInput(say("plans.service.estimate_needs_both_good"))
    if new.good is None and len(new.trials) < FEWEST_TRIES:
        raise NotEnoughTrials(
            say("plans.service.starting_point_needs_tries", fewest_tries=FEWEST_TRIES, count=len(new.trials))
        )
    if new.unit_min is not None and _amounts(new):
        check_smallest(new.unit_min, _amounts(new), chosen=smallest_step(unit, _amounts(new)))
    try:
        return msgspec.convert(
            {
                "id": free_id(activity, [plan.id for plan in book.plans]),
                "goal": free_id("goal", [goal.id for goal in book.goals]),
                "activity": activity,
                "unit": unit,
                "unit_min": new.unit_min or smallest_step(unit, _amounts(new)),
                "aim": new.aim,
                "days_per_week": new.days_per_week,
                "profile": "gentle" if open_questions(book.ask_first, today) else new.profile,  # C5
                "trials": msgspec.to_builtins(new.trials),
                "stopped": msgspec.to_builtins(new.stopped),
                "good": new.good,
                "bad": new.bad,
                "created": today.isoformat(),
                "purpose": new.purpose,
                "worsened": answer_now(_profile_with(new, book)),
            },
            Plan,
        )
    except msgspec.ValidationError as error:
        field = str(error).rpartition("`$.")[2].partition("`")[0]  # never the words of the library
        raise WrongInput(say("pacing.plan.does_not_fit", field=field or "plan")) from error


def _amounts(new: NewPlan) -> list[float]:
    """What the start comes from: the tries, or the estimates while there are too few of them."""
    if len(new.trials) < FEWEST_TRIES and new.good is not None and new.bad is not None:
        return [new.good, new.bad]
    return [trial.amount for trial in new.trials]


def accepted_unit(unit: str, name: str = "") -> str:
    """The unit that a plan holds: a known one, or the name of the person's own.

    Raises:
        WrongInput: It is not known, or its name cannot stand behind an amount.
    """
    if unit != OWN:
        if name.strip():
            raise WrongInput(say("plans.service.name_goes_unit_your", own=OWN))
        if unit not in UNITS:
            raise WrongInput(
                say("plans.service.not_unit_choose_one", unit=plain(unit)[:40], value=", ".join((*UNITS, OWN)))
            )
        return unit
    named = " ".join(name.split())
    if not _UNIT_NAME.fullmatch(named) or len(named) > LONGEST_UNIT:
        raise WrongInput(say("plans.service.unit_your_own_needs", longest_unit=LONGEST_UNIT, name=one_line(name, 40)))
    if named.lower() in (*UNITS, OWN):
        raise WrongInput(say("plans.service.no_unit_your_own", named=named, units=", ".join(UNITS)))
    return named


def said_text(text: str, what: str) -> str:
    """A text of a plan as it is kept.

    Raises:
        WrongInput: It is empty, or too long.
    """
    if not plain(text).strip():
        raise WrongInput(say("plans.service.empty_say_few_words", what=what))
    if len(text) > LONGEST_TEXT:
        raise WrongInput(
            say(
                "plans.service.characters_up_fit_please",
                what=what,
                count=f"{len(text):,}",
                longest_text=f"{LONGEST_TEXT:,}",
            )
        )
    return text.strip()
