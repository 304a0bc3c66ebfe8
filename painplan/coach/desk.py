"""One diary on one day: reads its facts, saves changes, takes them back, hides words, lets go of the key.

What is arranged with it stands in classes of its own: `Coach` for the daily loop, and one a topic beside it, made where
it is needed: ``Reminders(desk).due()``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from painplan.coach.undoing import Step
from painplan.kit import Facts
from painplan.records import Book
from painplan.store import Change, Diary, LockedFolder, Month, Saved, locked, opened

if TYPE_CHECKING:
    from painplan.store.everything import Place
    from painplan.store.files import Fields
    from painplan.store.joining import Joined

F = TypeVar("F", bound=Facts)


class Desk:
    """One diary on one day.

    Args:
        diary: Where the facts are.
        today: The day it is, or is pretended to be.
        now: Tells the time of a change.
        sample: The diary is a sample, and says so everywhere.
    """

    def __init__(
        self, diary: Diary, today: date, *, now: Callable[[], datetime] = datetime.now, sample: bool = False
    ) -> None:
        self.diary, self.today, self.sample = diary, today, sample
        self.discreet = False
        """Whether a person's own words are left out of everything that is looked at."""
        self.now = now
        self.undone = ""
        """What the last undo took back, in a sentence."""
        self._undo: list[Step] = []

    @property
    def where(self) -> str:
        """Where the diary lies, in words."""
        return self.diary.folder.where

    @property
    def book(self) -> Book:
        """The plan book, as it is looked at."""
        return self._looked_at(self.facts)

    def days(self, first: date | None = None, last: date | None = None) -> Month:
        """The facts of some days, as they are looked at."""
        return self._looked_at(self.diary.days(first, last))

    def _looked_at(self, facts: F) -> F:
        if not self.discreet:
            return facts
        from painplan.coach.veil import veiled  # only who hides words

        return veiled(facts)

    def check_words_shown(self) -> None:
        """Whether a person's own words can be written now.

        Raises:
            CannotDo: They are hidden.
        """
        if self.discreet:
            from painplan.coach.veil import words_are_hidden

            raise words_are_hidden()

    # --- saving ---

    @property
    def facts(self) -> Book:
        """The plan book as it is saved; whatever is saved starts from it."""
        return self.diary.book()

    def save(
        self, changes: Sequence[Change], *, undoable: bool = True, together: object = None, about: str = ""
    ) -> list[Saved]:
        """Save some changes in one go.

        Args:
            changes: What to set.
            undoable: Whether undo takes them back.
            together: Saves with the same mark, one after the other, are taken back by one undo.
            about: What undo calls it: ``Bringing in 12 days``.

        Raises:
            CannotDo: It cannot be written, or it would change own words while they are hidden. What stood there stands.
        """
        if self.discreet:
            from painplan.coach.veil import check_words_stay

            check_words_stay(changes, self.diary)
        saved = self.diary.save(changes, self.now())
        back = [made.undo for made in reversed(saved) if made.was]
        if undoable and back:
            if together is not None and self._undo and self._undo[-1].together is together:
                back += self._undo.pop().back
            self._undo.append(Step(together, back, about))
        return saved

    def keep(self, changes: Iterable[Change], about: str = "") -> list[Saved]:
        """Save facts that come from elsewhere, such as an import; undo calls it ``about``."""
        return self.save(list(changes), about=about)

    def join(self, entries: "Mapping[Place, Fields]", about: str) -> "list[Joined]":
        """Let whole entries of an export join the diary's own, which count before them; undo calls it ``about``.

        Raises:
            CannotDo: It cannot be written; everything stays as it was.
        """
        from painplan.store.joining import join  # only who imports

        done = join(self.diary, entries, self.now())
        if any(each.outcome != "unchanged" for each in done):
            self._undo.append(Step(None, [], about, done))
        return done

    # --- locking ---

    @property
    def locked(self) -> bool:
        """Whether the key of a sealed diary was dropped."""
        return isinstance(self.diary.folder, LockedFolder)

    def lock(self) -> None:
        """Let go of the key of a sealed diary and of everything that was read.

        Raises:
            CannotDo: It is not sealed.
        """
        self.diary = Diary(locked(self.diary.folder))
        self._undo.clear()

    def unlock(self, passphrase: str) -> None:
        """Open the diary again, and take in what was left for it meanwhile; takes about two seconds.

        Raises:
            CannotDo: The passphrase is another one.
        """
        if not isinstance(self.diary.folder, LockedFolder):
            return
        from painplan.coach.inbox import take_in  # only who locks

        diary = Diary(opened(self.diary.folder.below, lambda: passphrase))
        take_in(diary)
        self.diary = diary

    @property
    def can_undo(self) -> bool:
        """Whether anything was changed since the start."""
        return bool(self._undo)

    def undo(self) -> bool:
        """Take back the last change made since the start; false when there is none."""
        if not self._undo:
            return False
        self.undone = self._undo[-1].taken_back(self.diary, self.now())
        self._undo.pop()
        return True
