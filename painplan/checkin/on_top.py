"""What the check-in asks on top, where the person switched it on (clinical.md E1): what was done before how it felt."""

from collections.abc import Collection, Iterator
from typing import Any

from painplan.checkin.asked import AFTER_PAIN_IN_THE_WAY, Kind
from painplan.checkin.optional_questions import Module
from painplan.checkin.other_activities import activities_in_words
from painplan.checkin.places import places_as_typed, places_hint
from painplan.checkin.question import Pairs, Question, choice_options, given_in, scale_question
from painplan.checkin.records import ASKED, CheckIn
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line


def in_own_words(module: Module) -> bool:
    """Whether it is answered in the person's own words; then it is not asked while these are hidden."""
    return any(asked.module == module and name in CheckIn.TABLE.words for name, asked in ASKED.items())


def before_pain_in_the_way(on: Collection[Module], entry: CheckIn) -> Iterator[Question]:
    """What was done, each in its place."""
    return (_question(name, entry) for name in _on_top(on) if ASKED[name].place < AFTER_PAIN_IN_THE_WAY)


def after_pain_in_the_way(on: Collection[Module], entry: CheckIn) -> Iterator[Question]:
    """How it felt, each in its place; pain itself and the question about flare-ups stay last."""
    return (_question(name, entry) for name in _on_top(on) if ASKED[name].place >= AFTER_PAIN_IN_THE_WAY)


def _on_top(on: Collection[Module]) -> list[str]:
    return sorted((name for name, asked in ASKED.items() if asked.module in on), key=lambda name: ASKED[name].place)


def _question(name: str, entry: CheckIn) -> Question:
    said, asked = getattr(entry, name), ASKED[name]
    if asked.kind == "scale":
        return scale_question(name, said)
    if asked.kind == "yes_no":
        return _choice(name, ("yes", "no"), "" if said is None else "yes" if said else "no")
    if asked.kind == "choice":
        return _choice(name, asked.choices, said or "")
    return typed_question(name, entry)


def typed_question(name: str, entry: CheckIn) -> Question:
    """A question whose answer is typed."""
    said, words = getattr(entry, name), asset("questions")[name]
    hint = places_hint() if ASKED[name].kind == "places" else words["hint"]
    given = _typed(said, ASKED[name].kind)
    return Question(id=name, text=words["ask"], label=words["label"], options=(), typed=True, hint=hint, given=given)


def _typed(said: Any, kind: Kind) -> str:
    if said is None:
        return ""
    if kind == "activities":
        return activities_in_words(said)
    if kind == "places":
        return places_as_typed(said)
    return one_line(said) if isinstance(said, str) else number(said).replace(",", "")


def _choice(name: str, values: tuple[str, ...], said: str) -> Question:
    saves: list[Pairs] = [((name, value),) for value in values]
    options, words = choice_options(name, saves), asset("questions")[name]
    given = given_in(options, {name: said}) if said else ""
    return Question(id=name, text=words["ask"], label=words["label"], options=options, given=given)
