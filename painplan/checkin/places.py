"""Places of the body where it hurts, as they are typed: names with commas between, or their numbers."""

from collections.abc import Iterable
from typing import Literal, get_args

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say

Place = Literal[
    "head",
    "jaw",
    "neck",
    "shoulders",
    "arms",
    "elbows",
    "hands",
    "chest",
    "belly",
    "upper_back",
    "lower_back",
    "pelvis",
    "hips",
    "legs",
    "knees",
    "feet",
    "all_over",
]
PLACES: tuple[Place, ...] = get_args(Place)
NOWHERE = "none"


def parse_places(text: str) -> tuple[Place, ...]:
    """The places in a text: ``lower_back,knees``, ``Lower back, 15``; ``none``: nowhere.

    Raises:
        WrongInput: Something in it is no place that is known.
    """
    typed = [part.strip().lower().replace(" ", "_") for part in text.split(",") if part.strip()]
    if typed == [NOWHERE]:
        return ()
    named = {word: one for number, one in enumerate(PLACES, 1) for word in (str(number), one)}
    if unknown := [word for word in typed if word not in named]:
        raise WrongInput(say("checkin.places.unknown", typed=one_line(unknown[0], 30), known=", ".join(PLACES)))
    wanted = {named[word] for word in typed}
    return tuple(one for one in PLACES if one in wanted)


def places_in_words(places: Iterable[Place]) -> str:
    """``lower back, knees``."""
    return ", ".join(asset("checkin")["places"]["names"][one] for one in places) or say("checkin.places.nowhere")


def places_as_typed(places: Iterable[Place]) -> str:
    """The same as it can be typed again."""
    return ",".join(places) or NOWHERE


def places_hint() -> str:
    """All of them with their numbers."""
    names = asset("checkin")["places"]["names"]
    return say("checkin.places.hint", all=", ".join(f"{number} {names[one]}" for number, one in enumerate(PLACES, 1)))
