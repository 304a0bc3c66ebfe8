"""Graded exposure, arranged with one diary: the ladder of avoided activities (clinical.md A8).

Whether answers call for support comes from the saved assessments; open warning signs and "ask first" answers from the
book.
"""

from collections.abc import Iterable

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import CannotDo, WrongInput
from painplan.exposure.records import About, Attempt, Avoided
from painplan.exposure.rules import (
    MOST,
    ExposureLadder,
    ExposureRung,
    TryDay,
    exposure_ladder,
)
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.told import Because
from painplan.measures import service
from painplan.plans.because_words import because_words
from painplan.safety.allowed import situation
from painplan.safety.locks import lock_names
from painplan.safety.medicine.named_medicines import SPOKEN_OF, Named, check_no_medicine
from painplan.safety.rules import State, against
from painplan.store.book import Book

THIN_BONES = "AF07"
"""The "ask first" question about thin bones, fragility fractures and long-term steroids."""
LONGEST_NAME = 200
_NAMES: dict[State, str] = {"distress": "distress", "branch": "pem", "illness": "illness"}
"""What takes exposure away, by its name among the reasons; everything else is a lock with names."""


class ExposureView(msgspec.Struct, frozen=True, kw_only=True):
    """The ladder as it stands on a day."""

    ladder: ExposureLadder
    tries: dict[str, tuple[Attempt, ...]]
    """By activity, in order."""
    begun: Attempt | None
    """A try that was planned and waits for what happened."""
    waits: tuple[Because, ...] = ()
    """Why none of it is offered today, whatever stands on the ladder; empty: it is."""

    def rung(self, avoided_id: str) -> ExposureRung | None:
        """One activity."""
        return next((rung for rung in self.ladder.rungs if rung.avoided.id == avoided_id), None)

    @property
    def distress(self) -> bool:
        """Whether it waits because answers call for support."""
        return any(why.code == "distress" for why in self.waits)


class Exposure:
    """Avoided activities."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk, self._things = desk, OwnThings(desk, Avoided)

    def view(self) -> ExposureView:
        """What is avoided as it stands today, and the try that waits for what happened."""
        return self._view(self._desk.book)

    def situation(self) -> TryDay:
        """What else is known: whether answers call for support, what is open, thin bones."""
        book = self._desk.facts
        thin = any(said.question == THIN_BONES and said.since is not None for said in book.ask_first)
        now = situation(self._desk, distress=service.Assessments(self._desk).distress())
        states = against("exposure", now)
        named = (_NAMES.get(state, "lock") for state in states)
        waits = tuple(
            Because(code, {"which": " ".join(lock_names(now))} if code == "lock" else {})
            for code in dict.fromkeys(named)
        )
        return TryDay(waits=waits, thin_bones=thin)

    def one(self, avoided_id: str) -> ExposureRung:
        """One activity.

        Raises:
            WrongInput: There is none of this name.
        """
        found = self.view().rung(self._things.named(avoided_id).id)
        assert found is not None  # what is on the list is on the ladder
        return found

    def check_offered(self) -> None:
        """Whether it is offered at all.

        Raises:
            CannotDo: It is not; the sentence says what comes first.
        """
        for why in self.situation().waits:
            raise CannotDo(because_words("exposure", why))

    def check_activity(self, activity: str) -> None:
        """Whether an activity can be put on the list.

        Raises:
            WrongInput: It has no words, or too many.
            CannotDo: It is about a medicine; the sentence holds the fixed line of clinical.md C4.
        """
        check_words(activity, LONGEST_NAME)
        check_no_medicine(self._desk.facts, [Named("activity", activity, SPOKEN_OF)], "not_done")

    def add(self, activity: str, fear: int, value: int, about: Iterable[About] = ()) -> ExposureRung:
        """Put an activity on the list.

        Args:
            activity: In the person's words.
            fear: 0 no worry that it would harm, 100 extremely.
            value: 0 not worth it, 10 very much.
            about: What the person says about it.

        Raises:
            CannotDo: It is not offered at the moment.
            WrongInput: Something does not fit, or there are twelve already. Nothing is saved.
        """
        says, facts = asset("exposure")["says"], self._desk.facts
        self.check_offered()
        self.check_activity(activity)
        check_percent(fear)
        if not 0 <= value <= 10:
            raise WrongInput(says["odd_value"])
        if sum(not one.put_away for one in facts.avoided) >= MOST:
            raise WrongInput(says["odd_most"].format(most=MOST))
        one = Avoided(
            id=self._things.new_id(activity),
            activity=activity.strip(),
            fear=fear,
            value=value,
            about=tuple(dict.fromkeys(about)),
            created=self._desk.today,
        )
        return self.one(self._things.add(one).id)

    def put_away(self, avoided_id: str) -> None:
        """Take an activity off the list; its tries stay in the diary.

        Raises:
            WrongInput: There is none of this name.
        """
        self._things.put_away(avoided_id)

    def talked(self, avoided_id: str, role: str) -> ExposureRung:
        """After tries that changed nothing it was talked over with a professional; tries count afresh.

        Raises:
            WrongInput: There is no such activity, or nobody is named.
        """
        one = self._things.named(avoided_id)
        if not one_line(role) or len(role) > LONGEST_NAME:
            raise WrongInput(asset("exposure")["says"]["odd_role"])
        return self.one(self._things.change(one, talked_with=role.strip(), talked_on=self._desk.today).id)

    def _view(self, book: Book) -> ExposureView:
        tries: dict[str, tuple[Attempt, ...]] = {}
        for attempt in book.attempts:
            if not attempt.left_out:
                tries[attempt.avoided] = (*tries.get(attempt.avoided, ()), attempt)
        avoided = list(self._things.all())
        now = self.situation()
        ladder = exposure_ladder(avoided, tries, now)
        return ExposureView(ladder=ladder, tries=tries, begun=begun_in(book), waits=now.waits)


def begun_in(book: Book) -> Attempt | None:
    """The try that waits for what happened; looks at the book alone."""
    known = {one.id for one in book.avoided if not one.put_away}
    waiting = [one for one in book.attempts if one.fear_after is None and not one.left_out and one.avoided in known]
    return waiting[-1] if waiting else None


def check_words(text: str, most: int) -> None:
    """Whether there are words, and not too many.

    Raises:
        WrongInput: There are none, or more than fit.
    """
    if not one_line(text) or len(text) > most:
        raise WrongInput(asset("exposure")["says"]["odd_words"].format(most=most))


def check_percent(value: int) -> None:
    """Whether a number goes from 0 to 100.

    Raises:
        WrongInput: It does not.
    """
    if not 0 <= value <= 100:
        raise WrongInput(asset("exposure")["says"]["odd_percent"])
