"""The clock of one session, of whatever is done: the clock ends it. What was done is noted as it goes."""

import time
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.checkin.questions import number_as_typed
from painplan.kit.assets import asset
from painplan.kit.units import TIMED
from painplan.kit.words import say
from painplan.safety.allowed import not_asked_before
from painplan.safety.not_asked_words import not_asked_line_on_screen
from painplan.screens.base import Room
from painplan.screens.plans.amount import AmountScreen
from painplan.today.clocked import Clocked
from painplan.widgets.clock_face import ClockFace
from painplan.widgets.drawn import again_and_again
from painplan.widgets.question import Asked, QuestionCard
from painplan.widgets.stopwatch import SECONDS_IN_MINUTE, Stopwatch, clock_words

TICK_SECONDS = 1.0
_KEYS = "0123456789x"


class SessionClockScreen(Room):
    """Counts the time of one session; which one, says `session`.

    Args:
        clock: Tells seconds; never goes back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", "pause_or_go_on", key_display="space"),
        Binding("enter", "finish", "finish", key_display="Enter"),
        *(Binding(key, f"effort('{key}')", show=False) for key in _KEYS),
        Binding("minus", "finish", show=False),
        Binding("t", "nothing", show=False),
        Binding("escape", "leave", "stop", key_display="Esc"),
    ]

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._watch = Stopwatch(clock)
        self._asking, self._rang = False, False
        self._done = 0.0
        """What of this run is noted: sets, full minutes, or that an amount was typed."""

    @property
    def session(self) -> Clocked:
        """What is done."""
        raise NotImplementedError

    def compose_content(self) -> ComposeResult:
        """What and how much, the clock, the signs to stop."""
        yield Static(id="timer-title")
        yield ClockFace()
        yield QuestionCard()
        stop = asset("safety")["stop"]
        signs = "\n".join(f"  · {sign}" for sign in stop["signs"])
        told = not_asked_line_on_screen(not_asked_before(self.coach, "timer"))
        lines = [f"{stop['title']}:", signs, stop["after"], *([told] if told else [])]
        yield Static(Content("\n".join(lines)), classes="gap dim", id="stop-signs")

    def on_mount(self) -> None:
        """Let the clock run."""
        self.query_one(QuestionCard).display = False
        self._draw()
        again_and_again(self, TICK_SECONDS, self._tick)

    def refresh_facts(self) -> None:
        """Show it under the name it has now."""
        super().refresh_facts()
        title = f"{self.session.activity}, {self.session.asked}"
        self.query_one("#timer-title", Static).update(Content.styled(title, "bold"))
        if self._asking:
            self._ask_effort()

    @property
    def busy(self) -> bool:  # type: ignore[override]  # plain on all other screens
        """Whoever walks presses no keys."""
        return self._watch.counting

    @property
    def _timed(self) -> bool:
        return self.session.unit == TIMED and not self.session.sets

    # --- the clock ---

    def _tick(self) -> None:
        if self._watch.counting:
            self._note_minutes()
            self._draw()

    def _draw(self) -> None:
        face, seconds, session = self.query_one(ClockFace), self._watch.seconds, self.session
        state = "" if self._watch.counting else say("plans.timer.paused_space_goes")
        if session.sets:
            words = say("plans.timer.set_number", number=int(self._done) + 1, sets=session.sets)
            face.show(seconds, None, words, state)
        elif not self._timed:
            face.show(
                seconds, None, say(f"plans.timer.{'enter_ends_asks_how' if session.unit else 'enter_ends'}"), state
            )
        elif session.left is None:
            face.show(seconds, None, asset("pacing")["asked"]["timer_done"], state)
        else:
            end = session.left * SECONDS_IN_MINUTE
            reached = seconds >= end
            face.show(seconds, end, session.reached if reached else f"until {clock_words(end)}", state)
            if reached and not self._rang:
                self._rang = True
                self.app.bell()

    def _note(self, done: float) -> bool:
        """Note this run so far; one undo takes all of its notes back."""
        noted = self.attempt(lambda: self.session.note(done, together=self))
        self._done = done if noted else self._done
        return noted

    def _note_minutes(self) -> None:
        """Note each full minute once it has passed."""
        if self._timed and self._watch.full_minutes > self._done:
            self._note(self._watch.full_minutes)

    # --- keys ---

    def action_pause(self) -> None:
        """Stop the clock for a moment, or let it run again."""
        if self._asking:
            return
        if self._watch.counting:
            self._watch.pause()
        else:
            self._watch.go_on()
        self._draw()

    def action_finish(self) -> None:
        """A set is done, or the session; then ask how much effort it was."""
        if self._asking:
            self._go_back()
            return
        session = self.session
        if session.sets and self._note(self._done + 1) and self._done < session.sets:
            self._draw()
            return
        if self._watch.counting:
            self.action_pause()
        if session.sets or self._timed:
            self._note_minutes()
            self._ask_effort() if self._done else self._go_back()
        elif not session.unit:
            self._ask_effort() if self._note(1) else None
        else:
            usual = "" if session.usual is None else number_as_typed(session.usual)
            question = say("plans.timer.how_much", activity=session.activity)
            self.app.push_screen(AmountScreen(question, session.unit, zero=False, given=usual), self._counted)

    def _counted(self, done: float | None) -> None:
        if done is not None and self._note(done):
            self._ask_effort()

    def _ask_effort(self) -> None:
        self._asking = True
        words = asset("questions")["rpe"]
        ask = words["ask"].format(activity=self.session.activity)
        options = tuple((key, "10" if key == "x" else key) for key in _KEYS)
        self.query_one(ClockFace).display = False
        self.query_one("#stop-signs").display = False
        card = self.query_one(QuestionCard)
        card.display = True
        card.show(Asked(ask, "Enter skips", options, words["low"], words["high"]))

    def action_effort(self, key: str) -> None:
        """How hard it was, 0 to 10."""
        if not self._asking:
            return
        effort = 10 if key == "x" else int(key)
        if self.attempt(lambda: self.session.note_effort(effort, together=self)):
            self._go_back()

    def action_leave(self) -> None:
        """Stop here; full minutes and sets are noted already."""
        if self._watch.counting:
            self._note_minutes()
        self._go_back()

    def stop(self) -> str:
        """The full minutes are noted; the clock does not go on."""
        if self._watch.counting:
            self._note_minutes()
            self._watch.pause()
        return self._noted_words()

    def _go_back(self) -> None:
        self.leave_saying(self._noted_words())

    def _noted_words(self) -> str:
        if self._done:
            return say("plans.timer.noted_today_u_takes", activity=self.session.activity, done=self.session.noted())
        return say(f"plans.timer.{'nothing_noted_less_than' if self._timed else 'nothing_noted'}")

    def action_nothing(self) -> None:
        """The clock is open already."""
