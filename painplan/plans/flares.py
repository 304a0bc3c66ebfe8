"""Flare-ups and holds: what a person says about them becomes facts; what holds today is read from the facts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.checkin.records import CheckIn
from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit import parse
from painplan.kit.assets import asset
from painplan.kit.escape import plain
from painplan.kit.record import ME
from painplan.kit.words import say
from painplan.pacing.flare import MANY_WITHIN, Episode, flare_on, flares_in, flares_said, lasting_now
from painplan.pacing.holds import ILLNESS, HoldReason, holds_on
from painplan.plans.records import FlarePlan, Hold
from painplan.safety.unread import unread_days
from painplan.store.book import Book
from painplan.store.diary import Change, Diary, book_change, checkin_change

LONGEST_TEXT = 2_000
LONGEST_HOLD_DAYS = 365
PARTS = FlarePlan.TABLE.words
"""The parts of a flare plan, in the order they are asked."""


class FlareView(msgspec.Struct, frozen=True, kw_only=True):
    """A flare-up as it stands on a day."""

    day: int
    """Number of the day within the flare-up, from 1; 0 outside."""
    plan: FlarePlan
    """What the person wrote for such days."""
    first: date | None = None
    """The day on which the flare-up that lasts began; none: none lasts."""
    not_known: bool = False
    """None is known to last, and days that cannot be read may say of one (A12 ``UNKNOWN``)."""

    @property
    def written(self) -> tuple[tuple[str, str], ...]:
        """The parts of the plan that have words, in order."""
        return tuple((part, text) for part in PARTS if (text := getattr(self.plan, part)))


def flare_before(diary: Diary, day: date) -> date | None:
    """The first day of a flare-up that lasted when a day began, however long ago that is; none: none did.

    Nothing but its end ends a flare-up (clinical.md A13), so months are read back until something was said about one.
    """
    first: date | None = None
    for said_on, said in diary.told_before(day, flares_said):
        if said.over_since is not None:
            return first
        first = said_on
    return first


def flares_of(diary: Diary, first: date, until: date) -> tuple[Episode, ...]:
    """The flare-ups of some days, oldest first, with one that lasted when they began."""
    return flares_in(diary.days(first, until).checkins, until, lasting=flare_before(diary, first))


def flares_by_day(diary: Diary, first: date, until: date, back: int) -> Iterator[tuple[date, tuple[Episode, ...]]]:
    """What `flares_of` finds for each of some days in the days before it, with all of them read once.

    Args:
        diary: Where it was said.
        first: The first of the days.
        until: The last.
        back: So many days before each are looked at.
    """
    before = timedelta(days=back)
    checkins = sorted(diary.days(first - before, until).checkins.items())
    days = [day for day, _ in checkins]
    earlier = [*diary.told_before(until - before, flares_said)]
    lasting: date | None = None
    for number in range((until - first).days + 1):
        day = first + timedelta(days=number)
        while earlier and earlier[-1][0] < day - before:
            said_on, said = earlier.pop()
            lasting = None if said.over_since is not None else lasting or said_on
        seen = checkins[bisect_left(days, day - before) : bisect_right(days, day)]
        yield day, flares_in(dict(seen), day, lasting=lasting)


def flare_ahead(desk: OpenDiary) -> date | None:
    """The first day of a flare-up that was said on a day ahead to have begun, and lasts by all that was said."""
    found = flares_in(desk.ahead, date.max)
    return found[-1].first if found and found[-1].told is None else None


def flares_seen(desk: OpenDiary, day: date, look_back: int) -> tuple[Episode, ...]:
    """The flare-ups of the days up to one; today one that was said on a day ahead lasts, too.

    Args:
        desk: The diary.
        day: The last of the days.
        look_back: How many days before it.
    """
    return as_it_is_today(desk, day, flares_of(desk.diary, day - timedelta(days=look_back), day))


def as_it_is_today(desk: OpenDiary, day: date, flares: Sequence[Episode]) -> tuple[Episode, ...]:
    """The flare-ups up to a day; where that is today, with one that was said on a day ahead to have begun."""
    return lasting_now(flares, day) if day == desk.today and flare_ahead(desk) else tuple(flares)


def flare_lasting(desk: OpenDiary) -> Episode | None:
    """The flare-up that lasts today, by all that was said so far; none: none does."""
    return flare_on(flares_seen(desk, desk.today, 1), desk.today)


def flare_before_day(diary: Diary, day: date) -> Episode | None:
    """The flare-up that had begun before a day and lasted when it began: its check-in asks whether it is over."""
    before = day - timedelta(days=1)
    return flare_on(flares_of(diary, before, before), before)


def flare_day_on(desk: OpenDiary) -> int:
    """Number of today within a flare-up that lasts, from 1; 0 outside."""
    lasting = flare_lasting(desk)
    return lasting.number_of(desk.today) if lasting else 0


def begin_change(diary: Diary, today: date) -> Change:
    """A flare-up begins today; on a day on which one was said to be over that is taken back, and it goes on.

    Where none was there to be over, one begins: what was said later counts.
    """
    entry = diary.days(today, today).checkins.get(today)
    if entry is None or not entry.flare_over:
        return checkin_change(today, flare=True)
    begins = {} if flare_before_day(diary, today) else {"flare": True}
    return checkin_change(today, **begins, flare_over=False, flare_over_since=None)


def days_unread(desk: OpenDiary) -> tuple[date, ...]:
    """The days that count for flare-ups now of which something could not be read."""
    return unread_days(desk.diary.days(desk.today - timedelta(days=MANY_WITHIN), desk.today), desk.today)


def over_change(desk: OpenDiary, since: date | None) -> Change:
    """The flare-up that lasts is over, as is said today.

    Args:
        desk: Where it was said to have begun.
        since: Since when it is over; none: since today.

    Raises:
        WrongInput: None lasts, or it was not yet, or is not yet, this day.
    """
    lasting, today = flare_lasting(desk), desk.today
    words = asset("flare")["says"]
    if lasting is None:
        raise WrongInput(words["none_known" if days_unread(desk) else "none_lasts"])
    if since is not None:
        _check_over_since(lasting.first, since, today)
    ahead = flare_ahead(desk)
    if ahead is not None and flare_on(flares_of(desk.diary, today - timedelta(days=1), today), today) is None:
        return checkin_change(ahead, flare_over=True, flare_over_since=None)  # where it was said to have begun
    return checkin_change(today, flare_over=True, flare_over_since=None if since == today else since)


def check_over(desk: OpenDiary, said: Change, before: CheckIn | None) -> None:
    """Whether a check-in says of a flare-up only what can be: one is over, since a day on which it had begun.

    Args:
        desk: Where it was said to have begun.
        said: The check-in's answers.
        before: What was said about that day so far.

    Raises:
        WrongInput: None lasts, or it was not yet, or is not yet, the day since which it is said to be over.
    """
    since, day = said.fields.get("flare_over_since"), said.day
    if day is None or not said.fields.get("flare_over"):
        return
    lasting = flare_before_day(desk.diary, day)
    begins = said.fields.get("flare", before.flare if before else None)
    ahead = day == desk.today and flare_ahead(desk) is not None
    if lasting is None and not begins and (since is not None or not ahead):
        raise WrongInput(asset("flare")["says"]["none_known" if days_unread(desk) else "none_lasts"])
    if isinstance(since, date):
        _check_over_since(lasting.first if lasting else day, since, day)


def _check_over_since(first: date, since: date, day: date) -> None:
    if not first <= since <= day:
        told = {"since": since.isoformat(), "first": first.isoformat(), "today": day.isoformat()}
        raise WrongInput(asset("flare")["says"]["not_since"].format(**told))


AfterNo = Literal["goes_on", "was_over"]


def told_after_no(desk: OpenDiary, entry: CheckIn | None, pairs: Iterable[tuple[str, str]]) -> AfterNo | None:
    """What has to be told where a flare-up that began on the day of an entry was answered with no: that ends none.

    Args:
        desk: The diary.
        entry: The entry as it is kept now.
        pairs: What was answered.

    Returns:
        Whether it lasts today or is over; none where nothing began on that day, or nothing was answered with no.
    """
    said_no = any(key == "flare" and value and not parse.parse_yes(value, key) for key, value in pairs)
    if not said_no or entry is None or not entry.flare:
        return None
    lasts = flare_lasting(desk)
    return "goes_on" if lasts is not None and lasts.first <= entry.day else "was_over"


def flare_plan_change(parts: Mapping[str, str]) -> Change:
    """Some parts of the flare plan as typed; empty text takes a part out.

    Raises:
        WrongInput: There is no such part, or the text is too long.
    """
    for part, text in parts.items():
        if part not in PARTS:
            raise WrongInput(say("plans.flares.flare_plan_no_part", part=plain(part)[:40], parts=", ".join(PARTS)))
        if len(text) > LONGEST_TEXT:
            raise WrongInput(say("kit.typed.too_long", count=f"{len(text):,}", longest=f"{LONGEST_TEXT:,}"))
    return Change(table="flare_plan", key=ME, fields={part: text.strip() or None for part, text in parts.items()})


def hold_change(book: Book, reason: HoldReason, today: date, last: date | None, plan: str | None = None) -> Change:
    """A hold from today on; one for the same reason that is there already is another one beside it only for a plan.

    Args:
        book: The holds so far.
        reason: Why steps wait.
        today: Its first day.
        last: Its last day; None: until it is ended. An illness ends only when the person says that they are well.
        plan: Id of the one plan that it holds; None: all.

    Raises:
        WrongInput: The last day is over, or more than a year away; or the same is on hold already.
    """
    words = asset("flare")["holds"]["says"]
    if last is not None and not today <= last <= today + timedelta(days=LONGEST_HOLD_DAYS):
        raise WrongInput(say("plans.flares.cannot_last_day_hold", last=last.isoformat()))
    if any((hold.reason, hold.only) == (reason, plan) for hold in holds_on(book.holds, today)):
        raise WrongInput(words["already"].format(reason=asset("flare")["holds"]["reasons"][reason]))
    taken = {hold.number or 1 for hold in book.holds if hold.first == today}
    number = next(n for n in range(1, len(taken) + 2) if n not in taken)
    ill = reason == ILLNESS
    hold = Hold(
        reason=reason,
        first=today,
        last=None if ill else last,
        until=last if ill else None,
        only=plan,
        number=number if number > 1 else None,
    )
    return book_change("holds", key_of_hold(hold), hold)


def key_of_hold(hold: Hold) -> str:
    """Its name in the diary."""
    return hold.first.isoformat() + (f" {hold.number}" if hold.number else "")


def hold_to_end(holds: tuple[Hold, ...], today: date, reason: str | None) -> Hold:
    """The hold that is meant: the only one of today, or the one with this reason.

    Raises:
        WrongInput: There is none, or there are several and none was named.
    """
    words, names = asset("flare")["holds"]["says"], asset("flare")["holds"]["reasons"]
    now = holds_on(holds, today)
    if not now:
        raise WrongInput(words["none"])
    found = [hold for hold in now if reason in (None, hold.reason)]
    if not found:
        raise WrongInput(words["not_this"].format(on_hold=", ".join(hold.reason for hold in now)))
    if len(found) > 1 and reason is None:
        there = ", ".join(f"{hold.reason} ({names[hold.reason]})" for hold in now)
        raise WrongInput(words["which"].format(on_hold=there, example=found[-1].reason))
    return found[0]


def end_hold_change(hold: Hold, today: date, well_since: date | None = None) -> Change:
    """A hold of today ends: yesterday was its last day. One that began today never was, but for an illness.

    Who was ill for some hours is asked for half of the amount on that day and the next one like everybody who was ill
    (clinical.md A14.4): such an illness has no day of its own, and its last day lies before its first.

    Args:
        hold: Which.
        today: The day on which its end is said.
        well_since: Of an illness: since when the person is well (clinical.md A14.4).

    Raises:
        WrongInput: An illness without the day since which the person is well, or a day that cannot be it.
    """
    words, key = asset("flare")["holds"]["says"], key_of_hold(hold)
    if hold.reason == ILLNESS and well_since is None:
        raise WrongInput(words["well_since_needed"])
    if well_since is not None and hold.reason != ILLNESS:
        raise WrongInput(words["well_since_not"])
    first = min(hold.first, today)  # it may lie ahead, after the clock was set back
    if well_since is not None and not first <= well_since <= today:
        told = {"since": well_since.isoformat(), "first": first.isoformat(), "today": today.isoformat()}
        raise WrongInput(words["well_since_when"].format(**told))
    if first == today and (hold.reason != ILLNESS or hold.first > today):
        return Change(table="holds", key=key, fields=dict.fromkeys(NOTHING_LEFT))
    last = today - timedelta(days=1)
    return Change(table="holds", key=key, fields={"last": last, "well_since": well_since})


NOTHING_LEFT = ("reason", "first", "last", "until", "well_since", "only", "number")
"""Fields of a hold that never was."""
