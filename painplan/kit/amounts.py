"""Amounts and shares as a person reads them."""

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.units import LONGEST_UNIT
from painplan.pacing.target import Target

_ONE = {
    "minutes": "minute",
    "metres": "metre",
    "steps": "step",
    "repetitions": "repetition",
    "stairs": "stair",
    "days": "day",
}
_HISSING = ("sses", "xes", "ches", "shes")
"""Endings with which one of it loses two letters."""
_WHILE_IT_LASTS = ("flare_day", "flare_back", "flare_long")
"""Reasons of a flare-up that lasts, whatever else holds with it."""


def number(value: float) -> str:
    """A number without a needless end: 12, 12.5, 1,200."""
    rounded = round(value, 1)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"


def amount(value: float, unit: str) -> str:
    """An amount with its unit: ``12.5 minutes``, ``1 minute``; a unit of the person's own is only text."""
    named = unit if unit in _ONE else one_line(unit, LONGEST_UNIT)
    return f"{number(value)} {one_of(named) if value == 1 else named}"


def one_of(unit: str) -> str:
    """The name of one of a unit: ``minute``, ``page``; a name that is not a plain plural stays as it is."""
    if unit in _ONE:
        return _ONE[unit]
    if unit.endswith(_HISSING):
        return unit[:-2]
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") else unit


def per_cent(share: float) -> str:
    """A share of 0 to 1 in per cent."""
    return f"{share * 100:.0f} %"


def asked_today(target: Target, unit: str) -> str:
    """What a day asks for: ``8 minutes today``; where nothing is asked for, that."""
    words = asset("pacing")["asked"]
    if target.target is None:
        return str(words["nothing_today"])
    return str(words["today"]).format(amount=amount(target.target, unit))


def around(target: Target) -> tuple[str, ...]:
    """What else is good to know beside today's amount; nothing that would only say that amount again."""
    words, smaller = asset("pacing")["asked"], target.smaller
    if target.target is None:
        return () if smaller is None else (words["only_if"].format(smaller=number(smaller)),)
    if any(reason.code in _WHILE_IT_LASTS for reason in target.reasons):
        if target.again is None or target.target == target.again:
            return ()
        return (words["after_flare"].format(quota=number(target.again)),)
    further: tuple[str, ...] = ()
    ceiling = target.ceiling
    if ceiling is not None and ceiling > target.target:
        further = (words["further"].format(ceiling=number(ceiling)),)
    if smaller is not None and smaller < target.target:
        return (*further, words["flares"].format(smaller=number(smaller)))
    return further
