"""Typed answers to an instrument become numbers; a dash is a missing answer."""

from collections.abc import Sequence

from painplan.errors import WrongInput, quoted
from painplan.kit.parse import parse_number, parse_yes
from painplan.kit.words import say
from painplan.measures.instrument import Instrument

MISSING = frozenset({"-", "–", "—"})
_YES_NO = ("no", "yes")


def parse_answers(instrument: Instrument, typed: Sequence[str]) -> list[float | None]:
    """The answers in order; None where one is missing.

    Raises:
        WrongInput: One is neither a number (or yes or no, where that is asked) nor a dash.
    """
    return [None if text.strip() in MISSING else _answer(instrument, place, text) for place, text in enumerate(typed)]


def parse_list(text: str) -> list[str]:
    """The parts of ``-2,0,-1``, or of ``1,5; 2; 3``; an empty part is a missing one."""
    parts = text.split(";") if ";" in text else text.split(",")
    return [part.strip() or "-" for part in parts]


def _answer(instrument: Instrument, place: int, text: str) -> float:
    scale, label = instrument.scale_of(place), instrument.label(place)
    if scale.words == _YES_NO:
        return float(parse_yes(text, label))
    try:
        return parse_number(text)
    except WrongInput:
        raise WrongInput(
            say(
                "measures.typed_answers.does_not_fit_answer",
                text=quoted(text),
                label=label,
                title=instrument.title,
                low=f"{scale.low:,g}",
                high=f"{scale.high:,g}",
            )
        ) from None
