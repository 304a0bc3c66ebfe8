"""A new list screen: opened by its name and from its shelf, at 80x24, empty and with 200 lines, and closed again."""

from datetime import date, timedelta

from tests.recipes.tree import DAY, Diary, Recipe, Tree

TITLE, EMPTY = "What went well", "Nothing is noted here yet."
SCREEN = '''"""What went well, as it was noted: a list, the latest first."""

from collections.abc import Iterator

from painplan.kit.dates import day_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.lists import ListScreen, ListRow


class WentWellScreen(ListScreen):
    """Everything that was noted, and the day of the marked line."""

    def rows(self) -> Iterator[ListRow]:
        """The days on which something was noted."""
        for day, entry in sorted(self.coach.days().checkins.items(), reverse=True):
            if entry.win:
                yield ListRow(day.isoformat(), one_line(entry.win, 70), about=day_in_words(day))

    def about_none(self) -> str:
        """Before anything was."""
        return say("learning.went_well.none")
'''


def write(tree: Tree) -> None:
    """A class, the line that opens it, and its words."""
    tree.new("painplan/screens/learning/went_well.py", SCREEN)
    tree.behind(
        "painplan/screens/actions.py",
        '    Action("own_lists", opens="learning.own_lists:OwnListsScreen", shelf="learn"),\n',
        '    Action("went_well", opens="learning.went_well:WentWellScreen", shelf="learn"),\n',
    )
    tree.at_the_end(
        "assets/en/all_actions.toml",
        f'\n[actions.went_well]\ntitle = "{TITLE}"\nabout = "Your own words, the latest first"\n',
    )
    tree.at_the_end(
        "assets/en/pages/learning.toml",
        f'\n[WentWellScreen]\nname = "{TITLE}"\nhelp = """\n## {TITLE}\n\nWhat you noted of your days.\n"""\n',
    )
    tree.at_the_end("assets/en/learning.toml", f'\n[went_well]\nnone = "{EMPTY}"\n')


def check(tree: Tree) -> None:
    """As a person sees it."""
    empty, full = Diary(tree), Diary(tree, "full")
    assert any(TITLE in picture for picture in empty.shows("learn"))
    opened, below = empty.shows("went_well", "escape")
    assert f"PainPlan · {TITLE}" in opened
    assert EMPTY in opened
    assert "PainPlan · Welcome" in below

    last = date.fromisoformat(DAY)
    days = [last - timedelta(days=back) for back in range(200)]
    full.takes(checkins=[{"day": str(day), "win": f"number {back}"} for back, day in enumerate(days)])
    opened, down, end, hidden = full.shows("went_well", "down", "end", "d")
    assert "Monday 2 March" in opened
    assert "Sunday 1 March" in down
    assert "number 199" in end
    assert "number 199" not in hidden
    for picture in (opened, end):
        assert len(lines := picture.splitlines()) == 24, picture
        assert max(map(len, lines)) <= 80
        assert "Esc" in lines[-1]
    assert "What you noted of your days." in full.shows("went_well", "question_mark")[-1]


RECIPE = Recipe("list screen", write, check)
