"""The pieces of one big job: ticked, moved, ranked, planned anew."""

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.screens.base import Room
from painplan.screens.lists import ListRow, ListScreen
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
from painplan.widgets.lines import Lines

_TEXT, _MINUTES, _NEED = 34, 12, 8
"""Widths of the columns."""


class Pieces(Lines):
    """The list; its keys stand in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "done", key_display="Enter"),
        Binding("right", "screen.move(1)", "day", key_display="←→"),
        Binding("left", "screen.move(-1)", show=False),
    ]


class JobScreen(ListScreen):
    """The pieces of one job.

    Args:
        job_id: The job.
    """

    LINES = Pieces
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "rank", "matters"),
        Binding("s", "spread", "spread"),
    ]
    DEFAULT_CSS = "JobScreen Lines { max-height: 11; }"

    def __init__(self, job_id: str) -> None:
        super().__init__()
        self._job_id = job_id

    def lead(self) -> Content:
        """The job, and how far it is."""
        view = self._view
        return Content.assemble((one_line(view.job.name, 50), "bold $foreground"), f"   {progress(view)}")

    def rows(self) -> Iterator[ListRow]:
        """The pieces as they stand."""
        view = self._view
        for number, piece in enumerate(view.job.pieces, 1):
            yield ListRow(str(number), self._line(view, piece), self._tick, self._about, piece.text)

    def _about(self) -> str:
        return "\n".join(remarks(self, self._view))

    @property
    def _view(self) -> JobView:
        return Jobs(self.coach).one(self._job_id)

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

    @property
    def _number(self) -> int:
        return int(self.marked)

    def _piece(self) -> Piece:
        return self._view.job.pieces[self._number - 1]

    def _tick(self) -> str:
        """Tick it, or take the tick away."""
        piece, says = self._piece(), asset("jobs")["says"]
        done = piece.done_on is None
        Jobs(self.coach).done(self._job_id, self._number, done=done)
        return str(says["ticked" if done else "unticked"].format(piece=one_line(piece.text, 40)))

    def action_move(self, days: int) -> None:
        """Another day for the marked piece."""
        room, piece, says = Jobs(self.coach), self._piece(), asset("jobs")["says"]
        if piece.done_on is not None or piece.need == "wont":
            return
        today = self.coach.today
        day = (max(piece.on, today - timedelta(days=1)) if piece.on else today) + timedelta(days=days)
        words = says["moved"].format(piece=one_line(piece.text, 40), day=day_words(day, today))
        self.do(lambda: room.move(self._job_id, self._number, day), words)

    def action_rank(self) -> None:
        """The next of must, should, could, won't."""
        room, piece, says = Jobs(self.coach), self._piece(), asset("jobs")["says"]
        need = NEEDS[(NEEDS.index(piece.need) + 1) % len(NEEDS)]
        shown = asset("jobs")["need_short"][need]
        words = says["ranked"].format(piece=one_line(piece.text, 40), need=shown)
        self.do(lambda: room.rank(self._job_id, self._number, need), words)

    def action_spread(self) -> None:
        """New days for all open pieces."""
        room = Jobs(self.coach)
        self.do(lambda: room.spread_again(self._job_id), asset("jobs")["says"]["spread"])


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
