"""``painplan verify``: every file and every entry looked at."""

from collections.abc import Iterator

import click

from painplan.cli.output import show
from painplan.cli.settings import Command, settings_of
from painplan.errors import CannotDo
from painplan.kit.escape import one_line
from painplan.store.whole.verify import Verified, verify


@click.command("verify", cls=Command, tells_of_book=True)
@click.pass_context
def command(context: click.Context) -> None:
    settings = settings_of(context)
    folder = settings.folder()
    found = verify(folder, settings.today)
    document = {
        "ok": found.ok,
        "files": found.files,
        "entries": found.entries,
        "findings": [
            {"file": each.file, "entry": each.entry, "text": each.text, "wrong": each.wrong} for each in found.findings
        ],
    }
    show(settings, document, _lines(found))
    wrong = sum(each.wrong for each in found.findings)
    if wrong:
        raise CannotDo(
            f"Not all is well: {wrong} {'finding' if wrong == 1 else 'findings'}, as listed. Nothing was changed."
        )


def _lines(found: Verified) -> Iterator[str]:
    for each in found.findings:
        entry = f", {each.entry}" if each.entry else ""
        yield one_line(f"{'' if each.wrong else '(note) '}{each.file}{entry}: {each.text}")
    looked = f"{found.files} files with {found.entries} entries were looked at"
    yield (
        f"{looked}; nothing is wrong." if found.ok else f"{looked}. What is wrong is listed above; nothing was changed."
    )
