"""``painplan plan``: begin, list and look at plans."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

import click
import msgspec

from painplan.cli.asking import ask
from painplan.cli.modes import only
from painplan.cli.output import show, without_key
from painplan.cli.plans.before_tries import ask_before_tries
from painplan.cli.safety.not_asked import not_asked_lines
from painplan.cli.settings import DAY, Group, Settings, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.goals import interview
from painplan.goals.documents import date_document
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_amount
from painplan.kit.plain_file import at_home
from painplan.kit.units import OWN, UNITS
from painplan.kit.words import say
from painplan.pacing.reasons import Reason
from painplan.plans import purpose as plans_purpose
from painplan.plans.change.flow import ChangePlanFlow, taken_words, wanted_of
from painplan.plans.change.service import PlanChanges
from painplan.plans.day_limit import Order
from painplan.plans.documents import DayLimitDocument, OrderDocument
from painplan.plans.end_flow import EndPlanFlow, ended_words
from painplan.plans.handed.file import Handed, handed_in
from painplan.plans.handed.flow import HandedFlow, lines_here, plan_from
from painplan.plans.reasons import sentence
from painplan.plans.records import FEWEST_DAYS, MOST_DAYS, Purpose, Trial
from painplan.plans.service import HadToStop, NewPlan, Preview, accepted_unit, tried
from painplan.plans.target_words import a_day
from painplan.plans.tries_flow import TryFlow
from painplan.plans.tries_words import tried_words
from painplan.safety.allowed import check_allowed
from painplan.safety.ask_first_service import ADULT, AskFirstList
from painplan.today.coach import Coach
from painplan.today.documents import PlanChangeDocument, PlansDocument, plan_document
from painplan.today.review_views import WhyView


@click.group("plan", cls=Group)
def command() -> None:
    pass


@command.command("list")
@click.pass_context
def list_plans(context: click.Context) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    plans = [plan_document(coach, plan) for plan in coach.book.plans]
    views = coach.plans_today()
    told = {plan.plan.id: a_day(plan.told_quota, plan.within_day, plan.plan.unit) for plan in views}
    kept = {view.plan.id for view in views if any(why.code == "maintenance" for why in view.target.reasons)}
    lines = [
        f"{plan.id}: {one_line(plan.activity, 60)}, "
        f"{told.get(plan.id) or a_day(plan.quota, None, plan.unit)} "
        f"({say('pacing.plan.at_aim') if plan.id in kept else plan.state})"
        for plan in plans
    ]
    show(
        settings, PlansDocument.of(plans=plans), lines or [coach.none_yet(say("commands/plans.says.no_plan_yet_begin"))]
    )


@command.command("show")
@click.argument("plan_id", metavar="ID")
@click.pass_context
def show_plan(context: click.Context, plan_id: str) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    why, words = coach.why(plan_id), asset("pacing")["plan"]
    plan = why.plan.plan
    goal = coach.book.goal(plan.goal)
    lines = [
        one_line(plan.activity, 100),
        f"  goal: {one_line(goal.text, 200)}" if goal else "",
        say(
            "commands/plans.says.amount_now_days_week",
            told_quota=a_day(why.plan.told_quota, why.plan.within_day, plan.unit),
            days_counted=plan.days_counted,
        ),
        words["days_counted"].format(days=plan.days_per_week) if plan.days_counted != plan.days_per_week else "",
        f"  {words['provisional']}" if why.provisional and why.step is not None else "",
        f"  aim: {amount(plan.aim, plan.unit)} a day" if plan.aim else "  aim: none set",
        *(f"  {sentence(reason, plan.unit)}" for reason in why.plan.why),
        f"  {words['weeks_to_aim'].format(day=date_in_words(why.aim_from))}" if why.aim_from else "",
        f"  {words['take_turns']}" if why.aim_from and why.takes_turns else "",
        f"  {_next_review(coach, why)}" if not why.plan.nothing_asked else "",
        *(f"  {said}" for said in date_lines(coach, plan.goal)),
        *(f"  {said}" for said in not_asked_lines(coach, "step")),
    ]
    show(settings, plan_document(coach, plan), [line for line in lines if line])


@command.command("add")
@click.option("--from", "handed", metavar="FILE")
@click.option("--goal", metavar="TEXT")
@click.option("--matters", default="", metavar="TEXT")
@click.option("--activity", metavar="TEXT")
@click.option("--unit", metavar="|".join((*UNITS, OWN)))
@click.option("--unit-name", default="", metavar="NAME")
@click.option("--unit-min", metavar="N")
@click.option("--trial", "trials", multiple=True, metavar="N")
@click.option("--trial-date", "trial_days", multiple=True, type=DAY, metavar="DAY")
@click.option(
    "--had-to-stop",
    multiple=True,
    metavar="N",
)
@click.option("--good", metavar="N")
@click.option("--bad", metavar="N")
@click.option("--aim", metavar="N")
@click.option("--by", type=DAY, metavar="DAY")
@click.option("--confidence", type=click.IntRange(0, 10), metavar="0-10")
@click.option(
    "--days-per-week",
    type=click.IntRange(FEWEST_DAYS, MOST_DAYS),
    default=5,
    show_default=True,
    metavar="N",
)
@click.option(
    "--profile",
    type=click.Choice(["steady", "gentle"]),
    default="steady",
    show_default=True,
)
@click.option("--purpose", type=click.Choice(list(get_args(Purpose))))
@click.option("--adult", type=click.Choice(["yes", "no"]))
@click.pass_context
def add(
    context: click.Context,
    /,
    *,
    handed: str | None,
    adult: str | None,
    unit: str | None,
    unit_name: str,
    trials: tuple[str, ...],
    trial_days: tuple[date, ...],
    had_to_stop: tuple[str, ...],
    **said: object,
) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    if handed is not None:
        only(context, "handed", *_OWN_PART, "adult")
        own = {name: value for name, value in said.items() if name in _OWN_PART and value is not None}
        _add_handed(settings, coach, handed, own, adult)
        return
    for needed in ("goal", "activity", "unit"):
        if context.params[needed] is None:
            raise click.MissingParameter(ctx=context, param=next(p for p in context.command.params if p.name == needed))
    counted = accepted_unit(str(unit), unit_name)
    amounts = {name: _amount(said.pop(name), counted) for name in ("aim", "good", "bad", "unit_min")}
    ended = tuple(tried(parse_amount(text, counted), None, "half") for text in had_to_stop)
    tries = (*_trials(trials, trial_days, counted), *ended)
    new = msgspec.convert({**said, **amounts, "unit": unit, "unit_name": unit_name, "trials": tries}, NewPlan)
    _begin(settings, coach, new, adult)


_OWN_PART = ("goal", "activity", "matters", "by", "confidence", "days_per_week", "purpose")
"""What somebody says of a plan that was handed over; the rest stands in its file."""


def _add_handed(settings: Settings, coach: Coach, file: str, own: dict[str, object], adult: str | None) -> None:
    """Take a plan that was handed over: what it holds is shown first."""
    found = handed_in(at_home(file))
    if own.keys() >= {"goal", "activity"}:
        _begin(settings, coach, plan_from(found, **own), adult, found)
        return
    flow = HandedFlow(coach)
    flow.answer("file", file)
    for name in ("goal", "activity"):
        if name in own:
            flow.answer(name, str(own[name]))
    if not settings.can_ask:
        raise click.UsageError(say("plans.handed.goal_needed"))
    ask_before_tries(coach)
    ask(settings, flow, "--goal TEXT --activity TEXT", nothing_given=True)


def _begin(settings: Settings, coach: Coach, new: NewPlan, adult: str | None, handed: Handed | None = None) -> None:
    """Begin a plan and tell it, after what comes before tries."""
    coach.check_plan(new)  # before anything is kept
    if adult is not None:
        AskFirstList(coach).answer({ADULT: adult})
    if settings.can_ask:
        ask_before_tries(coach)
    shown = lines_here(coach, handed) if handed else ()
    plan = coach.add_plan(new)
    document = plan_document(coach, plan)
    begun = added_lines(coach.preview_of(plan), told=not coach.today_view().nothing_asked)
    not_asked = not_asked_lines(coach, "first_try" if new.trials else "step")
    promised = [say("goal.again.ask")] if interview.only_without_pain(new.goal) else []
    show(settings, document, [*shown, *begun, *promised, *date_lines(coach, plan.goal), *document.says, *not_asked])


@command.command("try")
@click.argument("plan_id", metavar="ID", required=False)
@click.argument("reached", metavar="AMOUNT", required=False)
@click.option("--date", "day", type=DAY, metavar="DAY")
@click.option(
    "--had-to-stop",
    type=click.Choice(get_args(HadToStop)),
)
@click.pass_context
def add_try(
    context: click.Context,
    plan_id: str | None,
    reached: str | None,
    day: date | None,
    had_to_stop: HadToStop | None,
) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    if plan_id is None or reached is None:
        _ask_for_a_try(settings, coach, nothing_given=plan_id is None and day is None and had_to_stop is None)
        return
    unit = coach.plan(plan_id).unit
    reached_now = parse_amount(reached, unit)
    if settings.can_ask:
        ask_before_tries(coach)
    plan = coach.add_trial(plan_id, reached_now, day or settings.today, had_to_stop)
    words = asset("pacing")["tries"]
    said = (
        words["kept"].format(amount=amount(reached_now, unit))
        if had_to_stop == "again"
        else tried_words(coach.why(plan.id), reached_now)
    )
    show(settings, plan_document(coach, plan), [said, *not_asked_lines(coach, "try")])


def _ask_for_a_try(settings: Settings, coach: Coach, *, nothing_given: bool) -> None:
    """Today's try of a plan that waits for one, asked for as on the screens."""
    plans = coach.waiting_for_tries()
    if nothing_given and settings.can_ask:
        if not plans:
            raise CannotDo(asset("pacing")["tries"]["none_waits"])
        check_allowed(coach, "try")
        ask_before_tries(coach)
    ask(settings, TryFlow(coach, plans), "ID AMOUNT", nothing_given=nothing_given)


