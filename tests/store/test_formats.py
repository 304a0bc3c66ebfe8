"""Old diaries open for ever: a sample of every format is kept, read, changed, and read again."""

import json
import shutil
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from painplan.goals.records import Draft
from painplan.plans.records import Trial
from painplan.store.book import Book
from painplan.store.diary import Diary, checkin_change
from painplan.store.disk import DiskFolder
from painplan.store.files import FORMAT, Tables
from painplan.store.migrations import STEPS, migrated
from painplan.store.whole.verify import verify

SAMPLES = Path(__file__).parents[1] / "data" / "formats"
DAY, AT = date(2026, 1, 5), datetime(2026, 3, 1, 9)
MONTH = "diary/2026-01.json"
FORMATS = sorted(path.name for path in SAMPLES.iterdir())


@pytest.fixture(params=FORMATS)
def old(request: pytest.FixtureRequest, place: Path) -> Path:
    """A diary as a PainPlan of this format left it."""
    return Path(shutil.copytree(SAMPLES / request.param, place))


def contents(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*.json")}


def test_there_is_a_sample_of_every_format_and_a_step_from_each_to_the_next() -> None:
    assert [f"{number}" for number in range(1, FORMAT + 1)] == FORMATS
    assert sorted(STEPS) == list(range(1, FORMAT))


def test_it_opens_with_everything_in_it(old: Path) -> None:
    before = contents(old)
    diary = Diary(DiskFolder(old))
    facts, book = diary.days(), diary.book()
    entry, session = facts.checkins[DAY], facts.sessions["walking", DAY]
    assert (entry.mattered, entry.interference, entry.pain, entry.flare, entry.worry) == (
        "a_little",
        6,
        7,
        False,
        False,
    )
    assert (entry.note, entry.settled) == ("שלום\n☀️ <b>& =1+1", {"walking": "yes"})
    assert [earlier.values["pain"] for earlier in entry.history] == [5]
    later = facts.checkins[date(2026, 2, 1)]
    assert (later.late, later.sleep_hours, later.steps) == (True, 6.5, 4_000)
    assert (session.done, session.rpe) == (8.5, 4)
    assert facts.measurements["fitbit", DAY].values == {"steps": 4_123}
    check_book(book)
    assert contents(old) == before, "looking changed something"
    assert verify(DiskFolder(old)).ok
    assert diary.notices(DAY) == ()


def check_book(book: Book) -> None:
    assert (book.profile.started_on, book.profile.theme) == (DAY, "painplan-light")
    assert [(goal.text, goal.confidence, len(goal.history)) for goal in book.goals] == [("Out to the park ☀️", 8, 1)]
    assert [trial.amount for trial in book.plans[0].trials] == [8, 12, 10]
    assert book.plans[0].trials[0] == Trial(amount=8, day=date(2026, 1, 2))
    assert [(review.quota, review.choice) for review in book.reviews] == [(9, "take")]
    assert book.one(Draft).answers == {"matters": "my sister"}


def test_what_this_version_does_not_know_stays_in_the_history_too(old: Path) -> None:
    Diary(DiskFolder(old)).save([checkin_change(DAY, pain=2, energy=4)], AT)
    after: Any = json.loads((old / MONTH).read_bytes())
    entry = after["checkins"]["2026-01-05"]
    assert entry["weather"] == {"wind": 3, "words": ["grey", None]}
    assert entry["history"][0]["values"] == {"pain": 5, "weather": {"wind": 1}}
    assert entry["history"][0]["by"] == "a clinic"
    assert entry["history"][1]["values"] == {"pain": 7, "energy": None}
    assert after["of_a_clinic"] == {"1": {"room": 4}}


def test_the_first_change_writes_the_new_format_and_keeps_all_files_as_they_were(old: Path) -> None:
    before, number = contents(old), json.loads((old / MONTH).read_bytes())["painplan"]["format"]
    diary = Diary(DiskFolder(old))
    diary.save([checkin_change(DAY, pain=2)], AT)
    diary.save([checkin_change(date(2026, 2, 1), pain=2)], datetime(2026, 4, 1))
    assert json.loads((old / MONTH).read_bytes())["painplan"]["format"] == FORMAT
    kept = sorted((old / "backups").glob("before-format-*.zip"))
    assert [path.name for path in kept] == ([] if number == FORMAT else [f"before-format-{FORMAT}-2026-03-01.zip"])
    for path in kept:
        with zipfile.ZipFile(path) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == before
    assert Diary(DiskFolder(old)).days().checkins[DAY].note == "שלום\n☀️ <b>& =1+1"
    check_book(Diary(DiskFolder(old)).book())


def test_steps_are_made_one_after_the_other_from_where_the_file_is() -> None:
    def renamed(_: str, tables: Tables) -> Tables:
        return {"days": tables["checkins"]}

    def marked(name: str, tables: Tables) -> Tables:
        return {**tables, "from": {name: {}}}

    steps = {1: renamed, 2: marked}
    assert migrated("a", {"checkins": {}}, 1, steps=steps, newest=3) == {"days": {}, "from": {"a": {}}}
    assert migrated("a", {"days": {}}, 2, steps=steps, newest=3) == {"days": {}, "from": {"a": {}}}
    assert migrated("a", {"days": {}}, 3, steps=steps, newest=3) == {"days": {}}
