"""``painplan today``: what to do today, and why that much."""

from collections.abc import Iterator

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words, short_day
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.reasons import sentence, state_told
from painplan.plans.target_words import around, asked_today
from painplan.today import documents
from painplan.today.views import PlanToday, TodayView


@click.command("today", cls=Command, tells_of_book=True)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    view, notices = coach.today_view(), coach.notices
    show(
        settings,
        lambda: documents.today_document(coach, view),
        [*_lines(view, coach.none_yet(say("today.says.no_plan"))), *_notice_lines(notices)],
    )


def _notice_lines(notices: tuple[str, ...]) -> Iterator[str]:
    for notice in notices:
        yield ""
        yield one_line(notice)


def _lines(view: TodayView, none_yet: str) -> Iterator[str]:
    yield day_in_words(view.today)
    if view.page:
        yield from view.page.lines
        yield ""
    if view.goal:
        yield one_line(view.goal.text, 200)
    if not view.plans:
        yield none_yet
    for plan in view.plans:
        yield ""
        yield from _plan_lines(plan)
    yield ""
    yield asset("commands")["checkin"][view.said_so_far]
    if view.review_due:
        yield "Weekly review: waiting. painplan review"
    for line in view.waiting:
        yield f"{line.when}: {one_line(line.what, 200)}" + (f"  {line.command}" if line.command else "")
    yield from view.hold_lines
    if view.hold_lines:
        yield asset("flare")["holds"]["ends_with"]
    if view.flare_untold:
        words = asset("flare")["beside"]
        yield f"{words['line'].format(day=view.flare_day)} {words['end']}"
    if view.locked:
        yield sentence(view.locked, "")


def _plan_lines(plan: PlanToday) -> Iterator[str]:
    unit = plan.plan.unit
    yield f"{one_line(plan.plan.activity, 60)} ({plan.plan.id}): {asked_today(plan.target, unit)}"
    beside = ", ".join(around(plan.target))
    now = state_told(plan.target.state, plan.why)
    yield f"  {beside}; {now}" if beside else f"  {now}"
    done = [f"{short_day(day)} {'–' if value is None else number(value)}" for day, value in plan.strip]
    yield say("commands/today.says.last_days", done=", ".join(done))
    if plan.around:
        yield f"  {'; '.join(plan.around)}"
    for reason in plan.why:
        yield f"  {sentence(reason, unit)}"
