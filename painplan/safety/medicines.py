"""Noticing that a plan would count a medicine, or that a goal is about taking less of one (clinical.md A12 PRE, C4).

Pure; it is given the words by which that is noticed. What is noticed is never weighed, counted or advised on.
"""

import re
from collections.abc import Iterable

import msgspec

COUNTS = frozenset({"repetitions", "own"})
"""Kinds of units with which the name of a medicine as the activity would be counted; time and ways count none."""


class MedicineWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words by which medicines are noticed, in one language."""

    counted: tuple[str, ...]
    """Units of a medicine: ``tablet``."""
    names: tuple[str, ...]
    things: tuple[str, ...]
    """Words for medicines: ``painkiller``."""
    taking: tuple[str, ...]
    less: tuple[str, ...]
    """Wishes to take less."""


def counts_medicine(
    words: MedicineWords, activity: str, unit: str, unit_name: str = "", own: Iterable[str] = ()
) -> bool:
    """Whether a plan would count a medicine.

    The name of what is counted is enough; else the activity has to be the taking of one, or to be called like one and
    nothing else. “Drop-in choir”, or a walk to fetch tablets, counts none.

    Args:
        words: By which it is noticed.
        activity: In the person's words.
        unit: What is counted, ``own`` for a unit of the person's own.
        unit_name: The name of that.
        own: Names of medicines that the person wrote down.

    Source: clinical.md A12 PRE, C4.
    """
    if _found(words.counted, unit_name) or re.search(r"\d\s*(?:mg|mcg|µg)\b", f"{activity} {unit_name}", re.I):
        return True
    names = (*words.names, *own)
    any_of_it = (*names, *words.things, *words.counted)
    if _found(words.taking, activity) and _found(any_of_it, activity):
        return True
    called_so = _stripped(activity, (*words.counted, *words.things, *names)) == "" and _found(any_of_it, activity)
    return called_so or (unit in COUNTS and _found(names, activity))


def about_taking_less(words: MedicineWords, goal: str, own: Iterable[str] = ()) -> bool:
    """Whether a goal is about taking less of a medicine: kept as what matters, never counted (C4)."""
    units = tuple(one for one in words.counted if one not in ("drop", "dose"))
    return _found((*words.names, *own, *words.things, *units), goal) and _found(words.less, goal)


def _found(stems: Iterable[str], text: str) -> bool:
    return bool((pattern := _pattern(stems)) and pattern.search(text))


def _stripped(text: str, stems: Iterable[str]) -> str:
    """What is left of a text without these words, blanks, digits and marks."""
    pattern = _pattern(stems)
    left = pattern.sub("", text) if pattern else text
    return re.sub(r"[\W\d_]+", "", left)


def _pattern(stems: Iterable[str]) -> re.Pattern[str] | None:
    """One of these words, alone; what is joined by a hyphen is another word."""
    named = [re.escape(stem.strip()) for stem in stems if stem.strip()]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(named)})(?:s|es)?(?![\w-])", re.IGNORECASE) if named else None
