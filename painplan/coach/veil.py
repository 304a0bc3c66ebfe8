"""Discreet mode: what is looked at comes without a person's own words; numbers and days stay. Pure.

Everything that the screens and commands show is made from the book and the check-ins as the coach reads them, so hiding
the words there hides them everywhere, also on screens that do not exist yet. Saving never starts from hidden words.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from painplan.coach.veil_talks import veiled_answers, veiled_goal, veiled_talks
from painplan.coach.veil_tasks import veiled_tasks
from painplan.errors import CannotDo
from painplan.records import (
    UNITS,
    Assessment,
    Book,
    CheckIn,
    Decision,
    DecisionOption,
    Draft,
    FlarePlan,
    Goal,
    Medicine,
    Member,
    Plan,
    Point,
    SafetyList,
)

HIDDEN = "•••"
GOAL = "your goal"
_NO_WORDS = frozenset({"saved_at", "history"})


def veiled_book(book: Book) -> Book:
    """The plan book without words of the person; plans are told apart by their numbers."""
    plans = tuple(
        replace(plan, activity=f"plan {number}", unit=_unit(plan), history=())
        for number, plan in enumerate(book.active_plans(), 1)
    )
    numbered = {plan.id: plan for plan in plans}
    role = book.profile.steps_agreed_by
    return book.replaced(
        profile=replace(book.profile, steps_agreed_by=role and HIDDEN, history=()),
        goals=tuple(_goal(goal) for goal in book.goals),
        plans=tuple(numbered.get(plan.id) or _earlier(plan) for plan in book.plans),
        drafts=[_draft(book.draft)],
        flare_plan=_flare_plan(book.flare_plan),
        shown=tuple(replace(made, person=HIDDEN, history=()) for made in book.shown),
        safety_list=_safety_list(book.safety_list),
        occasions=tuple(replace(one, glad=one.glad and HIDDEN, history=()) for one in book.occasions),
        decisions=tuple(_decision(one, number) for number, one in enumerate(book.decisions, 1)),
        medicines=tuple(_medicine(one, number) for number, one in enumerate(book.medicines, 1)),
        members=tuple(_member(one, number) for number, one in enumerate(book.members, 1)),
        visit_questions=replace(
            book.visit_questions, questions=_all_hidden(book.visit_questions.questions), history=()
        ),
        own_items=tuple(
            replace(one, text=HIDDEN, instead=one.instead and HIDDEN, told_by=one.told_by and HIDDEN, history=())
            for one in book.own_items
        ),
        visits=tuple(
            replace(one, agreed=one.agreed and HIDDEN, asked=_all_hidden(one.asked), history=()) for one in book.visits
        ),
        **veiled_tasks(book, HIDDEN),
        **veiled_talks(book, HIDDEN),
        signs=tuple(replace(sign, looked_at_by=sign.looked_at_by and HIDDEN, history=()) for sign in book.signs),
    )


def veiled_checkin(entry: CheckIn | None) -> CheckIn | None:
    """A check-in without its note and other words."""
    if entry is None:
        return None
    named = tuple(replace(one, name=f"activity {number}") for number, one in enumerate(entry.activities or (), 1))
    hidden = {name: getattr(entry, name) and HIDDEN for name in ("note", "win", "gratitude")}
    return replace(entry, activities=named or None, history=(), **hidden)


def veiled_assessment(made: Assessment) -> Assessment:
    """An assessment without own activities, reasons and titles; answers stay."""
    return replace(
        made,
        title=made.title and HIDDEN,
        because=made.because and HIDDEN,
        conditions=made.conditions and HIDDEN,
        activities=tuple(f"activity {number}" for number in range(1, len(made.activities) + 1)),
        history=(),
    )


def check_no_veil(fields: Iterable[object]) -> None:
    """Whether these values can be saved: what only stands for hidden words never replaces them.

    Raises:
        CannotDo: One of them does.
    """
    for value in fields:
        if isinstance(value, Mapping):
            check_no_veil(value.values())
        elif isinstance(value, str) and HIDDEN in value:
            raise words_are_hidden()


def words_are_hidden() -> CannotDo:
    """Why a person's own words cannot be written at the moment."""
    return CannotDo("This is about your own words, and they are hidden at the moment. d shows them again.")


def _earlier(plan: Plan) -> Plan:
    return replace(plan, activity="an earlier plan", unit=_unit(plan))


def _unit(plan: Plan) -> str:
    """The unit of a plan; the name of one of the person's own is their word."""
    return plan.unit if plan.unit in UNITS else HIDDEN


def _goal(goal: Goal) -> Goal:
    return veiled_goal(goal, GOAL, HIDDEN)


def _draft(draft: Draft) -> Draft:
    return replace(draft, answers=veiled_answers("goal", draft.answers, HIDDEN), history=())


def _flare_plan(plan: FlarePlan) -> FlarePlan:
    parts = [name for name in FlarePlan.__struct_fields__ if name not in _NO_WORDS]
    return replace(plan, history=(), **{name: HIDDEN for name in parts if getattr(plan, name)})


def _safety_list(own: SafetyList) -> SafetyList:
    parts = [name for name in SafetyList.__struct_fields__ if name not in _NO_WORDS]
    return replace(own, history=(), **{name: HIDDEN for name in parts if getattr(own, name)})


def _all_hidden(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(HIDDEN for _ in texts)


def _decision(made: Decision, number: int) -> Decision:
    """Options are told apart by their letters, as on a sheet."""
    names = {option.name: f"option {letter}" for option, letter in zip(made.options, "ABCDEFGH", strict=False)}
    return replace(
        made,
        text=f"decision {number}",
        options=tuple(_option(option, names[option.name]) for option in made.options),
        who=made.who and HIDDEN,
        need=made.need and HIDDEN,
        choice=names.get(made.choice, ""),
        history=(),
    )


def _option(option: DecisionOption, name: str) -> DecisionOption:
    return replace(
        option,
        name=name,
        benefits=tuple(_point(point) for point in option.benefits),
        burdens=tuple(_point(point) for point in option.burdens),
        unknown=option.unknown and HIDDEN,
    )


def _point(point: Point) -> Point:
    return replace(point, text=HIDDEN)


def _member(member: Member, number: int) -> Member:
    hidden = {"helps": member.helps and HIDDEN, "agreed": member.agreed and HIDDEN}
    return replace(member, name=f"person {number}", history=(), **hidden)


def _medicine(made: Medicine, number: int) -> Medicine:
    words = {"side_effects": made.side_effects and HIDDEN, "questions": _all_hidden(made.questions)}
    return replace(made, name=f"medicine {number}", history=(), **words)
