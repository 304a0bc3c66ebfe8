"""Where a person names or counts something that would be a medicine: one look for every door (clinical.md C4).

A kind of record that names things says which of its texts do (`Named`): a door asks `check_no_medicine` with them, an
import or a merge `medicines_in`.
"""

from collections.abc import Iterable, Iterator

import msgspec

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.record import Misfit, Others
from painplan.kit.words import say
from painplan.safety.medicine.medicines import about_taking_less, counts_medicine
from painplan.safety.medicine.recognised import recognised
from painplan.store.book import Book

ONE_BY_ONE = "repetitions"
"""As uses, sessions and ways to go are counted; by it a medicine is noticed as in the name of a plan that counts."""
SPOKEN_OF = ""
"""Nothing is counted: it is about taking one, or less of one, or it names nothing else."""


class Named(msgspec.Struct, frozen=True):
    """One text by which something is named."""

    field: str
    """Of its record."""
    text: str
    unit: str = ONE_BY_ONE
    """What is counted of it; ``own`` for a unit of the person's own."""
    unit_name: str = ""

    def is_medicine(self, own: tuple[str, ...]) -> bool:
        """Whether it is about a medicine, or about less of one.

        Args:
            own: Names of medicines that the person wrote down.
        """
        return counts_medicine(recognised(), self.text, self.unit, self.unit_name, own) or about_taking_less(
            recognised(), self.text, own
        )


def check_no_medicine(book: Book, named: Iterable[Named], says: str) -> None:
    """Whether what is named can be kept here.

    Args:
        book: The plan book, for the medicines that were written down.
        named: The texts that name it.
        says: Which sentence of the words about medicines is told.

    Raises:
        CannotDo: It is about a medicine; the sentence says so, with the fixed line of clinical.md C4.
    """
    own = names_in(book)
    if any(one.is_medicine(own) for one in named):
        raise CannotDo(say(f"medicines.says.{says}", fixed=fixed_line()))


def medicines_in(others: Others, named: Iterable[Named], says: str = "not_taken_in_care") -> Iterator[Misfit]:
    """Why no import and no merge takes a record in: a medicine comes in from nowhere (C4).

    Args:
        others: The records of the plan book, by table and name.
        named: The texts that name it.
        says: Which reason of the words about medicines is told.
    """
    own = tuple(str(getattr(one, "name", "")) for one in others.get("medicines", {}).values())
    for one in named:
        if one.is_medicine(own):
            yield Misfit(one.field, say(f"medicines.says.{says}", fixed=fixed_line()))


def check_counts_no_medicine(book: Book, activity: str, unit: str, unit_name: str = "") -> None:
    """Whether a plan is about something that can be counted here; a goal about less of a medicine stands beside it.

    Args:
        book: The plan book, for the medicines that were written down.
        activity: In the person's words.
        unit: What is counted, ``own`` for a unit of the person's own.
        unit_name: The name of that.

    Raises:
        CannotDo: It would count a medicine; the sentence says so, with the fixed line of clinical.md C4.
    """
    if counts_medicine(recognised(), activity, unit, unit_name, names_in(book)):
        raise CannotDo(say("medicines.says.not_counted", fixed=fixed_line()))


def check_no_medicine_goal(book: Book, goal: str) -> None:
    """Whether a goal is something to do, and not about taking less of a medicine.

    Raises:
        CannotDo: It is about that; the sentence says so, with the fixed line of clinical.md C4.
    """
    if takes_less(book, goal):
        raise CannotDo(asset("medicines")["says"]["goal_instead"].format(fixed=fixed_line()))


def takes_less(book: Book, goal: str) -> bool:
    """Whether a goal is about taking less of a medicine: it is kept as what matters, and a task comes beside it."""
    return about_taking_less(recognised(), goal, names_in(book))


def fixed_line() -> str:
    """What is said wherever a medicine is talked about, letter by letter (clinical.md C4)."""
    return str(asset("medicines")["fixed"])


def names_in(book: Book) -> tuple[str, ...]:
    """The names of medicines as the person wrote them down."""
    return tuple(one.name for one in book.medicines)
