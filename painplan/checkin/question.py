"""One question of the check-in: its words, the keys that answer it, and what each saves."""

from collections.abc import Mapping
from typing import Any

import msgspec

from painplan.kit.assets import asset

_TEN = 10

AS_PLANNED = "p"
"""Where an amount is typed, digits are the amount; this letter stands for the planned one."""

Pairs = tuple[tuple[str, str], ...]


class AnswerOption(msgspec.Struct, frozen=True):
    """One possible answer: the key that gives it, its words, and what is saved."""

    key: str
    label: str
    pairs: Pairs
    """Names and values for the check-in; nothing means: an amount is asked for next."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the check-in."""

    id: str
    """Name of the answer, for example ``interference`` or ``done.walking``."""
    text: str
    label: str
    """The same in two or three words, for lists."""
    options: tuple[AnswerOption, ...]
    low: str = ""
    """Words for 0 on a scale."""
    high: str = ""
    """Words for 10 on a scale."""
    unit: str = ""
    """Unit of an amount that can be typed."""
    optional: bool = False
    tens: bool = False
    """A key of the scale stands for ten times its digit; a typed number is meant as it is."""
    typed: bool = False
    """It has no keys: hours, minutes or own words are typed."""
    hint: str = ""
    """How to type it."""
    given: str = ""
    """The answer so far, in words; empty when there is none."""

    @property
    def scale(self) -> bool:
        """Whether it is answered with 0 to 10."""
        return bool(self.low)

    def option(self, key: str) -> AnswerOption | None:
        """The answer that a key gives."""
        return next((option for option in self.options if option.key == key), None)

    @property
    def as_planned(self) -> AnswerOption | None:
        """The answer that notes the amount of the day; none where an amount is not asked for, or nothing was."""
        return next((option for option in self.options if self.unit and option.key == "1"), None)

    def pairs_for(self, typed: str) -> Pairs:
        """What a typed line saves: a key or the words of an answer; where an amount is asked for, the amount."""
        text = typed.strip()
        for option in self.options:
            key = option.key if not self.unit else AS_PLANNED if option == self.as_planned else option.label.lower()
            keys = (option.label.lower(),) if self.tens else (option.label.lower(), key)  # of a scale: x is ten
            if option.pairs and text.lower() in keys:
                return option.pairs
        return ((self.id, text),)


def choice_options(name: str, values: list[Pairs]) -> tuple[AnswerOption, ...]:
    """The answers of a question with a few of them, each with the words of its file and what it saves."""
    labels: list[str] = asset("questions")[name]["labels"]
    return tuple(
        AnswerOption(str(n), label, pairs) for n, (label, pairs) in enumerate(zip(labels, values, strict=True), 1)
    )


def given_in(options: tuple[AnswerOption, ...], pairs: Mapping[str, str]) -> str:
    """The words of the answer that saved these values; nothing where none did."""
    return next((o.label for o in options if o.pairs and all(pairs.get(k) == v for k, v in o.pairs)), "")


def scale_question(name: str, value: int | None) -> Question:
    """A question that is answered with 0 to 10, in the words of its file."""
    return scale_of(name, asset("questions")[name], value)


def scale_of(name: str, words: Mapping[str, Any], value: float | None) -> Question:
    """The same in other words: what is asked, its label, what 0 and 10 mean."""
    keys = [*(str(n) for n in range(_TEN)), "x"]
    return Question(
        id=name,
        text=words["ask"],
        label=words["label"],
        options=tuple(AnswerOption(key, str(n), ((name, str(n)),)) for n, key in enumerate(keys)),
        low=words["low"],
        high=words["high"],
        optional=bool(words.get("optional", False)),
        given="" if value is None else f"{value:g}",
    )
