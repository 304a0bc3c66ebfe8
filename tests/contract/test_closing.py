"""What a yes opens and somebody's look closes is one machine: the same outcomes for every kind and every way in.

clinical.md C, principle 4, and C5. The kinds are found from the records that are closed so, the commands from their
options, the screens from the list of all actions: a new one of each is walked with the others.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

import click
import pytest

from painplan.cli.main import painplan as program
from painplan.kit.kinds import KINDS
from painplan.screens.actions import ACTIONS
from painplan.screens.safety.opened import OpenedScreen
from tests.contract.program import Answer, Diary, day, one_line
from tests.support import Person, at_the_screen, coach_on

SAID, NEXT, LOOKED, TOLD, AGAIN, BACK = 5, 6, 7, 8, 9, 10
"""The days of the story: a yes, a no, the look, the day on which it is told, a yes again, which is taken back."""
CLINICIAN, ONESELF = "family doctor", "me"


class Outcome(NamedTuple):
    """What one part of the story leads to."""

    open: bool
    code: int
    """Of a command."""
    told: str = ""
    """A part of what a person reads; ``{id}`` is the question."""


class Part(NamedTuple):
    """One part of the story, and what comes of it for every kind."""

    what: str
    day: int
    do: Literal["answer", "look", "back"]
    given: Mapping[str, str]
    outcome: Outcome


LOOK_BEFORE, LOOK_AHEAD = {"on": str(day(SAID - 1))}, {"on": str(day(TOLD + 1))}
STORY = (
    Part("a yes", SAID, "answer", {"answer": "yes"}, Outcome(True, 0, "painplan {command} --looked-at {id} --by ROLE")),
    Part("a no", NEXT, "answer", {"answer": "no"}, Outcome(True, 0, "{id} stays open: a yes does not go away by a")),
    Part("nobody looked", TOLD, "look", {}, Outcome(True, 2, "Say who looked at it: their role")),
    Part("nobody, in blanks", TOLD, "look", {"by": "  "}, Outcome(True, 2, "Say who looked at it: their role")),
    Part("the person looked", TOLD, "look", {"by": ONESELF}, Outcome(True, 1, "“me” cannot close")),
    Part("before", TOLD, "look", {"by": CLINICIAN, **LOOK_BEFORE}, Outcome(True, 2, "does not fit: it was said on")),
    Part("ahead", TOLD, "look", {"by": CLINICIAN, **LOOK_AHEAD}, Outcome(True, 2, "does not fit: it was said on")),
    Part(
        "a clinician looked",
        TOLD,
        "look",
        {"by": CLINICIAN, "on": str(day(LOOKED))},
        Outcome(False, 0, f"{{id}} was looked at by {CLINICIAN} on Sunday {day(LOOKED).day} January"),
    ),
    Part("looked at again", TOLD, "look", {"by": CLINICIAN}, Outcome(False, 2, "{id} is not open.")),
    Part("a yes again", AGAIN, "answer", {"answer": "yes"}, Outcome(True, 0)),
    Part("taken back, not asked", BACK, "back", {}, Outcome(True, 2, "To say so: --sure")),
    Part("taken back, not sure", BACK, "back", {"sure": "n"}, Outcome(True, 1)),
    Part("taken back, sure", BACK, "back", {"sure": "yes"}, Outcome(False, 0, "Taken back: {id} was answered by")),
    Part("taken back again", BACK, "back", {"sure": "yes"}, Outcome(False, 2, "{id} is not open.")),
    Part("a yes after that", BACK, "answer", {"answer": "yes"}, Outcome(True, 0)),
    Part("looked at today", BACK, "look", {"by": CLINICIAN}, Outcome(False, 0, "{id} was looked at by")),
)


class Way(NamedTuple):
    """One kind as it is reached."""

    kind: str
    """The table of its records."""
    command: str
    id: str
    """A question of it."""
    text: str
    other: str
    """Another one."""


# --- what the program has ---


def closed_so() -> set[str]:
    """The tables of records that somebody's look closes and that can be taken back."""
    return {name for name, kind in KINDS.items() if {"looked_at", "taken_back"} <= {*kind.TABLE.closed_by}}


def commands() -> Iterator[str]:
    context = click.Context(program)
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        options = {option for param in command.params for option in param.opts} if command else set[str]()
        if options & {"--looked-at", "--take-back"}:
            yield name


Ways = dict[str, Way]


