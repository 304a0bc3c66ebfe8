"""What the vectors for the rules of amounts have in common."""

import itertools
from collections.abc import Sequence
from typing import Any

from tests.contract.program import Answer, Diary

CODES = {
    "too_few_days",
    "low_adherence",
    "overdone",
    "over_pattern",
    "not_settled",
    "settle_unknown",
    "effort_high",
    "flare",
    "after_flare",
    "on_hold",
    "safety_lock",
    "pem",
    "aim_reached",
    "all_clear",
    "missed_twice",
    "unsettled_twice",
}
"""The reason codes that `replay` promises."""

MEDICINE_LINE = "Don't change prescribed medicines on your own"
"""How the fixed line of C4 begins."""


def quotas(answer: Any) -> list[float]:
    """The amounts of a ladder, week by week."""
    return [rung["quota"] for rung in answer["ladder"]]


def weeks_of_rises(amounts: Sequence[float]) -> list[int]:
    """Week numbers whose amount is above that of the week before."""
    return [week + 1 for week, (before, now) in enumerate(itertools.pairwise(amounts), 1) if now > before]


def assert_at_most(diary: Diary, most: float, state: str) -> None:
    """Where the text leaves open whether anything is asked for: no more than this, no ceiling above it, this state."""
    target, ceiling, found = diary.amounts()
    assert found == state
    assert ceiling == target
    assert target is None or target <= most


def same_words(answer: Answer) -> str:
    """What was said, with one kind of apostrophe."""
    return answer.said.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


FIVE = (20.0, 20.0, 20.0, 20.0, 20.0, 0.0, 0.0)
"""Five sessions as planned, two days of rest that were logged."""


def flare_with_mornings(diary: Diary, answers: dict[int, str], last: int) -> None:
    """A flare from day 2; each day its own amount is done, mornings as given by their day's number."""
    diary.on(2).do("flare", "start")
    for number in range(2, last + 1):
        entry: dict[str, object] = {"interference": 6}
        if number in answers:
            entry["settled.walking"] = answers[number]
        diary.on(number).checked_in(entry)
        diary.on(number).checked_in({"done.walking": diary.on(number).plan()["target"]})
