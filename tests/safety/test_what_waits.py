"""Every command and every screen under everything that is open or goes on: clinical.md C, C3, C5, A12, A13, A14, G6.

The table is written here once more, from the rules' text, and not read from the program. Commands come from the
program's own tree and screens from its list of actions: whoever adds one has to say here what it begins.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from typing import Any, get_args

import pytest

from painplan.plans.plan_states import course_of
from painplan.safety.allowed import situation
from painplan.safety.rules import TAKES_AWAY, Situation, State, Thing, against
from painplan.screens.actions import ROOMS
from painplan.screens.learning.lessons import LessonScreen
from tests.contract.program import Answer, Diary, Untouched, add_plan, ask_for_plan, day, write_table
from tests.recorded import ties
from tests.support import LARGE, SAFE_TO_TEST, at_the_screen, coach_on
from tests.thorough import WHOLE, share, share_of

STEPS = {"ceiling", "step"}
TRIES = {"first_try", "try"}
EFFORT = {"test", "exposure", "experiment", "dose"}

WAITS: dict[str, set[str]] = {
    "emergency": {"amount", "timer", "review"} | STEPS | TRIES | EFFORT,
    "harm": {"amount", "timer", "review"} | STEPS | TRIES | EFFORT,
    "advice": STEPS | TRIES | EFFORT,
    "falls": STEPS | TRIES | {"test", "exposure"},
    "worry": STEPS | TRIES | EFFORT,
    "unread": STEPS | TRIES | EFFORT,
    "ask_first": STEPS | TRIES | {"test", "exposure", "dose"},
    "branch": STEPS | TRIES | {"test", "exposure", "dose", "demonstration"},
    "illness": {"amount", "review", "try", "test", "exposure", "experiment", "dose"} | STEPS,
    "hold": {"try"} | STEPS,
    "flare": {"try", "experiment", "dose"} | STEPS,
    "after_flare": {"experiment", "dose"} | STEPS,
    "unread_days": {"try", "experiment", "dose"} | STEPS,
    "distress": {"exposure"},
}
"""By state, in the order in which it is told: what waits."""

OPENS: dict[str, tuple[tuple[object, ...], ...]] = {
    "emergency": (("safety", "--answer", "RF20=yes"),),
    "harm": (("safety", "--answer", "RF23=yes"),),
    "advice": (("safety", "--answer", "RF07=yes"),),
    "falls": (("safety", "--answer", "RF35=yes", "--answer", "RF35.decides=no"),),
    "worry": (("checkin", "--set", "worry=yes"),),
    "unread": (("cut", "plan.json"),),
    "ask_first": (("ask-first", "--answer", "AF07=yes"),),
    "branch": (("steps", "ask", "often"),),
    "illness": (("hold", "start", "illness"),),
    "hold": (("hold", "start", "holiday"),),
    "flare": (("flare", "start"),),
    "after_flare": (("flare", "start"), ("flare", "end")),
    "unread_days": (("cut", "diary/2026-01.json"),),
    "distress": (("measure", "phq4", 3, 2, 2, 2),),
}
"""How each state comes about, by commands; ``cut``: the end of a file is lost, and every entry of it can be read."""

LOCKED_TIERS = {"emergency": "E", "harm": "S", "advice": "S", "falls": "R"}
TODAY = 16
"""Number of the day on which everything is tried: the second review is due."""

Try = Callable[[Diary], Answer]
BEGINS: dict[ties.Path, tuple[str, Try]] = {
    ("plan", "add"): ("first_try", lambda diary: ask_for_plan(diary, 10, 10, 10, activity="Balance")),
    ("plan", "try"): ("try", lambda diary: diary.ask("plan", "try", "stretching", 9)),
    ("restart",): ("try", lambda diary: diary.ask("restart", "walking", "--try", 9, "--try", 9, "--try", 9)),
    ("timer",): ("timer", lambda diary: diary.text("timer", "walking")),
    ("cycles", "start"): ("timer", lambda diary: diary.text("cycles", "start", "ironing")),
    ("exercise", "start"): ("timer", lambda diary: diary.text("exercise", "start", "bridge")),
    ("test",): ("test", lambda diary: diary.ask("test", "chair-stand", "--result", 12, *SAFE_TO_TEST)),
    ("exposure", "try"): (
        "exposure",
        lambda diary: diary.ask("exposure", "try", "thing-1", "--fears", "it hurts", "--sure", 50, "--dose", "once"),
    ),
    ("experiment", "start"): (
        "experiment",
        lambda diary: diary.ask("experiment", "start", "wind-down", "--outcome", "sleep", "--seed", 1),
    ),
}
"""Every command that begins one of the things, with how it is called."""
NO_TERMINAL = "needs a terminal"
"""What the clocks say where they may run: these tests have no terminal."""

OF_A_PLAN = {"plan_id": "walking", "plan": "walking"}
NEEDS: dict[ties.Path, tuple[object, ...]] = {
    ("hold", "end"): ("illness", "--well-since", day(TODAY)),
    ("plan", "priority"): ("walking", 1),
    ("plan", "change"): ("walking", "--show", "--aim", 70, "--profile", "gentle"),
    ("plan", "purpose"): ("walking", "more"),
    ("history",): (day(TODAY - 1),),
    ("exposure", "show"): ("thing-1",),
    ("cycles", "show"): ("ironing",),
    ("team", "visit"): ("ann",),
    ("measure",): ("peg",),
    ("trend",): ("walking",),
    ("lesson",): (4,),
}
"""What a command is called with that looks at the diary and needs more than the name of a plan."""
ELSEWHERE = {
    *(("goals", name) for name in ("change", "fits", "levels", "park", "rate", "reached", "resume")),
    *(("barriers", name) for name in ("add", "away", "used")),
    *(("cycles", name) for name in ("add", "log", "put-away", "step")),
    *(("exercise", name) for name in ("add", "done", "put-away")),
    *(("job", name) for name in ("add", "done", "move", "put-away", "show")),
    *(("exposure", name) for name in ("add", "put-away", "talked")),
    *(("practice", name) for name in ("show", "start", "used")),
    *(("own", name) for name in ("add", "remove")),
    *(("medicine", name) for name in ("add", "note", "put-away")),
    *(("experiment", name) for name in ("keep", "log", "stop")),
    *(("team", name) for name in ("add", "change", "reply")),
    *(("decide", name) for name in ("add", "choose", "keep", "show")),
    *(("care", name) for name in ("add", "change", "decide", "look", "note", "show")),
    *(("hold", "start"), ("steps", "on"), ("remind", "set"), ("remind", "install"), ("plan", "limit")),
    *(("import", name) for name in ("apple-health", "csv", "fhir", "fitbit", "fitbit-archive", "painplan", "table")),
    *(("export", name) for name in ("csv", "fhir", "ics", "json")),
    *(
        (name,)
        for name in (
            "restore",
            "merge",
            "erase",
            "demo",
            "serve",
            "backup",
            "encrypt",
            "decrypt",
            "passphrase",
            "score",
        )
    ),
    *(
        (name,)
        for name in (
            "pace",
            "simulate",
            "compare",
            "replay",
            "interview",
            "report",
            "undo",
            "redo",
            "set",
            "note",
            "life",
        )
    ),
    *((name,) for name in ("find", "keys")),
}
"""Commands that put something down, carry files, or need no diary: they tell no amount of today."""

AMOUNTS = re.compile(r"(?<![\d.,])(?:5|8|10|15|20|24)(?: minutes)?(?: today| a day| on a good day| if it flares)")
"""Today's amount (20), how far a good day goes (24), smaller versions (10, 15), and those of the other plan (8, 5)."""
FURTHER = re.compile(r"\b24\b(?: minutes)? on a good day|up to 24\b")
STEPS_TOLD = re.compile(
    r"one (?:small )?step is|one small step[:,]? \d|small step up|steps? of \d|every week allows|in week \d+ at|"
    r"pushing through|what did you reach|today's try|painplan plan try",
    re.IGNORECASE,
)
"""A step, a ladder, a try, and the picture of pushing through."""


