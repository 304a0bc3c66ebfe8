"""All data, out and in: which way, which file, and for the way in a look before anything is saved."""

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.exchange.service import Exchange
from painplan.kit.amounts import amount, number
from painplan.kit.dates import span_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.base import Room
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard

if TYPE_CHECKING:
    from painplan.exchange.own.entries import Own
    from painplan.exchange.own.import_ import BroughtBack

Way = Literal["json", "tables", "back"]
WAYS: tuple[Way, ...] = ("json", "tables", "back")
MOST_REASONS = 8
_USUAL: dict[Way, str] = {"json": "~/painplan.json", "tables": "~/painplan-tables", "back": ""}


class OutAndInScreen(Room):
    """Everything out as a file or as tables, and back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"way({n})", show=False) for n in range(1, len(WAYS) + 1)),
        Binding("enter", "take", "take_it", key_display="Enter"),
        Binding("backspace", "again", "one_question_back", key_display="Bksp"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._way: Way | None = None
        self._typed: dict[Way, str] = {}
        self._own: Own | None = None
        """What is looked at; none before."""

    def compose_content(self) -> ComposeResult:
        """A question, and below it what was found."""
        yield QuestionCard()
        yield Static(id="found")

    def on_mount(self) -> None:
        """Ask which way."""
        self._show(_which())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action == "way":
            return self._way is None
        if action == "take":
            return self._own is not None
        return action != "again" or (self._way is not None and self.focused is None)

    def action_way(self, number: int) -> None:
        """Ask for the path."""
        self._way = WAYS[number - 1]
        self._ask(self._way)

    def _ask(self, way: Way) -> None:
        self._own = None
        ask, hint, usual = say(f"exchange.where.{way}"), say(f"exchange.where.{way}_hint"), _USUAL[way]
        self._show(Asked(ask, hint, typed=True, given=self._typed.get(way, usual)))

    def on_question_card_go_back(self) -> None:
        """From the empty field back to the ways."""
        self._way = None
        self.say("")
        self._show(_which())

    def action_again(self) -> None:
        """Back to the path."""
        self.say("")
        if self._way:
            self._ask(self._way)

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Write it there, or look at what lies there."""
        way = self._way
        if way is None:
            return
        self._typed[way] = event.text
        exchange = Exchange(self.coach)
        if way == "back":
            own = self.result_of(lambda: exchange.own_typed(event.text))
            brought = own and self.result_of(lambda: exchange.look_at_own(own))
            if brought:
                self._own = own if brought.added or brought.changed else None
                self._show(_question(brought), _figures(brought))
            return
        write = exchange.take_out_tables if way == "tables" else lambda named: exchange.take_out("json", named)
        path = self.result_of(lambda: write(event.text))
        if path:
            _, told = self.coach.diary.left_out()
            said = "what_can_be_read" if told else "everything_esc_goes_back"
            names = one_line(", ".join(told))
            self._show(Asked("Done.", say(f"exchange.out_and_in.{said}", path=one_line(path), names=names)))

    def action_take(self) -> None:
        """Bring back what was looked at."""
        own = self._own
        brought = own and self.result_of(lambda: Exchange(self.coach).bring_back(own))
        if brought:
            self._own = None
            taken = say(
                "exchange.out_and_in.entries_taken_into_your", added=amount(brought.added + brought.changed, "entries")
            )
            self._show(Asked(taken, say("exchange.out_and_in.u_takes_them_back")), _figures(brought))

    def _show(self, asked: Asked, found: Content | None = None) -> None:
        self.query_one(QuestionCard).show(asked)
        part = self.query_one("#found", Static)
        part.update(found or Content(""))
        part.display = found is not None
        self.refresh_bindings()


def _question(brought: "BroughtBack") -> Asked:
    back = say("exchange.out_and_in.backspace_goes_back_path")
    if not brought.entries:
        return Asked(say("exchange.out_and_in.nothing_can_taken"), back)
    if not brought.added and not brought.changed:
        return Asked(say("exchange.out_and_in.all_your_diary_already"), back)
    return Asked(
        say("exchange.out_and_in.take_these_entries_into"),
        say("exchange.out_and_in.enter_takes_them_nothing", back=back),
    )


def _figures(brought: "BroughtBack") -> Content:
    counts = (
        ("new", brought.added, ""),
        ("changed", brought.changed, say("exchange.out_and_in.yours_counts_nothing_lost")),
        ("there already", brought.unchanged, ""),
        ("not taken", len(brought.rejected), ""),
    )
    rows = [(what, f"{number(count)} entries", remark) for what, count, remark in counts if count]
    if brought.first and brought.last:
        rows.insert(0, ("days", span_in_words(brought.first, brought.last), ""))
    told = [
        Content.assemble((f"{one_line(each.file, 60)}, line {each.line}: ", "$foreground-muted"), one_line(each.why))
        for each in brought.rejected[:MOST_REASONS]
    ]
    if len(brought.rejected) > MOST_REASONS:
        told.append(Content(f"and {number(len(brought.rejected) - MOST_REASONS)} more"))
    told = [*filter(None, [Content(brought.not_known)]), *told]
    return Content("\n").join([table(rows), *([Content("")] if told else []), *told])


def _which() -> Asked:
    ways = tuple((str(number), say(f"exchange.ways.{way}")) for number, way in enumerate(WAYS, 1))
    return Asked(say("exchange.ways.ask"), say("exchange.ways.hint"), ways)
