"""Words that were typed and not given: in memory while the program is open, in the folder until the next start."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol, runtime_checkable

from textual.screen import Screen

from painplan.errors import DiaryChanged, PainPlanError
from painplan.kit.assets import asset
from painplan.today.coach import Coach
from painplan.widgets import question
from painplan.widgets.drawn import is_drawn


@runtime_checkable
class HalfTyped(Protocol):
    """A screen with a field of its own, beside those of questions."""

    def half_typed(self) -> dict[str, str]:
        """What was typed and not given, by what it is about."""


class Drafts:
    """What waits for its question to be asked again: by diary, day and screen."""

    def __init__(self) -> None:
        self._words: dict[tuple[int, date, str], dict[str, str]] = {}

    def __bool__(self) -> bool:
        return any(self._words.values())

    def of(self, coach: Coach, screen: str) -> dict[str, str]:
        """What waits on a kind of screen, of this diary on this day."""
        return self._words.setdefault((id(coach), coach.today, screen), {})

    def gather(self, coach: Coach, screens: Iterable[Screen[Any]]) -> None:
        """Let what stands in the fields of open screens wait as well."""
        for screen in screens:
            for card in screen.query(question.QuestionCard):
                card.keep_draft()
            if isinstance(screen, HalfTyped) and is_drawn(screen):  # one on its way out has no parts any more
                self.of(coach, type(screen).__name__).update(screen.half_typed())

    def keep(self, coach: Coach) -> bool:
        """Let what waits for this diary wait in its folder; whether there was anything, and it is kept.

        Raises:
            DiaryChanged: The diary they were typed for is not there any more; nothing is written.
            PainPlanError: It cannot be kept there.
        """
        words: dict[str, dict[str, str]] = {}
        for (diary, _, screen), typed in self._words.items():
            if diary == id(coach) and typed:
                words[screen] = {**words.get(screen, {}), **typed}
        return bool(words) and coach.keep_half_typed(words)

    def keep_or_say(self, coach: Coach) -> str:
        """The same for who is about to leave: the sentence about it."""
        words = asset("crash")["typed"]
        try:
            return words["kept"] if self.keep(coach) else ""
        except DiaryChanged as changed:
            return str(words["not_there"]).format(told=changed.told)
        except PainPlanError as error:
            return str(words["lost"]).format(why=error)

    def take(self, coach: Coach) -> str:
        """Let what waited in the folder wait for its questions; the sentence that says so."""
        try:
            found = coach.take_half_typed()
        except PainPlanError as error:
            return str(error)
        for screen, typed in found.items():
            self.of(coach, screen).update(typed)
        return asset("store")["screens"]["half_typed"] if found else ""

    def forget(self) -> None:
        """They are not in memory any more."""
        self._words.clear()
