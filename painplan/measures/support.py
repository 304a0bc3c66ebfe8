"""When answers about mood call for the page of support. Which do is said in the instruments' data. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from painplan.measures.instrument import Call, Instrument
from painplan.measures.scoring import Answers

LASTS = timedelta(days=1)
"""Until the day after, one line of Today leads to the page (clinical.md C3)."""
ABOUT = timedelta(days=14)
"""Default [design]: these questions are about two weeks; what is noted later than that is no word about now."""


def calls_for_support(instrument: Instrument, answers: Answers, scores: Sequence[float | None]) -> bool:
    """Whether answers call for the page of support; a call about one answer needs no score.

    Args:
        instrument: What was answered.
        answers: The newest ones, in the order of the items; None is a missing answer.
        scores: All scores of this instrument, oldest first, the newest that of ``answers``; where answers are missing,
            what they come to at least.

    Source: clinical.md C3.
    """
    return any(_calls(call, instrument, answers, scores) for call in instrument.calls)


def answer_calls(instrument: Instrument, answers: Answers) -> bool:
    """Whether one of the answers alone calls for the page, whatever the others are (clinical.md C3, item 9)."""
    return any(_by_answer(call) and _calls(call, instrument, answers, ()) for call in instrument.calls)


def speaks_on(about: date, noted: date, today: date) -> bool:
    """Whether answers still lead to the page on a day: from the day they were given until the day after.

    Args:
        about: The day they are about.
        noted: The day they were noted.
        today: The day asked about.
    """
    return about <= today and today - max(about, noted) <= LASTS and noted - about <= ABOUT


def _by_answer(call: Call) -> bool:
    return bool(call.item or call.place)


def _calls(call: Call, instrument: Instrument, answers: Answers, scores: Sequence[float | None]) -> bool:
    if _by_answer(call):
        answer = _answer_of(call, instrument, answers)
        return answer is not None and answer >= call.at_least
    newest = scores[-call.times :]
    return len(newest) == call.times and all(score is not None and score >= call.at_least for score in newest)


def _answer_of(call: Call, instrument: Instrument, answers: Answers) -> float | None:
    """The answer that a call looks at: by its code, else by its place; none where it is not there."""
    for place, answer in enumerate(answers):
        if call.item and instrument.item(place).loinc == call.item:
            return answer
    coded = any(item.loinc == call.item for item in instrument.items)
    return None if coded or not 0 < call.place <= len(answers) else answers[call.place - 1]
