"""No text that is printed or drawn offers what has to wait: clinical.md A12 PRE, A13, A14, A14.1, C.

The diary is one in which everything is due at once: new tries after a long flare-up, a review with a step, the looks
back at the month and at a goal, a home test, a longer piece of a task, a piece of a job. Where nothing waits the same
walk finds each of these offers; under each state it finds none of what that state takes away.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from painplan.safety.allowed import situation
from painplan.safety.rules import allows
from painplan.screens.actions import ACTIONS, ROOMS
from painplan.screens.told_actions import ToldActions
from tests.contract.program import Diary, Untouched, add_plan, day, one_line, run
from tests.safety.test_what_waits import OPENS, SAID_AGAINST, SHOWN, WAITS, cut_the_end, looking
from tests.support import LARGE, SAFE_TO_TEST, at_the_screen, coach_on
from tests.thorough import WHOLE, share_of

TODAY = 40
OFFERS = {
    "try": re.compile(
        r"\b(?:two|three|new|more) tries|another try|of them by the clock|today's try|--try\b|plan try",
        re.IGNORECASE,
    ),
    "test": re.compile(r"a home test, if|painplan test", re.IGNORECASE),
    "step": re.compile(
        r"small step is offered|a small step[:,] (?:pieces|rests)|one small step up|bigger steps|whole step again|"
        r"a smaller step|--full-step|gets the one small step",
        re.IGNORECASE,
    ),
    "amount": re.compile(r"pieces of \d|(?:must|should): to(?:day|morrow)|\d minutes today|plans take \d"),
    "exposure": re.compile(r"you plan a small try", re.IGNORECASE),
}
"""By what waits: the words that offer it, or tell it as something to do."""
ASIDE = ("experiment list",)
"""What names a thing to choose from, whoever it is for: pieces of 10 minutes are one of the experiments."""
BESIDE: tuple[tuple[object, ...], ...] = (
    ("review", "--monthly"),
    ("review", "--goal", "-"),
    ("review", "--set", "sure=3"),
    ("restart",),
    ("restart", "walking", "--keep"),
    ("job", "show", "kitchen"),
    ("cycles", "list"),
    ("cycles", "log", "ironing", "--cycles", 2),
)
"""What else says something about the diary, beside every command that only looks at it."""
FIELDS = re.compile(r'"\w+":')
"""Names of fields: `ladder` is there, and empty."""
PART_BY_PART = ("month", "goal_date", "review")
"""Screens that show one part after the other."""
SHOWN_IN = [state for state in OPENS if WHOLE or state in ("emergency", "falls", "branch", "illness", "flare")]
"""States in which screens are looked at."""
MOST_PARTS = 24


@pytest.fixture(scope="module")
def due(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Not to be changed: nothing is open, and everything is offered."""
    diary = Diary(tmp_path_factory.mktemp("due") / "diary")
    signs = [one["id"] for one in diary.do("safety", "--list")["questions"]]
    diary.do("safety", *[word for sign in signs for word in ("--answer", f"{sign}=no")])
    first = [one["id"] for one in diary.do("ask-first", "--list")["questions"]]
    diary.do("ask-first", *[word for one in first for word in ("--answer", f"{one}=no")])
    diary.do("steps", "ask", "never", "--told", "no")
    add_plan(diary, 25, 25, 25, more=("--aim", 60, "--by", day(TODAY - 1)))
    add_plan(diary, activity="Stretching", more=("--good", 12, "--bad", 8))
    diary.do("cycles", "add", "Ironing", "--usual", 25, "--task", 60)
    for number in range(1, 6):
        diary.do("exposure", "add", f"thing {number}", "--fear", 30 + number, "--value", 6)
    diary.do("measure", "chair-stand", 12, *SAFE_TO_TEST)
    diary.week(1, (20, 20, 20, 20, 20, 0, 0))
    diary.on(8).do("review", "--hold")
    diary.on(9).do("flare", "start")
    diary.on(25).do("flare", "end")
    diary.week(27, (20, 20, 20, 20, 20, 0, 0))
    diary.week(34, (20, 20, 20, 20, 20, 0))
    for number in range(33, 39):
        diary.on(number).do("cycles", "log", "ironing", "--cycles", 3, "--rest", 5, "--rest", 5)
    diary.on(TODAY).do("exercise", "add", "--name", "Bridge", "--kind", "strength", "--sets", 3, "--reps", 5)
    diary.on(TODAY).do("job", "add", "Kitchen", "--piece", "Table:10:must", "--piece", "Floor:12:should")
    return diary.on(TODAY)


@pytest.fixture(scope="module")
def under(due: Diary, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Diary]:
    """Not to be changed: the same diary, once for each state."""
    made = {"nothing": due}
    for state, ways in OPENS.items():
        made[state] = due.copy(tmp_path_factory.mktemp(state) / "diary")
        for way in ways:
            if way[0] == "cut":
                cut_the_end(made[state], str(way[1]))
                continue
            begun = made[state].on(TODAY - 3) if way == ("flare", "start") else made[state]
            answer = begun.text(*way)
            assert answer.code == 0, answer.said
    return made