@command.command("purpose")
@click.argument("plan_id", metavar="ID")
@click.argument("what_for", metavar="PURPOSE", type=click.Choice(list(get_args(Purpose))))
@click.pass_context
def purpose(context: click.Context, plan_id: str, what_for: str) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    plan = plans_purpose.Purposes(coach).set(plan_id, what_for)
    words = dict(zip(asset("goal")["purpose"]["values"], asset("goal")["purpose"]["labels"], strict=True))
    show(settings, plan_document(coach, plan), [f"{one_line(plan.activity, 60)}: {words[what_for]}."])


@command.command("change")
@click.argument("plan_id", metavar="ID", required=False)
@click.option("--amount", metavar="N")
@click.option("--aim", metavar="N")
@click.option("--days-per-week", metavar="N")
@click.option("--activity", metavar="TEXT")
@click.option("--profile", type=click.Choice(["steady", "gentle"]))
@click.option("--accept/--show", default=None)
@click.pass_context
def change(context: click.Context, /, plan_id: str | None, accept: bool | None, **said: str | None) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    given = {name: text for name, text in said.items() if text is not None}
    if plan_id is None or not given:
        if accept is not None or given or not settings.can_ask:
            raise click.UsageError(say("plans.change.asks"))
        flow = ChangePlanFlow(coach, plan_id and coach.plan(plan_id).id)
        if flow.next is None:
            raise CannotDo(flow.nothing)
        ask(settings, flow, "ID", nothing_given=True)
        return
    plan = coach.plan(plan_id)
    wanted = wanted_of(plan, given)
    found = PlanChanges(coach).look(plan.id, wanted)
    if accept is None and settings.can_ask and found.facts:
        ask(settings, ChangePlanFlow(coach, plan.id, wanted), "ID", nothing_given=True)
        return
    taken = accept is not False and bool(found.facts)
    if taken:
        PlanChanges(coach).take(plan.id, wanted)
    document = PlanChangeDocument.of(plan_document(coach, coach.plan(plan.id)), found, taken=taken)
    show(settings, document, [taken_words(found)] if taken else found.told)


