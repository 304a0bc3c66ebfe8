"""The reasons of a topic in sentences; they stand in the topic's assets under ``[because]``."""

from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.reason import Because
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
