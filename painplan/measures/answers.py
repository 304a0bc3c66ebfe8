"""Answers are checked before anything is computed from them."""

import math
from collections.abc import Sequence

from painplan.errors import WrongInput
from painplan.kit.numbers import exact
from painplan.kit.words import say
from painplan.measures.instrument import Instrument


def checked(instrument: Instrument, answers: Sequence[float | None]) -> tuple[float | None, ...]:
    """The answers, if they can be answers to this instrument.

    Args:
        instrument: What was answered.
        answers: In the order of the items; None is a missing answer.

    Raises:
        WrongInput: Too many or too few answers, or one outside its scale; the sentence names the item and the
            scale.
    """
    fewest, most = instrument.counts
    if not fewest <= len(answers) <= most:
        wanted = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        raise WrongInput(
            f"{instrument.title} takes {wanted} answer{'' if most == 1 else 's'}; there are {len(answers)}. "
            "Write “-” for a missing one."
        )
    for place, answer in enumerate(answers):
        if answer is not None:
            _check(instrument, place, answer)
    return tuple(answers)


def _check(instrument: Instrument, place: int, answer: float) -> None:
    scale, label = instrument.scale_of(place), instrument.label(place)
    if not math.isfinite(answer) or not scale.low <= answer <= scale.high:
        raise WrongInput(
            say(
                "measures.answers.does_not_fit_goes",
                answer=exact(answer),
                label=label,
                title=instrument.title,
                low=f"{scale.low:,g}",
                high=f"{scale.high:,g}",
            )
        )
    if scale.whole and answer != int(answer):
        raise WrongInput(
            say(
                "measures.answers.does_not_fit_takes",
                answer=exact(answer),
                label=label,
                title=instrument.title,
                low=f"{scale.low:,g}",
                high=f"{scale.high:,g}",
            )
        )
