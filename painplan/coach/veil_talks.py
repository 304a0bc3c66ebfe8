"""Discreet mode for what conversations leave: own words in goals, drafts, barriers and about oneself. Pure."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec.structs import replace

from painplan.records import Book, Goal

_IN_WORDS = ("matters", "first_said", "reasons", "surer", "when", "where", "with_whom", "support", "support_how")
"""Fields of a goal beside its text."""


def veiled_talks(book: Book, hidden: str) -> dict[str, Any]:
    """The fields of the book that hold such words, without them."""
    return {
        "barriers": tuple(replace(one, then=one.then and hidden, history=()) for one in book.barriers),
        "ask_first": tuple(
            replace(one, looked_at_by=one.looked_at_by and hidden, history=()) for one in book.ask_first
        ),
        "about": replace(book.about, answers=veiled_answers("assessment", book.about.answers, hidden), history=()),
    }


def veiled_goal(goal: Goal, text: str, hidden: str) -> Goal:
    """A goal without its words; what was rated and counted stays."""
    fields = {name: hidden for name in _IN_WORDS if getattr(goal, name)}
    return replace(goal, text=text, levels=tuple(level and hidden for level in goal.levels), history=(), **fields)


def veiled_answers(script: str, answers: Mapping[str, str], hidden: str) -> dict[str, str]:
    """Answers of a conversation without those in own words."""
    if not answers:
        return {}
    words = _asked_in_words(script)
    return {name: hidden if text and name in words else text for name, text in answers.items()}


@cache
def _asked_in_words(script: str) -> frozenset[str]:
    from painplan.coach.scripts import own_script  # only while words are hidden

    steps = own_script("assessment" if script == "assessment" else "goal").steps
    return frozenset(step.id for step in steps if step.kind == "text")