@command.command("end")
@click.argument("plan_id", metavar="ID", required=False)
@click.pass_context
def end(context: click.Context, plan_id: str | None) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    if plan_id is None:
        flow = EndPlanFlow(coach)
        if settings.can_ask and flow.next is None:
            raise CannotDo(flow.nothing)
        ask(settings, flow, "ID", nothing_given=True)
        return
    told = ended_words(coach, plan_id)
    coach.end_plan(plan_id)
    show(settings, plan_document(coach, coach.plan(plan_id)), [without_key(told)])


@command.command("priority")
@click.argument("plan_id", metavar="ID")
@click.argument("place", metavar="N", type=int)
@click.pass_context
def priority(context: click.Context, plan_id: str, place: int) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    plans = Order(coach).put(plan_id, place)
    lines = [f"{number}. {one_line(plan.activity, 60)} ({plan.id})" for number, plan in enumerate(plans, 1)]
    show(settings, OrderDocument.of(plans=plans), lines)


@command.command("limit")
@click.argument("minutes", metavar="MINUTES|none", required=False)
@click.pass_context
def limit(context: click.Context, minutes: str | None) -> None:
    settings = settings_of(context)
    order = Order(settings.coach())
    if minutes is not None:
        order.limit(None if minutes.strip().lower() == "none" else _whole_minutes(minutes))
    now = order.minutes
    said = (
        say("commands/plans.says.all_plans_together_up", now=amount(now, "minutes"))
        if now
        else say("commands/plans.says.no_limit_day")
    )
    show(settings, DayLimitDocument(settings.today, now), [said])


