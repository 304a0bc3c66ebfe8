"""Tries at avoided activities: planned with what is expected, then told as they went (clinical.md A8.4)."""

from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo
from painplan.exposure.records import Attempt, Varied
from painplan.exposure.rules import ExposureRung
from painplan.exposure.service import Exposure, check_percent, check_words
from painplan.kit.assets import asset
from painplan.plans.because_words import because_words
from painplan.store.diary import Change, book_change

LONGEST = 2_000


class Tries:
    """One try at a time."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk, self._list = desk, Exposure(desk)

    def check_can_try(self, avoided_id: str) -> ExposureRung:
        """Whether a try at this activity is offered: its turn, or one that was moved on from already.

        Raises:
            CannotDo: It is not; the sentence says why.
            WrongInput: There is none of this name.
        """
        rung, says = self._list.one(avoided_id), asset("exposure")["says"]
        for why in (*self._list.view().ladder.waits, *rung.because):
            if why.code != "all_done":
                raise CannotDo(because_words("exposure", why))
        if rung.standing not in ("now", "moved_on"):
            raise CannotDo(says["not_its_turn"])
        return rung

    def plan_try(self, avoided_id: str, fears: str, sure: int, dose: str, varied: Varied | None = None) -> Attempt:
        """Write down what is expected, before doing it.

        Args:
            avoided_id: The activity.
            fears: What the person fears will happen.
            sure: How sure they are, 0-100.
            dose: What exactly and how much, planned before.
            varied: What is different from earlier tries.

        Raises:
            CannotDo: No try at it is offered, or another one waits for what happened.
            WrongInput: Something does not fit. Nothing is saved.
        """
        self.check_can_try(avoided_id)
        begun = self._list.view().begun
        if begun is not None:
            raise CannotDo(asset("exposure")["says"]["one_open"].format(activity=begun.avoided))
        check_words(fears, LONGEST)
        check_words(dose, LONGEST)
        check_percent(sure)
        number = 1 + max((one.number for one in self._desk.facts.attempts if one.avoided == avoided_id), default=0)
        made = Attempt(
            avoided=avoided_id,
            number=number,
            on=self._desk.today,
            fears=fears.strip(),
            sure_before=sure,
            dose=dose.strip(),
            varied=varied,
        )
        self._desk.save([book_change("attempts", f"{avoided_id} {number}", made)])
        return made

    def tell(self, happened: str, sure: int, fear: int) -> ExposureRung:
        """What happened in the try that was planned, and how sure and how afraid the person is now.

        Raises:
            CannotDo: No try waits for it.
            WrongInput: Something does not fit. Nothing is saved.
        """
        begun = self._list.view().begun
        if begun is None:
            raise CannotDo(asset("exposure")["says"]["none_open"])
        check_words(happened, LONGEST)
        check_percent(sure)
        check_percent(fear)
        fields = {"happened": happened.strip(), "sure_after": sure, "fear_after": fear}
        self._desk.save([Change(table="attempts", key=f"{begun.avoided} {begun.number}", fields=fields)])
        return self._list.one(begun.avoided)

    def leave_out(self) -> None:
        """The planned try is not done; what was expected stays out of the ladder.

        Raises:
            CannotDo: No try waits.
        """
        begun = self._list.view().begun
        if begun is None:
            raise CannotDo(asset("exposure")["says"]["none_open"])
        self._desk.save([Change(table="attempts", key=f"{begun.avoided} {begun.number}", fields={"left_out": True})])
