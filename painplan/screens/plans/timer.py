"""The timer: the clock ends the session. What was done is noted minute by minute."""

import time
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.checkin.questions import number_as_typed
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.target_words import asked_today
from painplan.safety.allowed import not_asked_before
from painplan.safety.not_asked_words import not_asked_line_on_screen
from painplan.screens.base import Room
from painplan.screens.plans.amount import AmountScreen
from painplan.today.views import PlanToday
from painplan.widgets.clock_face import ClockFace
from painplan.widgets.drawn import again_and_again
from painplan.widgets.question import Asked, QuestionCard
from painplan.widgets.stopwatch import SECONDS_IN_MINUTE, Stopwatch, clock_words

TICK_SECONDS = 1.0
_TIMED = "minutes"
_KEYS = "0123456789x"


class TimerScreen(Room):
    """Counts the time of one session.

    Args:
        plan: What is done.
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

    def __init__(self, plan: PlanToday, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._plan, self._watch = plan, Stopwatch(clock)
        self._before = (plan.session.done if plan.session else None) or 0
        self._asking, self._rang = False, False
        self._noted = 0

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
        """Show the plan under the name it has now."""
        super().refresh_facts()
        title = f"{self._activity}, {asked_today(self._plan.target, self._plan.plan.unit)}"
        self.query_one("#timer-title", Static).update(Content.styled(title, "bold"))
        if self._asking:
            self._ask_effort()

    @property
    def busy(self) -> bool:  # type: ignore[override]  # plain on all other screens
        """Whoever walks presses no keys."""
        return self._watch.counting

    @property
    def _activity(self) -> str:
        return one_line(self.coach.plan(self._plan.plan.id).activity, 40)

    # --- the clock ---

    def _tick(self) -> None:
        if self._watch.counting:
            self._note_minutes()
            self._draw()

    def _draw(self) -> None:
        face, seconds = self.query_one(ClockFace), self._watch.seconds
        state = "" if self._watch.counting else say("plans.timer.paused_space_goes")
        if self._plan.plan.unit != _TIMED:
            face.show(seconds, None, say("plans.timer.enter_ends_asks_how"), state)
            return
        left = self._plan.still_to_do
        if left is None:
            face.show(seconds, None, asset("pacing")["asked"]["timer_done"], state)
            return
        end = left * SECONDS_IN_MINUTE
        reached = seconds >= end
        words = _reached(self._plan) if reached else f"until {clock_words(end)}"
        face.show(seconds, end, words, state)
        if reached and not self._rang:
            self._rang = True
            self.app.bell()

    def _note_minutes(self) -> None:
        """Note each full minute once it has passed; one undo takes all of them back."""
        minutes = self._watch.full_minutes
        if self._plan.plan.unit != _TIMED or minutes <= self._noted:
            return
        done = self._before + minutes
        if self.attempt(lambda: self.coach.mark_done(self._plan.plan.id, done, together=self)):
            self._noted = minutes

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
        """End the session; then ask how much effort it was."""
        if self._asking:
            self._go_back()
            return
        if self._watch.counting:
            self.action_pause()
        if self._plan.plan.unit == _TIMED:
            self._note_minutes()
            self._ask_effort() if self._noted else self._go_back()
            return
        question = say("plans.timer.how_much", activity=self._activity)
        usual = "" if self._plan.to_do is None else number_as_typed(self._plan.to_do)
        self.app.push_screen(AmountScreen(question, self._plan.plan.unit, zero=False, given=usual), self._counted)

    def _counted(self, done: float | None) -> None:
        if done is None:
            return
        self._noted = 1
        total = self._before + done
        if self.attempt(lambda: self.coach.mark_done(self._plan.plan.id, total, together=self)):
            self._before = total
            self._ask_effort()

    def _ask_effort(self) -> None:
        self._asking = True
        words = asset("questions")["rpe"]
        ask = words["ask"].format(activity=self._activity)
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
        if self.attempt(lambda: self.coach.mark_effort(self._plan.plan.id, effort, together=self)):
            self._go_back()

    def action_leave(self) -> None:
        """Stop here; full minutes are noted already."""
        if self._watch.counting and self._plan.plan.unit == _TIMED:
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
        words = say("plans.timer.nothing_noted_less_than")
        if self._noted:
            session = self.coach.session(self._plan.plan.id, self.coach.today)
            done = amount(session.done or 0 if session else 0, self._plan.plan.unit)
            words = say("plans.timer.noted_today_u_takes", activity=self._activity, done=done)
        elif self._plan.plan.unit != _TIMED:
            words = say("plans.timer.nothing_noted")
        return words

    def action_nothing(self) -> None:
        """The timer is open already."""


def _reached(plan: PlanToday) -> str:
    words, on = asset("pacing")["asked"], plan.target
    if plan.session is None and on.target is not None and on.ceiling is not None and on.ceiling > on.target:
        return str(words["timer_further"]).format(ceiling=number(on.ceiling))
    return str(words["timer_reached"])
