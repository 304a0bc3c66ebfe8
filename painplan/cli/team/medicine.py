"""``painplan medicine``: names and notes as typed, questions for the pharmacist; recorded, never advised on."""

from collections.abc import Iterator

import click

from painplan.checkin.modules import Modules
from painplan.cli.asking import ask
from painplan.cli.output import show
from painplan.cli.settings import Group, settings_of
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.team.documents import MedicineNotedDocument, MedicinesDocument
from painplan.team.medicine_flow import MedicineFlow
from painplan.team.medicine_records import Medicine
from painplan.team.medicines import MODULE, Medicines, fixed_line, medicine_rows


@click.group("medicine", cls=Group)
def command() -> None:
    pass


@command.command("list")
@click.option("--all", "everything", is_flag=True)
@click.pass_context
def listed(context: click.Context, everything: bool) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    medicines = Medicines(coach)
    shown = (*medicines.list(), *(medicines.put_away_ones() if everything else ()))
    asked = MODULE in Modules(coach).on()
    document = MedicinesDocument.of(medicines=shown, asked_in_checkin=asked, notice=fixed_line())
    show(settings, document, _lines(shown))


@command.command("add")
@click.argument("name", required=False)
@click.pass_context
def add(context: click.Context, name: str | None) -> None:
    settings = settings_of(context)
    if name is None:
        ask(settings, MedicineFlow(settings.coach()), "NAME", nothing_given=True)
        return
    one = Medicines(settings.coach()).add(name)
    show(settings, MedicineNotedDocument.of(one, notice=fixed_line()), _lines([one]))


@command.command("note")
@click.argument("medicine")
@click.option("--noticed", metavar="TEXT")
@click.option("--question", "questions", multiple=True, metavar="TEXT")
@click.option("--take-out", type=int, metavar="NUMBER")
@click.option("--name", metavar="TEXT")
@click.pass_context
def note(
    context: click.Context,
    medicine: str,
    noticed: str | None,
    questions: tuple[str, ...],
    take_out: int | None,
    name: str | None,
) -> None:
    settings = settings_of(context)
    medicines = Medicines(settings.coach())
    one = medicines.medicine(medicine)
    parts = {part: text for part, text in (("side_effects", noticed), ("name", name)) if text is not None}
    if not parts and not questions and take_out is None:
        raise WrongInput(say("commands/team.says.say_what_note_noticed"))
    if take_out is not None:
        one = medicines.take_out(one.id, take_out)
    if parts:
        one = medicines.change(one.id, parts)
    for text in questions:
        one = medicines.ask(one.id, text)
    show(settings, MedicineNotedDocument.of(one, notice=fixed_line()), _lines([one]))


@command.command("put-away")
@click.argument("medicine")
@click.option("--back", is_flag=True)
@click.pass_context
def put_away(context: click.Context, medicine: str, back: bool) -> None:
    settings, says = settings_of(context), asset("medicines")["says"]
    medicines = Medicines(settings.coach())
    one = medicines.bring_back(medicine) if back else medicines.put_away(medicine)
    said = says["back" if back else "put_away"].format(name=one_line(one.name, 60))
    show(settings, MedicineNotedDocument.of(one, notice=fixed_line()), [said, fixed_line()])


def _lines(medicines: tuple[Medicine, ...] | list[Medicine]) -> Iterator[str]:
    words = asset("medicines")
    if not medicines:
        yield words["none"]
    for one in medicines:
        yield f"{one_line(one.name)} ({one.id})" + (f", {words['says']['away_title']}" if one.put_away else "")
        yield from (f"  {label}: {text}" if label else f"    {text}" for label, text in medicine_rows(one))
    yield fixed_line()
