"""Big jobs in pieces: the list, the pieces of one with their days, and beginning with a new one."""

from datetime import timedelta
from typing import ClassVar, get_args

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.coach.jobs import Jobs, JobView
from painplan.records import Need, Piece
from painplan.screens.base import Room
from painplan.screens.new_job import NewJobScreen
from painplan.screens.shelf import Lines
from painplan.words import asset, one_line
from painplan.words.jobs import above_words, day_words, late_words, minutes_words, need_words, usual_words

NEW = "+new"
NEEDS: tuple[Need, ...] = get_args(Need)
_TEXT, _MINUTES, _NEED = 34, 12, 8
"""Widths of the columns."""
_CSS = """
{0} Lines {{ height: auto; max-height: {1}; border: none; padding: 0; background: $background; }}
{0} Lines:focus > .option-list--option-highlighted {{ background: $surface; color: $accent; }}
{0} #lead {{ height: auto; max-width: 76; color: $text-muted; margin-bottom: 1; }}
{0} #about {{ height: auto; max-width: 76; margin-top: 1; border-top: solid $panel; }}
"""


class JobsScreen(Room):
    """The jobs; what is chosen opens with its pieces."""

    NAME = "Big jobs in pieces"
    HELP = """
## Big jobs in pieces

A job that is too big for one day becomes small pieces on several days: what must be done first, then what should and
could be done. What you decide to leave out is kept, too. A day gets no more than 1.2 times your usual day.

- **Enter** opens a job, or begins a new one; **x** puts the marked one away, **u** takes it back
"""
    AUTO_FOCUS = "Lines"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "put_away", "put away")]
    DEFAULT_CSS = _CSS.format("JobsScreen", 12)

    _views: dict[str, JobView] = {}

    def compose_content(self) -> ComposeResult:
        """A sentence, the list, what is known about the marked one."""
        yield Static(id="lead")
        yield Lines(compact=True)
        yield Static(id="about")

    def refresh_facts(self) -> None:
        """The jobs as they stand."""
        super().refresh_facts()
        self._views = {view.job.id: view for view in Jobs(self.coach).all()}
        says = asset("jobs")["says"]
        self.query_one("#lead", Static).update(Content(says["lead"] if self._views else says["nothing"]))
        lines = self.query_one(Lines)
        marked = lines.highlighted or 0
        lines.clear_options()
        for name, view in self._views.items():
            lines.add_option(Option(Content(f"{one_line(view.job.name, 40)}: {progress(view)}"), id=name))
        lines.add_option(Option("A new job", id=NEW))
        lines.highlighted = min(marked, len(self._views))
        self._about()

    @property
    def _marked(self) -> JobView | None:
        lines = self.query_one(Lines)
        if lines.highlighted is None:
            return None
        return self._views.get(lines.get_option_at_index(lines.highlighted).id or "")

    def _about(self) -> None:
        view = self._marked
        self.query_one("#about", Static).update(Content("\n".join(remarks(self, view)) if view else ""))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return action != "put_away" or (self.is_mounted and self._marked is not None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what is known about the marked one."""
        self._about()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it."""
        view = self._marked
        if view is not None:
            self.app.push_screen(JobScreen(view.job.id))
        elif self.attempt(self.coach.check_words_shown):
            self.app.push_screen(NewJobScreen())

    def action_put_away(self) -> None:
        """Take the marked job off the list."""
        view = self._marked
        words = asset("jobs")["says"]["put_away"] + " u takes it back."
        if view is not None and self.attempt(lambda: Jobs(self.coach).put_away(view.job.id), words):
            self.refresh_facts()


class Pieces(Lines):
    """The list; its keys stand in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "done", key_display="Enter"),
        Binding("right", "screen.move(1)", "later", key_display="→"),
        Binding("left", "screen.move(-1)", "earlier", key_display="←"),
    ]


class JobScreen(Room):
    """The pieces of one job.

    Args:
        job_id: The job.
    """

    NAME = "Pieces of a job"
    HELP = """
## The pieces of a job

- **Enter** ticks the marked piece, or takes the tick away
- **right** and **left** move it a day later or earlier; nothing moves into the past
- **n** changes how much it matters: must, should, could, won't
- **s** gives all open pieces new days from today on, what must be done first

A piece whose day has passed just waits. Nothing has to be caught up.
"""
    AUTO_FOCUS = "Pieces"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "rank", "matters"),
        Binding("s", "spread", "new days"),
    ]
    DEFAULT_CSS = _CSS.replace("Lines", "Pieces").format("JobScreen", 11)

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
        lines = self.query_one(Pieces)
        marked = lines.highlighted or 0
        lines.clear_options()
        lines.add_options([Option(self._line(piece), id=str(n)) for n, piece in enumerate(view.job.pieces, 1)])
        lines.highlighted = min(marked, len(view.job.pieces) - 1)
        self.query_one("#about", Static).update(Content("\n".join(remarks(self, view))))

    def _line(self, piece: Piece) -> Content:
        mark, when = "·", day_words(piece.on, self.coach.today)
        if piece.done_on is not None:
            mark, when = "✓", "done"
        elif piece.need == "wont":
            mark, when = "–", "left out"
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
    lines = [above_words(day, today) for day in view.above]
    if view.late:
        lines.append(late_words(len(view.late)))
    if view.done < view.wanted:
        lines.append(usual_words(view.usual, own=view.job.day_minutes is not None, plans=view.plans))
    return lines
