"""What pacing has to say on a day beside the amounts: a line each (see `painplan.today.today_items`)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from painplan.checkin.records import CheckIn
from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.waiting import Waiting
from painplan.pacing.absence import absence_before
from painplan.pacing.days import settle_days
from painplan.pacing.envelope import TIRED_WITHIN, tired_for_days
from painplan.pacing.flare import LONG_AFTER
from painplan.pacing.holds import ILLNESS, asks_for_worsening
from painplan.pacing.symptom_band import (
    RUNNING,
    USUAL_DAYS,
    SymptomBand,
    activity_disrupted,
    amber_for_days,
    band,
)
from painplan.plans import restart
from painplan.plans.days_said import entries_in, symptoms_in, unsettled_on
from painplan.plans.effort import EffortCourse
from painplan.plans.flares import flare_day_on
from painplan.plans.plan_days import LOOK_BACK_DAYS
from painplan.plans.plan_states import courses_of
from painplan.safety import service as safety_service
from painplan.store.diary import Month

WAITS_DAYS = 21
"""So long the question about a lasting worsening waits after days of tiredness [design default]."""
TIREDNESS = "nrs-fatigue"
"""The instrument that asks how tired somebody was, 0-10."""
_FULL = 10
"""Energy of a day without tiredness, 0-10."""


def pacing_lines(desk: OpenDiary) -> Iterator[Waiting]:
    """Those that ask for an answer."""
    for source in (restart_lines, long_flare_line):
        yield from source(desk)


def restart_lines(desk: OpenDiary) -> Iterator[Waiting]:
    """Something is offered after a long time away, or after long flare-ups; mostly one look tells that it is not."""
    facts, begun = _days(desk, LOOK_BACK_DAYS), min(plan.created for plan in desk.book.active_plans())
    away = absence_before(entries_in(facts), max(begun, desk.today - timedelta(days=LOOK_BACK_DAYS)), desk.today)
    flares = any(entry.flare for entry in facts.checkins.values())
    book = desk.book
    asked = any(one.offered is not None for one in book.restarts) or any(one.halved for one in book.reviews)
    if away is None and not flares and not asked:
        return

    yield from restart.waiting_restarts(desk)


def long_flare_line(desk: OpenDiary) -> Iterator[Waiting]:
    """In a flare-up of more than a week warning signs are asked about each day, on its day 8 all of them (A13)."""
    flare_day = flare_day_on(desk)
    if flare_day > LONG_AFTER and (due := safety_service.Safety(desk).list_of_flare()):
        words, whole = asset("pacing")["long_flare"], due == "whole"
        opens, command = ("signs", "painplan safety") if whole else ("signs_short", "painplan safety --short")
        what = words[due].format(day=flare_day)
        yield Waiting(code="long_flare", when=words["when"], what=what, opens=opens, command=command)


def worsening_line(desk: OpenDiary) -> Iterator[Waiting]:
    """The question about a lasting worsening is asked again: tired for days, or after an illness (clinical.md A14)."""
    profile, today = desk.book.profile, desk.today
    if profile.post_exertional_malaise:
        return
    asked, words = profile.worsening_on or date.min, asset("pacing")["worsening"]
    # As far back as the illnesses that ended after the last answer: the question waits until it is answered.
    over = [hold.last for hold in desk.book.holds if hold.reason == ILLNESS and hold.last is not None]
    ends = [last for last in over if asked <= last]
    energy = _energy(desk, max([WAITS_DAYS + TIRED_WITHIN, *((today - last).days + 1 for last in ends)]))
    ill = asks_for_worsening(desk.book.holds, energy, today)
    after_illness = ill is not None and asked < ill
    # An answer is about the days before it and its own; new days of tiredness ask again, however soon they come.
    since = {day: value for day, value in energy.items() if day > asked}
    tired = any(tired_for_days(since, today - timedelta(days=back)) for back in range(WAITS_DAYS))
    if after_illness or tired:
        yield Waiting(
            code="worsening",
            when=words["when"],
            what=words["waiting_ill" if after_illness else "waiting"],
            opens="crashes",
            command="painplan steps ask never|sometimes|often|always",
        )


def _energy(desk: OpenDiary, days: int) -> dict[date, float]:
    """Energy of so many days before today, and of today, 0-10; a day is as tired as anything that was said of it."""
    facts = _days(desk, days)
    found = facts.by_day("energy")
    for (instrument, day), made in facts.assessments.items():
        if instrument == TIREDNESS and made.answers and made.answers[0] is not None:
            found[day] = min(found.get(day, _FULL), _FULL - made.answers[0])
    return found


def band_line(desk: OpenDiary) -> Iterator[Waiting]:
    """Green or amber, beside one's own usual, and the flare plan on the second amber day with activity disrupted.

    Nothing in a flare-up: it has been said (clinical.md A10).
    """
    facts = _days(desk, USUAL_DAYS + RUNNING)
    checkins = facts.checkins
    told = desk.today in checkins or any(day == desk.today for _, day in facts.measurements)
    if not told or flare_day_on(desk):
        return
    symptoms, two_days = symptoms_in(facts), EffortCourse(desk.book.profile).asks_two_days

    def band_of(day: date) -> SymptomBand | None:
        unsettled = unsettled_on(facts, day, after=settle_days(day, two_days))
        return band(symptoms, day, settled="no" if unsettled else None)

    found = band_of(desk.today)
    if found is None:
        return
    yield _band_words(found)
    if amber_for_days(lambda day: _is_amber(band_of(day)), desk.today, lambda day: _disrupted(desk, checkins, day)):
        words = asset("pacing")["band"]
        yield Waiting(
            code="flare_offer",
            when=words["offer_when"],
            what=words["offer"],
            opens="flare",
            command="painplan flare start",
        )


def _is_amber(found: SymptomBand | None) -> bool:
    return found is not None and found.colour == "amber"


def _disrupted(desk: OpenDiary, checkins: Mapping[date, CheckIn], day: date) -> bool:
    """Whether activity was disrupted on a day, as far as anything was noted."""
    entry, sessions = checkins.get(day), desk.diary.days(day, day).sessions
    done = [
        (session.done, course.target_on(day).target)
        for course in courses_of(desk)
        if (session := sessions.get((course.plan.id, day))) is not None
    ]
    return activity_disrupted(entry.interference if entry else None, done)


def _band_words(found: SymptomBand) -> Waiting:
    words = asset("pacing")["band"]
    what = words["both"] if len(found.of) > 1 else words[found.of[0]] if found.of else ""
    text = words[found.colour].format(what=what) if found.of else words["unsettled"]
    return Waiting(code=f"band_{found.colour}", when=words[f"{found.colour}_when"], what=text, opens="")


def _checkins(desk: OpenDiary, days: int) -> dict[date, CheckIn]:
    """The check-ins of so many days before today, and today's; read for Today anyway."""
    return dict(_days(desk, days).checkins)


def _days(desk: OpenDiary, days: int) -> Month:
    return desk.diary.days(desk.today - timedelta(days=days), desk.today)
