"""Another program writes while the screens are open, or makes something else of the diary."""

import asyncio
import itertools
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

import painplan.app
from painplan.diary.open_diary import OpenDiary
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.screens.actions import ACTIONS, ROOMS
from painplan.screens.base import Room
from painplan.screens.locked import LockedScreen
from painplan.screens.today import TodayScreen
from painplan.screens.told import ToldScreen
from painplan.store.diary import Diary
from painplan.store.disk import DiskFolder
from painplan.store.sealed.sealed import NewKey, SealedFolder, decrypt, encrypt
from painplan.store.sealed.sealing import WrongPassphrase, new_identity
from painplan.store.state import Changed
from painplan.store.whole.archive import unpacked
from painplan.store.whole.backups import packed_diary, restore
from painplan.store.whole.merging import merge
from painplan.today.coach import Coach
from painplan.widgets.fields import Line
from tests.settling import settled
from tests.support import Person, at_the_screen, coach_on
from tests.thorough import share, some_of

DAY, AT = date(2026, 3, 4), datetime(2026, 3, 4, 9)
WORDS, KEY = "several words", new_identity()
PATIENCE = 1_500
"""Looks, of which none costs anything once the words are there."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program looks at the files often, and a passphrase takes no seconds."""
    monkeypatch.setattr(painplan.app, "FILES_SECONDS", 0.05)

    def opened_identity(_: bytes, passphrase: str) -> Any:
        if passphrase != WORDS:
            raise WrongPassphrase("The passphrase does not open the diary. Nothing was changed.")
        return KEY

    monkeypatch.setattr("painplan.store.sealed.unlocking.opened_identity", opened_identity)


async def until(person: Person, words: str) -> str:
    """What is seen once these words are there, without the lines of boxes; given up where nothing comes at all."""
    for _ in range(PATIENCE):
        if words in sees(person):
            break
        await person.wait(0.02)
    assert words in sees(person)
    return sees(person)


def sees(person: Person) -> str:
    return " ".join(person.sees().translate(dict.fromkeys(map(ord, "│╭╮╰╯─"), " ")).split())


def with_a_plan(place: Path) -> Coach:
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach = coach_on(DAY, place)
    coach.add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=trials))
    return coach


async def test_today_shows_what_a_command_wrote_meanwhile(tmp_path: Path) -> None:
    with_a_plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        assert "done" not in person.sees().split("This evening")[0]
        coach_on(DAY, tmp_path).mark_done("walking", 8)
        assert "✓ 8 done" in await until(person, "✓ 8 done")


async def test_a_folder_that_cannot_be_read_any_more_is_a_sentence(tmp_path: Path) -> None:
    place = tmp_path / "diary"
    with_a_plan(place)
    async with at_the_screen(coach_on(DAY, place)) as person:
        (place / "diary").write_bytes(b"a file in the way")
        assert "cannot be read" in await until(person, "cannot be read")


# --- another program makes something else of the diary ---


def sealed(place: Path) -> None:
    encrypt(DiskFolder(place), NewKey(KEY, b"sealed"))


def unsealed(place: Path) -> None:
    decrypt(SealedFolder(DiskFolder(place), KEY))


def sealed_anew(place: Path) -> None:
    unsealed(place)
    encrypt(DiskFolder(place), NewKey(new_identity(), b"sealed otherwise"))


def restored(place: Path) -> None:
    other = place.parent / "other"
    coach_on(DAY, other).add_plan(
        NewPlan(goal="Back", activity="Swimming", unit="minutes", trials=tuple(Trial(amount=6) for _ in range(3)))
    )
    restore(DiskFolder(place), unpacked(packed_diary(DiskFolder(other)), "a backup"), AT)


def erased(place: Path) -> None:
    DiskFolder(place).erase()


def begun_anew(place: Path) -> None:
    erased(place)
    coach_on(DAY, place).answer(DAY, [("pain", "3")])


def begun_anew_in_clear(place: Path) -> None:
    begun_anew(place)


class Case(NamedTuple):
    """What another program does, and what the screens then say."""

    act: Callable[[Path], None]
    told: str
    then: str
    """What is on the screen once the person goes on."""
    sealed_before: bool = False


