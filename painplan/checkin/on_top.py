"""What the check-in asks on top, where the person switched it on (clinical.md E1): what was done before how it felt."""

from collections.abc import Collection, Iterator

from painplan.checkin.optional_questions import Module
from painplan.checkin.other_activities import activities_in_words
from painplan.checkin.question import Pairs, Question, choice_options, given_in, scale_question
from painplan.checkin.records import CheckIn
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line

BEFORE: tuple[Module, ...] = ("activities", "work", "social", "win")
"""Asked with the plans, before how much pain got in the way."""
AFTER: tuple[Module, ...] = ("sleep", "energy", "stiffness", "mood", "stress", "relaxation", "medicine", "gratitude")
"""Asked after that; pain itself and the question about flare-ups stay last."""
_FIELDS: dict[Module, tuple[str, ...]] = {
    "sleep": ("sleep", "sleep_hours"),
    "stiffness": ("stiffness_minutes",),
    "relaxation": ("relaxation_minutes",),
    "work": ("work_hours",),
}
"""The answers of a module; one of its own name where nothing else stands here."""


def in_own_words(module: Module) -> bool:
    """Whether it is answered in the person's own words; then it is not asked while these are hidden."""
    return any(field in CheckIn.TABLE.words for field in _FIELDS.get(module, (module,)))


def before_pain_in_the_way(on: Collection[Module], entry: CheckIn) -> Iterator[Question]:
    """What was done, in the order of `BEFORE`."""
    return _asked(BEFORE, on, entry)


def after_pain_in_the_way(on: Collection[Module], entry: CheckIn) -> Iterator[Question]:
    """How it felt, in the order of `AFTER`."""
    return _asked(AFTER, on, entry)


def _asked(order: tuple[Module, ...], on: Collection[Module], entry: CheckIn) -> Iterator[Question]:
    for module in order:
        if module in on:
            for name in _FIELDS.get(module, (module,)):
                yield _question(name, entry)


def _question(name: str, entry: CheckIn) -> Question:
    said = getattr(entry, name)
    if name in ("energy", "sleep", "mood", "stress"):
        return scale_question(name, said)
    if name == "social":
        return _choice(name, ("yes", "no"), "" if said is None else "yes" if said else "no")
    if name == "medicine":
        return _choice(name, ("yes", "no", "not_applicable"), said or "")
    words = asset("questions")[name]
    given = activities_in_words(said or ()) if name == "activities" else _typed(said)
    text, label, hint = words["ask"], words["label"], words["hint"]
    return Question(id=name, text=text, label=label, options=(), typed=True, hint=hint, given=given)


def _typed(said: str | float | None) -> str:
    if said is None:
        return ""
    return one_line(said) if isinstance(said, str) else number(said).replace(",", "")


def _choice(name: str, values: tuple[str, ...], said: str) -> Question:
    saves: list[Pairs] = [((name, value),) for value in values]
    options, words = choice_options(name, saves), asset("questions")[name]
    given = given_in(options, {name: said}) if said else ""
    return Question(id=name, text=words["ask"], label=words["label"], options=options, given=given)