def offered(text: str, state: str) -> Iterator[str]:
    """What a text offers although it waits; where nothing is open, all that it offers."""
    line = re.sub(r"[\s│─╭╮╰╯]+", " ", text)
    for thing, words in OFFERS.items():
        if state == "nothing" or thing in WAITS[state]:
            for found in words.finditer(line):
                yield f"{thing}: …{line[max(0, found.start() - 60) : found.end() + 40]}…"
    if state == "branch":
        yield from (f"step: {one}" for one in SHOWN.findall(line.replace(SAID_AGAINST, "")))


def printed(diary: Diary, folder: Path, calls: Iterable[tuple[object, ...]]) -> Iterator[tuple[str, str]]:
    """All that these commands print, as text and as a document."""
    untouched = Untouched(diary, folder)
    for words in calls:
        name = " ".join(map(str, words))
        if name not in ASIDE:
            yield name, untouched().text(*words).said
            yield f"{name} --json", FIELDS.sub("", untouched().ask(*words).said)


async def drawn(diary: Diary, folder: Path, rooms: Iterable[str]) -> dict[str, str]:
    """All that these screens draw, those that go part by part to their end."""
    here, found = diary.copy(folder), dict[str, str]()
    async with at_the_screen(coach_on(day(TODAY), here.folder), LARGE) as person:
        found["today"] = person.sees()
        async for name in person.through_rooms(rooms):
            found[name] = person.sees()
            if name in PART_BY_PART:
                for number in range(MOST_PARTS):
                    await person.press("minus")
                    found[f"{name} {number}"] = person.sees()
    return found


def test_each_command_finds_the_diary_as_it_was(due: Diary, tmp_path: Path) -> None:
    """Though it is copied only after one that wrote."""
    untouched = Untouched(due, tmp_path)
    first = untouched()
    before = first.do("today")
    assert first.folder != due.folder
    assert untouched().folder == first.folder
    untouched().checked_in({"pain": 9, "done.walking": 7})
    assert first.do("today") != before
    assert untouched().folder != first.folder
    assert untouched().do("today") == before


def test_where_nothing_is_open_everything_is_offered(due: Diary, tmp_path: Path) -> None:
    """Else the tests below would find nothing because nothing is there."""
    every = printed(due, tmp_path, (*looking(), *BESIDE))
    told = {one.partition(":")[0] for _, text in every for one in offered(text, "nothing")}
    assert told >= {"try", "test", "step", "amount"}


