"""``painplan decide``: a decision sheet, prepared or one's own, to think through alone or with somebody."""

from collections.abc import Iterator

import click

from painplan.care.documents import CareDocument
from painplan.care.records import CARE_KINDS, CareKind
from painplan.care.service import CareRoom
from painplan.cli.asking import ask
from painplan.cli.care import added_lines
from painplan.cli.modes import needs
from painplan.cli.output import show
from painplan.cli.settings import Group, settings_of
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_yes
from painplan.kit.words import say
from painplan.team.decision_flow import DecisionFlow
from painplan.team.decisions import Decisions, settled_lines
from painplan.team.documents import DecisionsDocument, SheetDocument, decision_document


@click.group("decide", cls=Group)
def command() -> None:
    pass


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    settings = settings_of(context)
    room, words = Decisions(settings.coach()), asset("decide")
    made, known = room.all(), room.sheets()
    prepared = [SheetDocument(name, sheet.title) for name, sheet in known.items()]
    document = DecisionsDocument.of(decisions=map(decision_document, made), sheets=prepared)

    def lines() -> Iterator[str]:
        yield words["mine"] + ":" if made else words["none"]
        yield from (f"  {one.id:<24} {one_line(one.text, 60)}" for one in made)
        yield words["prepared"] + ":"
        yield from (f"  {name:<24} {sheet.title}" for name, sheet in known.items())

    show(settings, document, lines())


@command.command("new")
@click.argument("text", required=False, default="")
@click.option("--sheet", default="", metavar="NAME")
@click.option("--option", "options", multiple=True, metavar="TEXT")
@click.pass_context
def new(context: click.Context, text: str, sheet: str, options: tuple[str, ...]) -> None:
    settings = settings_of(context)
    if settings.can_ask and not (text or sheet or options):
        ask(settings, DecisionFlow(settings.coach()), "TEXT", nothing_given=True)
        return
    room = Decisions(settings.coach())
    made = room.begin(text, sheet, options)
    show(settings, decision_document(made), room.lines(made))


@command.command("add")
@click.argument("decision")
@click.option("--option", "option", required=True, metavar="OPTION")
@click.option("--benefit", metavar="TEXT")
@click.option("--burden", metavar="TEXT")
@click.option("--stars", type=int, metavar="0-5")
@click.option("--likely", type=int, metavar="0-3")
@click.option("--unknown", metavar="TEXT")
@click.pass_context
def add(
    context: click.Context,
    decision: str,
    option: str,
    benefit: str | None,
    burden: str | None,
    stars: int | None,
    likely: int | None,
    unknown: str | None,
) -> None:
    settings = settings_of(context)
    room = Decisions(settings.coach())
    needs(context, stars="benefit burden", likely="benefit burden")
    if benefit is not None and burden is not None:
        raise WrongInput(say("commands/team.says.give_benefit_burden_one"))
    made = room.named(decision)
    if benefit is None and burden is None and unknown is None:
        made = room.add_option(decision, option)
    if benefit is not None or burden is not None:
        text = benefit if benefit is not None else burden or ""
        made = room.add_point(decision, option, text, against=burden is not None, stars=stars, likely=likely)
    if unknown is not None:
        made = room.note_unknown(decision, option, unknown)
    show(settings, decision_document(made), room.lines(made))


@command.command("choose")
@click.argument("decision")
@click.argument("option", required=False)
@click.option("--sure", type=int, metavar="0-10")
@click.option("--check", "checks", multiple=True, metavar="ITEM=yes|no")
@click.option("--who", metavar="TEXT")
@click.option("--need", metavar="TEXT")
@click.pass_context
def choose(
    context: click.Context,
    decision: str,
    option: str | None,
    sure: int | None,
    checks: tuple[str, ...],
    who: str | None,
    need: str | None,
) -> None:
    settings = settings_of(context)
    room = Decisions(settings.coach())
    made = room.named(decision)
    parted = [text.partition("=") for text in checks]
    said = {item.strip(): parse_yes(answer, item) for item, _, answer in parted}
    room.check_settles(decision, option, sure, said)  # before anything is kept
    if option is not None:
        made = room.choose(decision, option)
    if sure is not None:
        made = room.say_sure(decision, sure)
    for item, yes in said.items():
        made = room.say_check(decision, item, yes)
    noted = {name: text for name, text in (("who", who), ("need", need)) if text is not None}
    if noted:
        made = room.note(decision, **noted)
    show(settings, decision_document(made), [line.strip() for line in settled_lines(made)])


@command.command("keep")
@click.argument("decision", metavar="SHEET")
@click.option("--as-care", is_flag=True)
@click.option("--kind", type=click.Choice(CARE_KINDS), default="other")
@click.pass_context
def keep(context: click.Context, decision: str, as_care: bool, kind: CareKind) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    sheet = Decisions(coach).named(decision)
    if not as_care:
        raise WrongInput(say("commands/team.says.say_as_care", id=sheet.id))
    room = CareRoom(coach)
    view = room.add(room.chosen_on(coach.as_saved(sheet), kind))
    show(settings, CareDocument.of(view), added_lines(room, view))


@command.command("show")
@click.argument("decision")
@click.pass_context
def shown(context: click.Context, decision: str) -> None:
    settings = settings_of(context)
    room = Decisions(settings.coach())
    made = room.named(decision)
    show(settings, decision_document(made), room.lines(made))
