"""The recipes that are tried."""

from tests.recipes import instrument, language, lesson, list_screen, question, record_kind
from tests.recipes.tree import Recipe

RECIPES: tuple[Recipe, ...] = (
    question.RECIPE,
    record_kind.RECIPE,
    instrument.RECIPE,
    lesson.RECIPE,
    list_screen.RECIPE,
    language.RECIPE,
)
