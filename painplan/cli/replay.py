"""``painplan replay``: what the weekly reviews would have said on a diary given as a table."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from painplan.cli.output import Document, show
from painplan.cli.pace import positive
from painplan.cli.settings import Command, settings_of
from painplan.errors import WrongInput, quoted
from painplan.pacing import Pace
from painplan.pacing.replay import Replay, ReplayWeek, replay
from painplan.words import date_in_words, decision, number, sentence

ANY_UNIT = ""
"""A table does not say what it counts."""


@click.command("replay", cls=Command)
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path))
@click.option("--quota", required=True, metavar="Q", help="The daily amount of the first week.")
@click.option("--step", required=True, metavar="S", help="The weekly step.")
@click.option("--unit-min", default="1", metavar="N", help="Smallest sensible step.")
@click.option("--aim", metavar="N", help="The amount a day to reach.")
@click.option("--days-per-week", type=click.IntRange(1, 7), default=5, show_default=True, metavar="N")
@click.option("--pem", is_flag=True, help="Effort brings a lasting worsening: no step up at all.")
@click.pass_context
def command(
    context: click.Context,
    file: Path,
    quota: str,
    step: str,
    unit_min: str,
    aim: str | None,
    days_per_week: int,
    pem: bool,
) -> None:
    """What the weekly reviews would have said on a diary, given as a table with a row a day.

    Columns: date (YYYY-MM-DD) and done; also understood: planned, settled, rpe, flare, hold, red_flag, pem, pain.
    """
    from painplan.share.replay_rows import read_replay
    from painplan.share.text import read_text

    pace = Pace(
        unit_min=positive(unit_min, "--unit-min"),
        step=positive(step, "--step"),
        aim=None if aim is None else positive(aim, "--aim"),
    )
    rows = read_replay(read_text(there(file), file.name), file.name)
    if pem:
        rows = tuple(msgspec.structs.replace(row, pem=True) for row in rows)
    found = replay(rows, pace, positive(quota, "--quota"), days_per_week=days_per_week)
    show(settings_of(context), _document(found), _lines(found))


def there(file: Path) -> Path:
    """The file, if there is one.

    Raises:
        WrongInput: There is none, or it is a folder.
    """
    if file.is_dir():
        raise WrongInput(f"{quoted(str(file))} is a folder. Name the CSV file in it.")
    if not file.is_file():
        raise WrongInput(f"There is no file {quoted(str(file))}. Check the spelling.")
    return file


def _document(found: Replay) -> Document:
    return {
        "weeks": [_week(week) for week in found.weeks],
        "days": [
            {"date": day, "target": on.target, "ceiling": on.ceiling, "smaller": on.smaller, "state": on.state}
            for day, on in found.days
        ],
        "final_quota": found.final_quota,
    }


def _week(week: ReplayWeek) -> Document:
    figures, proposal = week.week, week.proposal
    return {
        "week": week.number,
        "from": figures.first,
        "to": figures.last,
        "quota": proposal.quota,
        "logged_days": figures.logged,
        "adherence": figures.adherence,
        "overdo": figures.overdo,
        "settle": figures.settle,
        "mean_rpe": figures.mean_rpe,
        "decision": proposal.decision,
        "reasons": [reason.code for reason in proposal.reasons],
        "asks": [ask.code for ask in proposal.asks],
        "next_quota": proposal.next_quota,
    }


def _lines(found: Replay) -> Iterator[str]:
    yield "What the weekly reviews would have said, had every proposal been taken:"
    for week in found.weeks:
        proposal = week.proposal
        yield ""
        yield f"Week {week.number}, from {date_in_words(week.week.first)}: {number(proposal.quota)} a day"
        yield f"  {decision(proposal.decision)}, then {number(proposal.next_quota)} a day"
        for reason in (*proposal.reasons, *proposal.asks):
            yield f"    {sentence(reason, ANY_UNIT)}"
    yield ""
    yield f"At the end: {number(found.final_quota)} a day."