CASES = [
    Case(sealed, "was sealed with a passphrase by another PainPlan", "PainPlan is locked"),
    Case(unsealed, "was opened for good by another PainPlan", "8 minutes today", sealed_before=True),
    Case(sealed_anew, "is sealed with another key than before", "PainPlan is locked", sealed_before=True),
    Case(restored, "A backup was put in the place of the diary", "Swimming"),
    Case(erased, "was erased by another PainPlan", "Welcome"),
    Case(begun_anew, "Another diary lies in", "Welcome"),
    Case(begun_anew_in_clear, "Another diary lies in", "Welcome", sealed_before=True),
]
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.act.__name__)


def open_on(place: Path, case: Case) -> Coach:
    """The diary as the screens have it open before."""
    with_a_plan(place)
    if not case.sealed_before:
        return coach_on(DAY, place)
    sealed(place)
    folder = DiskFolder(place)
    assert folder.state.sealed
    return Coach(Diary(SealedFolder(folder, KEY)), DAY, now=lambda: datetime(2026, 3, 4, 20))


def in_clear(place: Path, word: str) -> list[str]:
    return [path.name for path in place.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


@pytest.mark.parametrize(
    ("case", "room"),
    [pytest.param(*pair, id=f"{pair[0].act.__name__}-{pair[1]}") for pair in share(CASES, ["today", "2", "c", "5"])],
)
async def test_open_screens_notice_and_say_what_happened(tmp_path: Path, case: Case, room: str) -> None:
    place = tmp_path / "diary"
    async with at_the_screen(open_on(place, case)) as person:
        if room != "today":
            await person.press(room)
        case.act(place)
        seen = await until(person, case.told)
        assert "No plan yet" not in seen
        assert "Begin one" not in seen
        if isinstance(person.app.screen, ToldScreen):
            await person.press("a", "c", "escape")
            assert isinstance(person.app.screen, ToldScreen), "no letter takes the sentence away"
            await person.press("enter")
            assert case.told in " ".join(person.sees().split()), "and it stands on the screen below"
            assert case.then in person.sees()
        else:
            assert isinstance(person.app.screen, LockedScreen) or case.act is unsealed


@EACH
async def test_what_is_given_before_the_screens_noticed_is_never_where_nobody_finds_it(
    tmp_path: Path, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing looks at the files by itself here: the answer itself finds out, under the lock."""
    monkeypatch.setattr(painplan.app, "FILES_SECONDS", 3_600)
    place = tmp_path / "diary"
    async with at_the_screen(open_on(place, case)) as person:
        case.act(place)
        before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file() and path.name != ".lock"}
        await person.press("space")
        seen = await until(person, case.told)
        after = {path: path.read_bytes() for path in place.rglob("*") if path.is_file() and path.name != ".lock"}
        if case.act is unsealed:
            assert "✓ 8 done" in seen, "it goes on where the same entries lie open"
            assert coach_on(DAY, place).session("walking", DAY)
            assert not list(place.rglob("*.age"))
        else:
            assert after == before
        assert place.exists() == (case.act is not erased)


OPENED = ["today", *(action.name for action in ACTIONS if action.opens)]
"""Each of these opens just as the diary is sealed or is taken away while it is put together; all do both when whole."""


@pytest.mark.parametrize("action", some_of(OPENED[1:], 2))
async def test_a_screen_that_opens_just_then_has_no_parts_and_breaks_nothing(
    tmp_path: Path, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it shows is read while it is put together; keys and clocks find it so until the sentence is there."""
    monkeypatch.setattr(painplan.app, "FILES_SECONDS", 3_600)
    case = CASES[0]
    async with at_the_screen(open_on(tmp_path, case)) as person:
        room, compose = ROOMS[action].room(), Room.compose

        def changed_meanwhile(self: Room) -> ComposeResult:
            if type(self) is type(room) and not isinstance(person.app.screen, LockedScreen):
                case.act(tmp_path)
                self.coach.diary.folder.check()
            yield from compose(self)

        monkeypatch.setattr(Room, "compose", changed_meanwhile)
        assert isinstance(person.app, painplan.app.PainPlanApp)
        person.app.open(room)
        room.say("a sentence for a screen without parts")
        room.refresh_facts()
        await person.press("c")
        assert case.told in await until(person, case.told)
        assert person.app._exception is None
        assert isinstance(person.app.screen, LockedScreen)


@pytest.mark.parametrize("action", some_of(OPENED, 2))
async def test_a_screen_that_is_taken_away_while_it_is_put_together_breaks_nothing(
    tmp_path: Path, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its frame is there and what belongs into it is not any more; nothing begins on it."""
    with_a_plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        app, put = person.app, VerticalScroll.mount_composed_widgets
        room, first = TodayScreen() if action == "today" else ROOMS[action].room(), app.screen
        empty: list[bool] = []

        async def taken_away_just_now(self: VerticalScroll, widgets: list[Widget]) -> None:
            just_now = self.id == "content" and self.screen is room and not empty
            if just_now:
                app.pop_screen()
                while not self._pruning:
                    await asyncio.sleep(0)
            await put(self, widgets)
            if just_now:
                empty.append(not self.children)

        monkeypatch.setattr(VerticalScroll, "mount_composed_widgets", taken_away_just_now)
        app.push_screen(room)
        while not empty:
            await person.wait(0)
        await settled()
        assert empty == [True]
        assert app._exception is None
        assert app.screen is first


async def test_the_passphrase_of_the_other_program_opens_the_screens_again(tmp_path: Path) -> None:
    with_a_plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        sealed(tmp_path)
        await until(person, "PainPlan is locked")
        await person.type(WORDS, "enter")
        await until(person, "8 minutes today")
        await person.press("space")
        await until(person, "✓ 8 done")
    assert all(path.suffix == ".age" for path in (tmp_path / "diary").iterdir())


@EACH
async def test_words_typed_half_are_there_again_and_in_clear_only_where_the_diary_is(
    tmp_path: Path, case: Case
) -> None:
    place = tmp_path / "diary"
    async with at_the_screen(open_on(place, case)) as person:
        await person.app.run_action("report")
        await person.press()
        await person.type("Rosenbusch")
        case.act(place)
        await until(person, case.told)
        assert in_clear(tmp_path, "Rosenbusch") == []
        if isinstance(person.app.screen, LockedScreen):
            if case.act is sealed_anew:
                return  # sealed to a key that this test does not have
            await person.type(WORDS, "enter")
            assert "Words typed half" in await until(person, "Words typed half")
        elif isinstance(person.app.screen, ToldScreen):
            await person.press("enter")
        if case.act is not unsealed:
            await person.app.run_action("report")
        await person.press()
        assert "Rosenbusch" in person.sees()


KEYS = ("x", "escape", "f2", "ctrl+p")
MOMENTS = (None, 0, 2, 8)
"""Turns of the event loop between the clock, which finds it, and the key; none: the key finds it itself."""


@pytest.mark.parametrize(
    ("case", "when"),
    [
        pytest.param(case, when, id=f"{case.act.__name__}-{when}")
        for case, when in share(
            [case for case in CASES if case.act is not unsealed], list(itertools.product(KEYS, MOMENTS)), one_of=6
        )
    ],
)
async def test_a_key_just_after_another_program_ends_nothing_and_loses_no_words(
    tmp_path: Path, case: Case, when: tuple[str, int | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the clock or the key finds it first, and however soon the key comes after the clock."""
    monkeypatch.setattr(painplan.app, "FILES_SECONDS", 3_600)
    (key, turns), place = when, tmp_path / "diary"
    clock = datetime.combine(DAY, AT.time()).timestamp
    async with at_the_screen(open_on(place, case), clock=clock, follow_clock=True) as person:
        await person.press("c", "n")
        await person.type("Rosenbusch")
        case.act(place)
        if turns is not None:
            person.app._look_at_the_files()
            for _ in range(turns):
                await asyncio.sleep(0)
        await person.press(key)
        assert case.told in await until(person, case.told)
        assert person.app.is_running
        kept = [word for words in person.app._drafts._words.values() for word in words.values()]
        assert any("Rosenbusch" in word for word in kept) or list(place.glob("half-typed/*"))


@pytest.mark.parametrize("noticed", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("act", [erased, begun_anew], ids=lambda act: act.__name__)
async def test_words_of_a_diary_that_is_gone_are_written_nowhere(
    tmp_path: Path, act: Callable[[Path], None], noticed: bool
) -> None:
    """Whether the screens are ended before or after they noticed it."""
    place = tmp_path / "diary"
    with_a_plan(place)
    async with at_the_screen(coach_on(DAY, place)) as person:
        await person.press("c", "n")
        await person.type("Rosenbusch")
        act(place)
        there = sorted(place.rglob("*")) if place.exists() else None
        if noticed:
            await until(person, "another PainPlan" if act is erased else "Another diary")
        said = person.app.keep_typed()
        assert said.startswith("Words typed half are not kept, and nothing was written: ")
        assert str(place) in said
        assert (sorted(place.rglob("*")) if place.exists() else None) == there
        assert in_clear(tmp_path, "Rosenbusch") == []


async def test_a_note_typed_beside_an_encrypt_is_not_lost(tmp_path: Path) -> None:
    with_a_plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "n")
        await person.type("Rosenbusch")
        sealed(tmp_path)
        await until(person, "PainPlan is locked")
        assert in_clear(tmp_path, "Rosenbusch") == []
        await person.type(WORDS, "enter")
        await until(person, "8 minutes today")
        await person.press("c", "n")
        assert "Rosenbusch" in person.sees()
        await person.press("escape")
    note = Diary(SealedFolder(DiskFolder(tmp_path), KEY)).days().checkins[DAY].note
    assert note == "Rosenbusch"


async def test_a_sample_on_the_way_does_not_hide_it(tmp_path: Path) -> None:
    with_a_plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        assert isinstance(person.app, painplan.app.PainPlanApp)
        person.app.open_sample("two-plans")
        await until(person, "SAMPLE DIARY")
        sealed(tmp_path)
        await until(person, "was sealed with a passphrase by another PainPlan")
        assert isinstance(person.app.screen, LockedScreen)


async def test_while_it_is_locked_an_opening_for_good_is_told(tmp_path: Path) -> None:
    case = Case(unsealed, "was opened for good by another PainPlan", "", sealed_before=True)
    async with at_the_screen(open_on(tmp_path, case)) as person:
        await person.press("L")
        await until(person, "PainPlan is locked")
        unsealed(tmp_path)
        await until(person, case.told)
        await person.press("enter")
        await until(person, "8 minutes today")
    assert json.loads((tmp_path / "plan.json").read_text())["plans"]


def restored_sealed(place: Path) -> None:
    folder = SealedFolder(DiskFolder(place), KEY)
    restore(folder, unpacked(packed_diary(folder), "a backup"), AT)


def merged_sealed(place: Path) -> None:
    folder = SealedFolder(DiskFolder(place), KEY)
    merge(folder, folder.read("plan.json") or b"", "plan.json", AT)


@pytest.mark.parametrize("act", [restored_sealed, merged_sealed, sealed_anew], ids=lambda act: act.__name__)
async def test_a_passphrase_typed_half_stays_whatever_another_program_does(
    tmp_path: Path, act: Callable[[Path], None]
) -> None:
    sealed_before = CASES[1]
    coach = open_on(tmp_path, sealed_before)
    async with at_the_screen(coach) as person:
        await person.press("L")
        await until(person, "PainPlan is locked")
        await person.type("several ")
        locked = person.app.screen
        act(tmp_path)
        if act is merged_sealed:
            await person.wait(0.2)  # nothing is told of it: the diary is the same
        else:
            await until(person, "by another PainPlan" if act is restored_sealed else "another key")
        assert person.app.screen is locked
        assert locked.query_one(Line).value == "several "
        assert locked.focused is locked.query_one(Line)
        if act is not sealed_anew:  # the tests know one key only
            await person.type("words", "enter")
            await until(person, "8 minutes today")


@EACH
async def test_what_happened_is_told_where_the_next_thing_happens_just_then(
    tmp_path: Path, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the screens open what is there now, another program makes something else of it once more."""
    reopen, happened = OpenDiary.reopen, list[bool]()

    def changed_once_more(self: OpenDiary) -> None:
        if not happened:
            happened.append(True)
            raise Changed("restored", self.diary.folder.where)
        reopen(self)

    place = tmp_path / "diary"
    async with at_the_screen(open_on(place, case)) as person:
        if case.act is not unsealed:  # else the screens go on as they are
            monkeypatch.setattr(OpenDiary, "reopen", changed_once_more)
        case.act(place)
        assert case.told in await until(person, case.told)
        assert happened or case.act is unsealed
        assert person.app._exception is None


async def test_leaving_after_an_erase_promises_no_question_in_which_words_wait(tmp_path: Path) -> None:
    place = tmp_path / "diary"
    with_a_plan(place)
    async with at_the_screen(coach_on(DAY, place)) as person:
        await person.app.run_action("report")
        await person.press()
        await person.type("Rosenbusch")
        erased(place)
        await until(person, "was erased by another PainPlan")
        await person.press("enter", "q")
        assert "is not there any more. Once more leaves." in sees(person)
