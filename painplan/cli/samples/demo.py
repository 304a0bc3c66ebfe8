"""``painplan demo``: a sample diary in the screens, so that a whole course can be shown without any set-up."""

import click

from painplan import app
from painplan.cli.main import check_terminal, leave_with
from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.kit import assets, dates
from painplan.kit.words import say
from painplan.samples import catalogue, documents


@click.command("demo", cls=Command)
@click.argument("name", required=False)
@click.option("--list", "listing", is_flag=True)
@click.option("--folder", metavar="DIR")
@click.pass_context
def command(context: click.Context, name: str | None, listing: bool, folder: str | None) -> None:
    settings = settings_of(context)
    if listing:
        only(context, "listing")
        _list(settings)
    elif folder is not None:
        _write(settings, name, folder)
    else:
        _open(settings, name)


def _list(settings: Settings) -> None:
    lines = [f"{s.name}: {s.title}.\n  Shows {s.what_it_shows}." for s in catalogue.SAMPLES]
    show(
        settings,
        documents.SamplesDocument.of(samples=catalogue.SAMPLES),
        [*lines, "", say("commands/samples.says.open_one_painplan_demo", name=catalogue.SAMPLES[0].name)],
    )


def _open(settings: Settings, name: str | None) -> None:
    if name is None or name in {
        sample.name for sample in catalogue.SAMPLES
    }:  # a wrong name is said without a terminal, too
        check_terminal()
    coach = catalogue.sample_coach(name or catalogue.SAMPLES[0].name, settings.today)

    leave_with(app.PainPlanApp(coach))


def _write(settings: Settings, name: str | None, named: str) -> None:
    name = name or catalogue.SAMPLES[0].name
    path, words = catalogue.write_sample(name, settings.today, named, settings.place()), assets.asset("samples")
    said = {"name": name, "path": path, "date": settings.today, "day": dates.date_in_words(settings.today)}
    lines = [words["wrote"].format(**said), words["next"].format(**said)]
    show(settings, documents.SampleWrittenDocument(name, str(path), settings.today), lines)
