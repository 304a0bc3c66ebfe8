"""A clinic's own instrument, as little as it has to say: what is missing gets a sensible value. Pure."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from painplan.kit.pattern import pattern
from painplan.kit.words import say

Content = dict[str, Any]
"""A decoded file, not yet checked."""
_NAME = pattern(r"[a-z0-9][a-z0-9-]{0,59}\Z")
_COUNT = "count"
MOST_ITEMS = 200
MOST_LETTERS = 2_000
"""Longer than this is no question."""


def name_problem(name: str) -> str | None:
    """Why a file cannot be called so, or nothing."""
    return None if _NAME.match(name) else say("measures.own.name_may_hold_only")


def completed(name: str, content: Mapping[str, Any]) -> Content:
    """The content with what a clinic may leave out: kind, version, source, licence, notice, range.

    Args:
        name: Of the file, without ending.
        content: As decoded; ``scoring`` may be ``sum``, ``mean`` or ``count``. Without a scale the answers go from
            0 to 10.

    Raises:
        ValueError: A number is not finite, a text is too long, or there are too many items.
    """
    _check(content)
    full: Content = {
        "name": name,
        "title": name,
        "kind": "questionnaire",
        "version": "",
        "scoring": "sum",
        "higher_is_better": None,
        "source": say("measures.own.put_into_data_folder"),
        "licence": "embed",
        "notice": "",
        **content,
    }
    if full["scoring"] == _COUNT:
        full["scoring"] = "count_yes"
    items = full.get("items")
    if not isinstance(items, list) or not items or not all(isinstance(item, Mapping) for item in items):
        raise ValueError(say("measures.own.no_questions_question_items"))
    if len(items) > MOST_ITEMS:
        raise ValueError(say("measures.own.questions_most", count=len(items), most_items=MOST_ITEMS))
    full["items"] = [{"name": f"question-{number}", **item} for number, item in enumerate(items, start=1)]
    if "scale" not in full and any("scale" not in item for item in full["items"]):
        full["scale"] = (
            {"low": 0, "high": 1, "words": ["no", "yes"]} if full["scoring"] == "count_yes" else _ZERO_TO_TEN
        )
    full.setdefault("range", _range(full))
    return full


_ZERO_TO_TEN = {"low": 0, "high": 10}


def _range(full: Content) -> list[float]:
    """The lowest and highest score that the scales allow."""
    scales = [item.get("scale", full.get("scale")) for item in full["items"]]
    lows = [float(scale["low"]) for scale in scales if _is_scale(scale)]
    highs = [float(scale["high"]) for scale in scales if _is_scale(scale)]
    if len(lows) != len(scales):
        raise ValueError(say("measures.own.each_scale_needs_low"))
    if full["scoring"] == "mean":
        return [sum(lows) / len(lows), sum(highs) / len(highs)]
    return [sum(lows), sum(highs)]


def _is_scale(scale: object) -> bool:
    return isinstance(scale, Mapping) and all(isinstance(scale.get(end), int | float) for end in ("low", "high"))


def _check(content: object) -> None:
    for part in _parts(content):
        if isinstance(part, float) and not math.isfinite(part):
            raise ValueError(say("measures.own.number_not_finite"))
        if isinstance(part, str) and len(part) > MOST_LETTERS:
            raise ValueError(say("measures.own.text_longer_than_letters", most_letters=f"{MOST_LETTERS:,}"))


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield name
            yield from _parts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _parts(part)
    else:
        yield value
