"""Some short questions one after the other; what was answered is there again when one goes back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.screens.base import Room
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard

Options = tuple[tuple[str, str], ...]
"""Values and their words; the keys are 1, 2, 3 ..."""
BETWEEN = " "
"""Stands between the values of an answer with several."""
_MOST_OPTIONS = 9


class InOrder(Room):
    """Asks `names`, each in the words of its topic; `finish` keeps all of it at the end."""

    TOPIC: ClassVar[str] = ""
    """The file of words; the questions stand under ``[ask]``."""
    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, _MOST_OPTIONS + 1)),
        Binding("enter", "go_on", "go on", key_display="Enter"),
        Binding("backspace", "back", show=False),
        Binding("escape", "leave", "back", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        """Answers by question, as typed, or the values chosen."""
        self._before: dict[str, str] = {}
        self._chosen: list[str] = []

    # --- what a screen says about its questions ---

    @property
    def names(self) -> tuple[str, ...]:
        """The questions, in their order."""
        raise NotImplementedError

    def options(self, name: str) -> Options:
        """What can be chosen; nothing: the answer is typed."""
        return ()

    def several(self, name: str) -> bool:
        """Whether more than one can be chosen."""
        return False

    def check(self, name: str, text: str) -> None:
        """Whether an answer fits.

        Raises:
            PainPlanError: It does not; the sentence says why.
        """

    def finish(self) -> bool:
        """Keep all of it and leave; false where that was not possible."""
        raise NotImplementedError

    def ask(self, name: str) -> tuple[str, str]:
        """A question and its hint."""
        words = asset(self.TOPIC)["ask"][name]
        return words["ask"], words["hint"]

    def place(self, name: str) -> str:
        """How far it is."""
        return f"{self.names.index(name) + 1} of {len(self.names)}"

    def below(self) -> Content:
        """What stands below the question: the answers so far."""
        words = asset(self.TOPIC)["ask"]
        told = {name: dict(self.options(name)) for name in self.said}
        rows = [
            (one_line(words[name].get("label", name), 20), one_line(told[name].get(text, text), 50) or "–", "")
            for name, text in self.said.items()
            if not self.several(name)
        ]
        return table(rows)

    # --- asking ---

    def compose_content(self) -> ComposeResult:
        """One question, and what was answered."""
        yield QuestionCard()
        yield Static(id="answers")

    def on_mount(self) -> None:
        """Ask the first."""
        self.draw()

    @property
    def open_name(self) -> str | None:
        """The question that is open; none when all are answered."""
        return next((name for name in self.names if name not in self.said), None)

    def draw(self) -> None:
        """Show the open question."""
        name = self.open_name
        if name is None:
            return
        given, options = self._before.get(name, ""), self.options(name)
        self._chosen = given.split(BETWEEN) if given and self.several(name) else []
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · {self.place(name)}")
        ask, hint = self.ask(name)
        if not options:
            self.query_one(QuestionCard).show(Asked(ask, hint, typed=True, given=given))
        else:
            self._show_options(name, ask, hint, dict(options).get(given, ""))
        self.query_one("#answers", Static).update(self.below())
        self.refresh_bindings()

    def _show_options(self, name: str, ask: str, hint: str, given: str) -> None:
        keyed = []
        for number, (value, words) in enumerate(self.options(name), 1):
            mark = ("✓ " if value in self._chosen else "  ") if self.several(name) else ""
            keyed.append((str(number), mark + words))
        self.query_one(QuestionCard).show(Asked(ask, hint, tuple(keyed), given=given))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter without a field goes on only where several can be chosen."""
        name = self.open_name if self.is_mounted else None
        return action != "go_on" or (name is not None and self.several(name))

    def action_choose(self, number: int) -> None:
        """Take an answer, or mark one of several."""
        name = self.open_name
        options = self.options(name) if name else ()
        if name is None or number > len(options):
            return
        value = options[number - 1][0]
        if not self.several(name):
            self._take(name, value)
            return
        self._chosen.remove(value) if value in self._chosen else self._chosen.append(value)
        ask, hint = self.ask(name)
        self._show_options(name, ask, hint, "")

    def action_go_on(self) -> None:
        """Take what was marked."""
        name = self.open_name
        if name is not None and self.several(name):
            self._take(name, BETWEEN.join(self._chosen))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take what was typed."""
        name = self.open_name
        if name is not None:
            self._take(name, event.text.strip())

    def _take(self, name: str, text: str) -> None:
        if not self.attempt(lambda: self.check(name, text)):
            return
        self.said[name] = self._before[name] = text
        if self.open_name is None and not self.finish():
            del self.said[name]
        if self.is_open:
            self.draw()

    def on_question_card_go_back(self) -> None:
        """The question before."""
        self.action_leave()

    def action_back(self) -> None:
        """The question before."""
        self.action_leave()

    def action_leave(self) -> None:
        """The question before, with its answer; from the first one back to where this was opened."""
        if not self.said:
            super().action_leave()
            return
        name = self.open_name
        if name is not None and not self.options(name):
            self._before[name] = self.query_one(QuestionCard).typed
        self.said.popitem()
        self.say("")
        self.draw()
