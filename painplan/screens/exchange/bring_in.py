"""Bringing in what a device or another diary recorded: a path, a look at it, and only then into the diary."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from painplan.exchange.devices.choices import NOTHING_SAID
from painplan.exchange.devices.device_files import Devices
from painplan.exchange.devices.open_flow import OpenFlow
from painplan.exchange.service import Exchange
from painplan.kit.amounts import amount, number
from painplan.kit.dates import span_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.base import Room
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard

if TYPE_CHECKING:
    from painplan.exchange.import_result import ImportResult
    from painplan.exchange.imports import Brought

MOST_REASONS, MOST_NAMES = 12, 20
_LONGEST_NAME = 60


class BringInScreen(Room):
    """Which file, what is in it, and whether to take it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "take_it", key_display="Enter"),
        Binding("backspace", "again", "another_path", key_display="Bksp"),
        *(Binding(key, f"answer('{key}')", show=False) for key in "12345"),
        Binding("2", "app.trends", "trends", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._choices = NOTHING_SAID
        self._open: OpenFlow | None = None
        """What the file leaves open while it is asked."""
        self._found: ImportResult | None = None
        """What is looked at; none while the path is asked for."""

    def compose_content(self) -> ComposeResult:
        """A question, and below it what was found."""
        yield QuestionCard()
        yield Static(id="found")

    def on_question_card_go_back(self) -> None:
        """Leave from the empty field."""
        self.action_leave()

    def on_mount(self) -> None:
        """Ask for the path."""
        self._ask()

    def _ask(self) -> None:
        self._found = self._open = None
        hint = say("exchange.bring_in.type_paste_path_fitbit")
        self._show(Asked(say("exchange.bring_in.where_file_folder"), hint, typed=True, given=self._typed))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Look at what lies there; nothing is saved."""
        self._typed, self._choices = event.text, NOTHING_SAID
        self._look()

    def _look(self) -> None:
        seen = self.result_of(lambda: Devices(self.coach).any(self._typed, self._choices))
        brought = seen and self.result_of(lambda: Exchange(self.coach).look_at(seen.found))
        if not seen or not brought:
            return
        self._open = OpenFlow(seen.found.open[0], self.coach.today) if seen.found.open else None
        step = self._open and self._open.next
        if step:
            self._found = None
            options = tuple((option.key, option.words) for option in step.options)
            self._show(Asked(step.ask, step.hint, options))
        else:
            self._found = seen.found if brought.changes else None
            self._show(_question(brought), _figures(brought, seen.mapping))

    def action_answer(self, key: str) -> None:
        """Read it again with what the person said about it."""
        step = self._open and self._open.next
        if self._open and step:
            self._open.answer(step.id, key)
            self._choices = self._choices.with_answer(step.id, self._open.said[step.id])  # type: ignore[arg-type]
            self._look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action == "answer":
            step = self._open and self._open.next
            return bool(step and parameters[0] in [option.key for option in step.options])
        if action == "take":
            return self._found is not None
        return action != "again" or self.focused is None

    def action_take(self) -> None:
        """Save what was looked at, and say where it can be seen."""
        found = self._found
        brought = found and self.result_of(lambda: Exchange(self.coach).bring_in(found))
        if brought:
            self._found, self._typed = None, ""
            taken = say(
                "exchange.bring_in.taken_into_your_diary", added=amount(brought.added + brought.changed, "days")
            )
            self._show(
                Asked(taken, say("exchange.bring_in.shows_them_trends_steps")),
                _figures(brought),
            )

    def action_again(self) -> None:
        """Back to the path."""
        self.say("")
        self._ask()

    def _show(self, asked: Asked, found: Content | None = None) -> None:
        self.query_one(QuestionCard).show(asked)
        part = self.query_one("#found", Static)
        part.update(found or Content(""))
        part.display = found is not None
        self.query_one("#content", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()


def _question(brought: "Brought") -> Asked:
    if not brought.days:
        return Asked(say("exchange.bring_in.nothing_can_taken"), say("exchange.bring_in.backspace_goes_back_path"))
    if not brought.changes:
        return Asked(
            say("exchange.bring_in.all_your_diary_already"), say("exchange.bring_in.backspace_goes_back_path_2")
        )
    return Asked(say("exchange.bring_in.take_these_days_into"), say("exchange.bring_in.enter_takes_them_nothing"))


def _figures(brought: "Brought", mapping: Sequence[tuple[str, str]] = ()) -> Content:
    rows = [("files", number(brought.files), "")]
    rows += [(one_line(column, 30), f"taken as {one_line(measure, 40)}", "") for column, measure in mapping]
    if brought.first and brought.last:
        rows.append(("days", span_in_words(brought.first, brought.last), ""))
    counts = (
        ("new", brought.added, ""),
        ("changed", brought.changed, say("exchange.bring_in.earlier_values_stay_history")),
        ("there already", brought.unchanged, ""),
    )
    rows += [(what, amount(days, "days"), remark) for what, days, remark in counts if days]
    if brought.rejected:
        rows.append((say("exchange.bring_in.lines_not_taken"), number(len(brought.rejected)), ""))
    names = list(dict.fromkeys(one_line(one.column or one.section, 40) for one in brought.not_taken))
    left = ", ".join([*names[:MOST_NAMES], *(["…"] if len(names) > MOST_NAMES else [])])
    chosen = ", ".join(option if value is True else f"{option} {value}" for option, value in brought.choices.items())
    rows += [
        (say(f"exchange.bring_in.{what}"), told, "")
        for what, told in (("chosen", chosen), ("columns_not_taken", left))
        if told
    ]
    shared = [Content(f"\n{brought.shared}")] if brought.shared else []
    return Content("\n").join([table(rows), *shared, *_reasons(brought)])


def _reasons(brought: "Brought") -> Iterator[Content]:
    if brought.rejected:
        yield Content("")
    for line in brought.rejected[:MOST_REASONS]:
        name = f"{one_line(line.file, _LONGEST_NAME)}, line {line.line}: "
        yield Content.assemble((name, "$foreground-muted"), one_line(line.why))
    if len(brought.rejected) > MOST_REASONS:
        yield Content(f"and {number(len(brought.rejected) - MOST_REASONS)} more")
