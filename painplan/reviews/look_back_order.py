"""What belongs to a review, in its order; pure, from a few things known about the diary (clinical.md E2, B3, A3)."""

from collections.abc import Iterator

import msgspec

from painplan.reviews.records import OccasionKind

SURE_ENOUGH = 7
"""Confidence from here on; below it the step is made smaller (clinical.md B1)."""


class KnownOfReview(msgspec.Struct, frozen=True, kw_only=True):
    """What decides which parts there are."""

    plans: bool = False
    """A plan is followed."""
    values: bool = False
    """Something was done that a picture can show."""
    reviews_due: bool = False
    """A weekly decision waits."""
    signs_asked: bool = False
    """The list of warning signs was asked today."""
    page: bool = False
    """A sign is open whose page comes before everything else (clinical.md C, principle 4)."""
    steps: bool = True
    """How large a step is may be asked about: nothing that is open or goes on takes steps away."""
    tries: bool = True
    """A try by the clock may be offered today."""
    tests: bool = True
    """A home test may be offered today."""
    to_mention: bool = False
    """Something is on the list for the next review."""
    asked: frozenset[str] = frozenset()
    """Instruments that are worth asking today."""
    plans_for_barriers: tuple[str, ...] = ()
    """Kinds of barriers that fitted a day of this week and have a plan."""
    sure: int | None = None
    barrier: str | None = None
    """What was named today as being in the way."""
    goals: tuple[str, ...] = ()
    """Ids of the goals that are followed."""
    early: tuple[str, ...] = ()
    """Ids of the goals whose date lies before their aim can stand (clinical.md A12 ``DATE``)."""
    dated: bool = False
    """A later date or a smaller aim was chosen today: what comes next is answered with it."""
    changed: bool = False
    """Something in the person's life changed, and that is why a goal is looked at: whether it still fits is asked."""
    levels: bool = False
    """The goal has levels in the person's own words."""
    expected: tuple[str, ...] = ()
    """Names of the parts that ask anew what was expected of the goal."""
    domains: tuple[str, ...] = ()
    """Domains of life that the goal belongs to."""
    pacing: tuple[str, ...] = ()
    """Names of the lines on pacing."""
    brought: tuple[str, ...] = ()
    """Names of parts of the month that other topics bring."""


def order(kind: OccasionKind, known: KnownOfReview) -> tuple[str, ...]:
    """The parts of a review, in order."""
    parts = {"weekly": _weekly, "monthly": _monthly, "goal": _goal}[kind](known)
    return ("page", *parts) if known.page else tuple(parts)


def _weekly(known: KnownOfReview) -> Iterator[str]:
    """Wins first. Warning signs come before the amount: a yes changes what can be proposed (clinical.md A14.2)."""
    yield "wins"
    if known.values:
        yield "function"
    if "peg" in known.asked:
        yield "peg"
    if not known.signs_asked:
        yield "signs"
    if known.to_mention:
        yield "mention"
    if known.reviews_due:
        yield "amount"
    if known.plans:
        yield "sure"
    if known.sure is not None and known.sure < SURE_ENOUGH:
        yield "smaller"
    yield from (f"used.{kind}" for kind in known.plans_for_barriers)
    yield "barrier"
    if known.barrier is not None:
        yield "then"


def _monthly(known: KnownOfReview) -> Iterator[str]:
    """What the person can do comes before mood; whether tracking helps comes last."""
    if known.to_mention:
        yield "mention"
    if "psfs" in known.asked:
        yield "psfs"
    if known.tries:
        yield "tries"
    if known.tests:
        yield "tests"
    if "phq4" in known.asked:
        yield "phq4"
    if "pgic" in known.asked:
        yield "pgic"
    yield from (f"pacing.{name}" for name in known.pacing)
    for goal in known.goals:
        yield f"goal_fits.{goal}"
        if goal in known.early:
            yield f"date.{goal}"
    yield from known.brought
    yield "report"
    yield "tracking"


def _goal(known: KnownOfReview) -> Iterator[str]:
    yield from (f"goal_fits.{goal}" for goal in known.goals) if known.changed else ("glad",)
    yield from known.expected
    if "gas" in known.asked and known.levels:
        yield "gas"
    for domain in known.domains:
        yield f"matters.{domain}"
        yield f"lived.{domain}"
    yield from (f"date.{goal}" for goal in known.early)
    if not known.dated:
        yield "next"
    if known.plans:
        yield "purpose"
        if known.steps:
            yield "pace"
        yield "supervision"
