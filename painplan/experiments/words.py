"""What may be said about an experiment: its day, its end, its result (clinical.md G5)."""

from collections.abc import Iterator
from datetime import date

from painplan.experiments.days import DayOfExperiment
from painplan.experiments.records import Experiment, Stop
from painplan.experiments.result import Found, Result
from painplan.experiments.single_case import FEWEST_TO_HELP
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.words import say

_SAME_BELOW = 0.05
"""A difference that would be written as 0.0."""


def day_words(day: DayOfExperiment, what: str) -> str:
    """What an experiment asks for today."""
    says = asset("experiments")["says"]
    text: str = says["run_in" if day.pair is None else "today"].format(number=day.number, of=day.of, what=what)
    return text + (says["settling"] if day.pair is not None and not day.counted else "")


def stop_words(why: Stop) -> str:
    """Why it was stopped."""
    return str(asset("experiments")["says"][f"stop_{why}"])


def ended_words(experiment: Experiment, today: date) -> str:
    """When and why one was stopped before its time; nothing where it was not."""
    if experiment.stopped_on is None or experiment.stopped_why is None:
        return ""
    title = next(one["title"] for one in asset("experiments")["question"] if one["id"] == experiment.question)
    day, why = day_in_words(experiment.stopped_on, today), stop_words(experiment.stopped_why)
    return say("experiments.says.ended_on", title=title, day=day, why=why)


def result_words(experiment: Experiment, result: Result) -> Iterator[str]:
    """What the pairs show, sentence by sentence; never more than they do."""
    says = asset("experiments")["says"]
    if experiment.stopped_why is not None:
        yield stop_words(experiment.stopped_why)
    if result.found is None:
        yield says["too_few"].format(complete=result.complete, pairs=experiment.pairs)
        return
    yield from _found_words(experiment, result.complete, result.found)


def verdict_words(found: Found) -> str:
    """The verdict in a few words; nothing where none is given.

    What helped as far as few pairs can tell is said in one sentence, and nothing about chance beside it (G4.5).
    """
    says = asset("experiments")["says"]
    if found.verdict is None:
        return ""
    return str(says["helped_few" if _helped_as_far_as_can_be_told(found) else found.verdict])


def _helped_as_far_as_can_be_told(found: Found) -> bool:
    return found.verdict == "helped" and found.chance == "hard_to_tell"


def begin_words(pairs: int) -> Iterator[str]:
    """What so few pairs can never answer, before they are begun (clinical.md G3)."""
    if pairs < FEWEST_TO_HELP:
        yield str(asset("experiments")["says"]["too_few_to_help"])


def _found_words(experiment: Experiment, pairs: int, found: Found) -> Iterator[str]:
    words = asset("experiments")
    says, unit = words["says"], words["units"][experiment.outcome]
    noticed_is = round(found.meaningful, 1)
    outcome, size = words["outcomes"][experiment.outcome], abs(found.difference)
    if size < _SAME_BELOW:
        yield says["same"].format(pairs=pairs, outcome=outcome)
    else:
        direction = "better" if found.difference > 0 else "less good"
        told = round(size, 1)
        counted = unit if told != 1 else words["one"][experiment.outcome]
        yield says["result"].format(pairs=pairs, size=number(told), unit=counted, direction=direction, outcome=outcome)
    noticed = f"{number(noticed_is)} {unit if noticed_is != 1 else words['one'][experiment.outcome]}"
    yield says["bigger" if size >= found.meaningful else "smaller"].format(meaningful=noticed)
    low, high = (_signed(round(value, 1)) for value in (found.lowest, found.highest))
    if low != high:
        yield says["range"].format(low=low, high=high, unit=unit)
    if found.chance is None or found.verdict is None:  # A and B in turn: no chances and no verdict (clinical.md G3)
        yield says["share"].format(share=number(round(found.effect.nap * 10)))
        yield says["not_drawn"]
    else:
        yield says["chances"].format(tenths=max(1, min(9, round(found.line.benefit_shown * 10))))
        if not _helped_as_far_as_can_be_told(found):
            yield says[found.chance]
        yield verdict_words(found)
    yield says["only_you"]


def _signed(value: float) -> str:
    return f"+{number(value)}" if value > 0 else f"−{number(-value)}" if value < 0 else "0"
