"""What an import answers: what was new, what changed, what was refused and why."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from painplan.cli.output import show
from painplan.cli.settings import Settings
from painplan.errors import CannotDo
from painplan.exchange.documents import brought_document
from painplan.kit.amounts import amount
from painplan.kit.dates import span_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say

if TYPE_CHECKING:
    from painplan.exchange.import_result import Rejected
    from painplan.exchange.imports import Brought
    from painplan.exchange.own.import_ import BroughtBack

MOST_SHOWN = 20
"""Refused lines beyond these are counted; --json has them all."""


def told(
    settings: Settings, brought: "Brought | BroughtBack", *, preview: bool = False, notices: Sequence[str] = ()
) -> None:
    """Say what an import did, or would do.

    Raises:
        CannotDo: Nothing could be taken and something was refused.
    """
    shared = getattr(brought, "shared", "")
    notices = [*notices, *([shared] if shared else [])]
    said = [*looked_at(brought), say("commands/exchange.says.preview")] if preview else []
    notices = [*notices, *filter(None, [getattr(brought, "not_known", "")])]
    said += notices
    show(settings, brought_document(brought, notices, preview=preview), [*brought_lines(brought), *said])
    if not brought.days and brought.rejected and not (brought.added or brought.unchanged or brought.changed):
        raise CannotDo(_nothing_taken(brought.rejected[0]))


def _nothing_taken(line: "Rejected") -> str:
    return say("store.import.nothing_taken", file=line.file, line=line.line, why=line.why)


def looked_at(brought: "Brought | BroughtBack") -> Iterator[str]:
    """What each measure would be, with its newest value: a look at the mapping before it is taken."""
    newest: dict[str, tuple[str, float]] = {}
    for change in getattr(brought, "changes", ()):
        for name, value in change.fields["values"].items():
            newest[name] = max(newest.get(name, ("", 0.0)), (change.fields["day"].isoformat(), value))
    for name, (day, value) in sorted(newest.items()):
        yield f"  {one_line(name, 40)}: {value:g} on {day}"


def brought_lines(brought: "Brought | BroughtBack") -> Iterator[str]:
    """The same in lines; not all refused ones where there are many."""
    if brought.first and brought.last:
        span = span_in_words(brought.first, brought.last)
        yield f"{amount(brought.days, 'days')}, {span} (files: {brought.files:,})."
    if brought.added or brought.changed or brought.unchanged:
        yield f"  new {brought.added:,}, changed {brought.changed:,}, there already {brought.unchanged:,}"
    if brought.rejected:
        yield f"Not taken: {len(brought.rejected):,}"
    for line in brought.rejected[:MOST_SHOWN]:
        yield f"  {one_line(line.file, 80)}, line {line.line}: {one_line(line.why)}"
    if len(brought.rejected) > MOST_SHOWN:
        yield say("commands/exchange.says.more_json_lists_them", count=f"{len(brought.rejected) - MOST_SHOWN:,}")
    yield from _left(brought)


def _left(brought: "Brought | BroughtBack") -> Iterator[str]:
    """What was chosen by itself, and the columns and sections of which nothing was taken."""
    for option, value in brought.choices.items():
        said = f"--{option}" if value is True else f"--{option} {one_line(str(value), 60)}"
        yield say("commands/exchange.says.chosen", option=said)
    for kind in ("column", "section"):
        named = list(dict.fromkeys(one_line(name, 60) for one in brought.not_taken if (name := getattr(one, kind))))
        if named:
            more = [f"… ({len(named) - MOST_SHOWN:,})"] if len(named) > MOST_SHOWN else []
            yield say(f"commands/exchange.says.{kind}s_left", names=", ".join([*named[:MOST_SHOWN], *more]))
