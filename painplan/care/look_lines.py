"""Where a look at a course of care is asked for: on its day on Today, and in the review of the month."""

from collections.abc import Iterator
from datetime import date

from painplan.care.service import CareRoom
from painplan.care.words import look_words, question_words
from painplan.diary.open_diary import OpenDiary
from painplan.kit.escape import one_line
from painplan.kit.waiting import Waiting
from painplan.kit.words import say
from painplan.reviews.look_back import ReviewPart

PREFIX = "care."
"""How the name of such a part of a review begins; the id stands behind it."""
_LONGEST = 40


def care_lines(desk: OpenDiary) -> Iterator[Waiting]:
    """One line for all whose day has come, beginning with the one that waited longest."""
    due = sorted(CareRoom(desk).due(), key=lambda view: view.look_again or date.max)
    if due:
        first, more = due[0].care, len(due) - 1
        what = say("care.today.what", name=one_line(first.name, _LONGEST))
        what += say("care.today.more", count=more) if more else ""
        command = f"painplan care look {first.id}"
        yield Waiting(code="care", when=say("care.today.when"), what=what, opens="care", command=command)


def care_parts(desk: OpenDiary) -> tuple[ReviewPart, ...]:
    """What the review of a month looks at: each that was not stopped."""
    room = CareRoom(desk)
    looks = [room.look(view.care.id) for view in room.all() if view.status != "stopped"]
    return tuple(
        ReviewPart(
            name=f"{PREFIX}{look.view.care.id}",
            kind="open",
            label=one_line(look.view.care.name, _LONGEST),
            ask=f"{one_line(look.view.care.name, 60)}: {question_words(look.view)}",
            hint="",
            lines=tuple(look_words(look)),
            opens=f"{PREFIX}{look.view.care.id}",
        )
        for look in looks
    )
