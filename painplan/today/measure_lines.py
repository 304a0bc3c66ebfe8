"""One calm line on Today when something that was measured before is worth asking again (clinical.md B3)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.waiting import Waiting
from painplan.measures.battery import due
from painplan.measures.program_instruments import asked_again
from painplan.plans.flares import flare_day_on
from painplan.plans.plan_days import LOOK_BACK_DAYS
from painplan.plans.plan_states import courses_of
from painplan.reviews.look_back_due import look_backs_due
from painplan.safety.allowed import situation
from painplan.safety.rules import allows
from painplan.store.diary import Month


def measure_line(desk: OpenDiary) -> Iterator[Waiting]:
    """The measure that has been due the longest; none on a flare-up day, or where a look back will ask it anyway.

    Only what the person answered before comes back by itself; who finds that tracking draws them to their pain is
    not asked here at all (clinical.md E2).
    """
    book, today = desk.book, desk.today
    said = desk.diary.days(today - timedelta(days=LOOK_BACK_DAYS), today)  # read for Today anyway
    if not said.assessments or book.profile.pain_hidden or flare_day_on(desk):
        return
    last: dict[str, date] = {}
    for name, day in _answered(said):
        last[name] = max(day, last.get(name, day))
    began = min((plan.created for plan in book.active_plans()), default=None)
    tests = allows("test", situation(desk))
    lines = [line for line in asked_again() if line.instrument in last and line.every_days]
    found = due(lines, last, today, plan_began=began)
    waiting = [one for one in found if (kind := _of(one.instrument).get("kind")) and (tests or kind != "performance")]
    if not waiting or _asked_anyway(desk):
        return
    first = min(waiting, key=lambda one: one.since)
    words, title = asset("measures")["waiting"], _of(first.instrument)["title"]
    yield Waiting(
        code="measure",
        when=words["when"],
        what=words["what"].format(title=title, day=date_in_words(last[first.instrument])),
        opens="measure",
        command=f"painplan measure {first.instrument}",
    )


def _answered(said: Month) -> Iterator[tuple[str, date]]:
    """Instruments that were answered to the end, with the day."""
    for (name, day), made in said.assessments.items():
        if None not in made.answers:
            yield name, day


def _of(name: str) -> dict[str, Any]:
    """The file of one instrument, without reading the others; nothing where it was taken out."""
    try:
        return asset(f"instruments/{name}")
    except FileNotFoundError:
        return {}


def _asked_anyway(desk: OpenDiary) -> bool:
    """A weekly review or a look back is due, and asks what is due with it."""
    if look_backs_due(desk.book, desk.today):
        return True
    return any(course.next_review <= desk.today for course in courses_of(desk))
