"""``painplan restart``: how to go on after a long time without entries, and new tries for a plan that runs."""

from collections.abc import Iterator

import click

from painplan.cli.asking import ask
from painplan.cli.output import show, without_key
from painplan.cli.plans.before_tries import ask_before_tries
from painplan.cli.safety.not_asked import not_asked_lines
from painplan.cli.settings import Command, Settings, settings_of
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_amount
from painplan.kit.words import say
from painplan.plans.agreed_amounts import amount_before
from painplan.plans.documents import RestartsDocument
from painplan.plans.restart import RestartOffer, Restarts, offer_words, settled_words
from painplan.plans.restart_records import Restart, RestartChoice
from painplan.plans.target_words import fits_words
from painplan.plans.tries_flow import RestartFlow, choices
from painplan.safety.documents import not_asked_document
from painplan.safety.tries import after_having_to_stop
from painplan.today.coach import Coach

_OPTIONS: dict[RestartChoice, str] = {
    "take": "--take",
    "keep": "--keep",
    "begin": "--begin",
    "full_step": "--full-step",
    "tries": "--try N --try N --try N",
}


@click.command("restart", cls=Command)
@click.argument("plan_id", metavar="[PLAN]", required=False)
@click.option("--take", "choice", flag_value="take")
@click.option("--keep", "choice", flag_value="keep")
@click.option("--begin", "choice", flag_value="begin")
@click.option("--full-step", "choice", flag_value="full_step")
@click.option("--try", "tries", multiple=True, metavar="N")
@click.option(
    "--had-to-stop",
    multiple=True,
    metavar="N",
)
@click.pass_context
def command(
    context: click.Context,
    plan_id: str | None,
    choice: RestartChoice | None,
    tries: tuple[str, ...],
    had_to_stop: tuple[str, ...],
) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    restarts = Restarts(coach)
    if choice and (tries or had_to_stop):
        raise WrongInput(say("commands/plans.says.choose_one_take_keep"))
    made: tuple[Restart, ...] = ()
    if tries or had_to_stop:
        if plan_id is None:
            raise WrongInput(say("commands/plans.says.name_plan_tries_painplan"))
        unit = coach.plan(plan_id).unit
        if settings.can_ask:
            ask_before_tries(coach)
        ended = [parse_amount(text, unit) for text in had_to_stop]
        counted = [*(parse_amount(text, unit) for text in tries), *map(after_having_to_stop, ended)]
        made = (restarts.decide(plan_id, "tries", counted, ended),)
    elif choice:
        meant = {"take": "less", "begin": "begin", "full_step": "full_step"}.get(choice)
        offered = [one.plan.id for one in restarts.offers() if meant is None or getattr(one, meant)]
        plans = [plan_id] if plan_id else offered
        made = tuple(restarts.decide(plan, choice) for plan in plans)
    if plan_id is not None:
        coach.plan(plan_id)
    elif not made and settings.can_ask and (offers := restarts.offers()):
        _ask(settings, coach, offers)
        return
    offers = tuple(offer for offer in restarts.offers() if plan_id in (None, offer.plan.id))
    lines = [*_made_lines(coach, made), *_lines(offers, nothing=not made)]
    if offers or made:
        lines += not_asked_lines(coach, "try")
    document = RestartsDocument.of(offers=offers, settled=made, not_asked=not_asked_document(coach, "try"))
    show(settings, document, lines)


def _ask(settings: Settings, coach: Coach, offers: tuple[RestartOffer, ...]) -> None:
    """One plan after the other, as on the screen; who decides later ends it."""
    for offer in offers:
        flow = RestartFlow(coach, offer)

        def before(name: str, typed: str, flow: RestartFlow = flow) -> None:
            if flow.begins_tries(name, typed):
                ask_before_tries(coach)

        if not ask(settings, flow, "PLAN", nothing_given=True, before=before):
            return


def _made_lines(coach: Coach, made: tuple[Restart, ...]) -> Iterator[str]:
    words = asset("pacing")["restart"]
    for one in made:
        plan = coach.plan(one.plan)
        done = settled_words(plan, one, amount_before(plan, coach.facts, one.on, after_review=True))
        within = coach.within_day_only(one.plan, one.quota)
        yield " ".join(filter(None, (without_key(done), fits_words(within, plan.unit))))
        if one.choice == "tries":
            yield words["never_above"]


def _lines(offers: tuple[RestartOffer, ...], *, nothing: bool) -> Iterator[str]:
    words = asset("pacing")["restart"]
    if not offers and nothing:
        yield words["nothing"].replace("this screen", "this command")
    for offer in offers:
        yield from offer_lines(offer)
        for choice, told in choices(offer):
            yield f"  painplan restart {offer.plan.id} {_OPTIONS[choice]}: {told}"


def offer_lines(offer: RestartOffer) -> Iterator[str]:
    """What an offer says, and what it asks."""
    yield from offer_words(offer)
    yield asset("pacing")["restart"]["ask"].format(activity=one_line(offer.plan.activity, 40))
