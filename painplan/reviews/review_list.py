"""The list for the next review: open warning signs of every tier, and what is to be looked at before steps (C, tier R).

The same list stands in the review, in a visit, and, when ticked, on the page for the team.
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.safety.ask_first import open_questions
from painplan.safety.not_asked import questions
from painplan.safety.rules import Situation, for_the_review
from painplan.safety.signs_service import open_on


class ToMention(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the list."""

    id: str
    kind: str
    """``sign`` or ``ask_first``."""
    tier: str | None
    """Of a sign: E, S, U or R."""
    text: str
    since: date
    long_standing: bool = False
    """A sign that is no new one and was checked before."""

    @property
    def line(self) -> str:
        """The entry as it is read, without codes."""
        words = asset("warning_signs")["review"]
        told = "long_standing" if self.long_standing else "mention" if self.tier == "R" else self.kind
        line = words["line_long_standing" if self.long_standing else "line"]
        return str(line.format(text=self.text, about=words[told], day=date_in_words(self.since)))


def to_mention(desk: OpenDiary) -> tuple[ToMention, ...]:
    """What is worth telling at the next review or visit, most urgent first; nothing leaves it but by a look."""
    return (*_signs(desk), *_ask_first(desk))


def _signs(desk: OpenDiary) -> Iterator[ToMention]:
    for one in for_the_review(Situation(signs=open_on(desk.book, desk.today))):
        yield ToMention(
            id=one.sign.id,
            kind="sign",
            tier=one.tier,
            text=one.about,
            since=one.since,
            long_standing=one.long_standing,
        )


def _ask_first(desk: OpenDiary) -> Iterator[ToMention]:
    if not desk.book.ask_first:
        return
    texts = {one.id: one.text for one in questions()}
    for said in open_questions(desk.book.ask_first, desk.today):
        if said.since is not None and said.question in texts:
            yield ToMention(id=said.question, kind="ask_first", tier=None, text=texts[said.question], since=said.since)
