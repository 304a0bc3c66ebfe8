"""The clock of a task in pieces: it goes from piece to rest and notes what was done as it goes."""

import time
from collections.abc import Callable
from typing import ClassVar, Literal, get_args

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.screens.base import Room
from painplan.screens.tasks.cycle_words import ready_words, running_words
from painplan.tasks.cycle_records import Afterwards
from painplan.tasks.cycles import Cycles, CyclesView
from painplan.tasks.cycles_words import cycle_words, end_words, leg_words, minutes_line, noted_words, place_words
from painplan.widgets.clock_face import ClockFace
from painplan.widgets.cycle_clock import CycleClock
from painplan.widgets.drawn import again_and_again
from painplan.widgets.question import Asked, QuestionCard

TICK_SECONDS = 1.0
AFTERWARDS: tuple[Afterwards, ...] = get_args(Afterwards)
_State = Literal["ready", "running", "asking"]


class CycleRunScreen(Room):
    """Before the start the signs to stop; then the clock; then how it was.

    Args:
        plan_id: The task.
        clock: Tells seconds; never goes back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", "next", key_display="Enter"),
        Binding("space", "pause", "pause", key_display="space"),
        Binding("s", "take_step", "small_step"),
        Binding("n", "anew", "begin_anew"),
        Binding("e", "end", "end_here"),
        *(Binding(str(n), f"say({n})", show=False) for n in range(1, len(AFTERWARDS) + 1)),
        Binding("escape", "leave", "leave", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    CycleRunScreen #run-about, CycleRunScreen #stop-signs { height: auto; max-width: 76; }
    CycleRunScreen QuestionCard { margin-top: 1; }
    """

    def __init__(self, plan_id: str, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._plan_id, self._clock = plan_id, clock
        self._state: _State = "ready"
        self._run: CycleClock | None = None
        self._before: tuple[int, tuple[float, ...]] = (0, ())
        self._noted_at = (-1, -1)

    def compose_content(self) -> ComposeResult:
        """The task, the clock, the signs to stop."""
        yield Static(id="timer-title")
        yield QuestionCard()
        yield ClockFace()
        yield Static(id="run-about", classes="gap")
        stop = asset("safety")["stop"]
        signs = "\n".join(f"  · {sign}" for sign in stop["signs"])
        yield Static(Content(f"{stop['title']}:\n{signs}\n{stop['after']}"), classes="gap dim", id="stop-signs")

    def on_mount(self) -> None:
        """Show what is about to begin."""
        again_and_again(self, TICK_SECONDS, self._tick)

    @property
    def busy(self) -> bool:  # type: ignore[override]  # plain on most screens
        """Whoever irons presses no keys; whoever does not come back from a rest may have left."""
        return self._state == "running" and self._run is not None and not self._run.far_over

    @property
    def _view(self) -> CyclesView:
        return Cycles(self.coach).one(self._plan_id)

    def refresh_facts(self) -> None:
        """Show the task under the name it has now."""
        super().refresh_facts()
        self._draw()

    # --- drawing ---

    def _draw(self) -> None:
        view = self._view
        title = minutes_line(view)
        self.query_one("#timer-title", Static).update(Content.styled(title, "bold"))
        card, face = self.query_one(QuestionCard), self.query_one(ClockFace)
        card.display, face.display = self._state == "asking", self._state == "running"
        self.query_one("#stop-signs").display = self._state != "asking"
        words = self.query_one("#run-about", Static)
        words.display = self._state == "ready"
        if self._state == "ready":
            words.update(ready_words(view))
        elif self._state == "running":
            self._draw_clock(view)
        else:
            says = asset("cycles")
            options = tuple((str(n), says["afterwards"][answer]) for n, answer in enumerate(AFTERWARDS, 1))
            card.show(Asked(says["says"]["afterwards"], says["says"]["afterwards_hint"], options))
        self.refresh_bindings()

    def _draw_clock(self, view: CyclesView) -> None:
        run = self._run
        if run is None:
            return
        paused = "" if run.watch.counting else f" · {asset('cycles')['says']['paused']}"
        state = leg_words(run.leg, view.now.cycle) + paused
        self.query_one(ClockFace).show(run.watch.seconds, run.until, running_words(view, run), state)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if not self.is_mounted:
            return True
        match action:
            case "pause" | "end":
                return self._state == "running"
            case "take_step":
                return self._state == "ready" and self._view.can_step
            case "anew":
                return self._state == "ready" and self._view.left is not None
            case _:
                return True

    # --- the clock ---

    def _start(self) -> None:
        view = self._view
        place, seconds = view.left or (0, 0)
        done = view.today
        self._before = (done.cycles, done.rests) if done else (0, ())
        self._run = CycleClock(view.legs, self._clock, at=place, gone=seconds, done_before=self._before[0])
        self._run.watch.go_on()
        self._state = "running"
        self._note()

    def _tick(self) -> None:
        run = self._run
        if self._state != "running" or run is None:
            return
        if run.tick():
            self.app.bell()
        self._note_as_it_goes()
        if run.ended:
            self._ask_after(run)
        else:
            self._draw_clock(self._view)

    def _note_as_it_goes(self) -> None:
        """Once a minute, and whenever another stretch begins."""
        run = self._run
        if run is None:
            return
        now = (run.done + len(run.rests), run.watch.full_minutes)
        if now != self._noted_at or run.ended:
            self._noted_at = now
            self._note()

    def _note(self) -> None:
        run = self._run
        if run is None:
            return
        left = None if run.ended else (run.leg.kind, run.leg.number, int(run.watch.seconds))
        cycles, rests = self._before[0] + run.done, (*self._before[1], *run.rests)
        self.attempt(lambda: Cycles(self.coach).note_clock(self._plan_id, cycles, rests, left, self))

    # --- keys ---

    def action_next(self) -> None:
        """Start; go on; or leave the question out."""
        if self._state == "ready":
            self._start()
        elif self._state == "asking":
            self._go_back()
            return
        elif self._run is not None:
            self._run.tick()
            self._run.next()
            self._note_as_it_goes()
            if self._run.ended:
                self._ask_after(self._run)
                return
        self._draw()

    def action_pause(self) -> None:
        """Stop the clock of a piece for a moment, or let it run again."""
        run = self._run
        if self._state != "running" or run is None:
            return
        run.pause()
        if run.resting:
            self.say(asset("cycles")["says"]["paused_rest"])
        self._note()
        self._draw()

    def action_end(self) -> None:
        """End it here."""
        if self._run is not None and self._state == "running":
            self._run.tick()
            self._run.end()
            self._note()
            self._ask_after(self._run)

    def _ask_after(self, run: CycleClock) -> None:
        """How it was, with one sentence about how it ended."""
        self._state = "asking"
        self._draw()
        self.say(end_words(whole=run.whole, done=self._before[0] + run.done))

    def action_say(self, number: int) -> None:
        """How it was afterwards."""
        answer = AFTERWARDS[number - 1]
        if self._state == "asking" and self.attempt(
            lambda: Cycles(self.coach).note_afterwards(self._plan_id, answer, self)
        ):
            self._go_back()

    def action_take_step(self) -> None:
        """Take the small step that is offered."""
        view = self.result_of(lambda: Cycles(self.coach).take(self._plan_id))
        if view is not None:
            self.say(asset("cycles")["says"]["taken"].format(cycle=cycle_words(view.now.cycle)))
        self._draw()

    def action_anew(self) -> None:
        """Begin with the first piece instead of where it was left."""
        today = self._view.today
        if today is not None and self._state == "ready":
            words = asset("cycles")["says"]["began_anew"]
            self.attempt(
                lambda: Cycles(self.coach).note_clock(self._plan_id, today.cycles, today.rests, None, self), words
            )
            self._draw()

    def action_leave(self) -> None:
        """Leave; the clock stands where it was and goes on from there the next time."""
        if words := self.stop():
            self.leave_saying(words)
            return
        self._go_back() if self._state == "asking" else super().action_leave()

    def stop(self) -> str:
        """The clock stands where it was, and what was done is noted."""
        run = self._run
        if self._state != "running" or run is None:
            return ""
        run.tick()
        run.watch.pause()
        self._note()
        if run.ended:
            return noted_words(self._view.plan.name, self._view.today)
        where = place_words(run.leg, self._view.now.cycle, run.watch.seconds)
        return say("cycles.says.left", where=where)

    def _go_back(self) -> None:
        view = self._view
        self.leave_saying(noted_words(view.plan.name, view.today))
