"""``painplan interview``: the goal conversation line by line, or with the answers from a file."""

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import click

from painplan.cli.output import show
from painplan.cli.plan import added_lines, plan_document
from painplan.cli.settings import Command, settings_of
from painplan.coach import Coach
from painplan.coach.conversation import Step, accepted, in_words, new_plan, next_step, steps
from painplan.errors import PainPlanError, WrongInput
from painplan.records import Plan
from painplan.words import asset, one_line

BACK = "back"


@click.command("interview", cls=Command)
@click.option(
    "--answers",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE.toml",
    help="Take the answers from a file: the name of each question = its answer.",
)
@click.pass_context
def command(context: click.Context, file: Path | None) -> None:
    """From what matters to a first amount, in a few questions. Enter skips where that is possible, “back” goes back."""
    settings = settings_of(context)
    coach = settings.coach()
    if file is not None:
        plan = coach.add_plan(new_plan(_answers(_read(file), coach)))
    elif settings.json or not sys.stdin.isatty():
        raise WrongInput("There is no terminal to ask in. Give the answers in a file with --answers FILE.toml.")
    else:
        plan = _ask(coach)
    show(settings, plan_document(coach, plan), added_lines(coach.preview_of(plan)))


def _read(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise WrongInput(f"The file {file} cannot be read ({reason}). Check the spelling.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongInput(f"{file.name} is not TOML in UTF-8: {error}. Correct it, then try again.") from error


def _answers(given: Mapping[str, object], coach: Coach) -> dict[str, str]:
    """The answers in the order of the script, each checked as if it had been typed."""
    known: list[str] = asset("goal")["order"]
    unknown = next((name for name in given if name not in known), None)
    if unknown is not None:
        raise WrongInput(f"There is no question “{one_line(unknown, 40)}”. The questions: {', '.join(known)}.")
    said: dict[str, str] = {}
    while (step := next_step(said)) is not None:
        answer = given.get(step.id, "")
        try:
            said[step.id] = accepted(step, "" if answer is None else str(answer), said, coach.today)
        except PainPlanError as error:
            raise WrongInput(f"The answer to “{step.id}” is missing or does not fit. {step.ask} {error}") from error
    return said


def _ask(coach: Coach) -> Plan:
    """Ask until all is said; every answer is kept before the next question, so it can go on another day."""
    while (step := next_step(coach.draft)) is not None:
        typed = click.prompt(_prompt(step), default="", show_default=False).strip()
        if typed.lower() == BACK:
            _go_back(coach)
            continue
        try:
            coach.keep_draft({step.id: accepted(step, typed, coach.draft, coach.today)})
        except PainPlanError as error:
            click.echo(str(error), err=True)
    said = coach.draft
    for one in steps(said):
        click.echo(f"  {one.label}: {one_line(in_words(one, said[one.id])) or '–'}")
    click.echo(asset("safety")["ask_first"]["text"])
    if not click.confirm("This is your plan. Shall it begin?", default=True):
        raise click.Abort
    return coach.finish_draft()


def _go_back(coach: Coach) -> None:
    said = coach.draft
    given = [step.id for step in steps(said) if step.id in said]
    if given:
        coach.keep_draft({given[-1]: None})


def _prompt(step: Step) -> str:
    lines = [step.ask, f"  {step.hint}" if step.hint else ""]
    lines += [f"  {key} {words}" for key, words, _ in step.options]
    lines += [f"  0 {step.low} to 10 {step.high}"] if step.kind == "scale" else []
    return "\n".join(line for line in lines if line) + "\n"
