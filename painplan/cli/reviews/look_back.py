"""The look back part by part as lines: the week, the month, a goal's date. The same script as the screens."""

from collections.abc import Callable, Iterator, Sequence

import click

from painplan.care import look_lines
from painplan.care.care_flows import CareDecisionFlow
from painplan.cli.asking import AskedByLine, ask_and_keep
from painplan.cli.measures import measure
from painplan.cli.output import show, without_key
from painplan.cli.reviews import review as reviews_review
from painplan.cli.safety import safety
from painplan.cli.settings import Settings
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.measures import questionnaire_flow
from painplan.reviews.documents import LookBackDocument, ReviewPartDocument
from painplan.reviews.look_back import LookBack, ReviewPart, goal_of
from painplan.reviews.look_back_due import look_backs_due
from painplan.reviews.look_back_flow import READ, LookBackFlow
from painplan.safety.allowed import open_page
from painplan.today.coach import Coach

_SHOWN_ONLY = {
    "tests": "painplan test",
    "tries": "painplan test walking-tolerance",
    "report": "painplan report PATH.html",
}
"""What is done away from the keyboard: only named."""
WHOLE = "_whole"
"""Ends the name of what is opened where it is the whole list in place of the short one."""


def look_back(
    settings: Settings, coach: Coach, *, monthly: bool, goal: str | None, answers: Sequence[str], later: int | None
) -> None:
    """Answer, move, ask, or show a look back."""
    if goal is not None:
        review = LookBack(coach, "goal", goal_of(coach, "" if goal == "-" else goal).id)
    else:
        brought = look_lines.care_parts(coach) if monthly else ()
        review = LookBack(coach, "monthly" if monthly else "weekly", brought=brought)
    told: list[str] = []
    if later is not None:
        if review.kind == "weekly":
            raise WrongInput(say("commands/reviews.says.weekly_review_waits_by"))
        told.append(asset("reviews")["ends"]["moved"].format(day=date_in_words(review.move(later))))
    pairs = _in_order(answers)
    told += [follows for name, text in pairs if (follows := review.answer(name, text))]
    if pairs and later is None:
        review.finish()
    if pairs or later is not None or not settings.can_ask:
        show(settings, _document(coach, review, told), told or _lines(review))
        return
    _ask_all(coach, review)


def answered(coach: Coach, answers: Sequence[str], decide: Callable[[], object]) -> list[str]:
    """The answers of the weekly look back together with a decision about the amounts; what follows from them.

    Args:
        coach: The diary.
        answers: ``PART=ANSWER`` each.
        decide: Settles the amounts; what a part says of them, such as a smaller step, comes after it.

    Raises:
        WrongInput: An answer does not fit; then nothing is decided.
    """
    review = LookBack(coach, "weekly")
    pairs = _in_order(answers)
    for name, text in pairs:
        review.check(name, text)
    decide()
    told = [follows for name, text in pairs if (follows := review.answer(name, text))]
    review.finish()
    return told


def _in_order(answers: Sequence[str]) -> list[tuple[str, str]]:
    """What gets in the way comes before what is done about it."""
    return sorted(map(_pair, answers), key=lambda pair: pair[0] == "then")


def _pair(text: str) -> tuple[str, str]:
    name, equals, answer = text.partition("=")
    if not equals:
        raise WrongInput(say("commands/reviews.says.no_answer_write_set", text=one_line(text, 40)))
    return name.strip(), answer


def _document(coach: Coach, review: LookBack, told: list[str]) -> LookBackDocument:
    return LookBackDocument.of(
        review,
        date_=coach.today,
        due=look_backs_due(coach.book, coach.today),
        page=page.lines if (page := open_page(coach)) else (),
        parts=[_part(review.part(name)) for name in review.names()],
        told=tuple(told),
    )


def _part(part: ReviewPart) -> ReviewPartDocument:
    return ReviewPartDocument.of(
        part,
        answers=tuple(value for _, _, value in part.options) or None,
        opens=part.opens.removesuffix(WHOLE),
        whole=part.opens.endswith(WHOLE) if part.opens.startswith("signs") else None,
    )


def _lines(review: LookBack) -> Iterator[str]:
    for name in review.names():
        part = review.part(name)
        given = f"  [{one_line(part.given, 60)}]" if part.given else ""
        if name == "page":
            yield from (part.ask, *part.lines)
            continue
        yield f"{part.name}: {part.ask}{given}"
        yield from (f"  {line}" for line in part.lines)
    yield say("commands/reviews.says.answer_painplan_review_set")


def _ask_all(coach: Coach, review: LookBack) -> None:
    """One part after the other; each answer is saved before the next is asked."""
    flow = LookBackFlow(coach, review)

    def told(name: str = "", kept: str = "") -> None:
        if flow.told:
            click.echo(without_key(flow.told))
        while (step := flow.next) is not None:
            part = review.part(step.id)
            indent = "" if part.name == "page" else "  "
            if part.kind not in READ:
                click.echo("\n".join(part.lines), nl=bool(part.lines))
                return
            if part.kind == "open":
                _open(coach, part)
            else:
                click.echo("\n".join([part.ask, *(f"{indent}{line}" for line in part.lines)]))
            flow.answer(part.name, "")

    told()
    AskedByLine(flow, told).ask_all()
    click.echo(flow.keep())


def _open(coach: Coach, part: ReviewPart) -> None:
    match part.opens:
        case "signs" | "signs_whole":
            safety.ask_and_tell(coach, whole=part.opens.endswith(WHOLE))
        case "amount":
            reviews_review.ask(coach, list(coach.reviews()))
        case "tests" | "tries" | "report":
            click.echo(f"{part.ask}: {_SHOWN_ONLY[part.opens]}")
        case _:
            typed = click.prompt(
                say("commands/reviews.says.now_y_yes_enter", ask=part.ask), default="", show_default=False
            )
            if typed.strip().lower() not in ("y", "yes", "1"):
                return
            if part.opens.startswith(look_lines.PREFIX):
                click.echo(ask_and_keep(CareDecisionFlow(coach, part.opens.removeprefix(look_lines.PREFIX))))
            else:
                measure.ask_at_a_terminal(coach, questionnaire_flow.QuestionnaireFlow(coach, part.opens))
