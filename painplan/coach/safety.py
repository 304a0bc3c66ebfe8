"""Warning signs, and the branch for who gets worse after effort: what was said, and who looked at it."""

from collections.abc import Mapping

from painplan.coach.desk import Desk
from painplan.coach.signs import SignView, answer_changes, looked_at_change, sign_views
from painplan.errors import WrongInput
from painplan.store import ME, Change
from painplan.words import one_line


class Safety:
    """What makes steps wait, arranged with one diary."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def signs(self) -> tuple[SignView, ...]:
        """The warning signs with what was said about them."""
        return sign_views(self._desk.book, self._desk.today)

    def answer_signs(self, answers: Mapping[str, str]) -> tuple[SignView, ...]:
        """Keep answers to warning signs; gives the list as it is now.

        Raises:
            WrongInput: There is no such question, or it cannot be answered so. Nothing is saved then.
        """
        self._desk.save(answer_changes(self._desk.book, answers, self._desk.today))
        return self.signs()

    def sign_looked_at(self, name: str, role: str) -> tuple[SignView, ...]:
        """Somebody looked at an open sign and said that one can go on; gives the list as it is now.

        Raises:
            WrongInput: It is not open, or nobody is named.
        """
        self._desk.save([looked_at_change(self._desk.book, name, role, self._desk.today)])
        return self.signs()

    def say_lasting_worsening(self, answer: str) -> bool:
        """Take the answer to the question about a lasting worsening after effort; tells whether steps are off now.

        An answer never turns the branch off: that takes `agree_to_steps` (clinical.md A14.1).
        """
        from painplan.coach.conversation import LASTING_WORSENING  # only who answers

        if answer in LASTING_WORSENING:
            self._desk.save([Change(table="profile", key=ME, fields={"post_exertional_malaise": True})])
        return self._desk.book.profile.post_exertional_malaise

    def agree_to_steps(self, role: str) -> None:
        """A specialist agreed to steps in spite of a lasting worsening after effort; kept with role and day.

        Raises:
            WrongInput: Nobody is named.
        """
        if not one_line(role):
            raise WrongInput("Name the role of the specialist who agreed, for example “physiotherapist”.")
        fields = {"post_exertional_malaise": None, "steps_agreed_by": role.strip(), "steps_agreed_on": self._desk.today}
        self._desk.save([Change(table="profile", key=ME, fields=fields)])
