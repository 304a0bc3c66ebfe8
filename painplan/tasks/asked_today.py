"""What pieces with rests and exercises share: today asks something of them, or nothing while something waits."""

from painplan.diary.open_diary import OpenDiary
from painplan.safety.allowed import check_allowed, instead_of_amounts


class AskedToday:
    """Things of one's own, done by the clock, of one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    @property
    def desk(self) -> OpenDiary:
        """The diary they are in."""
        return self._desk

    @property
    def waits(self) -> tuple[str, ...]:
        """What stands where amounts would, while nothing is asked for; empty: they are told."""
        return instead_of_amounts(self._desk)

    def check_begin(self) -> None:
        """Whether a new one can be taken up.

        Raises:
            CannotDo: Nothing is asked for today; the sentence says why (clinical.md A14.4; C, principle 4).
        """
        check_allowed(self._desk, "amount")
