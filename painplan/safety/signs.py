"""The list of warning signs and the answers to it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from painplan.errors import WrongInput
from painplan.records import SignAnswer

Tier = Literal["E", "S", "U", "R"]
"""E emergency now, S the same day, U soon, R at the next review (clinical.md C)."""
LOCKING: frozenset[Tier] = frozenset({"E", "S", "U"})
"""An open sign of these tiers locks every step up (clinical.md A14.2)."""


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the list."""

    id: str
    tier: Tier
    text: str
    short: bool = False
    """Also asked once a week."""
    exactly: bool = False
    """Whoever is called should hear exactly which of these it is."""


class OpenSign(msgspec.Struct, frozen=True):
    """A sign that was answered with yes and has not been looked at."""

    sign: Sign
    tier: Tier
    """R when it is long-standing and was checked before."""
    since: date


def signs_from(decoded: object) -> tuple[Sign, ...]:
    """The list as the words room read it.

    Raises:
        WrongInput: An entry is not a sign; the text names the part.
    """
    try:
        return msgspec.convert(decoded, tuple[Sign, ...])
    except msgspec.ValidationError as error:
        raise WrongInput(f"The list of warning signs does not fit together: {error}. Correct that entry.") from error


def check_answer(sign: Sign, answer: str) -> None:
    """Whether a sign can be answered so.

    Raises:
        WrongInput: An emergency sign asks only about what is new or worse: it cannot be long-standing.
    """
    if answer == "long_standing" and sign.tier == "E":
        raise WrongInput(f"{sign.id} asks about something new or worse; answer it with yes or no.")


def open_signs(signs: Sequence[Sign], answers: Iterable[SignAnswer], day: date) -> tuple[OpenSign, ...]:
    """The signs that are open on a day, most urgent first.

    A yes stays open until somebody looked at it; a later no does not close it (clinical.md C, principle 4).
    """
    by_id = {sign.id: sign for sign in signs}
    found = []
    for said in answers:
        sign = by_id.get(said.sign)
        if sign is None or said.answer == "no" or said.since is None or said.since > day:
            continue
        if said.looked_at is not None and said.looked_at <= day:
            continue
        found.append(OpenSign(sign, "R" if said.answer == "long_standing" else sign.tier, said.since))
    return tuple(sorted(found, key=lambda is_open: ("ESUR".index(is_open.tier), is_open.sign.id)))