def cut_the_end(diary: Diary, name: str) -> None:
    """Lose the end of a file of which every entry can still be read."""
    file = diary.folder / name
    file.write_text(file.read_text().rstrip().removesuffix("}"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Not to be changed: two plans, one of them from estimates, two weeks, things that can be begun, nothing open."""
    diary = Diary(tmp_path_factory.mktemp("whole") / "diary")
    signs = [one["id"] for one in diary.do("safety", "--list")["questions"]]
    diary.do("safety", *[word for sign in signs for word in ("--answer", f"{sign}=no")])
    first = [one["id"] for one in diary.do("ask-first", "--list")["questions"]]
    diary.do("ask-first", *[word for one in first for word in ("--answer", f"{one}=no")])
    diary.do("steps", "ask", "never", "--told", "no")
    add_plan(diary, 25, 25, 25, more=("--aim", 60))
    add_plan(diary, activity="Stretching", more=("--good", 12, "--bad", 8))
    diary.week(1, (17, 17, 17, 17, 17, 0, 0))
    diary.on(8).do("review", "walking", "--hold")
    diary.do("exercise", "add", "--name", "Bridge", "--kind", "strength", "--sets", 3, "--reps", 4)
    diary.week(8, (17, 17, 17, 17, 17, 0, 0))
    diary.do("cycles", "add", "Ironing", "--usual", 25, "--task", 60)
    diary.do("team", "add", "Ann", "--role", "physiotherapist")
    for number in range(1, 6):
        diary.do("exposure", "add", f"thing {number}", "--fear", 30 + number, "--value", 6)
    return diary.on(TODAY)


@pytest.fixture(scope="module")
def opened(whole: Diary, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Diary]:
    """Not to be changed: the same diary, once for each state."""
    made = {"nothing": whole}
    for state, ways in OPENS.items():
        made[state] = whole.copy(tmp_path_factory.mktemp(state) / "diary")
        for way in ways:
            if way[0] == "cut":
                cut_the_end(made[state], str(way[1]))
                continue
            begun = made[state].on(TODAY - 3) if way == ("flare", "start") else made[state]
            answer = begun.text(*way)
            assert answer.code == 0, answer.said
    return made


def test_the_table_is_the_one_that_is_asked() -> None:
    assert list(WAITS) == list(get_args(State)) == list(OPENS)
    assert {state: set(TAKES_AWAY[state]) for state in get_args(State)} == WAITS
    assert set().union(*WAITS.values()) == set(get_args(Thing))


def test_several_at_once_never_soften_each_other() -> None:
    branch_and_asked = Situation(branch=True, ask_first=("AF07",), flare=True)
    for thing in get_args(Thing):
        told = against(thing, branch_and_asked)
        assert told == tuple(state for state in ("ask_first", "branch", "flare") if thing in WAITS[state])


def test_every_command_is_known_here() -> None:
    """Whoever adds a command says what it begins, how it is called, or that it tells no amount."""
    called = {path for path, command in ties.commands().items() if path not in ELSEWHERE | BEGINS.keys() | NEEDS.keys()}
    missing = {
        " ".join(path): [one.name for one in ties.commands()[path].params if one.required and one.name not in OF_A_PLAN]
        for path in called
    }
    assert {path: names for path, names in missing.items() if names} == {}
    assert ELSEWHERE | BEGINS.keys() | NEEDS.keys() <= ties.commands().keys()


@pytest.mark.parametrize("state", ["nothing", *OPENS])
@pytest.mark.parametrize("path", BEGINS, ids=" ".join)
def test_what_waits_is_refused_by_its_command_and_everything_else_begins(
    path: ties.Path, state: str, opened: dict[str, Diary], tmp_path: Path
) -> None:
    thing, begin = BEGINS[path]
    diary = opened[state].copy(tmp_path / "diary")
    before = kept(diary)
    answer = begin(diary)
    if state == "nothing" or thing not in WAITS[state]:
        assert answer.code == 0 or NO_TERMINAL in answer.err, answer.said
        return
    assert answer.code == 1, answer.said
    assert NO_TERMINAL not in answer.err
    assert answer.err.strip()
    assert kept(diary) == before, "nothing is kept"


EARLIER = (1, 2)
"""Days before the one on which something was said: a day that begins later, another time zone, a clock set back."""


def on_an_earlier_day(opened: dict[str, Diary], state: str, back: int) -> tuple[str, Diary]:
    """The diary of a state some days before that was said, and what holds then."""
    # The end of a flare-up was said today: on the days before it still lasts.
    return "flare" if state == "after_flare" else state, opened[state].on(TODAY - back)


@pytest.mark.parametrize(("state", "back"), share(OPENS, EARLIER, one_of=2))
def test_what_was_said_on_a_day_that_lies_ahead_waits_now(
    state: str, back: int, opened: dict[str, Diary], tmp_path: Path
) -> None:
    holds, then = on_an_earlier_day(opened, state, back)
    wrong = list[str]()
    for path, (thing, begin) in BEGINS.items():
        diary = then.copy(tmp_path / "-".join(path))
        before = kept(diary)
        answer = begin(diary)
        if (thing in WAITS[holds] and answer.code != 1) or (answer.code and kept(diary) != before):
            wrong.append(f"{' '.join(path)}: {answer.code} {answer.said}")
    today = then.do("today")
    wrong += told_in(today, holds)
    wrong += told(then.text("today").out, holds)
    assert wrong == []
    if state in LOCKED_TIERS:
        assert today["locked"]["tier"] == LOCKED_TIERS[state]


@pytest.mark.parametrize("state", ["emergency", "ask_first", "worry", "illness", "hold", "flare"])
def test_what_was_said_on_a_day_that_lies_ahead_can_be_ended_on_the_day_it_is(
    state: str, whole: Diary, tmp_path: Path
) -> None:
    ends: dict[str, tuple[object, ...]] = {
        "emergency": ("safety", "--looked-at", "RF20", "--by", "family doctor"),
        "ask_first": ("ask-first", "--looked-at", "AF07", "--by", "family doctor"),
        "worry": ("checkin", "--set", "worry_looked_at=yes"),
        "illness": ("hold", "end", "--well-since", day(TODAY - 1)),
        "hold": ("hold", "end"),
        "flare": ("flare", "end"),
    }
    diary = whole.copy(tmp_path / "diary")
    free = diary.on(TODAY - 1).do("today")
    for way in OPENS[state]:
        assert diary.text(*way).code == 0
    earlier = diary.on(TODAY - 1)
    assert earlier.do("today")["plans"] != free["plans"]
    ended = earlier.text(*ends[state])
    assert ended.code == 0, ended.said
    assert earlier.do("today")["plans"] == free["plans"]
    assert earlier.on(TODAY).do("today")["locked"] is None


@pytest.mark.parametrize("state", ["emergency", "worry", "illness", "flare"])
def test_days_before_today_stay_what_they_were(state: str, opened: dict[str, Diary]) -> None:
    """What lies ahead counts on the day it is, and not on the days that a replay or a past review looks at."""
    then, before = opened[state].on(TODAY - 4), opened["nothing"].on(TODAY - 4)
    if state != "emergency":  # then no amount is told at all
        assert then.do("why", "walking")["last_review"] == before.do("why", "walking")["last_review"]
    desk, calm = coach_on(day(TODAY - 4), then.folder), coach_on(day(TODAY - 4), before.folder)
    for back in (1, 2, 7):
        past = desk.today - timedelta(days=back)
        seen, was = (course_of(one, one.plan("walking"), past).target_on(past) for one in (desk, calm))
        assert seen == was
        assert not situation(desk, on=past).states


def test_a_holiday_that_is_over_holds_no_earlier_day(whole: Diary, tmp_path: Path) -> None:
    """Whoever looks at an earlier day on purpose finds it as it was; what was ended by hand is over, too."""
    diary = whole.copy(tmp_path / "diary")

    def held() -> set[str]:
        return {one["state"] for one in diary.on(TODAY - 1).do("today")["plans"]}

    diary.do("hold", "start", "holiday", "--until", day(TODAY + 1))
    assert held() == {"held"}
    diary.on(TODAY + 3).do("checkin", "--set", "interference=3")
    assert held() == {"steady"}
    diary.on(TODAY + 3).do("hold", "start", "bad_sleep", "--until", day(TODAY + 30))
    assert held() == {"held"}
    diary.on(TODAY + 5).do("hold", "end")
    assert held() == {"steady"}


def kept(diary: Diary) -> str:
    """Every fact, as it is exported."""
    rows = diary.do("export", "json", "-")
    return json.dumps({name: value for name, value in rows.items() if name not in ("exported_at", "made")})


def looking() -> Iterator[tuple[object, ...]]:
    """Every command that says something about the diary, with what it needs."""
    for path, command in ties.commands().items():
        if path in NEEDS:
            yield *path, *NEEDS[path]
        elif path not in ELSEWHERE and path not in BEGINS:
            yield *path, *(OF_A_PLAN[str(one.name)] for one in command.params if one.required)


@pytest.mark.parametrize("state", list(OPENS))
def test_no_command_tells_what_waits(state: str, opened: dict[str, Diary], tmp_path: Path) -> None:
    untouched, found = Untouched(opened[state], tmp_path), list[str]()
    for words in share_of(state, OPENS, looking()):
        answer = untouched().text(*words)
        found += [f"{' '.join(map(str, words))}: {one}" for one in told(answer.out, state)]
        answer = untouched().ask(*words)
        document = answer.json if answer.code == 0 and answer.out.strip() else None
        found += [f"{' '.join(map(str, words))} --json: {one}" for one in told_in(document, state)]
    assert found == []


async def seen(diary: Diary, folder: Path, rooms: Iterable[str]) -> dict[str, str]:
    """What Today says, these screens, and what opens with a key there."""
    copytree(diary.folder, folder)
    found = dict[str, str]()
    async with at_the_screen(coach_on(day(TODAY), folder), LARGE) as person:
        first = person.app.screen
        found["today"] = person.sees()
        async for name in person.through_rooms(rooms):
            found[name] = person.sees()
        for key in ("t", "y", "w"):
            await person.press(key)
            found[key] = person.sees()
            while person.app.screen is not first:
                person.app.pop_screen()
                await person.press()
    return found


async def test_no_screen_tells_what_waits(opened: dict[str, Diary], tmp_path: Path) -> None:
    """With each of six states on the screens that tell it while nothing waits.

    On every other screen with one of an emergency, “often” and a flare-up; the other three take away what the emergency
    does, or less.
    """
    shown = await seen(opened["nothing"], tmp_path / "nothing", ROOMS)
    telling = {name for name, text in shown.items() if any(told(text, state) for state in ("emergency", "branch"))}
    assert telling >= {"today", "t", "demonstrate"}, "the same walk finds it where nothing waits"
    found, everywhere = list[str](), ("emergency", "branch", "flare")
    for state in ("emergency", "harm", "advice", "falls", "branch", "flare"):
        beside = share_of(state, everywhere, ROOMS) if state in everywhere else ()
        rooms = [name for name in ROOMS if WHOLE or name in telling or name in beside]
        texts = await seen(opened[state], tmp_path / state, rooms)
        found += [f"{state}, {name}: {one}" for name, text in texts.items() for one in told(text, state)]
    assert found == []


SHOWN = re.compile(
    r"\bsmall(?:er)? (?:step|change)s?\b|\bone step\b|step by step|\bin steps\b|add a little|build(?:ing)? up|"
    r"get further|\bladder\b|\b(?:one|small|three|more) tr(?:y|ies)\b|more to go|make room for|steps come later|"
    r"week by week",
    re.IGNORECASE,
)
"""A step, a ladder, a try, and going further, in any words of a text; what waits is told by `told`."""
SAID_AGAINST = "building up in fixed steps is not the way"
"""It says that there is none."""


def in_the_branch(opened: dict[str, Diary], tmp_path: Path) -> Iterator[tuple[str, str]]:
    """What every command, every lesson and four reviews of weeks without a known morning say in the branch."""
    diary = opened["branch"]
    untouched = Untouched(diary, tmp_path)
    for words in (*looking(), *(("lesson", lesson) for lesson in range(1, 26))):
        yield " ".join(map(str, words)), untouched().text(*words).said
    flaring = diary.copy(tmp_path / "flaring")
    for words in (
        ("flare", "start"),
        ("today",),
        ("why", "walking"),
        ("flare", "show"),
        ("lesson", 7),
        ("flare", "end"),
    ):
        yield f"in a flare-up: {' '.join(map(str, words))}", flaring.text(*words).said
    later = diary.copy(tmp_path / "weeks")
    for week in range(4):
        first = TODAY + 7 * week
        said = later.on(first).text("review")
        yield f"review {week}", said.said
        yield f"cycles {week}", later.on(first).text("cycles", "show", "ironing").said
        later.on(first).do("review", "--hold")
        later.week(first, (17, 17, 17, 17, 17, 0, 0), settled=None)
    rows = [(day(number), 17 if number % 7 else 0) for number in range(1, 43)]
    table = write_table(tmp_path / "weeks.csv", ("date", "done"), rows)
    yield "replay --pem", later.text("replay", table, "--quota", 17, "--step", 2, "--pem").said


def test_in_the_branch_no_text_shows_a_step_or_a_try(opened: dict[str, Diary], tmp_path: Path) -> None:
    """clinical.md A14.1: no screen, command or page, lessons, reviews and tasks in pieces among them."""
    found = [
        (what, SHOWN.findall(text.replace(SAID_AGAINST, "")), told(text, "branch"))
        for what, text in in_the_branch(opened, tmp_path)
    ]
    assert "\n".join(str(one) for one in found if one[1] or one[2]) == ""


async def test_in_the_branch_no_lesson_on_the_screen_shows_a_step_or_a_try(
    opened: dict[str, Diary], tmp_path: Path
) -> None:
    copytree(opened["branch"].folder, tmp_path / "diary")
    found = list[tuple[int, list[str]]]()
    async with at_the_screen(coach_on(day(TODAY), tmp_path / "diary"), LARGE) as person:
        for number in range(1, 26):
            person.app.push_screen(LessonScreen(number))
            await person.press()
            seen = re.sub(r"\s+", " ", person.sees())
            found.append((number, [*SHOWN.findall(seen), *told(seen, "branch")]))
            person.app.pop_screen()
            await person.press()
    assert [one for one in found if one[1]] == []


def told(text: str, state: str) -> list[str]:
    """What a text tells although it waits."""
    line = re.sub(r"\s+", " ", text)
    found = list(FURTHER.findall(line)) if "ceiling" in WAITS[state] else []
    if {"amount", "timer"} <= WAITS[state]:
        found += AMOUNTS.findall(line)
    if state == "branch":
        found += STEPS_TOLD.findall(line)
    return found


def told_in(document: Any, state: str) -> Iterator[str]:
    """The same in a document, by the names of its fields."""
    if isinstance(document, list):
        for one in document:
            yield from told_in(one, state)
    if not isinstance(document, dict):
        return
    if {"target", "ceiling"} <= document.keys():
        if "ceiling" in WAITS[state] and document["ceiling"] != document["target"]:
            yield f"ceiling {document['ceiling']}, target {document['target']}"
        if "amount" in WAITS[state] and document["target"] is not None:
            yield f"target {document['target']}"
    nothing: list[tuple[str, object]] = (
        [("step", None), ("weeks_to_aim", None), ("ladder", [])] if state == "branch" else []
    )
    for name, value in nothing:
        if name in document and document[name] != value and "fear_at_first" not in str(document[name]):
            yield f"{name} {document[name]}"
    for value in document.values():
        yield from told_in(value, state)


@pytest.mark.parametrize("state", list(LOCKED_TIERS))
def test_the_page_of_an_open_sign_comes_first_everywhere(state: str, opened: dict[str, Diary]) -> None:
    locked = opened[state].do("today")["locked"]
    assert locked["tier"] == LOCKED_TIERS[state]
    said = opened[state].text("today").out.splitlines()
    assert said[1] == locked["page"][0]
    assert locked["page"][0] in opened[state].text("nudge").out
