"""``painplan report``: one page for somebody of the team. Shown first, written only where you say."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.settings import DAY, Command, settings_of
from painplan.exchange import report, report_page_parts
from painplan.exchange.documents import ReportDocument
from painplan.kit.assets import asset
from painplan.kit.escape import one_line, plain

if TYPE_CHECKING:
    from painplan.exchange.report import ReportDraft


@click.command("report", cls=Command)
@click.argument("path", metavar="PATH", required=False)
@click.option("--from", "first", type=DAY, metavar="DAY")
@click.option("--to", "last", type=DAY, metavar="DAY")
@click.option("--for", "person", default="", metavar="PERSON")
@click.option("--include", multiple=True, metavar="PART")
@click.option("--leave-out", multiple=True, metavar="PART")
@click.option("--question", "questions", multiple=True, metavar="TEXT")
@click.option("--preview", "--dry-run", "preview", is_flag=True)
@click.option("--pdf", is_flag=True)
@click.option("--force", is_flag=True)
@click.pass_context
def command(
    context: click.Context,
    path: str | None,
    first: date | None,
    last: date | None,
    person: str,
    include: tuple[str, ...],
    leave_out: tuple[str, ...],
    questions: tuple[str, ...],
    preview: bool,
    pdf: bool,
    force: bool,
) -> None:
    settings = settings_of(context)
    reports = report.Reports(settings.coach())
    wish = report.Wish(first=first, last=last, person=person, include=include, leave_out=leave_out, questions=questions)
    draft = reports.draft(wish)
    if preview or path is None:
        only(context, "path", "first", "last", "person", "include", "leave_out", "questions", "preview")
        show(settings, ReportDocument.of(draft, path=None, text=_text(draft)), [*_lines(draft)])
        return
    if pdf and not path.lower().endswith(".pdf"):
        path = f"{path.rsplit('.', 1)[0] if path.lower().endswith(('.html', '.txt', '.md')) else path}.pdf"
    says = asset("report")["says"]
    if settings.can_ask:
        click.echo("\n".join(_lines(draft)))
        if not click.confirm(says["ask"].format(path=one_line(path)), default=True):
            click.echo(says["not_written"])
            return
    written = reports.write(draft, path, force=force)
    show(
        settings, ReportDocument.of(draft, path=written), [says["wrote"].format(path=one_line(written)), *_about(draft)]
    )


def _text(draft: "ReportDraft") -> str:
    return report_page_parts.as_text(draft.report)


def _lines(draft: "ReportDraft") -> Iterator[str]:
    yield plain(_text(draft))
    yield from _about(draft)


def _about(draft: "ReportDraft") -> Iterator[str]:
    says = asset("report")["says"]
    if draft.parts:
        yield says["in_it"].format(parts=", ".join(draft.parts))
    else:
        yield asset("report")["nothing"]
    if draft.empty:
        yield says["empty"].format(parts=", ".join(draft.empty))
    if draft.left_out:
        yield says["left_out"].format(parts=", ".join(draft.left_out))
