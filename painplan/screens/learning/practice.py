"""Practising: the breath, a practice with timed texts, a thought check. One tap notes the use."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.learning import breath as learning_breath
from painplan.learning.breath import LONGEST, SHORTEST, Breath
from painplan.learning.toolkit import BREATHING, THOUGHT, Guide, Toolkit, guides, titles
from painplan.screens.base import Room
from painplan.screens.lists import ListRow, ListScreen
from painplan.widgets.breath import BreathBar
from painplan.widgets.drawn import again_and_again
from painplan.widgets.question import Asked, QuestionCard

SECONDS_IN_MINUTE = 60
TICK_SECONDS = 0.25
STEP_SECONDS = 0.5


class PracticeScreen(ListScreen):
    """What there is to practise."""

    BELOW_OTHERS = True
    DEFAULT_CSS = """
    PracticeScreen #about { border-top: none; }
    PracticeScreen #used { height: auto; margin-top: 1; max-width: 76; }
    """

    def compose_content(self) -> ComposeResult:
        """The list, what the marked one is for, and what was used."""
        yield from super().compose_content()
        yield Static(id="used", classes="dim")

    def rows(self) -> Iterator[ListRow]:
        """All of them."""
        words = asset("toolkit")
        about = {BREATHING: words["breathing"]["about"], THOUGHT: words["thought"]["about"]}
        about |= {guide.id: guide.about for guide in guides()}
        for tool, title in titles().items():
            yield ListRow(tool, title, partial(self._begin, tool), partial(about.__getitem__, tool))

    def _begin(self, tool: str) -> None:
        if tool == BREATHING:
            self.app.push_screen(BreathScreen())
        elif tool == THOUGHT:
            self.coach.check_words_shown()
            self.app.push_screen(ThoughtScreen())
        else:
            self.app.push_screen(GuideScreen(next(guide for guide in guides() if guide.id == tool)))

    def refresh_facts(self) -> None:
        """Show what was used."""
        super().refresh_facts()
        used = [one.said for one in Toolkit(self.coach).used()]
        self.query_one("#used", Static).update(Content("\n".join(used)))


class _Running(Room):
    """Something that takes time: space pauses it, Enter ends it and notes the use."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", "pause", key_display="space"),
        Binding("enter", "finish", "done", key_display="Enter"),
        Binding("escape", "leave", "stop", key_display="Esc"),
    ]
    TOOL = ""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._gone, self._since, self._counting = 0.0, clock(), True

    @property
    def busy(self) -> bool:  # type: ignore[override]  # plain on most other screens
        """Whoever breathes presses no keys."""
        return self._counting

    @property
    def seconds(self) -> float:
        """Seconds without pauses."""
        return self._gone + (self._clock() - self._since if self._counting else 0)

    def action_pause(self) -> None:
        """Stand still, or go on."""
        self._gone, self._since, self._counting = self.seconds, self._clock(), not self._counting
        self.say("" if self._counting else say("screens.practice.paused"))

    def action_finish(self) -> None:
        """Note the use and go back."""
        minutes = round(self.seconds / SECONDS_IN_MINUTE, 1)
        if self.attempt(lambda: Toolkit(self.coach).use(self.TOOL, minutes)):
            self.leave_saying(say("learning.practice.noted_used_u_takes"))


