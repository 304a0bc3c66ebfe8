"""A new big job: its name, then one piece after the other."""

from typing import get_args

from textual.content import Content

from painplan.errors import WrongInput
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_amount
from painplan.screens.in_order import InOrder, Options
from painplan.tasks.job_records import MOST_PIECES, Need, Piece
from painplan.tasks.jobs import Jobs
from painplan.tasks.jobs_words import minutes_words
from painplan.widgets.gates import table

NEEDS: tuple[Need, ...] = get_args(Need)


class NewJobScreen(InOrder):
    """Asks for pieces until there are no more."""

    NAME = "A new job"
    HELP = """
## A new job

First the job, then its pieces one after the other: what it is, how many minutes, how much it matters. **Enter** without
words ends the list; every piece then gets its day. **Esc** goes back a question.
"""
    TOPIC = "jobs"

    @property
    def names(self) -> tuple[str, ...]:
        """The job, three questions a piece, and always one piece more until there is none."""
        names = ["name"]
        for number in range(1, MOST_PIECES + 1):
            names.append(f"text {number}")
            if self.said.get(f"text {number}", "?") == "":
                break
            names += [f"minutes {number}", f"need {number}"]
            if f"need {number}" not in self.said:
                break
        return tuple(names)

    def ask(self, name: str) -> tuple[str, str]:
        """The same three questions for each piece."""
        words = asset("jobs")["ask"][name.split(maxsplit=1)[0]]
        more = name.startswith("text") and not name.endswith(" 1")
        return words["ask"], words["hint_more" if more else "hint"]

    def place(self, name: str) -> str:
        """Which piece it is about."""
        number = name.partition(" ")[2]
        return str(asset("jobs")["says"]["piece_number"].format(number=number)) if number else "the job"

    def options(self, name: str) -> Options:
        """Must, should, could, won't."""
        return tuple((need, asset("jobs")["need"][need]) for need in NEEDS) if name.startswith("need") else ()

    def below(self) -> Content:
        """The pieces so far."""
        rows = [
            (one_line(piece.text, 26), minutes_words(piece.minutes), asset("jobs")["need_short"][piece.need])
            for piece in self._pieces()
        ]
        return table(rows[-8:])

    def check(self, name: str, text: str) -> None:
        """Whether it fits; a first piece is needed."""
        kind, _, number = name.partition(" ")
        room, says = Jobs(self.coach), asset("jobs")["says"]
        if kind == "name" or (kind == "text" and (text or number == "1")):
            if not one_line(text):
                raise WrongInput(says["odd_name"].format(most=200))
            room.check_piece(text, 1)
        elif kind == "minutes":
            room.check_piece("-", parse_amount(text, "minutes"))

    def finish(self) -> bool:
        """Keep it and say how it was spread."""
        view = self.result_of(lambda: Jobs(self.coach).add(self.said["name"], self._pieces()))
        if view is None:
            return False
        days = len({piece.on for piece in view.job.pieces if piece.on is not None})
        shown = {"pieces": amount(view.wanted, "pieces"), "days": amount(days, "days")}
        self.leave_saying(asset("jobs")["says"]["added"].format(**shown))
        return True

    def _pieces(self) -> list[Piece]:
        pieces = []
        for number in range(1, MOST_PIECES + 1):
            said = [self.said.get(f"{part} {number}", "") for part in ("text", "minutes", "need")]
            if all(said):
                need = next(need for need in NEEDS if need == said[2])
                pieces.append(Piece(text=said[0], minutes=parse_amount(said[1], "minutes"), need=need))
        return pieces