@pytest.fixture(scope="session")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Ways:
    """By command: its first question, and the table in which the answer to it lies."""
    diary, found = Diary(tmp_path_factory.mktemp("ways")), dict[str, Way]()
    for command in COMMANDS:
        question, other, *_ = diary.do(command, "--list")["questions"]
        diary.do(command, "--answer", f"{question['id']}=no")
        book = coach_on(day(1), diary.folder).facts
        (kind,) = [name for name in closed_so() if any(question["id"] in str(one) for one in getattr(book, name))]
        found[command] = Way(kind, command, question["id"], question["text"], other["id"])
    return found


COMMANDS = tuple(commands())
SCREENS = [one.name for one in ACTIONS if one.opens.startswith("safety.") and isinstance(one.room(), OpenedScreen)]
by_command = pytest.mark.parametrize("command", COMMANDS)


def test_every_kind_has_a_command_and_every_command_a_kind(ways: Ways) -> None:
    assert sorted(way.kind for way in ways.values()) == sorted(closed_so())
    assert len(ways) >= 2, "the machine found none of them"


def test_every_command_closes_with_the_same_options() -> None:
    taken = {"--looked-at", "--by", "--on", "--take-back", "--sure"}
    context = click.Context(program)
    for name in COMMANDS:
        command = program.get_command(context, name)
        assert command is not None
        assert taken <= {option for param in command.params for option in param.opts}, name


# --- by command ---


def is_open(diary: Diary, way: Way) -> bool:
    listed = diary.do(way.command, "--list")["open"]
    return way.id in [one if isinstance(one, str) else one["id"] for one in listed]


def arguments(part: Part, way: Way) -> list[str]:
    if part.do == "answer":
        return ["--answer", f"{way.id}={part.given['answer']}"]
    if part.do == "back":
        sure = {"yes": ["--sure"], "n": ["--ask"]}.get(part.given.get("sure", ""), [])
        return ["--take-back", way.id.lower(), *sure]
    return ["--looked-at", way.id.lower(), *(word for name in part.given for word in (f"--{name}", part.given[name]))]


def done(diary: Diary, part: Part, way: Way, *, json: bool) -> Answer:
    words, typed = arguments(part, way), f"{part.given['sure']}\n" if part.given.get("sure") == "n" else ""
    return diary.on(part.day).text(*(["--json"] if json else []), way.command, *words, stdin=typed)


def walked(diary: Diary, way: Way, *, json: bool) -> dict[str, Outcome]:
    """The story by command; of what is told only what every kind tells."""
    came = {}
    for part in STORY:
        ran = done(diary, part, way, json=json)
        wanted = part.outcome.told.format(id=way.id, command=way.command)
        said = one_line(" ".join(ran.json["says"]) + ran.err if json and ran.code == 0 else ran.said)
        told = part.outcome.told if wanted in said else said
        came[part.what] = Outcome(is_open(diary.on(part.day), way), ran.code, told)
    return came


@by_command
def test_the_story_by_command(command: str, ways: Ways, screened: Diary) -> None:
    assert walked(screened, ways[command], json=False) == {part.what: part.outcome for part in STORY}


@by_command
def test_the_story_as_json(command: str, ways: Ways, screened: Diary) -> None:
    """Nobody can be asked whether they are sure; how it is closed next is told by the page."""
    story = {part.what: part.outcome for part in STORY}
    story["a yes"] = Outcome(True, 0, "")
    story["taken back, not sure"] = Outcome(True, 2)
    came = walked(screened, ways[command], json=True)
    assert {what: one if story[what].told else one._replace(told="") for what, one in came.items()} == story


@by_command
def test_it_made_steps_wait_from_the_yes_until_the_day_of_the_look(command: str, ways: Ways, diary: Diary) -> None:
    for part in STORY[:8]:
        done(diary, part, ways[command], json=False)
    waits = [diary.on(one).do("today")["locked"] is not None for one in (SAID - 1, SAID, LOOKED - 1, LOOKED, TOLD)]
    assert waits == [False, True, True, False, False]


@by_command
def test_each_step_is_one_entry_of_undo(command: str, ways: Ways, screened: Diary) -> None:
    way = ways[command]
    done(screened, STORY[0], way, json=False)
    for given in ({"do": "look", "given": {"by": CLINICIAN}}, {"do": "back", "given": {"sure": "yes"}}):
        done(screened, STORY[0]._replace(day=TOLD, **given), way, json=False)  # type: ignore[arg-type]  # its fields
        assert not is_open(screened.on(TOLD), way)
        assert screened.on(TOLD).text("undo").code == 0
        assert is_open(screened.on(TOLD), way)


# --- on the screens ---


async def to_question(person: Person, way: Way) -> None:
    """Behind the page of what is open, to the question of the list."""
    if "Enter leaves it open" in person.sees():
        await person.press("enter")
    for _ in range(40):
        if way.text[:30].lower() in one_line(person.sees()).lower():
            return
        await person.press("enter")
    raise AssertionError("the question did not come")


