"""Amounts and shares as a person reads them."""

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
