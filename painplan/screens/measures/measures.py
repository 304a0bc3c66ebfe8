"""Measures: what is worth asking today, what was measured, and everything else that can be."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.kit.amounts import number
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.measures.program_instruments import change_rules
from painplan.measures.results import Measured, MeasuredRoom, rule_of
from painplan.measures.results_words import banner_words, short_date
from painplan.measures.service import Assessments
from painplan.screens.base import Room
from painplan.screens.measures import ask, elsewhere, home_test, results
from painplan.screens.shelf import Lines

ASK, SEE, ALL, TESTS, ELSEWHERE = "ask", "see", "all", "tests", "elsewhere"
_TITLE = 44


class MeasuresScreen(Room):
    """A list: what is due, what was measured, what else there is."""

    AUTO_FOCUS = "Lines"
    DEFAULT_CSS = """
    MeasuresScreen OptionList, PickScreen OptionList {
        height: auto; max-height: 100%; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1; scrollbar-color: $panel; scrollbar-background: $background;
    }
    MeasuresScreen OptionList:focus > .option-list--option-highlighted,
    PickScreen OptionList:focus > .option-list--option-highlighted { background: $surface; color: $accent; }
    MeasuresScreen #banner { height: auto; margin-bottom: 1; max-width: 76; display: none; }
    """

    def compose_content(self) -> ComposeResult:
        """The banner of the week, and the list."""
        yield Static(id="banner")
        yield Lines(compact=True)

    def refresh_facts(self) -> None:
        """Draw what is there now, and stay on the same line."""
        super().refresh_facts()
        room, looked_at = Assessments(self.coach), MeasuredRoom(self.coach)
        lines = self.query_one(Lines)
        marked = lines.highlighted
        lines.clear_options()
        lines.add_options(self._options(room, looked_at))
        lines.highlighted = _first_open(lines) if marked is None else min(marked, lines.option_count - 1)
        self._banner(looked_at)

    def _options(self, room: Assessments, looked_at: MeasuredRoom) -> Iterator[Option]:
        due, shelf = room.due(), room.shelf
        yield _heading(say("measures.screen.worth_asking_today") if due else say("measures.screen.nothing_due_today"))
        for one in due:
            title = one_line(shelf.instruments[one.instrument].title, _TITLE)
            since = f"last {short_date(one.last)}" if one.last else say("measures.screen.not_asked_yet")
            yield Option(_line(title, since), id=f"{ASK}:{one.instrument}")
        measured = looked_at.all()
        if measured:
            yield _heading(say("measures.screen.measured_so_far"))
        for seen in measured:
            yield Option(_line(one_line(seen.title, _TITLE), _newest(seen)), id=f"{SEE}:{seen.name}")
        yield _heading("Anything else")
        yield Option(_line("All questions", say("measures.screen.one_time")), id=ALL)
        yield Option(_line("Home tests", say("measures.screen.clock")), id=TESTS)
        yield Option(
            _line(say("measures.screen.score_from_elsewhere"), say("measures.screen.such_clinics")), id=ELSEWHERE
        )
        for broken in shelf.broken:
            yield _heading(f"Left out: {one_line(broken.name, 40)}: {one_line(broken.why, 120)}")

    def _banner(self, looked_at: MeasuredRoom) -> None:
        part, told = self.query_one("#banner", Static), looked_at.banner()
        part.display = told is not None
        if told is None:
            return
        rule = rule_of(looked_at.measured(told.name).instrument) or change_rules()[told.name]
        said, regression = banner_words(told, rule)
        part.update(Content.assemble((f"{said}\n", "bold"), (regression, "$foreground-muted")))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        what, _, name = (event.option.id or "").partition(":")
        if what == ASK:
            self.result_of(lambda: begin(self, name))
        elif what == SEE:
            self.app.push_screen(results.ResultsScreen(name))
        elif what in (ALL, TESTS):
            self.app.push_screen(TestsScreen() if what == TESTS else PickScreen())
        elif what == ELSEWHERE:
            self.painplan.coach.check_words_shown()
            self.app.push_screen(elsewhere.ElsewhereScreen())


class PickScreen(Room):
    """All that can be asked, or all home tests."""

    AUTO_FOCUS = "Lines"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("5", "leave", show=False)]

    TESTS: ClassVar[bool] = False
    """Whether home tests are listed; else everything else."""

    def compose_content(self) -> ComposeResult:
        """The list."""
        yield Lines(compact=True)

    def on_mount(self) -> None:
        """Fill it."""
        room = Assessments(self.coach)
        found = [one for one in room.shelf.instruments.values() if (one.kind == "performance") == self.TESTS]
        found.sort(key=lambda one: (one.kind == "elsewhere", one.title))
        lines = self.query_one(Lines)
        for one in found:
            about = (
                say("measures.screen.type_total") if one.kind == "elsewhere" else one.unit if self.TESTS else one.recall
            )
            lines.add_option(Option(_line(one_line(one.title, _TITLE), one_line(about, 26)), id=one.name))
        lines.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin it."""
        self.result_of(lambda: begin(self, event.option.id or ""))


class TestsScreen(PickScreen):
    """All home tests."""

    TESTS = True


def begin(room: Room, name: str) -> bool:
    """Open the questions of an instrument, or its test.

    Raises:
        PainPlanError: It cannot be asked now; the sentence says why.
    """
    assessments = Assessments(room.coach)
    if assessments.shelf.named(name).kind == "performance":
        assessments.check_test({})
        room.app.push_screen(home_test.HomeTestScreen(name))
    else:
        room.app.push_screen(ask.AskScreen(room.coach, name))
    return True


def _heading(text: str) -> Option:
    return Option(Content.styled(text, "bold"), disabled=True)


def _line(title: str, about: str) -> Content:
    return Content.assemble(f"  {title:<{_TITLE}}  ", (about, "$foreground-muted"))


def _newest(seen: Measured) -> str:
    newest = seen.taken[-1]
    shown = "no total" if newest.score is None else number(newest.score)
    unit = f" {seen.instrument.unit}" if seen.instrument and seen.instrument.unit else ""
    return f"{shown}{unit}, {short_date(newest.day)}"


def _first_open(lines: Lines) -> int | None:
    return next((at for at in range(lines.option_count) if not lines.get_option_at_index(at).disabled), None)
