"""``painplan assessment``: about you, in short questions, shown back with strengths first."""

from collections.abc import Iterator

import click

from painplan.cli.asking import AskedByLine
from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput
from painplan.goals.documents import AboutQuestionsDocument, about_document
from painplan.goals.intake import AboutPicture, AboutTalk
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say


@click.command("assessment", cls=Command)
@click.option("--answer", "answers", multiple=True, metavar="NAME=TEXT")
@click.option("--show", "only_show", is_flag=True)
@click.option("--list", "listed", is_flag=True)
@click.pass_context
def command(context: click.Context, answers: tuple[str, ...], only_show: bool, listed: bool) -> None:
    settings = settings_of(context)
    talk = AboutTalk(settings.coach())
    if talk.problem:
        click.echo(one_line(talk.problem), err=True)
    if listed:
        only(context, "listed")
        steps = talk.script.steps
        show(settings, AboutQuestionsDocument.of(questions=steps), (f"{step.id:<22} {step.ask}" for step in steps))
        return
    known, said = {step.id for step in talk.script.steps}, list[tuple[str, str]]()
    for text in answers:
        name, equals, answer = text.partition("=")
        if not equals:
            raise WrongInput(say("commands/goals.says.not_answer_write_answer", text=one_line(text, 40)))
        if name.strip() not in known:
            raise WrongInput(say("commands/goals.says.no_question_all_them", name=one_line(name, 40)))
        said.append((name.strip(), answer))
    for named, answer in said:
        talk.answer(named, answer)
    if not (answers or only_show or settings.json):
        if not settings.can_ask:
            raise WrongInput(say("commands/goals.says.no_terminal_ask_use"))
        AskedByLine(talk).ask_all()
    told = talk.picture()
    show(settings, about_document(told, talk.said), _lines(told))


def _lines(told: AboutPicture) -> Iterator[str]:
    words = asset("assessment")["words"]
    if not (told.strengths or told.hard or told.told):
        yield words["empty"]
        return
    for part, lines in (("strengths", told.strengths), ("hard", told.hard), ("told", told.told)):
        if lines:
            yield f"{words[part]}:"
        for line in lines:
            yield f"  {line.label}: {line.words}"
    yield words["end"]
