"""``painplan flare start|end``: a flare-up begins or is over; the amounts follow."""

from collections.abc import Iterator
from datetime import date

import click

from painplan.cli.output import show
from painplan.cli.settings import DAY, Group, settings_of
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.plans.documents import FlareDocument
from painplan.plans.target_words import around, asked_today
from painplan.today.coach import Coach


@click.group("flare", cls=Group)
def command() -> None:
    pass


@command.command("start")
@click.pass_context
def start(context: click.Context) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    coach.begin_flare()
    show(settings, _document(coach), _lines(coach))


@command.command("end")
@click.option("--since", type=DAY, metavar="YYYY-MM-DD")
@click.pass_context
def end(context: click.Context, since: date | None) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    coach.end_flare(since)
    show(settings, _document(coach), _lines(coach))


@command.command("show")
@click.pass_context
def show_now(context: click.Context) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    show(settings, _document(coach), _lines(coach))


@command.command("plan")
@click.option("--smallest", metavar="TEXT")
@click.option("--soothes", metavar="TEXT")
@click.option("--tell", metavar="TEXT")
@click.option("--get-help", metavar="TEXT")
@click.option("--not-do", metavar="TEXT")
@click.pass_context
def write(context: click.Context, /, **parts: str | None) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    given = {name: text for name, text in parts.items() if text is not None}
    if given:
        coach.write_flare_plan(given)
    show(settings, _document(coach), _lines(coach))


def _document(coach: Coach) -> FlareDocument:
    flare, view = coach.flare(), coach.today_view()
    return FlareDocument.of(
        date_=coach.today,
        flare=None if flare.not_known else flare.day > 0,
        day=flare.day or None,
        plans=view.plans,
        flare_plan=dict(flare.written),
        page=view.page.lines if view.page else (),
    )


def _lines(coach: Coach) -> Iterator[str]:
    words, flare, view = asset("flare"), coach.flare(), coach.today_view()
    if view.page:  # what is open comes before everything else, and may ask for other things than less
        yield from (*view.page.lines, "")
    if flare.day:
        yield words["now"].format(day=flare.day) + "."
    else:
        yield words["not_known" if flare.not_known else "none_today"]
    for plan in view.plans:
        beside = "".join(f", {text}" for text in around(plan.target))
        yield f"{one_line(plan.plan.activity, 60)}: {asked_today(plan.target, plan.plan.unit)}{beside}"
    for part, text in flare.written:
        yield f"{words['parts'][part]['label']}: {one_line(text)}"
    if flare.day and not view.nothing_asked:
        yield words["reduce_within" if coach.book.profile.post_exertional_malaise else "reduce"]
