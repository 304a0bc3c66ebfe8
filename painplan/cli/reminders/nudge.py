"""``painplan nudge``: one line if something is waiting, else nothing; for a shell prompt, tmux, or a timer."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.kit.assets import asset
from painplan.reminders import service
from painplan.reminders.documents import NudgeDocument
from painplan.safety import allowed, not_asked


@click.command("nudge", cls=Command, tells_of_book=True)
@click.option("--once", is_flag=True)
@click.pass_context
def command(context: click.Context, once: bool) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    reminders = service.Reminders(coach)
    now = reminders.now(once=once)
    # Without a word of the person's own: a prompt is seen by others.
    text = asset("reminders")["lines"][now.what] if now.due and now.what else None
    if now.unasked and not text:  # one line, with one command that can be copied
        words = asset("ask_first")["unasked"]
        text = words["age_nudge" if not_asked.never_asked(coach.facts) == ("adult",) else "nudge"]
    if text and (page := allowed.open_page(coach)) is not None:
        falls = asset("safety")["waits"]["falls_check"] if page.tier == "R" else ""  # nothing else of tier R locks
        text = text.format(page=" ".join(part for part in (falls, page.first) if part))
    if once and text:
        reminders.told()
    waiting = now.what if now.due and now.what else "unasked" if now.unasked else None
    show(settings, NudgeDocument(waiting, text, now.why), [text] if text else [])
