"""``painplan goals``: what you want to do again, in your own words."""

from collections.abc import Iterable, Iterator

import click

from painplan.cli.output import show
from painplan.cli.settings import Group, settings_of
from painplan.errors import WrongInput
from painplan.goals.documents import (
    GoalsDocument,
    GoalStateDocument,
    LevelDocument,
    LevelsDocument,
    ValueDocument,
    goal_document,
)
from painplan.goals.domains import DOMAINS
from painplan.goals.service import CHANGEABLE, Goals, GoalView, ValueView
from painplan.goals.words import expected_words, roadblock_words
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.records import Goal


@click.group("goals", cls=Group, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        context.invoke(listed)


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    goals = Goals(coach)
    views, values = goals.list(), goals.values()
    document = GoalsDocument.of(goals=map(goal_document, views), values=values)
    none_yet = coach.none_yet(asset("goals")["words"]["none"])
    show(settings, document, _lines(views, values, none_yet))


@command.command("park")
@click.argument("goal")
@click.pass_context
def park(context: click.Context, goal: str) -> None:
    _changed(context, Goals(settings_of(context).coach()).park(goal), "parked")


@command.command("resume")
@click.argument("goal")
@click.pass_context
def resume(context: click.Context, goal: str) -> None:
    _changed(context, Goals(settings_of(context).coach()).resume(goal), "resumed")


@command.command("fits")
@click.argument("goal")
@click.option("--yes/--no", "still", default=None)
@click.pass_context
def fits(context: click.Context, goal: str, still: bool | None) -> None:
    if still is None:
        raise click.UsageError("Say --yes or --no")
    answer = Goals(settings_of(context).coach()).fits(goal, "yes" if still else "no")
    _changed(context, answer, "still_fits" if still else "no_longer_fits")


@command.command("reached")
@click.argument("goal")
@click.pass_context
def reached(context: click.Context, goal: str) -> None:
    _changed(context, Goals(settings_of(context).coach()).reached(goal), "reached")


@command.command("change", help_values={"parts": ", ".join(CHANGEABLE)})
@click.argument("goal")
@click.option("--set", "parts", multiple=True, required=True, metavar="PART=TEXT")
@click.pass_context
def change(context: click.Context, goal: str, parts: tuple[str, ...]) -> None:
    settings = settings_of(context)
    pairs = [part.partition("=") for part in parts]
    odd = next((name for name, equals, _ in pairs if not equals), None)
    if odd is not None:
        raise WrongInput(say("commands/goals.says.no_part_write_set", odd=one_line(odd, 40)))
    goals = Goals(settings.coach())
    changed = goals.change(goal, {name.strip(): text for name, _, text in pairs})
    view = next(view for view in goals.list() if view.goal.id == changed.id)
    show(settings, goal_document(view), _lines([view], (), ""))


@command.command("rate")
@click.argument("domain", type=click.Choice(list(DOMAINS)))
@click.option("--importance", type=click.IntRange(0, 10), metavar="0-10")
@click.option("--now", type=click.IntRange(0, 10), metavar="0-10")
@click.pass_context
def rate(context: click.Context, domain: str, importance: int | None, now: int | None) -> None:
    settings = settings_of(context)
    view = Goals(settings.coach()).rate(domain, importance=importance, now=now)
    names = asset("goal")["domain_names"]
    lines = (
        f"{date_in_words(one.on)}  {names[domain]}: important {_n(one.importance)}, lived {_n(one.now)}"
        for one in view.ratings
    )
    show(settings, ValueDocument.of(view), lines)


def _n(number: int | None) -> str:
    return "–" if number is None else str(number)


@command.command("levels")
@click.argument("goal")
@click.option("--level", "levels", multiple=True, metavar="TEXT")
@click.pass_context
def levels(context: click.Context, goal: str, levels: tuple[str, ...]) -> None:
    settings = settings_of(context)
    goals = Goals(settings.coach())
    if levels:
        goals.write_levels(goal, levels)
    shown = goals.fits(goal, "yes")
    names = asset("goals")["levels"]["names"]
    texts = shown.levels or ("",) * len(names)
    written = [LevelDocument(n - 2, text or None) for n, text in enumerate(texts)]
    lines = (f"{n - 2:+d}  {name}: {one_line(text, 200) or '–'}" for n, (name, text) in enumerate(zip(names, texts)))  # noqa: B905  # records hold five
    show(settings, LevelsDocument.of(goal=shown.id, levels=written), lines)


def _changed(context: click.Context, goal: Goal, words: str) -> None:
    text = asset("goals")["words"][words].format(goal=one_line(goal.text, 200), id=goal.id)
    show(settings_of(context), GoalStateDocument.of(goal), [text])


def _lines(views: Iterable[GoalView], values: Iterable[ValueView], none_yet: str) -> Iterator[str]:
    words, names = asset("goals"), asset("goal")["domain_names"]
    views = tuple(views)
    if not views:
        yield none_yet
    for view in views:
        goal = view.goal
        state = "" if goal.state == "active" else f"  [{words['states'][goal.state]}]"
        yield (
            f"{one_line(goal.text, 200)}"
            + (f", by {date_in_words(goal.by)}" if goal.by else "")
            + f" ({goal.id}){state}"
        )
        if goal.matters:
            yield f"  {say('goals.screen.matters')}: {one_line(goal.matters, 200)}"
        yield from (f"  {line}" for line in (*expected_words(goal), *roadblock_words(goal)))
        for plan in view.plans:
            yield f"  {one_line(plan.activity, 60)} ({plan.id}), {plan.state}"
    rated = [view for view in values if view.gap is not None]
    if rated:
        yield f"{words['words']['gaps']}:"
    for value in rated:
        last = value.ratings[-1]
        yield f"  {names[value.domain]}: important {last.importance}, lived {last.now}"
