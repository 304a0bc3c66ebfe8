"""What a day asks for, and what else is good to know beside it."""

from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.pacing.amounts import same_amount
from painplan.pacing.target import Target

_WHILE_IT_LASTS = ("flare_day", "flare_back", "flare_long")
"""Reasons of a flare-up that lasts, whatever else holds with it."""


def asked_today(target: Target, unit: str) -> str:
    """What a day asks for: ``8 minutes today``; where nothing is asked for, that."""
    words = asset("pacing")["asked"]
    if target.target is None:
        return str(words["nothing_today"])
    return str(words["today"]).format(amount=amount(target.target, unit))


def a_day(quota: float | None, within: float | None, unit: str) -> str:
    """The amount of now, as it is named outside Today: what fits into the minutes of a day first.

    Args:
        quota: What was settled on; none: nothing is asked for.
        within: What of it fits, where that is less.
        unit: What the amounts count.
    """
    words = asset("pacing")["asked"]
    if quota is None:
        return str(words["nothing"])
    if within is None:
        return str(words["a_day"]).format(amount=amount(quota, unit))
    return str(words["within_day"]).format(within=amount(within, unit), amount=number(quota))


def now_words(quota: float, within: float | None, unit: str) -> str:
    """The amount of now within a sentence of others: what fits into the minutes of a day, and what was agreed.

    Args:
        quota: What was settled on.
        within: What of it fits, where that is less.
        unit: What the amounts count.
    """
    if within is None:
        return amount(quota, unit)
    return str(asset("pacing")["asked"]["within"]).format(within=amount(within, unit), amount=number(quota))


def from_to(now: float, before: float, unit: str) -> str:
    """An amount that was settled or that a rule came to; where it is another one than before, what it was, too."""
    words = asset("pacing")["asked"]
    if same_amount(now, before):
        return str(words["a_day"]).format(amount=amount(now, unit))
    return str(words["from_to"]).format(amount=amount(now, unit), before=number(before))


def fits_words(within: float | None, unit: str) -> str:
    """What of an amount that was settled fits into the minutes of a day; nothing where all of it does."""
    return "" if within is None else str(asset("pacing")["asked"]["fits"]).format(within=amount(within, unit))


def around(target: Target) -> tuple[str, ...]:
    """What else is good to know beside today's amount; nothing that would only say that amount again."""
    words, smaller = asset("pacing")["asked"], target.smaller
    if target.target is None:
        return () if smaller is None else (words["only_if"].format(smaller=number(smaller)),)
    if any(reason.code in _WHILE_IT_LASTS for reason in target.reasons):
        if target.again is None or target.target == target.again:
            return ()
        after = "after_both" if target.after_holiday else "after_flare"
        return (words[after].format(quota=number(target.again)),)
    further: tuple[str, ...] = ()
    ceiling = target.ceiling
    if ceiling is not None and ceiling > target.target:
        further = (words["further"].format(ceiling=number(ceiling)),)
    flares = smaller if target.if_flares is None else target.if_flares
    if flares is not None and flares < target.target:
        return (*further, words["flares"].format(smaller=number(flares)))
    return further