@pytest.mark.parametrize("state", list(OPENS))
def test_no_command_offers_what_waits(state: str, under: dict[str, Diary], tmp_path: Path) -> None:
    calls = share_of(state, OPENS, (*looking(), *BESIDE))
    found = [f"{name}: {one}" for name, text in printed(under[state], tmp_path, calls) for one in offered(text, state)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("state", SHOWN_IN)
async def test_no_screen_offers_what_waits(state: str, under: dict[str, Diary], tmp_path: Path) -> None:
    shown = await drawn(under[state], tmp_path / "diary", share_of(state, SHOWN_IN, ROOMS))
    found = [f"{name}: {one}" for name, text in shown.items() for one in offered(text, state)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("state", list(OPENS))
def test_no_list_of_actions_offers_what_waits(state: str, under: dict[str, Diary]) -> None:
    """What waits stands under its name with the reason; the shelves, and the list of all actions, tell it alike."""
    coach = coach_on(day(TODAY), under[state].folder)
    told, now = ToldActions(coach), situation(coach)
    found = [f"{action.name}: {one}" for action in ACTIONS for one in offered(told.about(action), state)]
    assert "\n".join(found) == ""
    for action in ACTIONS:
        waits = action.asks is not None and not allows(action.asks, now)
        assert told.waits(action) == waits
        assert ("waits until" in told.about(action)) == waits, action.name


async def test_a_list_says_that_it_waits_and_opens_it_all_the_same(under: dict[str, Diary], tmp_path: Path) -> None:
    here = under["flare"].copy(tmp_path / "diary")
    async with at_the_screen(coach_on(day(TODAY), here.folder), LARGE) as person:
        await person.press("3")
        line = next(one for one in person.sees().splitlines() if "Note a try" in one)
        assert line.rstrip().endswith("Note a try · waits")
        await person.press("ctrl+p", *"note a try")
        assert "There is a flare-up. A try waits until it is over." in one_line(person.sees())
        await person.press("escape")
        await person.app.run_action("add_try")
        await person.press()
        assert "waits until it is over" in one_line(person.sees())


@pytest.mark.parametrize("state", ["emergency", "harm", "illness"])
def test_what_is_done_in_pieces_waits_while_nothing_is_asked_for(
    state: str, under: dict[str, Diary], tmp_path: Path
) -> None:
    """clinical.md C: no amount, the page first; A14.4: nothing is asked for while an illness lasts."""
    diary = under[state].copy(tmp_path / "diary")
    page = diary.do("today")["locked"]
    for words in (
        ("cycles", "list"),
        ("cycles", "show", "ironing"),
        ("job", "list"),
        ("job", "show", "kitchen"),
        ("exercise",),
    ):
        said = diary.text(*words).out
        assert said.strip()
        assert page is None or one_line(said).startswith(one_line(page["page"][0])), words
    begun = diary.do("cycles", "show", "ironing")
    assert [begun[name] for name in ("chunk", "rest", "cycles")] == [None] * 3
    assert begun["next"] == {"decision": "stay", "chunk": None, "rest": None, "cycles": None}
    assert {piece["on"] for piece in diary.do("job", "show", "kitchen")["pieces"]} == {None}
    (bridge,) = diary.do("exercise")["exercises"]
    assert [bridge[name] for name in ("asked", "sets", "reps")] == [None] * 3
    refused_here: tuple[tuple[object, ...], ...] = (
        ("cycles", "add", "Hoover", "--usual", 20, "--task", 40),
        ("job", "add", "Garden", "--piece", "Weeds:10"),
        ("job", "move", "kitchen"),
        ("exercise", "add", "--name", "Plank", "--kind", "strength"),
    )
    for begin in refused_here:
        refused = diary.text(*begin)
        assert refused.code == 1, begin
        assert refused.err.strip()
    assert [one["id"] for one in diary.do("cycles", "list")["tasks"]] == ["ironing"]
    assert [one["id"] for one in diary.do("job", "list")["jobs"]] == ["kitchen"]
    assert diary.ask("cycles", "log", "ironing", "--cycles", 1).code == 0, "noting what was done stays possible"
    assert diary.ask("job", "done", "kitchen", 1).code == 0
    assert diary.ask("exercise", "done", "bridge").code == 0


@pytest.mark.parametrize("words", [("review", "--monthly"), ("review", "--goal", "-"), ("review",)])
def test_the_page_of_an_emergency_comes_first_in_every_look_back(
    words: tuple[str, ...], under: dict[str, Diary]
) -> None:
    page = under["emergency"].do("today")["locked"]["page"]
    assert one_line(under["emergency"].text(*words).out).startswith(one_line(" ".join(page)))
    assert under["emergency"].do(*words)["page"] == page


def test_how_large_steps_are_is_not_chosen_where_there_are_none(under: dict[str, Diary], tmp_path: Path) -> None:
    diary = under["branch"].copy(tmp_path / "diary")
    chosen = diary.text("review", "--goal", "-", "--set", "pace=gentle")
    assert chosen.code == 1
    assert "lasting worsening" in chosen.err
    assert "minute" not in chosen.said


@pytest.mark.parametrize("state", [state for state in OPENS if "try" in WAITS[state] and "review" not in WAITS[state]])
def test_what_is_refused_is_not_said_to_be_possible_at_any_time(
    state: str, under: dict[str, Diary], tmp_path: Path
) -> None:
    diary = under[state].copy(tmp_path / "diary")
    for choice in ("--keep", "--full-step"):
        kept = diary.text("restart", "stretching", choice)
        assert kept.code == 1
        assert "--try" not in kept.said


BY_ITSELF = {"unread_days"}
"""Over after four weeks, whoever does something or not."""


@pytest.mark.parametrize("state", [state for state in OPENS if "try" in WAITS[state] and state not in BY_ITSELF])
def test_after_a_long_time_away_no_tries_are_offered_where_none_may_be_given(
    state: str, under: dict[str, Diary], tmp_path: Path
) -> None:
    diary = under[state].on(TODAY + 40).copy(tmp_path / "diary")
    diary.do("checkin", "--set", "interference=3")
    for words in (("restart",), ("review",), ("today",), ("nudge",)):
        assert list(offered(diary.text(*words).said, state)) == []
        assert not OFFERS["try"].search(diary.ask(*words).said), words


def test_in_the_branch_a_flare_up_may_leave_nothing(under: dict[str, Diary], tmp_path: Path) -> None:
    """clinical.md A13: never 0, unless the branch is active."""
    diary = under["branch"].copy(tmp_path / "diary")
    diary.do("flare", "start")
    for words in (("today",), ("why", "walking"), ("flare", "show")):
        assert "not nothing" not in diary.text(*words).said
    assert "on some days that is nothing" in diary.text("why", "walking").said
    calm = under["nothing"].copy(tmp_path / "calm")
    calm.do("flare", "start")
    assert "Less, not nothing" in calm.text("why", "walking").said


def test_the_calculators_page_in_the_branch_is_a_limit() -> None:
    said = run("pace", "--good", 20, "--bad", 5, "--pem", "--print").said
    assert "not nothing" not in said
    assert "three tries" not in said
    assert "The weeks show" not in said
    assert "NG206" in said
    assert "less, not nothing" in run("pace", 12, 10, 14, "--print").said
