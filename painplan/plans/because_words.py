"""The reasons of a topic in sentences; they stand in the topic's assets under ``[because]``."""

from collections.abc import Iterable

from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.told import Because, Coded
from painplan.pacing.reasons import locked
from painplan.plans.reasons import sentence


def because_words(topic: str, why: Because) -> str:
    """One reason as a sentence.

    Args:
        topic: Name of the file of words: ``cycles``.
        why: The reason.
    """
    if why.code == "lock":
        return sentence(locked(tuple(str(why.numbers["which"]).split())), "")
    numbers = {name: number(value) if isinstance(value, int | float) else value for name, value in why.numbers.items()}
    return str(asset(topic)["because"][why.code]).format(**numbers)


def coded(topic: str, reasons: Iterable[Because]) -> tuple[Coded, ...]:
    """Reasons for programs and people.

    Args:
        topic: Name of the file of words.
        reasons: The reasons.
    """
    return tuple(Coded(why.code, because_words(topic, why)) for why in reasons)
