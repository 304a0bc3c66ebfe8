"""A page for somebody of the team: for whom, what will be in it, how it reads, and only then a file."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.exchange.report import Reports, Wish
from painplan.exchange.report_page_parts import as_text
from painplan.kit.assets import asset
from painplan.kit.escape import one_line, plain
from painplan.kit.words import say
from painplan.screens.base import Room
from painplan.widgets.lines import Lines
from painplan.widgets.question import Asked, QuestionCard

if TYPE_CHECKING:
    from painplan.exchange.report import ReportDraft

USUAL_PATH = "~/painplan-report.html"


class Parts(Lines):
    """What can be in it; its key stands in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "select", "in_or_out", key_display="Enter")]


class ReportScreen(Room):
    """Whom it is for, what is in it, where it goes."""

    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "view", "view"),
        Binding("w", "write", "write_it"),
        Binding("backspace", "again", show=False),
    ]
    DEFAULT_CSS = """
    ReportScreen Parts { max-height: 16; }
    ReportScreen #page { height: auto; max-width: 100; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._person = ""
        self._changed: dict[str, bool] = {}
        """Parts that were taken in or left out here."""
        self._step = "person"
        self._path = USUAL_PATH

    def compose_content(self) -> ComposeResult:
        """A question; then the list; then the page."""
        yield QuestionCard()
        yield Parts()
        yield Static(id="page")

    def on_mount(self) -> None:
        """Ask whom it is for."""
        self._ask_person()

    def _draft(self) -> "ReportDraft | None":
        include = [name for name, taken in self._changed.items() if taken]
        leave_out = [name for name, taken in self._changed.items() if not taken]
        wish = Wish(person=self._person, include=include, leave_out=leave_out)
        return self.result_of(lambda: Reports(self.coach).draft(wish))

    def _ask_person(self) -> None:
        team = ", ".join(one_line(member.name, 30) for member in self.coach.book.members if not member.left)
        hint = say("report.screen.type_name_role_enter")
        text = f"{hint} Your team: {team}" if team else hint
        self._show("person", Asked(say("report.screen.whom_page"), text, typed=True, given=self._person))

    def _ask_path(self) -> None:
        hint = say("report.screen.name_ends_html_print")
        self._show("path", Asked(say("report.screen.where_should_page_written"), hint, typed=True, given=self._path))

    def _choose(self) -> None:
        draft = self._draft()
        if draft is None:
            return
        title = (
            say("report.screen.what", person=one_line(draft.person, 40))
            if draft.person
            else say("report.screen.what_2")
        )
        self._show("parts", Asked(title, say("report.screen.enter_takes_part_leaves")))
        lines, words = self.query_one(Parts), asset("report")
        names = [name for name in words["parts"] if name in (*draft.asked_for, *draft.left_out)]
        lines.fill(Option(_line(name, draft), id=name) for name in names)
        lines.focus()

    def _show(self, step: str, asked: Asked) -> None:
        self._step = step
        self.query_one(QuestionCard).show(asked)
        self.query_one(Parts).display = step == "parts"
        self.query_one("#page", Static).display = step == "page"
        self.refresh_bindings()

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take the person, or write the file."""
        if self._step == "person":
            self._person = event.text.strip()
            self._choose()
            return
        draft, self._path = self._draft(), event.text
        written = draft and self.result_of(lambda: Reports(self.coach).write(draft, event.text))
        if written:
            self.leave_saying(asset("report")["says"]["wrote"].format(path=one_line(written)))

    def on_question_card_go_back(self) -> None:
        """One step back."""
        if self._step == "person":
            self.action_leave()
        else:
            self._choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a part in, or leave it out."""
        draft, name = self._draft(), event.option.id
        if draft is not None and name is not None:
            self._changed[name] = name not in draft.asked_for
            self._choose()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action in ("view", "write", "again"):
            return self._step in ("parts", "page")
        return True

    def action_view(self) -> None:
        """The page as it would read, and back."""
        draft = self._draft() if self._step == "parts" else None
        if draft is None:
            self._choose()
            return
        self._show("page", Asked(say("report.screen.page_reads"), say("report.screen.up_down_scroll_v")))
        self.query_one("#page", Static).update(Content(plain(as_text(draft.report))))
        self.set_focus(None)

    def action_write(self) -> None:
        """Ask where to."""
        self._ask_path()

    def action_again(self) -> None:
        """One step back."""
        if self._step == "page":
            self._choose()
        else:
            self._ask_person()


def _line(name: str, draft: "ReportDraft") -> Content:
    words = asset("report")
    taken = name in draft.asked_for
    state = "nothing yet" if name in draft.empty else "in it" if taken else "left out"
    about = words["about_parts"].get(name, "")
    rest = f"  ({about})" if about and not taken else ""
    return Content.assemble(
        (f"{state:<13}", "bold" if taken else "$text-muted"), words["parts"][name], (rest, "$text-muted")
    )
