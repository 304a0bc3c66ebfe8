"""``painplan demo``: a sample diary in the screens, so that a whole course can be shown without any set-up."""

import click

from painplan.cli.main import check_terminal, leave_with
from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.kit.words import say


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
    from painplan.samples.catalogue import SAMPLES

    samples = [{"name": s.name, "title": s.title, "shows": s.what_it_shows} for s in SAMPLES]
    lines = [f"{s.name}: {s.title}.\n  Shows {s.what_it_shows}." for s in SAMPLES]
    show(
        settings,
        {"samples": samples},
        [*lines, "", say("commands/samples.says.open_one_painplan_demo", name=SAMPLES[0].name)],
    )


def _open(settings: Settings, name: str | None) -> None:
    from painplan.samples.catalogue import SAMPLES, sample_coach

    if name is None or name in {sample.name for sample in SAMPLES}:  # a wrong name is said without a terminal, too
        check_terminal()
    coach = sample_coach(name or SAMPLES[0].name, settings.today)
    from painplan.app import PainPlanApp

    leave_with(PainPlanApp(coach))


def _write(settings: Settings, name: str | None, named: str) -> None:
    from painplan.kit.assets import asset
    from painplan.kit.dates import date_in_words
    from painplan.samples.catalogue import SAMPLES, write_sample

    name = name or SAMPLES[0].name
    path, words = write_sample(name, settings.today, named, settings.place()), asset("samples")
    said = {"name": name, "path": path, "date": settings.today, "day": date_in_words(settings.today)}
    lines = [words["wrote"].format(**said), words["next"].format(**said)]
    show(settings, {"sample": name, "folder": str(path), "date": settings.today}, lines)
