"""The offer that goes with long days and quieter, harder days after them: "Want to try an even-days plan?" (H6)."""

from datetime import timedelta
from typing import get_args

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.insight.evenness import Evenness
from painplan.kit.escape import one_line
from painplan.kit.record import ME
from painplan.kit.words import say
from painplan.plans.records import EvenDays
from painplan.store.diary import Change

ASK_AGAIN_DAYS = 28
"""After a yes the same four weeks are not asked about twice [design default]."""
ANSWERS: tuple[EvenDays, ...] = get_args(EvenDays)


class EvenDaysOffer:
    """The offer, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def stands(self, evenness: Evenness) -> bool:
        """Whether it is made today: there were such days, it was not put aside, and no yes is younger than 28 days."""
        profile = self._desk.book.profile
        if evenness.now is None or not evenness.now.cycles or profile.even_days == "never":
            return False
        said = profile.even_days_on
        return said is None or self._desk.today - said >= timedelta(days=ASK_AGAIN_DAYS)

    def say(self, answer: str) -> None:
        """Take it up, or never be asked again; "not now" is no answer to keep.

        Raises:
            WrongInput: It is neither.
        """
        if answer not in ANSWERS:
            raise WrongInput(
                say("insight.even_days.odd_answer", answer=one_line(answer, 20), answers=" or ".join(ANSWERS))
            )
        fields = {"even_days": answer, "even_days_on": self._desk.today}
        self._desk.save([Change(table="profile", key=ME, fields=fields)])
