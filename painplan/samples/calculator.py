"""The calculator for a session with a clinician: amounts as typed, one page where somebody says, nothing kept."""

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.parse import parse_amount
from painplan.kit.words import say
from painplan.pacing.calculator import Calculation
from painplan.plans.handed.file import handed_text, write_handed
from painplan.samples.calculator_page import pace_page
from painplan.store import user_paths

MOST_TRIES = 12


def amounts_typed(text: str, unit: str) -> tuple[float, ...]:
    """Tries or estimates in a line, parted by spaces or semicolons.

    Raises:
        WrongInput: There are none or too many, or one is no amount.
    """
    words = text.replace(";", " ").split()
    if not words or len(words) > MOST_TRIES:
        raise WrongInput(say("calculator.says.type_two_estimates_three", most_tries=MOST_TRIES))
    return tuple(parse_amount(word.rstrip(","), unit) for word in words)


def aim_typed(text: str, unit: str) -> float | None:
    """The aim; nothing typed is no aim.

    Raises:
        WrongInput: It is no amount.
    """
    return parse_amount(text, unit) if text.strip() else None


class Calculator:
    """Writes the page, or a plan to hand over; reads and keeps nothing of the diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def write_page(self, found: Calculation, unit: str, named: str) -> str:
        """Write the page to a new file; its path.

        Raises:
            WrongInput: No file can be there.
            CannotDo: Something is there already, or it cannot be written. What stood there stands.
        """
        path = user_paths.named_path(named, self._desk.diary.folder)
        user_paths.write_new(path, pace_page(found, unit, self._desk.today).encode())
        return str(path)

    def hand_over(self, found: Calculation, unit: str, named: str) -> str:
        """Write a file that another diary takes as a plan; its path.

        Raises:
            WrongInput: As `write_page`.
            CannotDo: As `write_page`; or there are no steps to hand over.
        """
        return write_handed(named, handed_text(found, unit), self._desk.diary.folder)