class BreathScreen(_Running):
    """In and out, at one's own pace."""

    TOOL = BREATHING
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "pace(1)", "pace", key_display="+-"),
        Binding("minus", "pace(-1)", show=False),
        Binding("b", "bell", "bell"),
    ]
    DEFAULT_CSS = """
    BreathScreen #breath { height: 3; margin: 2 0; }
    BreathScreen #pace { height: auto; color: $text-muted; max-width: 72; }
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, breath: Breath | None = None) -> None:
        super().__init__(clock)
        self._breath = breath or Breath()
        self._bell, self._phase = False, ""

    def compose_content(self) -> ComposeResult:
        """The bar, and how fast it goes."""
        yield BreathBar(self._breath, lambda: self.seconds)
        yield Static(id="pace")

    def on_mount(self) -> None:
        """Say how fast it goes, and listen for the turns."""
        self._draw()
        again_and_again(self, TICK_SECONDS, self._ring)

    def _draw(self) -> None:
        breath, about = self._breath, asset("toolkit")["breathing"]["about"]
        pace = say(
            "learning.practice.out_seconds_breaths_minute",
            inward=f"{breath.inward:g}",
            outward=f"{breath.outward:g}",
            a_minute=f"{breath.a_minute:.1f}",
        )
        bell = "   bell on" if self._bell else ""
        self.query_one("#pace", Static).update(Content(f"{pace}{bell}\n\n{about}"))

    def _ring(self) -> None:
        phase = learning_breath.moment_at(self.seconds, self._breath).phase
        if self._bell and self._counting and phase != self._phase:
            self.app.bell()
        self._phase = phase

    def action_pace(self, direction: int) -> None:
        """Slower or quicker, within what is offered."""
        inward = min(LONGEST, max(SHORTEST, self._breath.inward + direction * STEP_SECONDS))
        outward = min(LONGEST, max(SHORTEST, self._breath.outward + direction * STEP_SECONDS))
        self._breath = Breath(min(inward, outward), outward)
        self.query_one(BreathBar).breath = self._breath
        self._draw()

    def action_bell(self) -> None:
        """Ring at each turn, or not."""
        self._bell = not self._bell
        self._draw()


class GuideScreen(_Running):
    """A practice with a text for each stretch of time.

    Args:
        guide: Which one.
        clock: Tells seconds; never goes back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", "step", key_display="→←"),
        Binding("left", "step(-1)", show=False),
        Binding("b", "bell", "bell"),
    ]
    DEFAULT_CSS = """
    GuideScreen #before { height: auto; color: $text-muted; max-width: 72; }
    GuideScreen #text { height: auto; min-height: 3; margin: 2 0; text-style: bold; max-width: 72; }
    GuideScreen #left { height: auto; color: $text-muted; }
    """

    def __init__(self, guide: Guide, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(clock)
        self._guide = guide
        self.NAME, self.TOOL = guide.title, guide.id  # type: ignore[misc]  # a screen for each guide
        self._at, self._bell = -1, True

    def compose_content(self) -> ComposeResult:
        """What to know before, the text of the moment, what is left."""
        yield Static(Content(self._guide.before), id="before")
        yield Static(id="text")
        yield Static(id="left")

    def on_mount(self) -> None:
        """Begin."""
        self._tick()
        again_and_again(self, TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        ends, end = [], 0
        for seconds, _ in self._guide.steps:
            end += seconds
            ends.append(end)
        at = next((number for number, end in enumerate(ends) if self.seconds < end), len(ends))
        if at == len(ends):
            self.action_finish()
            return
        if at != self._at:
            self._at = at
            self.query_one("#text", Static).update(Content(self._guide.steps[at][1]))
            if self._bell and at:
                self.app.bell()
        left = int(ends[at] - self.seconds) + 1
        whole = max(1, round((ends[-1] - self.seconds) / SECONDS_IN_MINUTE))
        bell = "bell on" if self._bell else "bell off"
        self.query_one("#left", Static).update(
            Content(f"{_left_words(left)}   ·   {at + 1} of {len(ends)}   ·   about {whole} min left   ·   {bell}")
        )

    def action_step(self, direction: int) -> None:
        """To the next text, or back."""
        at = max(0, self._at + direction)
        self._gone = float(sum(seconds for seconds, _ in self._guide.steps[:at]))
        self._since = self._clock()
        self._tick()

    def action_bell(self) -> None:
        """Ring at each new text, or not."""
        self._bell = not self._bell
        self._tick()


class ThoughtScreen(Room):
    """Three lines: what if, what is, and a kinder sentence."""

    OWN_WORDS = True

    def __init__(self) -> None:
        super().__init__()
        self._written: list[str] = []

    def compose_content(self) -> ComposeResult:
        """One question, and what was written so far."""
        yield QuestionCard()
        yield Static(id="answers")

    def on_mount(self) -> None:
        """Ask the first question."""
        self._ask()

    def _ask(self, given: str = "") -> None:
        words = asset("toolkit")["thought"]
        hint = words["about"] if not self._written else ""
        self.query_one(QuestionCard).show(Asked(words["questions"][len(self._written)], hint, typed=True, given=given))
        self.query_one("#answers", Static).update(Content("\n".join(self._written)))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take a line; keep all of them with the last."""
        self._written.append(event.text.strip())
        if len(self._written) < len(asset("toolkit")["thought"]["questions"]):
            self._ask()
        elif self.attempt(lambda: Toolkit(self.coach).use(THOUGHT, written=self._written)):
            self.leave_saying(say("learning.practice.kept_your_diary_u"))
        else:
            self._written.pop()

    def on_question_card_go_back(self) -> None:
        """Change the line before."""
        if self._written:
            self._ask(self._written.pop())
        else:
            self.action_leave()


def _left_words(seconds: int) -> str:
    """``8 s``; from a minute and a half on in whole minutes, which is how anybody would say it."""
    return f"{seconds} s" if seconds < 90 else f"{round(seconds / SECONDS_IN_MINUTE)} min"
