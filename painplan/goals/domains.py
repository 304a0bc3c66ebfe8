"""The nine domains of life: how far what matters is from how it is lived (clinical.md D1)."""

from collections.abc import Mapping
from typing import get_args

from painplan.goals.records import Domain

DOMAINS: tuple[Domain, ...] = get_args(Domain)
MOST_SUGGESTED = 3


def gap(importance: int, now: int) -> int:
    """How far a domain is lived below its importance, both 0 to 10 (vector I16: 9 and 3 give 6)."""
    return max(0, importance - now)


def priority(importance: int, now: int) -> int:
    """0 to 100: importance times gap (vector I16: 9 and 3 give 54)."""
    return importance * gap(importance, now)


def suggested(rated: Mapping[Domain, tuple[int, int]]) -> tuple[Domain, ...]:
    """Up to three domains with the highest priority, highest first; the person chooses (clinical.md D1).

    Args:
        rated: Importance and now of each domain that was rated.
    """
    order = sorted(rated, key=lambda domain: (-priority(*rated[domain]), DOMAINS.index(domain)))
    return tuple(domain for domain in order if priority(*rated[domain]) > 0)[:MOST_SUGGESTED]
