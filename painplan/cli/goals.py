"""``painplan goals``: what you want to do again, in your own words."""

from collections.abc import Iterator

import click

from painplan.cli.output import Document, show
from painplan.cli.settings import Command, settings_of
from painplan.coach import Coach
from painplan.words import date_in_words, one_line


@click.command("goals", cls=Command)
@click.pass_context
def command(context: click.Context) -> None:
    """Your goals, what matters in them, and the plans that serve them."""
    settings = settings_of(context)
    coach = settings.coach()
    show(settings, {"goals": _documents(coach)}, _lines(coach))


def _documents(coach: Coach) -> list[Document]:
    book = coach.book
    return [
        {
            "id": goal.id,
            "text": goal.text,
            "matters": goal.matters or None,
            "by": goal.by,
            "confidence": goal.confidence,
            "created": goal.created,
            "plans": [plan.id for plan in book.plans if plan.goal == goal.id],
        }
        for goal in book.goals
    ]


def _lines(coach: Coach) -> Iterator[str]:
    if not coach.book.goals:
        yield "No goal yet. Begin with: painplan interview"
    for goal in coach.book.goals:
        yield f"{one_line(goal.text, 200)}" + (f", by {date_in_words(goal.by)}" if goal.by else "")
        if goal.matters:
            yield f"  what matters: {one_line(goal.matters, 200)}"
        for plan in coach.book.plans:
            if plan.goal == goal.id:
                yield f"  {one_line(plan.activity, 60)} ({plan.id}), {plan.state}"
