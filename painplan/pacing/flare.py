"""What happens to amounts in a flare-up: FL-1, clinical.md A13.

A flare-up is declared, and so is its end; neither is ever inferred, and silence is neither.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.checkin.records import CheckIn
from painplan.kit.days import DAY_STARTS_AT

FIRST_SHARE, SECOND_SHARE = 0.5, 0.75
"""Share of the quota on flare-up days 1-2, and on days 3-4 and for two days after the end (A13) [design defaults]."""
SECOND_FROM, FULL_FROM, LONG_AFTER = 3, 5, 7
"""Flare-up days on which the second share and the full amount begin, and after which it is a long one (A13)."""
EASING_DAYS = 2
"""Days at the second share from the day on which a flare-up is said to be over (A13)."""
TRIALS_AFTER_DAYS = 14
"""A flare-up longer than this asks for new tries and halves the step (A13)."""
MANY, MANY_WITHIN = 3, 28
"""So many flare-ups within so many days do the same (A13)."""
AFTER_DAYS = 7
"""The week of hold after a flare-up (A13)."""
FULL_STEP_AFTER = timedelta(weeks=8)
"""So long without a flare-up the person is asked whether the step may be whole again (A13)."""
_OLD_SILENCE = 3
"""An entry from before ends were said on their own: after more days of silence than this its no came too late to be
the end, which was the last entry then."""

Settled = Callable[[date, date], date | Literal["no"] | None]
"""The last morning up to a day where it is known and was settled (A11), of those since a flare-up began, whose first
day is the second date; ``no``: it was not settled; none: it is not known."""


class Episode(msgspec.Struct, frozen=True):
    """One flare-up."""

    first: date
    """The day on which it is said to have begun."""
    last: date
    """Its last day: the one before the day since which it is over; while it lasts, the last day that was looked at."""
    told: date | None = None
    """The day on which it was said to be over: up to then its smaller amounts were asked for. None: it lasts."""
    known: date | None = None
    """The day on which it was said to have begun, where that was after its first: from then on it asks for less."""

    @property
    def days(self) -> int:
        """Length in days, for the limits of 7 and 14."""
        return (self.last - self.first).days + 1

    def lasts_on(self, day: date) -> bool:
        """Whether nobody had said by this day that it is over."""
        return self.first <= day and (self.told is None or day < self.told)

    def makes_less_on(self, day: date) -> bool:
        """Whether it lasts on a day and was known by then: what is said later makes no amount of a day that is over.

        On the days between, the whole amount was shown, and who did it did what was planned.
        """
        return self.lasts_on(day) and (self.known is None or self.known <= day)

    def number_of(self, day: date) -> int:
        """Number of a day within it, from 1."""
        return (day - self.first).days + 1


class FlareSaid(msgspec.Struct, frozen=True):
    """What was said about flare-ups on one day."""

    begins: bool = False
    over_since: date | None = None
    """It was said to be over since this day; none: nothing was said about an end."""
    begins_known: date | None = None
    """The later day on which the beginning was said; none: on the day itself."""
    over_known: date | None = None
    """The same of the end."""


class FlareDay(msgspec.Struct, frozen=True, kw_only=True):
    """What flare-ups make of one day."""

    number: int = 0
    """Number of the day within a flare-up that lasts, from 1; 0 outside."""
    share: float = 1.0
    """Share of the quota that is asked for."""
    back_on: date | None = None
    """The settled morning that brought the whole amount back while it lasts, where it is that of an earlier day."""
    easing: bool = False
    """A flare-up is over, and its two days or its week of hold are not."""
    small_until: date | None = None
    """The last day of the smaller share of one that is over; none where the share is whole."""
    then_further: bool = False
    """The whole amount comes back with its ceiling: no day of the week of hold is left after the smaller share."""

    @property
    def lasts(self) -> bool:
        """Whether a flare-up lasts."""
        return self.number > 0


CALM = FlareDay()


def before_said_on(flares: Sequence[Episode], day: date) -> tuple[Episode, ...]:
    """The flare-ups as they stood on a day before anything was said on it of their beginning or end."""
    stood = (flare for flare in flares if (flare.known or flare.first) != day)
    return tuple(msgspec.structs.replace(flare, told=None) if flare.told == day else flare for flare in stood)


def flares_said(checkins: Mapping[date, CheckIn], day_starts_at: int = DAY_STARTS_AT) -> dict[date, FlareSaid]:
    """What the check-ins say about flare-ups, by day; what was said later has the day of that with it.

    In entries from before ends were said on their own a no to "a flare-up?" ended one; they have no answer to "is it
    over?". Their end is that day, or the day after the last entry where more than three days were silent before it.
    """
    found: dict[date, FlareSaid] = {}
    before: date | None = None
    for day in sorted(checkins):
        entry = checkins[day]
        over = (entry.flare_over_since or day) if entry.flare_over else None
        if entry.flare is False and entry.flare_over is None:
            silent = before is not None and (day - before).days > _OLD_SILENCE + 1
            over = before + timedelta(days=1) if silent and before is not None else day
        if entry.flare or over is not None:
            begins_known, over_known = (
                known if (known := entry.known_on(field, day_starts_at=day_starts_at)) > day else None
                for field in ("flare", "flare_over")
            )
            found[day] = FlareSaid(entry.flare is True, over, begins_known, over_known)
        before = day
    return found


def episodes(said: Mapping[date, FlareSaid], until: date, *, lasting: date | None = None) -> tuple[Episode, ...]:
    """The flare-ups in what a person said, oldest first, up to and with ``until``.

    It lasts from the day said to have begun until the day said to be over; days without an entry are days of it, and
    whatever else is said begins nothing and ends nothing. The day since which it is over is none of it, but one that
    is over on the day it began was one day long.

    Args:
        said: What was said, by day.
        until: The last day to look at.
        lasting: The day on which one began that lasted when the first of these days began; none: there was none.

    Source: FL-1, clinical.md A13.
    """
    found: list[Episode] = []
    first, known = lasting, None
    for day in sorted(day for day in said if day <= until):
        one = said[day]
        if first is None and one.begins:
            first, known = day, _by(one.begins_known, until)
        if first is not None and one.over_since is not None:
            last = max(first, min(one.over_since, day) - timedelta(days=1))
            found.append(Episode(first, last, _by(one.over_known, until) or day, known))
            first, known = None, None
    if first is not None and first <= until:
        found.append(Episode(first, until, known=known))
    return tuple(found)


def _by(known: date | None, until: date) -> date | None:
    """The later day on which something was said; on the last day that is looked at all that is there is known."""
    return None if known is None else min(known, until)


def flares_in(
    checkins: Mapping[date, CheckIn],
    until: date,
    *,
    lasting: date | None = None,
    day_starts_at: int = DAY_STARTS_AT,
) -> tuple[Episode, ...]:
    """The flare-ups of some check-ins, as `episodes` finds them."""
    return episodes(flares_said(checkins, day_starts_at), until, lasting=lasting)


def lasting_now(flares: Sequence[Episode], day: date) -> tuple[Episode, ...]:
    """Flare-ups with one that lasts on a day: where none does, one begins that day."""
    return tuple(flares) if flare_on(flares, day) else (*flares, Episode(day, day))


def begun_now(flares: Sequence[Episode], day: date, *, over_today: bool) -> tuple[Episode, ...]:
    """Flare-ups where one is said on a day to begin: one that lasts, or was said to be over that day, goes on.

    Args:
        flares: As they stand.
        day: The day.
        over_today: Whether the entry of that day says that one is over: it goes on then, and no other one begins.
    """
    if flare_on(flares, day):
        return tuple(flares)
    if over_today and flares and flares[-1].told == day and flares[-1].first < day:
        return (*flares[:-1], msgspec.structs.replace(flares[-1], last=day, told=None))
    return (*flares, Episode(day, day))


def flare_day_numbers(flares: Iterable[Episode]) -> dict[date, int]:
    """For each flare-up day the number of the day within its flare-up, from 1."""
    return {flare.first + timedelta(days=n): n + 1 for flare in flares for n in range(flare.days)}


def flare_on(flares: Sequence[Episode], day: date) -> Episode | None:
    """The flare-up that lasts on a day, as far as anybody had said by then; none: none does."""
    return next((flare for flare in reversed(flares) if flare.lasts_on(day)), None)


def flare_day(flares: Sequence[Episode], day: date, settled: Settled, *, until_over: bool = False) -> FlareDay:
    """What flare-ups make of a day: reduced, never stopped, back step by step.

    Of a flare-up that lasts and one that ended not long ago the smaller share holds (clinical.md A14).

    Args:
        flares: All known flare-ups.
        day: The day.
        settled: The last morning up to a day where it is known and was settled, since a flare-up began.
        until_over: Effort makes worse, sometimes or more: no way back to the whole amount before it is over. The
            paragraph names only "sometimes"; the branch for who gets worse more often must never be less careful
            (NG206 1.14.5: no return to usual levels before the flare-up has resolved).

    Source: FL-1, clinical.md A13.
    """
    shares, easing = [1.0], False
    small_until, held_until = date.min, date.min
    for flare in flares:
        if flare.makes_less_on(day):
            shares.append(_while_it_lasts(flare, day, settled, until_over=until_over))
        elif flare.told is not None and flare.told <= day:
            week, two_days = flare.last + timedelta(days=AFTER_DAYS), (day - flare.told).days < EASING_DAYS
            in_week = flare.last < day <= week
            second_day = flare.told + timedelta(days=EASING_DAYS - 1)
            if two_days or (in_week and flare.days > LONG_AFTER):
                back = _was_back(flare, flare.told, settled, until_over=until_over)
                shares.append(1.0 if back else SECOND_SHARE)
                if not back:
                    small_until = max(small_until, second_day, week if flare.days > LONG_AFTER else second_day)
            if two_days or in_week:
                easing, held_until = True, max(held_until, second_day, week)
    now = next((flare for flare in reversed(flares) if flare.makes_less_on(day)), None)
    back_on = settled(day, now.first) if now and now.number_of(day) >= FULL_FROM and min(shares) == 1.0 else None
    return FlareDay(
        number=now.number_of(day) if now else 0,
        share=min(shares),
        back_on=back_on if isinstance(back_on, date) and back_on != day else None,
        easing=easing and now is None,
        small_until=small_until if now is None and small_until > date.min else None,
        then_further=small_until == held_until,
    )


def flare_as_shown(
    flares: Sequence[Episode], day: date, settled: Settled, *, until_over: bool = False
) -> FlareDay | None:
    """What flare-ups made of a day before anything was said on it; none: what is said on it changes nothing of that.

    Args:
        flares: All known flare-ups.
        day: The day.
        settled: As of `flare_day`.
        until_over: As of `flare_day`.

    Source: clinical.md A13 (not known: three quarters), A12 ``WEEK`` (on such a day its own smaller amount counts).
    """
    before = before_said_on(flares, day)
    same = before == tuple(flares)
    if same and not any(flare.makes_less_on(day) for flare in flares):
        return None

    def known_before(on: date, since: date) -> date | Literal["no"] | None:
        return None if on == day else settled(on, since)

    now = flare_day(flares, day, settled, until_over=until_over)
    shown = flare_day(before, day, known_before if now.number else settled, until_over=until_over)
    return None if same and shown.share == now.share else shown


def _was_back(flare: Episode, told: date, settled: Settled, *, until_over: bool) -> bool:
    """Whether the whole amount was back on the day the end was told and, where it could be, on the one before."""
    days = [told] if flare.number_of(told) <= FULL_FROM else [told - timedelta(days=1), told]
    return all(_while_it_lasts(flare, day, settled, until_over=until_over) == 1.0 for day in days)


def _while_it_lasts(flare: Episode, day: date, settled: Settled, *, until_over: bool) -> float:
    """Share of the quota on a day on which it lasts, or would last."""
    number = flare.number_of(day)
    if number < SECOND_FROM:
        return FIRST_SHARE
    if number < FULL_FROM:
        return SECOND_SHARE
    small = SECOND_SHARE if number <= LONG_AFTER else FIRST_SHARE
    if until_over:
        return small
    # After the seventh day who is back at the whole amount keeps it as long as every morning since then is known and
    # settled. As long as the one of today is not, it is what a morning that is not known brings before, too.
    since = range(min(LONG_AFTER, number), number + 1)
    *before, now = (settled(flare.first + timedelta(days=n - 1), flare.first) for n in since)
    if number > LONG_AFTER and not all(isinstance(one, date) for one in before):
        return small
    return 1.0 if isinstance(now, date) else SECOND_SHARE if now is None else small


class _Asking(msgspec.Struct, frozen=True):
    """Flare-ups that ask for new tries and halve the step (A13)."""

    since: date
    """The first day on which they did."""
    newest: Episode
    """The last of them."""


def _asking(flares: Sequence[Episode], until: date, since: date | None) -> Iterator[_Asking]:
    """Each flare-up over 14 days, and each third one in 28; those that began before ``since`` were answered already."""
    known = [flare for flare in flares if flare.first <= until and (since is None or flare.first >= since)]
    for flare in known:
        if (min(flare.last, until) - flare.first).days >= TRIALS_AFTER_DAYS:
            yield _Asking(flare.first + timedelta(days=TRIALS_AFTER_DAYS), flare)
    for first, third in zip(known, known[MANY - 1 :], strict=False):
        if (third.first - first.last).days < MANY_WITHIN:
            yield _Asking(third.first, third)


def halved_on(flares: Sequence[Episode], until: date, *, since: date | None = None) -> date | None:
    """The first day on which flare-ups halved the step: one over 14 days, or the third in 28; none: they did not.

    Args:
        flares: All known flare-ups.
        until: The last day that counts.
        since: Flare-ups that began before this day were answered already.

    Source: FL-1, clinical.md A13.
    """
    return min((one.since for one in _asking(flares, until, since)), default=None)


def needs_new_trials(flares: Sequence[Episode], today: date, *, since: date | None = None) -> bool:
    """Whether new tries are offered after flare-ups: one over 14 days, or three in 28, and none lasts (A13).

    What halves the step offers them, too. The offer stands for 28 days after the last of these flare-ups, however long
    that was: tries wait until it is over, and the first of them may be long ago then.

    Args:
        flares: All known flare-ups.
        today: The day of the question.
        since: Flare-ups that began before this day were answered already.
    """
    if flare_on(flares, today) is not None:
        return False
    return any((today - one.newest.last).days < MANY_WITHIN for one in _asking(flares, today, since))


def flare_in_days_before(flares: Sequence[Episode], day: date) -> bool:
    """Whether a flare-up ended within the seven days before ``day`` (A13: a week of hold afterwards)."""
    return any(flare.last < day <= flare.last + timedelta(days=AFTER_DAYS) for flare in flares)


def calm_for(flares: Sequence[Episode], day: date) -> timedelta:
    """How long before a day the last known flare-up ended; as long as can be where none is known."""
    last = max((flare.last for flare in flares if flare.first <= day), default=None)
    return timedelta.max if last is None else day - last
