"""Amounts and shares as a person reads them."""

from painplan.pacing import Target

_ONE = {"minutes": "minute", "metres": "metre", "steps": "step", "repetitions": "repetition", "days": "day"}


def number(value: float) -> str:
    """A number without a needless end: 12, 12.5, 1,200."""
    rounded = round(value, 1)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"


def amount(value: float, unit: str) -> str:
    """An amount with its unit: ``12.5 minutes``, ``1 minute``."""
    return f"{number(value)} {_ONE.get(unit, unit) if value == 1 else unit}"


def per_cent(share: float) -> str:
    """A share of 0 to 1 in per cent."""
    return f"{share * 100:.0f} %"


def around(target: Target, quota: float) -> tuple[str, ...]:
    """What else is good to know beside today's amount; nothing that would only say that amount again."""
    if target.state == "flare":
        return (f"{number(quota)} again after the flare-up",)
    further = (f"up to {number(target.ceiling)} on a good day",) if target.ceiling > target.target else ()
    return (*further, f"{number(target.smaller)} if it flares") if target.smaller < target.target else further
