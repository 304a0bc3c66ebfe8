"""The few ways in which answers become one number (clinical.md B1, B4). None stands for a missing answer."""

from collections.abc import Callable, Mapping, Sequence

from painplan.measures.instrument import Instrument, Scoring

Answers = Sequence[float | None]
HELD_SECONDS = 10
"""A stage of the balance test counts when it was held this long (B4)."""


def given(answers: Answers) -> list[float]:
    """The answers without the missing ones."""
    return [answer for answer in answers if answer is not None]


def score_of(instrument: Instrument, answers: Answers) -> float | None:
    """The score; none where too many answers are missing, or where the instrument has no total.

    Args:
        instrument: Whose answers they are.
        answers: As `painplan.measures.answers.checked` returns them.
    """
    rule = _RULES.get(instrument.scoring)
    if rule is not None:
        needed = len(answers) if instrument.needed is None else instrument.needed
        return rule(given(answers), instrument) if answers and len(given(answers)) >= needed else None
    return stages_held(answers, instrument) if instrument.scoring == "stages_held" else None


def least_total(instrument: Instrument, answers: Answers, score: float | None = None) -> float | None:
    """The score where there is one; else what the answers come to at least, whatever the missing ones would be.

    Args:
        instrument: Whose answers they are; only of a sum something is certain.
        answers: In the order of the items; what is missing at the end may be left out.
        score: The score, where it is known.
    """
    if score is not None or instrument.scoring != "sum" or not given(answers):
        return score
    known = {place: answer for place, answer in enumerate(answers) if answer is not None}
    return sum(known.get(place, instrument.scale_of(place).low) for place in range(len(instrument.items)))


def mean(values: Sequence[float], _: Instrument) -> float:
    """Sum by number of answers: PEG, PSFS."""
    return sum(values) / len(values)


def total(values: Sequence[float], _: Instrument) -> float:
    """Sum: PHQ, GAD; with yes as 1 also the number of yes: SURE."""
    return sum(values)


def percent(values: Sequence[float], instrument: Instrument) -> float:
    """Share of the points that the answered items could have given, in per cent (clinical.md I4)."""
    return 100 * sum(values) / (instrument.scale_of(0).high * len(values))


def lowest(values: Sequence[float], _: Instrument) -> float:
    """The weaker of two sides."""
    return min(values)


def stages_held(answers: Answers, instrument: Instrument) -> float | None:
    """Stages held in a row; the test stops at the first that was not (clinical.md B4).

    Args:
        answers: Seconds of each stage; what comes after a stage that was not held does not count.
        instrument: With an item a stage.

    Returns:
        0 to the number of stages; none when nobody knows whether the next one would have been held.
    """
    ended = stage_ended(answers)
    if ended is not None:
        return ended
    return len(answers) if len(answers) == len(instrument.items) and None not in answers else None


def stage_ended(answers: Answers) -> int | None:
    """The first stage that was not held, from 0; none where all were, or where it is not known (clinical.md B4)."""
    for place, seconds in enumerate(answers):
        if seconds is None:
            return None
        if seconds < HELD_SECONDS:
            return place
    return None


_RULES: Mapping[Scoring, Callable[[Sequence[float], Instrument], float]] = {
    "mean": mean,
    "sum": total,
    "count_yes": total,
    "percent": percent,
    "value": total,
    "lowest": lowest,
}
"""Rules over the answers that were given. ``gas_t`` needs weights, and ``separate`` has no total."""
