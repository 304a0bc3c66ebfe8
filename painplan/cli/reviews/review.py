"""``painplan review``: the weekly look back, the proposal, and the person's decision."""

from collections.abc import Iterator

import click

from painplan.cli.modes import only
from painplan.cli.output import show
from painplan.cli.reviews import look_back as reviews_look_back
from painplan.cli.reviews.mentioned import mention_documents, mention_lines
from painplan.cli.safety.not_asked import not_asked_lines
from painplan.cli.settings import Command, settings_of
from painplan.errors import CannotDo, WrongInput
from painplan.kit.amounts import amount, number
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.reasons import decision, gate_line, gate_mark, sentence
from painplan.plans.records import Review
from painplan.plans.target_words import fits_words, from_to
from painplan.safety.allowed import open_page
from painplan.safety.documents import not_asked_document
from painplan.today.coach import Coach
from painplan.today.documents import ReviewsDocument, ReviewsToldDocument, review_document
from painplan.today.review_views import ReviewView, mattered_words, no_smaller_words


@click.command("review", cls=Command)
@click.argument("plan_id", metavar="[ID]", required=False)
@click.option("--accept", "choice", flag_value="take")
@click.option("--hold", "choice", flag_value="hold")
@click.option("--smaller", "choice", flag_value="smaller")
@click.option("--amount", "amount_only", is_flag=True)
@click.option("--monthly", is_flag=True)
@click.option("--goal", metavar="ID")
@click.option("--set", "answers", multiple=True, metavar="PART=ANSWER")
@click.option("--later", type=int, metavar="WEEKS")
@click.pass_context
def command(
    context: click.Context,
    plan_id: str | None,
    choice: str | None,
    amount_only: bool,
    monthly: bool,
    goal: str | None,
    answers: tuple[str, ...],
    later: int | None,
) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    if monthly or goal is not None or later is not None:
        only(context, *(("goal",) if goal is not None else ("monthly",)), "answers", "later")
        reviews_look_back.look_back(settings, coach, monthly=monthly, goal=goal, answers=answers, later=later)
        return
    due = [view for view in coach.reviews() if plan_id in (None, view.plan.id)]
    if plan_id is not None:
        coach.plan(plan_id)
    if choice and not due:
        raise CannotDo(coach.why_no_review(plan_id))
    made: dict[str, Review] = {}
    told: list[str] = []
    if answers:
        # The answers are looked at before anything is decided, so that one that does not fit leaves all as it was.

        only(context, "answers", *(("choice", "plan_id") if choice else ()))
        if not choice:
            reviews_look_back.look_back(settings, coach, monthly=False, goal=None, answers=answers, later=None)
            return
        told = reviews_look_back.answered(coach, answers, lambda: made.update(_decided(coach, due, choice)))
    elif choice:
        made = _decided(coach, due, choice)
    elif settings.can_ask:
        if due and (amount_only or plan_id is not None):
            ask(coach, due)
            return
        if coach.book.plans and not amount_only:
            reviews_look_back.look_back(settings, coach, monthly=False, goal=None, answers=(), later=None)
            return
    document = _document(coach, plan_id, due, made)
    if answers:
        document = ReviewsToldDocument.of(document, told=tuple(told))
    show(settings, document, [*_lines(coach, plan_id, due, made), *told])


def _decided(coach: Coach, due: list[ReviewView], choice: str) -> dict[str, Review]:
    if choice == "smaller":
        # Only where there is a smaller step; before anything is kept it is said where there is none.
        able = [view for view in due if view.smaller is not None]
        if not able:
            raise CannotDo(" ".join(map(no_smaller_words, due)))
        due = able
    return {view.plan.id: coach.decide(view.plan.id, choice) for view in due}  # type: ignore[arg-type]  # flags


