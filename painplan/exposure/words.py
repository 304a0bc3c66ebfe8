"""Avoided activities and tries at them: what is typed, and what is said about it."""

from painplan.errors import WrongInput
from painplan.exposure.records import Attempt
from painplan.exposure.rules import ExposureRung
from painplan.kit.assets import asset
from painplan.kit.parse import parse_number


def parse_percent(text: str) -> int:
    """A whole number from 0 to 100.

    Raises:
        WrongInput: Anything else.
    """
    value = parse_number(text.strip().removesuffix("%"))
    if value != int(value) or not 0 <= value <= 100:
        raise WrongInput(str(asset("exposure")["says"]["odd_percent"]))
    return int(value)


def told_words(rung: ExposureRung, made: Attempt) -> str:
    """What was expected and felt before and now."""
    shown = {"sure_before": made.sure_before, "sure_after": made.sure_after}
    shown |= {"fear_before": rung.avoided.fear, "fear_after": made.fear_after}
    return str(asset("exposure")["says"]["told"].format(**shown))


def verdict_words(rung: ExposureRung) -> str:
    """What the tries say, and what comes next."""
    return str(asset("exposure")["verdict"][rung.verdict])
