"""What was left for a sealed diary while it was locked: anybody with the public key can leave something there."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from painplan.store.diary import Diary
from painplan.store.disk import DiskFolder
from painplan.store.files import content_of
from painplan.store.kinds import BOOK
from painplan.store.sealed.sealed import MOST_ANSWERS, NewKey, SealedFolder, encrypt
from painplan.store.sealed.sealing import new_identity, seal
from painplan.today.inbox import take_in

DAY = date(2026, 1, 6)
WHOLE: dict[str, Any] = {"at": "2026-01-06T20:00:00", "today": "2026-01-06", "day": "2026-01-06"}
PAIN = [["pain", "7"]]
NONSENSE: dict[str, Any] = {
    "a day that is none": {**WHOLE, "today": "garbage", "answers": PAIN},
    "a day that nobody lives": {**WHOLE, "at": "9999-12-31T20:00:00", "today": "9999-12-31", "answers": PAIN},
    "more answers than a day has": {**WHOLE, "answers": PAIN * (MOST_ANSWERS + 1)},
    "an answer like a book": {**WHOLE, "answers": [["note", "a" * 30_000]]},
    "another table": {"checkins": {}},
}


def left(place: Path, content: bytes, name: str, folder: SealedFolder) -> str:
    file = place / "inbox" / f"{name}.json.age"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(seal(content, folder.state.key or ""))
    return f"inbox/{name}.json"


@pytest.fixture
def sealed(tmp_path: Path) -> SealedFolder:
    disk = DiskFolder(tmp_path / "diary")
    disk.write(BOOK, content_of(BOOK, {"profile": {"me": {"adult": True}}}))
    return encrypt(disk, NewKey(new_identity(), b"age-encryption.org/v1\n"))


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_what_cannot_be_is_left_there_and_named_and_the_rest_is_taken_in(
    nonsense: str, sealed: SealedFolder, tmp_path: Path
) -> None:
    place = tmp_path / "diary"
    odd = left(place, msgspec.json.encode(NONSENSE[nonsense]), "2026-01-06T20-00-00-000001-abcd", sealed)
    left(place, msgspec.json.encode({**WHOLE, "answers": PAIN}), "2026-01-06T20-00-00-000002-abcd", sealed)
    diary = Diary(SealedFolder(DiskFolder(place), sealed.identity))
    take_in(diary)
    assert [entry.pain for entry in diary.days().checkins.values()] == [7]
    [told] = diary.notices(DAY)
    assert odd in told
    assert not (place / f"{odd}.age").exists()  # it was set aside, and that is told


def test_a_file_that_is_too_large_to_be_read_is_in_nobodys_way(
    sealed: SealedFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "diary"
    whole = msgspec.json.encode({**WHOLE, "answers": [["note", "a" * 20_000]]})
    odd = left(place, whole, "2026-01-06T20-00-00-000001-abcd", sealed)
    diary = Diary(SealedFolder(DiskFolder(place), sealed.identity))
    monkeypatch.setattr("painplan.store.things.LARGEST_FILE", 15_000)
    take_in(diary)
    assert any(odd in notice for notice in diary.notices(DAY))
