"""Ended by a signal, by a terminal that went away, or by a crash: terminal, typed words and exit status are right."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.store.diary import Diary
from painplan.store.disk import DiskFolder
from painplan.store.sealed.sealed import encrypt
from painplan.today.coach import Coach
from tests.conftest import on
from tests.store import low_cost
from tests.support import coach_on
from tests.terminal import Terminal, world_of
from tests.thorough import WHOLE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
WORD = "Rosenbusch"
DAY = ("--today", on(0).isoformat())
ENDING = [signal.SIGTERM, signal.SIGHUP, *([signal.SIGQUIT] if WHOLE else [])]
OF_SCREENS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
EACH = pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)


def with_a_plan(folder: Path) -> dict[str, str]:
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(on(0), folder / "diary").add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=trials))
    return world_of(folder)


def in_clear(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and WORD.encode() in path.read_bytes()]


# --- the three kinds of fields in which words can stand that were not given ---


def at_a_question(terminal: Terminal) -> None:
    """A question of a conversation."""
    terminal.wait_for("minutes today")
    terminal.type("g")
    terminal.until(lambda: "How much time" in terminal.seen or "Who or what matters" in terminal.seen)
    if "Who or what matters" not in terminal.seen:  # begun anew
        terminal.type("1")
        terminal.wait_for("18 or older?")
        terminal.type("1")
        terminal.wait_for("Who or what matters")


def at_an_amount(terminal: Terminal) -> None:
    """The field over Today."""
    terminal.wait_for("minutes today")
    terminal.type("\r")
    terminal.wait_for("how much was it today?")


def at_a_note(terminal: Terminal) -> None:
    """The note of a check-in."""
    terminal.wait_for("minutes today")
    terminal.type("c")
    terminal.wait_for("Check-in")
    terminal.type("n")
    terminal.wait_for("In your own words")


FIELDS = [at_a_question, at_an_amount, at_a_note]
EACH_IN_A_FIELD = [
    pytest.param(number, field, id=f"{number.name}-{field.__name__}")
    for place, field in enumerate(FIELDS)
    for turn, number in enumerate(OF_SCREENS)
    if WHOLE or turn == place
]
"""Each signal and each field; all pairs of them with `make whole`."""


@pytest.mark.parametrize(("number", "field"), EACH_IN_A_FIELD)
def test_a_signal_leaves_the_terminal_whole_and_the_words_for_the_next_start(
    tmp_path: Path, number: int, field: Callable[[Terminal], None]
) -> None:
    world = with_a_plan(tmp_path)
    with Terminal(world, *DAY) as terminal:
        field(terminal)
        terminal.type(WORD)
        terminal.wait_for_letters(WORD)
        terminal.send(number)
        assert terminal.end() == 128 + number
        assert terminal.left() == []
        assert "Traceback" not in terminal.seen
    waiting = len(list((tmp_path / "diary").glob("half-typed/*.json")))
    assert waiting == (0 if field is at_a_note else 1), "a note is saved as it is when it is left"
    assert in_clear(tmp_path)
    with Terminal(world, *DAY) as terminal:
        field(terminal)
        terminal.wait_for_letters(WORD)
        terminal.kill()


@EACH
def test_in_a_sealed_diary_they_are_sealed_and_wait_for_the_passphrase(tmp_path: Path, number: int) -> None:
    world = with_a_plan(tmp_path)
    encrypt(DiskFolder(tmp_path / "diary"), low_cost.KEYS[0].new)
    for ended in (True, False):
        with Terminal(world, *DAY) as terminal:
            terminal.answer("Passphrase of the diary", low_cost.PASSPHRASE)
            at_a_question(terminal)
            if ended:
                terminal.type(WORD)
            terminal.wait_for_letters(WORD)
            if ended:
                terminal.send(number)
                assert terminal.end() == 128 + number
                assert terminal.left() == []
                assert "they wait in their question at the next start" in " ".join(terminal.seen.split())
            terminal.kill()
        assert in_clear(tmp_path) == []
        assert [path.suffix for path in (tmp_path / "diary" / "half-typed").iterdir()] == ([".age"] if ended else [])


@EACH
def test_a_signal_at_the_lock_ends_it_in_order_too(tmp_path: Path, number: int) -> None:
    world = with_a_plan(tmp_path)
    encrypt(DiskFolder(tmp_path / "diary"), low_cost.KEYS[0].new)
    with Terminal(world, *DAY) as terminal:
        terminal.answer("Passphrase of the diary", low_cost.PASSPHRASE)
        terminal.wait_for("minutes today")
        terminal.type("L")
        terminal.wait_for("PainPlan is locked")
        terminal.type(WORD)
        terminal.send(number)
        assert terminal.end() == 128 + number
        assert terminal.left() == []
    assert in_clear(tmp_path) == []
    assert WORD not in terminal.seen


def test_a_window_that_is_closed_keeps_the_words(tmp_path: Path) -> None:
    world = with_a_plan(tmp_path)
    with Terminal(world, *DAY) as terminal:
        at_a_question(terminal)
        terminal.type(WORD)
        terminal.wait_for_letters(WORD)
        terminal.hang_up()
        assert terminal.process.wait(60) in (128 + signal.SIGHUP, -signal.SIGHUP)
    assert len(in_clear(tmp_path)) == 1


def test_a_window_that_is_closed_ends_a_program_too_that_no_signal_is_for(tmp_path: Path) -> None:
    """It would read nothing, without end, and take all of a processor for it."""
    world = with_a_plan(tmp_path)
    with Terminal(world, *DAY, in_front=False) as terminal:
        at_a_question(terminal)
        terminal.type(WORD)
        terminal.wait_for_letters(WORD)
        terminal.hang_up()
        assert terminal.process.wait(60) == 128 + signal.SIGHUP
    assert len(in_clear(tmp_path)) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_prompt_for_the_passphrase_leaves_the_terminal_showing_letters(tmp_path: Path, number: int) -> None:
    world = with_a_plan(tmp_path)
    encrypt(DiskFolder(tmp_path / "diary"), low_cost.KEYS[0].new)
    with Terminal(world, "today", *DAY) as terminal:
        terminal.wait_for("Passphrase of the diary")
        terminal.until(lambda: terminal.left() != [])
        terminal.send(number)
        assert terminal.end() == 128 + number
        assert terminal.left() == []


# --- what breaks ---

HANDLER = "TodayScreen.on_plan_card_wanted = broken"
TIMER = "TodayScreen._draw_beside = broken; TodayScreen.has_class = lambda *_: True"
COMPOSE = "TodayScreen.compose_content = broken"
MOUNT = "TodayScreen.on_mount = broken"
WORKER = "TodayScreen._focus_first = lambda self: self.run_worker(broken, thread=True)"
LATER = "TodayScreen._focus_first = lambda self: self.call_after_refresh(broken)"
RENDER = "PlanCard.render = broken"
BROKEN = """
from painplan.screens.today import TodayScreen
from painplan.widgets.plan_card import PlanCard
def broken(*_, **__):
    raise ValueError("{word}") from KeyError("{word}")
{what}
"""


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize("what", [HANDLER, TIMER, COMPOSE, MOUNT, WORKER, LATER, RENDER])
def test_screens_that_break_end_with_1_a_sentence_and_no_word(tmp_path: Path, what: str, debug: bool) -> None:
    world = with_a_plan(tmp_path) | ({"PAINPLAN_DEBUG": "1"} if debug else {})
    with Terminal(world, *DAY, script=BROKEN.format(word=WORD, what=what)) as terminal:
        if what == HANDLER:
            terminal.wait_for("minutes today")
            terminal.type(" ")
        assert terminal.end() == 1
        assert terminal.left() == []
    told = " ".join(terminal.seen.rpartition("\x1b[?1049l")[2].split())
    assert "Something went wrong inside PainPlan (ValueError)" in told
    assert "PAINPLAN_DEBUG=1" in told
    assert WORD not in told
    assert "Traceback" not in told
    assert ("in broken" in told) == debug


def test_what_breaks_keeps_words_typed_half(tmp_path: Path) -> None:
    world = with_a_plan(tmp_path)
    what = "from painplan.screens.goals.goal import GoalScreen; GoalScreen.action_leave = broken"
    with Terminal(world, *DAY, script=BROKEN.format(word="", what=what)) as terminal:
        at_a_question(terminal)
        terminal.type(WORD)
        terminal.wait_for_letters(WORD)
        terminal.type("\x1b")
        assert terminal.end() == 1
        assert "Words typed half are kept" in " ".join(terminal.seen.split())
    assert len(in_clear(tmp_path)) == 1
    with Terminal(world, *DAY) as terminal:
        at_a_question(terminal)
        terminal.wait_for_letters(WORD)
        terminal.kill()


def test_a_sample_that_breaks_ends_with_1_as_well(tmp_path: Path) -> None:
    with Terminal(world_of(tmp_path), "demo", *DAY, script=BROKEN.format(word=WORD, what=MOUNT)) as terminal:
        assert terminal.end() == 1
    assert not (tmp_path / "diary").exists()


def test_leaving_as_usual_ends_with_0(tmp_path: Path) -> None:
    with Terminal(with_a_plan(tmp_path), *DAY) as terminal:
        terminal.wait_for("minutes today")
        terminal.type("q")
        assert terminal.end() == 0
        assert terminal.left() == []


def test_words_are_of_one_diary_alone(tmp_path: Path) -> None:
    """Two programs ended at once keep the words of both."""
    folder = DiskFolder(tmp_path)
    coach = Coach(Diary(folder), on(0))
    coach.answer(on(0), [("pain", "3")])
    assert coach.keep_half_typed({"One": {"question": "first"}})
    assert coach.keep_half_typed({"One": {"other": "second"}})
    assert coach.take_half_typed() == {"One": {"question": "first", "other": "second"}}
    assert coach.take_half_typed() == {}
