"""What was saved for one instrument: the newest result in words, the course, a picture or a table."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.amounts import number
from painplan.kit.escape import one_line
from painplan.measures.result import Person
from painplan.measures.results import Measured, MeasuredRoom
from painplan.measures.results_words import course_words, dated, measure_words
from painplan.measures.score_words import score_words
from painplan.screens.base import Room
from painplan.screens.measures import measures

ROWS = 8
"""So many results stand on the first page; the others when one scrolls."""


class ResultsScreen(Room):
    """One instrument over time.

    Args:
        name: Of the instrument.
        greeting: What the screen says when it opens.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "go_on", key_display="Enter"),
        Binding("enter", "again", "ask_again", key_display="Enter"),
    ]
    DEFAULT_CSS = "ResultsScreen Static { max-width: 76; height: auto; }"

    def __init__(self, name: str, greeting: str = "") -> None:
        super().__init__()
        self._instrument, self.greeting = name, greeting

    def compose_content(self) -> ComposeResult:
        """Title, words, course, earlier results, notice."""
        yield Static(id="result-title")
        yield Static(id="result-words", classes="gap")
        yield Static(id="result-course", classes="gap")
        yield Static(id="result-table", classes="gap")
        yield Static(id="result-notice", classes="gap dim")

    def refresh_facts(self) -> None:
        """Draw what is saved now."""
        super().refresh_facts()
        one = MeasuredRoom(self.coach).measured(self._instrument)
        self.query_one("#result-title", Static).update(Content.styled(one_line(one.title), "bold"))
        self.query_one("#result-words", Static).update(Content("\n".join(_newest(one))))
        own, saved = one.name == "psfs", bool(one.taken)
        course = course_words(one.course, saved=saved, own_activities=own, left_out=one.left_out)
        self.query_one("#result-course", Static).update(Content("\n".join(course)))
        self.query_one("#result-table", Static).update(Content("\n".join(_rows(one))))
        notice = one.instrument.notice if one.instrument else ""
        self.query_one("#result-notice", Static).update(Content(one_line(notice)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What no instrument here knows is typed in anew from the list."""
        if action in ("go_on", "again") and (action == "go_on") != bool(self.greeting):
            return False  # right after the questions Enter goes on; opened from the list it asks again
        return action != "again" or MeasuredRoom(self.coach).measured(self._instrument).instrument is not None

    def action_go_on(self) -> None:
        """Back to where the questions were opened, which goes on behind them."""
        self.action_leave()

    def action_again(self) -> None:
        """Ask it again today."""
        self.result_of(lambda: measures.begin(self, self._instrument))


def _newest(one: Measured) -> list[str]:
    if not one.taken:
        return []
    made, result = one.taken[-1].made, one.taken[-1].result
    lines = [dated(made.day)]
    if result is not None:
        lines += score_words(result, Person(made.age, made.table))
    for name, answer in zip(made.activities, made.answers, strict=False):
        shown = measure_words("missing") if answer is None else f"{answer:g}"
        lines.append(f"  {one_line(name, 60)}: {shown}")
    if made.because:
        lines.append(measure_words("because", text=one_line(made.because, 200)))
    if made.conditions:
        lines.append(measure_words("conditions", text=one_line(made.conditions, 200)))
    return lines


def _rows(one: Measured) -> list[str]:
    compared = dict(one.scores)
    rows = []
    for taken in reversed(one.taken):
        value = compared.get(taken.day, taken.score)
        shown = "–" if value is None else number(value)
        rows.append(f"{dated(taken.day):<28}{shown:>8}")
    return rows if len(rows) > 1 else []
