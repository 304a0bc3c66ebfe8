"""What a decision sheet asks next, from the sheet and what was passed over; pure (clinical.md D3)."""

from collections.abc import Collection, Iterator
from typing import Literal

import msgspec

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.team.decision_records import Decision, DecisionOption, Point
from painplan.team.decisions import check_items, questions_only

StepKind = Literal["text", "stars", "likely", "scale", "choice", "yes_no"]


class DecisionStep(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the sheet."""

    id: str
    kind: StepKind
    ask: str
    hint: str = ""
    given: str = ""
    option: str = ""
    """Name of the option it is about."""
    point: str = ""
    against: bool = False


def decision_steps(decision: Decision) -> Iterator[DecisionStep]:
    """All questions of a sheet, in order. A question that adds something comes again until it is passed over."""
    ask, hints = asset("decide")["ask"], asset("decide")["hints"]
    if not questions_only(decision):
        hint = f"{hints['nothing']} {hints['more']}"
        yield DecisionStep(id="option", kind="text", ask=ask["option"], hint=hint)
        for place, option in enumerate(decision.options):
            yield from _about(option, place)
    usual = hints["usual"]
    yield DecisionStep(id="who", kind="text", ask=ask["who"], hint=usual, given=decision.who)
    yield DecisionStep(id="need", kind="text", ask=ask["need"], hint=usual, given=decision.need)
    yield DecisionStep(id="choice", kind="choice", ask=ask["choice"], hint=hints["choice"], given=decision.choice)
    sure = "" if decision.sure is None else str(decision.sure)
    yield DecisionStep(id="sure", kind="scale", ask=ask["sure"], hint=hints["sure"], given=sure)
    for name, text in check_items():
        given = decision.check.get(name, "")
        yield DecisionStep(id=f"check.{name}", kind="yes_no", ask=text, hint=hints["check"], given=given)


def next_decision_step(decision: Decision, passed: Collection[str]) -> DecisionStep | None:
    """The first question that was neither answered nor passed over; none when all is asked."""
    return next((step for step in decision_steps(decision) if step.id not in passed and not step.given), None)


def _about(option: DecisionOption, place: int) -> Iterator[DecisionStep]:
    ask, hints = asset("decide")["ask"], asset("decide")["hints"]
    name = one_line(option.name, 60)
    for against, field, points in ((False, "benefit", option.benefits), (True, "burden", option.burdens)):
        for number, point in enumerate(points):
            yield from _rating(option, point, f"{place}.{field}.{number}", against=against)
        yield DecisionStep(
            id=f"{field}.{place}",
            kind="text",
            ask=ask[field].format(option=name),
            hint=hints["more"],
            option=option.name,
            against=against,
        )
    unknown = ask["unknown"].format(option=name)
    yield DecisionStep(
        id=f"unknown.{place}",
        kind="text",
        ask=unknown,
        hint=hints["usual"],
        given=option.unknown,
        option=option.name,
    )


def _rating(option: DecisionOption, point: Point, where: str, *, against: bool) -> Iterator[DecisionStep]:
    ask, hints = asset("decide")["ask"], asset("decide")["hints"]
    kinds: tuple[tuple[StepKind, int | None], ...] = (("stars", point.stars), ("likely", point.likely))
    for kind, value in kinds:
        yield DecisionStep(
            id=f"{kind}.{where}",
            kind=kind,
            ask=f"{one_line(option.name, 60)}\n{ask[kind].format(point=one_line(point.text, 60))}",
            hint=hints[kind],
            given="" if value is None else str(value),
            option=option.name,
            point=point.text,
            against=against,
        )