async def at_screen(person: Person, part: Part, way: Way) -> None:
    if part.do == "answer":
        await to_question(person, way)
        await person.press("2" if part.given["answer"] == "yes" else "1")
        if part.given["answer"] == "no":
            assert "Was the yes a mistake" in person.sees(), "a yes does not go away by a later no"
            await person.press("2")
    elif part.do == "look":
        await person.press("1")
        await person.type(part.given.get("by", ""), "enter")
    else:
        await person.press("2")
        await person.press("1" if part.given.get("sure") == "yes" else "2")


ONLY_BY_COMMAND = {"before", "ahead", "looked at again", "taken back, not asked", "taken back again"}
"""The screens note a look on the day it is told, ask by themselves, and offer to close only what is open."""


_known: dict[str, Way] = {}


async def way_of(action: str, ways: Ways, screened: Diary) -> Way:
    """Whose questions a screen asks: the first that come are those of one command. Each screen is asked once."""
    if action not in _known:
        _known[action] = await _way_asked(action, ways, screened)
    return _known[action]


async def _way_asked(action: str, ways: Ways, screened: Diary) -> Way:
    async with at_the_screen(coach_on(day(1), screened.folder)) as person:
        await person.app.run_action(action)
        await person.press()
        for _ in range(3):
            for way in ways.values():
                if way.text[:30].lower() in one_line(person.sees()).lower():
                    return way
            await person.press("enter")
    raise AssertionError(f"{action} asks the first question of no command")


async def test_every_kind_has_a_screen(ways: Ways, screened: Diary) -> None:
    assert {(await way_of(action, ways, screened)).kind for action in SCREENS} == closed_so()


@pytest.mark.parametrize("action", SCREENS)
async def test_the_story_at_the_screen(action: str, ways: Ways, screened: Diary) -> None:
    way, came, expected = await way_of(action, ways, screened), {}, {}
    for part in STORY:
        if part.what in ONLY_BY_COMMAND:
            continue
        async with at_the_screen(coach_on(day(part.day), screened.folder)) as person:
            await person.app.run_action(action)
            await person.press()
            await at_screen(person, part, way)
            refused = "cannot close" in person.sees()
        came[part.what] = (is_open(screened.on(part.day), way), refused)
        expected[part.what] = (part.outcome.open, part.what == "the person looked")
    assert came == expected


@pytest.mark.parametrize("action", SCREENS)
@pytest.mark.parametrize("keys", [("1", "n", "u", "r", "s", "e", "enter"), ("2", "1")], ids=["look", "mistake"])
@pytest.mark.parametrize("before", [0, 1], ids=["at its page", "behind its page"])
async def test_what_another_program_closed_meanwhile_is_told(
    action: str, keys: tuple[str, ...], before: int, ways: Ways, screened: Diary
) -> None:
    way = await way_of(action, ways, screened)
    done(screened, STORY[0], way, json=False)
    async with at_the_screen(coach_on(day(TOLD), screened.folder)) as person:
        await person.app.run_action(action)
        await person.press(*keys[:before])
        assert done(screened, STORY[7], way, json=False).code == 0
        await person.press(*keys[before:])
        assert "Noted" not in person.sees()
        assert "Taken back" not in person.sees()
    kept = said_to(way, screened)
    assert (kept.looked_at_by, kept.taken_back) == (CLINICIAN, None)


@pytest.mark.parametrize("action", SCREENS)
@pytest.mark.parametrize("keys", [("1", "n", "u", "r", "s", "e", "enter"), ("2", "1")], ids=["look", "mistake"])
async def test_a_number_means_what_stands_beside_it(
    action: str, keys: tuple[str, ...], ways: Ways, screened: Diary
) -> None:
    """Of two that are open the first was closed while the screen asked which of them it is."""
    way = await way_of(action, ways, screened)
    other = way._replace(id=way.other)
    done(screened, STORY[0], way, json=False)
    done(screened, STORY[0], other, json=False)
    async with at_the_screen(coach_on(day(TOLD), screened.folder)) as person:
        await person.app.run_action(action)
        await person.press("1" if len(keys) > 2 else "2")
        assert "Which of them?" in person.sees()
        assert done(screened, STORY[7], way, json=False).code == 0
        await person.press("1", *keys[1:])
        assert f"{way.id} is not open." in person.sees()
    assert is_open(screened.on(TOLD), other)


def said_to(way: Way, diary: Diary) -> Any:
    """The record of what was said to a question."""
    (kept,) = [one for one in getattr(coach_on(day(TOLD), diary.folder).facts, way.kind) if way.id in str(one)]
    return kept
