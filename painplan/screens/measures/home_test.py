"""A home test: what is asked before it, practice, a clock with a bell, the result (clinical.md B4)."""

import time
from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Digits, Static

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.step import Step
from painplan.measures.home_test_flow import HomeTestFlow, place_of
from painplan.safety.allowed import not_asked_before
from painplan.safety.not_asked_words import not_asked_line_on_screen
from painplan.screens.flow import FlowScreen
from painplan.screens.measures import results
from painplan.widgets.drawn import again_and_again
from painplan.widgets.question import Asked
from painplan.widgets.test_clock import LEAD_SECONDS, TestClock

TICK_SECONDS = 0.1
SECONDS_IN_MINUTE = 60
MINUTES = "minutes"


class HomeTestScreen(FlowScreen):
    """One test from its questions to its result; before a result is typed the clock is there.

    Args:
        name: Of the test.
        clock: Tells seconds; never goes back.
    """

    OWN_WORDS = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "clock", "start_or_stop", key_display="space")]
    DEFAULT_CSS = """
    HomeTestScreen Digits { width: auto; margin: 1 0; color: $accent; display: none; }
    HomeTestScreen #clock-state { height: auto; max-width: 76; color: $text-muted; display: none; }
    HomeTestScreen #stop-short { height: auto; max-width: 76; color: $text-muted; margin-top: 1; display: none; }
    HomeTestScreen.-clock Digits, HomeTestScreen.-clock #clock-state,
    HomeTestScreen.-clock #stop-short { display: block; }
    """

    _flow: HomeTestFlow

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._instrument, self._now = name, clock
        self._practised = False
        self._typing = ""
        """The result that is typed; before that the clock is there."""
        self._clock: TestClock | None = None

    @property
    def busy(self) -> bool:  # type: ignore[override]  # plain on all other screens
        """Whoever walks presses no keys."""
        return self._clock is not None and self._clock.counting

    def flow(self) -> HomeTestFlow:
        """The questions."""
        made = HomeTestFlow(self.coach, self._instrument)
        self.NAME = one_line(made.test.title, 44)  # type: ignore[misc]  # each test has its own
        return made

    @property
    def _run(self) -> TestClock:
        """The clock; made with the first look at it."""
        if self._clock is None:
            test = self._flow.test
            lead = 0 if test.unit == MINUTES else LEAD_SECONDS
            self._clock = TestClock(self._now, lead=lead, limit=test.clock_seconds)
        return self._clock

    def _is_timed(self, step: Step | None) -> bool:
        return step is not None and step.id.startswith("result") and step.id != self._typing

    def compose_content(self) -> ComposeResult:
        """Below the question the clock."""
        yield from super().compose_content()
        yield Digits("0.0")
        yield Static(id="clock-state")
        yield Static(Content(asset("safety")["stop"]["short"]), id="stop-short")

    def on_mount(self) -> None:
        """The clock is looked at again and again."""
        again_and_again(self, TICK_SECONDS, self._tick)

    # --- drawing ---

    def draw(self) -> None:
        """The question, or the clock."""
        self.set_class(self._is_timed(self.step), "-clock")
        super().draw()
        if self.has_class("-clock"):
            self._draw_digits()

    def _draw_around(self, step: Step) -> None:
        super()._draw_around(step)
        if self._is_timed(step):  # the clock has the room
            self.query_one("#answers").display = False

    def above(self) -> Content:
        """The safety words, with what was never asked."""
        step = self.step
        is_first = step is not None and step.id == "first"
        told = not_asked_line_on_screen(not_asked_before(self.coach, "test")) if is_first else ""
        return Content("\n").join(part for part in (super().above(), Content(told)) if part.plain)

    def _asked(self, step: Step) -> Asked:
        if not self._is_timed(step):
            asked = super()._asked(step)
            return replace(asked, given=self._from_clock() or asked.given) if step.id == self._typing else asked
        words, test, place = asset("home_tests")["words"], self._flow.test, place_of(step.id)
        what = one_line(test.item(place).name.replace("_", " ")) if len(test.items) > 1 else ""
        lines = [f"{what}: {place + 1} of {len(test.items)}" if what else ""]
        lines += [words["scored" if self._practised else "practice"]] if test.practice else []
        if test.clock_seconds and not self._run.counting:
            lines.append(words["stop_at_bell"].format(clock=_shown(test.clock_seconds)))
        return Asked("\n".join(line for line in lines if line), reads=True)

    def _draw_digits(self) -> None:
        words, elapsed, test = asset("home_tests")["clock"], self._run.seconds, self._flow.test
        shown = max(0.0, (test.clock_seconds or 0) - max(0.0, elapsed)) if test.clock == "down" else max(0.0, elapsed)
        self.query_one(Digits).update(_shown(shown))
        if self._run.counting:
            state = words["place"].format(seconds=f"{-elapsed:.0f}") if elapsed < 0 else words["runs"]
        else:
            state = words["stopped"] if elapsed > 0 else words["start"]
        self.query_one("#clock-state", Static).update(Content(state))

    # --- the clock ---

    def _tick(self) -> None:
        if not self.has_class("-clock") or not self._run.counting:
            return
        rings = self._run.due()
        if rings is not None:
            self.app.bell()
        self.draw() if rings == "end" else self._draw_digits()

    def action_clock(self) -> None:
        """Start the clock, or stop it."""
        self._run.stop() if self._run.counting else self._run.start()
        self.draw()

    def _from_clock(self) -> str:
        """The result the clock gives; none of a countdown, which leaves something to count."""
        seconds = self._run.seconds
        if self._flow.test.clock != "up" or seconds <= 0:
            return ""
        return f"{seconds / SECONDS_IN_MINUTE:.1f}" if self._flow.test.unit == MINUTES else f"{seconds:.1f}"

    # --- going on ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The clock has its key where it is."""
        return self.has_class("-clock") if action == "clock" else super().check_action(action, parameters)

    def action_take(self) -> None:
        """From the clock to the try that counts, or to its result."""
        step = self.step
        if step is None or not self._is_timed(step):
            super().action_take()
        elif not self._run.counting:
            if self._flow.test.practice and not self._practised:
                self._practised = True
                self._run.clear()
            else:
                self._typing = step.id
            self.draw()

    def answered(self, name: str, kept: str) -> None:
        """The next result begins with a clock at nought."""
        if name == self._typing:
            self._run.clear()
            self.draw()

    def action_back(self) -> None:
        """From a result back to its clock."""
        step = self.step
        if step is not None and step.id == self._typing and not self.has_class("-earlier"):
            self._typing = ""
            self.draw()
        else:
            super().action_back()

    def kept(self, words: str) -> None:
        """Show the result."""
        self.app.switch_screen(results.ResultsScreen(self._instrument, greeting=words))


def _shown(seconds: float) -> str:
    minutes, rest = divmod(seconds, SECONDS_IN_MINUTE)
    return f"{int(minutes)}:{int(rest):02d}" if minutes else f"{rest:.1f}"
