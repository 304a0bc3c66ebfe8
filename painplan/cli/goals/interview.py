"""``painplan interview``: the goal conversation line by line, or with the answers from a file."""

from functools import partial
from pathlib import Path

import click

from painplan.cli.asking import AskedByLine
from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.plans.plan import added_lines, date_lines
from painplan.cli.safety.opening import ask_opening
from painplan.cli.safety.safety import page_lines
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.goals.answer_file import answers_in
from painplan.goals.documents import AskedNeededDocument, GoalKeptDocument, GoalQuestionsDocument
from painplan.goals.interviews import GoalTalk, TalkEnded
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.plain_file import content_of
from painplan.kit.unfit import toml_of
from painplan.kit.words import say
from painplan.plans.medicine_words import goal_words
from painplan.safety.signs_flow import SignsFlow
from painplan.today.coach import Coach
from painplan.today.documents import PlanOfGoalDocument, plan_document


@click.command("interview", cls=Command)
@click.option(
    "--answers",
    "file",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE.toml",
)
@click.option("--names", is_flag=True)
@click.pass_context
def command(context: click.Context, file: Path | None, names: bool) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    talk = GoalTalk(coach)
    if talk.problem:
        click.echo(one_line(talk.problem), err=True)
    if names:
        only(context, "names")
        steps = talk.script.steps
        asked = [AskedNeededDocument.of(step, needed=not step.optional) for step in steps]
        show(settings, GoalQuestionsDocument.of(questions=asked), (f"{step.id:<22} {step.ask}" for step in steps))
        return
    if file is not None:
        said = answers_in(talk, toml_of(content_of(file), file.name))
        told, ended = talk.emergency_words(said), talk.take(said)
    elif not settings.can_ask:
        raise WrongInput(say("commands/goals.says.no_terminal_ask_give"))
    else:
        told, ended = (), _ask(coach, talk)
    plan = ended.plan
    says = (*told, *(goal_words(coach.book, ended.goal, plan.activity) if plan else ()))
    show(settings, _document(coach, ended, says), [*told, *_lines(coach, ended), *says[len(told) :]])


def _document(coach: Coach, ended: TalkEnded, says: tuple[str, ...]) -> PlanOfGoalDocument | GoalKeptDocument:
    goal = ended.goal
    if ended.plan is not None:
        return PlanOfGoalDocument.of(plan_document(coach, ended.plan), goal_id=goal.id, says=says)
    return GoalKeptDocument.of(goal, id=None, says=says)


def _lines(coach: Coach, ended: TalkEnded) -> list[str]:
    if ended.plan is not None:
        begun = added_lines(coach.preview_of(ended.plan), told=not coach.today_view().nothing_asked)
        return [*begun, *date_lines(coach, ended.goal.id)]
    words = asset("goals")["words"]
    return [words["kept_for_later"].format(goal=one_line(ended.goal.text, 200), id=ended.goal.id)]


def _answered(coach: Coach, name: str, kept: str) -> None:
    """The list of warning signs is gone through where it was asked for, and with chest pain that is there now."""
    if (name, kept) == ("signs", "now"):
        ask_opening(SignsFlow(coach, whole=True))
    if (name, kept) in (("signs", "now"), ("chest_now", "yes")):
        for line in page_lines(coach):
            click.echo(line)


def _ask(coach: Coach, talk: GoalTalk) -> TalkEnded:
    asking = AskedByLine(talk, partial(_answered, coach))
    asking.ask_all()
    while True:
        for line in _read_back(talk):
            click.echo(line)
        typed = click.prompt(say("commands/goals.says.read_back"), default="yes").strip().lower()
        if typed in ("y", "yes"):
            return talk.finish()
        if typed.startswith("change"):
            asking.go_back(typed.removeprefix("change").strip())
            asking.ask_all()
        elif typed in ("n", "no", "not now"):
            raise click.Abort


def _read_back(talk: GoalTalk) -> list[str]:
    said = talk.said
    lines = [f"  {step.label} ({step.id}): {talk.words(step, said[step.id])}" for step in talk.given()]
    if not talk.ends_in_plan:
        return [*lines, asset("goals")["words"]["no_pressure"]]
    made = talk.preview()
    if talk.amounts_told:
        lines.append(f"  first amount: {amount(made.start.quota, made.plan.unit)} a day")
    lines += [f"  {said}" for said in talk.date_as_hope()]
    return [*lines, *talk.emergency_words(said), talk.before_starting()]
