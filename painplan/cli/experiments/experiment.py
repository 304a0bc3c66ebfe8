"""``painplan experiment``: trying one thing out on oneself, from the list of questions to the result."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from painplan.cli.output import show
from painplan.cli.settings import DAY, Group, settings_of
from painplan.experiments.documents import TriedDocument, TriedListDocument, experiment_document
from painplan.experiments.records import Outcome
from painplan.experiments.service import OUTCOMES, Experiments, ExperimentView, questions
from painplan.experiments.words import begin_words, day_words, result_words
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.words import say
from painplan.safety.allowed import instead_of
from painplan.safety.service import Safety


@click.group("experiment", cls=Group)
def command() -> None:
    pass


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    settings, words = settings_of(context), asset("experiments")
    waits = instead_of(settings.coach(), "experiment")
    known, looked_at = questions(), {str(name): words["outcomes"][name] for name in OUTCOMES}
    document = TriedListDocument(tuple(waits), tuple(map(TriedDocument.of, known)), looked_at, words["honest"])
    lines = [f"{one.id:<12} {one.title}" for one in known]
    outcomes = ", ".join(f"{name} ({words['outcomes'][name]})" for name in OUTCOMES)
    before = [*waits, ""] if waits else []
    show(
        settings,
        document,
        [*before, *lines, "", say("commands/experiments.says.can_look", outcomes=outcomes), words["honest"]],
    )


@command.command("start")
@click.argument("question")
@click.option("--outcome", required=True, type=click.Choice(OUTCOMES))
@click.option("--pairs", type=int, default=4, show_default=True)
@click.option("--days", "period_days", type=int, default=7, show_default=True)
@click.option("--wash-out", type=int)
@click.option("--seed", type=click.IntRange(0, 2**32 - 1))
@click.option("--in-turn", is_flag=True)
@click.pass_context
def start(
    context: click.Context,
    question: str,
    outcome: Outcome,
    pairs: int,
    period_days: int,
    wash_out: int | None,
    seed: int | None,
    in_turn: bool,
) -> None:
    settings = settings_of(context)
    experiments = Experiments(settings.coach())
    view = experiments.begin(
        question,
        outcome,
        pairs=pairs,
        period_days=period_days,
        wash_out_days=wash_out,
        seed=seed,
        drawn=not in_turn,
    )
    words = asset("experiments")
    begun = words["says"]["begun"].format(
        title=view.question.title,
        outcome=words["outcomes"][outcome],
        pairs=pairs,
        days=period_days,
        last=day_in_words(view.last, settings.today),
    )
    signs = [] if Safety(settings.coach()).list_due() is None else [words["says"]["signs"]]
    show(
        settings,
        experiment_document(view),
        [begun, *begin_words(pairs), words["no_blinding"], words["honest"], *signs, *_lines(view)],
    )


@command.command("show")
@click.pass_context
def shown(context: click.Context) -> None:
    settings = settings_of(context)
    view = Experiments(settings.coach()).latest()
    show(settings, experiment_document(view), _lines(view))


@command.command("log")
@click.argument("as_planned", type=click.Choice(["yes", "no"]), required=False)
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.option("--confidence", type=int, metavar="0-10")
@click.pass_context
def log(context: click.Context, as_planned: str | None, day: date | None, confidence: int | None) -> None:
    settings = settings_of(context)
    said = None if as_planned is None else as_planned == "yes"
    view = Experiments(settings.coach()).log(day or settings.today, said, confidence)
    show(settings, experiment_document(view), [asset("experiments")["says"]["noted"], *_lines(view)])


@command.command("stop")
@click.pass_context
def stop(context: click.Context) -> None:
    settings = settings_of(context)
    view = Experiments(settings.coach()).stop()
    show(settings, experiment_document(view), _lines(view))


@command.command("result")
@click.pass_context
def shown_result(context: click.Context) -> None:
    settings = settings_of(context)
    view = Experiments(settings.coach()).latest()
    show(settings, experiment_document(view), list(result_words(view.experiment, view.result)))


@command.command("keep")
@click.argument("decision", type=click.Choice(["yes", "no", "not-yet"]))
@click.pass_context
def keep(context: click.Context, decision: str) -> None:
    settings = settings_of(context)
    kept: Any = decision.replace("-", "_")
    view = Experiments(settings.coach()).keep(kept)
    show(settings, experiment_document(view), [asset("experiments")["kept"][kept]])


def _lines(view: ExperimentView) -> Iterator[str]:
    yield view.question.title
    if view.day is not None:
        yield day_words(view.day, view.what)
        return
    yield from result_words(view.experiment, view.result)
