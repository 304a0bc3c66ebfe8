"""What a sample is made of: who it shows, how it begins, and how each evening went."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Any

import msgspec

from painplan.kit.assets import asset
from painplan.plans.records import ReviewChoice
from painplan.plans.service import NewPlan
from painplan.today.coach import Coach
from painplan.today.views import PlanToday

DAYS_IN_WEEK = 7

Answers = dict[str, str]
"""Names and values of a check-in, as a person would type them."""


class Sample(msgspec.Struct, frozen=True):
    """A sample diary; its words stand under its name."""

    name: str

    @property
    def title(self) -> str:
        """What it is called."""
        return str(_words(self.name)["title"])

    @property
    def what_it_shows(self) -> str:
        """What can be seen in it."""
        return str(_words(self.name)["what_it_shows"])


def notes_of(name: str) -> dict[int, str]:
    """The notes of a sample, by the number of their day."""
    return {int(number): note for number, note in _words(name)["notes"].items()}


def _words(name: str) -> dict[str, Any]:
    words: dict[str, Any] = asset("samples")[name.replace("-", "_")]
    return words


class Day(msgspec.Struct, frozen=True):
    """One day of a story, as the one who tells it sees it."""

    number: int
    """From 0 for the day the plan was made."""
    plans: Mapping[str, PlanToday]
    """By plan id: what PainPlan asked for on this day."""
    chance: Random
    """The only source of variety; seeded."""

    @property
    def week(self) -> int:
        """The week, from 1."""
        return self.number // DAYS_IN_WEEK + 1

    @property
    def of_week(self) -> int:
        """The day within the week, from 0."""
        return self.number % DAYS_IN_WEEK

    def scale(self, about: float, spread: float = 1.0) -> str:
        """An answer from 0 to 10 somewhere around a value."""
        return str(min(10, max(0, round(self.chance.gauss(about, spread)))))

    def toward(self, first: float, last: float, weeks: int = 12) -> float:
        """A value that moves evenly from ``first`` to ``last`` over the weeks."""
        return first + (last - first) * min(1.0, self.number / (weeks * DAYS_IN_WEEK))


Evening = Callable[[Day], Answers | None]
"""The answers of one evening; None is an evening without a check-in."""


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """All that sets one sample apart from the others."""

    sample: Sample
    seed: int
    plans: Callable[[date], tuple[NewPlan, ...]]
    """The plans made on the first day."""
    evenings: Callable[[], Evening]
    """Begins the evenings anew: a made-up body remembers yesterday."""
    steps: Callable[[Day, Answers], int | None] = lambda _day, _answers: None
    """What a step counter showed on a day; None is a day without it."""
    besides: Callable[[Coach, int], None] = lambda _coach, _number: None
    """What else was said on an evening, by the number of its day; it takes nothing from chance."""
    choices: Mapping[int, ReviewChoice] = {}
    """By week: what was decided at its review, where it was not simply what was proposed."""


def flare_told(number: int, flare: range) -> Answers:
    """What is said on one evening about a flare-up of some days: that it began, that it is over, or that none did."""
    if number == flare.start:
        return {"flare": "yes"}
    if number == flare.stop:
        return {"flare_over": "yes"}
    return {} if number in flare else {"flare": "no"}
