"""The daily check-in: one question at a time, a key for each answer, saved at once."""

from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.checkin.question import AnswerOption, Question
from painplan.checkin.questions import number_as_typed
from painplan.errors import PainPlanError, first_words
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.flares import told_after_no
from painplan.safety import crisis_support
from painplan.safety import service as safety_service
from painplan.screens.base import Room
from painplan.screens.checkin.note import NoteScreen
from painplan.screens.plans.amount import AmountScreen
from painplan.screens.safety import help_now
from painplan.screens.safety import signs as safety_signs
from painplan.widgets.frame import TitleBar
from painplan.widgets.question import Asked, QuestionCard

ROWS_ABOVE = 7
"""So many answers fit above the question on a small screen."""
_DIGITS = "0123456789x"
_LABEL = 38


class CheckInScreen(Room):
    """A day in a few key presses. Every answer is saved as it is given; leaving half-way is fine."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"answer('{key}')", show=False) for key in _DIGITS),
        Binding("enter,minus", "skip", "skip", key_display="Enter"),
        Binding("enter,minus", "finish", "to_today", key_display="Enter"),
        Binding("backspace", "back", "back", key_display="Bksp"),
        Binding("n", "note", "note"),
        Binding("left", "day_before", "day_before", key_display="←"),
        Binding("left", "day(-1)", show=False),
        Binding("right", "day(1)", show=False),
        Binding("c", "nothing", show=False),
        Binding("escape", "leave", "later", key_display="Esc"),
        Binding("escape", "finish", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._about: date | None = None
        """The day of this check-in; a new day that begins meanwhile does not change it."""
        self._at = 0
        self._finished = False
        """All questions were asked."""
        self._said_worry = False
        """The answer that is being kept says that something new or worrying is open."""
        self._known: set[str] = set()
        """Questions that were answered before, such as an amount noted on Today: not asked again."""

    def compose_content(self) -> ComposeResult:
        """The question, always in the same place; what is still to come; what was answered."""
        yield QuestionCard()
        yield Static(id="ahead")
        yield Static(id="answers")

    def on_mount(self) -> None:
        """Begin with the first question that is open."""
        self._about = self.coach.today
        self._begin()

    def _begin(self) -> None:
        questions = self._questions()
        given = {question.id for question in questions if question.given}
        self._known = given if len(given) < len(questions) else set()
        self._at = -1
        self._next()

    @property
    def day(self) -> date:
        """The day that the answers are about."""
        return self._about or self.coach.today

    def day_shown(self) -> str:
        """The day that the answers are about, whichever it is."""
        return (
            f"for {day_in_words(self.day, self.coach.today)}" if self.day != self.coach.today else super().day_shown()
        )

    def _questions(self) -> tuple[Question, ...]:
        return self.coach.questions(self.day)

    @property
    def _now(self) -> Question | None:
        """The question that is open."""
        questions = self._questions()
        return questions[self._at] if self._at < len(questions) else None

    def refresh_facts(self) -> None:
        """Show what the diary says now."""
        super().refresh_facts()
        self._draw()

    # --- drawing ---

    def _draw(self) -> None:
        questions = self._questions()
        self._finished = self._at >= len(questions)
        self.refresh_bindings()
        said = questions[: self._at]
        self.query_one("#answers", Static).update(Content("\n").join(_row(question) for question in said[-ROWS_ABOVE:]))
        card = self.query_one(QuestionCard)
        place = f"{self._at + 1} of {len(questions)}" if self._now else "all asked"
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · {place}")
        if self._now is None:
            card.show(Asked(say("checkin.screen.all_day_saved"), hint=say("checkin.screen.after"), options=()))
            self.query_one("#ahead", Static).update(Content(self._note_words()))
            return
        card.show(_asked(self._now))
        ahead = [
            question.label + (say("checkin.screen.can_skipped") if question.optional else "")
            for question in questions[self._at + 1 :]
            if question.id not in self._known
        ]
        self.query_one("#ahead", Static).update(
            Content(say("checkin.screen.still_come", ahead=" · ".join(ahead)) if ahead else "")
        )

    def _note_words(self) -> str:
        entry = self.coach.checkin(self.day)
        return f"note: {one_line(entry.note, 200)}" if entry and entry.note else ""

    # --- answering ---

    def action_answer(self, key: str) -> None:
        """Take the answer that a key gives."""
        if self._now is not None:
            self._save_option(self._now, key)

    def _save_option(self, question: Question | None, key: str) -> None:
        option = question.option(key) if question else None
        if question is None or option is None:
            return
        if not option.pairs:
            self.app.push_screen(self._amount_screen(question), lambda amount: self._typed(question, amount))
            return
        self._said_worry = ("worry", "yes") in option.pairs
        if self._keep(question, option):
            self._next()
            if self._said_worry:
                self._open_signs()
            elif ("mood", "0") in option.pairs:
                self._offer_support()
            elif said := told_after_no(self.coach, self.coach.checkin(self.day), option.pairs):
                self.say(asset("flare")[said])

    def turn_down(self, error: PainPlanError) -> None:
        """Tell why it was not possible; what is worrying opens its list below that, whether or not it could be kept."""
        if self._said_worry and first_words(error):
            self._open_signs(kept=False)
        super().turn_down(error)
        self._said_worry = False

    def _open_signs(self, *, kept: bool = True) -> None:
        """Something new or worrying opens the list of warning signs (clinical.md C, "Ask")."""
        signs = safety_signs.SignsScreen()
        signs.greeting = asset("warning_signs")["due"]["said_worry" if kept else "not_kept"]
        self.app.push_screen(signs)

    def _open_list_of_flare(self) -> None:
        """A flare-up of more than a week asks for a list each day (clinical.md A13)."""
        if due := safety_service.Safety(self.coach).list_of_flare():
            signs = safety_signs.SignsScreen(short=due == "short")
            signs.greeting = asset("warning_signs")["due"][f"long_flare_{due}"]
            self.app.push_screen(signs)

    def _offer_support(self) -> None:
        """Show whom to call where the days call for it (clinical.md C3)."""
        if crisis_support.Support(self.coach).called_for():
            self.app.push_screen(help_now.HelpNowScreen(self.coach))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take an answer that is typed; without words, or as it stands already, it stays as it is."""
        now = self._now
        if now is None or not now.typed:
            return
        text = event.text.strip()
        if not text or text == one_line(now.given):
            self._go(1)
        elif self.attempt(lambda: self.coach.answer(self.day, now.pairs_for(text))):
            self._next()

    def on_question_card_go_back(self) -> None:
        """Back from a field."""
        self.action_back()

    def _keep(self, question: Question, option: AnswerOption | None) -> bool:
        pairs = option.pairs if option else ()
        return self.attempt(lambda: self.coach.answer(self.day, pairs))

    def _amount_screen(self, question: Question) -> AmountScreen:
        return AmountScreen(say("checkin.screen.how_much", label=question.label), question.unit, so_far=question.given)

    def _typed(self, question: Question, amount: float | None) -> None:
        if amount is None:
            return
        pairs = question.pairs_for(number_as_typed(amount))
        if self.attempt(lambda: self.coach.answer(self.day, pairs)):
            self._next()

    # --- moving ---

    def _next(self) -> None:
        """Go on to the next question that is open."""
        questions = self._questions()
        step = 1
        while self._at + step < len(questions) and questions[self._at + step].id in self._known:
            step += 1
        self._go(step)

    def _go(self, step: int) -> None:
        self._at = min(max(0, self._at + step), len(self._questions()))
        if step > 0 and self._now is None:
            self.attempt(lambda: self.coach.asked_all(self.day))
        self._draw()
        if step > 0 and self._finished and self.day == self.coach.today:
            self._open_list_of_flare()

    def action_skip(self) -> None:
        """Leave this question as it is."""
        self._go(1)

    def action_finish(self) -> None:
        """After the last question, go back to Today."""
        self.action_leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action in ("skip", "leave"):
            return not self._finished
        if action in ("back", "day_before"):
            return (self._at > 0) == (action == "back")
        return action != "finish" or self._finished

    def action_back(self) -> None:
        """Go back to change an answer."""
        self._go(-1)

    def action_note(self) -> None:
        """Write a note."""
        self.coach.check_words_shown()
        entry = self.coach.checkin(self.day)
        day = self.day
        self.app.push_screen(
            NoteScreen(
                entry.note or "" if entry else "",
                lambda text: self.coach.answer(day, [("note", text)]),
                day.isoformat(),
            )
        )

    def action_day(self, step: int) -> None:
        """Go to another day that can still be filled in."""
        day = self.day + timedelta(days=step)
        if day > self.coach.today:
            return
        if self.attempt(lambda: self.coach.check_day(day)):
            self._about = day
            super().refresh_facts()
            self._begin()

    def action_day_before(self) -> None:
        """The same as on any question; on the first one the bottom line names it."""
        self.action_day(-1)

    def action_nothing(self) -> None:
        """The check-in is open already."""


def _row(question: Question) -> Content:
    label = one_line(question.label, _LABEL)
    return Content.assemble((f"{label:<{_LABEL + 2}}", "$foreground-muted"), question.given or "–")


def _asked(question: Question) -> Asked:
    if question.typed:
        return Asked(question.text, question.hint, typed=True, given=question.given)
    options = tuple((option.key, option.label) for option in question.options)
    hint = say("checkin.screen.can_skipped_enter") if question.optional else ""
    hint = asset("pacing")["energy"]["hint"] if question.tens else hint
    return Asked(question.text, hint, options, question.low, question.high, given=question.given)
