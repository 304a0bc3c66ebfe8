"""The questions about a new big job: its name, then one piece after the other."""

from collections.abc import Mapping, Sequence

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder
from painplan.kit.parse import parse_amount
from painplan.kit.step import Step
from painplan.tasks.job_records import MOST_PIECES, NEEDS, Piece
from painplan.tasks.jobs import Jobs

LONGEST_NAME = 200


class NewJobFlow(InOrder):
    """Asks for pieces until there are no more."""

    TOPIC = "jobs"

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._jobs = Jobs(desk)
        self._jobs.check_spread()

    @property
    def names(self) -> Sequence[str]:
        """The job, three questions a piece, and always one piece more until there is none."""
        names = ["name"]
        for number in range(1, MOST_PIECES + 1):
            names.append(f"text {number}" if number == 1 else f"more {number}")
            if not self._said.get(names[-1]):
                break
            names += [f"minutes {number}", f"need {number}"]
        return names

    def where(self, step: Step) -> str:
        """Which piece it is about."""
        number = step.id.partition(" ")[2]
        says = asset("jobs")["says"]
        return str(says["piece_number"].format(number=number) if number else says["the_job"])

    def options(self, name: str) -> Mapping[str, str]:
        """Must, should, could, won't."""
        return {need: asset("jobs")["need"][need] for need in NEEDS} if name.startswith("need") else {}

    def check(self, name: str, text: str) -> None:
        """Whether it fits; a first piece is needed."""
        kind = name.split(maxsplit=1)[0]
        if kind in ("name", "text") or (kind == "more" and text):
            if not one_line(text):
                raise WrongInput(asset("jobs")["says"]["odd_name"].format(most=LONGEST_NAME))
            self._jobs.check_piece(text, 1)
        elif kind == "minutes":
            self._jobs.check_piece("-", parse_amount(text, "minutes"))

    def keep(self) -> str:
        """Keep it; says how it was spread."""
        view = self._jobs.add(self.said["name"], self.pieces())
        days = len({piece.on for piece in view.job.pieces if piece.on is not None})
        shown = {"pieces": amount(view.wanted, "pieces"), "days": amount(days, "days")}
        return str(asset("jobs")["says"]["added"]).format(**shown)

    def pieces(self) -> list[Piece]:
        """The pieces that are told whole so far."""
        said, pieces = self.said, []
        for name, text in said.items():
            kind, _, number = name.partition(" ")
            if kind == "need":
                need = next(need for need in NEEDS if need == text)
                called = said["text 1" if number == "1" else f"more {number}"]
                minutes = parse_amount(said[f"minutes {number}"], "minutes")
                pieces.append(Piece(text=called, minutes=minutes, need=need))
        return pieces
