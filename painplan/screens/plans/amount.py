"""Asks for one amount."""

from functools import partial

from painplan.kit.parse import parse_amount
from painplan.kit.words import say
from painplan.screens.line import LineScreen


class AmountScreen(LineScreen[float]):
    """How much was it? Answers with the amount in the unit, or nothing.

    Args:
        question: What is asked.
        unit: What the amount counts.
        zero: Whether nothing at all is an answer.
        given: What stands in the field at first.
        so_far: The amount that is noted already, in words: what is typed stands instead of it.
    """

    def __init__(self, question: str, unit: str, *, zero: bool = True, given: str = "", so_far: str = "") -> None:
        super().__init__(
            question,
            partial(parse_amount, unit=unit, zero=zero),
            hint=say("plans.amount.enter_notes_esc_goes", nothing=say("plans.amount.means_not_day") if zero else ""),
            example=f"{unit}, for example 8 or 12.5",
            given=given,
            so_far=say("plans.amount.so_far", done=so_far) if so_far else "",
        )
