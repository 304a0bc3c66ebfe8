"""``painplan help-now``: numbers to call and words for a dark moment, and one's own list. Needs no diary."""

from contextlib import suppress

import click

from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import PainPlanError, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line, plain
from painplan.kit.words import say
from painplan.safety import crisis_support
from painplan.safety.documents import (
    HelpAboutDocument,
    HelpDocument,
    HelpLineDocument,
    NotUsedDocument,
    OwnHelpDocument,
    OwnHelpRowDocument,
    RegionDocument,
    RegionsDocument,
)
from painplan.safety.help_page import HelpPage, Numbers, about_lines, help_page, numbers_from, page_lines
from painplan.store import diary
from painplan.store.belonging import HELP


@click.command("help-now", cls=Command)
@click.option("--region", metavar="CC")
@click.option("--regions", "listed", is_flag=True)
@click.option("--about", is_flag=True)
@click.option("--own", is_flag=True)
@click.option("--set", "parts", multiple=True, metavar="PART=TEXT")
@click.pass_context
def command(
    context: click.Context, region: str | None, listed: bool, about: bool, own: bool, parts: tuple[str, ...]
) -> None:
    settings = settings_of(context)
    if about:
        only(context, "about")
        numbers = numbers_of(settings)
        lines = about_lines(numbers)
        show(settings, HelpAboutDocument.of(numbers, text=tuple(lines), not_used=_not_used(settings)), lines)
        return
    if listed:
        only(context, "listed")
        _show_regions(settings)
        return
    numbers = numbers_of(settings)
    chosen = numbers.named(region)
    if region is not None and chosen is None:
        no_region = asset("safety")["help_now"]["no_region"]
        known = ", ".join(one.id for one in numbers.region)
        raise WrongInput(no_region.format(name=one_line(region, 40), known=known))
    if own or parts:
        if parts:
            _write(settings, parts)
        if region is not None:
            _keep_region(settings, region)
        _show_own(settings)
        return
    page = help_page(numbers, chosen.id if chosen else kept_region(settings))
    show(
        settings,
        _document(settings, numbers, page),
        [*page_lines(page), "", asset("safety")["help_now"]["own_command"]],
    )
    if region is not None:
        _keep_region(settings, region)


def _write(settings: Settings, parts: tuple[str, ...]) -> None:
    crisis_support.Support(settings.coach()).write(dict(_pair(text) for text in parts))


def _keep_region(settings: Settings, region: str) -> None:
    """Keep the region where the diary can be written; the page was shown before, whatever lies in the folder.

    Raises:
        PainPlanError: It cannot be kept; the sentence says why.
    """
    crisis_support.Support(settings.coach()).choose_region(region)


def _pair(text: str) -> tuple[str, str]:
    name, equals, words = text.partition("=")
    if not equals:
        raise WrongInput(say("commands/safety.says.no_part_write_set", text=one_line(text, 40)))
    return name.strip(), words


def numbers_of(settings: Settings) -> Numbers:
    """A clinic's own numbers where they can be read, else those of the program: nothing stands before this page."""
    with suppress(PainPlanError):  # there is no folder to look in
        return crisis_support.numbers_in(settings.place())
    return numbers_from({})


def _not_used(settings: Settings) -> tuple[NotUsedDocument, ...]:
    """What of a clinic's files the numbers are told without; in words it is told where all commands tell it."""
    return tuple(NotUsedDocument.of(one) for one in settings.not_used if one.file.startswith(HELP))


def kept_region(settings: Settings) -> str | None:
    """The person's region; none where the diary is locked, damaged or cannot be read."""
    with suppress(Exception):  # a diary that cannot be read does not stand before the page, whatever is wrong with it
        if not settings.locked:
            return diary.Diary(settings.folder()).book().profile.region
    return None


def _document(settings: Settings, numbers: Numbers, page: HelpPage) -> HelpDocument:
    return HelpDocument.of(
        page,
        text=(*page.first, page.offline),
        lines=[HelpLineDocument(one.name, ", ".join(one.lines)) for one in numbers.region if one.lines],
        checked=numbers.checked_on,
        not_used=_not_used(settings),
    )


def _show_own(settings: Settings) -> None:
    rows = crisis_support.Support(settings.coach()).own_list()
    words = asset("safety")["own_list"]
    lines = [f"{heading}: {plain(text)}" for heading, text in rows] or [words["none_command"]]
    show(settings, OwnHelpDocument.of(own_list=[OwnHelpRowDocument(*row) for row in rows]), lines)


def _show_regions(settings: Settings) -> None:
    known = numbers_of(settings)
    regions = [RegionDocument.of(one, advice=known.advice_line(one.id)) for one in known.region]
    document = RegionsDocument.of(known, regions=regions, not_used=_not_used(settings))
    rows = [f"{one.id:<8}{one.name:<21}{one.emergency or '–':<12}{', '.join(one.lines)}" for one in known.region]
    show(settings, document, rows)
