"""``painplan verify``: every file and every entry looked at."""

from collections.abc import Iterator

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import CannotDo
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.store.documents import VerifiedDocument
from painplan.store.whole.verify import Verified, verify


@click.command("verify", cls=Command, tells_of_book=True)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)
    folder = settings.folder()
    found = verify(folder, settings.today)
    show(settings, VerifiedDocument.of(found), _lines(found))
    wrong = sum(each.wrong for each in found.findings)
    if wrong:
        raise CannotDo(
            say("commands/store.says.not_all_well_listed", wrong=wrong, value="finding" if wrong == 1 else "findings")
        )


def _lines(found: Verified) -> Iterator[str]:
    for each in found.findings:
        entry = f", {each.entry}" if each.entry else ""
        yield one_line(f"{'' if each.wrong else '(note) '}{each.file}{entry}: {each.text}")
    looked = say(
        "commands/store.says.files_entries_looked",
        files=say("commands/store.says.files", count=found.files),
        entries=say("commands/store.says.entries", count=found.entries),
    )
    yield (
        say("commands/store.says.nothing_wrong", looked=looked)
        if found.ok
        else say("commands/store.says.what_wrong_listed_above", looked=looked)
    )
