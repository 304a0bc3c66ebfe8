"""What the diary shows beyond single measures: evenness of days, links, a usual day that became smaller."""

from datetime import date, timedelta

import msgspec

from painplan.insight.daily_load import Load, load_of
from painplan.insight.evenness import Evenness, evenness
from painplan.insight.links import WINDOW_DAYS as LINK_DAYS
from painplan.insight.links import Links, links
from painplan.insight.measure_values import values_of
from painplan.insight.under_activity import ClinicalReason, UnderActivity, under_activity
from painplan.insight.usual_day import WINDOW_DAYS
from painplan.pacing.flare import flare_day_numbers, flares_in
from painplan.store.book import Book
from painplan.store.diary import Month

SYMPTOMS = ("interference", "energy", "pain")
"""What is looked at for links, in this order: pain last (clinical.md E1, H7)."""
MOST = 10
"""Top of the scales of the check-in; fatigue is what energy leaves of it."""
FLARE_DAYS = 7
"""So many flare-up days of 28 explain a smaller usual day [design default]."""
LOOK_BACK_DAYS = LINK_DAYS + 1


class Insight(msgspec.Struct, frozen=True, kw_only=True):
    """What the diary shows on a day."""

    load: Load
    """What counted as activity."""
    evenness: Evenness
    links: Links
    under_activity: UnderActivity


class Patterns(msgspec.Struct, frozen=True, kw_only=True):
    """What is quickly worked out: a few milliseconds also after twenty years."""

    load: Load
    evenness: Evenness
    under_activity: UnderActivity


def patterns_of(book: Book, facts: Month, today: date) -> Patterns:
    """How even the days are, and whether the usual day became smaller; from the last eight weeks (clinical.md H6)."""
    load = load_of(book, facts, today)
    energy = values_of("energy", book, facts)[1]
    fatigue = {day: MOST - value for day, value in energy.items()}
    worse = [values_of("interference", book, facts)[1], fatigue, values_of("pain", book, facts)[1]]
    return Patterns(
        load=load,
        evenness=evenness(
            load.amounts,
            worse,
            today,
            unit=load.unit,
            reason_before=_clinical_reason(book, facts, today - timedelta(days=WINDOW_DAYS)),
        ),
        under_activity=under_activity(load.amounts, today, reason=_clinical_reason(book, facts, today)),
    )


def insight_of(book: Book, facts: Month, today: date) -> Insight:
    """Work it all out.

    Args:
        book: The plan book.
        facts: The days before and with ``today``; at least `LOOK_BACK_DAYS` of them where they exist.
        today: Last day that is looked at.

    Source: clinical.md H6, H7.
    """
    found = patterns_of(book, facts, today)
    symptoms = {name: values_of(name, book, facts)[1] for name in SYMPTOMS}
    return Insight(
        load=found.load,
        evenness=found.evenness,
        links=links(found.load.amounts.days, symptoms, today, apart=_days_apart(book, facts, today)),
        under_activity=found.under_activity,
    )


def _days_apart(book: Book, facts: Month, today: date) -> set[date]:
    """Days of a flare-up or a hold: there the plan itself makes the amount small (clinical.md H7)."""
    found = set(flare_day_numbers(flares_in(facts.checkins, today)))
    for hold in book.holds:
        last = min(hold.last or today, today)
        found |= {hold.first + timedelta(days=ahead) for ahead in range((last - hold.first).days + 1)}
    return found


def _clinical_reason(book: Book, facts: Month, today: date) -> ClinicalReason | None:
    """Why less was right in the last four weeks, if so."""
    before = today - timedelta(days=WINDOW_DAYS)
    if book.profile.post_exertional_malaise:
        return "pem"
    if any(hold.first <= today and (hold.last is None or hold.last > before) for hold in book.holds):
        return "hold"
    flares = flares_in(facts.checkins, today)
    flare_days = sum(before < day <= today for day in flare_day_numbers(flares))
    return "flare" if flare_days >= FLARE_DAYS else None
