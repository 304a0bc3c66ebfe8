"""The pacing calculator for a session: four questions, the ladder, one page where somebody says. Nothing is kept."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.units import UNITS, unit_named
from painplan.kit.words import say
from painplan.pacing.calculator import Calculation, calculate
from painplan.pacing.start import Worse, smallest_step
from painplan.plans import effort
from painplan.samples.calculator import Calculator, aim_typed, amounts_typed
from painplan.samples.calculator_page import (
    NAME_WIDTH,
    calculation_lines,
    calculation_remarks,
    day_full_words,
    gate_words,
    ladder_lines,
)
from painplan.screens.base import Room
from painplan.screens.samples import replay
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.key_line import key_label
from painplan.widgets.question import Asked, QuestionCard

QUESTIONS = ("amounts", "unit", "aim", "profile")
"""What is typed comes first: a digit of it answers no question that waits for a choice. How large a step may be is not
asked where what was said about effort decides it."""
PROFILES = ("steady", "gentle")
_LADDER_ROWS = 7
_NARROW, _WIDE, _WIDE_FROM = 76, 108, 120


class CalculatorScreen(Room):
    """One question at a time, then what comes out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, 10)),
        Binding("enter", "go_on", "replay", key_display="Enter"),
        Binding("w", "write", "write"),
        Binding("h", "hand_over", "hand_over"),
        Binding("p", "other_profile", "step"),
        Binding("backspace", "back", "back", key_display="Bksp"),
    ]
    DEFAULT_CSS = """
    CalculatorScreen #calculated, CalculatorScreen #ladder, CalculatorScreen #more { height: auto; }
    CalculatorScreen #calculated { border-top: solid $rule; }
    CalculatorScreen #calculated.-result { border-top: none; }
    CalculatorScreen #more { margin-top: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, str] = {}
        self._asking = QUESTIONS[0]
        """The question that is open; empty when all are answered."""
        self._writing = self._handing = False
        self._path = ""

    @property
    def drafts(self) -> dict[str, str]:
        """Nothing of a visit waits for the next one, half-typed figures least of all."""
        return {}

    def compose_content(self) -> ComposeResult:
        """The question, the answers so far or what came out, the ladder."""
        yield QuestionCard()
        yield Static(id="calculated")
        yield Static(id="ladder", classes="gap")
        yield Static(id="more", classes="dim")

    def on_mount(self) -> None:
        """Ask what was reached."""
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """The columns of the ladder follow the width."""
        super().on_resize(event)
        if self.is_mounted:
            self._draw_result()

    # --- drawing ---

    def _draw(self) -> None:
        words = asset("calculator")["ask"]
        place = self._asked.index(self._asking) + 1 if self._asking else 0
        left = f"PainPlan · {self.NAME}" + (f" · {place} of {len(self._asked)}" if place else "")
        self.query_one(TitleBar).say(left=left)
        card = self.query_one(QuestionCard)
        card.display = bool(self._asking) or self._writing
        if self._writing:
            where = "where_handed" if self._handing else "where"
            card.show(Asked(words[where], words[f"{where}_hint"], typed=True, given=self._path))
        elif self._asking in ("unit", "profile"):
            options = tuple((str(n), name) for n, name in enumerate(self._options(), 1))
            given = self._said.get(self._asking, "")
            card.show(Asked(words[self._asking], words[f"{self._asking}_hint"], options, given=given))
        elif self._asking:
            name = "limit" if self._asking == "amounts" and self._worse == "often" else self._asking
            card.show(Asked(words[name], words[f"{name}_hint"], typed=True, given=self._said.get(self._asking, "")))
        else:
            self.set_focus(None)
        self._draw_result()
        self.refresh_bindings()

    def _options(self) -> tuple[str, ...]:
        words = asset("calculator")["ask"]
        return tuple(UNITS) if self._asking == "unit" else tuple(words[name] for name in PROFILES)

    def _draw_result(self) -> None:
        answers, ladder, more = (self.query_one(f"#{name}", Static) for name in ("calculated", "ladder", "more"))
        found = None if self._asking else self._found()
        answers.set_class(found is not None, "-result")
        ladder.display = more.display = found is not None
        if found is None:
            answers.update(table(self._so_far()))
            answers.display = bool(self._said) and not self._writing
            return
        words, unit = asset("calculator"), self._said["unit"]
        rows = (
            Content.assemble((f"{name:<{NAME_WIDTH}}", "$foreground-muted"), figure)
            for name, figure in calculation_lines(found, unit)
        )
        answers.display = True
        below = (*calculation_remarks(found), say("safety.stop.short"))
        answers.update(Content("\n").join([*rows, *map(Content, below)]))
        width = _WIDE if self.size.width >= _WIDE_FROM else _NARROW
        lines = ladder_lines(found.ladder.rungs, width, _LADDER_ROWS)
        head = Content.styled(words["ladder"].format(unit=unit), "bold")
        ladder.display = more.display = found.steps
        ladder.update(Content("\n").join([head, *map(Content, [*lines, *day_full_words(found, unit)])]))
        gates = "\n".join(f"  · {gate}" for gate in gate_words())
        more.update(Content(f"{words['gates_title']}\n{gates}\n{words['missed']}"))

    def _so_far(self) -> list[tuple[str, str, str]]:
        asked = self._asked[: self._asked.index(self._asking)] if self._asking else self._asked
        shown = {
            "amounts": say("calculator.screen.tries_estimates"),
            "unit": "counted in",
            "aim": "aim",
            "profile": "steps",
        }
        return [(shown[name], self._said.get(name) or "–", "") for name in asked]

    # --- working it out ---

    def _found(self) -> Calculation | None:
        return self.result_of(self._worked_out)

    def _worked_out(self) -> Calculation:
        unit = self._said["unit"]
        amounts = amounts_typed(self._said["amounts"], unit)
        return calculate(
            amounts,
            smallest_step(unit, amounts),
            aim=aim_typed(self._said.get("aim", ""), unit),
            profile=self._profile,
            worse=self._worse,
            most=unit_named(unit).largest,
        )

    @property
    def _worse(self) -> Worse:
        return effort.worse_now(self.coach.book.profile)

    @property
    def _asked(self) -> Sequence[str]:
        return QUESTIONS if self._worse == "never" else QUESTIONS[:-1]

    @property
    def _profile(self) -> str:
        words = asset("calculator")["ask"]
        return next((name for name in PROFILES if words[name] == self._said.get("profile")), PROFILES[0])

    # --- answering ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        done = not self._asking and not self._writing
        of_steps = {"hand_over": self._worse != "often", "other_profile": self._worse == "never"}
        if action == "write" or action in of_steps:
            return done and of_steps.get(action, True)
        if action == "go_on":
            return done or self._asking in ("unit", "profile")
        return action != "back" or (self.focused is None and self._asking != QUESTIONS[0])

    def words_of_key(self, binding: Binding) -> str:
        """While it asks, Enter takes an answer; the replay comes behind the last of them."""
        asks = binding.action == "go_on" and bool(self._asking)
        return key_label("next") if asks else super().words_of_key(binding)

    def action_choose(self, number: int) -> None:
        """Take an answer by its key."""
        if self._asking in ("unit", "profile") and number <= len(self._options()):
            self._choose(self._options()[number - 1])

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take what was typed, if it can be read."""
        if self._writing:
            self._write_to(event.text)
            return
        read: Callable[[], object] = partial(self._start_in_some_unit, event.text)
        if self._asking == "aim":
            read = partial(aim_typed, event.text, self._said["unit"])
        if self.attempt(read):
            self._take(one_line(event.text))

    def _start_in_some_unit(self, text: str) -> Calculation:
        """What comes out in a unit of which a day can hold so much; what is counted is asked after it."""
        first, *others = UNITS
        for unit in others:
            with suppress(WrongInput):
                return self._start_of(text, unit)
        return self._start_of(text, first)

    def _start_of(self, text: str, unit: str) -> Calculation:
        amounts = amounts_typed(text, unit)
        return calculate(amounts, smallest_step(unit, amounts), worse=self._worse)

    def _choose(self, answer: str) -> None:
        """Take what was chosen; a unit of which a day cannot hold what was reached is told and not taken."""
        if self._asking != "unit" or self.attempt(partial(self._start_of, self._said["amounts"], answer)):
            self._take(answer)

    def _take(self, answer: str) -> None:
        self.say("")
        self._said[self._asking] = answer
        at = self._asked.index(self._asking) + 1
        self._asking = self._asked[at] if at < len(self._asked) else ""
        self.query_one("#content", VerticalScroll).scroll_home(animate=False)
        self._draw()

    def on_question_card_go_back(self) -> None:
        """Go back from an empty field."""
        self.action_back()

    def action_back(self) -> None:
        """Go back one question, or from writing to what came out."""
        self.say("")
        if self._writing:
            self._writing = False
        else:
            at = self._asked.index(self._asking) if self._asking else len(self._asked)
            self._asking = self._asked[max(0, at - 1)]
        self._draw()

    def action_leave(self) -> None:
        """One step back; from writing to what came out."""
        if self._writing:
            self.action_back()
        else:
            super().action_leave()

    def action_other_profile(self) -> None:
        """Steady instead of gentle steps, or the other way round."""
        words = asset("calculator")["ask"]
        self._said["profile"] = words[PROFILES[1 - PROFILES.index(self._profile)]]
        self._draw_result()
        self.say(f"Steps are {self._profile} now.")

    def action_write(self) -> None:
        """Ask where the page goes."""
        self._ask_where(handing=False)

    def action_hand_over(self) -> None:
        """Ask where a plan to hand over goes."""
        self._ask_where(handing=True)

    def _ask_where(self, *, handing: bool) -> None:
        self._writing, self._handing = True, handing
        self.say("")
        self._draw()

    def _write_to(self, named: str) -> None:
        self._path = named
        unit = self._said["unit"]
        calculator = Calculator(self.coach)
        write = calculator.hand_over if self._handing else calculator.write_page
        path = self.result_of(lambda: write(self._worked_out(), unit, named))
        if path is not None:
            self._writing, self._path = False, ""
            self._draw()
            written = asset("plans")["handed"] if self._handing else asset("calculator")["ask"]
            self.say(written["written"].format(path=one_line(path)))

    def action_go_on(self) -> None:
        """Keep an answer that was given before, else take the first; at the end go on to the replay."""
        if self._asking:
            self._choose(self._said.get(self._asking) or self._options()[0])
            return

        self.app.push_screen(replay.ReplayScreen())
