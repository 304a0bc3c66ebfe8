"""``painplan find``: a word of one's own, wherever the diary holds words."""

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.diary.documents import FoundDocument
from painplan.diary.finding import find_words
from painplan.kit.escape import one_line
from painplan.kit.words import say


@click.command("find", cls=Command)
@click.argument("word", metavar="WORD")
@click.pass_context
def command(context: click.Context, word: str) -> None:
    settings = settings_of(context)
    found = find_words(settings.coach(), word)
    lines = [f"{one.title}: {one_line(one.text, 300)}" for one in found]
    show(settings, FoundDocument.of(word=word, found=found), lines or [say("undo.find.none", word=one_line(word, 40))])
