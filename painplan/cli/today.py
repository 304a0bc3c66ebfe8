"""``painplan today``: what to do today, and why that much."""

from collections.abc import Iterator

import click

from painplan.cli.output import Document, show
from painplan.cli.safety.not_asked import not_asked_document
from painplan.cli.settings import Command, settings_of
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words, short_day
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.pacing.reasons import Reason
from painplan.plans.reasons import sentence, source_of, state_told
from painplan.plans.records import Hold
from painplan.plans.target_words import around, asked_today
from painplan.today.views import PlanToday, TodayView


@click.command("today", cls=Command, tells_of_book=True)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    view, notices = coach.today_view(), coach.notices
    not_asked = not_asked_document(coach, "step") if view.plans else None
    show(
        settings,
        {**_document(view), "not_asked": not_asked, "notices": notices},
        [*_lines(view, coach.none_yet(say("today.says.no_plan"))), *_notice_lines(notices)],
    )


def _notice_lines(notices: tuple[str, ...]) -> Iterator[str]:
    for notice in notices:
        yield ""
        yield one_line(notice)


def _document(view: TodayView) -> Document:
    return {
        "date": view.today,
        "checked_in": view.checked_in,
        "begun": view.begun_only,
        "locked": _locked(view, view.locked) if view.locked else None,
        "hold": {"reason": view.hold.reason, "until": view.hold.last or view.hold.until} if view.hold else None,
        "holds": [hold_document(hold) for hold in view.holds],
        "flare_day": view.flare_day or None,
        "review_due": view.review_due,
        "book_is_whole": view.book_is_whole,
        "waiting": [{"code": line.code, "text": f"{line.when}: {line.what}"} for line in view.waiting],
        "plans": [_plan(plan) for plan in view.plans],
    }


def hold_document(hold: Hold) -> Document:
    """What is on hold, and the plan that it holds alone; none: all of them."""
    return {"reason": hold.reason, "from": hold.first, "until": hold.last or hold.until, "plan": hold.only}


def _plan(plan: PlanToday) -> Document:
    return {
        "id": plan.plan.id,
        "activity": plan.plan.activity,
        "unit": plan.plan.unit,
        "target": plan.target.target,
        "ceiling": plan.target.ceiling,
        "smaller": plan.target.smaller,
        "state": plan.target.state,
        "quota": plan.told_quota,
        "within_day": None if plan.nothing_asked else plan.within_day,
        "done": plan.session.done if plan.session else None,
        "next_review": plan.next_review,
        "around": plan.around,
        "why": [reason_document(reason, plan.plan.unit) for reason in plan.why],
    }


def reason_document(reason: Reason, unit: str) -> Document:
    """A reason with its numbers, its sentence and the rule behind it."""
    return {
        "code": reason.code,
        "text": sentence(reason, unit),
        "numbers": reason.numbers,
        "met": reason.known_met,
        "rule": source_of(reason.code),
    }


def _locked(view: TodayView, locked: Reason) -> Document:
    """What makes steps wait, by name; of open warning signs the page."""
    page = view.page
    return {
        "reason": locked.code,
        "tier": page.tier if page else None,
        "signs": page.signs if page else [],
        "page": page.lines if page else [],
        "which": str(locked.numbers.get("which") or "").split(),
        "text": sentence(locked, ""),
    }


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
