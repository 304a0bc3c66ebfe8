"""Trying one thing out: choosing it, the way of the day, the result and the decision."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.experiments.records import Keep, Outcome
from painplan.experiments.service import OUTCOMES, Experiments, ExperimentView, Tried, questions
from painplan.experiments.words import day_words, result_words
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.words import say
from painplan.safety.service import Safety
from painplan.screens.base import Room
from painplan.widgets.lines import Lines
from painplan.widgets.pairs import pairs_drawn
from painplan.widgets.question import Asked, QuestionCard

SCALE, TEN = "0123456789x", 10
KEEPS: tuple[Keep, ...] = ("yes", "no", "not_yet")


class ExperimentScreen(Room):
    """One experiment at a time: its day while it runs, its result when it has ended, a new one when nothing waits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"answer('{key}')", show=False) for key in SCALE),
        Binding("e", "end", "end_it"),
        Binding("n", "another", "another_one"),
        Binding("enter", "begin", "begin", key_display="Enter"),
        Binding("backspace", "back", show=False),
    ]
    DEFAULT_CSS = """
    ExperimentScreen Lines { display: none; height: auto; max-height: 13; }
    ExperimentScreen.-choosing Lines { display: block; }
    ExperimentScreen #pairs, ExperimentScreen #words { height: auto; margin-top: 1; max-width: 76; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._asks_for_new = False
        self._question: Tried | None = None
        self._outcome: Outcome | None = None
        self._ending = False
        self._day_again = False
        """The person went back from the confidence of the day to whether it was done in its way."""

    def compose_content(self) -> ComposeResult:
        """A question, a list of what can be tried out, the pairs, what they say."""
        yield QuestionCard()
        yield Lines()
        yield Static(id="pairs")
        yield Static(id="words")

    def on_mount(self) -> None:
        """Begin with what there is."""
        self.query_one(Lines).fill(Option(one.title, id=one.id) for one in questions())
        self._draw()

    @property
    def _experiments(self) -> Experiments:
        return Experiments(self.coach)

    @property
    def _view(self) -> ExperimentView | None:
        """The one to show; none while a new one is chosen."""
        if self._asks_for_new:
            return None
        views = self._experiments.all()
        return self._experiments.running() or (views[-1] if views else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        view = self._view if self.is_mounted else None
        running = view is not None and view.day is not None
        if action == "end":
            return running and not self._ending
        if action == "another":
            return view is not None and not running
        if action == "begin":
            return self._ending or self._outcome is not None
        return True

    def _draw(self) -> None:
        view = self._view
        self.set_class(view is None and self._question is None, "-choosing")
        self.query_one("#pairs", Static).update("")
        self.query_one("#words", Static).update("")
        if view is None:
            self._draw_choice()
        elif view.day is not None:
            self._draw_day(view)
        else:
            self._draw_end(view)
        self.refresh_bindings()

    def _draw_choice(self) -> None:
        words, card = asset("experiments"), self.query_one(QuestionCard)
        if self._question is None:
            card.show(Asked(say("experiments.screen.what_would_you_like"), words["how"]))
            self.query_one(Lines).focus()
        elif self._outcome is None:
            self.set_focus(None)
            options = tuple((str(n), words["outcomes"][name]) for n, name in enumerate(OUTCOMES, 1))
            card.show(
                Asked(
                    say("experiments.screen.what_should_look"),
                    say("experiments.screen.chosen_before_starts_not"),
                    options,
                )
            )
        else:
            a, b = self._question.usual, self._question.tried
            text = f"A  {a}\nB  {b}\nlooking at {words['outcomes'][self._outcome]}"
            hint = say("experiments.screen.week_usual_then_four")
            card.show(Asked(self._question.title, f"{text}\n\n{hint}"))
            self.query_one("#words", Static).update(Content(f"{words['no_blinding']}\n{words['honest']}"))

    def _draw_day(self, view: ExperimentView) -> None:
        says, card, day = asset("experiments")["says"], self.query_one(QuestionCard), view.day
        if day is None:
            return
        if self._ending:
            card.show(Asked(say("experiments.screen.end"), say("experiments.screen.enter_ends_what_noted")))
            return
        said = view.experiment.as_planned.get(self.coach.today)
        if self._asks_confidence(view):
            sure = view.experiment.confidence.get(self.coach.today)
            options = tuple((key, "10" if key == "x" else key) for key in SCALE)
            given = "" if sure is None else str(sure)
            ends = says["not_sure"], says["sure"]
            card.show(Asked(says["asks_confidence"], day_words(day, view.what), options, *ends, given=given))
        else:
            given = {True: "yes", False: "no", None: ""}[said]
            options = (("1", "yes"), ("2", "no"))
            text = f"{day_words(day, view.what)}\n\n{says['asks']}"
            card.show(Asked(view.question.title, text, options, given=given))
        self._draw_pairs(view)

    def _asks_confidence(self, view: ExperimentView) -> bool:
        """Whether the confidence of the day is the question now: after the other one, where it is the outcome."""
        return view.asks_confidence and not self._day_again and self.coach.today in view.experiment.as_planned

    def _draw_end(self, view: ExperimentView) -> None:
        words, card = asset("experiments"), self.query_one(QuestionCard)
        kept = view.experiment.kept
        given = words["kept"][kept] if kept else ""
        options = tuple((str(n), words["kept"][keep]) for n, keep in enumerate(KEEPS, 1))
        card.show(
            Asked(f"{view.question.title}: {words['says']['keep']}", f"B  {view.question.tried}", options, given=given)
        )
        self._draw_pairs(view)
        text = " ".join(result_words(view.experiment, view.result))
        self.query_one("#words", Static).update(Content(f"{text}\n\n{words['honest']}"))

    def _draw_pairs(self, view: ExperimentView) -> None:
        found = view.result.found
        noticed = found.meaningful if found else 1.0
        self.query_one("#pairs", Static).update(pairs_drawn(view.result.pairs, noticed))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the question, if it can begin today."""
        chosen = next(one for one in questions() if one.id == event.option.id)
        if self.attempt(lambda: self._experiments.check_can_begin(chosen)):
            self._question = chosen
            self._draw()

    def action_answer(self, key: str) -> None:
        """Take an answer to what is asked."""
        view, number = self._view, TEN if key == "x" else int(key)
        if view is None:
            if self._question is not None and self._outcome is None and 1 <= number <= len(OUTCOMES):
                self._outcome = OUTCOMES[number - 1]
        elif view.day is None:
            if 1 <= number <= len(KEEPS):
                self._note(lambda: self._experiments.keep(KEEPS[number - 1]))
        elif self._ending:
            return
        elif self._asks_confidence(view):
            self._note(lambda: self._experiments.log(self.coach.today, confidence=number))
        elif number in (1, 2):
            self._note(lambda: self._experiments.log(self.coach.today, number == 1))
            self._day_again = False
        self._draw()

    def _note(self, save: Callable[[], object]) -> None:
        self.attempt(save, say("experiments.screen.noted_u_takes_back"))

    def action_begin(self) -> None:
        """Begin what was chosen, or end what runs."""
        if self._ending:
            if self.attempt(self._experiments.stop, say("experiments.screen.ended_u_takes_back")):
                self._ending = False
        elif self._question is not None and self._outcome is not None:
            name, outcome = self._question.id, self._outcome
            begun = self.result_of(lambda: self._experiments.begin(name, outcome))
            if begun is not None:
                self._asks_for_new, self._question, self._outcome = False, None, None
                waits = (
                    "" if Safety(self.coach).list_due() is None else say("experiments.screen.list_warning_signs_waits")
                )
                self.say(
                    say("experiments.screen.begun_until", day=day_in_words(begun.last, self.coach.today), waits=waits)
                )
        self._draw()

    def action_end(self) -> None:
        """Ask whether it should end."""
        self._ending = True
        self._draw()

    def action_another(self) -> None:
        """Choose a new one."""
        self._asks_for_new = True
        self._draw()

    def action_back(self) -> None:
        """One question back."""
        view = self._view
        if self._ending:
            self._ending = False
        elif view is not None:
            self._day_again = view.day is not None and self._asks_confidence(view)
        elif self._outcome is not None:
            self._outcome = None
        elif self._question is not None:
            self._question = None
        self._draw()

    def refresh_facts(self) -> None:
        """What the diary says may have changed."""
        super().refresh_facts()
        if self.query("#words"):  # a screen that opens hears of this before it has content
            self._draw()
