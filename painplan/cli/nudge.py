"""``painplan nudge``: one line if something is waiting, else nothing; for a shell prompt, tmux, or a timer."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.words import asset


@click.command("nudge", cls=Command, tells_of_book=True)
@click.option("--once", is_flag=True, help="At most once a day; for a timer.")
@click.pass_context
def command(context: click.Context, once: bool) -> None:
    """One line if something is waiting, else nothing. Quiet on flare-up days and before there is a plan.

    With a time set (painplan remind set 19:30) it is also quiet before it, and after four weeks.
    """
    from painplan.coach.reminders import Reminders

    settings = settings_of(context)
    reminders = Reminders(settings.coach())
    now = reminders.now(once=once)
    # Without a word of the person's own: a prompt is seen by others.
    text = asset("reminders")["lines"][now.what] if now.due and now.what else None
    if once and text:
        reminders.told()
    waiting = now.what if now.due else None
    show(settings, {"waiting": waiting, "text": text, "why": now.why}, [text] if text else [])
