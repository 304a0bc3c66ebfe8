"""About oneself: what one can do, thoughts, mood, sleep, people, what was tried; strengths first."""

from collections.abc import Mapping
from typing import NamedTuple

from painplan.kit.assets import asset
from painplan.kit.script import Condition, Rules
from painplan.kit.step import Answers, chosen

GOOD, HARD = 7, 3
"""From here up an answer of 0 to 10 is shown among the strengths; from here down among what is hard (design)."""


def _tried(name: str) -> Condition:
    return lambda said, _: name in chosen(said.get("tried"))


_CONDITIONS: dict[str, Condition] = {
    **{f"tried_{name}": _tried(name) for name in asset("assessment")["tried_names"]},
    "people_who": lambda said, _: bool(chosen(said.get("people"))),
}
RULES = Rules(asked_when=_CONDITIONS, depends={"people_who": ("people",)})


class Picture(NamedTuple):
    """What was told, in the order in which it is shown back: names of steps."""

    strengths: tuple[str, ...]
    hard: tuple[str, ...]
    told: tuple[str, ...]
    """All else that was answered."""


def picture(said: Answers, good_when: Mapping[str, str]) -> Picture:
    """A picture of strengths first.

    Args:
        said: The answers.
        good_when: By step, ``high`` or ``low``: which end of its scale is a strength; ``some``: any choice is one.
    """
    strengths: list[str] = []
    hard: list[str] = []
    told: list[str] = []
    for name, answer in said.items():
        if not answer or (answer == "0" and good_when.get(name) == "some"):
            continue
        if good_when.get(name) == "some":
            strengths.append(name)
        elif name in good_when:
            value = int(answer) if good_when[name] == "high" else 10 - int(answer)
            (strengths if value >= GOOD else hard if value <= HARD else told).append(name)
        else:
            told.append(name)
    return Picture(tuple(strengths), tuple(hard), tuple(told))
