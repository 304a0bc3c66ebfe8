"""What is said where a goal was about taking less of a medicine, and a plan was made beside it (clinical.md C4)."""

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.plans.records import Goal
from painplan.safety.medicine.named_medicines import fixed_line, takes_less
from painplan.store.book import Book


def goal_words(book: Book, goal: Goal | None, activity: str) -> tuple[str, ...]:
    """What is said where a goal was about taking less of a medicine, and a plan was made beside it; else nothing."""
    if goal is None or not takes_less(book, goal.first_said):
        return ()
    words = asset("medicines")["says"]["goal_kept"]
    said = words.format(goal=one_line(goal.first_said, 200), fixed=fixed_line(), activity=one_line(activity, 60))
    return (said,)
