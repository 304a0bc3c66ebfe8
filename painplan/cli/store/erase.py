"""``painplan erase``: take the whole diary away."""

from collections.abc import Iterator, Sequence

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.store.belonging import PUT_THERE, Belongs
from painplan.store.disk import DiskFolder
from painplan.store.documents import ErasedDocument
from painplan.store.reach import named
from painplan.store.whole.erasing import what_goes

WORD = "erase"
MOST_NAMED, MOST_LETTERS = 30, 80
"""So many names are said, and so much of each; --json has all of what is left."""
NOT_PROMISED = (
    "What PainPlan cannot reach: backups and copies elsewhere, what a sync program keeps, snapshots, and the traces "
    "that a disk may hold of deleted files. Of a sealed diary such traces cannot be read without the passphrase."
)


@click.command("erase", cls=Command, help_values={"word": WORD})
@click.option("--word", metavar="WORD")
@click.pass_context
def command(context: click.Context, word: str | None) -> None:
    settings = settings_of(context)
    place = settings.place()
    if not isinstance(place, DiskFolder):
        raise CannotDo(say("commands/store.says.diary_lies_no_disk"))
    what_goes(place)  # no word is asked for where there is nothing
    if word is None:
        if not settings.can_ask:
            raise WrongInput(say("commands/store.says.no_terminal_ask_nothing", word=WORD))
        for line in _before(place):
            click.echo(line)
        click.echo(NOT_PROMISED)
        word = click.prompt(say("commands/store.says.type_do", word=WORD), default="", show_default=False)
    if word.strip() != WORD:
        raise WrongInput(say("commands/store.says.nothing_changed_take_diary", word=WORD))
    left = place.erase()
    made = [name for name in _made(place) if name in left]
    lines = [_gone(place), NOT_PROMISED]
    if made:
        lines.append(_words("made_left", made))
    if others := [name for name in left if name not in made]:
        lines.append(_words("left", others))
    if clinic := _put_there(place):
        lines.append(_words("put_there", clinic))
    document = ErasedDocument(True, place.where, tuple(left), tuple(made), tuple(clinic))
    show(settings, document, lines)


def _made(place: DiskFolder) -> list[str]:
    """What PainPlan made and somebody keeps there: exports, and copies under a name of one's own."""
    return [thing.told_as for thing in place.things().left() if thing.known.belongs is Belongs.MADE]


def _put_there(place: DiskFolder) -> list[str]:
    """The folders that a clinic put files into for PainPlan to read: they hold nothing of the person, and stay."""
    return [f"{folder}/" for folder in PUT_THERE if place.stamp(folder) is not None]


def _gone(place: DiskFolder) -> str:
    """What is gone: not what stands in the place of something of the diary, a link above all."""
    if still := place.things().out_of_reach():
        return str(asset("store")["erase"]["gone_but"]).format(where=place.where, names=named(still))
    return str(asset("store")["erase"]["gone"]).format(where=place.where)


def _before(place: DiskFolder) -> Iterator[str]:
    """What goes and what stays, said before anything is done."""
    goes = what_goes(place)
    yield asset("store")["erase"]["where"].format(where=place.where)
    yield _words("goes", goes)
    if made := _made(place):
        yield _words("made_stays", made)
    if stays := [thing.told_as for thing in place.things().left() if thing.told_as not in made]:
        yield _words("stays", stays)
    if clinic := _put_there(place):
        yield _words("put_there", clinic)


def _words(which: str, names: Sequence[str]) -> str:
    said = asset("store")["erase"]
    shown = ", ".join(one_line(name, MOST_LETTERS) for name in names[:MOST_NAMED])
    more = said["more"].format(count=len(names) - MOST_NAMED) if len(names) > MOST_NAMED else ""
    return str(said[which].format(count=len(names), names=shown + more))
