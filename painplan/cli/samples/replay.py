"""``painplan replay``: what the weekly reviews would have said on a diary given as a table."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from painplan.cli.exchange.choices import choices_of, with_days_and_numbers
from painplan.cli.output import show
from painplan.cli.samples.pace import MOST, positive
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import WrongInput, quoted
from painplan.exchange import replay_rows
from painplan.exchange import text as exchange_text
from painplan.kit.plain_file import is_folder, is_nothing
from painplan.kit.words import say
from painplan.pacing.replay import replay
from painplan.pacing.rhythm import Pace
from painplan.safety import allowed
from painplan.samples import replay as samples_replay
from painplan.samples import replay_words
from painplan.samples.documents import ReplayPlanDocument, replay_document

if TYPE_CHECKING:
    from painplan.exchange.devices.choices import Decimal, Order

ANY_UNIT = ""
"""A table does not say what it counts."""
DAYS_PER_WEEK = 5


@click.command("replay", cls=Command)
@click.argument("file", metavar="[FILE.csv]", required=False, type=click.Path(path_type=Path, readable=False))
@click.option("--plan", metavar="ID")
@click.option("--quota", metavar="Q")
@click.option("--step", metavar="S")
@click.option("--unit-min", metavar="N")
@click.option("--aim", metavar="N")
@click.option("--days-per-week", type=click.IntRange(1, 7), metavar="N")
@click.option("--done", metavar="COLUMN")
@click.option("--pain", metavar="COLUMN")
@click.option("--pem", is_flag=True)
@with_days_and_numbers
@click.pass_context
def command(
    context: click.Context,
    file: Path | None,
    plan: str | None,
    quota: str | None,
    step: str | None,
    unit_min: str | None,
    aim: str | None,
    days_per_week: int | None,
    done: str | None,
    pain: str | None,
    pem: bool,
    order: "Order | None",
    decimal: "Decimal | None",
) -> None:
    settings = settings_of(context)
    given = _Given(quota, step, unit_min, aim, days_per_week, done, pain, pem, order, decimal)
    if plan is not None:
        named = [name for name, value in msgspec.structs.asdict(given).items() if value]
        if file is not None or named:
            what = "a file" if file is not None else f"--{named[0].replace('_', '-')}"
            raise WrongInput(say("commands/samples.says.plan_replays_your_own", what=what))
        _own(settings, plan)
    elif file is None:
        raise WrongInput(say("commands/samples.says.name_csv_file_your"))
    else:
        _table(settings, file, msgspec.structs.replace(given, pem=pem or settings.effort_makes_worse == "often"))


class _Given(msgspec.Struct, frozen=True):
    """What a table needs to be told, as typed."""

    quota: str | None
    step: str | None
    unit_min: str | None
    aim: str | None
    days_per_week: int | None
    done: str | None
    pain: str | None
    pem: bool
    order: "Order | None"
    decimal: "Decimal | None"


def _own(settings: Settings, plan_id: str) -> None:
    coach = settings.coach()
    own, page = samples_replay.Replaying(coach).of_plan(plan_id), allowed.open_page(coach)
    plan = msgspec.UNSET if own.plan is None else ReplayPlanDocument.of(own.plan, unit=own.unit)
    lines = page.lines if page else ()
    document = msgspec.structs.replace(replay_document(own.found, own.agreed), page=lines, plan=plan)
    first = (*page.lines, "") if page else ()  # what is open comes before everything else
    show(settings, document, [*first, *replay_words.replay_lines(own.found, own.unit, own.agreed, title=own.title)])


def _table(settings: Settings, file: Path, given: _Given) -> None:
    first, step = _needed(given.quota, "--quota"), _needed(given.step, "--step")
    pace = Pace(
        unit_min=1 if given.unit_min is None else positive(given.unit_min, "--unit-min"),
        step=step,
        aim=None if given.aim is None else positive(given.aim, "--aim"),
        most=MOST,
    )
    named = {"done": given.done, "pain": given.pain}
    columns = {ours: theirs for ours, theirs in named.items() if theirs is not None}
    said = choices_of(given.order, given.decimal)
    rows = replay_rows.read_replay(exchange_text.read_text(there(file), file.name), file.name, columns, said)
    told = samples_replay.told_of(rows, pem=given.pem)
    found = replay(told, pace, first, days_per_week=given.days_per_week or DAYS_PER_WEEK)
    show(settings, replay_document(found), replay_words.replay_lines(found, ANY_UNIT))


def _needed(text: str | None, option: str) -> float:
    """An amount that a file needs.

    Raises:
        WrongInput: It is missing, or no amount.
    """
    if text is None:
        raise WrongInput(say("commands/samples.says.missing_option_file_needs", option=option))
    return positive(text, option)


def there(file: Path) -> Path:
    """What is named, if it is there and may be a file: whoever opens it says why it cannot be read.

    Raises:
        WrongInput: There is nothing, or it is a folder.
    """
    if is_folder(file):
        raise WrongInput(say("commands/samples.says.folder_name_csv_file", file=quoted(str(file))))
    if is_nothing(file):
        raise WrongInput(say("commands/samples.says.no_file_check_spelling", file=quoted(str(file))))
    return file
