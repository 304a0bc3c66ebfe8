"""``painplan lesson``: the short lessons, to read, to put aside, and their small action."""

from collections.abc import Iterator
from contextlib import suppress

import click

from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.learning.documents import LessonDocument, LessonsDocument, LessonTextDocument
from painplan.learning.service import Learning, LessonView


@click.command("lesson", cls=Command)
@click.argument("number", type=int, required=False)
@click.option("--list", "listed", is_flag=True)
@click.option("--sources", is_flag=True)
@click.option("--not-for-me", is_flag=True)
@click.option("--try", "try_it", is_flag=True)
@click.option("--tried", is_flag=True)
@click.pass_context
def command(
    context: click.Context, number: int | None, listed: bool, sources: bool, not_for_me: bool, try_it: bool, tried: bool
) -> None:
    settings = settings_of(context)
    learning = Learning(settings.coach())
    if listed:
        only(context, "listed")
        views = learning.lessons()
        show(settings, LessonsDocument.of(lessons=views), [_line(view) for view in views])
        return
    said = sum((not_for_me, try_it, tried))
    if said > 1 or (said and number is None):
        raise WrongInput(say("commands/learning.says.name_one_lesson_by"))
    why = None
    if number is None:
        found = learning.offer()
        if found is None:
            show(settings, LessonDocument(None, None), [asset("learning")["none"]])
            return
        number, why = found.lesson.number, found.occasion
    if not_for_me:
        view = learning.not_for_me(number)
    elif try_it:
        view = learning.put_on_today(number)
    elif tried:
        view = learning.tried(number)
    else:
        view = learning.lesson(number)
        with suppress(CannotDo):  # a folder that cannot be written is no reason to keep the text back
            view = learning.read(number)
    text = LessonTextDocument.of(view, text=view.lesson.body.strip())
    show(settings, LessonDocument(text, why), _lines(view, why, sources))


def _line(view: LessonView) -> str:
    mark = say("commands/learning.says.not_me") if view.note.not_for_me else "read" if view.note.read_on else ""
    return f"{view.lesson.number:>2}  {view.lesson.title}" + (f"  ({mark})" if mark else "")


def _lines(view: LessonView, why: str | None, sources: bool) -> Iterator[str]:
    lesson = view.lesson
    yield f"{lesson.number}. {lesson.title}" + (f" ({asset('learning')['why'][why]})" if why else "")
    yield ""
    yield from lesson.body.strip().replace("**", "").splitlines()
    yield ""
    yield say("commands/learning.says.one_small_thing", action=lesson.action)
    if sources:
        yield ""
        yield from (f"Source: {source}" for source in lesson.sources)