def _whole_minutes(text: str) -> int:
    value = parse_amount(text, "minutes")
    if value != int(value):
        raise WrongInput(say("commands/plans.says.does_not_fit_minutes", text=one_line(text, 20)))
    return int(value)


def _amount(text: object, unit: str) -> float | None:
    return None if text is None else parse_amount(str(text), unit)


def _trials(amounts: tuple[str, ...], days: tuple[date, ...], unit: str) -> tuple[Trial, ...]:
    if days and len(days) != len(amounts):
        raise WrongInput(
            say(
                "commands/plans.says.tries_days_them_give",
                count=amount(len(amounts), "tries"),
                count_2=amount(len(days), "days"),
            )
        )
    padded = days or (None,) * len(amounts)
    return tuple(Trial(amount=parse_amount(text, unit), day=day) for text, day in zip(amounts, padded, strict=True))


def date_lines(coach: Coach, goal_id: str) -> Iterator[str]:
    """The same as a sentence."""
    if (document := date_document(coach, goal_id)) is not None:
        yield document.text


def _next_review(coach: Coach, why: WhyView) -> str:
    """When the next review can be made; that it waits, where its day has come."""
    words = asset("reviews")["next"]
    if why.plan.next_review > coach.today:
        return str(words["on"]).format(day=date_in_words(why.plan.next_review))
    return str(words["waits"] if why.plan.review_due else words["later"])


def added_lines(made: Preview, *, told: bool = True) -> Iterator[str]:
    """What a new plan starts with; only its name while an open sign leaves no amount."""
    plan, start = made.plan, made.start
    yield say("commands/plans.says.plan_now_name_commands", activity=one_line(plan.activity, 60), plan=plan.id)
    if not told:
        yield f"  {asset('pacing')['asked']['nothing']}"
        return
    yield f"  starting point {number(start.baseline)}, first amount {amount(start.quota, plan.unit)} a day"
    limited = bool(made.why_start.numbers.get("told"))
    if (start.smallest and not start.provisional) or limited:
        wanted = made.tries_wanted or not start.provisional
        why = made.why_start if wanted else msgspec.structs.replace(made.why_start, code="from_estimates")
        yield f"  {sentence(why, plan.unit)}"
    elif start.above_low:
        yield f"  {sentence(Reason('smallest_counted', {'quota': start.quota, 'low': start.low}), plan.unit)}"
    if made.finer is not None:
        yield f"  {asset('pacing')['plan']['finer'].format(unit_min=number(made.finer))}"
    if start.provisional and not limited:
        yield f"  {asset('pacing')['plan']['provisional' if made.tries_wanted else 'estimates']}"
    if made.waits:
        yield f"  {asset('ask_first')['words']['page']}"
    else:
        yield f"  {sentence(made.step, plan.unit)}"
    if start.provisional and made.tries_wanted:
        yield say("commands/plans.says.add_three_tries_painplan", plan=plan.id)
    if (made.ladder.weeks_to_aim or 1) > 1 and not made.waits:  # of an aim that stands from the start no week is told
        yield say("commands/plans.says.if_every_week_allows", weeks_to_aim=made.ladder.weeks_to_aim)
        if made.takes_turns:
            yield f"  {asset('pacing')['plan']['take_turns']}"
    yield asset("safety")["stop"]["short"]
