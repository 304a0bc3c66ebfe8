"""What is possible in a diary today: `painplan.safety.rules` asked with what the diary knows, and answered in words."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.pacing.flare import MANY_WITHIN, Episode, flare_in_days_before, flare_on
from painplan.pacing.holds import hold_on
from painplan.plans.flares import flares_seen
from painplan.safety import crisis_support
from painplan.safety import sign_page as sign_pages
from painplan.safety.locks import no_amount_on, situation_on
from painplan.safety.not_asked import unasked
from painplan.safety.rules import Situation, State, Thing, Unasked, against, locking, not_asked, told_first
from painplan.safety.signs import Tier
from painplan.safety.unread import unread_days
from painplan.store.diary import Month

LOOK_BACK_DAYS = 70
"""Days before today in which a flare-up can still matter."""


def situation(
    desk: OpenDiary,
    *,
    plan: str | None = None,
    distress: bool = False,
    on: date | None = None,
    flares: Sequence[Episode] | None = None,
    facts: Month | None = None,
) -> Situation:
    """What is open or goes on today, or was on a day before.

    Args:
        desk: The diary.
        on: The day; none: today.
        plan: For which plan; waiting for advice about one activity holds that plan alone (clinical.md A12).
        distress: Answers call for support, where that was looked at.
        flares: The flare-ups of the day and the `LOOK_BACK_DAYS` before it, where they are known already.
        facts: The days before it, where they were read already: at least `MANY_WITHIN`.
    """
    book, today = desk.facts, on or desk.today
    if flares is None:
        flares = flares_seen(desk, today, LOOK_BACK_DAYS)
    if facts is None:
        facts = desk.diary.days(today - timedelta(days=MANY_WITHIN), today)
    hold, flare = hold_on(book.holds, today, plan), flare_on(flares, today) is not None
    return situation_on(
        book,
        today,
        worried=desk.worried if today == desk.today else desk.diary.latest_worry(today + timedelta(days=1)),
        hold=hold.reason if hold else None,
        flare=flare,
        after_flare=not flare and flare_in_days_before(flares, today),
        distress=distress,
        unread_days=bool(unread_days(facts, today)),
        unasked=unasked(book),
    )


def check_allowed(desk: OpenDiary, thing: Thing, plan: str | None = None, *, given: bool = False) -> None:
    """Whether a thing is possible today.

    Args:
        desk: The diary.
        thing: What is begun or shown.
        plan: For which plan; none: for none in particular.
        given: The person gave it already: where it is refused, it is said that it was not kept.

    Raises:
        CannotDo: It is not; the sentence says what comes first, in an emergency the words of its page.
    """
    now = situation(desk, plan=plan)
    states = against(thing, now)
    if states:
        why = why_not(desk, thing, now, states[0])
        raise CannotDo(asset("safety")["waits"]["nothing_kept"].format(sentence=why) if given else why)


def allowed(desk: OpenDiary, thing: Thing) -> bool:
    """Whether a thing is possible today."""
    return not against(thing, situation(desk))


def not_asked_before(desk: OpenDiary, thing: Thing) -> tuple[Unasked, ...]:
    """What comes before a thing and was never asked; it is told with the thing (clinical.md A12 PRE, UNKNOWN)."""
    return not_asked(thing, situation(desk))


def check_amounts_told(desk: OpenDiary) -> None:
    """Whether amounts may be told at all: not while an open sign leaves none (clinical.md C, principle 4).

    Raises:
        CannotDo: They may not; the sentence begins with the words of the sign's page.
    """
    if no_amount_on(desk.facts, desk.today):
        check_allowed(desk, "amount")


def instead_of_amounts(desk: OpenDiary) -> tuple[str, ...]:
    """What stands where minutes and amounts would be told while nothing is asked for; empty: they are told.

    The page of an open sign comes first (clinical.md C, principle 4); without one it is said why, and until when.
    """
    return instead_of(desk, "amount")


def instead_of(desk: OpenDiary, thing: Thing) -> tuple[str, ...]:
    """What is told before a thing that is not possible today, the page of an open sign first; empty: it is possible."""
    now = situation(desk)
    states = against(thing, now)
    if not states:
        return ()
    page, words = page_of(desk, now), asset("safety")["waits"]
    if page is None:
        return (why_not(desk, thing, now, states[0]),)
    until = words["sentence"].format(why="", what=words["what"][thing], until=words["until"][states[0]])
    return (*page.lines, str(until).strip())


def why_not(desk: OpenDiary, thing: Thing, now: Situation, state: State) -> str:
    """Why a thing is not possible today, in a sentence or two, for what speaks against it first."""
    words = asset("safety")["waits"]
    what, until = words["what"][thing], words["until"][state]
    return str(words["sentence"].format(why=_why(desk, now, state), what=what, until=until))


def short_reason(thing: Thing, state: State) -> str:
    """The same in a few words, where its page stands elsewhere: that a thing waits, and until when."""
    words = asset("safety")["waits"]
    why = words["why"].get(state, "") if "{" not in words["why"].get(state, "") else ""
    return str(words["sentence"].format(why=why, what=words["what"][thing], until=words["until"][state])).strip()


class SignPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page about the signs that make steps wait, all of them on one (clinical.md C)."""

    tier: Tier
    """The highest; it says what comes first."""
    signs: tuple[str, ...]
    """Their ids, most urgent first."""
    lines: tuple[str, ...]

    @property
    def first(self) -> str:
        """What is to be done, in a sentence or two."""
        return self.lines[0]


def page_of(desk: OpenDiary, now: Situation) -> SignPage | None:
    """The page about what makes steps wait; none where no sign does."""
    signs, tier = locking(now), told_first(now)
    if tier is None:
        return None
    support = crisis_support.Support(desk)
    lines = sign_pages.sign_page(signs, support.numbers, support.region)
    return SignPage(tier=tier, signs=tuple(one.sign.id for one in signs), lines=lines)


def open_page(desk: OpenDiary) -> SignPage | None:
    """The same as of today; one look tells where no sign was ever answered."""
    return page_of(desk, situation(desk)) if desk.facts.signs else None


def _why(desk: OpenDiary, now: Situation, state: State) -> str:
    tier = told_first(now)
    if state in ("emergency", "harm", "advice") and tier is not None:
        support = crisis_support.Support(desk)
        return sign_pages.said_first(tier, support.numbers, support.region)
    why: str = asset("safety")["waits"]["why"][state]
    holds = asset("flare")["holds"]["reasons"]
    return why.format(reason=holds.get(now.hold, ""), about=", ".join(now.ask_first))
