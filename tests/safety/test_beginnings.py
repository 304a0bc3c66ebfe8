"""No list names a command or a line that begins something where it would be refused: clinical.md A8, A12 PRE, A14, C.

The diary holds a plan, or not even that, so that every list is empty and says how to begin. What begins something comes
from the program's own tree; that it is refused is found by running it.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contract.program import Answer, Diary, Untouched, add_plan, ask_for_plan, day
from tests.recorded import ties
from tests.safety.test_what_waits import NEEDS, OPENS, looking
from tests.support import LARGE, SAFE_TO_TEST, at_the_screen, coach_on
from tests.thorough import share_of

TODAY = 16
MORE_STATES: dict[str, tuple[tuple[object, ...], ...]] = {
    "open question": (("ask-first", "--answer", "AF06=yes"),),
    "much weighs": (("measure", "phq8", *[3] * 7, 0),),
}
STATES = {**{state: ways for state, ways in OPENS.items() if ways[0][0] != "cut"}, **MORE_STATES}
BEGIN: dict[ties.Path, Callable[[Diary], Answer]] = {
    ("plan", "add"): lambda diary: ask_for_plan(diary, activity="Balance", more=("--good", 12, "--bad", 8)),
    ("plan", "try"): lambda diary: diary.ask("plan", "try", "walking", 9),
    ("timer",): lambda diary: diary.text("timer", "walking"),
    ("exposure", "add"): lambda diary: diary.ask("exposure", "add", "Lifting", "--fear", 30, "--value", 6),
    ("experiment", "start"): lambda diary: diary.ask("experiment", "start", "wind-down", "--outcome", "sleep"),
    ("cycles", "add"): lambda diary: diary.ask("cycles", "add", "Ironing", "--usual", 25, "--task", 60),
    ("exercise", "add"): lambda diary: diary.ask("exercise", "add", "--name", "Bridge", "--kind", "strength"),
    ("job", "add"): lambda diary: diary.ask("job", "add", "Garden", "--piece", "Weeds:10"),
    ("test",): lambda diary: diary.ask("test", "chair-stand", "--result", 12, *SAFE_TO_TEST),
}
"""What begins something that can have to wait, with how it is called."""
NAMED = re.compile(r"painplan ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)*)")
EMPTY_LISTS = (
    ("exposure", "list"),
    ("cycles", "list"),
    ("job", "list"),
    ("exercise",),
    ("experiment", "show"),
    ("goals", "list"),
)


@pytest.fixture(scope="module", params=["a plan", "nothing"])
def bare(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Diary]:
    """Not to be changed: a plan or none, all that is asked first was asked, and then each state."""
    diary = Diary(tmp_path_factory.mktemp("bare") / "diary")
    signs = [one["id"] for one in diary.do("safety", "--list")["questions"]]
    diary.do("safety", *[word for sign in signs for word in ("--answer", f"{sign}=no")])
    first = [one["id"] for one in diary.do("ask-first", "--list")["questions"]]
    diary.do("ask-first", *[word for one in first for word in ("--answer", f"{one}=no")])
    diary.do("steps", "ask", "never", "--told", "no")
    if request.param == "a plan":
        add_plan(diary, 25, 25, 25, more=("--aim", 60))
    made = {"nothing": diary.on(TODAY)}
    for state, ways in STATES.items():
        made[state] = diary.on(TODAY).copy(tmp_path_factory.mktemp("state") / "diary")
        for way in ways:
            begun = made[state].on(TODAY - 3) if way == ("flare", "start") else made[state]
            answer = begun.text(*way)
            assert answer.code == 0, answer.said
    return made


def named(text: str) -> set[ties.Path]:
    """The commands of `BEGIN` that a text names."""
    line = re.sub(r"\s+", " ", text)
    words = [tuple(found.split()) for found in NAMED.findall(line)]
    return {path for path in BEGIN for one in words if one[: len(path)] == path}


def refused(diary: Diary, folder: Path) -> set[ties.Path]:
    """What cannot be begun there."""
    return {
        path
        for path, begin in BEGIN.items()
        if (said := begin(diary.copy(folder / "-".join(path)))).code == 1 and "terminal" not in said.err
    }


def test_each_list_says_how_to_begin_where_nothing_is_open(bare: dict[str, Diary]) -> None:
    """Else the walk below would find nothing because nothing is named."""
    told = set().union(*(named(bare["nothing"].text(*words).said) for words in EMPTY_LISTS))
    assert told >= {("exposure", "add"), ("cycles", "add"), ("job", "add"), ("exercise", "add")}


@pytest.mark.parametrize("state", list(STATES))
def test_no_command_names_a_beginning_that_is_refused(state: str, bare: dict[str, Diary], tmp_path: Path) -> None:
    waits, untouched, found = refused(bare[state], tmp_path), Untouched(bare[state], tmp_path), list[str]()
    for words in [*share_of(state, STATES, looking()), *EMPTY_LISTS]:
        if tuple(words[:1]) == ("help-now",):
            continue
        answer = untouched().text(*words)
        found += [f"{' '.join(map(str, words))} names {' '.join(path)}" for path in named(answer.said) & waits]
    assert found == []


@pytest.mark.parametrize("state", ["emergency", "harm", "open question", "much weighs", "illness", "branch"])
def test_the_list_of_what_is_avoided_says_what_comes_first(state: str, bare: dict[str, Diary]) -> None:
    """clinical.md A8, C: before, it asked which things are avoided, and said nothing of what is open."""
    said, document = bare[state].text("exposure", "list").out, bare[state].do("exposure", "list")
    assert document["waits"]
    assert all(why["text"] in said for why in document["waits"] if why["code"] != "too_few")
    locked = bare[state].do("today")["locked"]
    if locked is not None and locked["page"]:
        assert said.startswith(locked["page"][0])
        assert document["page"] == locked["page"]
    else:
        assert document["page"] == []


@pytest.mark.parametrize("state", ["nothing", "emergency", "open question", "much weighs"])
async def test_the_screen_of_what_is_avoided_has_no_line_that_would_be_refused(
    state: str, bare: dict[str, Diary], tmp_path: Path
) -> None:
    here = bare[state].copy(tmp_path / "diary")
    async with at_the_screen(coach_on(day(TODAY), here.folder), LARGE) as person:
        await person.app.run_action("exposure")
        await person.press()
        assert ("An activity to add" in person.sees()) == (state == "nothing")
        await person.press("down", "enter")
        assert ("because it might harm you?" in person.sees()) == (state == "nothing")


def test_needs_are_those_of_the_other_walk() -> None:
    assert set(BEGIN) <= set(ties.commands())
    assert set(NEEDS) <= set(ties.commands())
