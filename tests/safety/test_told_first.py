"""Where nothing can be kept, what an answer leads to is told all the same, and first."""

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from painplan.checkin.question import Question
from painplan.kit.assets import asset
from painplan.measures.instrument import Instrument
from painplan.measures.instruments import all_instruments
from painplan.safety.help_page import program_numbers
from painplan.safety.sign_page import said_first
from painplan.safety.signs import Sign
from painplan.safety.signs_service import all_signs, opened_by
from painplan.screens.measures.ask import AskScreen
from painplan.screens.safety.signs import SignsScreen
from painplan.store.disk import DiskFolder
from painplan.store.syscalls import SystemCalls
from painplan.today.coach import Coach
from tests.conftest import FIRST, Shell
from tests.support import Person, at_the_screen, coach_on
from tests.thorough import share_of

URGENT = [sign for sign in all_signs() if sign.tier in "EU"]
LATER = [sign for sign in all_signs() if sign.tier not in "EU"]


def calling() -> list[Instrument]:
    """The instruments of which one set of answers calls for the page."""
    shelf = all_instruments(DiskFolder(Path("nowhere")))
    return [one for one in shelf.instruments.values() if any(call.times == 1 for call in one.calls)]


def worst(one: Instrument) -> list[str]:
    return [f"{one.scale_of(place).high:g}" for place in range(one.counts[1])]


REFUSE = ("full", "another program's")
"""Why neither plans nor days can be kept."""


