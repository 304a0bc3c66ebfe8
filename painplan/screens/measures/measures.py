"""Measures: what is worth asking today, what was measured, and everything else that can be."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.kit.amounts import number
from painplan.kit.escape import one_line
from painplan.kit.lines import column
from painplan.kit.words import say
from painplan.measures.program_instruments import change_rules
from painplan.measures.results import Measured, MeasuredRoom, rule_of
from painplan.measures.results_words import banner_words, short_date
from painplan.measures.service import Assessments
from painplan.screens.base import Room
from painplan.screens.lists import ListRow, ListScreen
from painplan.screens.measures import ask, elsewhere, home_test, results

_TITLE = 44


class MeasuresScreen(ListScreen):
    """A list: what is due, what was measured, what else there is."""

    DEFAULT_CSS = """
    MeasuresScreen Lines { max-height: 100%; }
    MeasuresScreen #about { display: none; }
    """

    def lead(self) -> Content:
        """The banner of the week."""
        return self._banner(MeasuredRoom(self.coach))

    def rows(self) -> Iterator[ListRow]:
        """What is due, what was measured, what else there is."""
        room, measured = Assessments(self.coach), MeasuredRoom(self.coach).all()
        due, shelf = room.due(), room.shelf
        yield _heading(say("measures.screen.worth_asking_today") if due else say("measures.screen.nothing_due_today"))
        for one in due:
            title = one_line(shelf.instruments[one.instrument].title)
            since = (
                say("measures.screen.last", day=short_date(one.last))
                if one.last
                else say("measures.screen.not_asked_yet")
            )
            yield ListRow(f"ask:{one.instrument}", _line(title, since), partial(begin, self, one.instrument))
        if measured:
            yield _heading(say("measures.screen.measured_so_far"))
        for seen in measured:
            text = _line(one_line(seen.title), _newest(seen))
            yield ListRow(f"see:{seen.name}", text, partial(self._open, results.ResultsScreen, seen.name))
        yield _heading(say("measures.screen.anything_else"))
        yield ListRow(
            "all",
            _line(say("measures.screen.all_questions"), say("measures.screen.one_time")),
            partial(self._open, PickScreen),
        )
        yield ListRow(
            "tests",
            _line(say("measures.screen.home_tests"), say("measures.screen.clock")),
            partial(self._open, TestsScreen),
        )
        such = _line(say("measures.screen.score_from_elsewhere"), say("measures.screen.such_clinics"))
        yield ListRow("elsewhere", such, self._elsewhere)
        for broken in shelf.broken:
            yield _heading(
                say("measures.screen.left_out", name=one_line(broken.name, 40), why=one_line(broken.why, 120))
            )

    def _open(self, screen: Callable[..., Room], *given: str) -> None:
        self.app.push_screen(screen(*given))

    def _elsewhere(self) -> None:
        self.coach.check_words_shown()
        self.app.push_screen(elsewhere.ElsewhereScreen())

    def _banner(self, looked_at: MeasuredRoom) -> Content:
        told = looked_at.banner()
        if told is None:
            return Content()
        rule = rule_of(looked_at.measured(told.name).instrument) or change_rules()[told.name]
        said, regression = banner_words(told, rule)
        return Content.assemble((f"{said}\n", "bold $foreground"), (regression, "$foreground-muted"))


class PickScreen(ListScreen):
    """All that can be asked, or all home tests."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("5", "leave", show=False)]
    DEFAULT_CSS = """
    PickScreen Lines { max-height: 100%; }
    PickScreen #about { display: none; }
    """

    TESTS: ClassVar[bool] = False
    """Whether home tests are listed; else everything else."""

    def rows(self) -> Iterator[ListRow]:
        """By title, those from elsewhere last."""
        found = [
            one
            for one in Assessments(self.coach).shelf.instruments.values()
            if (one.kind == "performance") == self.TESTS
        ]
        for one in sorted(found, key=lambda one: (one.kind == "elsewhere", one.title)):
            about = (
                say("measures.screen.type_total") if one.kind == "elsewhere" else one.unit if self.TESTS else one.recall
            )
            text = _line(one_line(one.title), one_line(about))
            yield ListRow(one.name, text, partial(begin, self, one.name))


class TestsScreen(PickScreen):
    """All home tests."""

    TESTS = True


def begin(room: Room, name: str) -> None:
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


def _heading(text: str) -> ListRow:
    return ListRow("", Content.styled(text, "bold"))


def _line(title: str, about: str) -> Content:
    return Content.assemble(f"{column(title, _TITLE)}  ", (about, "$foreground-muted"))


def _newest(seen: Measured) -> str:
    newest = seen.taken[-1]
    shown = say("measures.screen.no_total") if newest.score is None else number(newest.score)
    unit = f" {seen.instrument.unit}" if seen.instrument and seen.instrument.unit else ""
    return f"{shown}{unit}, {short_date(newest.day)}"
