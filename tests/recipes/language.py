"""A new language: its words by a command and on a screen, and English for what it does not say yet."""

from tests.recipes.tree import Diary, Recipe, Tree

FOLDER = "assets/de"
TODAY = '[says]\nno_plan = "Noch kein Plan. Beginnen: painplan (Bildschirme) oder: painplan plan add --help"\n'
ACTIONS = '[actions.lessons]\ntitle = "Alle Lektionen"\n'
PAGES = '[LessonsScreen]\nname = "Lektionen"\n'
LESSON = 'title = "Ein Alarm, der laut bleibt"\n'


def write(tree: Tree) -> None:
    """A folder with what is translated so far."""
    tree.new(f"{FOLDER}/today.toml", TODAY)
    tree.new(f"{FOLDER}/all_actions.toml", ACTIONS)
    tree.new(f"{FOLDER}/pages/learning.toml", PAGES)
    tree.new(f"{FOLDER}/lessons/01-alarm.toml", LESSON)


def check(tree: Tree) -> None:
    """Spoken where it is asked for, and nowhere else."""
    german, english = Diary(tree, environment={"PAINPLAN_LANGUAGE": "de"}), Diary(tree, "english")
    assert "Noch kein Plan." in german.says("today")
    assert "Check-in: not yet." in german.says("today")
    assert "No plan yet." in english.says("today")
    lessons = german.says("lesson", "--list")
    assert "Ein Alarm, der laut bleibt" in lessons
    assert "Why pain can stay" in lessons
    (shelf,) = german.shows("learn")
    assert "Alle Lektionen" in shelf
    assert "A short lesson" in shelf
    screen = german.shows("lessons", "home")[-1]
    assert "PainPlan · Lektionen" in screen
    assert "Ein Alarm, der laut bleibt" in screen
    assert "PainPlan · Lessons" in english.shows("lessons")[0]
    assert german.json("today").keys() == english.json("today").keys()
    for unknown in ("xx", "../en", ""):
        other = Diary(tree, "other", environment={"PAINPLAN_LANGUAGE": unknown})
        assert "No plan yet." in other.says("today")
    tree.house_tests("tests/kit/test_languages.py")


RECIPE = Recipe("language", write, check)
