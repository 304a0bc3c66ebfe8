"""Where a plan would count a medicine, or a goal is about taking less of one: noticed in one place (clinical.md C4)."""

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.plans.records import Goal
from painplan.safety.medicines import about_taking_less, counts_medicine
from painplan.safety.recognised import recognised
from painplan.store.book import Book


def check_counts_no_medicine(
    book: Book, activity: str, unit: str, unit_name: str = "", *, says: str = "not_counted"
) -> None:
    """Whether a plan, or what else is chosen, is about something that can be counted here.

    Args:
        book: The plan book, for the medicines that were written down.
        activity: In the person's words.
        unit: What is counted, ``own`` for a unit of the person's own.
        unit_name: The name of that.
        says: Which sentence of the words about medicines is told.

    Raises:
        CannotDo: It would count a medicine; the sentence says so, with the fixed line of clinical.md C4.
    """
    if counts_medicine(recognised(), activity, unit, unit_name, names_in(book)):
        words = asset("medicines")
        raise CannotDo(words["says"][says].format(fixed=words["fixed"]))


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


def goal_words(book: Book, goal: Goal | None, activity: str) -> tuple[str, ...]:
    """What is said where a goal was about taking less of a medicine, and a plan was made beside it; else nothing."""
    if goal is None or not takes_less(book, goal.first_said):
        return ()
    words = asset("medicines")["says"]["goal_kept"]
    said = words.format(goal=one_line(goal.first_said, 200), fixed=fixed_line(), activity=one_line(activity, 60))
    return (said,)


def fixed_line() -> str:
    """What is said wherever a medicine is talked about, letter by letter (clinical.md C4)."""
    return str(asset("medicines")["fixed"])


def names_in(book: Book) -> tuple[str, ...]:
    """The names of medicines as the person wrote them down."""
    return tuple(one.name for one in book.medicines)