@pytest.fixture(params=REFUSE)
def refusing(request: pytest.FixtureRequest, place: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder in which nothing can be kept, and why."""
    place.mkdir(exist_ok=True)
    why: str = request.param
    if why == "another program's":
        (place / "plan.json").write_text('{"floors": ["cellar", "attic"]}')
        (place / "diary").write_text("of another program")
        return why

    def write(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(SystemCalls, "write", write)
    return why


def first_of(sign: Sign) -> str:
    opened = opened_by({sign.id: "yes"})
    return said_first(opened[0].tier, program_numbers(), None)


def words(text: str) -> str:
    return " ".join(text.replace("│", " ").replace("┃", " ").split())


@pytest.mark.usefixtures("refusing")
@pytest.mark.parametrize("sign", [*URGENT, *LATER], ids=lambda sign: sign.id)
def test_a_yes_to_every_sign(sign: Sign, painplan: Shell) -> None:
    plain = painplan("safety", "--answer", f"{sign.id}=yes")
    assert plain.code == 1
    assert plain.out.startswith(first_of(sign))
    assert sign.reason in plain.out
    assert "Nothing was saved" in plain.err
    told = painplan("--json", "safety", "--answer", f"{sign.id}=yes")
    assert told.code == 1
    assert json.loads(told.out)["page"][0] == first_of(sign)


def test_an_emergency_beside_an_answer_that_is_refused(painplan: Shell) -> None:
    for other in ("RF99=yes", "nothing", "RF20.decides=yes"):
        ran = painplan("safety", "--answer", "RF20=yes", "--answer", other)
        assert ran.code == 2
        assert ran.out.startswith(first_of(next(sign for sign in all_signs() if sign.id == "RF20")))


def test_a_no_and_an_answer_that_cannot_be_lead_nowhere() -> None:
    emergency = next(sign.id for sign in all_signs() if sign.tier == "E")
    assert not opened_by({emergency: "no", "RF99": "yes"})
    assert not opened_by({emergency: "long_standing"})


@pytest.mark.usefixtures("refusing")
def test_something_worrying_in_the_check_in(painplan: Shell) -> None:
    for more in ((), ("--set", "pain=99"), ("--set", "nothing")):
        ran = painplan("checkin", "--set", "worry=yes", *more)
        assert ran.code
        assert "call your emergency number" in ran.out
        assert ran.err
    assert not painplan("checkin", "--set", "worry=no").out


@pytest.mark.usefixtures("refusing")
@pytest.mark.parametrize("one", calling(), ids=lambda one: one.name)
def test_every_instrument_whose_answers_call_for_help(one: Instrument, painplan: Shell) -> None:
    ran = painplan("measure", one.name, *worst(one))
    assert ran.code == 1
    assert ran.out.startswith(asset("safety")["help_now"]["title"])
    assert "Nothing was saved" in ran.err
    assert not painplan("measure", one.name, *["0"] * one.counts[1]).out


async def test_the_screen_of_signs(refusing: str, place: Path) -> None:
    async with at_the_screen(coach_on(FIRST, place), (100, 40)) as person:
        for sign in share_of(refusing, REFUSE, URGENT, one_of=2):
            signs = SignsScreen()
            person.app.push_screen(signs)
            await person.press()
            while (step := signs.step) is not None and step.id != sign.id:
                signs.action_skip()
            await person.press("2")
            assert words(first_of(sign))[:60] in words(person.sees()), sign.id
            await person.press("escape")
            assert "Nothing was saved" in words(person.sees())
            await person.press("escape")


async def test_the_screen_of_every_instrument(refusing: str, place: Path) -> None:
    async with at_the_screen(coach_on(FIRST, place), (100, 40)) as person:
        for one in share_of(refusing, REFUSE, calling(), one_of=2):
            ask, seen = AskScreen(person.app.coach, one.name), False
            person.app.push_screen(ask)
            await person.press()
            for answer in worst(one):
                step = ask.step
                assert step is not None
                if step.kind == "scale":
                    await person.press("x")
                elif step.options:
                    await person.press(step.options[-1].key)
                else:
                    await person.type(answer, "enter")
                seen = seen or words(asset("safety")["help_now"]["living"])[:40] in words(person.sees())
                if person.app.screen is not ask:
                    await person.press("escape")
            assert seen, one.name
            await person.press("escape")


@pytest.mark.usefixtures("refusing")
async def test_the_screen_of_the_check_in(place: Path) -> None:
    async with at_the_screen(coach_on(FIRST, place), (100, 40)) as person:
        await person.press("c")
        while (row := worrying(person)) is None:
            await person.press("enter")
        await person.press(row.partition("something new")[0].split()[-1])
        assert "Please take no step up for now" in words(person.sees())
        await person.press("escape")
        assert "Warning signs · 1 of 37" in person.sees(), "the list comes whether or not the answer could be kept"
        await person.press("escape")
        assert worrying(person) is not None


@pytest.mark.usefixtures("refusing")
def test_the_check_in_by_lines_asks_the_list_too_and_what_its_answers_lead_to_is_told(
    painplan: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("painplan.today.coach.Coach.questions", only_flare(Coach.questions))
    emergency = [sign for sign in all_signs() if sign.tier == "E"]
    before = all_signs().index(emergency[0])
    ran = painplan("checkin", typed=["3", *["1"] * before, "2", "", ""])
    assert "Please go through the list of warning signs once all the same" in ran.out
    assert words(first_of(emergency[0])) in words(ran.out)
    assert all(sign.text in ran.out for sign in all_signs()[: before + 1]), "a no that is not kept does not end it"
    assert "Nothing was saved" in ran.err


def only_flare(asked: Callable[..., tuple[Question, ...]]) -> Callable[..., tuple[Question, ...]]:
    """Only the question about a flare-up or anything new."""
    return lambda coach, day: tuple(one for one in asked(coach, day) if one.id == "flare")


@pytest.mark.usefixtures("refusing")
async def test_a_fall_that_cannot_be_kept_opens_the_list(place: Path) -> None:
    async with at_the_screen(coach_on(FIRST, place), (100, 40)) as person:
        await person.app.run_action("fall")
        await person.press()
        assert "Warning signs · 1 of 37" in person.sees()
        assert "Nothing was saved" in words(person.sees())


def worrying(person: Person) -> str | None:
    """The row of the answer that something is new or worrying; none while another question is asked."""
    seen = person.sees()
    assert "Check-in" in seen
    return next((line for line in seen.splitlines() if "something new or worrying" in line and "?" not in line), None)
