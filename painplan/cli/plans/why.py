"""``painplan why PLAN``: where an amount comes from, every check as it stands, and what would change it."""

from collections.abc import Iterator

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.kit.dates import day_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.reasons import change_line, decision, gate_line, gate_mark, sentence, source
from painplan.plans.target_words import asked_today
from painplan.safety.allowed import check_amounts_told
from painplan.today.coach import Coach
from painplan.today.documents import WhysDocument, rules_behind, why_document
from painplan.today.review_views import WhyView


@click.command("why", cls=Command)
@click.argument("plan_id", metavar="[PLAN]", required=False)
@click.pass_context
def command(context: click.Context, plan_id: str | None) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    check_amounts_told(coach)
    told = [coach.why(name) for name in ([plan_id] if plan_id else _plans(coach))]
    if len(told) == 1:
        show(settings, why_document(coach, told[0]), _lines(told[0]))
        return
    lines = [line for why in told for line in ("", *_lines(why))][1:]
    show(settings, WhysDocument.of(date_=coach.today, plans=[why_document(coach, why) for why in told]), lines)


def _plans(coach: Coach) -> list[str]:
    """Every plan that is followed, one after the other."""
    plans = coach.book.active_plans()
    if not plans and not coach.diary.book_is_whole:
        raise CannotDo(coach.none_yet(""))
    if not plans:
        raise WrongInput(say("commands/plans.says.no_plan_yet_begin_2"))
    return [plan.id for plan in plans]


def _week_lines(why: WhyView, unit: str) -> Iterator[str]:
    settled = why.settled_today
    proposal = settled.proposal if settled else why.so_far
    heading = "review_of_today" if settled else "last_seven_days_review"
    yield say(f"commands/plans.says.{heading}", decision=decision(proposal.decision))
    for gate in proposal.gates:
        name, figures, limit = gate_line(gate, unit)
        yield f"  {gate_mark(gate)}: {name} – {figures} – {limit}"
    if not settled:
        yield say("commands/plans.says.what_would_change")
        for change in why.changes:
            yield f"  {change_line(change, unit)}"
    if why.plan.next_review > why.on:
        yield say("plans.why.next_review", day=day_in_words(why.plan.next_review))


def _lines(why: WhyView) -> Iterator[str]:
    plan, unit = why.plan.plan, why.plan.plan.unit
    yield f"{one_line(plan.activity, 60)}: {asked_today(why.plan.target, unit)}"
    for reason in why.plan.why:
        yield f"  {sentence(reason, unit)}"
    for change in why.changes_today:
        yield f"  → {change_line(change, unit)}"
    yield ""
    if not why.plan.nothing_asked:  # else no week is looked at, and nothing of it is told as missed
        yield from _week_lines(why, unit)
        yield ""
    for rule in rules_behind(why):
        yield source(rule)
