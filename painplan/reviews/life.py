"""What changed in a life, noted as a reason to look anew at a goal and its plans (clinical.md E2, C5)."""

from datetime import date

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.words import say
from painplan.reviews.look_back_due import LookBackDue, look_backs_due
from painplan.reviews.records import LifeChange, LifeChangeKind
from painplan.safety.ask_first_service import answer_changes
from painplan.store.diary import book_change

LONGEST_NOTE = 2_000
PREGNANT = "AF05"
"""The question before steps that a pregnancy answers (clinical.md C5)."""


class LifeChanges:
    """Those of one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def all(self) -> tuple[LifeChange, ...]:
        """Oldest first."""
        return self._desk.book.life_changes

    def due(self) -> tuple[LookBackDue, ...]:
        """The look backs that wait because of one."""
        return tuple(one for one in look_backs_due(self._desk.book, self._desk.today) if one.changed)

    def check_note(self, note: str) -> None:
        """Whether the words fit.

        Raises:
            WrongInput: They do not.
        """
        if len(note) > LONGEST_NOTE:
            raise WrongInput(say("kit.typed.too_long", count=f"{len(note):,}", longest=f"{LONGEST_NOTE:,}"))

    def add(self, kind: LifeChangeKind, note: str = "", on: date | None = None) -> tuple[str, ...]:
        """Note a change; gives what is told of it. A pregnancy answers its question before steps as well (C5).

        Raises:
            WrongInput: The day lies ahead, or the note is too long. Nothing is saved.
        """
        desk, day = self._desk, on or self._desk.today
        if day > desk.today:
            raise WrongInput(say("checkin.answers.lies_ahead", day=day, today=desk.today))
        self.check_note(note)
        made = LifeChange(on=day, kind=kind, note=note.strip())
        before = answer_changes(desk.facts, {PREGNANT: "yes"}, desk.today) if kind == "pregnancy" else []
        desk.save([book_change("life_changes", made.key, made), *before])
        told = [say("life.says.kept", kind=say(f"life.kinds.{kind}"))]
        told += [say("life.says.first")] if before else []
        told += [say("life.says.look")] if self.due() else []
        return tuple(told)
