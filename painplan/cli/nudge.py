"""``painplan nudge``: one line if something is waiting, else nothing; for a shell prompt."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.coach import TodayView

_LINES = {
    "review": "PainPlan: the weekly review is waiting, three minutes. painplan review",
    "checkin": "PainPlan: today's check-in, under a minute. painplan checkin",
}
"""Without a word of the person's own: a prompt is seen by others."""


@click.command("nudge", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    """One line if something is waiting, else nothing. Quiet on flare-up days and before there is a plan."""
    settings = settings_of(context)
    waiting = _waiting(settings.coach().today_view())
    text = _LINES[waiting] if waiting else None
    show(settings, {"waiting": waiting, "text": text}, [text] if text else [])


def _waiting(view: TodayView) -> str | None:
    if not view.plans or any(plan.target.state == "flare" for plan in view.plans):
        return None
    if view.review_due:
        return "review"
    return None if view.checked_in and not view.begun_only else "checkin"
