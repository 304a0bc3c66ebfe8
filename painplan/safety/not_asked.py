"""What comes before tries and steps and was never asked in a diary (clinical.md A12 PRE, C5). Pure."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

from painplan.kit.assets import asset
from painplan.safety.ask_first import AskFirstQuestion, questions_from
from painplan.safety.rules import Unasked
from painplan.store.book import Book

NeverAsked = Literal["adult", "ask_first", "worsening"]


@cache
def questions() -> tuple[AskFirstQuestion, ...]:
    """The list of questions before tests and steps."""
    return questions_from(asset("ask_first")["question"])


def never_asked(book: Book) -> tuple[NeverAsked, ...]:
    """What of the age, the list and the lasting worsening was never answered."""
    profile, answered = book.profile, {said.question for said in book.ask_first}
    missing: dict[NeverAsked, bool] = {
        "adult": not profile.adult,
        "ask_first": any(one.id not in answered for one in questions()),
        "worsening": profile.worsening is None and profile.told_crashes is None and not profile.post_exertional_malaise,
    }
    return tuple(name for name, is_missing in missing.items() if is_missing)


def never_asked_words(names: Iterable[NeverAsked]) -> str:
    """Questions that came before steps only later, with commas between them."""
    words = asset("ask_first")["unasked"]
    return ", ".join(words[name] for name in names)


def never_asked_short(names: Iterable[NeverAsked]) -> str:
    """The same in so few words that a line of Today holds all of them."""
    words = asset("ask_first")["unasked"]["short"]
    return ", ".join(words[name] for name in names)


def unasked(book: Book) -> tuple[Unasked, ...]:
    """What comes before tries and steps and was never asked: age, the list, lasting worsening, warning signs.

    None of it locks anything; it is told wherever an answer could (A12 ``PRE``, ``UNKNOWN``).
    """
    missing = never_asked(book)
    found: dict[Unasked, bool] = {
        "adult": "adult" in missing,
        "ask_first": "ask_first" in missing,
        "worsening": "worsening" in missing,
        "signs": book.profile.signs_full_on is None,
    }
    return tuple(name for name, is_missing in found.items() if is_missing)
