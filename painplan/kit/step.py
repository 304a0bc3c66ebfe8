"""One question of a conversation, and what fits it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

import msgspec

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import plain
from painplan.kit.parse import parse_amount, parse_number, parse_scale
from painplan.kit.pattern import pattern
from painplan.kit.spoken_days import parse_coming_day
from painplan.kit.words import say

Answers = Mapping[str, str]
"""By the name of the step, as typed; empty text is a skipped question."""
Kind = Literal["text", "choice", "scale", "amount", "amounts", "day", "list"]

LONGEST_TEXT = 2_000
"""Letters of an answer in words."""
FEWEST_AHEAD, MOST_AHEAD = timedelta(weeks=2), timedelta(weeks=12)
"""A goal lies two to twelve weeks ahead (clinical.md D2 Q7)."""
NOTHING = "0"
"""The answer "none of these" to a list."""
_BETWEEN = pattern(r"[\s,;]+")
_TOGETHER = ";"
_SHORT = {"y": "yes", "n": "no"}


class Option(NamedTuple):
    """One answer to choose."""

    key: str
    words: str
    value: str


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One question."""

    id: str
    kind: Kind
    ask: str
    label: str
    """What it is called among the answers."""
    hint: str = ""
    above: str = ""
    """What stands before the question, said once where several have it in common."""
    optional: bool = False
    """Whether it can be skipped; the others are needed to go on."""
    in_short: bool = False
    """Whether the short way asks it, too."""
    seconds: int = 25
    """What it takes most people (a guess, for honest progress)."""
    options: tuple[Option, ...] = ()
    low: str = ""
    high: str = ""
    enter: str = ""
    """What Enter does where nothing is chosen, in a word of the bottom line; empty: the question is left out."""
    given: str = ""
    """What can be offered as an answer: the earlier one, or what follows from others; as typed."""
    before: str = ""
    """What was said on an earlier day: it is marked, and whoever goes on without a choice leaves it."""
    most: int = 0
    """Most choices of a list; 0: as many as there are."""
    longest: int = LONGEST_TEXT
    """Most letters of an answer in words."""
    unit: str = ""
    """What an amount is counted in."""

    @property
    def is_read(self) -> bool:
        """Whether it is read only: there is nothing to choose or to type, and Enter goes on."""
        return self.kind == "choice" and not self.options


def accepted(step: Step, text: str, today: date) -> str:
    """The answer as it is kept.

    Raises:
        WrongInput: It does not fit the question.
    """
    typed = text.strip()
    if not typed or not plain(typed).strip():
        if step.optional and not typed:
            return ""
        enough = say(f"kit.enough.{step.kind}" if step.kind in asset("kit")["enough"] else "kit.step.words_enough")
        raise WrongInput(
            say("kit.step.nothing_to_read", enough=enough) if typed else say("kit.step.needed", enough=enough)
        )
    match step.kind:
        case "choice":
            return _chosen(step, typed)
        case "list":
            return _listed(step, typed)
        case "scale":
            return str(parse_scale(typed, step.label))
        case "amount":
            parse_amount(typed, step.unit)
            return typed
        case "amounts":
            return _amounts(step, typed)
        case "day":
            return parse_coming_day(typed, today).isoformat()
        case _:
            return _short_enough(typed, step.longest)


def in_words(step: Step, answer: str) -> str:
    """An answer as it is read back."""
    if step.kind == "day" and answer:
        return date_in_words(date.fromisoformat(answer))
    if step.kind == "list" and answer:
        words = {option.value: option.words for option in step.options}
        return ", ".join(words.get(value, value) for value in chosen(answer)) or say("kit.step.none_of_these")
    return next((option.words for option in step.options if option.value == answer), answer)


def chosen(answer: str | None) -> tuple[str, ...]:
    """The values of a list, from the kept answer."""
    return () if not answer or answer == NOTHING else tuple(answer.split(_TOGETHER))


def together(values: tuple[str, ...]) -> str:
    """A list as it is kept."""
    return _TOGETHER.join(values)


def as_typed(amount: float) -> str:
    """An amount as a person types it, without marks between thousands."""
    return f"{amount:.1f}".removesuffix(".0")


def _chosen(step: Step, typed: str) -> str:
    asked = {typed.lower(), _SHORT.get(typed.lower(), "")}
    for key, words, value in step.options:
        if asked & {key, words.lower(), value}:
            return value
    raise WrongInput(say("kit.step.choose_a_key", keys=", ".join(option.key for option in step.options)))


def _listed(step: Step, typed: str) -> str:
    if typed.lower() in (NOTHING, "none", "no"):
        return NOTHING
    by_name = {name.lower(): option.value for option in step.options for name in (option.key, option.value)}
    found: list[str] = []
    for part in _BETWEEN.split(typed.lower().strip(" ,;")):
        if part not in by_name:
            raise WrongInput(say("kit.step.not_in_list", typed=plain(part)[:20], nothing=NOTHING))
        if by_name[part] not in found:
            found.append(by_name[part])
    if step.most and len(found) > step.most:
        raise WrongInput(say("kit.step.too_many_chosen", most=step.most))
    return together(tuple(found))


def _amounts(step: Step, typed: str) -> str:
    amounts = [parse_number(part) for part in _BETWEEN.split(typed) if part]
    if not 1 <= len(amounts) <= MOST_RUNGS or amounts != sorted(set(amounts)) or amounts[0] <= 0:
        raise WrongInput(say("kit.step.no_ladder", most=MOST_RUNGS))
    return " ".join(as_typed(amount) for amount in amounts)


MOST_RUNGS = 5
"""Sub-steps of a goal (clinical.md D2 Q9)."""


def _short_enough(typed: str, longest: int) -> str:
    if len(typed) > longest:
        raise WrongInput(say("kit.typed.too_long", count=f"{len(typed):,}", longest=f"{longest:,}"))
    return typed
