"""A conversation: which steps there are, which apply after some answers, what an answer changes, how far it is."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec

from painplan.errors import WrongInput
from painplan.kit.step import Answers, Option, Step, accepted
from painplan.kit.words import say

SECONDS_A_MINUTE = 60
_STEP_WORDS = frozenset({"ask", "hint", "label", "low", "high", "enter"})


class Way(StrEnum):
    """How much is asked."""

    SHORT = "short"
    WHOLE = "whole"


class KnownBefore(msgspec.Struct, frozen=True, kw_only=True):
    """What a script may know beside the answers."""

    today: date | None = None
    adult: bool = False
    """Whether the person said on an earlier day that they are 18 or older."""
    ask_first: bool = False
    """Whether the questions before steps were answered on an earlier day."""
    signs: bool = False
    """Whether the list of warning signs was gone through."""
    tries: bool = True
    """Whether nothing in the diary speaks against tries (clinical.md A12 PRE)."""
    medicines: tuple[str, ...] = ()
    """The names of medicines that the person wrote down."""


Condition = Callable[[Answers, KnownBefore], bool]
Words = Callable[[Answers, KnownBefore], Mapping[str, str]]


class Rules(NamedTuple):
    """What a script does with answers; every entry is a small function with a name."""

    asked_when: Mapping[str, Condition] = {}
    """By step; a step that is not named is always asked."""
    depends: Mapping[str, tuple[str, ...]] = {}
    """By step: the steps whose answers it rests on; when one of them changes it is asked again."""
    offers: Mapping[str, Callable[[Answers, KnownBefore], str]] = {}
    """By step: what can be taken as it stands; empty when there is nothing to offer."""
    checks: Mapping[str, Callable[[str, Answers], None]] = {}
    """By step: raises `WrongInput` where an answer fits the question, but not the others."""
    words: Words = lambda said, facts: {}
    """What stands for the names in braces in questions and hints."""
    expected: Callable[[Answers, KnownBefore], tuple[int, ...]] = lambda said, facts: ()
    """Seconds of the steps that most people will meet beside those that are sure by now, one entry a step."""
    unit: Callable[[Answers], str] = lambda said: "minutes"
    """What amounts are counted in."""


class Progress(NamedTuple):
    """How far a conversation is: "about 6 of 14, three minutes left"."""

    at: int
    """The question that is open, from 1; one more than there are when all is said."""
    of: int
    minutes_left: int
    """At least 1 while something is open."""


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation."""

    steps: tuple[Step, ...]
    rules: Rules
    off: frozenset[str] = frozenset()
    """Steps that a clinic switched off."""

    def asked(self, said: Answers, facts: KnownBefore) -> tuple[Step, ...]:
        """All steps that apply after these answers, in order, with their words filled in."""
        return tuple(self._filled(self._applying(said, facts), said, facts))

    def given(self, said: Answers, facts: KnownBefore) -> tuple[Step, ...]:
        """Those of them that were answered or skipped."""
        given = (step for step in self._applying(said, facts) if step.id in said)
        return tuple(self._filled(given, said, facts))

    def next(self, said: Answers, facts: KnownBefore) -> Step | None:
        """The first step that was neither answered nor skipped; none when all is said."""
        open_ones = (step for step in self._applying(said, facts) if step.id not in said)
        return next(self._filled(open_ones, said, facts), None)

    def step(self, name: str, said: Answers, facts: KnownBefore) -> Step:
        """One step that applies, by its name, with the earlier answer offered.

        Raises:
            WrongInput: It does not exist, or does not apply after these answers.
        """
        meant = (step for step in self._applying(said, facts) if step.id == name)
        for step in self._filled(meant, said, facts):
            return msgspec.structs.replace(step, given=said[name]) if said.get(name) else step
        raise WrongInput(say("kit.script.no_way_back", name=name[:40]))

    def changes(self, name: str, text: str, said: Answers, facts: KnownBefore) -> dict[str, str | None]:
        """What an answer changes: itself, and what rests on it and has to be asked again (None).

        Raises:
            WrongInput: It does not fit; nothing is changed then.
        """
        step = self.step(name, said, facts)
        kept = accepted(step, text, facts.today or date.min)
        if name in self.rules.checks and kept:
            self.rules.checks[name](kept, said)
        if said.get(name) == kept:
            return {name: kept}
        resting = (other for other in self._resting_on(name) if other in said)
        return {**dict.fromkeys(resting), name: kept}

    def progress(self, said: Answers, facts: KnownBefore, *, at: str = "") -> Progress:
        """How far it is, counting what applies after the answers so far.

        Args:
            said: The answers.
            facts: What was known before.
            at: The question that is shown, also one that was gone back to; none: the next open one.
        """
        asked = tuple(self._applying(said, facts))
        left = [step for step in asked if step.id not in said]
        here = next((place for place, step in enumerate(asked, 1) if step.id == at), len(asked) - len(left) + 1)
        more = self.rules.expected(said, facts) if left else ()
        minutes = -(-(sum(step.seconds for step in left) + sum(more)) // SECONDS_A_MINUTE)
        return Progress(here, len(asked) + len(more), minutes)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all steps."""
        return tuple(step.id for step in self.steps)

    def _applying(self, said: Answers, facts: KnownBefore) -> Iterator[Step]:
        short = said.get("way") != Way.WHOLE and "way" in self.names
        for step in self.steps:
            if step.id in self.off or (short and not step.in_short):
                continue
            condition = self.rules.asked_when.get(step.id)
            if condition is None or condition(said, facts):
                yield step

    def _filled(self, steps: Iterable[Step], said: Answers, facts: KnownBefore) -> Iterator[Step]:
        """Some steps with their words filled in, each only when it comes to it: most ask for one of dozens."""
        words, unit = self.rules.words(said, facts), self.rules.unit(said)
        for step in steps:
            offer = self.rules.offers.get(step.id)
            yield msgspec.structs.replace(
                step,
                ask=_with(step.ask, words),
                hint=_with(step.hint, words),
                options=tuple(option._replace(words=_with(option.words, words)) for option in step.options),
                unit=unit,
                given=offer(said, facts) if offer else "",
            )

    def _resting_on(self, name: str) -> set[str]:
        found: set[str] = set()
        fresh = {name}
        while fresh:
            fresh = {step for step, on in self.rules.depends.items() if fresh.intersection(on)} - found
            found |= fresh
        return found - {name}


def _with(text: str, words: Mapping[str, str]) -> str:
    """A name in braces that nothing stands for stays as it is: a clinic may have mistyped it."""
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


def script_of(
    words: Mapping[str, Any],
    rules: Rules,
    lists: Mapping[str, Sequence[Option]] | None = None,
    off: Collection[str] = (),
) -> Script:
    """A script from its words.

    Args:
        words: A table a step, and ``order``. A table with ``each`` is one step for every name of that list of words;
            names with a blank between them take turns.
        rules: What it does with answers.
        lists: By step: answers to choose that lie elsewhere.
        off: Steps to leave out.

    Raises:
        WrongInput: A table is no step; the text names it.
    """
    steps: list[Step] = []
    for entry in words["order"]:
        names = entry.split()
        try:
            if "each" in words[names[0]]:
                titles = words[words[names[0]]["each"]]
                steps += [
                    step_of(name.replace("each", one), words[name], titles[one]) for one in titles for name in names
                ]
            else:
                steps.append(step_of(entry, words[entry], "", (lists or {}).get(entry, ())))
        except (KeyError, TypeError, ValueError) as error:
            raise WrongInput(say("kit.script.does_not_fit_together", question=entry, why=error)) from error
    return Script(steps=tuple(steps), rules=rules, off=frozenset(off))


def step_of(name: str, table: Mapping[str, Any], title: str = "", options: Sequence[Option] = ()) -> Step:
    """A question from its table of words.

    Args:
        name: What it is called.
        table: Its words; kind, values and bounds where they are said there.
        title: What stands for ``{each}``.
        options: Answers to choose that lie elsewhere, behind those of the table.

    Raises:
        KeyError, TypeError, ValueError: The table is none.
    """
    labels = table.get("labels", [])
    keys = table.get("keys", [str(number) for number in range(1, len(labels) + 1)])
    texts = {key: _text(table[key]).replace("{each}", title) for key in _STEP_WORDS & table.keys()}
    decoded = {
        **{key: table[key] for key in ("kind", "optional", "seconds", "most", "longest") if key in table},
        **texts,
        "id": name,
        "in_short": table.get("short", False),
    }
    own = (Option(*option) for option in zip(keys, labels, table.get("values", []), strict=True))
    return msgspec.structs.replace(msgspec.convert(decoded, Step), options=(*own, *options))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value
