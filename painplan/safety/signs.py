"""The list of warning signs and the answers to it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from painplan.errors import WrongInput
from painplan.kit.shape.shape_words import shape_words
from painplan.kit.words import say
from painplan.safety.opening import is_open
from painplan.safety.records import SignAnswer

Tier = Literal["E", "S", "U", "R"]
"""E emergency now, S the same day, U soon, R at the next review (clinical.md C)."""
TIERS: tuple[Tier, ...] = ("E", "S", "U", "R")
"""Most urgent first."""


class Decides(msgspec.Struct, frozen=True, kw_only=True):
    """The question whose answer decides between two tiers."""

    ask: str
    yes: Tier
    """Also where it was skipped, or the person is not sure (clinical.md C)."""
    no: Tier


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the list."""

    id: str
    tier: Tier
    text: str
    reason: str
    """What it is about, as one line of a page."""
    long_standing: str = ""
    """The same where it is long-standing and was checked, without a word that says that it is new; empty: as above."""
    short: bool = False
    """Also asked once a week."""
    exactly: bool = False
    """Whoever is called should hear exactly which of these it is."""
    harm: bool = False
    """Moving itself may harm: no amount either, until advice was taken."""
    locks: bool = False
    """Makes steps, tries and tests wait although its tier is R."""
    then: str = ""
    """What to do beside what the tier says."""
    decides: Decides | None = None
    raised_by: dict[str, Tier] = {}
    """With one of these signs open, too, it is of this tier at least."""


class OpenSign(msgspec.Struct, frozen=True):
    """A sign that was answered with yes and has not been looked at."""

    sign: Sign
    tier: Tier
    """R when it is long-standing and was checked before."""
    since: date
    long_standing: bool = False

    @property
    def locks(self) -> bool:
        """Whether steps wait for it: tiers E, S and U, and what locks at tier R, unless long-standing and checked."""
        return self.tier != "R" or (self.sign.locks and not self.long_standing)

    @property
    def about(self) -> str:
        """What it is about; of a long-standing one nothing says that it is new."""
        return self.sign.long_standing or self.sign.reason if self.long_standing else self.sign.reason

    @property
    def named(self) -> str:
        """The same, a long-standing one said to be so."""
        return say("warning_signs.review.named_long_standing", reason=self.about) if self.long_standing else self.about


def signs_from(decoded: object) -> tuple[Sign, ...]:
    """The list as the words room read it.

    Raises:
        WrongInput: An entry is not a sign; the text names the part.
    """
    try:
        return msgspec.convert(decoded, tuple[Sign, ...])
    except msgspec.ValidationError as error:
        raise WrongInput(say("safety.signs.list_warning_signs_does", error=shape_words(error))) from error


def check_answer(sign: Sign, answer: str, now: Tier | None = None) -> None:
    """Whether a sign can be answered so.

    Args:
        sign: The sign.
        answer: No, yes or long-standing.
        now: Its tier where it is open, by what decided it and by what raised it.

    Raises:
        WrongInput: An emergency asks only about what is new or worse: it cannot be long-standing, nor does that answer
            close one.
    """
    if answer != "long_standing":
        return
    if sign.tier == "E":
        raise WrongInput(say("safety.signs.asks_about_something_new", sign=sign.id))
    if now == "E":
        raise WrongInput(say("safety.signs.open_as_emergency", sign=sign.id))


def open_signs(signs: Sequence[Sign], answers: Iterable[SignAnswer], day: date) -> tuple[OpenSign, ...]:
    """The signs that are open on a day, most urgent first.

    Source: clinical.md C (principle 4, tiers, "an item with two tiers").
    """
    by_id = {sign.id: sign for sign in signs}
    said = {one.sign: one for one in answers if one.sign in by_id and one.answer != "no" and is_open(one, day)}
    tiers = {name: _tier(by_id[name], one) for name, one in said.items()}
    found = [
        OpenSign(by_id[name], _raised(by_id[name], tiers), one.since, _is_long_standing(by_id[name], one))
        for name, one in said.items()
        if one.since is not None
    ]
    return tuple(sorted(found, key=lambda one: (TIERS.index(one.tier), one.sign.id)))


def _is_long_standing(sign: Sign, said: SignAnswer) -> bool:
    """Whether it was there before and was checked; an emergency asks only about what is new, so it never is."""
    return said.answer == "long_standing" and sign.tier != "E"


def highest(signs: Iterable[OpenSign]) -> Tier | None:
    """The tier that counts where several signs are open; none: none is."""
    return min((one.tier for one in signs), key=TIERS.index, default=None)


def _tier(sign: Sign, said: SignAnswer) -> Tier:
    """The tier of one answer; a point that was not decided counts as the higher one."""
    if _is_long_standing(sign, said):
        return "R"
    if sign.decides is None:
        return sign.tier
    return sign.decides.no if said.decides == "no" else sign.decides.yes


def _raised(sign: Sign, tiers: Mapping[str, Tier]) -> Tier:
    """The tier beside the other signs that are open; what is long-standing stays so."""
    own = tiers[sign.id]
    raising = [tier for name, tier in sign.raised_by.items() if tiers.get(name, "R") != "R"]
    return own if own == "R" else min((own, *raising), key=TIERS.index)
