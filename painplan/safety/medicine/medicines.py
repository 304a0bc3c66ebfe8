"""Noticing that a plan would count a medicine, or that a goal is about taking less of one (clinical.md A12 PRE, C4).

Pure; it is given the words by which that is noticed. What is noticed is never weighed, counted or advised on.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from painplan.kit.pattern import pattern

TIMED = frozenset({"minutes", "metres", "steps"})
"""Units of the way and the time: with them an activity is what is counted, and no medicine that its name speaks of."""
_BLANKS = pattern(r"[\W_]+")
_STRENGTH = pattern(r"[,;(\[]|\d")
"""Where the name of a medicine on a label goes on with how strong it is: ``Zaldiar 75``."""


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one language by which medicines are noticed. One that begins with ``*`` also ends longer words."""

    forms: tuple[str, ...] = ()
    """What a medicine is counted in: ``tablet``."""
    loose_forms: tuple[str, ...] = ()
    """The same, of other things as well: ``drop``. A goal that speaks of them alone is about no medicine."""
    measures: tuple[str, ...] = ()
    """Short units, noticed behind a number and as the unit of a plan: ``ml``."""
    names: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    """Words for medicines: ``painkiller``."""
    taking: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    """Wishes to take less."""
    fillers: tuple[str, ...] = ()
    """Words that name nothing to do: ``half``."""
    something_else: tuple[str, ...] = ()
    """Where such a word has another meaning: ``drop in``."""
    doing: tuple[str, ...] = ()
    """What is done on behalf of a medicine without taking any: ``fetch``."""


class MedicineWords(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The words by which medicines are noticed, of all languages together: people write in their own."""

    languages: tuple[Language, ...]

    @cached_property
    def _found_in(self) -> Mapping[str, re.Pattern[str]]:
        named = {field: self._all(field) for field in Language.__struct_fields__}
        named["any"] = (*named["forms"], *named["loose_forms"], *named["names"], *named["things"])
        named["saying_nothing"] = (*named["any"], *named["fillers"], *named["taking"], *named["less"])
        named["goal"] = (*named["forms"], *named["names"], *named["things"])
        return {field: _pattern(words) for field, words in named.items()}

    @cached_property
    def strengths(self) -> re.Pattern[str]:
        """An amount of a medicine: ``20 mg``."""
        return re.compile(rf"\d ?(?:{'|'.join(map(re.escape, self._all('measures')))})\b")

    def _all(self, field: str) -> tuple[str, ...]:
        return tuple(word for language in self.languages for word in getattr(language, field))

    def pattern(self, which: str) -> re.Pattern[str]:
        """One of these words, alone."""
        return self._found_in[which]


def counts_medicine(
    words: MedicineWords, activity: str, unit: str, unit_name: str = "", own: Iterable[str] = ()
) -> bool:
    """Whether a plan would count a medicine.

    The name of what is counted is enough; so is a medicine anywhere in the name of what is counted one by one, unless
    something is done on its behalf (“Walks to the chemist for my tablets”). With times and ways the activity has to be
    the taking of one, or to say nothing else. “Drop-in choir”, or an hour in the medicine ball group, counts none.

    Args:
        words: By which it is noticed.
        activity: In the person's words.
        unit: What is counted; ``own``, or a name, for a unit of the person's own; empty while it is not said.
        unit_name: The name of that.
        own: Names of medicines that the person wrote down.

    Source: clinical.md A12 PRE, C4.
    """
    named = (_named(own),)
    counted = _plain(words, f"{unit} {unit_name}")
    if words.pattern("measures").search(counted) or any(True for _ in _medicines(words, counted, named)):
        return True
    said = _plain(words, activity)
    if words.strengths.search(said):
        return True
    first = min((found.start() for found in _medicines(words, said, named)), default=None)
    if first is None:
        return False
    if _taken(words, said, named) or not _rest(words, said, named):
        return True
    doing = words.pattern("doing").search(said)
    return bool(unit) and unit not in TIMED and not (doing and doing.start() < first)


def about_taking_less(words: MedicineWords, goal: str, own: Iterable[str] = ()) -> bool:
    """Whether a goal is about taking less of a medicine: kept as what matters, never counted (C4)."""
    said = _plain(words, goal)
    named = (_named(own),)
    about = any(pattern.search(said) for pattern in (words.pattern("goal"), *named))
    return about and bool(words.pattern("less").search(said))


def _medicines(words: MedicineWords, said: str, named: tuple[re.Pattern[str], ...]) -> Iterator[re.Match[str]]:
    for each in (words.pattern("any"), *named):
        yield from each.finditer(said)


def _taken(words: MedicineWords, said: str, named: tuple[re.Pattern[str], ...]) -> bool:
    """Whether a medicine is taken in it: with at most three other words between the two."""
    for taking in words.pattern("taking").finditer(said):
        for found in _medicines(words, said, named):
            between = said[taking.end() : found.start()].split()
            if (
                taking.end() <= found.start()
                and len(between) <= 3
                and not words.pattern("doing").search(said[taking.end() : found.start()])
            ):
                return True
    return False


def _rest(words: MedicineWords, said: str, named: tuple[re.Pattern[str], ...]) -> str:
    """What an activity says beside medicines and the words that name nothing to do."""
    for each in named:
        said = each.sub(" ", said)
    return re.sub(r"[\s\d]+", "", words.pattern("saying_nothing").sub(" ", said))


def _plain(words: MedicineWords, text: str) -> str:
    """A text as it is looked through: small letters, one blank between words, no mark, no word of another meaning."""
    return words.pattern("something_else").sub(" ", _letters(text))


def _letters(text: str) -> str:
    """Small letters with one blank between words; marks and hyphens are blanks, invisible characters nothing."""
    seen = "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return _BLANKS.sub(" ", seen.casefold()).strip()


def _named(own: Iterable[str]) -> re.Pattern[str]:
    """Medicines by the names a person wrote down, with and without how strong they are."""
    whole = [_letters(name) for name in own]
    short = [_letters(_STRENGTH.split(unicodedata.normalize("NFKC", name), maxsplit=1)[0]) for name in own]
    return _pattern([name for name in (*whole, *short) if len(name) > 1])


def _pattern(stems: Iterable[str]) -> re.Pattern[str]:
    """One of these words, alone, also in the plural; the longest first, so that a phrase counts before its words."""
    named = sorted({stem for stem in (_stem(stem) for stem in stems) if stem}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(named)})(?:s|es)?(?!\w)") if named else re.compile(r"(?!)")


def _stem(stem: str) -> str:
    ends = r"\w*" if stem.startswith("*") else ""
    text = _letters(stem)
    return ends + re.escape(text) if text else ""
