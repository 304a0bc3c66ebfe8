"""``painplan help-now``: numbers to call and words for a dark moment, and one's own list. Needs no diary."""

from contextlib import suppress

import click

from painplan.cli.output import Document, show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import PainPlanError, WrongInput
from painplan.words import asset, one_line, plain
from painplan.words.help_now import HelpPage, Numbers, help_page, numbers_from, page_lines


@click.command("help-now", cls=Command)
@click.option("--region", metavar="ID", help="Keep whose numbers come first; --regions lists them.")
@click.option("--regions", "listed", is_flag=True, help="All regions with their numbers.")
@click.option("--own", is_flag=True, help="Your own list for hard days.")
@click.option("--set", "parts", multiple=True, metavar="PART=TEXT", help="Write a part of your own list.")
@click.pass_context
def command(context: click.Context, region: str | None, listed: bool, own: bool, parts: tuple[str, ...]) -> None:
    """Whom to call when you are in danger or struggling. Works without any diary."""
    settings = settings_of(context)
    if region is not None or parts:
        _keep(settings, region, parts)
    if own or parts:
        _show_own(settings)
    elif listed:
        _show_regions(settings)
    else:
        numbers, page = _page(settings)
        lines = [*page_lines(page), asset("safety")["help_now"]["own_command"]]
        show(settings, _document(numbers, page), lines)


def _keep(settings: Settings, region: str | None, parts: tuple[str, ...]) -> None:
    from painplan.coach.support import Support

    pairs = dict(_pair(text) for text in parts)
    support = Support(settings.coach())
    if region is not None:
        support.choose_region(region)
    if pairs:
        support.write(pairs)


def _pair(text: str) -> tuple[str, str]:
    name, equals, words = text.partition("=")
    if not equals:
        raise WrongInput(f"“{one_line(text, 40)}” is no part. Write --set PART=TEXT, for example --set alone=a bath.")
    return name.strip(), words


def _page(settings: Settings) -> tuple[Numbers, HelpPage]:
    """The page for the person's region; a diary that cannot be read, or is locked, does not stand before it."""
    numbers, region = numbers_from(()), None
    with suppress(PainPlanError):
        from painplan.coach.support import FOLDER
        from painplan.store import Diary
        from painplan.store.put_there import files_put_there

        place = settings.place()
        numbers = numbers_from(files_put_there(place, FOLDER).values())
        if not settings.locked:
            region = Diary(settings.folder()).book().profile.region
    return numbers, help_page(numbers, region)


def _document(numbers: Numbers, page: HelpPage) -> Document:
    return {
        "text": [*page.first, page.offline],
        "emergency": page.emergency,
        "talk": page.talk,
        "lines": [{"where": one.name, "number": ", ".join(one.lines)} for one in numbers.region if one.lines],
        "checked": page.checked,
    }


def _show_own(settings: Settings) -> None:
    from painplan.coach.support import Support

    rows = Support(settings.coach()).own_list()
    words = asset("safety")["own_list"]
    lines = [f"{heading}: {plain(text)}" for heading, text in rows] or [words["none_command"]]
    show(settings, {"own_list": [{"heading": heading, "text": text} for heading, text in rows]}, lines)


def _show_regions(settings: Settings) -> None:
    known = numbers_from(())
    with suppress(PainPlanError):
        from painplan.coach.support import FOLDER
        from painplan.store.put_there import files_put_there

        known = numbers_from(files_put_there(settings.place(), FOLDER).values())
    document = {
        "checked_on": known.checked_on,
        "regions": [
            {"id": one.id, "name": one.name, "emergency": one.emergency or None, "lines": one.lines}
            for one in known.region
        ],
    }
    rows = [f"{one.id:<7}{one.name:<22}{one.emergency or '–':<6}{', '.join(one.lines)}" for one in known.region]
    show(settings, document, rows)
