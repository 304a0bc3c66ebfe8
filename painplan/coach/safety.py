"""Warning signs, and the branch for who gets worse after effort: what was said, and who looked at it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import get_args

from painplan.coach.desk import Desk
from painplan.coach.flares import flares_of
from painplan.coach.signs import SignView, answer_changes, looked_at_change, sign_views
from painplan.errors import WrongInput
from painplan.records import Worsening
from painplan.safety.asking import Asked, ListDue, list_due
from painplan.store import ME, Change
from painplan.words import one_line

LASTING_WORSENING = frozenset({"often", "always"})
"""Answers with which all automatic steps are off; "sometimes" halves them (clinical.md A14.1)."""


LOOK_BACK_DAYS = 45
"""Far enough for the usual pain of four weeks, and for a long flare-up."""


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

    def list_due(self) -> ListDue | None:
        """The list that is worth asking today, and why (clinical.md C); none: nothing is."""
        desk, book = self._desk, self._desk.book
        said = desk.diary.days(desk.today - timedelta(days=LOOK_BACK_DAYS), desk.today).checkins
        begun = [*(plan.created for plan in book.plans), *(one.first for one in book.experiments)]
        flares = flares_of(desk.diary, desk.today - timedelta(days=LOOK_BACK_DAYS), desk.today)
        asked = Asked(
            whole_on=book.profile.signs_full_on,
            short_on=book.profile.signs_short_on,
            began=min(begun, default=None),
            falls=tuple(day for day, entry in sorted(said.items()) if entry.fall),
            flares=tuple((one.first, one.last) for one in flares),
            pain={day: entry.pain for day, entry in said.items()},
        )
        return list_due(asked, desk.today)

    def whole_list_called_for(self) -> bool:
        """Whether something happened that calls for the whole list, beside the beginning."""
        due = self.list_due()
        return due is not None and due.list == "whole" and due.why != "set_up"

    def list_asked(self, *, whole: bool) -> None:
        """The list was gone through to its end today, whatever was left out."""
        fields = {"signs_full_on" if whole else "signs_short_on": self._desk.today}
        self._desk.save([Change(table="profile", key=ME, fields=fields)], undoable=False)

    def sign_looked_at(self, name: str, role: str) -> tuple[SignView, ...]:
        """Somebody looked at an open sign and said that one can go on; gives the list as it is now.

        Raises:
            WrongInput: It is not open, or nobody is named.
        """
        self._desk.save([looked_at_change(self._desk.book, name, role, self._desk.today)])
        return self.signs()

    def say_lasting_worsening(self, answer: str) -> bool:
        """Take the answer to the question about a lasting worsening after effort; tells whether steps are off now.

        An answer never turns the branch off: that takes `agree_to_steps` (clinical.md A14.1). "Sometimes" makes steps
        gentle, and the check-in asks two days after a session.

        Raises:
            WrongInput: It is none of never, sometimes, often, always.
        """
        if answer not in get_args(Worsening):
            raise WrongInput(f"“{one_line(answer, 20)}” does not fit: answer {', '.join(get_args(Worsening))}.")
        off = {"post_exertional_malaise": True} if answer in LASTING_WORSENING else {}
        fields = {"worsening": answer, "worsening_on": self._desk.today, **off}
        self._desk.save([Change(table="profile", key=ME, fields=fields)])
        return self._desk.book.profile.post_exertional_malaise

    def say_told_of_crashes(self, told: bool) -> bool:
        """Take whether a professional said: ME/CFS, or long COVID with this pattern; tells whether steps are off now.

        A yes turns them off, as "often" does; a no turns nothing on (clinical.md A14.1).
        """
        off = {"post_exertional_malaise": True} if told else {}
        day = self._desk.facts.profile.worsening_on or self._desk.today
        fields = {"told_crashes": told, "worsening_on": day, **off}
        self._desk.save([Change(table="profile", key=ME, fields=fields)])
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
