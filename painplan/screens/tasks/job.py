"""The pieces of one big job: ticked, moved, ranked, planned anew."""

from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.screens.base import Room
from painplan.screens.shelf import Lines
from painplan.tasks.job_records import NEEDS, Piece
from painplan.tasks.jobs import Jobs, JobView
from painplan.tasks.jobs_words import (
    above_words,
    day_words,
    late_words,
    long_words,
    minutes_words,
    need_words,
    place_words,
    usual_words,
)

_TEXT, _MINUTES, _NEED = 34, 12, 8
"""Widths of the columns."""
LOOKS = """
{0} Lines {{
    height: auto; max-height: {1}; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1;
    scrollbar-color: $panel; scrollbar-background: $background;
}}
{0} Lines:focus > .option-list--option-highlighted {{ background: $surface; color: $accent; }}
{0} #lead {{ height: auto; max-width: 76; color: $text-muted; margin-bottom: 1; }}
{0} #about {{ height: auto; max-width: 76; margin-top: 1; border-top: solid $panel; }}
"""


class Pieces(Lines):
    """The list; its keys stand in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "done", key_display="Enter"),
        Binding("right", "screen.move(1)", "day", key_display="←→"),
        Binding("left", "screen.move(-1)", show=False),
    ]


class JobScreen(Room):
    """The pieces of one job.

    Args:
        job_id: The job.
    """

    AUTO_FOCUS = "Pieces"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "rank", "matters"),
        Binding("s", "spread", "spread"),
    ]
    DEFAULT_CSS = LOOKS.replace("Lines", "Pieces").format("JobScreen", 11)

    def __init__(self, job_id: str) -> None:
        super().__init__()
        self._job_id = job_id

    def compose_content(self) -> ComposeResult:
        """The job, its pieces, what a day holds."""
        yield Static(id="lead")
        yield Pieces(compact=True)
        yield Static(id="about")

    def refresh_facts(self) -> None:
        """The pieces as they stand."""
        super().refresh_facts()
        view = Jobs(self.coach).one(self._job_id)
        title = Content.assemble((one_line(view.job.name, 50), "bold $foreground"), f"   {progress(view)}")
        self.query_one("#lead", Static).update(title)
        pieces = enumerate(view.job.pieces, 1)
        self.query_one(Pieces).fill(Option(self._line(view, piece), id=str(number)) for number, piece in pieces)
        self.query_one("#about", Static).update(Content("\n".join(remarks(self, view))))

    def _line(self, view: JobView, piece: Piece) -> Content:
        mark, when = "·", place_words(view, piece, self.coach.today)
        if piece.done_on is not None:
            mark = "✓"
        elif piece.need == "wont":
            mark = "–"
        elif view.waits:
            pass
        elif piece.on is None or piece.on < self.coach.today:
            when += ", waits"
        text = f"{one_line(piece.text, _TEXT):<{_TEXT + 2}}"
        minutes = f"{minutes_words(piece.minutes):<{_MINUTES}}"
        return Content(f"{mark} {text}{minutes}{need_words(piece):<{_NEED}}{when}")

    def _change(self, change: "tuple[str, JobView] | None") -> None:
        if change is not None:
            self.refresh_facts()
            self.say(change[0])

    @property
    def _number(self) -> int:
        return (self.query_one(Pieces).highlighted or 0) + 1

    def _piece(self) -> Piece:
        return Jobs(self.coach).one(self._job_id).job.pieces[self._number - 1]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick it, or take the tick away."""
        room, piece, says = Jobs(self.coach), self._piece(), asset("jobs")["says"]
        done = piece.done_on is None
        words = says["ticked" if done else "unticked"].format(piece=one_line(piece.text, 40))
        self._change(self.result_of(lambda: (words, room.done(self._job_id, self._number, done=done))))

    def action_move(self, days: int) -> None:
        """Another day for the marked piece."""
        room, piece, says = Jobs(self.coach), self._piece(), asset("jobs")["says"]
        if piece.done_on is not None or piece.need == "wont":
            return
        today = self.coach.today
        day = (max(piece.on, today - timedelta(days=1)) if piece.on else today) + timedelta(days=days)
        words = says["moved"].format(piece=one_line(piece.text, 40), day=day_words(day, today))
        self._change(self.result_of(lambda: (words, room.move(self._job_id, self._number, day))))

    def action_rank(self) -> None:
        """The next of must, should, could, won't."""
        room, piece, says = Jobs(self.coach), self._piece(), asset("jobs")["says"]
        need = NEEDS[(NEEDS.index(piece.need) + 1) % len(NEEDS)]
        shown = asset("jobs")["need_short"][need]
        words = says["ranked"].format(piece=one_line(piece.text, 40), need=shown)
        self._change(self.result_of(lambda: (words, room.rank(self._job_id, self._number, need))))

    def action_spread(self) -> None:
        """New days for all open pieces."""
        room = Jobs(self.coach)
        words = asset("jobs")["says"]["spread"]
        self._change(self.result_of(lambda: (words, room.spread_again(self._job_id))))


def progress(view: JobView) -> str:
    """``1 of 3 pieces done``."""
    says = asset("jobs")["says"]
    if view.wanted and view.done >= view.wanted:
        return str(says["all_done"])
    return str(says["progress"].format(done=view.done, wanted=view.wanted))


def remarks(room: Room, view: JobView) -> list[str]:
    """What a day holds, where it would be a lot, and what waits."""
    today = room.coach.today
    if view.waits:
        return [*view.waits]
    lines = [above_words(day, today) for day in view.above]
    if view.late:
        lines.append(late_words(len(view.late)))
    if view.done < view.wanted:
        lines.append(usual_words(view.usual, own=view.job.day_minutes is not None, plans=view.plans))
    if view.long:
        lines.append(long_words(view.long))
    return lines
