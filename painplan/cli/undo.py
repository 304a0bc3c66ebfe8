"""``painplan undo``: take the last change back, whichever program made it."""

from collections.abc import Iterator

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.diary.documents import ChangeListDocument, UndoneDocument, change_document
from painplan.diary.undoing import ChangesView, Undone, UndoViews, says
from painplan.errors import CannotDo
from painplan.kit.assets import asset


@click.command("undo", cls=Command)
@click.option("--list", "listed", is_flag=True)
@click.pass_context
def command(context: click.Context, listed: bool) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    if listed:
        found = coach.changes()
        undo, redo = map(change_document, found.undo), map(change_document, found.redo)
        document = ChangeListDocument.of(undo=undo, redo=redo)
        show(settings, document, _lines(found))
        return
    done = did(coach.undo(), "nothing")
    show(settings, UndoneDocument(change_document(done.change), done.left), [done.said])


def did(done: Undone | None, nothing: str) -> Undone:
    """What was done.

    Raises:
        CannotDo: Nothing was, and why.
    """
    if done is None:
        raise CannotDo(says(nothing))
    if not done.did:
        raise CannotDo(done.said)
    return done


def _lines(found: UndoViews) -> Iterator[str]:
    words = asset("undo")["list"]
    yield words["title"] if found.undo else words["empty"]
    yield from (_row(one) for one in found.undo)
    if found.redo:
        yield words["again"]
        yield from (_row(one) for one in found.redo)


def _row(change: ChangesView) -> str:
    return "  " + str(asset("undo")["list"]["row"]).format(at=f"{change.at:%Y-%m-%d %H:%M}", what=change.what)