def _document(coach: Coach, plan_id: str | None, due: list[ReviewView], made: dict[str, Review]) -> ReviewsDocument:
    view = coach.today_view()
    told = [] if made else [one for one in coach.reviews_told() if plan_id in (None, one.plan.id)]
    dates = [plan.next_review for plan in view.plans if plan_id in (None, plan.plan.id)]
    return ReviewsDocument.of(
        date_=coach.today,
        due=bool(due),
        why_not=None if due else coach.why_no_review(plan_id),
        page=view.page.lines if view.page else (),
        next_review=min(dates, default=None),
        to_mention=mention_documents(coach),
        not_asked=not_asked_document(coach, "step") if view.plans else None,
        reviews=[review_document(view, made.get(view.plan.id)) for view in due or told],
    )


def _lines(coach: Coach, plan_id: str | None, due: list[ReviewView], made: dict[str, Review]) -> Iterator[str]:
    if (page := open_page(coach)) is not None:
        yield from page.lines
    yield from mention_lines(coach)
    if coach.book.active_plans():
        yield from not_asked_lines(coach, "step")
    if not due:
        yield coach.why_no_review(plan_id)
    for view in due:
        yield from review_lines(view)
        chosen = made.get(view.plan.id)
        if chosen:
            yield _settled(coach, view, chosen)
        else:
            smaller = say("commands/reviews.says.smaller_step_smaller") if view.smaller else ""
            stay = " To stay: --hold." if view.moves else ""
            yield say("commands/reviews.says.take_painplan_review_accept", stay=stay, smaller=smaller)


def _settled(coach: Coach, view: ReviewView, made: Review) -> str:
    quota = from_to(made.quota, view.proposal.quota, view.plan.unit)
    settled = say("commands/reviews.says.settled_day_from_today", quota=quota)
    within = coach.within_day_only(view.plan.id, made.quota)
    return " ".join(filter(None, (settled, fits_words(within, view.plan.unit))))


def review_lines(view: ReviewView) -> Iterator[str]:
    """A review in plain lines."""
    unit, proposal = view.plan.unit, view.proposal
    yield f"{one_line(view.plan.activity, 60)}: {date_in_words(view.week.first)} to {date_in_words(view.week.last)}"
    total_before = (
        say("commands/reviews.says.week_before", total=number(view.before.total)) if view.before.logged else ""
    )
    mattered, mattered_before = mattered_words(view)
    yield f"  {amount(view.week.total, unit)} on {amount(view.week.sessions, 'days')}{total_before}"
    yield say(
        "commands/reviews.says.did_something_mattered",
        value="; ".join(part for part in (mattered, mattered_before) if part),
    )
    for gate in proposal.gates:
        name, figures, limit = gate_line(gate, unit)
        yield f"  {gate_mark(gate)}: {name} – {figures} – {limit}"
    now = f"{amount(proposal.next_quota, unit)} a day (now {number(proposal.quota)})"
    yield f"  Proposal: {decision(proposal.decision)}, {now}"
    if fits := fits_words(view.next_within, unit):
        yield f"    {fits}"
    if view.next_ceiling > proposal.next_quota:
        yield say("commands/reviews.says.up_good_day", next_ceiling=amount(view.next_ceiling, unit))
    for reason in (*proposal.reasons, *proposal.asks):
        yield f"    {sentence(reason, unit)}"


def ask(coach: Coach, due: list[ReviewView]) -> dict[str, Review]:
    """Ask for a decision on each plan that is due."""
    made = {}
    for line in not_asked_lines(coach, "step"):
        click.echo(line)
    for view in due:
        for line in review_lines(view):
            click.echo(line)
        keys = {"t": "take", "h": "hold"} | ({"s": "smaller"} if view.smaller else {})
        words = ("t take it" + (", h stay" if view.moves else "")) + (
            say("commands/reviews.says.s_smaller_step", smaller=number(view.smaller)) if view.smaller else ""
        )
        typed = click.prompt(f"  {words}, Enter later", default="", show_default=False).strip().lower()
        if not typed:
            continue
        if typed[:1] not in keys:
            raise WrongInput(
                say("commands/reviews.says.none_nothing_changed_review", typed=one_line(typed, 20), words=words)
            )
        made[view.plan.id] = coach.decide(view.plan.id, keys[typed[:1]])  # type: ignore[arg-type]  # see keys
        click.echo(_settled(coach, view, made[view.plan.id]))
    return made
