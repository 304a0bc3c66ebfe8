"""When to be reminded: one time of the day, or none."""

from textual.app import ComposeResult

from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.reminders.service import Reminders
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard


class RemindScreen(Room):
    """One question."""

    def compose_content(self) -> ComposeResult:
        """The question."""
        yield QuestionCard()

    def on_mount(self) -> None:
        """Ask, with what is set."""
        words, reminders = asset("reminders")["screen"], Reminders(self.coach)
        at, until = reminders.reminder.at, reminders.until
        hint = words["running"].format(at=at, until=date_in_words(until)) if until else words["hint"]
        self.query_one(QuestionCard).show(Asked(words["title"], hint, typed=True, given=at or ""))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Keep the time, or turn reminders off."""
        words, reminders = asset("reminders")["says"], Reminders(self.coach)
        if not event.text.strip():
            if self.attempt(reminders.off):
                self.leave_saying(words["off"])
            return
        until = self.result_of(lambda: reminders.set(event.text))
        if until:
            self.leave_saying(words["shown"].format(at=reminders.reminder.at, until=date_in_words(until)))

    def on_question_card_go_back(self) -> None:
        """Leave from the empty field."""
        self.action_leave()
