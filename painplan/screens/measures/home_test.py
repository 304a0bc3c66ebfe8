"""A home test: what is asked before it, practice, a clock with a bell, the result (clinical.md B4)."""

import time
from collections.abc import Callable
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Digits, Static

from painplan.errors import PainPlanError, WrongInput
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_number
from painplan.measures.instrument import Instrument
from painplan.measures.program_instruments import asked_before_tests
from painplan.measures.result import Person
from painplan.measures.results_words import dated
from painplan.measures.service import Assessments
from painplan.measures.typed_answers import parse_answers
from painplan.safety.allowed import not_asked_before
from painplan.safety.not_asked_words import not_asked_line_on_screen
from painplan.screens.base import Room
from painplan.widgets.drawn import again_and_again
from painplan.widgets.frame import TitleBar
from painplan.widgets.question import Asked, QuestionCard
from painplan.widgets.test_clock import LEAD_SECONDS, TestClock

TICK_SECONDS = 0.1
SECONDS_IN_MINUTE = 60
MINUTES = "minutes"
HELD_SECONDS = 10
Part = Literal["before", "how", "clock", "result", "conditions", "age", "table"]


class HomeTestScreen(Room):
    """One test from its questions to its result.

    Args:
        name: Of the test.
        clock: Tells seconds; never goes back.
    """

    NAME = "Home test"
    HELP = """
## Home test

First it is asked whether today is a day for it. Then **space** starts the clock (a bell says “Go” after five seconds)
and stops it; a countdown ends by itself with a bell. The first try of some tests is practice. The result can be
corrected before it is kept; with **Esc** nothing is kept.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "reply('yes')", "yes"),
        Binding("n", "reply('no')", "no"),
        Binding("space", "clock", "start or stop", key_display="space"),
        Binding("enter", "go_on", "go on", key_display="Enter"),
    ]
    DEFAULT_CSS = """
    HomeTestScreen #test-words { height: auto; max-width: 76; }
    HomeTestScreen Digits { width: auto; margin: 1 0; color: $accent; display: none; }
    HomeTestScreen #clock-state { height: auto; max-width: 76; color: $text-muted; display: none; }
    HomeTestScreen #stop-short { height: auto; max-width: 76; color: $text-muted; margin-top: 1; display: none; }
    HomeTestScreen QuestionCard { max-width: 76; display: none; }
    HomeTestScreen.-asking QuestionCard { display: block; }
    HomeTestScreen.-clock Digits, HomeTestScreen.-clock #clock-state,
    HomeTestScreen.-clock #stop-short { display: block; }
    """

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._instrument, self._now = name, clock
        self._part: Part = "before"
        self._replies: dict[str, str] = {}
        self._results: list[str] = []
        self._conditions, self._age = "", ""
        self._practised = False
        self._clock: TestClock | None = None

    @property
    def busy(self) -> bool:  # type: ignore[override]  # plain on all other screens
        """Whoever walks presses no keys."""
        return self._clock is not None and self._clock.counting

    @property
    def _test(self) -> Instrument:
        return Assessments(self.coach).test_named(self._instrument)

    @property
    def _run(self) -> TestClock:
        """The clock; made with the first look at it."""
        if self._clock is None:
            test = self._test
            lead = 0 if test.unit == MINUTES else LEAD_SECONDS
            self._clock = TestClock(self._now, lead=lead, limit=test.clock_seconds)
        return self._clock

    def compose_content(self) -> ComposeResult:
        """Words, the clock, a question."""
        yield Static(id="test-words")
        yield Digits("0.0")
        yield Static(id="clock-state")
        yield QuestionCard()
        yield Static(Content(asset("safety")["stop"]["short"]), id="stop-short")

    def on_mount(self) -> None:
        """Begin with the questions."""
        self.query_one(TitleBar).say(left=f"PainPlan · {one_line(self._test.title, 44)}")
        again_and_again(self, TICK_SECONDS, self._tick)
        self._draw()

    # --- drawing ---

    def _draw(self) -> None:
        self.set_class(self._part not in ("how", "clock"), "-asking")
        self.set_class(self._part == "clock", "-clock")
        parts: dict[Part, Callable[[], None]] = {
            "before": self._draw_before,
            "how": self._draw_how,
            "clock": self._draw_clock,
            "result": self._draw_result,
            "conditions": lambda: self._draw_typed("conditions", self._earlier_conditions()),
            "age": lambda: self._draw_typed("age", ""),
            "table": lambda: self._draw_typed("table", ""),
        }
        parts[self._part]()
        self.refresh_bindings()

    def _draw_before(self) -> None:
        words = asset("score")
        told = not_asked_line_on_screen(not_asked_before(self.coach, "test"))
        lines = f"{words['before_test']}\n{told}" if told else f"{words['before_test']}\n"
        self.query_one("#test-words", Static).update(Content.styled(lines, "$foreground-muted"))
        question = next(one for one in asked_before_tests() if one.id not in self._replies)
        self.query_one(QuestionCard).show(Asked(question.ask, options=(("y", "yes"), ("n", "no"))))

    def _draw_how(self) -> None:
        words, test = asset("home_tests")["words"], self._test
        lines = [one_line(test.how), "", asset("score")["same_each_time"]]
        earlier = Assessments(self.coach).latest(test.name)
        if earlier is not None and earlier.score is not None:
            told = f"{dated(earlier.day)}, {one_line(earlier.made.conditions, 60)}".rstrip(", ")
            lines += ["", words["earlier"].format(value=number(earlier.score), unit=test.unit, conditions=told)]
        self.query_one("#test-words", Static).update(Content("\n".join([*lines, "", words["go"]])))

    def _draw_clock(self) -> None:
        words, test = asset("home_tests")["words"], self._test
        place = len(self._results)
        what = one_line(test.item(place).name.replace("_", " ")) if len(test.items) > 1 else ""
        lines = [f"{what}: {place + 1} of {len(test.items)}" if what else "", self._try_words()]
        if test.clock_seconds and not self._run.counting:
            lines.append(words["stop_at_bell"].format(clock=_shown(test.clock_seconds)))
        self.query_one("#test-words", Static).update(Content("\n".join(line for line in lines if line)))
        self._draw_digits()

    def _try_words(self) -> str:
        words = asset("home_tests")["words"]
        if not self._test.practice:
            return ""
        return str(words["scored" if self._practised else "practice"])

    def _draw_digits(self) -> None:
        elapsed, test = self._run.seconds, self._test
        shown = max(0.0, (test.clock_seconds or 0) - max(0.0, elapsed)) if test.clock == "down" else max(0.0, elapsed)
        self.query_one(Digits).update(_shown(shown))
        if self._run.counting:
            state = f"get into place: {-elapsed:.0f}" if elapsed < 0 else "Go. Space stops the clock."
        else:
            state = "Space starts the clock; a bell says “Go” after 5 seconds. Enter goes on without it."
            if elapsed > 0:
                state = "Enter goes on with this time. Space starts the clock again."
        self.query_one("#clock-state", Static).update(Content(state))

    def _draw_result(self) -> None:
        words, test = asset("home_tests")["words"], self._test
        self.query_one("#test-words", Static).update(Content(""))
        scale = test.scale_of(len(self._results))
        hint = words["typed"].format(low=f"{scale.low:g}", high=f"{scale.high:g}", unit=test.unit)
        label = one_line(test.item(len(self._results)).name.replace("_", " "))
        ask = words["counted"] if test.clock == "down" else f"The result: {label}"
        self.query_one(QuestionCard).show(Asked(ask, hint, typed=True, given=self._from_clock()))

    def _draw_typed(self, what: str, given: str) -> None:
        self.query_one("#test-words", Static).update(Content(""))
        self.query_one(QuestionCard).show(Asked(asset("home_tests")["words"][what], typed=True, given=given))

    def _earlier_conditions(self) -> str:
        """What was noted the last time; usually it is the same again. Nothing while own words are hidden."""
        before = Assessments(self.coach).latest(self._instrument)
        return before.made.conditions if before and not self.coach.discreet else ""

    # --- the clock ---

    def _tick(self) -> None:
        if self._part != "clock" or not self._run.counting:
            return
        rings = self._run.due()
        if rings is not None:
            self.app.bell()
        self._draw_clock() if rings == "end" else self._draw_digits()

    def action_clock(self) -> None:
        """Start the clock, or stop it."""
        self._run.stop() if self._run.counting else self._run.start()
        self._draw_clock()

    def _from_clock(self) -> str:
        """The result the clock gives; none of a countdown, which leaves something to count."""
        seconds = self._run.seconds
        if self._test.clock != "up" or seconds <= 0:
            return ""
        return f"{seconds / SECONDS_IN_MINUTE:.1f}" if self._test.unit == MINUTES else f"{seconds:.1f}"

    # --- going on ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        parts = {"reply": ("before",), "clock": ("clock",), "go_on": ("how", "clock")}
        return self._part in parts[action] if action in parts else True

    def action_reply(self, answer: str) -> None:
        """Answer a question before the test; what speaks against it closes the screen and says why."""
        questions = asked_before_tests()
        open_one = next(one for one in questions if one.id not in self._replies)
        self._replies[open_one.id] = answer
        try:
            Assessments(self.coach).check_test(self._replies)
        except PainPlanError as error:
            self.leave_saying(str(error))
            return
        if len(self._replies) == len(questions):
            self._part = "how"
        self._draw()

    def action_go_on(self) -> None:
        """To the clock, to the try that counts, to the result."""
        if self._part == "how":
            self._part = "clock"
        elif self._run.counting:
            return
        elif self._test.practice and not self._practised:
            self._practised = True
            self._run.clear()
        else:
            self._part = "result"
        self._draw()

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take what was typed and go on."""
        takers: dict[Part, Callable[[str], None]] = {
            "result": self._take_result,
            "conditions": self._take_conditions,
            "age": self._take_age,
            "table": self._take_table,
        }
        if self._part in takers and self.attempt(lambda: takers[self._part](event.text.strip())):
            self._draw() if self.is_open else None

    def on_question_card_go_back(self) -> None:
        """From the result back to the clock; the other questions can be skipped."""
        if self._part == "result":
            self._part = "clock"
            self._draw()

    def _take_result(self, text: str) -> None:
        test = self._test
        if not text:
            raise WrongInput("Type the result, or go back to the clock with Backspace.")
        (value,) = parse_answers(test, ["-"] * len(self._results) + [text])[-1:]
        scale = test.scale_of(len(self._results))
        if value is None or not scale.low <= value <= scale.high:
            raise WrongInput(f"{text} does not fit: it goes from {scale.low:g} to {scale.high:g}.")
        self._results.append(text)
        self._run.clear()
        ended = test.scoring == "stages_held" and value < HELD_SECONDS
        self._part = "conditions" if ended or len(self._results) == len(test.items) else "clock"

    def _take_conditions(self, text: str) -> None:
        self._conditions = text
        if self._test.knows_ages:
            self._part = "age"
        else:
            self._keep()

    def _take_age(self, text: str) -> None:
        if text and not 0 <= parse_number(text) <= 120:
            raise WrongInput(f"{text} is no age in years.")
        self._age = text
        if text and self._test.norms:
            self._part = "table"
        else:
            self._keep()

    def _take_table(self, text: str) -> None:
        if text.casefold() not in ("", "none", "men", "women"):
            raise WrongInput("Say men, women or none.")
        self._keep(text.casefold())

    def _keep(self, table: str = "") -> None:
        from painplan.screens.measures.results import ResultsScreen

        test = self._test
        person = Person(int(parse_number(self._age)) if self._age else None)
        if table in ("men", "women"):
            person = Person(person.age, "men" if table == "men" else "women")
        Assessments(self.coach).save(
            test.name,
            parse_answers(test, self._results),
            conditions=self._conditions,
            person=person,
            before=self._replies,
        )
        self.app.switch_screen(ResultsScreen(test.name, greeting="Saved. u takes it back."))


def _shown(seconds: float) -> str:
    minutes, rest = divmod(seconds, SECONDS_IN_MINUTE)
    return f"{int(minutes)}:{int(rest):02d}" if minutes else f"{rest:.1f}"
